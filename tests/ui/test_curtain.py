"""Keys that come before there is a list wait for it, and do then what they would have done."""

import threading
from collections.abc import Iterator

import pytest
import textual.screen
from textual import events

from reader.api.library import Progress
from reader.api.results import Poll
from reader.model import Article, Block, BlockKind
from reader.ui import jobs
from reader.ui.launch.curtain import KEY, ROOM, Curtain
from reader.ui.launch.key_parser import KeyParser
from reader.ui.launch.terminal import TerminalTraits
from tests.fake_view import FakeLibrary
from tests.patience import PATIENCE
from tests.ui.conftest import Open

ARTICLES = [
    Article("报.txt", f"第{number}篇", (number, number), (Block(BlockKind.PARAGRAPH, "海湾大桥。"),))
    for number in range(6)
]


class SlowLibrary(FakeLibrary):
    """Read when it is allowed to be."""

    def __init__(self) -> None:
        super().__init__(*ARTICLES)
        self.allowed = threading.Event()

    def load(self, cancelled: Poll | None = None) -> Iterator[Progress]:
        self.allowed.wait(PATIENCE)
        yield from super().load(cancelled)


async def test_they_wait_in_their_order(desk: Open) -> None:
    library, nature = SlowLibrary(), TerminalTraits(1, False, typed="j")
    async with desk(library=lambda _: library, nature=nature, wait=False) as seat:
        seat.send("2", "j", "enter")
        await seat.pilot.pause()
        assert not seat.app.curtain.open
        library.allowed.set()
        await seat.until(lambda: seat.focus == "text")
        assert seat.key == 3


@pytest.mark.parametrize("patient", [True, False])
async def test_what_needs_no_list_waits_no_longer_than_the_curtain(desk: Open, patient: bool) -> None:
    library = SlowLibrary()
    async with desk(library=lambda _: library, wait=False) as seat:
        if not patient:
            await seat.app.lift()
        seat.send("j")
        await seat.pilot.pause()
        assert not seat.app.curtain.open
        seat.send("/", "q")
        if patient:
            library.allowed.set()
        await seat.until(lambda: seat.bar.value == "q")
        library.allowed.set()


async def test_nobody_waits_to_leave(desk: Open) -> None:
    library = SlowLibrary()
    async with desk(library=lambda _: library, wait=False) as seat:
        seat.send("j", "q")
        await seat.until(lambda: seat.app._exit)
        library.allowed.set()


def test_keys_typed_before_the_app_come_first() -> None:
    curtain = Curtain(typed="jq")
    curtain.action_of = {"j": "move(1)", "q": "app.quit"}.get  # type: ignore[assignment]
    assert curtain.is_urgent
    assert [event.key for event in curtain.let_go()] == ["j", "q"]  # type: ignore[attr-defined]
    assert not curtain.let_go()


@pytest.mark.parametrize("typed", ["/q", "sq", ":q", "j/\x1b[200~q\x1b[201~", "/]q"])
def test_what_would_leave_is_text_after_a_key_that_takes_text(typed: str) -> None:
    curtain = Curtain(typed=typed)
    actions = {"j": "move(1)", "q": "app.quit", "slash": "search", "s": "sift", "colon": "open_dialog('palette')"}
    curtain.action_of = lambda key: actions.get(key, "")
    assert not curtain.is_urgent
    curtain.lift()
    assert curtain.is_urgent


@pytest.mark.parametrize(
    ("many", "more", "urgent"), [("j", "jjq", True), ("j", "/q", False), ("/", "jq", False), ("j", "j", False)]
)
def test_of_very_many_keys_only_so_many_wait_and_those_that_decide(many: str, more: str, urgent: bool) -> None:
    curtain, most = Curtain(), ROOM // KEY
    curtain.action_of = {"j": "move(1)", "q": "app.quit", "slash": "search"}.__getitem__
    for event in KeyParser().feed(many * (most + 1000) + more):
        assert isinstance(event, events.Event)
        assert curtain.holds(event)
    assert curtain.is_urgent == urgent
    waiting = [event.key for event in curtain.let_go() if isinstance(event, events.Key)]
    decides = {"jjq": ["q"], "/q": ["slash"]}.get(more, [])
    assert waiting == [{"/": "slash"}.get(many, many)] * most + decides


def test_of_pasted_texts_only_so_many_wait() -> None:
    curtain = Curtain()
    for _ in range(100):
        curtain.holds(events.Paste("海" * ROOM))
    assert len(curtain.let_go()) == 1


async def test_a_query_typed_before_there_is_a_list_waits_with_the_keys_before_it(desk: Open) -> None:
    library, nature = SlowLibrary(), TerminalTraits(1, False, typed="]]/qv")
    async with desk(library=lambda _: library, nature=nature, wait=False) as seat:
        await seat.pilot.pause()
        assert not seat.app.curtain.open
        library.allowed.set()
        await seat.until(lambda: seat.bar.value == "qv")
        assert seat.key == 2


class CountedLibrary(FakeLibrary):
    """Says what is asked of it."""

    def __init__(self, said: list[str], articles: list[int]) -> None:
        super().__init__(*ARTICLES)
        self.said, self.articles = said, articles

    def load(self, cancelled: Poll | None = None) -> Iterator[Progress]:
        for count in self.articles:
            self.said.append(f"read {count}")
            yield Progress(1, 1, 100, 100, count)


def test_the_first_articles_are_shown_before_more_is_read() -> None:
    said: list[str] = []
    library = CountedLibrary(said, [0, 3, 6])
    jobs.load(
        library, lambda message: said.append(type(message).__name__), lambda: False, lambda _: said.append("shown")
    )
    progressed = "LibraryProgressed"
    assert said == ["read 0", progressed, "read 3", progressed, "shown", "read 6", progressed, "LibraryLoaded"]


async def test_nothing_waits_for_the_next_beat_until_the_first_articles_are_shown(
    desk: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(textual.screen, "UPDATE_PERIOD", 3600)
    async with desk(wait=False) as seat:
        await seat.until(seat.app.main.workspace.library.shown.is_set)
        assert seat.app.curtain.lifted
        assert seat.key == 0
