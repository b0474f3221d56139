"""What was found, or the open article, put into a file: Markdown, CSV or JSON lines, by the ending of its name.

Takes what the room shows at this moment; the file is written beside the screen.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from reader.export.article_formats import exported
from reader.i18n import _
from reader.ui.dialogs.save_file_dialog import SaveFileDialog

if TYPE_CHECKING:
    from reader.ui.main_screen import Room

ENDINGS = {".md": "markdown", ".csv": "csv", ".jsonl": "jsonl"}


def enter(room: Room) -> None:
    """Ask for a name, and write."""
    results, number = room.inquiry.results, room.reading.number
    if results is not None and len(room.inquiry.journey):
        numbers: Sequence[int] = tuple(room.inquiry.journey.ranked)
        proposed = room.inquiry.query.strip()
        title = _("{count} articles found, with their matches").format(count=len(numbers))
    elif number is not None and room.reading.article is not None:
        results, numbers, proposed = None, (number,), room.reading.article.headline
        title = _("This article")
    else:
        room.tell(_("Nothing was found"))
        return
    view, spans = room.articles, results.spans if results is not None else None

    def made(path: Path) -> Iterable[str]:
        return exported(view, numbers, ENDINGS[path.suffix], spans)

    def written(path: Path | None) -> None:
        if path is not None:
            room.tell(_("Written: {path}").format(path=path))

    room.app.push_screen(SaveFileDialog(title, proposed, tuple(ENDINGS), made, room.pane.widths), written)
