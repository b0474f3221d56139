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


def open_dialog(context: DialogContext, name: str) -> None:
    """Open the dialog `name`, a name of the table of keys."""
    OPENERS[name](context)


def _calendar(context: DialogContext) -> None:
    """Go to the first article of a day, in the list."""
    from reader.ui.dialogs.calendar_dialog import CalendarDialog

    view = context.workspace.library.view

    def go_to(day: str) -> None:
        context.workspace.navigation.open(view.first_on(day), reason="browsed")
        context.workspace.show_in_list()

    def chosen(day: str | None) -> None:
        if day is not None:
            context.workspace.when_here(lambda: go_to(day))

    context.push(CalendarDialog(view, context.widths), chosen)


def _cite(context: DialogContext) -> None:
    """Copy a citation of the open article."""
    from reader.ui.dialogs.cite_dialog import CiteDialog

    def chosen(citation: str | None) -> None:
        if citation is not None:
            context.workspace.sharing.put_on_clipboard(citation, _("Citation copied"))

    if context.workspace.opened.article is not None:
        context.push(CiteDialog(context.workspace.opened.article, context.widths), chosen)


def _dictionary(context: DialogContext) -> None:
    """Look up the selection, else the word under the mouse, else the first visible one."""
    from reader.ui.dialogs.dictionary_dialog import DictionaryDialog

    key, view, meanings = (
        context.workspace.navigation.key,
        context.workspace.view,
        context.services.library.capabilities.meanings,
    )

    def show(word: Span) -> bool:
        view.set_layer("current", word)
        view.go_to(word)
        return view.typeset.row_of(word.start) - view.scroll_offset.y > view.size.height // 2

    def chosen(word: str | None) -> None:
        context.workspace.search.draw()
        if word is not None:
            context.workspace.ask_literally(word)

    if key is not None:
        offset = context.workspace.offset_pointed_at()
        offset = max(view.place, 0) if offset is None else offset
        asked = view.selection.span or Span(offset, offset)
        context.push(
            DictionaryDialog(context.workspace.library.view, key, asked, show, meanings, context.widths), chosen
        )


def _export(context: DialogContext) -> None:
    """Write the articles found, or the open article, to a file."""
    from reader.ui.article_exporter import ENDINGS, article_exporter
    from reader.ui.dialogs.save_file_dialog import SaveFileDialog

    workspace = context.workspace
    session, view = workspace.search.session, workspace.library.view
    key, article = workspace.opened.key, workspace.opened.article
    if session.results is not None and len(session.cursor):
        one = _("1 article found, with its matches")
        title = counted(len(session.cursor), one, _("{count} articles found, with their matches"))
        keys, proposed, spans = session.cursor.ranked, session.query.strip(), session.results.spans
        made = article_exporter(view, keys, spans)
    elif key is not None and article is not None:
        title, proposed, made = _("This article"), article.headline, article_exporter(view, (key,))
    else:
        context.show_message(_("Nothing found"))
        return
    context.push(SaveFileDialog(title, proposed, tuple(ENDINGS), made, context.widths), context.show_saved_path)


def _finder(context: DialogContext) -> None:
    """Find an article by its headline and read it."""
    from reader.ui.dialogs.headline_finder import HeadlineFinder

    def found(article: str | None) -> None:
        key = context.workspace.library.key_of(article) if article else None
        if key is not None:
            context.workspace.read(key)
        elif article:
            context.show_message(_("That article no longer exists"))

    context.push(HeadlineFinder(context.workspace.library.view, context.widths), found)


def _help(context: DialogContext) -> None:
    """Show the keys and example queries; run the chosen one."""
    from reader.keymap.table import selecting
    from reader.ui.dialogs.help_screen import HelpScreen, in_order

    keys = (*in_order(context.services.preferences.keys), *(key for key in selecting() if key.shown))

    def chosen(wanted: Key | str | None) -> None:
        if isinstance(wanted, str):
            context.workspace.ask_in_bar(wanted)
        elif wanted is not None:
            context.run(wanted.action)

    context.push(HelpScreen(keys, context.widths, queries=True), chosen)


def _history(context: DialogContext) -> None:
    """Read a recently read article again."""
    from reader.ui.dialogs.history_dialog import HistoryDialog

    key_of = context.workspace.library.key_of

    def chosen(visit: HistoryVisit | None) -> None:
        key = key_of(visit.article) if visit is not None else None
        if key is not None:
            context.workspace.read(key)
        elif visit is not None:
            context.show_message(_("Not in this library: {source}").format(source=visit.source))

    dialog = HistoryDialog(
        lambda article: key_of(article) is not None, context.workspace.session.clear_history, context.widths
    )
    context.push(dialog, chosen)
    context.services.store.do(store_jobs.load_visits, post=dialog.post_message)


def _keywords(context: DialogContext) -> None:
    """Show the keywords and names of the open article."""
    from reader.ui.dialogs.keywords_dialog import KeywordsDialog

    key, article = context.workspace.opened.key, context.workspace.opened.article

    def chosen(word: Word | None) -> None:
        if word is not None:
            context.workspace.focus_on(context.workspace.view)
        if word is not None and word.searched:
            context.workspace.ask_literally(word.word)
        if word is not None and word.span is not None and context.workspace.opened.key == key:
            context.workspace.view.go_to(word.span)

    if key is not None and article is not None:
        context.push(KeywordsDialog(context.workspace.library.view, key, article, context.widths), chosen)


def _marks(context: DialogContext) -> None:
    """Go to a mark of any article."""
    from reader.ui.dialogs.marks_dialog import MarksDialog

    at, article = context.workspace.annotations.at_hand(), context.workspace.opened.article

    def chosen(mark: Mark | None) -> None:
        context.marks = None
        if mark is not None:
            context.workspace.go_to_any_mark(mark)

    context.marks = MarksDialog(
        context.workspace.annotations, article.id if article else None, at.mark.id if at else None, context.widths
    )
    context.push(context.marks, chosen)


def _note(context: DialogContext) -> None:
    """Write a note on the selection or the paragraph, or edit the existing note."""
    from reader.ui.dialogs.note_dialog import NoteDialog

    article, annotations, view = context.workspace.opened.article, context.workspace.annotations, context.workspace.view
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
    context.push(NoteDialog(quote, there.mark.text if there else "", context.widths), written)


def _palette(context: DialogContext) -> None:
    """Run the chosen command."""
    from reader.ui.dialogs.command_palette import CommandPalette

    keys = context.services.preferences.keys

    def chosen(name: str | None) -> None:
        for key in keys:
            if key.id == name:
                context.run(key.action)

    context.push(CommandPalette(keys, context.widths), chosen)


def _problems(context: DialogContext) -> None:
    """Show problems with files, settings and the database, if there are any."""
    from reader.ui.dialogs.problems_dialog import ProblemsDialog

    if problems := [*map(str, context.workspace.library.problems)]:
        context.push(ProblemsDialog(problems, context.widths))
    else:
        context.show_message(_("No problems"))


def _related(context: DialogContext) -> None:
    """Read an article related to the open one."""
    from reader.ui.dialogs.related_dialog import RelatedDialog

    key, era = context.workspace.navigation.key, context.workspace.library.view.era

    def chosen(other: int | None) -> None:
        if other is not None and context.workspace.library.view.era == era:
            context.workspace.read(other)

    if key is not None:
        context.push(RelatedDialog(context.workspace.library.view, key, context.widths), chosen)


def _settings(context: DialogContext) -> None:
    """Show and change the settings."""
    from reader.ui.dialogs.settings_dialog import SettingsDialog

    context.push(SettingsDialog(context.services.preferences, context.widths))


def _tour(context: DialogContext) -> None:
    """Start the tour, or restart it."""
    from reader.ui.dialogs.tour import Tour

    if context.tour is not None and context.tour.is_attached:
        context.tour.remove()
    context.tour = Tour(context.services.preferences, context.widths)
    context.workspace.view.screen.mount(context.tour, before="#status")


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
