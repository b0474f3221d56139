"""Killed at any moment in its terminal, the program starts again, and holds all notes that it said were saved.

The environment variable READER_ATTACKS says how many kills; `python -m tests.ui.test_killed_app 500` prints what came
of so many.
"""

import os
import random
import re
import signal
import sys
import tempfile
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from reader.annotations.mark import MarkKind
from reader.store.store import Store

from .test_terminal import Session

pytestmark = [pytest.mark.pty, pytest.mark.kill]
TIMES = int(os.environ.get("READER_ATTACKS", "4"))
LIVES = (0, 1, 3, 10, 30, 60, 100, 200)
"""How often what the program writes is read before the kill."""
OTHERS = ("n", "?\x1b", "/海湾\r\x1b\x1b", "L\x1b", "m", "jjkk", "h l", "zz", "P\x1b")
"""What else is typed; it ends where it began, or close by."""
SAVED = "笔记已存"


def papers(folder: Path) -> str:
    """A folder of some articles."""
    folder.mkdir()
    for number in range(3):
        text = "".join(f"## 第{number}号之{part}\n\n" + "海湾大桥今天通车。" * 9 + "\n\n" for part in range(20))
        (folder / f"{number}.md").write_text(text, encoding="utf-8")
    return str(folder)


Step = tuple[str, str, int]
"""Keys, the pattern of the screen that is then awaited, and the number of the note that it says is saved, or -1."""


def steps(first: int, chance: random.Random) -> Iterator[Step]:
    """What is typed, without end: notes numbered from `first`, each on another article."""
    yield "\x1b\x1b", "海湾", -1
    for number in count(first):
        if chance.random() < 0.4:
            yield chance.choice(OTHERS), "", -1
        yield "\x1b\x1bl]", rf"\A(?![\s\S]*{SAVED})[\s\S]*海湾", -1
        if chance.random() < 0.05:
            yield "q", "", -1
        yield "a", r"Ctrl\+S", -1
        yield f"其{number}。", f"其{number}。", -1
        yield "\x13", SAVED, number


def killed(path: str, home: Path, first: int, chance: random.Random) -> tuple[int, bool]:
    """Start, type and kill; the number of the last note that was acknowledged, and whether the program was at work."""
    session, last, todo = Session(path, home=str(home)), first - 1, steps(first, chance)
    awaited, number = "海湾", -1
    for _ in range(chance.choice(LIVES)):
        alive = session.read()
        assert b"Traceback" not in session.raw, session.raw[-3000:].decode(errors="replace")
        if not alive:
            break
        if re.search(awaited, "\n".join(session.rows())):
            last = max(last, number)
            keys, awaited, number = next(todo)
            session.type(keys)
    os.kill(session.pid, signal.SIGKILL)
    _, status = os.waitpid(session.pid, 0)
    os.close(session.terminal)
    assert status in (0, signal.SIGKILL)
    return last, status == signal.SIGKILL


def kept(home: Path, last: int) -> None:
    """All notes up to the `last` are there."""
    stores = list(home.rglob("reader.db"))
    assert last < 0 or stores
    for path in stores:
        with Store.open(path) as store:
            assert store.problem is None
            notes = "".join(mark.text for mark in store.marks.of(MarkKind.NOTE))
            assert {int(number) for number in re.findall(r"其(\d+)。", notes)} >= set(range(last + 1))


def kills(place: Path, times: int, chance: random.Random) -> tuple[int, int]:
    """Kill that many times; how many of these found the program at work, and how many notes were acknowledged."""
    path, home, at_work, last = papers(place / "papers"), place / "home", 0, -1
    home.mkdir()
    for _ in range(times):
        last, working = killed(path, home, last + 1, chance)
        at_work += working
        kept(home, last)
    session = Session(path, home=str(home))
    session.shows("海湾")
    session.type("q")
    assert session.ends() == 0
    kept(home, last)
    return at_work, last + 1


def test_what_was_saved_is_there(tmp_path: Path) -> None:
    kills(tmp_path, TIMES, random.Random(20221114))


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        found, notes = kills(Path(folder), int(sys.argv[1]), random.Random())
    print(f"{sys.argv[1]} kills, {found} at work; {notes} notes acknowledged, all there each time, and it starts")
