"""Base of full-page screens, from which a match in an article is opened.

The head names what is shown, the foot the keys; between them are a list (`view`) and what a subclass adds. The page
keeps its answer, whatever is searched or loaded meanwhile.
"""

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual.binding import BindingType
from textual.screen import Screen

from reader.api.result_totals import totals_in_words
from reader.i18n import _
from reader.keymap.table import BACK, FORWARD, Key, scrolling
from reader.typeset.cells import Widths
from reader.ui.bindings import bindings
from reader.ui.status_text import Parts, found
from reader.ui.system.tasks import Tasks
from reader.ui.widgets.line_view import Movable
from reader.ui.widgets.text_bar import TextBar

if TYPE_CHECKING:
    from reader.api.outline import ArticleKey
    from reader.api.results import Results
    from reader.ui.state.page_place import PageAnswer, PagePlace

ROOM_FOR_BOTH = 60
"""Least width of the foot, in cells, at which more keys than the way out are shown beside a message."""


class Goal(NamedTuple):
    """Match to go to."""

    key: "ArticleKey"
    """Key of the article."""
    match: int = 0
    """Index of the match in the article."""


def found_in(results: "Results") -> list[Parts]:
    """Totals in words: full and partial answers apart, and the number of folded near-duplicates."""
    if results.partial:
        part = _("partial matches only: {found}").format(found=totals_in_words(results))
        return [[(f"{part} ", "muted")]]
    return found(results)


def own_keys() -> tuple[Key, ...]:
    """Keys of every full-page screen."""
    group = _("This page")
    return (
        Key("leaf_choose", ("enter",), "choose", _("read it, at its match"), group, "Enter"),
        Key("leaf_help", ("?",), "keys", _("help"), group, "?"),
        Key("leaf_close", ("escape", "q"), "close", _("back; the place stays"), group, "Esc"),
        Key("leaf_back", BACK, "travel(True)", _("go back"), group, "Ctrl+O"),
        Key("leaf_forward", FORWARD, "travel(False)", _("go forward"), group, "Ctrl+]"),
    )


class PageScreen(Screen[Goal | bool | None]):
    """Dismisses with the match to go to; True or False: back or forward in the history; None: nothing."""

    AUTO_FOCUS = ""
    VERTICAL_BREAKPOINTS = [(0, "-short"), (20, "-tall")]  # noqa: RUF012
    BINDINGS: ClassVar[list[BindingType]] = [*bindings((*own_keys(), *scrolling()))]

    def __init__(self, answer: "PageAnswer", widths: Widths, view: Movable, name: str) -> None:
        super().__init__(name=name, classes="leaf")
        self.articles, self.asked, self.results, self.left_at = answer
        self.widths, self.view, self.tasks = widths, view, Tasks(self)
        self.head, self.foot = TextBar(widths, id="head"), TextBar(widths, id="foot")

    def keys(self) -> tuple[Key, ...]:
        """Keys named in the foot."""
        return (*own_keys(), *scrolling())

    def goal(self) -> Goal | None:
        """Match that Enter opens; None while there is none."""
        raise NotImplementedError

    def place(self) -> "PagePlace":
        """State to come back to."""
        raise NotImplementedError

    def moved(self) -> None:
        """The cursor of the list has moved."""

    def set_lines(
        self, left: Parts, right: list[Parts], hints: tuple[tuple[str, str], ...], message: Parts | None = None
    ) -> None:
        """Show head and foot: title and totals above, message and keys below, as far as there is room."""
        head = [(" ／ ", "sign"), *left]
        room = self.app.size.width - sum(self.widths.width(text) for text, _role in head)
        fits = [sum(self.widths.width(text) for text, _role in group) for group in right]
        self.head.set_texts(
            head, [group for place, group in enumerate(right) if not place or sum(fits[: place + 1]) < room]
        )
        first, *others = (("Esc", _("back")), *hints[1:], ("?", _("help")))
        keys = (first,) if message and self.app.size.width < ROOM_FOR_BOTH else (hints[0], first, *others)
        groups = [[(f" {key}", "key"), (f" {what} ", "muted")] for key, what in keys]
        self.foot.set_texts(message or [], groups, [key for key, _what in keys])

    async def on_text_bar_key_clicked(self, message: TextBar.KeyClicked) -> None:
        """Run the action of the key that was clicked in the foot."""
        for key in self.keys():
            if message.name in (key.shown, *key.keys):
                await self.app.run_action(key.action, self)

    def action_choose(self) -> None:
        """Open the match."""
        if (goal := self.goal()) is not None:
            self.dismiss(goal)

    def action_close(self) -> None:
        """Back to the main screen."""
        self.dismiss(None)

    def action_travel(self, back: bool) -> None:
        """Go back or forward in the history."""
        self.dismiss(back)

    def action_keys(self) -> None:
        """Show the keys of this page."""
        from reader.ui.dialogs.help_screen import HelpScreen

        def chosen(wanted: Key | str | None) -> None:
            if isinstance(wanted, Key):
                self.app.call_later(self.app.run_action, wanted.action, self)

        self.app.push_screen(HelpScreen(self.keys(), self.widths), chosen)

    def action_move(self, steps: int) -> None:
        """Move through the list."""
        self.view.move(steps)
        self.moved()

    def action_page(self, screens: float) -> None:
        """Move by screens."""
        self.view.page(screens)
        self.moved()

    def action_leaf(self, screens: float) -> None:
        """Move by screens."""
        self.view.page(screens)
        self.moved()

    def action_scroll(self, rows: int) -> None:
        """Scroll the list; the cursor stays."""
        self.view.scroll_rows(rows)

    def action_edge(self, end: bool) -> None:
        """Move to the first or last row."""
        self.view.edge(end)
        self.moved()
