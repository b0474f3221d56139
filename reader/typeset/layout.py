"""Typesetting of an article: centring, indents, spacing and line breaking of its parts.

Takes an article and a measure in cells; gives an `ArticleLayout`. As on the printed page: section, kicker, headline,
subheadline, byline and crossheads are centred; the dateline runs into the first paragraph; paragraphs are indented by
two characters, without blank lines between them (CLREQ 3.2.1); captions and notes are inset.
"""

from array import array
from itertools import pairwise

from reader.model import Article, Part
from reader.typeset.article_layout import HEADINGS, INSET, ArticleLayout, LayoutRows
from reader.typeset.breaking import Breaker
from reader.typeset.cells import Widths
from reader.typeset.heading import heading_lines
from reader.typeset.measured import Measured
from reader.typeset.options import Options

TOGETHER = frozenset({("headline", "subheadline"), ("caption", "credit"), ("caption", "caption"), ("note", "note")})
"""Pairs of neighbouring parts without a blank line between them, besides paragraphs."""

NARROW = 16
"""Measure in cells below which an indent of two characters would leave too little of the line."""


def set_article(
    article: Article, measure: int, widths: Widths | None = None, options: Options | None = None
) -> ArticleLayout:
    """`article` in lines of `measure` cells (at least 1)."""
    options = options or Options()
    return _set(article, Measured(article.text, widths or Widths(), options.gaps), measure, options)


def reset(setting: ArticleLayout, measure: int) -> ArticleLayout:
    """The article of `setting` in lines of `measure` cells; widths are not measured again."""
    return _set(setting.article, setting.measured, measure, setting.options)


def _set(article: Article, measured: Measured, measure: int, options: Options) -> ArticleLayout:
    compositor = Compositor(measured, max(measure, 1), options)
    previous = ""
    for index, part in enumerate(article.parts):
        if _runs_in(article, index):
            continue
        apart = bool(previous) and _apart(previous, part.name, options)
        begin = article.parts[index - 1].span.start if index and _runs_in(article, index - 1) else part.span.start
        compositor.part(index, part, begin, apart)
        previous = part.name
    return ArticleLayout(article, measured, max(measure, 1), options, compositor.rows())


def _runs_in(article: Article, index: int) -> bool:
    """True if part `index` is a dateline followed by a paragraph."""
    parts = article.parts
    return parts[index].name == "dateline" and index + 1 < len(parts) and parts[index + 1].name == "paragraph"


def _apart(above: str, below: str, options: Options) -> bool:
    """True if a blank line separates two neighbouring parts."""
    if above == below == "paragraph":
        return options.paragraph_gap
    return (above, below) not in TOGETHER


class Compositor:
    """Builds the rows of an `ArticleLayout`, part by part."""

    def __init__(self, measured: Measured, measure: int, options: Options) -> None:
        self.measured = measured
        self.measure = measure
        self.indent = options.indent if measure >= NARROW else min(options.indent, 2 if measure >= NARROW // 2 else 0)
        self.breaker, self.heading_breaker = Breaker(measured, options.hang), Breaker(measured)
        self._starts, self._ends, self._indents, self._parts = array("I"), array("I"), array("I"), array("I")

    def rows(self) -> LayoutRows:
        """The rows so far."""
        return LayoutRows(self._starts, self._ends, self._indents, self._parts)

    def part(self, index: int, part: Part, begin: int, apart: bool) -> None:
        """Add the lines of `part`, after a blank line if `apart`; from `begin` on, which may be that of a run-in
        dateline."""
        start = self._ink_start(begin, part.span.end)
        if apart:
            self._add(index, [start, start], array("I", [0]))
        self._add(index, *self._lines(part.name, start, part.span.end))

    def _lines(self, name: str, start: int, end: int) -> "tuple[list[int], array[int]]":
        """Beginnings of the lines of a part, its end, and the indents of the lines."""
        if name in HEADINGS:
            cuts = heading_lines(self.heading_breaker, start, end, self.measure)
            return cuts, array("I", [self._indent_of(*line) for line in pairwise(cuts)])
        if name in INSET:
            cuts = self.breaker.lines(start, end, self.measure - 2 * self.indent)
            return cuts, array("I", [self.indent]) * (len(cuts) - 1)
        first = self.indent if name == "paragraph" else 0
        cuts = self.breaker.lines(start, end, self.measure, first)
        return cuts, array("I", [first]) + array("I", [0]) * (len(cuts) - 2)

    def _indent_of(self, start: int, end: int) -> int:
        """The indent of one line of a heading, which is centred."""
        return max(self.measure - self.measured.cells(start, end), 0) // 2

    def _ink_start(self, start: int, end: int) -> int:
        """Beginning of a part's visible text, so that an indent in the source is not shown twice."""
        text, prefix = self.measured.text, self.measured.prefix
        ink = start
        while ink < end and text[ink].isspace():
            ink += 1
        if start < ink < end and prefix[ink + 1] == prefix[ink]:
            return ink - 1  # a combining mark is drawn on the last space
        return ink if ink < end else start

    def _add(self, index: int, cuts: list[int], indents: "array[int]") -> None:
        self._starts.extend(cuts[:-1])
        self._ends.extend(cuts[1:])
        self._indents.extend(indents)
        self._parts.extend([index] * len(indents))
