"""Late widget: joins its container when it is first shown. A start mounts, styles and lays out only what it shows."""

from __future__ import annotations

from collections.abc import Callable

from textual.widget import Widget

from reader.ui.style_sheets import LATER, read_sheets


class LateWidget(Widget):
    """A widget that is hidden at first; the last of the bases of a widget of another kind."""

    _join: Callable[[], object] | None = None

    def stand_by(self, container: Widget, before: Widget | None = None) -> None:
        """Join `container` when it is shown, unless that is gone: before one of its widgets, or else after all."""
        self.display, self._join = False, lambda: container.is_attached and container.mount(self, before=before)

    @property
    def display(self) -> bool:
        """True if it is shown."""
        return super().display

    @display.setter
    def display(self, shown: bool | str) -> None:
        self.styles.display = shown if isinstance(shown, str) else "block" if shown else "none"
        if shown and self._join is not None and not self.is_attached:
            read_sheets(self.app, LATER)
            self._join()
