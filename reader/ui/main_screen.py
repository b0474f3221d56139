"""The reading room: the study, and the keys that steer it.

Every action is a line of the table in `keys`. An action says what it does in the widgets' own words (`move`, `page`,
`edge`) and leaves the how to them.
"""

from collections.abc import Callable, Set
from typing import ClassVar

from textual import events
from textual.actions import SkipAction
from textual.binding import BindingType

from reader.i18n import _
from reader.keymap.table import table
from reader.ui.bindings import bindings
from reader.ui.controllers.sharing_controller import Taking
from reader.ui.dialogs import door
from reader.ui.messages import Pressed, SessionRestored
from reader.ui.theme import after
from reader.ui.widgets.line_view import LineView


class Room(Taking):
    """The study with its keys."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(table())]

    touring: Callable[[Set[str], bool], bool] | None = None
    """Hears the names of a key, and whether it goes into the search bar; says whether it wants to hear more."""

    def on_session_restored(self, message: SessionRestored) -> None:
        """Who was never here is shown the first steps."""
        if message.new and self.at_home:
            door("tour").enter(self)

    def heard(self, event: events.Key) -> None:
        """A key was pressed, and will do what it does: the tour wants to know."""
        if self.touring and not self.touring({event.key, event.character or ""}, self.focused is self.bar):
            self.touring = None

    @property
    def view(self) -> LineView:
        """What `j` and `k` move: the side with the focus; from the search bar, the results."""
        if self.focused is self.bar or self.focused is self.results:
            return self.results
        return self.sidebar if self.listing else self.pane

    @property
    def screenful(self) -> LineView:
        """What Space turns the pages of: the results while they are shown, else the text."""
        return self.results if self.offering else self.pane

    async def on_pressed(self, message: Pressed) -> None:
        """Do what the key does."""
        for key in self.comfort.keys:
            if key.id == message.name:
                await self.app.run_action(key.action, self)

    def action_move(self, steps: int) -> None:
        """Down or up."""
        self.hush()
        self.view.move(steps)
        self._moved()

    def action_page(self, screens: float) -> None:
        """A screen, or a part of one; after the last of an article comes the next one."""
        self.hush()
        if not self.screenful.page(screens) and screens >= 1 and self.screenful is self.pane:
            self.action_article(1)
        self._moved()

    def action_leaf(self, screens: float) -> None:
        """A screen of what `j` and `k` move: through a long list, too."""
        self.hush()
        self.view.page(screens)
        self._moved()

    def action_edge(self, end: bool) -> None:
        """To the beginning or the end."""
        self.hush()
        if self.view is self.pane:
            self.leave_stop()
        self.view.edge(end)
        self._moved()

    def action_article(self, steps: int) -> None:
        """To the next article of the list, or the one before."""
        number = self.sidebar.rows.neighbour(self.reading.number or 0, steps)
        self._turn_to(number, _("This is the last article") if steps > 0 else _("This is the first article"))

    def action_section(self, forward: bool) -> None:
        """To the first article of the next section, or of the one before."""
        number = self.sidebar.rows.next_section(self.reading.number or 0, forward)
        self._turn_to(number, _("This is the last section") if forward else _("This is the first section"))

    def action_to_list(self) -> None:
        """To the sidebar, which zen gives back; in it, outwards."""
        self.hush()
        if self.focused is self.sidebar:
            self.fold_outwards()
        self.zen = False
        self.go(self.sidebar)

    def action_to_text(self) -> None:
        """To the text, or the results where they are shown; on a heading that is shut, into it."""
        self.hush()
        if not self.enter_heading():
            self._to_text()

    def _to_text(self) -> None:
        if self.listing and self.reading.number is not None:
            self.reading.read.add(self.reading.number)
            self.stay()
        self.go(self.results if self.offering else self.pane)

    def action_other_side(self) -> None:
        """From the list to the text or the results, and back; from the search bar into the results."""
        if self.listing or self.focused is self.bar:
            self._to_text()
        else:
            self.action_to_list()

    def action_open(self) -> None:
        """Read what the cursor is on. From the search bar: leave it at once, so that the next key is no text."""
        if self.focused is self.bar:
            self.go(self.results if self.offering else self.pane)
            self.bar.enter()
            return
        if self.focused is self.sift:
            self.go(self.sidebar)
            return
        if self.enter_heading():
            return
        number = self.results.chosen if self.view is self.results else self.sidebar.cursor
        if number is not None and self.view is not self.pane:
            self.read(number)

    def action_search(self) -> None:
        """Into the search bar. What is typed next in the same burst arrives there."""
        if self.focused in (self.bar, self.sift):
            raise SkipAction
        self.hush()
        self.seeking = True
        self.go(self.bar)
        rank = self.inquiry.journey.place.rank if self.inquiry.journey.place else 0
        self.results.stand_at(rank)

    def action_match(self, forward: bool) -> None:
        """To the next match or the one before, through all articles in the order of the results."""
        self.hush()
        step = self.inquiry.journey.step(forward)
        if step is None:
            self.tell(self._why_none())
            return
        if step.number != self.reading.number or self.seeking:
            self.read(step.number, step.match)
        self.show_match()
        if step.wrapped:
            self.message = _("Past the last match: on from the first") if forward else _("Before the first: the last")
        self.report()

    def action_back(self) -> None:
        """One step back: selection, results, search; then, where one side is shown, to the list. The place stays."""
        self.hush()
        if self.selections:
            self.clear_selection()
        elif self.listing and self.sift.display:
            self.end_sifting()
        elif self.seeking:
            self.seeking = False
            self.go(self.pane if self.reading.number is not None else self.sidebar)
        elif self.inquiry.query:
            self.bar.value = ""
            self.ask("")
        elif self.has_class("-narrow"):
            self.go(self.sidebar)
        self.settle()
        self.report()

    def action_measure(self, cells: int) -> None:
        """Longer or shorter lines. What is wider than the pane gives way first."""
        self.pane.wanted = min(self.pane.wanted, self.pane.measure if cells < 0 else self.pane.wanted) + cells
        self.comfort.keep(self, "measure", self.pane.wanted)
        self.tell(_("Lines of {count} characters").format(count=self.pane.measure // 2))

    def action_zen(self) -> None:
        """Hide the list, or show it again."""
        self.zen = not self.zen
        self.comfort.keep(self, "zen", self.zen)
        self.go(self.pane if self.zen and self.focused is self.sidebar else self.focused or self.pane)

    def action_theme(self) -> None:
        """The next theme."""
        self.app.theme = after(self.app.theme)
        self.comfort.keep(self, "theme", self.app.theme)
        self.tell(_("Theme: {name}").format(name=_(self.app.theme)))

    def action_door(self, name: str) -> None:
        """Open another screen."""
        self.hush()
        door(name).enter(self)

    def _why_none(self) -> str:
        """Why there is no match to go to."""
        if not self.inquiry.query:
            return _("No match to go to; {key} searches").format(key=self.comfort.shown("search"))
        return _("Nothing was found") if self.complete else _("Nothing found yet; still reading")

    def _moved(self) -> None:
        """The place among the results is told, and the mark that comes into sight."""
        if self.seeking or self.placed():
            self.report()

    def _turn_to(self, number: int | None, otherwise: str) -> None:
        """Open another article in the list; when it is this one, say why."""
        self.hush()
        if number is None or number == self.reading.number:
            self.tell(otherwise)
            return
        self.seeking = False
        self.open(number)
        if self.focused is self.results:
            self.go(self.pane)
