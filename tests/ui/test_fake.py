"""The screen on a library that is no library of this machine: what it asks for goes through the port alone."""

import pytest

from reader.model import Article, Block, BlockKind
from reader.ui.app import ReaderApp
from tests.fake_view import fake_library
from tests.ui.conftest import Seat

pytestmark = pytest.mark.slow


def article(number: int, headline: str, text: str) -> Article:
    block = Block(BlockKind.PARAGRAPH, text)
    return Article(source="fake", headline=headline, lines=(1, 2), id=f"id{number}", blocks=(block,))


async def test_the_screen_reads_and_searches_whatever_is_behind_the_port(no_dictionary: None) -> None:
    given = article(0, "海湾大桥通车", "市民过桥。"), article(1, "秋天的银杏", "市民看银杏，市民拍照。")
    app = ReaderApp(fake_library(*given))
    async with app.run_test(size=(100, 24)) as pilot:
        seat = Seat(app, pilot)
        await seat.until(lambda: seat.complete and seat.list_settled)
        await seat.until(lambda: app.curtain.open)
        await seat.settle()
        assert seat.key == 0
        await seat.press("j")
        assert seat.article == given[1]
        await seat.search("市民")
        await seat.press("enter", "n")
        assert seat.cursor.total == 3
        assert seat.cursor.ordinal == 2
