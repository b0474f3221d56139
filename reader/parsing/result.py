"""Result of parsing: the articles of a page, and the class of each of its lines."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property

from reader.model import Article, Page
from reader.parsing.grammar import LineClass


@dataclass(frozen=True, slots=True)
class LineReading:
    """Class of one line, with its evidence."""

    number: int
    """1-based line number in the source."""
    text: str
    """Text as printed, without white space at either end."""
    label: LineClass
    evidence: tuple[str, ...]
    """Features that support the class, the strongest first."""
    article: int | None
    """Index into `ParsedPage.articles`; None for the page's furniture."""


@dataclass
class ParsedPage:
    """A parsed page."""

    page: Page
    articles: tuple[Article, ...]
    read: Callable[[], Iterable[LineReading]]
    """Computes the readings, so that callers who need only the articles do not wait for them."""
    form: tuple[str, ...] = ()
    """Description of the page's form: the widths at which it was broken, and the numbers of lines closed up, split and
    set aside. Empty if every line is whole."""

    @cached_property
    def readings(self) -> tuple[LineReading, ...]:
        """One reading for each non-blank line, in order."""
        return tuple(self.read())
