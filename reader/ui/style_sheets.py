"""Style sheets that a start does without. Each is read when something first needs it: parsing takes time."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from textual.app import App

FOLDER = Path(__file__).with_name("styles")
LATER = "later.tcss"
"""What the first paint does not show: roles of text, and what joins the main screen when it is first shown."""
PLAIN = "plain.tcss"
"""Terminals of sixteen colours, or of none; to be read after `LATER`."""
SHEETS = "sheets.tcss"
"""All that lies over the main screen."""


def read_sheets(app: App[Any], *names: str) -> None:
    """Read style sheets, unless they have been read: what is styled from now on has their styles."""
    unread = [path for path in (str(FOLDER / name) for name in names) if not app.stylesheet.has_source(path)]
    for path in unread:
        app.stylesheet.read(path)
    if unread:
        app.stylesheet.parse()
