"""Every key does something wherever it is shown, full-width keys too, on a large screen and on the smallest."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING

import pytest
from textual.binding import Binding
from textual.events import Key as Pressing
from textual.keys import _character_to_key

from reader.keymap.table import full_width_equivalents, pressed, selecting, table
from reader.ui import dialogs
from reader.ui.main_screen import MainScreen
from reader.ui.widgets.article.article_view import ArticleView
from reader.ui.widgets.article_list.article_list import ArticleList
from reader.ui.widgets.search_bar import SearchBar

if TYPE_CHECKING:
    from conftest import Open, Seat

pytestmark = pytest.mark.slow

NARROW = (40, 12)
SIZES = [(120, 36), NARROW]
LEAVING = {"quit"}
"""Keys that end the walk."""
DOORS = [key for key in table() if key.action.startswith("open_dialog(")]


def bound() -> Iterator[tuple[str, Binding]]:
    """Every binding of every screen and widget of ours."""
    modules = [import_module(f"{dialogs.__name__}.{module.name}") for module in iter_modules(dialogs.__path__)]
    classes = {
        thing
        for module in modules
        for thing in vars(module).values()
        if isinstance(thing, type) and thing.__module__.startswith("reader.ui") and "BINDINGS" in vars(thing)
    }
    for owner in [*sorted(classes, key=lambda each: each.__name__), MainScreen, ArticleView, ArticleList, SearchBar]:
        for binding in vars(owner).get("BINDINGS", ()):
            yield owner.__name__, binding


BOUND = list(bound())


@pytest.mark.parametrize(("owner", "binding"), BOUND, ids=[f"{owner}-{binding.id}" for owner, binding in BOUND])
def test_a_key_has_its_full_width_twins(owner: str, binding: Binding) -> None:
    assert binding.id, "a keymap can change it"
    keys = binding.key.split(",")
    characters = [each for key in keys for each in [{"comma": ","}.get(key, key)] if len(each) == 1 and each.isascii()]
    wanted = {twin for key in characters for twin in full_width_equivalents(key)} - {","}
    assert wanted <= set(keys)


def test_twins_are_of_one_key_alone() -> None:
    for keys in (table(), selecting()):
        sent = [each for key in keys for each in pressed(key).split(",")]
        assert len(set(sent)) == len(sent)


async def tap(seat: Seat, key: str) -> None:
    """Press a key, wait no longer than it takes, and see that nothing went wrong."""
    name = _character_to_key(key) if len(key) == 1 else key
    seat.app.post_message(Pressing(name, key if len(key) == 1 else None))
    await seat.pilot._wait_for_screen()
    assert seat.app._exception is None, key
    assert seat.app.is_running, key
    if seat.app.size.width == NARROW[0]:
        await seat.settle()
        assert fits(seat), key


def fits(seat: Seat) -> bool:
    """Whether the screen is filled, and no row is wider than it."""
    rows = seat.app.screen._compositor.render_strips()
    return len(rows) == seat.app.size.height and all(row.cell_length <= seat.app.size.width for row in rows)


async def begin(seat: Seat, side: str) -> None:
    """Go to a plain place: the list, the text, or the results."""
    while seat.app.screen is not seat.main:
        await seat.settle()
        await seat.app.pop_screen()
    seat.showing_results = side == "results"
    seat.focus_on({"list": seat.list_view, "text": seat.text, "results": seat.results_list}[side])


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("side", ["list", "text", "results"])
async def test_every_key_of_the_room_works(desk: Open, size: tuple[int, int], side: str) -> None:
    async with desk(size=size) as seat:
        if side == "results":
            await seat.search("产业")
        for key in table():
            if key.id in LEAVING:
                continue
            await begin(seat, side)
            await tap(seat, key.keys[0])
            assert "出错了" not in seat.status(), key.id
        await seat.settle()
        assert seat.app._exception is None


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_every_key_of_every_screen_works(desk: Open, size: tuple[int, int]) -> None:
    opened = set()
    async with desk(size=size) as seat:
        await seat.search("产业")
        await seat.press("enter")
        for door in DOORS:
            for action, key in await keys_behind(seat, door.keys[0]):
                if seat.app.screen is seat.main:
                    await begin(seat, "text")
                    await tap(seat, door.keys[0])
                    await seat.settle()
                opened.add(door.id)
                await tap(seat, key)
                assert "出错了" not in seat.status(), (door.id, action)
            await seat.press("escape", "escape", "escape")
            assert seat.app.screen is seat.main, f"no way back from {door.id}"
    assert {"help", "settings", "facets", "find"} <= opened


async def keys_behind(seat: Seat, key: str) -> list[tuple[str, str]]:
    """Open the screen that a key leads to; each action that works there, with a key. None where nothing opens."""
    await begin(seat, "text")
    await tap(seat, key)
    await seat.settle()
    if seat.app.screen is seat.main:
        return []
    actions = {binding.action: each for each, binding in seat.app.screen._bindings if "app." not in binding.action}
    return list(actions.items())
