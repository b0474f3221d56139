"""An app on the bundled page, without a terminal."""

import asyncio
import gc
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

import pytest
from textual import events
from textual.keys import _character_to_key
from textual.pilot import Pilot

from reader import i18n
from reader.backends.local.local_library import Library
from reader.paths import bundled
from reader.settings.loading import LoadedSettings
from reader.ui import study
from reader.ui.app import ReaderApp
from reader.ui.launch.terminal import Nature
from reader.ui.main_screen import Room
from reader.ui.preferences import Comfort
from reader.ui.system.store_thread import Home

KEYWORDS = ("产业", "青岛", "人才")


CHARACTERS = {"slash": "/", "space": " "}


class Seat:
    """Somebody at the desk: presses keys, and waits for what comes of them."""

    def __init__(self, app: ReaderApp, pilot: Pilot[None]) -> None:
        self.app = app
        self.pilot = pilot

    @property
    def room(self) -> Room:
        return self.app.room

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
        searching = any(worker.group == "search" and not worker.is_finished for worker in self.room.workers)
        return self.room.settled and not searching

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
        await self.until(lambda: self.room.inquiry.query == query and self.room.inquiry.results is not None)
        results = self.room.results
        await self.until(lambda: not results.display or bool(results.room))
        await self.settle()

    def screen(self) -> list[str]:
        """The rows of the screen, as text."""
        rows = self.app.screen._compositor.render_strips()
        return ["".join(segment.text for segment in row).rstrip() for row in rows]

    def status(self) -> str:
        return "".join(text for text, _ in self.room.status.left).strip()

    def top(self) -> int:
        return self.room.pane.scroll_offset.y


Open = Callable[..., AbstractAsyncContextManager[Seat]]


@pytest.fixture
def no_dictionary(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keywords at once, and always the same."""
    monkeypatch.setattr(study, "LULL", 0.0)
    monkeypatch.setattr(study, "FIRST_LULL", 0.0)
    monkeypatch.setattr(Library, "keywords", lambda self, number, limit=8: KEYWORDS)


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
        nature: Nature | None = None,
        library: Library | None = None,
        told: LoadedSettings | None = None,
        file: Path | None = None,
        home: Home | None = None,
        colourless: bool = False,
        wait: bool = True,
    ) -> AsyncIterator[Seat]:
        i18n.use_language(language)
        if colourless:
            monkeypatch.setenv("NO_COLOR", "1")
        comfort = Comfort(told, file, nature)
        library = Library() if library is None else library
        app = ReaderApp(library, list(paths) or [str(bundled("seeds"))], comfort=comfort, home=home)
        async with app.run_test(size=size) as pilot:
            seat = Seat(app, pilot)
            await seat.until(lambda: not wait or (app.room.complete and app.room.settled))
            await seat.settle()
            yield seat

    yield opened
    i18n.use_language("en")
    gc.unfreeze()
