"""Somebody at the screen: what the tests of the screen say they do and see."""

import asyncio
from collections.abc import Callable
from typing import Any

from textual import events
from textual._compositor import Compositor
from textual.keys import _character_to_key
from textual.pilot import Pilot

from reader.ui.app import ReaderApp
from reader.ui.main_screen import MainScreen
from reader.ui.widgets.status_bar import StatusBar
from tests.patience import PATIENCE

PAINT = Compositor.render_update
CHARACTERS = {"slash": "/", "space": " "}


def word(path: str) -> Any:
    """A word of the tests for what the screen keeps at `path`, and nowhere else: where it is kept may change."""
    holders, name = path.split(".")[:-1], path.split(".")[-1]

    def holder(seat: "Seat") -> object:
        found: object = seat.main
        for each in holders:
            found = getattr(found, each)
        return found

    return property(lambda seat: getattr(holder(seat), name), lambda seat, value: setattr(holder(seat), name, value))


class Seat:
    """Somebody at the screen: presses keys, waits for what comes of them, and looks at it by the words below."""

    hastens = True
    """False: a frame is laid out when the program's own clock says so."""
    key = word("workspace.opened.key")
    """The key of the open article."""
    article = word("workspace.opened.article")
    read_articles = word("workspace.opened.read")
    keywords = word("workspace.enrichment.words")
    known_keywords = word("workspace.enrichment.keywords")
    known_names = word("workspace.enrichment.names")
    matches = word("workspace.search.matches")
    marks_keywords = word("workspace.enrichment.marks_keywords")
    query = word("workspace.search.query")
    results = word("workspace.search.session.results")
    cursor = word("workspace.search.session.cursor")
    """Where one stands among the matches."""
    entering = word("workspace.search.pending_enter")
    earlier_queries = word("workspace.session.queries.queries")
    showing_results = word("panes.showing_results")
    results_visible = word("panes.results_visible")
    list_has_focus = word("panes.list_has_focus")
    list_hidden = word("panes.list_hidden")
    list_rows = word("panes.article_list.rows")
    list_settled = word("workspace.outline.settled")
    arrangement = word("workspace.outline.arrangement")
    folds = word("workspace.outline.folds")
    generation = word("workspace.outline.listed.generation")
    """Of the view that is listed."""
    era = word("workspace.library.view.era")
    complete = word("workspace.library.complete")
    progress = word("workspace.library.latest_progress")
    typing = word("workspace.is_typing")
    selection = word("panes.article_view.selection.span")
    selections = word("selections")
    reach = word("panes.article_view.selection.range")
    has_dictionary = word("workspace.enrichment.has_dictionary")
    mark_index = word("workspace.annotations.index")
    preferences = word("workspace.services.preferences")
    library = word("workspace.services.library")
    articles = word("workspace.library.view")
    """What of the library is on the screen."""
    store = word("workspace.services.store")
    message = word("workspace.status.message")
    marks = word("panes.article_view.highlights")
    place = word("panes.article_view.place")
    focused = word("focused")
    text = word("panes.article_view")
    list_view = word("panes.article_list")
    results_list = word("panes.results_list")
    bar = word("panes.search_bar")
    filter = word("panes.list_filter")
    pins = word("panes.pinned_queries")
    begin = word("workspace.start")
    leave = word("workspace.session.close")
    look_for_changes = word("workspace.library.look_for_changes")
    refresh_status = word("workspace.status.update")
    keep_session = word("workspace.session.save")
    locate_marks = word("workspace.annotations.locate")
    placed = word("workspace.annotations.located")
    at_hand = word("workspace.annotations.at_hand")
    add_mark = word("workspace.annotations.add")
    focus_on = word("workspace.focus_on")

    def __init__(self, app: ReaderApp, pilot: Pilot[None]) -> None:
        self.app = app
        self.pilot = pilot

    @property
    def main(self) -> MainScreen:
        """The screen itself, for what every screen has."""
        return self.app.main

    @property
    def status_bar(self) -> StatusBar:
        """The last line."""
        return self.main.lines[1]

    @property
    def focus(self) -> str:
        """The side with the focus: `list`, `filter`, `text`, `results` or `search`; "" for none of these."""
        sides = {"list": self.list_view, "filter": self.filter, "text": self.text}
        sides |= {"results": self.results_list, "search": self.bar}
        return next((name for name, widget in sides.items() if widget is self.focused), "")

    async def press(self, *keys: str) -> None:
        """As a person does: each key when what came of the one before is dealt with; then the screen is painted."""
        for key in keys:
            self.send(key)
            await self.settle()
        if self.app.is_running:
            self.paint()

    def send(self, *keys: str) -> None:
        """Send keys in one burst, and wait for nothing."""
        for key in keys:
            name = _character_to_key(key) if len(key) == 1 else key
            self.app.post_message(events.Key(name, CHARACTERS.get(key, key if len(key) == 1 else None)))

    async def settle(self) -> None:
        """Until every widget has dealt with what was sent to it, with what came of that, and all stands in its place.

        A frame is laid out as soon as it is due, not sixty times a second, unless the seat does not hasten.
        """
        calm = False
        while self.app.is_running and not calm:
            await self.until(lambda: self.stirs or self.answered)
            calm = not self.stirs
            if not await self.pilot._wait_for_screen():
                return  # it failed
            if self.frame_is_due and self.hastens:
                self.app.screen._on_timer_update()
            elif not self.hastens:
                await self.until(lambda: not self.frame_is_due)
            calm = calm and not self.stirs and self.answered

    @property
    def stirs(self) -> bool:
        """Whether anything has still to be dealt with, on any of the screens."""
        pumps = [self.app, *(each for screen in self.app.screen_stack for each in screen.walk_children(with_self=True))]
        waiting = (each._next_callbacks or each._pending_message or not each._message_queue.empty() for each in pumps)
        return any(waiting) or self.frame_is_due

    @property
    def frame_is_due(self) -> bool:
        """Whether anything has to be laid out or painted."""
        screen = self.app.screen
        due = screen._layout_required or screen._scroll_required or screen._recompose_required or screen._callbacks
        return bool(due or screen._repaint_required or screen._dirty_widgets) and not self.app.curtain.down

    @property
    def answered(self) -> bool:
        """Whether what was asked has been answered, and the list shows it."""
        searching = any(worker.group == "search" and not worker.is_finished for worker in self.main.workers)
        arriving = self.main.workspace.has_arrived and not self.app.curtain.open
        return self.list_settled and not searching and not arriving

    async def until(self, reached: Callable[[], bool], every: float = 0.002) -> None:
        """Look every few seconds whether it has been reached."""
        for _ in range(round(PATIENCE / every)):
            if reached():
                return
            await asyncio.sleep(every)
        raise AssertionError("never came")

    async def stored(self) -> None:
        """Wait until the store has done what it has been asked for, and the screen has dealt with its answers."""
        reached: list[bool] = []
        self.store.do(lambda store: reached.append(True))
        await self.until(lambda: bool(reached))
        await self.settle()

    async def shows(self, text: str) -> None:
        """Wait until the screen shows `text`."""
        await self.until(lambda: text in "\n".join(self.screen()), every=0.02)

    async def search(self, query: str) -> None:
        await self.press("slash", *query)
        await self.until(lambda: self.query == query and self.results is not None)
        await self.until(lambda: not self.results_list.display or bool(self.results_list.room))
        await self.settle()

    def paint(self) -> None:
        """Paint what has changed since the last time, as for a terminal."""
        PAINT(self.app.screen._compositor, screen_stack=self.app._background_screens)

    def screen(self) -> list[str]:
        """The rows of the screen, as text."""
        rows = self.app.screen._compositor.render_strips()
        return ["".join(segment.text for segment in row).rstrip() for row in rows]

    def status(self) -> str:
        return "".join(text for text, _ in self.status_bar.left).strip()

    def top(self) -> int:
        return self.text.scroll_offset.y
