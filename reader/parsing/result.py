"""What parsing gives: the articles of a page, and what each of its lines was taken for."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property

from reader.model import Article, Page
from reader.parsing.grammar import LineClass


@dataclass(frozen=True, slots=True)
class LineReading:
    """What one line was taken for, and why."""

    number: int
    """1-based in the source."""
    text: str
    """As printed, without white space at either end."""
    label: LineClass
    evidence: tuple[str, ...]
    """The signs that spoke for it, the strongest first."""
    article: int | None
    """Index into `ParsedPage.articles`; None: the page's furniture."""


@dataclass(frozen=True)
class ParsedPage:
    """A page come apart."""

    page: Page
    articles: tuple[Article, ...]
    read: Callable[[], Iterable[LineReading]]
    """Gives the readings: who asks for the articles alone need not wait for them."""
    form: tuple[str, ...] = ()
    """How the text was set, in words: at which widths it was broken, what was closed up, parted and set aside; empty
    where each line is whole."""

    @cached_property
    def readings(self) -> tuple[LineReading, ...]:
        """One for each line that is not blank, in order."""
        return tuple(self.read())
