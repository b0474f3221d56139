"""Folders that cannot be written: a file system that is read-only, or a place below a file.

Everything opens, is read and searched; that nothing is kept is told once.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from reader.errors import StoreError
from reader.store.store import Store
from tests.ui.terminal_session import Session

if sys.platform == "win32":
    pytest.skip("no such folders", allow_module_level=True)

MOUNTED = 'mount -t tmpfs tmpfs "$1" && mount -o remount,ro "$1" && shift && exec "$@"'
"""Runs a command while the folder named before it is a read-only file system, seen by it alone."""
KEPT_NOWHERE = "Marks and positions are not kept"

Wrap = Callable[[Path], Sequence[str]]


def mounted(home: Path) -> Sequence[str]:
    """The words before a command for which a folder is a read-only file system; skips the test where that is denied."""
    if shutil.which("unshare") is None:
        pytest.skip("nothing to mount with")
    wrap = ["unshare", "-m", "sh", "-c", MOUNTED, "sh", str(home)]
    if subprocess.run([*wrap, "true"], check=False, capture_output=True).returncode:
        pytest.skip("nothing may be mounted")
    return wrap


def below_a_file(home: Path) -> Sequence[str]:
    """No words: the folder is replaced by a file, below which no folder can be made."""
    home.rmdir()
    home.write_text("", encoding="utf-8")
    return []


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    folder = tmp_path / "papers"
    folder.mkdir()
    for number in range(3):
        (folder / f"{number}.md").write_text(f"# 第{number}号\n\n海湾大桥今天通车。\n", encoding="utf-8")
    return folder


def places(home: Path) -> dict[str, str]:
    """The environment with all folders of the program below `home`."""
    folders = {f"XDG_{name}_HOME": str(home / name) for name in ("CONFIG", "DATA", "CACHE", "STATE")}
    return {**os.environ, **folders, "HOME": str(home), "LC_ALL": "C.UTF-8"}


@pytest.mark.slow
@pytest.mark.parametrize(
    ("command", "status"),
    [
        (["articles"], 0),
        (["search", "大桥"], 0),
        (["kwic", "大桥"], 0),
        (["show", "1"], 0),
        (["index"], 2),
        (["marks"], 2),
    ],
    ids=lambda each: str(each),
)
@pytest.mark.parametrize("wrap", [mounted, below_a_file])
def test_commands_answer_or_say_why_in_one_line(
    papers: Path, tmp_path: Path, wrap: Wrap, command: Sequence[str], status: int
) -> None:
    home = tmp_path / "home"
    home.mkdir()
    paths = [] if command == ["marks"] else [str(papers)]
    words = [*wrap(home), sys.executable, "-m", "reader", *command, *paths]
    done = subprocess.run(words, env=places(home), capture_output=True, text=True, check=False)
    assert done.returncode == status, done.stderr
    assert len(done.stderr.splitlines()) == (status == 2)
    assert "Errno" not in done.stderr


def test_a_store_that_cannot_be_written_says_that_nothing_is_kept(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with Store.start(tmp_path / "file" / "reader.db") as store:
        assert isinstance(store.problem, StoreError)
        assert KEPT_NOWHERE in str(store.problem)
        assert "Errno" not in str(store.problem)
        store.add_query("产业")
        assert store.queries() == ["产业"]


@pytest.mark.pty
def test_the_screen_opens_searches_and_says_once_that_nothing_is_kept(papers: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.write_text("", encoding="utf-8")
    session = Session(str(papers), home=str(home))
    try:
        session.shows("都不会保存")
        session.type("\x1b")
        session.settled()
        session.type("/大桥\r")
        session.shows("第1/3处")
        assert not any("不会保存" in row for row in session.settled())
        session.type("\x1b")
        session.settled()
        session.type(":q\r")
        assert session.ends() == 0
        assert b"Traceback" not in session.raw
    finally:
        session.close()
