"""Marks as Markdown, to take along: a heading for each article, the text quoted, what was written under it.

Takes marks in any order, gives the lines of one document. All that comes from outside stands in it as text.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from reader.store.marks import Kind, Mark
from reader.wording import _

_MARKUP = re.compile(r"([\\`*_{}\[\]<>&~|])|^(\s*)([#+=-])|^(\s*\d{1,9})([.)])", re.MULTILINE)


def notebook(marks: Iterable[Mark]) -> Iterator[str]:
    """The document, line by line, without line ends."""
    ordered = sorted(marks, key=lambda mark: (mark.headline, mark.anchor.article, mark.anchor.offset, mark.id))
    for place, (_article, some) in enumerate(groupby(ordered, key=lambda mark: mark.anchor.article)):
        of_one = list(some)
        yield from [""] if place else []
        yield from _article_lines(of_one)


def _article_lines(marks: list[Mark]) -> Iterator[str]:
    first = marks[0]
    yield f"## {_escaped(first.headline)}"
    about = [first.publication, first.date, _("page {page}").format(page=first.page) if first.page else None]
    known = [_escaped(part) for part in (*about, first.anchor.source) if part]
    yield from ["", " · ".join(known)]
    for mark in marks:
        yield from ["", *_mark_lines(mark)]


def _mark_lines(mark: Mark) -> Iterator[str]:
    quote = mark.anchor.quote + ("…" if mark.kind is Kind.BOOKMARK else "")
    yield from (f"> {_escaped(line)}" if line else ">" for line in quote.split("\n"))
    if mark.text:
        yield ""
        yield from (_escaped(line) for line in mark.text.splitlines())


def _escaped(text: str) -> str:
    """`text` with a backslash before what Markdown would take for markup (CommonMark, section 2.4)."""

    def sign(found: re.Match[str]) -> str:
        inline, blank, opening, number, stop = found.groups(default="")
        return f"{blank}{number}\\{inline}{opening}{stop}"

    return _MARKUP.sub(sign, text)
