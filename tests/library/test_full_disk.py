"""A disk that fills up while a library is built or a note is written: told, nothing half-written is used, nothing lost.

The disk is full for a process that may write no file beyond so many bytes (`RLIMIT_FSIZE`).
"""

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from .test_kills import afresh, build_to_the_end, kept

pytestmark = pytest.mark.slow
if sys.platform == "win32":
    pytest.skip("no such limit", allow_module_level=True)

BOUNDED = """
import resource, signal, sys
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), resource.RLIM_INFINITY))
"""
BUILD = f"""{BOUNDED}
from pathlib import Path
from reader.storage.worker import build
*_, last = build(Path(sys.argv[2]), [sys.argv[3]], None)
print("error" if last.error else "done")
"""
NOTE = f"""{BOUNDED}
from pathlib import Path
from reader.annotations.mark import MarkKind
from reader.errors import StoreError
from reader.model import Article, Block, BlockKind
from reader.span import Span
from reader.store.store import Store
article = Article(source="a.txt", headline="海湾大桥", lines=(1, 2), blocks=(Block(BlockKind.PARAGRAPH, "桥" * 50),))
written = 0
try:
    with Store.open(Path(sys.argv[2])) as store:
        for number in range(300):
            store.marks.add(MarkKind.NOTE, article, Span(0, 4), "第" * 200 + str(number))
            written += 1
except StoreError:
    pass
print(written)
"""


def run(program: str, *arguments: object) -> str:
    """What a bounded process printed; it ended in order."""
    command = [sys.executable, "-c", program, *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


@pytest.mark.parametrize("room", [0, 3000])
@pytest.mark.parametrize("before", [False, True], ids=["at first", "later"])
def test_building(room: int, before: bool, kit: Any, tmp_path: Path) -> None:
    papers, folder = kit.fill(tmp_path / "papers", 4), tmp_path / "snapshot"
    if before:
        build_to_the_end(folder, papers)
        whole = kept(folder, papers)
        kit.fill(papers, 9, seed=2)
    assert run(BUILD, room, folder, papers) == "error"
    if before:
        assert kept(folder, papers) == whole
    assert build_to_the_end(folder, papers) == afresh(papers)


@pytest.mark.parametrize("room", [0, 70_000])
def test_writing_notes(room: int, tmp_path: Path) -> None:
    from reader.store.store import Store

    path = tmp_path / "reader.db"
    written = int(run(NOTE, room, path))
    with Store.open(path) as store:
        assert store.problem is None
        found = {mark.text.lstrip("第") for mark in store.marks.of()}
    assert {str(number) for number in range(written)} <= found
    assert written < 300


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="no file system that nobody can write to")
def test_a_disk_that_cannot_be_written_to(kit: Any, tmp_path: Path) -> None:
    assert run(BUILD, 1 << 30, "/proc/self/snapshot", kit.fill(tmp_path / "papers", 2)) == "error"
    assert run(NOTE, 1 << 30, "/proc/self/reader.db") == "0"
