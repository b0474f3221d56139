"""Counts how characters and pairs of characters stand in newspapers, and writes what that says as a table.

    uv run python benchmarks/word_statistics.py PATH[:FILES]… --table words.tsv

A path holds articles that `reader` can read, one or more a file, whose headlines are known; so many files of it are
taken, evenly spread (4,000 unless told). A row of the table is a column of `reader.parsing.word_evidence`, a weight,
and the characters and pairs that have it: the natural logarithm of how much more often they stand in one place than in
another. What is rare, or says little, is left out.
"""

import argparse
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from math import log
from pathlib import Path

import rjieba

from reader.errors import ReaderError
from reader.ingest import Source, read, sources
from reader.model import Article
from reader.parsing import parse
from reader.parsing import patterns as p
from reader.parsing.word_evidence import COLUMNS, NEAR

OF_HEADS = ("kickers", "subs", "sections")
"""What is told of the lines of a head, all against headlines."""
LEAST = {
    **{"begins": 80, "ends": 80, "heads": 80, "opens": 25, "lasts": 25, "titles": 25, "starts": 30, "closes": 30},
    **dict.fromkeys(OF_HEADS, 10),
}
"""How often a character or pair must stand somewhere to be told of."""
LITTLE = dict.fromkeys(LEAST, 0.5) | {"begins": 0.6, "ends": 0.6, "heads": 0.6, "starts": 0.4, "closes": 0.4}
"""What says less than this is left out."""
MUCH = {"opens": 2.0, "lasts": 2.0, "titles": 2.0, **dict.fromkeys(OF_HEADS, 2.0)}
"""The most that is told: what says more is an agency's or a paper's own formula."""
TOGETHER, SURELY, MOST_SURELY = 40, 1.0, 4.0
"""How often a pair must stand for its binding to be told, and the least and the most that is told of it."""
COMMON, OFTEN = 5.0, 0.6
"""What the pairs count that stand once in e^6 or more often; and the least that is told of rarer ones."""
STEP = 7
"""Every so manieth character of a text is a place where a column might have cut it."""
PLAIN = 500
"""How many lines of a book count as one more of each kind, so that rare characters say little."""
PARAGRAPH, HEADING = 40, 25
"""A text of more characters is a paragraph, one of at most so many, without a stop, between two of them a crosshead."""
PARAGRAPHS = 12
"""How many paragraphs of an article are looked at."""
WORDS_WITHIN = 300
"""How many characters of a text are cut into words."""

SENTENCE = re.compile("(?<=[。！？])(?![”’」』）])|(?<=[。！？][”’」』])")

Counts = Counter[str]


class Tally:
    """What was counted: how often each character or pair stands in a place, and how often in the other."""

    def __init__(self) -> None:
        self.here: dict[str, Counts] = {name: Counter() for name in LEAST}
        self.there: dict[str, Counts] = {name: Counter() for name in LEAST}
        self.text, self.inside, self.pairs = Counter[str](), Counter[str](), Counter[str]()
        self.ends: set[str] = set()

    def add(self, article: Article) -> None:
        """Count one article."""
        headline = "".join(article.headline.split())
        texts = [block.text for block in article.blocks]
        paragraphs = [text for text in texts if len(text) > PARAGRAPH]
        self.here["begins"].update(first_of(headline))
        self.here["ends"].update((headline[-1:], headline[-2:]))
        self.here["heads"].update(grams(headline))
        self.here["titles"].update(pairs_of(headline))
        for heading in crossheads(texts):
            self.there["titles"].update(pairs_of(heading))
        self._head(article)
        for text in (headline, *paragraphs[:3]):
            self._words(text[:WORDS_WITHIN])
        for at, text in enumerate(paragraphs[:PARAGRAPHS]):
            self._paragraph(text, at == 0, at == len(paragraphs) - 1)

    def _head(self, article: Article) -> None:
        """Count the lines above and below the headline, and the column's name in brackets at its end."""
        tail = p.BRACKET_TAIL.search(article.headline)
        told = article.kicker, article.subheadline, tail and tail[1]
        for name, text in zip(OF_HEADS, told, strict=True):
            self.here[name].update(pairs_of("".join((text or "").split())))
            self.there[name].update(pairs_of("".join(p.BRACKET_TAIL.sub("", article.headline).split())))

    def _words(self, text: str) -> None:
        """Count the pairs of a text, and those that are inside a word."""
        self.text.update(pairs_of(text))
        for word in rjieba.cut(text):
            self.inside.update(pairs_of(word))

    def _paragraph(self, text: str, opens: bool, lasts: bool) -> None:
        """Count a paragraph, the first of its article or the last."""
        self.here["begins"].update(first_of(text))
        (self.here if opens else self.there)["opens"].update(set(pairs_of(text[:NEAR])))
        if (end := text[-NEAR:]) not in self.ends:  # what a paper sets under every article tells nothing of others
            self.ends.add(end)
            (self.here if lasts else self.there)["lasts"].update(set(pairs_of(end)))
        self.here["starts"].update(first_of(text))
        if not lasts:
            self.here["closes"].update(last_of(text))
        for sentence in SENTENCE.split(text)[1:-1]:
            self.there["starts"].update(first_of(sentence))
            self.there["closes"].update(last_of(sentence))
        self.there["heads"].update(grams(text[:200]))
        self.pairs.update(pairs_of(text))
        for cut in range(10, len(text) - 2, STEP):
            self.there["begins"].update(first_of(text[cut:]))
            self.there["ends"].update((text[cut - 1], text[cut - 2 : cut]))

    def table(self) -> dict[str, dict[str, float]]:
        """The rows that say something."""
        found: dict[str, dict[str, float]] = {}
        for name in LEAST:
            for gram, value in odds(self.here[name], self.there[name], LEAST[name], LITTLE[name]):
                most = MUCH.get(name, abs(value))
                found.setdefault(gram, {})[name] = max(-most, min(most, value))
        for name, told in (("binds", self.bound()), ("common", self.common())):
            for gram, value in told:
                found.setdefault(gram, {})[name] = value
        return found

    def bound(self) -> Iterator[tuple[str, float]]:
        """How surely each pair is inside a word rather than across two."""
        for pair, count in self.text.items():
            if count >= TOGETHER and pair.isalpha() and not pair.isascii():
                value = log((self.inside[pair] + 0.5) / (count - self.inside[pair] + 0.5))
                if abs(value) >= SURELY:
                    yield pair, max(-MOST_SURELY, min(MOST_SURELY, value))

    def common(self) -> Iterator[tuple[str, float]]:
        """How common each pair is: 5 for the commonest, less by the logarithm for those rarer than one in e^6."""
        total = self.pairs.total()
        for pair, count in self.pairs.items():
            value = COMMON - max(0.0, log(total / count) - 6)
            if pair.isprintable() and value >= OFTEN:
                yield pair, value


def crossheads(texts: Sequence[str]) -> Iterator[str]:
    """The texts that are as short as headings and stand alone between paragraphs."""
    for before, text, after in zip(texts, texts[1:], texts[2:], strict=False):
        if len(text) <= HEADING < PARAGRAPH < min(len(before), len(after)) and not p.SENTENCE_END.search(text[-6:]):
            yield "".join(text.split())


def first_of(text: str) -> tuple[str, str]:
    """The first character and the first two."""
    return text[:1], text[:2]


def last_of(text: str) -> tuple[str, str]:
    """The last character and the last two, without the stop and what closes it."""
    bare = text.rstrip("。！？…”’」』）")
    return bare[-1:], bare[-2:]


def pairs_of(text: str) -> list[str]:
    """All pairs of adjacent characters, as texts."""
    return list(map(str.__add__, text, text[1:]))


def grams(text: str) -> Iterator[str]:
    """Every character and every pair."""
    yield from text
    yield from pairs_of(text)


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


def articles_in(folder: str) -> Iterator[Article]:
    """The articles of so many files of a path, evenly spread."""
    path, _, most = folder.partition(":")
    found = [source for source in sources([Path(path)]) if isinstance(source, Source)]
    for source in found[:: max(1, len(found) // int(most or 4000))]:
        try:
            yield from (article for page in read(source) for article in parse(page).articles)
        except ReaderError as error:
            print(error)


def as_table(rows: dict[str, dict[str, float]]) -> str:
    """The rows as text: for each of `COLUMNS`, from the least weight on."""
    told: dict[tuple[int, float], list[str]] = {}
    for gram, row in sorted(rows.items()):
        for name, weight in row.items():
            told.setdefault((COLUMNS.index(name), round(weight, 1)), []).append(gram)
    lines = ("\t".join([COLUMNS[at], f"{weight:.1f}", *grams]) for (at, weight), grams in sorted(told.items()))
    return "\n".join(lines) + "\n"


def main() -> None:
    """Count, and write the table."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("folders", nargs="+", metavar="PATH[:FILES]")
    options.add_argument("--table", type=Path, required=True)
    given = options.parse_args()
    tally = Tally()
    for folder in given.folders:
        for article in articles_in(folder):
            tally.add(article)
    given.table.write_text(as_table(tally.table()), encoding="utf-8")


if __name__ == "__main__":
    main()
