"""The marks of a person, and where each stands in the articles that are here.

Knows no screen and no disk: it is told what the store has. Spans are code points of `Article.text`. A mark is found by
its article's id; which article that is by now, where a text has changed, is worked out beside the screen
(`reader.annotations.relocation`) and told by `settle`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Set
from typing import TYPE_CHECKING, NamedTuple

from reader.i18n import N_
from reader.span import Span, merged

if TYPE_CHECKING:
    from reader.annotations.mark import Mark
    from reader.annotations.relocation import Whereabouts
    from reader.model import Article

GUTTER_SIGNS = {"bookmark": "»", "note": "*"}
"""What stands in the margin; narrow in every terminal."""
HIGHLIGHT_STYLES = ("underlined", "doubled", "marker")
"""The kinds of highlight, as `Mark.colour` has them and as the style sheet draws them."""
DONE_MESSAGES = {
    "bookmark": N_("Bookmarked"),
    "note": N_("Noted"),
    "underlined": N_("Underlined; {key} again for another style"),
    "doubled": N_("Double underline; {key} again for another style"),
    "marker": N_("Bold; {key} again removes"),
}
"""What is said of a mark that was made, by what sort it is."""
SORT_NAMES = {
    "bookmark": N_("bookmark"),
    "note": N_("note"),
    "underlined": N_("underlined"),
    "doubled": N_("underlined twice"),
    "marker": N_("marked bold"),
}
"""What it is called."""


class LocatedMark(NamedTuple):
    """A mark where it stands in an article."""

    span: Span
    mark: Mark


class MarkIndex:
    """All marks, by the article that they stand in."""

    def __init__(self) -> None:
        self._marks: dict[int, Mark] = {}
        self._where: dict[int, str | None] = {}
        self.lost: Set[int] = frozenset()
        """Those whose text is nowhere any more."""
        self._kept: tuple[str, tuple[LocatedMark, ...]] | None = None
        """What was asked for last, as long as nothing has changed."""

    def __len__(self) -> int:
        return len(self._marks)

    @property
    def marks(self) -> tuple[Mark, ...]:
        """All of them."""
        return tuple(self._marks.values())

    def put(self, *marks: Mark) -> None:
        """Take in new marks, and changed ones."""
        self._marks.update((mark.id, mark) for mark in marks)
        self._kept = None

    def take(self, mark: Mark) -> None:
        """Leave out a mark that was removed."""
        self._marks.pop(mark.id, None)
        self._kept = None

    def settle(self, where: Whereabouts) -> None:
        """It is known by now where marks stand."""
        self._where, self.lost = dict(where.articles), where.lost
        self._kept = None

    def article_of(self, mark: Mark) -> str | None:
        """The id of the article that a mark stands in; None when it is known to stand in none of this library."""
        return self._where.get(mark.id, mark.anchor.article)

    def of(self, article: Article) -> tuple[LocatedMark, ...]:
        """The marks in an article, in the order of its text."""
        if self._kept is None or self._kept[0] != article.id:
            here = (mark for mark in self._marks.values() if self.article_of(mark) == article.id)
            placed = (LocatedMark(span, mark) for mark in here if (span := locate(mark, article)) is not None)
            self._kept = article.id, tuple(sorted(placed, key=lambda place: (place.span, place.mark.id)))
        return self._kept[1]


def locate(mark: Mark, article: Article) -> Span | None:
    """Where a mark stands in an article."""
    if mark.anchor.article == article.id:
        return mark.anchor.locate(article.text)
    from reader.annotations.anchor_matching import match  # only where a text has changed

    found = match(mark.anchor, (article,))
    return found.span if found else None


def sort_of(mark: Mark) -> str:
    """What sort of mark it is: a kind, and of a highlight its pen."""
    if mark.kind != "highlight":
        return mark.kind
    return mark.colour if mark.colour in HIGHLIGHT_STYLES else HIGHLIGHT_STYLES[0]


def meant(
    placed: Iterable[LocatedMark], at: int | None, selected: Span | None, sees: Callable[[Span], bool]
) -> LocatedMark | None:
    """The mark that is meant: in the selection, else the one stood at (by its id), else the first in sight."""
    if selected is not None:
        touching = (one for one in placed if one.span.start < selected.end and selected.start < one.span.end)
        return min(touching, key=lambda one: one.span != selected, default=None)
    return min((one for one in placed if sees(one.span)), key=lambda one: one.mark.id != at, default=None)


def role(mark: Mark) -> str | None:
    """How the text of a mark is drawn; None: as it is."""
    return {"bookmark": None, "note": "noted"}.get(mark.kind, sort_of(mark))


def highlight_styles(placed: Iterable[LocatedMark]) -> dict[str, list[Span]]:
    """The text of marks by the role that it wears, merged."""
    spans: dict[str, list[Span]] = {}
    for span, mark in placed:
        if (name := role(mark)) is not None:
            spans.setdefault(name, []).append(span)
    return {name: merged(some) for name, some in spans.items()}


def gutter_signs(placed: Iterable[LocatedMark]) -> tuple[tuple[int, str], ...]:
    """The signs in the margin, each by the offset that it stands beside."""
    return tuple((span.start, GUTTER_SIGNS[mark.kind]) for span, mark in placed if mark.kind in GUTTER_SIGNS)
