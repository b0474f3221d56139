"""The palette: a command is found by what it does, by another word, by its key and by pinyin."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from reader.i18n import use_language
from reader.keymap.command_words import WORDS
from reader.keymap.table import table
from reader.ui.dialogs.command_palette import HIDDEN, CommandPalette
from reader.ui.dialogs.command_search import commands_for, reads, words_of

if TYPE_CHECKING:
    from conftest import Open


@pytest.fixture(params=["zh", "en"])
def language(request: pytest.FixtureRequest) -> Iterator[str]:
    use_language(request.param)
    yield request.param
    use_language("en")


@pytest.mark.usefixtures("language")
@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("q", "quit"),
        ("set", "settings"),
        ("引用", "cite"),
        ("參考文獻", "cite"),
        ("yinyong", "cite"),
        ("ckwx", "cite"),
        ("bibtex", "cite"),
        ("查词", "word"),
        ("词典", "lookup"),
        ("关闭", "quit"),
        ("Ｇ", "last"),
        ("fold all", "fold_all"),
        ("quanbu zhedie", "fold_all"),
        ("ctrl+z", "suspend"),
        ("esc", "back"),
    ],
)
def test_the_first_is_what_was_meant(typed: str, first: str) -> None:
    assert commands_for([words_of(key) for key in table()], typed)[0].id == first


@pytest.mark.usefixtures("language")
@pytest.mark.slow
def test_every_command_is_found_by_all_it_is_called() -> None:
    commands = [words_of(key) for key in table()]
    for key in table():
        for typed in (key.description, key.id, *WORDS.get(key.id, "").split()):
            assert key in commands_for(commands, typed), (key.id, typed)
    assert commands_for(commands, "") == list(table())
    assert commands_for(commands, "zebra") == []
    assert WORDS.keys() <= {key.id for key in table()} - set(HIDDEN)


@pytest.mark.parametrize(
    ("text", "letters", "found"),
    [
        ("参考文献", "cankao", True),
        ("参考文献", "ckwx", True),
        ("参考文献", "kaowenx", True),
        ("参考文献", "kwen", True),
        ("参考文献", "wc", False),
        ("参考文献", "文", False),
        ("重复", "cf", True),
        ("重复", "zf", True),
        ("open", "op", False),
        ("", "a", False),
    ],
)
def test_pinyin_reads_characters_beside_one_another(text: str, letters: str, found: bool) -> None:
    assert reads(text, letters) is found


@pytest.mark.slow
@pytest.mark.parametrize("size", [(120, 36), (80, 24), (44, 14)], ids=str)
@pytest.mark.parametrize("language", ["zh", "en"])
async def test_a_sheet_with_a_line_a_command(desk: Open, size: tuple[int, int], language: str) -> None:
    async with desk(size=size, language=language) as seat:
        await seat.press("：")
        palette = seat.app.screen
        assert isinstance(palette, CommandPalette)
        for place, key in enumerate(palette.found):
            row = "".join(segment.text for segment in palette.list.line(place, place))
            assert key.description in row
            assert row.endswith(f" {key.shown} ")
        await seat.press(*"引用", "enter")
        assert type(seat.app.screen).__name__ == "CiteDialog"
        await seat.press("escape", ":", *"no such thing", "enter", "escape")
        assert seat.app.screen is seat.main
        await seat.press(":", "down", "up", *"next article", "enter")
        assert seat.key == 1
