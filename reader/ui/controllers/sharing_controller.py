"""Taking along: what is copied, and the source in the person's own editor.

Text goes as it was read, never as it was wrapped, with its source under it.
"""

import os
import subprocess
import sys
from pathlib import Path

from textual.app import SuspendNotSupported

from reader.i18n import _
from reader.ui.captions import quoted
from reader.ui.controllers.annotation_controller import Marking


class Taking(Marking):
    """The study of somebody who takes things home."""

    def take(self, text: str, told: str) -> None:
        """Put `text` on the clipboard: the terminal's, and the system's where there is a program for it."""
        self.app.copy_to_clipboard(text)
        from reader.ui.system import clipboard  # what is taken along comes in with the first thing that is

        self._beside("clipboard", lambda _post, _cancelled: clipboard.copy(text))
        self.tell(told)

    def action_copy(self) -> None:
        """The selection, else the paragraph, with its source; unwrapped."""
        article, span = self.reading.article, self.selected or self.pane.paragraph()
        if article is None or span is None:
            return
        text = article.text[span.start : span.end]
        self.end_selecting()
        self.take(quoted(text, article), _("Copied, with its source: {count} characters").format(count=len(text)))

    def action_edit(self) -> None:
        """Open the source of the article at its first line. The screen waits until the editor is left."""
        self.hush()
        article = self.reading.article
        if article is None:
            return
        path = Path(article.source).absolute()
        if article.source == "-" or "!/" in article.source or not path.is_file():
            self.tell(_("Not a file that an editor can open: {source}").format(source=article.source))
            return
        if article.is_printed:
            self._show_page(path, article.lines[0])
            return
        from reader.ui.system import editor

        called = editor.command(editor.chosen(os.environ, sys.platform), path, article.lines[0])
        try:
            with self.app.suspend():
                subprocess.run(called, check=False)
        except OSError as error:
            self.tell(
                _("{editor} cannot be started ({reason}); set $EDITOR").format(editor=called[0], reason=error.strerror)
            )
        except SuspendNotSupported:
            self.tell(_("No editor can be shown here"))

    def _show_page(self, path: Path, page: int) -> None:
        """Show a page of a PDF in the viewer of the system, beside the terminal."""
        from shutil import which

        from reader.ui.system.pdf_viewer import viewer_command

        called = viewer_command(sys.platform, path, page, which)
        if called is None:
            self.tell(
                _("No program that shows PDFs was found; page {page} of {source}").format(page=page, source=path.name)
            )
            return
        nowhere = subprocess.DEVNULL
        try:
            subprocess.Popen(called, stdin=nowhere, stdout=nowhere, stderr=nowhere, start_new_session=True)
        except OSError as error:
            self.tell(
                _("{editor} cannot be started ({reason}); set $EDITOR").format(editor=called[0], reason=error.strerror)
            )
