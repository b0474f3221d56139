"""Setting an article: which part is centred, indented, set apart, and broken how.

Takes an article and a measure in cells, gives an `ArticleLayout`. After the printed page: section, kicker, headline,
subheadline, byline and crossheads centred; the dateline running into the first paragraph; paragraphs indented by two
characters, without blank lines between them (CLREQ 3.2.1); captions and notes set in.
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
"""Neighbours without a blank line between them, besides paragraphs."""

NARROW = 16
"""Below this measure an indent of two characters would leave too little of the line."""


def set_article(
    article: Article, measure: int, widths: Widths | None = None, options: Options | None = None
) -> ArticleLayout:
    """`article` set in lines of `measure` cells (at least 1)."""
    options = options or Options()
    return _set(article, Measured(article.text, widths or Widths(), options.gaps), measure, options)


def reset(setting: ArticleLayout, measure: int) -> ArticleLayout:
    """The article of `setting` in lines of `measure` cells: widths are not measured again."""
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
    """Whether part `index` is a dateline with a paragraph after it."""
    parts = article.parts
    return parts[index].name == "dateline" and index + 1 < len(parts) and parts[index + 1].name == "paragraph"


def _apart(above: str, below: str, options: Options) -> bool:
    """Whether a blank line stands between two neighbouring parts."""
    if above == below == "paragraph":
        return options.paragraph_gap
    return (above, below) not in TOGETHER


class Compositor:
    """Puts lines together, part by part: the builder of a `ArticleLayout`'s rows."""

    def __init__(self, measured: Measured, measure: int, options: Options) -> None:
        self.measured = measured
        self.measure = measure
        self.indent = options.indent if measure >= NARROW else min(options.indent, 2 if measure >= NARROW // 2 else 0)
        self.breaker, self.heading_breaker = Breaker(measured, options.hang), Breaker(measured)
        self._starts, self._ends, self._indents, self._parts = array("I"), array("I"), array("I"), array("I")

    def rows(self) -> LayoutRows:
        """The lines so far."""
        return LayoutRows(self._starts, self._ends, self._indents, self._parts)

    def part(self, index: int, part: Part, begin: int, apart: bool) -> None:
        """Add the lines of `part`, after a blank one if `apart`; from `begin` on, where a dateline may run into it."""
        start = self._ink_start(begin, part.span.end)
        if apart:
            self._add(index, [start, start], array("I", [0]))
        self._add(index, *self._lines(part.name, start, part.span.end))

    def _lines(self, name: str, start: int, end: int) -> "tuple[list[int], array[int]]":
        """Where the lines of a part begin, its end after them, and their indents."""
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
        """The indent of one line of a heading: it is centred."""
        return max(self.measure - self.measured.cells(start, end), 0) // 2

    def _ink_start(self, start: int, end: int) -> int:
        """Where a part's text begins: its indent in the source is not shown twice."""
        text, prefix = self.measured.text, self.measured.prefix
        ink = start
        while ink < end and text[ink].isspace():
            ink += 1
        if start < ink < end and prefix[ink + 1] == prefix[ink]:
            return ink - 1  # a mark is drawn on the last space
        return ink if ink < end else start

    def _add(self, index: int, cuts: list[int], indents: "array[int]") -> None:
        self._starts.extend(cuts[:-1])
        self._ends.extend(cuts[1:])
        self._indents.extend(indents)
        self._parts.extend([index] * len(indents))
