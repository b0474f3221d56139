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
from reader.ui import jobs, study
from reader.ui.app import ReaderApp
from reader.ui.launch.terminal import TerminalTraits
from reader.ui.main_screen import Room
from reader.ui.messages import KeywordsFound
from reader.ui.preferences import Preferences
from reader.ui.system.store_thread import StoreThread

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

    number = word("reading.number")
    """The open article, by its number in the library."""
    article = word("reading.article")
    read_articles = word("reading.read")
    keywords = word("reading.words")
    known_keywords = word("reading.keywords")
    known_names = word("reading.named")
    matches = word("reading.matches")
    marks_keywords = word("reading.marking")
    query = word("inquiry.query")
    results = word("inquiry.results")
    cursor = word("inquiry.journey")
    """Where one stands among the matches."""
    entering = word("entering")
    earlier_queries = word("recent.queries")
    showing_results = word("seeking")
    results_visible = word("offering")
    list_has_focus = word("listing")
    list_hidden = word("zen")
    list_rows = word("sidebar.rows")
    list_settled = word("settled")
    arrangement = word("arrangement")
    folds = word("folds")
    generation = word("listed.generation")
    """Of the view that is listed."""
    era = word("articles.era")
    complete = word("complete")
    progress = word("progress")
    typing = word("composing")
    selection = word("selected")
    selections = word("selections")
    reach = word("reach")
    has_dictionary = word("_has_dictionary")
    mark_index = word("notebook")
    preferences = word("comfort")
    library = word("library")
    articles = word("articles")
    """What of the library is on the screen."""
    store = word("home")
    message = word("message")
    marks = word("pane.marks")
    place = word("pane.place")
    focused = word("focused")
    text = word("pane")
    list_view = word("sidebar")
    results_list = word("results")
    bar = word("bar")
    filter = word("sift")
    status_bar = word("status")
    begin = word("begin")
    leave = word("leave")
    look_for_changes = word("look")
    refresh_status = word("report")
    keep_session = word("keep")
    locate_marks = word("_place_marks")
    placed = word("placed")
    at_hand = word("at_hand")
    add_mark = word("add")
    focus_on = word("go")

    def __init__(self, app: ReaderApp, pilot: Pilot[None]) -> None:
        self.app = app
        self.pilot = pilot

    @property
    def main(self) -> Room:
        """The screen itself, for what every screen has."""
        return self.app.room

    @property
    def focus(self) -> str:
        """The side with the focus: `list`, `filter`, `text`, `results` or `search`; "" for none of these."""
        sides = {"list": self.list_view, "filter": self.filter, "text": self.text}
        sides |= {"results": self.results_list, "search": self.bar}
        return next((name for name, widget in sides.items() if widget is self.focused), "")

    async def press(self, *keys: str) -> None:
        """As a terminal sends them: all at once, and then what comes of them is waited for."""
        for key in keys:
            name = _character_to_key(key) if len(key) == 1 else key
            self.app.post_message(events.Key(name, CHARACTERS.get(key, key if len(key) == 1 else None)))
            await self.settle()
        await self.settle()

    async def settle(self) -> None:
        """Until every widget has dealt with what was sent to it, and with what came of that."""
        for _ in range(3):
            await self.pilot._wait_for_screen()
        if not self.answered:
            await self.until(lambda: self.answered)
            await self.pilot._wait_for_screen()
        await self.until(lambda: self.laid)

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
    monkeypatch.setattr(study, "LULL", 0.0)
    monkeypatch.setattr(study, "FIRST_LULL", 0.0)

    def keywords(view: LibraryView, number: int, post: jobs.Post, cancelled: jobs.Poll) -> None:
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
        home: StoreThread | None = None,
        colourless: bool = False,
        wait: bool = True,
    ) -> AsyncIterator[Seat]:
        i18n.use_language(language)
        if colourless:
            monkeypatch.setenv("NO_COLOR", "1")
        comfort = Preferences(told, file, nature)
        app = ReaderApp(library(list(paths) or [str(bundled("seeds"))]), comfort=comfort, home=home)
        async with app.run_test(size=size) as pilot:
            seat = Seat(app, pilot)
            await seat.until(lambda: not wait or (seat.complete and seat.list_settled))
            await seat.settle()
            yield seat

    yield opened
    i18n.use_language("en")
    gc.unfreeze()
