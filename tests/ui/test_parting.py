"""The screen as it is left, with what a key more would have shown."""

from dataclasses import replace

import pytest

from reader.model import Article
from reader.ui.launch.parting import LARGEST, part
from tests.fake_view import FakeLibrary
from tests.ui.conftest import Open
from tests.ui.test_first_frame import ARTICLE

OTHER = replace(ARTICLE, headline="银杏黄了", lines=(5, 9))
LONG = replace(OTHER, kicker="长" * LARGEST)


def simple(sent: list[str]) -> str:
    """The printable ASCII characters among those sent."""
    return "".join(sorted(each for each in sent if len(each) == 1 and " " <= each <= "~"))


@pytest.mark.parametrize(
    ("keys", "below", "answered"),
    [
        ("", OTHER, [" ", "d", "]j"]),
        ("l", OTHER, [" ", "d", "j", "G", "]"]),
        ("lG", OTHER, ["b", "u", "k", "g", "]"]),
        ("G", OTHER, [" ", "d", "[k"]),
        ("", LONG, [" ", "d"]),
        ("/", OTHER, []),
        ("z", OTHER, []),
        ("?", OTHER, []),
    ],
    ids=["list", "text", "end of the text", "end of the list", "long", "search bar", "zen", "help"],
)
async def test_keys_that_are_answered(desk: Open, keys: str, below: Article, answered: list[str]) -> None:
    async with desk(size=(100, 12), library=lambda _: FakeLibrary(ARTICLE, below)) as seat:
        await seat.press(*keys)
        article = seat.main.workspace.opened.article
        left = part(seat.main, seat.app.console)
        assert [simple(sent) for sent, _ in left.answers] == answered
        assert left.article is article
        assert all(cells.rows != left.cells.rows for _, cells in left.answers)
