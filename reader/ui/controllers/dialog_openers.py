"""Openers of dialogs, one each: pass in values, and act on the result. A dialog never knows the main screen.

The module of a dialog is imported when its key is first pressed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.i18n import _, counted
from reader.span import Span
from reader.ui import store_jobs
from reader.ui.controllers.result_openers import RESULT_OPENERS

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.annotations.mark import Mark
    from reader.keymap.table import Key
    from reader.store.history import HistoryVisit
    from reader.ui.controllers.dialog_context import DialogContext
    from reader.ui.dialogs.keywords_dialog import Word


def open_dialog(own: DialogContext, name: str) -> None:
    """Open the dialog `name`, a name of the table of keys."""
    OPENERS[name](own)


def _calendar(own: DialogContext) -> None:
    """Go to the first article of a day, in the list."""
    from reader.ui.dialogs.calendar_dialog import CalendarDialog

    view = own.all.library.view

    def go_to(day: str) -> None:
        own.all.navigation.open(view.first_on(day), reason="browsed")
        own.all.show_in_list()

    def chosen(day: str | None) -> None:
        if day is not None:
            own.all.when_here(lambda: go_to(day))

    own.push(CalendarDialog(view, own.widths), chosen)


def _cite(own: DialogContext) -> None:
    """Copy a citation of the open article."""
    from reader.ui.dialogs.cite_dialog import CiteDialog

    def chosen(citation: str | None) -> None:
        if citation is not None:
            own.all.sharing.put_on_clipboard(citation, _("Citation copied"))

    if own.all.opened.article is not None:
        own.push(CiteDialog(own.all.opened.article, own.widths), chosen)


def _dictionary(own: DialogContext) -> None:
    """Look up the selection, else the word under the mouse, else the first visible one."""
    from reader.ui.dialogs.dictionary_dialog import DictionaryDialog

    key, view, meanings = own.all.navigation.key, own.all.view, own.services.library.capabilities.meanings

    def show(word: Span) -> bool:
        view.set_layer("current", word)
        view.go_to(word)
        return view.typeset.row_of(word.start) - view.scroll_offset.y > view.size.height // 2

    def chosen(word: str | None) -> None:
        own.all.search.draw()
        if word is not None:
            own.all.ask_literally(word)

    if key is not None:
        offset = own.all.offset_pointed_at()
        offset = max(view.place, 0) if offset is None else offset
        asked = view.selection.span or Span(offset, offset)
        own.push(DictionaryDialog(own.all.library.view, key, asked, show, meanings, own.widths), chosen)


def _export(own: DialogContext) -> None:
    """Write the articles found, or the open article, to a file."""
    from reader.ui.dialogs.export_dialog import ENDINGS, exporter
    from reader.ui.dialogs.save_file_dialog import SaveFileDialog

    session, key, article = own.all.search.session, own.all.opened.key, own.all.opened.article
    if session.results is not None and len(session.cursor):
        one = _("1 article found, with its matches")
        title = counted(len(session.cursor), one, _("{count} articles found, with their matches"))
        keys, proposed, spans = session.cursor.ranked, session.query.strip(), session.results.spans
        made = exporter(own.all.library.view, keys, spans)
    elif key is not None and article is not None:
        title, proposed, made = _("This article"), article.headline, exporter(own.all.library.view, (key,))
    else:
        own.tell(_("Nothing found"))
        return
    own.push(SaveFileDialog(title, proposed, tuple(ENDINGS), made, own.widths), own.tell_written)


def _finder(own: DialogContext) -> None:
    """Find an article by its headline and read it."""
    from reader.ui.dialogs.headline_finder import HeadlineFinder

    def found(article: str | None) -> None:
        key = own.all.library.key_of(article) if article else None
        if key is not None:
            own.all.read(key)
        elif article:
            own.tell(_("That article no longer exists"))

    own.push(HeadlineFinder(own.all.library.view, own.widths), found)


def _help(own: DialogContext) -> None:
    """Show the keys and example queries; run the chosen one."""
    from reader.keymap.table import selecting
    from reader.ui.dialogs.help_screen import HelpScreen, in_order

    keys = (*in_order(own.services.preferences.keys), *(key for key in selecting() if key.shown))

    def chosen(wanted: Key | str | None) -> None:
        if isinstance(wanted, str):
            own.all.ask_in_bar(wanted)
        elif wanted is not None:
            own.run(wanted.action)

    own.push(HelpScreen(keys, own.widths, queries=True), chosen)


def _history(own: DialogContext) -> None:
    """Read a recently read article again."""
    from reader.ui.dialogs.history_dialog import HistoryDialog

    key_of = own.all.library.key_of

    def chosen(visit: HistoryVisit | None) -> None:
        key = key_of(visit.article) if visit is not None else None
        if key is not None:
            own.all.read(key)
        elif visit is not None:
            own.tell(_("Not in this library: {source}").format(source=visit.source))

    dialog = HistoryDialog(lambda article: key_of(article) is not None, own.all.session.clear_history, own.widths)
    own.push(dialog, chosen)
    own.services.store.do(store_jobs.load_visits, post=dialog.post_message)


def _keywords(own: DialogContext) -> None:
    """Show the keywords and names of the open article."""
    from reader.ui.dialogs.keywords_dialog import KeywordsDialog

    key, article = own.all.opened.key, own.all.opened.article

    def chosen(word: Word | None) -> None:
        if word is not None:
            own.all.focus_on(own.all.view)
        if word is not None and word.searched:
            own.all.ask_literally(word.word)
        if word is not None and word.span is not None and own.all.opened.key == key:
            own.all.view.go_to(word.span)

    if key is not None and article is not None:
        own.push(KeywordsDialog(own.all.library.view, key, article, own.widths), chosen)


def _marks(own: DialogContext) -> None:
    """Go to a mark of any article."""
    from reader.ui.dialogs.marks_dialog import MarksDialog

    at, article = own.all.annotations.at_hand(), own.all.opened.article

    def chosen(mark: Mark | None) -> None:
        own.marks = None
        if mark is not None:
            own.all.go_to_any_mark(mark)

    own.marks = MarksDialog(
        own.all.annotations, article.id if article else None, at.mark.id if at else None, own.widths
    )
    own.push(own.marks, chosen)


def _note(own: DialogContext) -> None:
    """Write a note on the selection or the paragraph, or edit the existing note."""
    from reader.ui.dialogs.note_dialog import NoteDialog

    article, annotations, view = own.all.opened.article, own.all.annotations, own.all.view
    selected, there = view.selection.span, annotations.at_hand("note")
    span = selected or view.selection.paragraph()
    if selected is not None and there is not None and there.span != selected:
        there = None
    if article is None or span is None:
        return

    def written(text: str | None) -> None:
        if text is not None and there is not None:
            annotations.set_note(there.mark, text) if text else annotations.delete(there.mark)
        elif text:
            annotations.add("note", span, text)

    quote = article.text[slice(*(there.span if there else span))]
    own.push(NoteDialog(quote, there.mark.text if there else "", own.widths), written)


def _palette(own: DialogContext) -> None:
    """Run the chosen command."""
    from reader.ui.dialogs.command_palette import CommandPalette

    keys = own.services.preferences.keys

    def chosen(name: str | None) -> None:
        for key in keys:
            if key.id == name:
                own.run(key.action)

    own.push(CommandPalette(keys, own.widths), chosen)


def _problems(own: DialogContext) -> None:
    """Show problems with files, settings and the database, if there are any."""
    from reader.ui.dialogs.problems_dialog import ProblemsDialog

    if problems := [*map(str, own.all.library.problems)]:
        own.push(ProblemsDialog(problems, own.widths))
    else:
        own.tell(_("No problems"))


def _related(own: DialogContext) -> None:
    """Read an article related to the open one."""
    from reader.ui.dialogs.related_dialog import RelatedDialog

    key, era = own.all.navigation.key, own.all.library.view.era

    def chosen(other: int | None) -> None:
        if other is not None and own.all.library.view.era == era:
            own.all.read(other)

    if key is not None:
        own.push(RelatedDialog(own.all.library.view, key, own.widths), chosen)


def _settings(own: DialogContext) -> None:
    """Show and change the settings."""
    from reader.ui.dialogs.settings_dialog import SettingsDialog

    own.push(SettingsDialog(own.services.preferences, own.widths))


def _tour(own: DialogContext) -> None:
    """Start the tour, or restart it."""
    from reader.ui.dialogs.tour import Tour

    if own.tour is not None and own.tour.is_attached:
        own.tour.remove()
    own.tour = Tour(own.services.preferences, own.widths)
    own.all.view.screen.mount(own.tour, before="#status")


OPENERS: dict[str, Callable[[DialogContext], None]] = {
    **RESULT_OPENERS,
    "calendar": _calendar,
    "cite": _cite,
    "dictionary": _dictionary,
    "export": _export,
    "finder": _finder,
    "help": _help,
    "history": _history,
    "keywords": _keywords,
    "marks": _marks,
    "note": _note,
    "palette": _palette,
    "problems": _problems,
    "related": _related,
    "settings": _settings,
    "tour": _tour,
}
"""Openers by name in the table of keys."""
