"""The command that puts `reader` on the PATH, in a clean environment; and what is in the packages."""

import os
import subprocess
import tarfile
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
UV = os.environ.get("UV", "uv")
DATA = (
    *(
        "reader/_data/styles.tcss",
        *(f"reader/ui/styles/{name}.tcss" for name in ("sheets", "later", "plain")),
        "reader/locale/zh_CN/LC_MESSAGES/reader.po",
        "reader/parsing/weights.tsv",
    ),
    *("reader/analysis/data/simplified.txt", "reader/cli/commands/app_index.html"),
)

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif("UV" not in os.environ, reason="not run by uv"),
]


def uv(*arguments: str, **places: str) -> str:
    done = subprocess.run(
        [UV, *arguments], cwd=ROOT, env=os.environ | places, capture_output=True, text=True, timeout=600, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_wheel_and_sdist_hold_what_is_needed_and_nothing_else(tmp_path: Path) -> None:
    uv("build", "-q", "--out-dir", str(tmp_path))
    (wheel,) = tmp_path.glob("*.whl")
    (sdist,) = tmp_path.glob("*.tar.gz")
    with zipfile.ZipFile(wheel) as packed:
        names = packed.namelist()
    assert [name for name in DATA if name not in names] == []
    assert any(name.startswith("reader/_data/seeds/") for name in names)
    assert [name for name in names if not name.startswith(("reader/", "newsprint_reader-"))] == []
    with tarfile.open(sdist) as packed_source:
        inside = {name.partition("/")[2] for name in packed_source.getnames()}
    assert {
        "pyproject.toml",
        "README.md",
        "LICENSE",
        "styles.tcss",
    } <= inside
    assert [name for name in inside if name.startswith((".venv", ".bootstrap"))] == []


def test_installed_as_a_tool_it_runs_from_anywhere(tmp_path: Path) -> None:
    places = {"UV_TOOL_DIR": str(tmp_path / "tools"), "UV_TOOL_BIN_DIR": str(tmp_path / "bin")}
    uv("tool", "install", "-q", ".", **places)
    home = {f"XDG_{name}_HOME": str(tmp_path) for name in ("CONFIG", "DATA", "CACHE", "STATE")}
    done = subprocess.run(
        [str(tmp_path / "bin" / "reader"), "articles"],
        cwd=tmp_path,
        env=os.environ | home,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert len(done.stdout.splitlines()) == 8
