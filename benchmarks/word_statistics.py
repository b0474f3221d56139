"""Counts how characters and pairs of characters stand in newspapers, and writes what that says as a table.

    uv run python benchmarks/word_statistics.py PATH… --table words.tsv [--articles N]

A path holds articles that `reader` can read, one or more a file, whose headlines and paragraphs are known. Up to so
many articles of each path are taken (4,000 unless told). A row of the table is a character or a pair of them; its
columns are what `reader.parsing.word_evidence` says they are: natural logarithms of how much more often it stands in
one place than in another. What is rare, or says little, is left out.
"""

import argparse
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from math import log
from pathlib import Path

from reader.errors import ReaderError
from reader.ingest import Source, read, sources
from reader.model import Article, BlockKind
from reader.parsing import parse
from reader.parsing.word_evidence import COLUMNS

LEAST = {"begins": 80, "ends": 80, "heads": 80, "opens": 25, "starts": 30, "closes": 30}
"""How often a character or pair must stand somewhere to be told of."""
LITTLE = {"begins": 0.6, "ends": 0.6, "heads": 0.6, "opens": 0.4, "starts": 0.4, "closes": 0.4}
"""What says less than this is left out."""
BOUND = 3.5
"""How much more often than by chance two characters must stand together to be one word's."""
BINDING = 400
"""How often they must."""
STEP = 7
"""Every so manieth character of a text is a place where a column might have cut it."""
PLAIN = 500
"""How many lines of a book count as one more of each kind, so that rare characters say little."""

SENTENCE = re.compile("(?<=[。！？])(?![”’」』）])|(?<=[。！？][”’」』])")

Counts = Counter[str]


class Tally:
    """What was counted: how often each character or pair stands in a place."""

    def __init__(self) -> None:
        self.begins, self.ends, self.within, self.before = (
            Counter[str](),
            Counter[str](),
            Counter[str](),
            Counter[str](),
        )
        self.heads, self.text = Counter[str](), Counter[str]()
        self.opens, self.later = Counter[str](), Counter[str]()
        self.starts, self.sentences = Counter[str](), Counter[str]()
        self.closes, self.stops = Counter[str](), Counter[str]()
        self.single, self.pairs = Counter[str](), Counter[str]()

    def add(self, article: Article) -> None:
        """Count one article."""
        headline = "".join(article.headline.split())
        self.begins.update(first_of(headline))
        self.ends.update((headline[-1:], headline[-2:]))
        self.heads.update(grams(headline))
        paragraphs = [
            block.text for block in article.blocks if block.kind is BlockKind.PARAGRAPH and len(block.text) > 40
        ]
        for at, text in enumerate(paragraphs[:12]):
            self.begins.update(first_of(text))
            (self.later if at else self.opens).update(first_of(text))
            self.starts.update(first_of(text))
            if at + 1 < len(paragraphs):
                self.closes.update(last_of(text))
            for sentence in SENTENCE.split(text)[1:-1]:
                self.sentences.update(first_of(sentence))
                self.stops.update(last_of(sentence))
            self.text.update(grams(text[:200]))
            self.single.update(text)
            self.pairs.update(map(str.__add__, text, text[1:]))
            for cut in range(10, len(text) - 2, STEP):
                self.within.update(first_of(text[cut:]))
                self.before.update((text[cut - 1], text[cut - 2 : cut]))

    def table(self) -> dict[str, dict[str, float]]:
        """The rows that say something."""
        found: dict[str, dict[str, float]] = {}
        for name, one, other in (
            ("begins", self.begins, self.within),
            ("ends", self.ends, self.before),
            ("heads", self.heads, self.text),
            ("opens", self.opens, self.later),
            ("starts", self.starts, self.sentences),
            ("closes", self.closes, self.stops),
        ):
            for gram, value in odds(one, other, LEAST[name], LITTLE[name]):
                found.setdefault(gram, {})[name] = value
        for gram, value in self.bound():
            found.setdefault(gram, {})["binds"] = value
        return found

    def bound(self) -> Iterator[tuple[str, float]]:
        """The pairs that stand together far more often than by chance."""
        total = self.single.total()
        for pair, count in self.pairs.items():
            if count >= BINDING and pair.isalpha() and not pair.isascii():
                value = log(count * total / (self.single[pair[0]] * self.single[pair[1]]))
                if value >= BOUND:
                    yield pair, value


def first_of(text: str) -> tuple[str, str]:
    """The first character and the first two."""
    return text[:1], text[:2]


def last_of(text: str) -> tuple[str, str]:
    """The last character and the last two, without the stop and what closes it."""
    bare = text.rstrip("。！？…”’」』）")
    return bare[-1:], bare[-2:]


def grams(text: str) -> Iterator[str]:
    """Every character and every pair."""
    yield from text
    yield from map(str.__add__, text, text[1:])


def odds(one: Counts, other: Counts, least: int, little: float) -> Iterator[tuple[str, float]]:
    """How much more often each gram is in `one` than in `other`; a pair only where it says more than its characters."""
    for size in (1, 2):
        here = sum(count for gram, count in one.items() if len(gram) == size)
        there = sum(count for gram, count in other.items() if len(gram) == size)
        for gram in {*one, *other}:
            counts = one[gram], other[gram]
            if len(gram) == size and sum(counts) >= least and gram.isprintable() and not gram.isspace():
                value = log((counts[0] + PLAIN * there / (here + there) / 100) / here) - log(
                    (counts[1] + PLAIN * here / (here + there) / 100) / there
                )
                if abs(value) >= little:
                    yield gram, value


def articles_in(path: Path, most: int) -> Iterator[Article]:
    """Up to `most` articles, evenly spread over the files of a path."""
    found = [source for source in sources([path]) if isinstance(source, Source)]
    for source in found[:: max(1, len(found) // most)]:
        try:
            yield from (article for page in read(source) for article in parse(page).articles)
        except ReaderError as error:
            print(error)


def as_table(rows: dict[str, dict[str, float]]) -> str:
    """The rows as text, a column for each of `COLUMNS`."""
    lines: Iterable[str] = (
        "\t".join([gram, *(f"{row[name]:.1f}" if name in row else "" for name in COLUMNS)])
        for gram, row in sorted(rows.items())
    )
    return "\n".join(["\t".join(["gram", *COLUMNS]), *lines]) + "\n"


def main() -> None:
    """Count, and write the table."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("paths", nargs="+", type=Path)
    options.add_argument("--table", type=Path, required=True)
    options.add_argument("--articles", type=int, default=4000)
    given = options.parse_args()
    tally = Tally()
    for path in given.paths:
        for article in articles_in(path, given.articles):
            tally.add(article)
    given.table.write_text(as_table(tally.table()), encoding="utf-8")


if __name__ == "__main__":
    main()
