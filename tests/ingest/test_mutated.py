"""Damaged files of every format: read and parsed without an exception, and nothing unclean comes out.

The environment variable READER_ATTACKS says how many of each format the test tries. As a program of its own,
`python -m tests.ingest.test_mutated 20000` tries so many of each format, or of those named behind the number, and
prints a table: files, articles, exceptions, unclean texts, the most seconds of processor time that a file took, and by
how much the process grew (MB).
"""

import os
import random
import sys
import traceback
from collections.abc import Iterator
from dataclasses import dataclass, field
from time import process_time

import pytest

from reader.errors import ReaderError, UnreadableError
from reader.ingest import clean, reasons
from reader.ingest.bounds import Budget, TooMuchError
from reader.ingest.document import SourceReader
from reader.ingest.pages import pages
from reader.model import Article
from reader.parsing import parse

from .mutations import mutated
from .specimens import SPECIMENS

TRIES = int(os.environ.get("READER_ATTACKS", "30"))


@dataclass
class Outcome:
    """What came of the files of one format."""

    files: int = 0
    articles: int = 0
    raised: list[str] = field(default_factory=list)
    """Tracebacks."""
    unclean: list[bytes] = field(default_factory=list)
    slowest: float = 0.0
    """Seconds of processor time."""
    slow: bytes = b""
    read: int = 0
    """Bytes of the files, or of what was unpacked from them if that is more."""

    def attack(self, name: str, data: bytes) -> None:
        """Read and parse one file."""
        self.files += 1
        began = process_time()
        try:
            self._read(name, data)
        except Exception:  # noqa: BLE001 - that is what is looked for
            self.raised.append(f"{data!r}\n{traceback.format_exc()}")
        if (taken := process_time() - began) > self.slowest:
            self.slowest, self.slow = taken, data

    def _read(self, name: str, data: bytes) -> None:
        problems: list[ReaderError] = []
        texts: list[str] = []
        allowed = (budget := Budget(len(data))).bytes_left
        try:
            for page in pages(data, name, SourceReader(None, problems.append, True, budget)):
                texts += [page.source, page.text, *page.given.values()]
                for article in parse(page).articles:
                    self.articles += 1
                    texts += of_article(article)
        except ReaderError as error:
            problems.append(error)
        except TooMuchError:
            problems.append(UnreadableError(name, reasons.TOO_MUCH))  # as `read` tells it
        self.read += max(len(data), allowed - budget.bytes_left)
        for problem in problems:
            if reasons.UNEXPECTED in str(problem):
                raise problem
        texts += map(str, problems)
        if any(text != clean(text) for text in texts):
            self.unclean.append(data)


def of_article(article: Article) -> Iterator[str]:
    """All that is shown of an article."""
    fields = (article.headline, article.kicker, article.subheadline, article.byline, article.section, article.dateline)
    yield from filter(None, (*fields, article.publication, article.date, article.page, article.page_name, article.url))
    yield from (*article.authors, *(block.text for block in article.blocks))


def attacked(name: str, tries: int, seed: int = 0) -> Outcome:
    """What comes of so many damaged files of a format."""
    outcome, chance = Outcome(), random.Random(f"{name}{seed}")
    path, data = SPECIMENS[name]
    for _ in range(tries):
        outcome.attack(path, mutated(data, chance))
    return outcome


@pytest.mark.slow
@pytest.mark.parametrize("name", SPECIMENS)
def test_damaged_files_are_read_as_far_as_they_go(name: str) -> None:
    outcome = attacked(name, TRIES)
    assert outcome.raised == []
    assert outcome.unclean == []


@pytest.mark.parametrize("name", SPECIMENS)
def test_undamaged_each_gives_articles(name: str) -> None:
    outcome = Outcome()
    outcome.attack(*SPECIMENS[name])
    assert (outcome.raised, outcome.unclean) == ([], [])
    assert outcome.articles > 0


ACCENTS = {
    "behind the mark of a note": ("a.md", "# 渡口修桥\n\n新桥今天通车[^1]\u0340\n\n[^1]: 注。\n"),
    "behind a comment": ("a.md", "# 渡口修桥\n\ncafe<!-- 注 -->\u0301里的人。\n"),
    "behind what is strong": ("a.md", "# 渡口修桥\n\n*caf*e**\u0301**里。caf**e**\u0301里的人。\n"),
    "behind a tag in text": ("a.txt", "渡口修桥\n　　caf<b>e</b>\u0301里的人都来了。\n"),
    "as a reference": ("a.txt", "渡口修桥\n　　cafe&#x301;里的人都来了。\n"),
    "behind a tag in a record": ("a.csv", "title,content\n渡口修桥,<p>caf<b>e</b>\u0301里。</p>\n"),
}


@pytest.mark.parametrize("kind", ACCENTS)
def test_accents_behind_markup_are_composed(kind: str) -> None:
    name, text = ACCENTS[kind]
    outcome = Outcome()
    outcome.attack(name, text.encode())
    assert (outcome.raised, outcome.unclean, outcome.articles) == ([], [], 1)


def peak() -> int:
    """The most memory this process had since it was last asked, in MB (Linux)."""
    with open("/proc/self/status") as status:  # noqa: PTH123
        size = next(int(line.split()[1]) for line in status if line.startswith("VmHWM"))
    with open("/proc/self/clear_refs", "w") as reset:  # noqa: PTH123
        reset.write("5")
    return size >> 10


if __name__ == "__main__":
    count, *wanted = sys.argv[1:]
    failures = 0
    for name in wanted or SPECIMENS:
        before = peak()
        outcome = attacked(name, int(count), seed=1)
        failures += len(outcome.raised) + len(outcome.unclean) + (outcome.slowest > 2)
        told = f"{outcome.files}\t{outcome.articles}\t{len(outcome.raised)}\t{len(outcome.unclean)}"
        print(f"{name}\t{told}\t{outcome.slowest:.2f}\t{peak() - before}", flush=True)
        for raised in outcome.raised[:3]:
            print(raised)
        for unclean in outcome.unclean[:3]:
            print("unclean:", unclean)
        if outcome.slowest > 1:
            print("slow:", outcome.slow)
    sys.exit(bool(failures))
