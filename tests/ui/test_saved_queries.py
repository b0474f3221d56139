"""Saved queries: saved, pinned over the list, counted anew, asked and removed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.store.libraries import library_key
from reader.store.store import Store
from reader.ui.system.store_thread import StoreThread

if TYPE_CHECKING:
    from pathlib import Path

    from tests.ui.conftest import Open

pytestmark = pytest.mark.slow


def write(folder: Path, *numbers: int) -> None:
    for number in numbers:
        text = f"港口第{number}条\n\n　　港口的事情，今天第{number}回说了很多。\n"
        (folder / f"某报-2022-11-{number:02}-要闻.txt").write_text(text, encoding="utf-8")


async def test_a_saved_query_tells_what_is_new_until_it_is_looked_at(desk: Open, tmp_path: Path) -> None:
    news, file = tmp_path / "news", tmp_path / "reader.db"
    news.mkdir()
    write(news, 1, 2)
    async with desk(str(news), store=StoreThread(lambda: Store.start(file))) as seat:
        await seat.search("港口")
        await seat.press("enter", "V", "enter")
        await seat.until(lambda: bool(seat.pins.rows))
        assert "已保存搜索：港口" in seat.status()
        seat.leave()
    write(news, 3)
    async with desk(str(news), store=StoreThread(lambda: Store.start(file))) as seat:
        await seat.until(lambda: bool(seat.pins.rows) and seat.pins.rows[0].new == 1)
        await seat.settle()
        assert any("港口" in row and "+1" in row for row in seat.screen()[:4])
        await seat.pilot.click(seat.pins, offset=(5, 0))
        await seat.until(lambda: seat.query == "港口" and not seat.pins.rows[0].new)
        await seat.press("V", "j", "d")
        await seat.until(lambda: not seat.pins.rows)
        assert not seat.pins.display
        seat.leave()
    with Store.start(file) as store:
        assert store.saved_queries.of(library_key([str(news)])) == []
