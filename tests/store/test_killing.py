"""Killed at any moment, nothing that was acknowledged is lost, and the store opens.

As a program of its own, `python tests/store/test_killing.py 500 FOLDER` kills that many times and says how it went.
"""

import random
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from reader.annotations.mark import MarkKind
from reader.store.last_good import copy_of, is_whole
from reader.store.store import Store

pytestmark = pytest.mark.kill

MARKING = """
import sys
from pathlib import Path
from reader.annotations.mark import MarkKind
from reader.model import Article, Block, BlockKind
from reader.span import Span
from reader.store.session import Session
from reader.store.store import Store

first = int(sys.argv[2])
article = Article(source="a.txt", headline="海湾大桥", lines=(1, 2), blocks=(Block(BlockKind.PARAGRAPH, "桥" * 2000),))
with Store.open(Path(sys.argv[1])) as store:
    assert store.problem is None, store.problem
    print("open", flush=True)
    for number in range(first, first + 1000000):
        span = Span(number % 2000, number % 2000 + 5)
        store.marks.change(store.marks.add(MarkKind.NOTE, article, span, "").id, str(number))
        store.marks.add(MarkKind.BOOKMARK, article, Span(span.start, span.start), str(number))
        store.marks.add(MarkKind.HIGHLIGHT, article, span, str(number), "double")
        store.keep_place("k", Session(article.id, number))
        print(number, flush=True)
"""


def kill_once(path: Path, first: int, chance: random.Random) -> int:
    """Mark and note until killed, somewhere after a few acknowledgements; gives the last number acknowledged."""
    child = subprocess.Popen([sys.executable, "-c", MARKING, str(path), str(first)], stdout=subprocess.PIPE, text=True)
    assert child.stdout is not None
    assert child.stdout.readline() == "open\n"
    printed = "".join(child.stdout.readline() for _ in range(chance.randrange(40)))
    for _ in range(chance.randrange(20000)):
        pass
    child.kill()
    printed += child.stdout.read()
    child.wait()
    child.stdout.close()
    *acknowledged, _cut_short = printed.split("\n")
    return int(acknowledged[-1]) if acknowledged else first - 1


def check(path: Path, last: int, first: int = 0) -> None:
    """All numbers from `first` to `last` are there, the place is not behind, and the copy is sound."""
    with Store.open(path) as store:
        assert store.problem is None
        for kind in MarkKind:
            kept = {int(mark.text) for mark in store.marks.of(kind) if mark.text}
            assert set(range(first, last + 1)) <= kept
        place = store.place("k")
        assert last < 0 or (place is not None and place.offset >= last)
    assert last < 0 or is_whole(copy_of(path))


def kills(path: Path, times: int, chance: random.Random) -> int:
    """Kill that many times, each going on where the one before was stopped; gives how much was acknowledged."""
    last = -1
    for _ in range(times):
        last = max(last, kill_once(path, last + 1, chance))
        check(path, last)
    return last + 1


def test_nothing_acknowledged_is_lost(tmp_path: Path) -> None:
    assert kills(tmp_path / "reader.db", 20, random.Random(20221114)) > 0


def test_killed_at_the_first_opening(tmp_path: Path) -> None:
    for number in range(5):
        path = tmp_path / f"{number}.db"
        child = subprocess.Popen([sys.executable, "-c", MARKING, str(path), "0"], stdout=subprocess.DEVNULL)
        while not path.exists():
            assert child.poll() is None
        child.kill()
        child.wait()
        with Store.open(path) as store:
            assert store.problem is None
            store.add_query("产业")


if __name__ == "__main__":
    folder = Path(sys.argv[2]) if len(sys.argv) > 2 else Path(tempfile.mkdtemp())
    folder.mkdir(parents=True, exist_ok=True)
    count = int(sys.argv[1])
    acknowledged = kills(folder / "reader.db", count, random.Random())
    print(f"{count} kills, {acknowledged} times a note, bookmark and highlight acknowledged, none lost")
