"""Near-duplicates among the results: folded, opened, and listed each for itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.search.test_distinct import STORY

if TYPE_CHECKING:
    from pathlib import Path

    from tests.ui.conftest import Open

pytestmark = pytest.mark.slow


async def test_a_story_is_one_result_that_opens(desk: Open, tmp_path: Path) -> None:
    for number in range(3):
        text = "\n\n".join(f"　　{paragraph}" for paragraph in STORY)
        (tmp_path / f"{number}.md").write_text(f"---\ntitle: 大桥通车{number}\n---\n\n{text}\n", encoding="utf-8")
    async with desk(str(tmp_path)) as seat:
        await seat.search("大桥")
        assert (seat.results.total_articles, seat.results.whole.total_articles) == (1, 3)
        assert any("另有同文 2 篇" in row for row in seat.screen())
        await seat.press("tab", "ｃ", "j", "enter")
        copy = seat.key
        assert copy != seat.results.ranking[0]
        assert seat.matches
        await seat.press("S")
        await seat.until(lambda: seat.results is not None and seat.results.total_articles == 3)
        assert "同文已逐篇列出" in seat.status()
        assert len(seat.list_rows.numbers) == 3
        assert seat.key == copy
