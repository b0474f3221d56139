"""The screen as it was left: kept, and drawn by code that knows no Textual."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.ui.launch import kept_frame
from reader.ui.launch.launcher import places

SIZE = (20, 3)
SCREEN = (("", "1;38;2;1;2;3"), ((("甲乙", 1), (" 丙", 0)), (("丁", 0),)), SIZE)


@pytest.fixture
def page(tmp_path: Path) -> str:
    path = tmp_path / "报.txt"
    path.write_text("甲", encoding="utf-8")
    return str(path)


def kept(page: str, name: str = kept_frame.LAST) -> Path:
    """The file of a frame that was kept."""
    kept_frame.keep(name, SCREEN, [page], [page])
    return Path(kept_frame.folder()) / f"{name}.json"


def test_it_is_drawn_where_it_was(page: str) -> None:
    file = kept(page)
    drawn = kept_frame.kept_for([], SIZE).drawn
    assert "\x1b[1;1H\x1b[1;38;2;1;2;3m甲乙\x1b[m\x1b[m 丙\x1b[m" in drawn
    assert "\x1b[2;1H\x1b[m丁" in drawn
    assert file.stat().st_mode & 0o777 == 0o600
    assert file.parent.stat().st_mode & 0o777 == 0o700


def test_a_key_shows_what_it_would_have_shown(page: str) -> None:
    below = (SCREEN[0], ((("戊", 1),),), SIZE)
    kept_frame.keep(kept_frame.LAST, SCREEN, [page], [page], answers=[(["j", "\x1b[B"], below)])
    answers = kept_frame.kept_for([], SIZE).answers
    drawn = kept_frame.answer_to("j", answers)
    assert drawn == kept_frame.answer_to("\x1b[B", answers) == kept_frame.painted(below[0], below[1], 3, over=True)
    assert "\x1b[1;1H\x1b[1;38;2;1;2;3m戊\x1b[m" in drawn
    assert "\x1b[2J" not in drawn
    assert [kept_frame.answer_to(typed, answers) for typed in ("", "jj", "k")] == [""] * 3
    damaged = ([["j"]], [[["j"], []]], [[["j"], [["x"], [], [1, 1]]]], [[5, 5]], 7)
    assert [kept_frame.answer_to("j", answers) for answers in damaged] == [""] * 5  # type: ignore[arg-type]


def test_it_is_for_one_library(page: str, tmp_path: Path) -> None:
    other = tmp_path / "别.txt"
    other.touch()
    kept(page, kept_frame.name_of([page]))
    assert kept_frame.kept_for([page], SIZE).drawn
    assert not kept_frame.kept_for([str(other)], SIZE).drawn
    assert not kept_frame.kept_for([], SIZE).drawn
    kept_frame.forget([page])
    assert not kept_frame.kept_for([page], SIZE).drawn


def test_it_gives_way_when_anything_is_different(page: str, monkeypatch: pytest.MonkeyPatch) -> None:
    kept(page)
    assert not kept_frame.kept_for([], (21, 3)).drawn
    with monkeypatch.context() as changed:
        changed.setenv("COLORTERM", "other")
        assert not kept_frame.kept_for([], SIZE).drawn
    assert kept_frame.kept_for([], SIZE).drawn
    os.utime(page, ns=(1, 1))
    assert not kept_frame.kept_for([], SIZE).drawn


@pytest.mark.parametrize(
    "change",
    [
        {"form": 1},
        {"styles": ["", "1m\x1b]0;owned\x07"]},
        {"styles": [1]},
        {"rows": [[["甲", 7]]]},
        {"rows": [[["甲"]]]},
        {"rows": [[[1, 0]]]},
        {"rows": 1},
        {"stamps": []},
        {"stamps": {"/nowhere": [1, 1]}},
    ],
    ids=str,
)
def test_a_damaged_one_is_ignored(page: str, change: dict[str, object]) -> None:
    file = kept(page)
    file.write_text(json.dumps(json.loads(file.read_bytes()) | change), encoding="utf-8")
    assert kept_frame.kept_for([], SIZE).drawn == ""


@pytest.mark.parametrize("contents", [b"", b"{", b"[]", b"null", b"\xff", b"[" * 100_000])
def test_what_is_no_frame_is_ignored(page: str, contents: bytes) -> None:
    kept(page).write_bytes(contents)
    assert kept_frame.kept_for([], SIZE).drawn == ""


@given(st.text())
def test_no_text_steers_the_terminal(text: str) -> None:
    drawn = kept_frame.painted([""], [[(text, 0)]], 1)
    assert re.fullmatch(
        r"\x1b\[\?2026h\x1b\[\?7l\x1b\[2J\x1b\[1;1H\x1b\[m[^\x00-\x1f\x7f-\x9f]*\x1b\[m\x1b\[\?7h\x1b\[\?2026l", drawn
    )


def test_only_so_many_are_kept(page: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_frame, "MOST_FRAMES", 2)
    for name in ("a", "b", "c"):
        os.utime(kept(page, name), (1, ord(name)))
    assert {each.stem for each in kept(page).parent.glob("*.json")} == {"c", kept_frame.LAST}


def test_the_file_that_an_article_is_in() -> None:
    assert places("a/b.zip/c.txt") == ["a/b.zip/c.txt", "a/b.zip", "a"]


def test_it_is_drawn_without_what_is_heavy() -> None:
    code = "import sys; from reader.ui.launch import splash; print(*sorted(sys.modules))"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert not {"textual", "rich", "numpy", "sqlite3", "platformdirs", "dataclasses", "pathlib"} & set(loaded)
