"""An app on the bundled page, without a terminal; and the bundled page in a real one."""

from __future__ import annotations

import gc
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from textual._compositor import Compositor
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet

from reader import i18n
from reader.api.library import Library, LibraryView
from reader.backends.local.local_library import LocalLibrary
from reader.paths import bundled
from reader.settings.loading import LoadedSettings
from reader.ui import jobs
from reader.ui.app import ReaderApp
from reader.ui.controllers import enrichment_controller
from reader.ui.launch.terminal import TerminalTraits
from reader.ui.messages import KeywordsFound
from reader.ui.preferences import Preferences
from reader.ui.system.store_thread import StoreThread
from reader.ui.system.tasks import Poll, Post
from tests.ui.seat import Seat

if TYPE_CHECKING:
    from tests.ui.terminal_session import Session

KEYWORDS = ("产业", "青岛", "人才")


Open = Callable[..., AbstractAsyncContextManager[Seat]]


@pytest.fixture
def no_dictionary(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keywords at once, and always the same."""
    monkeypatch.setattr(enrichment_controller, "LULL", 0.0)
    monkeypatch.setattr(enrichment_controller, "FIRST_LULL", 0.0)

    def keywords(view: LibraryView, number: int, post: Post, cancelled: Poll) -> None:
        post(KeywordsFound(number, KEYWORDS))

    monkeypatch.setattr(jobs, "keywords", keywords)


@pytest.fixture(scope="session", autouse=True)
def styles_parsed_once() -> Iterator[None]:
    """Every app has the same style sheets: each is parsed once in each set of colours."""
    known: dict[object, list[RuleSet]] = {}
    parse = Stylesheet._parse_rules

    def parsed(sheet: Stylesheet, *asked: Any, **named: Any) -> list[RuleSet]:
        key = (*asked, *named.items(), *sorted(sheet._variables.items()))
        if key not in known:
            known[key] = parse(sheet, *asked, **named)
        return known[key]

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(Stylesheet, "_parse_rules", parsed)
        yield


@pytest.fixture
def desk(no_dictionary: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[Open]:
    """Opens the app: `async with desk(size=(120, 36)) as seat`. Its terminal has all colours.

    It is painted when it is open and after each `press`, not in every frame.
    """
    monkeypatch.setattr(Compositor, "render_update", lambda *_values, **_named: None)
    monkeypatch.setattr(gc, "freeze", lambda: None)  # else what a test leaves is never collected
    monkeypatch.setattr(gc, "set_threshold", lambda *_thresholds: None)
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
        resume: bool = False,
        colourless: bool = False,
        wait: bool = True,
    ) -> AsyncIterator[Seat]:
        i18n.use_language(language)
        if colourless:
            monkeypatch.setenv("NO_COLOR", "1")
        preferences = Preferences(told, file, nature)
        app = ReaderApp(
            library(list(paths) or [str(bundled("seeds"))]), preferences=preferences, store=store, resume=resume
        )
        async with app.run_test(size=size) as pilot:
            seat = Seat(app, pilot)
            await seat.until(lambda: not wait or (seat.complete and seat.list_settled and app.curtain.open))
            await (seat.settle() if wait or seat.list_settled else pilot.pause())
            seat.paint()
            yield seat

    yield opened
    i18n.use_language("en")


@pytest.fixture
def page() -> str:
    """Path of the bundled page."""
    return str(next(Path(bundled("seeds")).iterdir()))


@pytest.fixture
def session(page: str, tmp_path: Path) -> Iterator[Session]:
    """The program on the bundled page, in a terminal."""
    from tests.ui.terminal_session import Session  # Not on Windows.

    made = Session(page, home=str(tmp_path))
    yield made
    made.close()
