"""Asks for a file name and writes the file; overwrites an existing one only after confirmation.

Takes a function from the typed path to the text; dismisses with the path that was written, or None.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import Input

from reader.atomic_write import atomic_write
from reader.i18n import _
from reader.typeset.cells import Widths
from reader.ui.system.tasks import Poll, Post, Tasks
from reader.ui.widgets.input_line import InputLine
from reader.ui.widgets.text_bar import TextBar

Made = Callable[[Path], Iterable[str]]
"""Makes the text for a path, in pieces; the extension selects the format."""
UNFIT = str.maketrans(dict.fromkeys('\\/:*?"<>|\0', "-"))
"""Characters that are not allowed in file names on some system."""


@dataclass
class Written(Message):
    """Message: writing has ended."""

    path: Path
    error: OSError | None
    """Why nothing was written; None on success."""


class SaveFileDialog(ModalScreen[Path | None]):
    """An input line with a proposed name."""

    AUTO_FOCUS = "InputLine"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "close", id="close_naming"),
        Binding("tab", "ending(1)", id="next_ending", priority=True),
        Binding("shift+tab", "ending(-1)", id="previous_ending", priority=True),
    ]

    def __init__(self, title: str, proposed: str, endings: Sequence[str], made: Made, widths: Widths) -> None:
        """`proposed`: name without extension; the first of `endings` is appended."""
        super().__init__()
        self.endings, self.made, self.tasks = endings, made, Tasks(self)
        self.title_line, self.hint = TextBar(widths, id="naming_title"), TextBar(widths, id="naming_hint")
        self.title_line.set_texts([(_("Export"), "strong"), (f"  {title}", "muted")])
        self.line = InputLine(f"{proposed.translate(UNFIT)[:60]}{endings[0]}", select=False)
        self._replace: Path | None = None
        """File that the next Enter overwrites; None: ask first."""

    def compose(self) -> ComposeResult:
        """Title, name and hints."""
        with Vertical(id="naming", classes="sheet"):
            yield self.title_line
            yield self.line
            yield self.hint

    def on_mount(self) -> None:
        """Show the keys."""
        self._hint()

    def on_input_changed(self, event: Input.Changed) -> None:
        """The name has changed: ask again before overwriting."""
        event.stop()
        self._replace = None
        self._hint()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Write the file in a worker thread."""
        event.stop()
        name = event.value.strip()
        if not name:
            return
        path = Path(name).expanduser()
        path = path if path.suffix in self.endings else path.with_name(path.name + self.endings[0])
        replace = path == self._replace
        self.hint.set_texts([(_("writing…"), "muted")])

        def put(post: Post, cancelled: Poll) -> None:
            pieces = (piece.encode() for piece in self.made(path))
            try:
                if atomic_write(path, pieces, replace=replace, cancelled=cancelled):
                    post(Written(path, None))
            except OSError as problem:
                post(Written(path, problem))

        self.tasks.run("write", put)

    def on_written(self, message: Written) -> None:
        """Dismiss with the path, or show the error."""
        if message.error is None:
            self.dismiss(message.path)
        elif isinstance(message.error, FileExistsError):
            self._replace = message.path
            self.hint.set_texts([(_("File exists. Enter again overwrites"), "strong")])
        else:
            self.hint.set_texts(
                [
                    (
                        _("Could not save: {reason}").format(reason=_(message.error.strerror or str(message.error))),
                        "strong",
                    )
                ]
            )

    def action_ending(self, steps: int) -> None:
        """Change to the next format."""
        path = Path(self.line.value)
        if path.suffix in self.endings:
            place = (self.endings.index(path.suffix) + steps) % len(self.endings)
            self.line.value = self.line.value[: -len(path.suffix)] + self.endings[place]
            self.line.cursor_position = len(self.line.value)

    def action_close(self) -> None:
        """Close without writing."""
        self.tasks.cancel("write")
        self.dismiss(None)

    def _hint(self) -> None:
        keys = [("Enter", _("save")), ("Esc", _("back"))]
        keys += [("Tab", " ".join(self.endings))] if len(self.endings) > 1 else []
        self.hint.set_texts([], [[(f"  {key}", "key"), (f" {what}", "muted")] for key, what in keys])
