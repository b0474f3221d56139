"""An article set in lines: to the measure that fits, and with its place kept whatever the width.

Takes an article and a place; places are code points into `Article.text`. Row 0 is a margin, the lines of the setting
follow, then what a subclass has below.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events
from textual.geometry import Size
from textual.reactive import reactive

from reader.typeset.cells import Widths
from reader.typeset.options import Options
from reader.ui.widgets.line_view import LineView

if TYPE_CHECKING:
    from reader.model import Article
    from reader.typeset.article_layout import ArticleLayout

TOP = 1
"""Rows of margin above the first line."""
START = -1
"""The place of an article that is shown from its margin on."""
LEAST, MOST, USUAL = 16, 160, 72
"""Cells of a measure: the shortest and longest one may ask for, and what is right for most."""
ROOMY = 60
"""Cells of a view that has room for a margin of two at both sides."""


class TypesetView(LineView):
    """An article in lines, which are scrolled. Subclasses draw them, and say what is `below`."""

    wanted: reactive[int] = reactive(USUAL)
    """The measure asked for, in cells; what fits may be less."""
    options: reactive[Options] = reactive(Options())
    """How text is set."""

    def __init__(self, widths: Widths, *, id: str) -> None:  # noqa: A002 - Textual's own name for it
        super().__init__(widths, id=id)
        self.setting: ArticleLayout | None = None
        self._anchor = START
        self._laid_for = Size(0, 0)
        self._laying = False

    @property
    def below(self) -> int:
        """Rows below the lines."""
        return 0

    def rearranged(self) -> None:
        """The lines are others, or stand elsewhere."""

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

    def put(self, setting: ArticleLayout | None, place: int = START) -> None:
        """Show what is set, with `place` in the top line; None: there is no article."""
        self.setting, self._anchor = setting, place
        self._lay()

    def reset(self) -> None:
        """Set the article anew: options or widths have changed. The place stays."""
        if self.setting is not None:
            self.put(self.set_in_lines(self.setting.article), self._anchor)

    def set_in_lines(self, article: Article) -> ArticleLayout:
        """`article`, set to the measure there is."""
        from reader.typeset.layout import set_article  # the first paint has no article yet

        return set_article(article, self.measure, self.widths, self.options)

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

    def bring(self, offset: int) -> None:
        """Scroll as little as is needed to see the character at `offset`."""
        if self.setting is not None:
            self.reveal(self.setting.line_of(offset) + TOP)

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

    def make_top(self, row: int) -> None:
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
        rows = 0 if self.setting is None else TOP + len(self.setting) + self.below
        self._laying = True
        self.virtual_size = Size(self.sheet.width, rows)
        self.top_to(self._line_of_anchor() + TOP)
        self._laying = False
        self._laid_for = self.sheet
        self.rearranged()
        self.refresh()
