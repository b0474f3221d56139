"""The reading pane: one article, set to a measure, and its place kept whatever the width.

Takes an article, its marks and its place; offsets are code points into `Article.text`. Row 0 is a margin, the lines of
the setting follow, then a colophon that says where the text is from.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from textual import events
from textual.binding import BindingType
from textual.geometry import Size
from textual.reactive import reactive
from textual.selection import Selection
from textual.strip import Strip

from reader.model import Article
from reader.span import Span
from reader.typeset.cells import Widths
from reader.typeset.options import Options
from reader.ui.keys import bindings, selecting
from reader.ui.lines import LineView
from reader.ui.paint import OF_ITSELF, Marks, article_line, laid, notice

if TYPE_CHECKING:
    from reader.typeset.setting import Setting

TOP = 1
"""Rows of margin above the first line."""
START = -1
"""The place of an article that is shown from its margin on."""
LEAST, MOST, USUAL = 16, 160, 72
"""Cells of a measure: the shortest and longest one may ask for, and what is right for most."""
ROOMY = 60
"""Cells of a pane that has room for a margin of two at both sides."""


class Pane(LineView):
    """Shows an article, or a notice where there is none."""

    # Here, and not in the room: the keys of the side with the focus go before those of the room.
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(selecting())]
    ROLES = (
        "section",
        "kicker",
        "headline",
        "subheadline",
        "byline",
        "dateline",
        "crosshead",
        "caption",
        "credit",
        "note",
        "colophon",
        *OF_ITSELF,
        "match",
        "current",
        "mark",
        "selection",
        "caret",
        "underlined",
        "doubled",
        "marker",
        "noted",
        "sign",
        "bookmark",
        "title",
        "muted",
    )

    wanted: reactive[int] = reactive(USUAL)
    """The measure asked for, in cells; what fits may be less."""
    options: reactive[Options] = reactive(Options())
    """How text is set."""

    def __init__(self, widths: Widths, *, id: str = "pane") -> None:  # noqa: A002
        super().__init__(widths, id=id)
        self.setting: Setting | None = None
        self.marks = Marks()
        self.colophon: tuple[str, ...] = ()
        self.notice: tuple[str, ...] = ()
        self._anchor = START
        self._laid_for = Size(0, 0)
        self._laying = False

    @property
    def place(self) -> int:
        """Offset of a character in the top line; `START` when the margin is seen."""
        return self._anchor

    @property
    def sheet(self) -> Size:
        """Columns and rows of the pane; while it is hidden, those it had."""
        return self.room or self._laid_for

    @property
    def measure(self) -> int:
        """The measure that fits: whole characters, two cells each."""
        width = self.sheet.width or self.wanted + 2
        roomy = width >= ROOMY or self.options.hang
        return max(min(self.wanted, width - (4 if roomy else 2)) // 2 * 2, 2)

    @property
    def left(self) -> int:
        """Cells before the measure, which stands in the middle."""
        return max((self.sheet.width - self.measure) // 2, 0)

    def show(self, article: Article, marks: Marks, place: int = START, colophon: Sequence[str] = ()) -> None:
        """Show `article` with `place` in the top line."""
        from reader.typeset.layout import set_article  # the first paint has no article yet

        self.setting = set_article(article, self.measure, self.widths, self.options)
        self.colophon, self.marks, self._anchor = tuple(colophon), marks, place
        self._lay()

    def reset(self) -> None:
        """Set the article anew: options or widths have changed. The place stays."""
        if self.setting is not None:
            self.show(self.setting.article, self.marks, self._anchor, self.colophon)

    def say(self, *lines: str) -> None:
        """Show no article but `lines`: the first a title, the others muted."""
        self.setting, self.notice, self._anchor, self.marks = None, lines, START, Marks()
        self._lay()

    def mark(self, marks: Marks) -> None:
        """Mark other stretches of the same article."""
        if marks != self.marks:
            self.marks = marks
            self._mark_matches()
            self.refresh()

    def go_to(self, span: Span) -> None:
        """Show `span`: where it is, when it can be seen already, else a third of the way down."""
        assert self.setting is not None
        lines = self.setting.lines_of(span)
        top, height = self._line_of_anchor() + TOP, self.sheet.height
        if not (top <= lines[0] + TOP and lines[-1] + TOP < top + height):
            self._put(lines[0] + TOP - height // 3)

    def move(self, steps: int) -> None:
        """Scroll by lines."""
        self.top_to(self.scroll_offset.y + steps)

    def page(self, screens: float) -> bool:
        """Scroll by screens; a whole one keeps a line in sight."""
        height = self.room.height
        step = int(height * abs(screens)) - (1 if abs(screens) >= 1 else 0)
        before = self.scroll_offset.y
        self.top_to(before + (max(step, 1) if screens > 0 else -max(step, 1)))
        return self.scroll_offset.y != before

    def edge(self, end: bool) -> None:
        """To the first line, or the last."""
        self.top_to(self.virtual_size.height if end else 0)

    def offset_at(self, x: int, y: int) -> int | None:
        """The offset of the character at a cell of the view; None: there is no article."""
        if self.setting is None:
            return None
        line = self.scroll_offset.y + y - TOP
        if line < 0:
            return 0
        if line >= len(self.setting):
            return len(self.setting.article.text)
        return self.setting.offset_at(line, x - self.left)

    def here(self) -> Span | None:
        """The line that is meant by "here": that of the match when it is seen; the headline, or the top line."""
        if self.setting is None:
            return None
        line, last = max(self._top - TOP, 0), len(self.setting) - 1
        if self.marks.current and self.sees(self.marks.current):
            line = self.setting.line_of(self.marks.current.start)
        elif self._anchor == START:
            headline = next(span for name, span in self.setting.article.parts if name == "headline")
            line = self.setting.line_of(headline.start)
        start = self.setting.line(min(line, last)).start
        return Span(start, self.setting.line(self.setting.line_of(start)).end)

    def paragraph(self) -> Span | None:
        """The part to copy when nothing is selected: the one that begins or goes on here."""
        here = self.here()
        parts = self.setting.article.parts if self.setting is not None and here is not None else ()
        return next((span for _, span in parts if here and (here.start < span.end or span.start == here.start)), None)

    def bring(self, offset: int) -> None:
        """Scroll as little as is needed to see the character at `offset`."""
        if self.setting is not None:
            self.reveal(self.setting.line_of(offset) + TOP)

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The text selected, as it was read: unwrapped."""
        span = self.span_of(selection)
        return (self.setting.article.text[span.start : span.end], "\n") if span and self.setting else None

    def selection_updated(self, selection: Selection | None) -> None:
        """The mouse has selected something, or nothing any more."""
        span = self.span_of(selection)
        self.mark(self.marks._replace(selection=span, caret=self.marks.caret if span else None))

    def line(self, row: int, y: int) -> Strip:
        """A margin, a line of the article, or of the colophon."""
        width = self.room.width
        if self.setting is None:
            return notice(self.notice, y, self.room, self.palette, self.widths)
        number = row - TOP
        if 0 <= number < len(self.setting):
            return article_line(self.setting, number, self.left, width, self.marks, self.palette)
        return self._colophon_line(number - len(self.setting) - 1, width)

    def on_resize(self, _event: events.Resize) -> None:
        """A new width: the same characters at the top. Hidden, it has none, and nothing is done."""
        if self.room:
            self._relay()

    def watch_wanted(self) -> None:
        """A new measure: the same."""
        self._relay()

    def watch_options(self) -> None:
        """Text is to be set otherwise."""
        self.reset()

    def validate_wanted(self, wanted: int) -> int:
        """Between the shortest and the longest."""
        return min(max(wanted, LEAST), MOST)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Remember the place, unless it is the layout that moved."""
        super().watch_scroll_y(old_value, new_value)
        if self.room and self._laid_for == self.room and not self._laying:
            self._remember(round(new_value))

    @property
    def _top(self) -> int:
        """The row at the top; of a pane that is about to be shown, that which will be."""
        return self.scroll_offset.y if self.room else self._line_of_anchor() + TOP

    def _put(self, row: int) -> None:
        """Make `row` the top one: at once, or when the pane is shown again."""
        if self.room:
            self.top_to(row)
        else:
            self._remember(row)

    def _remember(self, row: int) -> None:
        """The character at the top is the place, if it is not in the top line already."""
        if row < TOP or self.setting is None:
            self._anchor = START
        elif (line := min(row - TOP, len(self.setting) - 1)) != self._line_of_anchor():
            self._anchor = self.setting.line(line).start

    def _line_of_anchor(self) -> int:
        return -TOP if self._anchor == START or self.setting is None else self.setting.line_of(self._anchor)

    def _relay(self) -> None:
        if self.setting is not None and self.setting.measure != self.measure:
            from reader.typeset.layout import reset

            self.setting = reset(self.setting, self.measure)
        self._lay()

    def _lay(self) -> None:
        """Fit what is scrolled to the setting, and put the place at the top."""
        rows = 0 if self.setting is None else TOP + len(self.setting) + len(self.colophon) + 2
        self._laying = True
        self.virtual_size = Size(self.sheet.width, rows)
        self.top_to(self._line_of_anchor() + TOP)
        self._laying = False
        self._laid_for = self.sheet
        self._mark_matches()
        self.refresh()

    def _mark_matches(self) -> None:
        """Show on the scrollbar where the matches are, and where among them one stands."""
        if self.setting is None:
            self.mark_scrollbar()
            return
        lines, current = [self.setting.line_of(match.start) + TOP for match in self.marks.matches], self.marks.current
        here = [self.setting.line_of(current.start) + TOP] if current else []
        marked = sorted({self.setting.line_of(offset) + TOP for offset, _ in self.marks.signs})
        styles = self.palette
        self.mark_scrollbar((lines, styles["mark"]), (marked, styles["bookmark"]), (here, styles["current"]))

    def sees(self, span: Span) -> bool:
        """Whether the line in which `span` begins is on the screen, or is when the pane is shown again."""
        assert self.setting is not None
        row = self.setting.line_of(span.start) + TOP - self._top
        return 0 <= row < self.sheet.height

    def span_of(self, selection: Selection | None) -> Span | None:
        """A selection, whose offsets stand in `x` (see `Desk.get_widget_and_offset_at`), as a span."""
        if selection is None or self.setting is None:
            return None
        start, end = selection
        length = len(self.setting.article.text)
        span = Span(0 if start is None else start.x, length if end is None else end.x)
        return span if span.start < span.end else None

    def _colophon_line(self, index: int, width: int) -> Strip:
        text = self.colophon[index] if 0 <= index < len(self.colophon) else ""
        text = self.widths.shorten(text, self.measure)
        cells = self.widths.width(text)
        left = self.left + (self.measure - cells) // 2
        return laid(
            [Segment(text, self.palette["text"] + self.palette["colophon"])], left, cells, width, self.palette["text"]
        )
