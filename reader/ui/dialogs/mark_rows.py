"""Rows of the list of marks: selection, order and text."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import TYPE_CHECKING

from reader.annotations.anchor import CONTEXT, SHORTEST
from reader.i18n import N_, _
from reader.ui.mark_index import GUTTER_SIGNS, SORT_NAMES, MarkIndex, sort_of
from reader.ui.widgets.choice_list import ChoiceRow

if TYPE_CHECKING:
    from reader.annotations.mark import Mark

SCOPES = (N_("this library"), N_("this article"), N_("all libraries"))
ROOM_FOR_KIND = 60
"""Least width of the list, in cells, at which the kind of a mark is named."""


def rows_of(marks: Iterable[Mark]) -> list[tuple[Mark, bool]]:
    """Rows as `(mark, is_heading)`: for each article a heading, given by its first mark, then its marks in order."""
    ordered = sorted(marks, key=lambda mark: (*_article(mark), mark.anchor.offset, mark.id))
    rows: list[tuple[Mark, bool]] = []
    for _key, some in groupby(ordered, key=_article):
        of_one = list(some)
        rows += [(of_one[0], True), *((mark, False) for mark in of_one)]
    return rows


def in_scope(mark: Mark, index: MarkIndex, open_article: str | None, scope: int) -> bool:
    """True if a mark is in the scope, one of `SCOPES`."""
    article = index.article_of(mark)
    if scope == 1:
        return open_article is not None and article == open_article
    return scope == 2 or article is not None or mark.id in index.lost


def mark_row(mark: Mark, index: MarkIndex, width: int) -> ChoiceRow:
    """Sign, quoted text and note of a mark."""
    elsewhere = _("(elsewhere) ") if not index.article_of(mark) else ""
    gone = _("(its text is gone) ") if mark.id in index.lost else elsewhere
    quote = " ".join(_quoted(mark).split())
    note = f"  {' '.join(mark.text.split())}" if mark.text else ""
    sign = GUTTER_SIGNS.get(mark.kind, "_")
    parts = ((f"{sign} ", "key"), (gone, "meta"), (quote, "headline" if not gone else "meta"), (note, "excerpt"))
    return ChoiceRow(parts, _(SORT_NAMES[sort_of(mark)]) if width >= ROOM_FOR_KIND else "")


def _quoted(mark: Mark) -> str:
    """The marked text; of a bookmark, which may quote only a few characters, the line as far as it is known."""
    anchor = mark.anchor
    if mark.kind != "bookmark" or len(anchor.quote) != SHORTEST:
        return anchor.quote
    rest, line_end, _below = anchor.suffix.partition("\n")
    return f"{anchor.quote}{rest}" + ("" if line_end or len(anchor.suffix) < CONTEXT else "…")


def _article(mark: Mark) -> tuple[str, str]:
    return mark.headline, mark.anchor.article
