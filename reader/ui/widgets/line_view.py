"""What the sidebar, the reading pane and the results have in common: lines drawn one by one, when they are seen.

A view takes attributes from above and posts messages; it moves by `move`, `page` and `edge`, which is all that the
keys know of it. Rows count from 0 at the top of what can be scrolled.
"""

from abc import abstractmethod
from collections.abc import Hashable, Sequence
from functools import cached_property, partial
from typing import ClassVar

from rich.style import Style
from textual.cache import FIFOCache
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from reader.typeset.cells import Widths
from reader.ui.widgets.marked_scrollbar import MarkedScrollbar
from reader.ui.widgets.strips import Palette

MOST = 2000
"""Strips that are kept: an arrow in a list changes two of those that are seen."""
HERE = "›"
"""The sign of the row that one is on: a background alone is not seen on every screen."""


class LineView(ScrollView, can_focus=True, inherit_bindings=False):
    """A scrolled column of lines. Subclasses give `line` and say their `ROLES`."""

    ROLES: ClassVar[tuple[str, ...]] = ()
    """What wears a style of its own; the style sheet names it `view--role`."""

    def __init__(self, widths: Widths, *, id: str) -> None:  # noqa: A002 - Textual's own name for it
        super().__init__(id=id)
        self.widths = widths
        self._fitted: tuple[Size, Size] | None = None
        """What the scrollbar was told last: the rows and columns there are, and those that are seen."""
        self._kept: FIFOCache[Hashable, Strip] = FIFOCache(MOST)
        """Strips by what they show."""

    def on_mount(self) -> None:
        """The scrollbar is there now."""
        self.mark_scrollbar()

    def __init_subclass__(cls, **options: bool) -> None:
        super().__init_subclass__(**options)
        cls.COMPONENT_CLASSES = {f"view--{role}" for role in cls.ROLES}

    def watch_virtual_size(self, size: Size) -> None:
        """Fit the scrollbar at once, so that it is drawn along with the rows and not after them."""
        if self.is_mounted:
            self._scroll_update(size)

    def _scroll_update(self, virtual_size: Size) -> None:
        """Textual does this with every layout of the screen, and then draws the bar: only where something changed."""
        fitted = (virtual_size, self.container_size)
        if fitted != self._fitted:
            self._fitted = fitted
            super()._scroll_update(virtual_size)

    @cached_property
    def palette(self) -> Palette:
        """The style of `text`, and those of the roles, to be put over it: under the theme and focus of now."""
        styles = {role: self.get_component_rich_style(f"view--{role}", partial=True) for role in self.ROLES}
        return {"text": self.rich_style, **styles}

    @property
    def room(self) -> Size:
        """Columns and rows for lines: what the scrollbar leaves."""
        return self.scrollable_content_region.size

    def notify_style_update(self) -> None:
        """The theme or the focus has changed."""
        self.__dict__.pop("palette", None)
        self._kept.clear()
        super().notify_style_update()

    def render_line(self, y: int) -> Strip:
        """The strip at `y` rows below the top of the view.

        It is said to be as wide as the view with its scrollbar: else Textual would fill it up by Rich's count, which
        is too much where the terminal draws `“` two cells wide.
        """
        row, width = self.scroll_offset.y + y, self.size.width
        look = self.look(row, y)
        kept = None if look is None else self._kept.get((look, width))
        if kept is None:
            kept = Strip(self.line(row, y), width)
            if look is not None:
                self._kept.set((look, width), kept)
        return kept

    def look(self, row: int, y: int) -> Hashable | None:
        """All that the strip of `row` depends on, but the palette and the width; None: it is drawn anew each time."""
        return None

    @abstractmethod
    def line(self, row: int, y: int) -> Strip:
        """The strip of `row`, which is drawn `y` rows below the top."""

    def reveal(self, first: int, last: int | None = None, margin: int = 0) -> None:
        """Scroll as little as is needed to show the rows `first` to `last` with `margin` rows around them.

        Hidden, a view has no height and nothing to show; it is resized when it is shown.
        """
        last = first if last is None else last
        top, height = self.scroll_offset.y, self.room.height
        if not height:
            return
        margin = min(margin, max(height - (last - first + 1), 0) // 2)
        if first - margin < top:
            self.top_to(first - margin)
        elif last + margin >= top + height:
            self.top_to(last + margin - height + 1)

    def top_to(self, row: int) -> None:
        """Scroll so that `row` is the first one shown."""
        self.scroll_to(y=max(row, 0), animate=False, force=True, immediate=True)

    def mark_scrollbar(self, *marks: tuple[Sequence[int], Style]) -> None:
        """Show on the scrollbar where rows (ascending) lie, each lot in a style; the later ones over the earlier."""
        bar = self.vertical_scrollbar
        shown = [(rows, Style(bgcolor=style.bgcolor)) for rows, style in marks]
        bar.renderer = partial(MarkedScrollbar, marks=shown)  # type: ignore[misc, assignment]
        bar.refresh()

    @abstractmethod
    def move(self, steps: int) -> None:
        """Go `steps` on, back when negative."""

    @abstractmethod
    def page(self, screens: float) -> bool:
        """Go `screens` on, back when negative; False when that was the end already."""

    @abstractmethod
    def edge(self, end: bool) -> None:
        """Go to the beginning, or to the end."""
