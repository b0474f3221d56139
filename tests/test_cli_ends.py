"""How commands end: without a terminal, into a closed pipe, on a full disk, and with what they leave unloaded."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

import reader
from reader.paths import bundled

SEED = str(next(bundled("seeds").iterdir()))


@pytest.mark.parametrize(("name", "output"), [("closed", ">&-"), ("full", "> /dev/full")])
def test_an_output_that_cannot_be_written_is_told(name: str, output: str) -> None:
    if name == "full" and not Path("/dev/full").exists():
        pytest.skip("no device that is always full")
    command = f'"{sys.executable}" -m reader articles "{SEED}" {output}'
    done = subprocess.run(["bash", "-c", command], stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="a folder in use cannot be removed there")
@pytest.mark.parametrize("words", [["index", "."], ["serve", "."]])
def test_a_current_folder_that_is_gone_is_told(
    words: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "gone").mkdir()
    monkeypatch.chdir(tmp_path / "gone")
    (tmp_path / "gone").rmdir()
    done = subprocess.run(
        [sys.executable, "-m", "reader", *words],
        env={**os.environ, "PYTHONPATH": str(Path(reader.__file__).parent.parent), "LC_ALL": "C.UTF-8"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (2, "reader: the current folder does not exist any more\n")


def test_no_terminal_says_so() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "reader", SEED], stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert done.stdout == ""


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
@pytest.mark.parametrize(
    ("where", "status"),
    [
        ("reader.cli.arguments.for_command", -signal.SIGINT),
        ("reader.cli.main.own_words", 128 + signal.SIGINT),
    ],
    ids=["while arguments are parsed", "at work"],
)
def test_an_interrupt_is_no_error(where: str, status: int) -> None:
    module, name = where.rsplit(".", 1)
    code = (
        "import os, signal, sys; signal.signal(signal.SIGINT, signal.default_int_handler);"
        f" from reader.__main__ import main; import {module} as module;"
        f" module.{name} = lambda *_: os.kill(os.getpid(), signal.SIGINT); sys.exit(main())"
    )
    done = subprocess.run([sys.executable, "-c", code, "articles", SEED], capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (status, b"")


def test_commands_load_no_screen() -> None:
    code = (
        "import sys; from reader.cli.main import main; main(['search', '产业', sys.argv[1]]);"
        " sys.exit('textual' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code, SEED], capture_output=True, check=False).returncode == 0


def test_at_the_end_nothing_is_looked_through_for_garbage() -> None:
    """The last collections of the interpreter take longer than reading a page."""
    code = (
        "import atexit, gc, sys; from reader.__main__ import main;"
        " few = lambda: print(len(gc.get_objects()) < gc.get_freeze_count() / 10, file=sys.stderr);"
        " atexit.register(few); sys.exit(main())"
    )
    done = subprocess.run([sys.executable, "-c", code, "articles", SEED], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "True\n")


def test_a_closed_pipe_is_no_error() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [sys.executable, "-m", "reader", "articles", SEED, "--json"],
        stdout=writing,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(writing)
    assert done.stderr == b""
