"""Form of a page's text: rejoins its printed lines, and describes the changes.

The same words may come broken at a column's width, interrupted by running heads, with a space after every character, or
with gaps for line feeds. The form is found from all lines together, before any of them is classified.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from operator import attrgetter, is_not, ne

from reader.parsing.fragments import Fragment, fragments_of
from reader.parsing.lines import PageLine
from reader.parsing.lost_indents import restored
from reader.parsing.measures import measures
from reader.parsing.page_furniture import set_aside
from reader.parsing.parted_lines import parted
from reader.parsing.polling import Poll, never, polled
from reader.parsing.spaced_text import closed_up
from reader.parsing.unwrapping import Whole, unwrapped
from reader.parsing.upright_text import MEASURE as UPRIGHT
from reader.parsing.upright_text import with_upright

_indent = attrgetter("indent")
TELLING_FORM = 16
"""Code points from which a line alone may show the form of its text."""
INDENTED = 1.0
"""Least width of white space of an indented line, in Han characters: a single space may be there by chance."""


@dataclass(frozen=True, slots=True)
class Place:
    """A printed line, and its place among the rejoined lines."""

    number: int
    """1-based line number in the source."""
    text: str
    """Text as printed, without white space at either end."""
    lines: tuple[int, ...]
    """Indices of the rejoined lines that hold it; empty if it was set aside."""
    evidence: tuple[str, ...]
    """Changes made to it, with the reason."""


@dataclass(frozen=True)
class WholeText:
    """The rejoined lines of a page."""

    lines: list[PageLine]
    form: tuple[str, ...]
    """Description of the page's form; empty if every line is whole and was left unchanged."""
    placed: Callable[[], list[Place]]
    """Computes the places, so that callers who need only the lines do not wait for them."""

    @cached_property
    def places(self) -> list[Place]:
        """One place for each non-blank printed line, in order."""
        return self.placed()


def whole_text(text: str, first: int = 1, poll: Poll = never) -> WholeText:
    """The lines of `text`, rejoined; `first` is the number of its first line."""
    printed = fragments_of(text, first, poll)
    if len(printed) == 1 and len(printed[0].text) < TELLING_FORM and not set_aside(printed):
        return _single(printed)
    aside = set_aside(printed)
    poll()
    kept = _without(printed, aside) if aside else printed
    if not kept:
        form = (*_done(0, (), (), aside), *_habits(())) if aside else ()
        return WholeText([], form, lambda: _places(printed, aside, ()))
    parts = list(polled(parted(kept), poll))
    closed = closed_up(parts)
    poll()
    widths = with_upright(closed, measures(closed, poll))
    indented = restored(closed, widths)
    poll()
    wholes = list(polled(unwrapped(indented, widths), poll))
    lines = [_line(whole) for whole in polled(wholes, poll)]
    done = (*_widths(widths), *_done(len(parts) - len(kept), parts, closed, aside), *_restored(closed, indented))
    poll()
    form = (*done, *_habits(indented)) if done else ()
    return WholeText(lines, form, lambda: _places(printed, aside, wholes))


def _single(printed: Sequence[Fragment]) -> WholeText:
    """The only line of a text, too short to show a form: there are archives of very many such files."""
    whole = Whole((printed[0],), printed[0].text)
    return WholeText([_line(whole)], (), lambda: _places(printed, {}, [whole]))


def _without(printed: Sequence[Fragment], aside: dict[int, str]) -> list[Fragment]:
    """The lines that were not set aside; a blank line after a line set aside is no evidence."""
    return [
        replace(fragment, gap=False) if at - 1 in aside else fragment
        for at, fragment in enumerate(printed)
        if at not in aside
    ]


def _line(whole: Whole) -> PageLine:
    first, last = whole.parts[0], whole.parts[-1]
    return PageLine(first.number, whole.text, first.indent >= INDENTED, first.gap, last.number - first.number)


def _places(printed: Sequence[Fragment], aside: dict[int, str], wholes: Sequence[Whole]) -> list[Place]:
    """The place of each printed line."""
    parts_of: dict[int, list[int]] = {}
    continued: set[int] = set()
    for index, whole in enumerate(wholes):
        for nth, part in enumerate(whole.parts):
            parts_of.setdefault(part.number, []).append(index)
            if nth:
                continued.add(part.number)
    return [
        Place(fragment.number, fragment.text, (), (aside[at],))
        if at in aside
        else Place(
            fragment.number,
            fragment.text,
            tuple(parts_of[fragment.number]),
            ("goes on",) if fragment.number in continued else (),
        )
        for at, fragment in enumerate(printed)
    ]


def _widths(widths: Sequence[float]) -> tuple[str, ...]:
    """Description of the widths at which lines were broken, the commonest first."""
    if not any(widths):
        return ()
    counts = Counter(width for width in widths if width)
    return tuple(
        f"{'upright' if width == UPRIGHT else f'broken at {width:g}'}: {count} lines"
        for width, count in counts.most_common()
    )


def _restored(before: Sequence[Fragment], after: Sequence[Fragment]) -> tuple[str, ...]:
    """Description of the indents that were restored."""
    count = sum(map(ne, map(_indent, before), map(_indent, after))) if before is not after else 0
    return (f"indents restored: {count} lines",) if count else ()


def _habits(fragments: Sequence[Fragment]) -> tuple[str, ...]:
    """Description of the numbers of indented lines and of lines after a blank line."""
    indented, gaps = sum(one.indent > 0 for one in fragments), sum(one.gap for one in fragments)
    return f"indented: {indented} of {len(fragments)} lines", f"blank line before: {gaps} of {len(fragments)} lines"


def _done(more: int, parts: Sequence[Fragment], closed: Sequence[Fragment], aside: dict[int, str]) -> tuple[str, ...]:
    """Description of the other changes to the lines."""
    spaced = sum(map(is_not, parts, closed))
    kinds = Counter(aside.values()) if aside else {}
    return (
        *((f"parted at gaps: {more} more lines",) if more else ()),
        *((f"closed up: {spaced} lines",) if spaced else ()),
        *(f"{kind}: {count} lines set aside" for kind, count in kinds.items()),
    )
