"""Looking words up: a file of CC-CEDICT, made here, and what is told without one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader import paths
from reader.analysis.cedict import Cedict, cedict, toned
from reader.analysis.glosses import glosses
from reader.errors import UnreadableError

if TYPE_CHECKING:
    from pathlib import Path

FILE = """# CC-CEDICT
#! version=1
港口 港口 [gang3 kou3] /port/harbor/
港 港 [gang3] /harbor/
口 口 [kou3] /mouth/
口 口 [Kou3] /surname Kou/
傳統 传统 [chuan2 tong3] /tradition/traditional/
卡拉OK 卡拉OK [ka3 la1 O K] /karaoke (loanword)/
no entry at all
港口 [gang3 kou3] without slashes
綠色 绿色 [lu:4 se4] /green/
"""


@pytest.fixture
def known() -> Cedict:
    return Cedict(FILE)


@pytest.mark.parametrize(
    ("numbered", "written"),
    [
        ("gang3 kou3", "gǎng kǒu"),
        ("lu:4 se4", "lǜ sè"),
        ("xiao3", "xiǎo"),
        ("gui1", "guī"),
        ("liu2", "liú"),
        ("zhong1 guo2", "zhōng guó"),
        ("nü3 er2 r5", "nǚ ér r"),
        ("de5", "de"),
        ("Kou3", "Kǒu"),
        ("ou1", "ōu"),
        ("ka3 la1 O K", "kǎ lā O K"),
    ],
)
def test_tones_are_written_over_the_vowel(numbered: str, written: str) -> None:
    assert toned(numbered) == written


@pytest.mark.parametrize(
    ("word", "senses"),
    [
        ("港口", [("port", "harbor")]),
        ("传统", [("tradition", "traditional")]),
        ("傳統", [("tradition", "traditional")]),
        ("口", [("mouth",), ("surname Kou",)]),
        ("卡拉ｏｋ", [("karaoke (loanword)",)]),
        ("海口", []),
        ("no", []),
    ],
)
def test_words_are_found_in_either_script(known: Cedict, word: str, senses: list[tuple[str, ...]]) -> None:
    assert [entry.senses for entry in known.entries(word)] == senses


@pytest.mark.parametrize(
    ("text", "most", "length"), [("港口城市", 24, 2), ("港口", 1, 1), ("城市", 24, 0), ("", 24, 0)]
)
def test_the_longest_word_is_taken(known: Cedict, text: str, most: int, length: int) -> None:
    assert known.longest(text, most) == length


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("港口", [("港口", "gǎng kǒu"), ("港", "gǎng"), ("口", "kǒu"), ("口", "Kǒu")]),
        ("传统", [("传统 傳統", "chuán tǒng"), ("传", "chuan, zhuan"), ("统", "tong")]),
        ("绿港口", [("绿港口", "lv gang kou"), ("绿", "lv, lu"), ("港口", "gǎng kǒu")]),
        ("口", [("口", "kǒu"), ("口", "Kǒu")]),
    ],
)
def test_a_word_is_told_as_a_whole_and_by_its_parts(known: Cedict, text: str, told: list[tuple[str, str]]) -> None:
    assert [(gloss.word, gloss.pinyin) for gloss in glosses(text, known)] == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("重庆", [("重庆", "zhong qing"), ("重", "zhong, chong, tong"), ("庆", "qing, qiang")]),
        ("A座", [("A座", "A zuo"), ("座", "zuo")]),
        ("2022", [("2022", "")]),
    ],
)
def test_without_a_dictionary_the_readings_are_told(text: str, told: list[tuple[str, str]]) -> None:
    assert [(gloss.word, gloss.pinyin) for gloss in glosses(text, None)] == told


@given(st.text(max_size=200))
def test_no_file_is_too_strange(text: str) -> None:
    known = Cedict(text)
    for word in text.split():
        known.entries(word)


def test_a_file_is_read_once_and_a_missing_one_told(tmp_path: Path) -> None:
    path = tmp_path / "cedict_ts.u8"
    path.write_text("\ufeff" + FILE.replace("\n", "\r\n"), "utf-8")
    assert cedict(path) is cedict(path)
    assert cedict(path).entries("港口")[0].senses == ("port", "harbor")
    with pytest.raises(UnreadableError):
        cedict(tmp_path / "none")


@pytest.mark.slow
def test_the_extra_carries_a_dictionary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paths, "settings_file", lambda: tmp_path / "settings.toml")
    installed = paths.meanings()
    assert installed is not None
    assert any("newspaper" in sense for entry in cedict(installed).entries("報紙") for sense in entry.senses)
    (tmp_path / "cedict_ts.u8").touch()
    assert paths.meanings() == tmp_path / "cedict_ts.u8"


def test_without_the_extra_there_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paths, "settings_file", lambda: tmp_path / "settings.toml")
    monkeypatch.setattr(paths, "find_spec", lambda name: None)
    assert paths.meanings() is None
