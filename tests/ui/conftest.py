"""An app on the bundled page, without a terminal."""

import asyncio
import gc
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from textual import events
from textual.keys import _character_to_key
from textual.pilot import Pilot

from reader import i18n
from reader.api.library import Library, LibraryView
from reader.backends.local.local_library import LocalLibrary
from reader.paths import bundled
from reader.settings.loading import LoadedSettings
from reader.ui import jobs
from reader.ui.app import ReaderApp
from reader.ui.controllers import enrichment_controller
from reader.ui.launch.terminal import TerminalTraits
from reader.ui.main_screen import MainScreen
from reader.ui.messages import KeywordsFound
from reader.ui.preferences import Preferences
from reader.ui.system.store_thread import StoreThread
from reader.ui.system.tasks import Poll, Post
from reader.ui.widgets.status_bar import StatusBar

KEYWORDS = ("产业", "青岛", "人才")


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
        """As a terminal sends them: all at once, and then what comes of them is waited for."""
        for key in keys:
            self.send(key)
            await self.settle()
        await self.settle()

    def send(self, *keys: str) -> None:
        """Send keys in one burst, and wait for nothing."""
        for key in keys:
            name = _character_to_key(key) if len(key) == 1 else key
            self.app.post_message(events.Key(name, CHARACTERS.get(key, key if len(key) == 1 else None)))

    async def settle(self) -> None:
        """Until every widget has dealt with what was sent to it, and with what came of that."""
        for _ in range(3):
            await self.pilot._wait_for_screen()
        if not self.answered:
            await self.until(lambda: self.answered)
            await self.pilot._wait_for_screen()
        await self.until(lambda: self.laid)
        if self.main.workspace.has_arrived:
            await self.until(lambda: self.app.curtain.open)

    @property
    def laid(self) -> bool:
        """Whether everything stands in its place: the screen is laid out sixty times a second at most."""
        return not (self.app.screen._layout_required or self.app.screen._scroll_required)

    @property
    def answered(self) -> bool:
        """Whether what was asked has been answered, and the list shows it."""
        searching = any(worker.group == "search" and not worker.is_finished for worker in self.main.workers)
        return self.list_settled and not searching

    async def until(self, reached: Callable[[], bool]) -> None:
        for _ in range(10_000):
            if reached():
                return
            await asyncio.sleep(0.002)
        raise AssertionError("never came")

    async def shows(self, text: str) -> None:
        """Wait until the screen shows `text`."""
        await self.until(lambda: text in "\n".join(self.screen()))

    async def search(self, query: str) -> None:
        await self.press("slash", *query)
        await self.until(lambda: self.query == query and self.results is not None)
        await self.until(lambda: not self.results_list.display or bool(self.results_list.room))
        await self.settle()

    def screen(self) -> list[str]:
        """The rows of the screen, as text."""
        rows = self.app.screen._compositor.render_strips()
        return ["".join(segment.text for segment in row).rstrip() for row in rows]

    def status(self) -> str:
        return "".join(text for text, _ in self.status_bar.left).strip()

    def top(self) -> int:
        return self.text.scroll_offset.y


Open = Callable[..., AbstractAsyncContextManager[Seat]]


@pytest.fixture
def no_dictionary(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keywords at once, and always the same."""
    monkeypatch.setattr(enrichment_controller, "LULL", 0.0)
    monkeypatch.setattr(enrichment_controller, "FIRST_LULL", 0.0)

    def keywords(view: LibraryView, number: int, post: Post, cancelled: Poll) -> None:
        post(KeywordsFound(number, KEYWORDS))

    monkeypatch.setattr(jobs, "keywords", keywords)


@pytest.fixture
def desk(no_dictionary: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[Open]:
    """Opens the app: `async with desk(size=(120, 36)) as seat`. Its terminal has all colours."""
    monkeypatch.setenv("COLORTERM", "truecolor")
    monkeypatch.delenv("NO_COLOR", raising=False)

    @asynccontextmanager
    async def opened(
        *paths: str,
        size: tuple[int, int] = (120, 36),
        language: str = "zh",
        nature: TerminalTraits | None = None,
        library: Callable[[list[str]], Library] = LocalLibrary,
        told: LoadedSettings | None = None,
        file: Path | None = None,
        store: StoreThread | None = None,
        colourless: bool = False,
        wait: bool = True,
    ) -> AsyncIterator[Seat]:
        i18n.use_language(language)
        if colourless:
            monkeypatch.setenv("NO_COLOR", "1")
        preferences = Preferences(told, file, nature)
        app = ReaderApp(library(list(paths) or [str(bundled("seeds"))]), preferences=preferences, store=store)
        async with app.run_test(size=size) as pilot:
            seat = Seat(app, pilot)
            await seat.until(lambda: not wait or (seat.complete and seat.list_settled and app.curtain.open))
            await (seat.settle() if wait or seat.list_settled else pilot.pause())
            yield seat

    yield opened
    i18n.use_language("en")
    gc.unfreeze()
