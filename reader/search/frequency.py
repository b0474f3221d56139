"""How often something is found, by year, month, day, section or publication.

Takes what each article counts, gives a row a key, in the order of the keys. A rate is matches in a million code points
of the articles under that key, so that keys of different size can be compared.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from reader.index.find import find
from reader.index.index import Index
from reader.index.needle import needles
from reader.model import Article
from reader.search.runs import Run


class By(StrEnum):
    """What articles are counted by."""

    YEAR = "year"
    MONTH = "month"
    DAY = "day"
    SECTION = "section"
    PUBLICATION = "publication"


@dataclass(frozen=True, slots=True)
class Frequency:
    """What is found under one key."""

    key: str | None
    """A year, month, day, section or publication; None: of articles for which it is not known."""
    articles: int
    """Articles with a match."""
    matches: int
    per_million: float
    """Matches in a million code points of all articles under the key."""


@dataclass(slots=True)
class _Tally:
    articles: int = 0
    matches: int = 0
    size: int = 0


KEYS: dict[By, Callable[[Article], str | None]] = {
    By.YEAR: lambda article: _date(article, 4),
    By.MONTH: lambda article: _date(article, 7),
    By.DAY: lambda article: _date(article, 10),
    By.SECTION: lambda article: article.section,
    By.PUBLICATION: lambda article: article.publication,
}


def frequencies(counted: Iterable[tuple[Article, int]], by: By) -> list[Frequency]:
    """A row for each key under which something matched; `counted` gives all articles, each with its matches."""
    tallies: dict[str | None, _Tally] = {}
    for article, matches in counted:
        tally = tallies.setdefault(KEYS[by](article), _Tally())
        tally.articles += matches > 0
        tally.matches += matches
        tally.size += len(article.text)
    return [
        Frequency(key, tally.articles, tally.matches, 1e6 * tally.matches / tally.size)
        for key, tally in sorted(tallies.items(), key=lambda item: (item[0] is None, item[0] or ""))
        if tally.matches
    ]


def _date(article: Article, length: int) -> str | None:
    """The first `length` characters of the date, when it is known so closely."""
    return article.date[:length] if article.date and len(article.date) >= length else None


class DocumentFrequency:
    """How many articles of an index hold a text; what was asked once is remembered."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._known: dict[str, int] = {}

    def __call__(self, text: str) -> int:
        """The number of articles that hold `text`, folded, in any field."""
        if text not in self._known:
            self._known[text] = sum(
                len(Run(segment, find(segment, needle), len(needle)).articles)
                for _, segment in self._index
                for needle in needles(text)
            )
        return self._known[text]
