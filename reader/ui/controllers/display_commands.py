"""Commands that change the look of the screen. Each change is saved in the settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.i18n import _
from reader.ui.colours import after

if TYPE_CHECKING:
    from reader.ui.controllers.workspace import Workspace


class DisplayCommands:
    """Acts on the controllers and panes of the main screen."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace, self._panes, self._view = workspace, workspace.panes, workspace.view

    def keywords(self) -> None:
        """Highlight keywords, then names, then neither."""
        self._workspace.enrichment.cycle()
        self._workspace.services.preferences.save("keywords", self._workspace.enrichment.marks_keywords)

    def measure(self, cells: int) -> None:
        """Change the measure by `cells`. A preferred measure wider than the pane counts as the pane's when it is
        reduced."""
        typeset, preferences = self._view.typeset, self._workspace.services.preferences
        before = min(typeset.preferred_measure, typeset.measure if cells < 0 else typeset.preferred_measure)
        self._view.set_measure(before + cells)
        preferences.save("measure", typeset.preferred_measure)
        self._workspace.status.show_message(_("Line width: {count} characters").format(count=typeset.measure // 2))

    def zen(self) -> None:
        """Hide the list, or show it again."""
        panes = self._panes
        panes.list_hidden = not panes.list_hidden
        self._workspace.services.preferences.save("zen", panes.list_hidden)
        hidden = panes.list_hidden and panes.list_has_cursor_focus
        self._workspace.focus_on(self._view if hidden else panes.screen.focused or self._view)

    def theme(self) -> None:
        """Switch to the next theme."""
        app = self._view.app
        app.theme = after(app.theme)
        self._workspace.services.preferences.save("theme", app.theme)
        self._workspace.status.show_message(_("Theme: {name}").format(name=_(app.theme)))
