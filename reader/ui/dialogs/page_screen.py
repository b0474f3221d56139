"""A leaf: a page of its own that lies over the whole room, and from which one goes to a place in an article, or back.

A head says what is shown, a foot which keys help. What is shown between them is a list (`view`) and what a leaf adds;
whoever makes a leaf of an answer keeps to that answer, whatever is asked or loaded meanwhile.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual.binding import BindingType
from textual.screen import Screen
from textual.worker import get_current_worker

from reader.i18n import _
from reader.keymap.table import Key, scrolling
from reader.typeset.cells import Widths
from reader.ui.bindings import bindings
from reader.ui.messages import Pressed
from reader.ui.status_text import Parts
from reader.ui.widgets.line_view import LineView
from reader.ui.widgets.text_bar import TextBar

if TYPE_CHECKING:
    from reader.api.results import Results
    from reader.ui.jobs import Poll, Post
    from reader.ui.wayfinding import Wayfinding

ROOM_FOR_BOTH = 60
"""Cells of a foot that says something and names keys too."""


class Goal(NamedTuple):
    """Where to go."""

    number: int
    """The article."""
    match: int = 0
    """The match in it, from 0."""


def answer(room: "Wayfinding") -> "Results | None":
    """What the query of the room has found; where there is nothing, the room says why, and it is None."""
    results = room.inquiry.results
    if not room.inquiry.query.strip():
        room.tell(_("Nothing is searched for; {key} searches").format(key=room.comfort.shown("search")))
    elif results is None:
        room.tell(_("Still searching"))
    elif not results.total_articles:
        room.tell(_("Nothing was found"))
    else:
        return results
    return None


def found_in(results: "Results") -> str:
    """How much was found."""
    told = _("{articles} articles, {matches} matches")
    return told.format(articles=results.total_articles, matches=results.total_matches) + " "


def lay(room: "Wayfinding", leaf: "PageScreen") -> None:
    """Lay a leaf over the room, and go where it leads."""
    era = room.articles.era

    def go(goal: Goal | None) -> None:
        if goal is None:
            return
        if room.articles.era == era:
            room.keep_query()
            room.read(*goal)
        else:
            room.tell(_("The files have changed meanwhile: look once more"))

    room.app.push_screen(leaf, go)


def own_keys() -> tuple[Key, ...]:
    """The keys of every leaf."""
    group = _("This page")
    return (
        Key("leaf_choose", ("enter",), "choose", _("read it, at its match"), group, "Enter"),
        Key("leaf_help", ("?",), "keys", _("help"), group, "?"),
        Key("leaf_close", ("escape", "q"), "close", _("back; the place stays"), group, "Esc"),
    )


class PageScreen(Screen[Goal | None]):
    """A page over the room."""

    AUTO_FOCUS = ""
    VERTICAL_BREAKPOINTS = [(0, "-short"), (20, "-tall")]  # noqa: RUF012
    BINDINGS: ClassVar[list[BindingType]] = [*bindings((*own_keys(), *scrolling()))]

    def __init__(self, widths: Widths, view: LineView, name: str) -> None:
        super().__init__(name=name, classes="leaf")
        self.widths, self.view = widths, view
        self.head, self.foot = TextBar(widths, id="head"), TextBar(widths, id="foot")

    def keys(self) -> tuple[Key, ...]:
        """What help there is."""
        return (*own_keys(), *scrolling())

    def goal(self) -> Goal | None:
        """Where Enter leads; None: nowhere yet."""
        raise NotImplementedError

    def moved(self) -> None:
        """The cursor of the list has moved."""

    def beside(self, task: Callable[["Post", "Poll"], None]) -> None:
        """Do `task` in a thread, instead of the last one."""

        def run() -> None:
            worker = get_current_worker()
            task(self.post_message, lambda: worker.is_cancelled)

        self.run_worker(run, thread=True, exclusive=True, group="leaf", exit_on_error=False)

    def say(
        self, left: Parts, right: list[Parts], hints: tuple[tuple[str, str], ...], told: Parts | None = None
    ) -> None:
        """Head and foot: what is shown, and how much of it; what is to be told, and keys that help."""
        self.head.say([(" ／ ", "sign"), *left], right)
        keys = (*hints, ("Esc", _("back")), ("?", _("help")))
        if told and self.app.size.width < ROOM_FOR_BOTH:
            keys = ()
        groups = [[(f" {key}", "key"), (f" {what} ", "muted")] for key, what in keys]
        self.foot.say(told or [], groups, [key for key, _what in keys])

    async def on_pressed(self, message: Pressed) -> None:
        """Do what the key does that was clicked in the last line."""
        for key in self.keys():
            if message.name in (key.shown, *key.keys):
                await self.app.run_action(key.action, self)

    def action_choose(self) -> None:
        """Go there."""
        if (goal := self.goal()) is not None:
            self.dismiss(goal)

    def action_close(self) -> None:
        """Back to the room."""
        self.dismiss(None)

    def action_keys(self) -> None:
        """Show the keys of this page."""
        from reader.ui.dialogs.help_screen import HelpScreen

        self.app.push_screen(HelpScreen(self.keys(), self.widths))

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

    def action_edge(self, end: bool) -> None:
        """To an end of it."""
        self.view.edge(end)
        self.moved()
