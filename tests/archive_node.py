"""A search engine for tests: one that is running, by its address in `READER_ARCHIVE_NODE`, or one of our own.

Its server comes as artifacts of Maven, without its usual extras: the module that parts texts is put in beside it. It
needs Java 11 or later, and no root; as root it is run as nobody.
"""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import time
import urllib.request
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from reader.cli.main import main

VERSION = "2.19.6"
SERVER = f"org.opensearch.distribution.integ-test-zip:opensearch:{VERSION}:zip"
MODULE = f"org.opensearch.plugin:analysis-common:{VERSION}:jar"
COPY = "org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy"
NAMED = "READER_ARCHIVE_NODE"
STARTS_WITHIN = 180.0
"""Seconds."""


def why_none() -> str | None:
    """Why no engine can be had here; None: one can."""
    if os.environ.get(NAMED):
        return None
    if os.environ.get("PYTEST_XDIST_WORKER"):
        return "an engine is started once, by `pytest -n0 -m node`"
    missing = [name for name in ("java", "mvn") if shutil.which(name) is None]
    return f"no {' and no '.join(missing)} here, so that no engine can be started" if missing else None


def server_folder() -> Path:
    """The folder of the server, fetched where it is not there yet; skips the test where it cannot be."""
    root = Path(tempfile.gettempdir()) / f"newsprint-reader-engine-{VERSION}-{os.getuid()}"
    folder = root / f"opensearch-{VERSION}"
    if not (folder / "modules" / "analysis-common" / "plugin-descriptor.properties").exists():
        root.mkdir(exist_ok=True)
        for artifact in (SERVER, MODULE):
            fetch(artifact, root)
        with zipfile.ZipFile(root / f"opensearch-{VERSION}.zip") as packed:
            packed.extractall(root)
        add_module(root, folder)
    for path in (folder / "bin").iterdir():
        path.chmod(0o755)
    return folder


def fetch(artifact: str, folder: Path) -> None:
    """Fetch an artifact into a folder."""
    home = pwd.getpwuid(os.getuid()).pw_dir
    asked = ["mvn", "-q", "-B", COPY, f"-Dartifact={artifact}", f"-DoutputDirectory={folder}"]
    done = subprocess.run(asked, env={**os.environ, "HOME": home}, capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip(f"{artifact} cannot be fetched: {done.stdout.strip()[:200]}")


def add_module(root: Path, folder: Path) -> None:
    """Put the module in that parts texts."""
    module = folder / "modules" / "analysis-common"
    module.mkdir(parents=True, exist_ok=True)
    shutil.copy(root / f"analysis-common-{VERSION}.jar", module)
    told = {
        "name": "analysis-common",
        "description": "analysis-common",
        "version": VERSION,
        "opensearch.version": VERSION,
        "java.version": "11",
        "classname": "org.opensearch.analysis.common.CommonAnalysisPlugin",
        "custom.foldername": "",
        "extended.plugins": "",
        "has.native.controller": "false",
    }
    lines = "".join(f"{name}={value}\n" for name, value in told.items())
    (module / "plugin-descriptor.properties").write_text(lines, "utf-8")


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as one:
        return int(one.getsockname()[1])


@contextmanager
def index_of(path: str, host: str) -> Iterator[str]:
    """The address of an index of what is under a path, which is removed at the end."""
    address = f"http://{host}/tests-{os.getpid()}-{time.time_ns()}"
    assert main(["publish", path, "--to", address, "--create", "--replicas", "0"]) == 0
    try:
        yield address
    finally:
        urllib.request.urlopen(urllib.request.Request(address, method="DELETE"), timeout=30).close()


@contextmanager
def node() -> Iterator[str]:
    """`host:port` of an engine, which is stopped at the end, and its data removed.

    Its folder is none of pytest's: those are shut to nobody again by the next one that starts.
    """
    if running := os.environ.get(NAMED):
        yield running.removeprefix("http://").rstrip("/")
        return
    server, port = server_folder(), free_port()
    with tempfile.TemporaryDirectory(prefix="newsprint-reader-engine-", ignore_cleanup_errors=True) as own:
        folder = Path(own) / "node"
        process = start(server, folder, port)
        try:
            await_answer(process, port, folder)
            yield f"127.0.0.1:{port}"
        finally:
            process.terminate()
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()


def start(server: Path, folder: Path, port: int) -> "subprocess.Popen[bytes]":
    """Start an engine on this machine alone, with 512 MB of heap, in a session of its own."""
    config = folder / "config"
    folder.mkdir()
    shutil.copytree(server / "config", config)
    (config / "opensearch.yml").write_text(
        f"cluster.name: tests\nnetwork.host: 127.0.0.1\nhttp.port: {port}\ntransport.port: {free_port()}\n"
        f"path.data: {folder}/data\npath.logs: {folder}/logs\ndiscovery.type: single-node\n"
        "cluster.routing.allocation.disk.threshold_enabled: false\n",
        "utf-8",
    )
    options = config / "jvm.options"
    text = (
        options.read_text("utf-8").replace("=logs/", f"={folder}/logs/").replace("file=logs/", f"file={folder}/logs/")
    )
    options.write_text(text.replace("HeapDumpPath=data", f"HeapDumpPath={folder}"), "utf-8")
    for name in ("data", "logs", "tmp"):
        (folder / name).mkdir()
    java = Path(shutil.which("java") or "java").resolve().parent.parent
    environment = {
        **os.environ,
        "OPENSEARCH_JAVA_HOME": str(java),
        "OPENSEARCH_PATH_CONF": str(config),
        "OPENSEARCH_TMPDIR": str(folder / "tmp"),
        "OPENSEARCH_JAVA_OPTS": "-Xms512m -Xmx512m",
    }
    as_nobody = {"user": "nobody", "group": "nogroup"} if os.getuid() == 0 else {}
    if as_nobody:
        open_to_nobody(folder)
    with (folder / "out").open("wb") as out:
        return subprocess.Popen(
            [server / "bin" / "opensearch"],
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=out,
            start_new_session=True,
            **as_nobody,  # type: ignore[call-overload]
        )


def open_to_nobody(folder: Path) -> None:
    """Hand a folder to nobody, and let nobody come to it."""
    for path in (folder, *folder.rglob("*")):
        shutil.chown(path, "nobody", "nogroup")
    for above in folder.parents:
        if above.owner() == "root" and above.is_relative_to(tempfile.gettempdir()):
            above.chmod(above.stat().st_mode | 0o011)


def await_answer(process: "subprocess.Popen[bytes]", port: int, folder: Path) -> None:
    """Wait until the engine answers; skips the test where it does not."""
    ends = time.monotonic() + STARTS_WITHIN
    while time.monotonic() < ends and process.poll() is None:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/_cluster/health", timeout=1):
                return
        except OSError:
            time.sleep(0.2)
    said = (folder / "out").read_text("utf-8", "replace").strip().splitlines()
    pytest.skip(f"the engine does not start: {said[-1:] or 'it says nothing'}")
