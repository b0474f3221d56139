"""Killed at any moment of building, merging or refreshing, what is there the next time is right.

As a program of its own, `python tests/library/test_kills.py 200 FOLDER` kills that many times and says how it went.
"""

import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import pytest

from reader.backends.local.local_view import LocalView
from reader.ingest import sources
from reader.model import Article
from reader.storage.batch import Batch
from reader.storage.cache_folder import cached_libraries
from reader.storage.corpus import Corpus
from reader.storage.library_builder import LibraryBuilder
from reader.storage.snapshot import Snapshot
from reader.storage.worker import build

pytestmark = pytest.mark.kill

SMALL_VOLUMES = """
from reader.index import term_counts
from reader.search.ranking import top_docs
from reader.storage import batch, library_builder as builder, plan, worker
worker.AHEAD = 3
batch.LARGE, top_docs.FREQUENT, term_counts.OFTEN = 1, 20, 1
builder.FIRST, builder.FULL, builder.MERGED, plan.SPLICED = 2000, 12000, 3, 3000
"""
BUILD = f"""
import sys
from pathlib import Path
{SMALL_VOLUMES}
from reader.storage.worker import build
print("begun", flush=True)
for told in build(Path(sys.argv[1]), [sys.argv[2]], None):
    print(told, flush=True)
"""
WORDS = ["海湾", "大桥", "通车", "秋粮", "收购", "进度", "过半", "读书节", "开幕", "市民", "踊跃", "参加", "學校"]


def text(chance: random.Random) -> str:
    """Some articles."""
    paragraphs = ("".join(chance.choices(WORDS, k=chance.randrange(5, 60))) + "。" for _ in range(6))
    return "\n\n".join(f"## {''.join(chance.choices(WORDS, k=5))}\n\n{paragraph}" for paragraph in paragraphs) + "\n"


def write(path: Path, chance: random.Random) -> None:
    """Write a file that was last changed at some time long ago, never the same twice."""
    path.write_text(text(chance), encoding="utf-8")
    moment = chance.randrange(10**18, 16 * 10**17)
    os.utime(path, ns=(moment, moment))


def stir(papers: Path, chance: random.Random) -> None:
    """Add, change and remove some files."""
    papers.mkdir(exist_ok=True, parents=True)
    for _ in range(chance.randrange(25)):
        path = papers / f"{chance.randrange(80)}.md"
        if path.exists() and chance.random() < 0.4:
            path.unlink()
        else:
            write(path, chance)


def kill_once(folder: Path, papers: Path, chance: random.Random) -> bool:
    """Build until killed; gives whether it was killed before its end."""
    arguments = [sys.executable, "-c", BUILD, str(folder), str(papers)]
    child = subprocess.Popen(arguments, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    assert child.stdout is not None
    assert child.stdout.readline()
    lines = chance.randrange(12)
    while lines and child.stdout.readline():
        lines -= 1
    for _ in range(chance.randrange(120_000)):
        pass
    child.kill()
    child.stdout.close()
    return child.wait() != 0


Shown = tuple[list[Article], list[tuple[list[int], list[int]]]]
"""All articles, and what some queries find, best first, with how many matches each has."""
QUERIES = ("海湾", "学", "海湾 大桥", "秋 读书节", "学 市民 -通车", '标题:"收购"', "开幕 OR 进度")


def kept(folder: Path, papers: Path) -> Shown:
    """What the next start shows at once; it is whole, whatever was killed."""
    snapshot = Snapshot(folder, [str(papers)], None)
    manifest, batches = snapshot.open()
    assert snapshot.problems == []
    stacks = Corpus(batches)
    assert len(stacks) == manifest.articles
    assert all(mapped.verified() for _, mapped in snapshot._mapped.values())
    return shown(batches)


def shown(batches: Sequence[Batch]) -> Shown:
    """What these batches show."""
    published = LocalView(batches)
    found = [published.searcher.search(query) for query in QUERIES]
    answers = [(results.ranked.tolist(), results.matches.tolist()) for results in found]
    return [published.corpus[number] for number in range(len(published.corpus))], answers


def afresh(papers: Path) -> Shown:
    """What a fresh build shows."""
    *_, last = LibraryBuilder((), list(sources([str(papers)]))).run()
    return shown(last.batches)


def kills(root: Path, times: int, chance: random.Random) -> tuple[int, int]:
    """Kill that many times while files change; gives how many died at work, and how many ends were compared."""
    folder, papers = root / "snapshot", root / "papers"
    died = compared = 0
    for _ in range(times):
        if chance.random() < 0.6:
            stir(papers, chance)
        died += kill_once(folder, papers, chance)
        kept(folder, papers)
        if chance.random() < 0.5:
            last = build_to_the_end(folder, papers)
            assert kept(folder, papers) == last == afresh(papers)
            compared += 1
    assert build_to_the_end(folder, papers) == afresh(papers)
    assert [holding.folder for holding in cached_libraries(root) if holding.manifest] == [folder]
    return died, compared


def build_to_the_end(folder: Path, papers: Path) -> Shown:
    """The next start, left to end."""
    *_, last = build(folder, [str(papers)], None)
    assert last.done
    return kept(folder, papers)


def test_killed_it_goes_on_and_is_right(tmp_path: Path) -> None:
    kills(tmp_path, 8, random.Random(20221114))


if __name__ == "__main__":
    place = Path(sys.argv[2]) if len(sys.argv) > 2 else Path(tempfile.mkdtemp())
    died_at_work, ends = kills(place, int(sys.argv[1]), random.Random())
    print(f"{sys.argv[1]} kills, {died_at_work} at work; {ends} ends compared with a fresh build: all equal")
