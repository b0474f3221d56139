"""The person's own keys: what they do, what of them cannot be, and where they are shown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.keymap.rebinding import UNBOUND, apply_user_keys, is_key, label
from reader.keymap.table import pressed, table
from reader.paths import PACKAGE
from reader.settings.loading import parse_settings
from reader.ui.bindings import bindings

if TYPE_CHECKING:
    from conftest import Open

pytestmark = pytest.mark.slow

TABLE = table()


@pytest.mark.parametrize(
    ("wanted", "keymap", "problems"),
    [
        ({}, {}, []),
        ({"next_article": ["]"]}, {}, []),
        ({"zen": ["Z"]}, {"zen": "Z,Ｚ"}, []),
        ({"zen": [",", "f2"]}, {"zen": "comma,，,f2", "settings": UNBOUND}, [", rebound: zen (was settings)"]),
        ({"zen": []}, {"zen": UNBOUND}, []),
        ({"down": ["ctrl+n"]}, {"down": "ctrl+n"}, []),
        ({"zen": ["j"]}, {"zen": "j,ｊ", "down": "down"}, ["j rebound: zen (was down)"]),
        ({"zen": ["j"], "down": ["z"]}, {"zen": "j,ｊ", "down": "z,ｚ"}, []),
        ({"zen": ["Z"], "keywords": ["Z"]}, {"zen": "Z,Ｚ"}, ["Z cannot be both zen and keywords"]),
        ({"nap": ["Z"]}, {}, ['unknown key name "nap"']),
        ({"zen": ["ctrl+banana"]}, {}, ['zen: "ctrl+banana" is not a valid key']),
        ({"find": ["p"]}, {}, ["find also works while typing: it cannot be a character such as p"]),
        ({"search": ["~"]}, {"search": "~"}, []),
    ],
)
def test_rebound(wanted: dict[str, list[str]], keymap: dict[str, str], problems: list[str]) -> None:
    made = apply_user_keys(TABLE, {name: tuple(keys) for name, keys in wanted.items()})
    assert dict(made.keymap) == keymap
    assert list(made.problems) == problems
    assert [key.id for key in made.table] == [key.id for key in TABLE]


NAMES = st.sampled_from([key.id for key in TABLE])
KEYS = st.lists(st.sampled_from([*"jkzZ,，/*+-=", "space", "ctrl+n", "enter", "f1", "nonsense"]), max_size=3).map(tuple)


@given(st.dictionaries(NAMES, KEYS, max_size=6))
def test_no_key_does_two_things(wanted: dict[str, tuple[str, ...]]) -> None:
    made = apply_user_keys(TABLE, wanted)
    keys = [key for each in made.table for key in each.keys]
    assert len(set(keys)) == len(keys)
    assert all(is_key(key) for key in keys)
    assert all(key.keys or wanted.get(key.id) == () or made.problems for key in made.table)
    assert {key.id: pressed(key) or UNBOUND for key in made.table if key.id in made.keymap} == made.keymap
    assert bindings(made.table)


@pytest.mark.parametrize(
    ("key", "shown"),
    [
        ("n", "n"),
        ("ctrl+n", "Ctrl+N"),
        ("pagedown", "PgDn"),
        ("space", "Space"),
        ("f5", "F5"),
        ("shift+tab", "Shift+Tab"),
    ],
)
def test_label(key: str, shown: str) -> None:
    assert label(key) == shown


async def test_changed_keys_work_and_are_shown(desk: Open) -> None:
    told = parse_settings('[keys]\nnext_article = ["ctrl+n", "f8"]\nhelp = "f9"\nsearch = "~"\nnap = "x"', "s.toml")
    async with desk(told=told) as seat:
        await seat.press("l")
        assert seat.screen()[-1].endswith("~ 搜索  Ctrl+N 下一篇  F9 帮助")
        first = seat.key
        await seat.press("]")
        assert seat.key == first
        await seat.press("ctrl+n")
        assert seat.key != first
        await seat.press("f8")
        await seat.press("f9", "/", *"下一篇")
        shown = "\n".join(seat.screen())
        assert "Ctrl+N F8" in shown
        await seat.press("escape", "escape", "~", *"~产业")
        assert seat.bar.value == "~产业"
        assert seat.preferences.problems == ["没有名为“nap”的按键"]


def test_keys_that_are_mentioned_are_there() -> None:
    mentioned = {
        name
        for path in (PACKAGE / "ui").rglob("*.py")
        for name in re.findall(r"""(?:shown\(|Hint\(|key=)"(\w+)\"""", path.read_text(encoding="utf-8"))
    }
    assert mentioned >= {"quit", "search", "help"}
    assert mentioned <= {key.id for key in TABLE}
