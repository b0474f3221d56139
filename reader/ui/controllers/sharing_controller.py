"""Sharing: text on the clipboard, and the source opened in the user's own editor.

Text is copied without the line breaks of the layout, with its source below it or alone.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from reader.i18n import _, counted
from reader.ui.captions import quoted
from reader.ui.messages import Notice

if TYPE_CHECKING:
    from reader.ui.services import Services
    from reader.ui.state.open_article import OpenArticle
    from reader.ui.widgets.article.article_view import ArticleView


class SharingController:
    """Copies text, and opens the editor."""

    def __init__(self, services: Services, opened: OpenArticle, view: ArticleView) -> None:
        self._services, self._opened, self._view = services, opened, view

    def put_on_clipboard(self, text: str, message: str) -> None:
        """Put `text` on the clipboard of the terminal, and of the system if it has a program for it."""
        self._view.app.copy_to_clipboard(text)
        from reader.ui.system import clipboard  # imported with the first text that is copied

        self._services.tasks.run("clipboard", lambda _post, _cancelled: clipboard.copy(text))
        self._services.announce(Notice(message))

    def copy(self, with_source: bool) -> None:
        """Copy the selection, else the paragraph, without the line breaks of the layout."""
        article, span = self._opened.article, self._view.selection.span or self._view.selection.paragraph()
        if article is None or span is None:
            return
        text = article.text[span.start : span.end]
        self._view.selection.end()
        if with_source:
            one, many = _("Copied with source: 1 character"), _("Copied with source: {count} characters")
            self.put_on_clipboard(quoted(text, article), counted(len(text), one, many))
        else:
            self.copy_alone(text)

    def copy_alone(self, text: str) -> None:
        """Copy a text without its source."""
        message = counted(len(text), _("Copied: 1 character"), _("Copied: {count} characters"))
        self.put_on_clipboard(text, message)

    def edit(self) -> None:
        """Open the source of the article at its first line. The screen waits until the editor is closed."""
        article = self._opened.article
        if article is None:
            return
        path = Path(article.source).absolute()
        if article.source == "-" or "!/" in article.source or not path.is_file():
            text = _("Not a file that an editor can open: {source}").format(source=article.source)
            self._services.announce(Notice(text))
            return
        open_at = self._show_page if article.is_printed else self._run_editor
        if problem := open_at(path, article.lines[0]):
            self._services.announce(Notice(problem))

    def _run_editor(self, path: Path, line: int) -> str:
        """Run the editor; returns the reason of a failure, or ""."""
        import subprocess

        from textual.app import SuspendNotSupported

        from reader.ui.system import editor

        called = editor.command(editor.chosen(os.environ, sys.platform), path, line)
        try:
            with self._view.app.suspend():
                subprocess.run(called, check=False)
        except OSError as error:
            template = _("Cannot start {editor} ({reason}); set $EDITOR")
            return template.format(editor=called[0], reason=_(error.strerror or ""))
        except SuspendNotSupported:
            return _("Cannot open an editor here")
        return ""

    def _show_page(self, path: Path, page: int) -> str:
        """Show a page of a PDF in the system's viewer; returns the reason of a failure, or ""."""
        import subprocess
        from shutil import which

        from reader.ui.system.pdf_viewer import viewer_command

        called = viewer_command(sys.platform, path, page, which)
        if called is None:
            template = _("No PDF viewer found; page {page} of {source}")
            return template.format(page=page, source=path.name)
        nowhere = subprocess.DEVNULL
        try:
            subprocess.Popen(called, stdin=nowhere, stdout=nowhere, stderr=nowhere, start_new_session=True)
        except OSError as error:
            template = _("Cannot start {editor} ({reason}); set $EDITOR")
            return template.format(editor=called[0], reason=_(error.strerror or ""))
        return ""
