"""Export of marks as Markdown: for each article a heading, the quoted texts and the notes.

Takes marks in any order; gives the lines of one document. All text from outside is escaped.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby

from reader.annotations.mark import Mark, MarkKind
from reader.export.markdown_escape import escaped
from reader.i18n import _


def marks_as_markdown(marks: Iterable[Mark]) -> Iterator[str]:
    """The document, line by line, without line ends."""
    ordered = sorted(marks, key=lambda mark: (mark.headline, mark.anchor.article, mark.anchor.offset, mark.id))
    for place, (_article, some) in enumerate(groupby(ordered, key=lambda mark: mark.anchor.article)):
        of_one = list(some)
        yield from [""] if place else []
        yield from _article_lines(of_one)


def _article_lines(marks: list[Mark]) -> Iterator[str]:
    first = marks[0]
    yield f"## {escaped(first.headline)}"
    about = [first.publication, first.date, _("page {page}").format(page=first.page) if first.page else None]
    known = [escaped(part) for part in (*about, first.anchor.source) if part]
    yield from ["", " · ".join(known)]
    for mark in marks:
        yield from ["", *_mark_lines(mark)]


def _mark_lines(mark: Mark) -> Iterator[str]:
    quote = mark.anchor.quote + ("…" if mark.kind is MarkKind.BOOKMARK else "")
    yield from (f"> {escaped(line)}" if line else ">" for line in quote.split("\n"))
    if mark.text:
        yield ""
        yield from (escaped(line) for line in mark.text.splitlines())
