"""A full-page screen over the main one, from which one goes to a place in an article, or back.

A head says what is shown, a foot which keys help; between them is a list (`view`) and what a subclass adds. A page that
shows an answer keeps to it, whatever is asked or loaded meanwhile.
"""

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual.binding import BindingType
from textual.screen import Screen

from reader.api.result_totals import totals_in_words
from reader.i18n import _
from reader.keymap.table import BACK, FORWARD, Key, scrolling
from reader.typeset.cells import Widths
from reader.ui.bindings import bindings
from reader.ui.status_text import Parts, folded, found
from reader.ui.system.tasks import Tasks
from reader.ui.widgets.line_view import Movable
from reader.ui.widgets.text_bar import TextBar

if TYPE_CHECKING:
    from reader.api.outline import ArticleKey
    from reader.api.results import Results
    from reader.ui.state.page_place import PageAnswer, PagePlace

ROOM_FOR_BOTH = 60
"""Cells of a foot that says something and names keys too."""


class Goal(NamedTuple):
    """Where to go."""

    key: "ArticleKey"
    """The article."""
    match: int = 0
    """The match in it, from 0."""


def found_in(results: "Results") -> list[Parts]:
    """How much was found, told apart where that holds only a part of the query; and what was folded."""
    if results.partial:
        part = _("a part of the query only: {found}").format(found=totals_in_words(results))
        return [[(f"{part} ", "muted")]]
    return found(results, folded(results))


def own_keys() -> tuple[Key, ...]:
    """The keys of every leaf."""
    group = _("This page")
    return (
        Key("leaf_choose", ("enter",), "choose", _("read it, at its match"), group, "Enter"),
        Key("leaf_help", ("?",), "keys", _("help"), group, "?"),
        Key("leaf_close", ("escape", "q"), "close", _("back; the place stays"), group, "Esc"),
        Key("leaf_back", BACK, "travel(True)", _("go back"), group, "Ctrl+O"),
        Key("leaf_forward", FORWARD, "travel(False)", _("go forward"), group, "Ctrl+]"),
    )


class PageScreen(Screen[Goal | bool | None]):
    """A page over the main screen. Gives where to go; True or False: back or forward from here; None: nowhere."""

    AUTO_FOCUS = ""
    VERTICAL_BREAKPOINTS = [(0, "-short"), (20, "-tall")]  # noqa: RUF012
    BINDINGS: ClassVar[list[BindingType]] = [*bindings((*own_keys(), *scrolling()))]

    def __init__(self, answer: "PageAnswer", widths: Widths, view: Movable, name: str) -> None:
        super().__init__(name=name, classes="leaf")
        self.articles, self.asked, self.results, self.left_at = answer
        self.widths, self.view, self.tasks = widths, view, Tasks(self)
        self.head, self.foot = TextBar(widths, id="head"), TextBar(widths, id="foot")

    def keys(self) -> tuple[Key, ...]:
        """What help there is."""
        return (*own_keys(), *scrolling())

    def goal(self) -> Goal | None:
        """Where Enter leads; None: nowhere yet."""
        raise NotImplementedError

    def place(self) -> "PagePlace":
        """Where one is, to come back to."""
        raise NotImplementedError

    def moved(self) -> None:
        """The cursor of the list has moved."""

    def say(
        self, left: Parts, right: list[Parts], hints: tuple[tuple[str, str], ...], told: Parts | None = None
    ) -> None:
        """Head and foot: what is shown, and how much of it where there is room; what is told, and keys."""
        head = [(" ／ ", "sign"), *left]
        room = self.app.size.width - sum(self.widths.width(text) for text, _role in head)
        fits = [sum(self.widths.width(text) for text, _role in group) for group in right]
        self.head.say(head, [group for place, group in enumerate(right) if not place or sum(fits[: place + 1]) < room])
        keys = (*hints, ("Esc", _("back")), ("?", _("help")))
        if told and self.app.size.width < ROOM_FOR_BOTH:
            keys = ()
        groups = [[(f" {key}", "key"), (f" {what} ", "muted")] for key, what in keys]
        self.foot.say(told or [], groups, [key for key, _what in keys])

    async def on_text_bar_key_clicked(self, message: TextBar.KeyClicked) -> None:
        """Do what the key does that was clicked in the last line."""
        for key in self.keys():
            if message.name in (key.shown, *key.keys):
                await self.app.run_action(key.action, self)

    def action_choose(self) -> None:
        """Go there."""
        if (goal := self.goal()) is not None:
            self.dismiss(goal)

    def action_close(self) -> None:
        """Back to the main screen."""
        self.dismiss(None)

    def action_travel(self, back: bool) -> None:
        """Where one was before this page, or after it."""
        self.dismiss(back)

    def action_keys(self) -> None:
        """Show the keys of this page."""
        from reader.ui.dialogs.help_screen import HelpScreen

        def chosen(wanted: Key | str | None) -> None:
            if isinstance(wanted, Key):
                self.app.call_later(self.app.run_action, wanted.action, self)

        self.app.push_screen(HelpScreen(self.keys(), self.widths), chosen)

    def action_move(self, steps: int) -> None:
        """Through the list."""
        self.view.move(steps)
        self.moved()

    def action_page(self, screens: float) -> None:
        """Through it by screens."""
        self.view.page(screens)
        self.moved()

    def action_leaf(self, screens: float) -> None:
        """Through it by screens."""
        self.view.page(screens)
        self.moved()

    def action_scroll(self, rows: int) -> None:
        """Through it; the cursor stays."""
        self.view.scroll_rows(rows)

    def action_edge(self, end: bool) -> None:
        """To an end of it."""
        self.view.edge(end)
        self.moved()
