"""Index of the user's marks, and of their positions in the articles of the library.

Independent of screen and disk: it is given the marks of the store. Spans are code points of `Article.text`. A mark is
found by its article's id; if a text has changed, its current article is found in a worker thread
(`reader.annotations.relocation`) and set by `set_articles`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Set
from typing import TYPE_CHECKING

from reader.i18n import N_
from reader.named_tuple import NamedTuple
from reader.span import Span, merged

if TYPE_CHECKING:
    from reader.annotations.mark import Mark
    from reader.annotations.relocation import Whereabouts
    from reader.model import Article

GUTTER_SIGNS = {"bookmark": "»", "note": "*"}
"""Signs in the margin; one cell wide in every terminal."""
HIGHLIGHT_STYLES = ("underlined", "doubled", "marker")
"""Styles of highlights, as in `Mark.colour` and in the style sheet."""
DONE_MESSAGES = {
    "bookmark": N_("Bookmarked"),
    "note": N_("Noted"),
    "underlined": N_("Underlined; {key} again for another style"),
    "doubled": N_("Double underline; {key} again for another style"),
    "marker": N_("Bold; {key} again removes"),
}
"""Confirmations of a saved mark, by its sort."""
SORT_NAMES = {
    "bookmark": N_("bookmark"),
    "note": N_("note"),
    "underlined": N_("underlined"),
    "doubled": N_("underlined twice"),
    "marker": N_("marked bold"),
}
"""Names of the sorts of marks."""


class LocatedMark(NamedTuple):
    """A mark with its span in an article."""

    span: Span
    mark: Mark


class MarkIndex:
    """All marks, by their article."""

    def __init__(self) -> None:
        self._marks: dict[int, Mark] = {}
        self._where: dict[int, str | None] = {}
        self.lost: Set[int] = frozenset()
        """Marks whose text no longer exists in the library."""
        self._kept: tuple[str, tuple[LocatedMark, ...]] | None = None
        """Cached result of the last request, until the marks change."""

    def __len__(self) -> int:
        return len(self._marks)

    @property
    def marks(self) -> tuple[Mark, ...]:
        """All marks."""
        return tuple(self._marks.values())

    def update(self, *marks: Mark) -> None:
        """Add new marks, and replace changed ones."""
        self._marks.update((mark.id, mark) for mark in marks)
        self._kept = None

    def remove(self, mark: Mark) -> None:
        """Remove a deleted mark."""
        self._marks.pop(mark.id, None)
        self._kept = None

    def set_articles(self, where: Whereabouts) -> None:
        """Set the articles of marks in this library."""
        self._where, self.lost = dict(where.articles), where.lost
        self._kept = None

    def article_of(self, mark: Mark) -> str | None:
        """Id of a mark's article; None if the mark is known to be in none of this library."""
        return self._where.get(mark.id, mark.anchor.article)

    def of(self, article: Article) -> tuple[LocatedMark, ...]:
        """Marks in an article, in the order of its text."""
        if self._kept is None or self._kept[0] != article.id:
            here = (mark for mark in self._marks.values() if self.article_of(mark) == article.id)
            placed = (LocatedMark(span, mark) for mark in here if (span := locate(mark, article)) is not None)
            self._kept = article.id, tuple(sorted(placed, key=lambda place: (place.span, place.mark.id)))
        return self._kept[1]


def locate(mark: Mark, article: Article) -> Span | None:
    """The position of a mark in an article."""
    if mark.anchor.article == article.id:
        return mark.anchor.locate(article.text)
    from reader.annotations.anchor_matching import match  # only where a text has changed

    found = match(mark.anchor, (article,))
    return found.span if found else None


def sort_of(mark: Mark) -> str:
    """Sort of a mark: its kind, or the style of a highlight."""
    if mark.kind != "highlight":
        return mark.kind
    return mark.colour if mark.colour in HIGHLIGHT_STYLES else HIGHLIGHT_STYLES[0]


def current_mark(
    placed: Iterable[LocatedMark], at: int | None, selected: Span | None, sees: Callable[[Span], bool]
) -> LocatedMark | None:
    """The current mark: that in the selection; without a selection, the visible one with the id `at`, or the first."""
    if selected is not None:
        touching = (one for one in placed if one.span.start < selected.end and selected.start < one.span.end)
        return min(touching, key=lambda one: one.span != selected, default=None)
    return min((one for one in placed if sees(one.span)), key=lambda one: one.mark.id != at, default=None)


def role(mark: Mark) -> str | None:
    """Role of a mark's text; None if it is not highlighted."""
    return {"bookmark": None, "note": "noted"}.get(mark.kind, sort_of(mark))


def highlight_styles(placed: Iterable[LocatedMark]) -> dict[str, list[Span]]:
    """Merged spans of marks, by role."""
    spans: dict[str, list[Span]] = {}
    for span, mark in placed:
        if (name := role(mark)) is not None:
            spans.setdefault(name, []).append(span)
    return {name: merged(some) for name, some in spans.items()}


def gutter_signs(placed: Iterable[LocatedMark]) -> tuple[tuple[int, str], ...]:
    """Signs in the margin, each with its offset."""
    return tuple((span.start, GUTTER_SIGNS[mark.kind]) for span, mark in placed if mark.kind in GUTTER_SIGNS)
