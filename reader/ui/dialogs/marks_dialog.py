"""List of all marks: filter them, go to one, edit, delete, restore or export.

Dismisses with the mark to go to. The list shows what the store has saved: a deleted mark disappears only when the
store has deleted it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Protocol

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input

from reader.i18n import _, counted
from reader.typeset.cells import Widths
from reader.ui.dialogs.list_dialog import ListDialog
from reader.ui.dialogs.mark_rows import SCOPES, in_scope, mark_row, rows_of
from reader.ui.mark_index import MarkIndex
from reader.ui.messages import MarksFound
from reader.ui.system.tasks import Post
from reader.ui.widgets.choice_list import ChoiceRow
from reader.ui.widgets.input_line import InputLine
from reader.ui.widgets.text_bar import TextBar

if TYPE_CHECKING:
    from reader.annotations.mark import Mark


class MarkActions(Protocol):
    """Operations on marks; each change is reported to `MarksDialog.marks_changed`."""

    @property
    def index(self) -> MarkIndex:
        """All marks and their places."""

    def find(self, words: str, post: Post) -> object:
        """Search the marks; posts `MarksFound` to `post`."""

    def set_note(self, mark: Mark, text: str) -> object:
        """Set the note of a mark."""

    def delete(self, mark: Mark) -> object:
        """Delete a mark."""

    def restore(self) -> object:
        """Restore the mark that was deleted last."""


class MarksDialog(ListDialog["Mark"]):
    """Lists marks under the headlines of their articles."""

    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("',‘,’,＇", "close", id="close_marks"),
        Binding("/,／,、", "filter", id="filter_marks"),
        Binding("x,ｘ,delete", "erase", id="erase_mark"),
        Binding("X,Ｘ", "put_back", id="put_mark_back"),
        Binding("a,ａ", "write", id="write_mark"),
        Binding("w,ｗ", "export", id="export_marks"),
        Binding("tab", "scope(1)", id="next_scope", priority=True),
        Binding("shift+tab", "scope(-1)", id="previous_scope", priority=True),
    ]

    def __init__(self, actions: MarkActions, article: str | None, at: int | None, widths: Widths) -> None:
        """`article`: id of the open article. `at`: id of the mark under the cursor at first."""
        super().__init__(widths, "marks", _("Marks"))
        self.actions, self.article, self.at = actions, article, at
        self.filter = InputLine(placeholder=_("/ filters by quote, note or headline"))
        self.hint = TextBar(widths, id="marks_hint")
        self.found: Sequence[Mark] | None = None
        """Marks that match the filter; None without a filter."""
        self.scope = 0
        self.rows: list[tuple[Mark, bool]] = []
        """Rows as `(mark, True for a heading)`."""

    def compose(self) -> ComposeResult:
        """Title, filter, list and keys."""
        with Vertical(id="marks", classes="sheet"):
            yield self.title_line
            yield self.filter
            yield self.list
            yield self.hint

    def on_mount(self) -> None:
        """List the marks, with the cursor on the mark at hand."""
        keys = [("Enter", _("go there")), ("x", _("delete")), ("X", _("restore")), ("a", _("edit note"))]
        keys += [("w", _("export")), ("Tab", _("scope"))]
        self.hint.set_texts([], [[(f"  {key}", "key"), (f" {what}", "muted")] for key, what in keys])
        self._list()
        self._put_cursor_on(self.at)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Search the store; an empty filter lists everything."""
        event.stop()
        if event.value.strip():
            self.actions.find(event.value, self.post_message)
        else:
            self.found = None
            self._list()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Move the focus from the filter to the list."""
        event.stop()
        self.set_focus(None)

    def on_marks_found(self, message: MarksFound) -> None:
        """Show the marks, unless the filter has changed by now."""
        if message.words == self.filter.value:
            self.found = message.marks
            self._list()

    def marks_changed(self, saved: Mark | None) -> None:
        """List the marks again, with the cursor on the one that was saved."""
        self._again()
        if saved is not None:
            self._put_cursor_on(saved.id)

    def taken(self, place: int) -> Mark | None:
        """The mark to go to."""
        return self.rows[place][0]

    @property
    def marks(self) -> list[Mark]:
        """Listed marks, in order."""
        return [mark for mark, heading in self.rows if not heading]

    def action_close(self) -> None:
        """Leave the filter, or close the dialog."""
        if self.focused is self.filter:
            self.filter.value = ""
            self.set_focus(None)
        else:
            self.dismiss(None)

    def action_filter(self) -> None:
        """Move the focus to the filter."""
        self.set_focus(self.filter)

    def action_scope(self, steps: int) -> None:
        """List the marks of this library, of this article, or all."""
        self.scope = (self.scope + steps) % len(SCOPES)
        self._list()

    def action_erase(self) -> None:
        """Delete the mark under the cursor."""
        if (mark := self._chosen()) is not None:
            self.actions.delete(mark)

    def action_put_back(self) -> None:
        """Restore the mark that was deleted last."""
        self.actions.restore()

    def action_write(self) -> None:
        """Edit the note or the name of the mark under the cursor."""
        if (mark := self._chosen()) is None:
            return

        from reader.ui.dialogs.note_dialog import NoteDialog

        def written(text: str | None) -> None:
            if text is not None:
                self.actions.set_note(mark, text)

        self.app.push_screen(NoteDialog(mark.anchor.quote, mark.text, self.list.widths), written)

    def action_export(self) -> None:
        """Export the listed marks to a Markdown file."""
        marks = self.marks
        if not marks:
            return
        from reader.export.marks_markdown import marks_as_markdown
        from reader.ui.dialogs.save_file_dialog import SaveFileDialog

        headlines = {mark.headline for mark in marks}
        title = counted(len(marks), _("1 mark as Markdown"), _("{count} marks as Markdown"))
        proposed = marks[0].headline if len(headlines) == 1 else _("marks")

        def made(_path: Path) -> Iterator[str]:
            return (f"{line}\n" for line in marks_as_markdown(marks))

        def written(path: Path | None) -> None:
            if path is not None:
                self.hint.set_texts([(_("Saved: {path}").format(path=path), "strong")])

        self.app.push_screen(SaveFileDialog(title, proposed, (".md",), made, self.list.widths), written)

    def _chosen(self) -> Mark | None:
        place = self.list.chosen
        return self.rows[place][0] if place is not None else None

    def _again(self) -> None:
        """List the marks after a change, with the cursor where it was."""
        place = self.list.cursor
        if self.found is not None:
            known = {mark.id: mark for mark in self.actions.index.marks}
            self.found = [known[mark.id] for mark in self.found if mark.id in known]
        self._list()
        self.list.put_cursor_on(place)

    def _put_cursor_on(self, number: int | None) -> None:
        places = (place for place, (mark, heading) in enumerate(self.rows) if mark.id == number and not heading)
        self.list.put_cursor_on(next(places, self.list.cursor))

    def _list(self) -> None:
        marks = self.actions.index.marks if self.found is None else self.found
        self.rows = rows_of(mark for mark in marks if in_scope(mark, self.actions.index, self.article, self.scope))
        count = counted(len(self.marks), _("1 mark"), _("{count} marks"))
        self.title_line.retitle([(_("Marks"), "strong"), (f"  {_(SCOPES[self.scope])} · {count}", "muted")])
        notice = (
            _("No marks here"),
            _("m bookmarks, H highlights, a writes a note; Tab lists those of other libraries"),
        )
        self.list.show(len(self.rows), self._row, notice)

    def _row(self, place: int) -> ChoiceRow:
        mark, heading = self.rows[place]
        if heading:
            return ChoiceRow(((mark.headline, "heading"),), mark.date or "", heading=True)
        return mark_row(mark, self.actions.index, self.list.room.width)
