"""What changes on the screen when a setting is changed: a row a setting; the others take effect at the next start."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from reader.i18n import _

if TYPE_CHECKING:
    from reader.ui.controllers.workspace import Workspace


def apply_preference(workspace: Workspace, name: str) -> None:
    """Apply a changed setting."""
    if name in _EFFECTS:
        _EFFECTS[name](workspace)
    workspace.status.refresh()


def _language(workspace: Workspace) -> None:
    workspace.panes.search_bar.placeholder = _("search")
    if workspace.navigation.key is not None:
        workspace.status.show_title()


def _theme(workspace: Workspace) -> None:
    app = workspace.view.app
    app.theme = workspace.services.preferences.theme(app)


def _measure(workspace: Workspace) -> None:
    workspace.view.set_measure(workspace.services.preferences.settings.measure)


def _typesetting(workspace: Workspace) -> None:
    workspace.view.set_options(workspace.services.preferences.options())


def _ambiguous_width(workspace: Workspace) -> None:
    workspace.services.widths.become(workspace.services.preferences.width)
    workspace.view.reset()
    workspace.view.screen.refresh(layout=True)


def _zen(workspace: Workspace) -> None:
    workspace.panes.list_hidden = workspace.services.preferences.settings.zen


def _keywords(workspace: Workspace) -> None:
    workspace.enrichment.mark_keywords(workspace.services.preferences.settings.keywords)


_EFFECTS: Mapping[str, Callable[[Workspace], None]] = {
    "language": _language,
    "theme": _theme,
    "measure": _measure,
    **dict.fromkeys(("indent", "latin_space", "blank_lines", "hanging", "justify"), _typesetting),
    "ambiguous_width": _ambiguous_width,
    "zen": _zen,
    "keywords": _keywords,
}
