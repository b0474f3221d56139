"""Two faults of the order in which the parts of the screen heard of a message; both were once seen by a person."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from textual import events

from reader.store.store import Store
from reader.ui.system.store_thread import StoreThread
from tests.patience import PATIENCE

if TYPE_CHECKING:
    from pathlib import Path

    from tests.ui.conftest import Open


async def test_new_articles_are_told_where_another_file_is_bad(desk: Open, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# 甲\n\n一二三四五六。\n", encoding="utf-8")
    (tmp_path / "bad.json").write_text('{"x": ', encoding="utf-8")
    async with desk(str(tmp_path)) as seat:
        assert "bad.json" in seat.status()
        await seat.press("j")
        (tmp_path / "b.md").write_text("# 乙\n\n一二三四五六七。\n", encoding="utf-8")
        seat.look_for_changes()
        await seat.shows("1 篇新到")


async def test_a_mark_removed_in_the_list_is_gone_though_the_list_is_closed_at_once(desk: Open, tmp_path: Path) -> None:
    released = threading.Event()

    def opened() -> Store:
        store = Store.open(tmp_path / "reader.db")
        remove = store.marks.remove

        def slow(number: int) -> bool:
            released.wait(PATIENCE)
            return remove(number)

        store.marks.remove = slow  # type: ignore[method-assign]
        return store

    async with desk(store=StoreThread(opened)) as seat:
        await seat.press("l", "m")
        await seat.until(lambda: len(seat.mark_index) == 1)
        await seat.press("'")
        for name, character in (("x", "x"), ("escape", None)):
            seat.app.post_message(events.Key(name, character))
        await seat.until(lambda: seat.app.screen is seat.main)
        released.set()
        kept: list[int] = []
        seat.store.do(lambda store: kept.append(len(store.marks.of())))
        await seat.until(lambda: bool(kept))
        await seat.settle()
        assert kept == [0]
        assert not seat.placed
