"""The screens are read: nothing is cut where it should not be, no wide character is halved, counts agree with nouns."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from wcwidth import wcswidth

if TYPE_CHECKING:
    from conftest import Open, Seat

pytestmark = pytest.mark.slow

SIZES = [(120, 36), (80, 24), (44, 14)]


def whole(seat: Seat) -> list[str]:
    """The rows of the screen, each of which fills it to the last cell: half a wide character would not."""
    strips = seat.app.screen._compositor.render_strips()
    rows = ["".join(segment.text for segment in strip) for strip in strips]
    assert [row for row in rows if wcswidth(row) != seat.app.size.width] == []
    return rows


@pytest.fixture
def papers(tmp_path: Path) -> str:
    """A page, and a file that cannot be read."""
    folder = tmp_path / "报纸"
    folder.mkdir()
    (folder / "a.txt").write_text(
        "要闻\n\n新桥今日通车\n\n    本报讯 新桥昨日建成，市民纷纷前来观看。大桥全长三公里。\n", encoding="utf-8"
    )
    (folder / "b.epub").write_bytes(b"PK\x03\x04 not a book at all")
    return str(folder)


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize(
    ("language", "problem", "article", "found"),
    [("zh", "1 个问题（!）", "1 篇", "1 篇"), ("en", "1 problem (!)", "1 article", "1 article")],
)
async def test_one_of_anything_is_told_as_one(
    desk: Open, papers: str, size: tuple[int, int], language: str, problem: str, article: str, found: str
) -> None:
    async with desk(papers, size=size, language=language) as seat:
        await seat.press("l", "j")
        rows = whole(seat)
        assert problem in rows[-1]
        assert size[0] < 80 or article in rows[0]
        assert "…" not in rows[0]
        await seat.press("!")
        told = [row for row in whole(seat) if row.strip()]
        assert any("b.epub" in row for row in told)
        assert not any("…" in row for row in told)
        await seat.press("escape")
        await seat.search("新桥")
        rows = whole(seat)
        assert found in rows[0]
        assert not any(wrong in rows[0] for wrong in ("1 articles", "1 matches", "…"))


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("language", ["zh", "en"])
async def test_no_character_is_halved(desk: Open, size: tuple[int, int], language: str) -> None:
    async with desk(size=size, language=language) as seat:
        await seat.search("产业")
        whole(seat)
        await seat.press("enter")
        for key in "?:,/R'FWYELPD":
            await seat.press(key)
            whole(seat)
            while seat.app.screen is not seat.main:
                await seat.press("escape")
        whole(seat)
