"""Cutting text into words: nothing lost, spans in the text as given."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.analysis import segmenter
from reader.errors import UnreadableError
from reader.span import Span

TEXT = "市委书记在青島調研，海水淡化厂建成 ３ 年。"


@pytest.fixture
def dictionary(tmp_path: Path) -> Path:
    path = tmp_path / "words.txt"
    path.write_text("﻿海水淡化厂 5 nt\n潮间带\n調研組 x y z\n\n潮汐能 -3\n", encoding="utf-8")
    return path


def test_cuts() -> None:
    assert segmenter.cuts("实体经济发展,nba") == ["实体", "经济", "发展", ",", "nba"]


def test_words_are_spans_of_the_text_as_given() -> None:
    found = [TEXT[slice(*span)] for span in segmenter.words(TEXT)]
    assert found == ["市委书记", "在", "青島", "調研", "海水", "淡化", "厂", "建成", "３", "年"]


@given(st.text())
@settings(max_examples=150, deadline=None)
def test_nothing_is_lost(text: str) -> None:
    pieces = segmenter.cuts(text)
    assert "".join(pieces) == "".join("\ufffd" if "\ud800" <= one <= "\udfff" else one for one in text)
    assert [span for span, _ in segmenter.tags(text)] == list(segmenter.spans(pieces))


def test_a_dictionary_of_ones_own(dictionary: Path) -> None:
    assert segmenter.entries(dictionary) == (("海水淡化厂", 5, "nt"), ("潮间带", None, None))
    assert segmenter.cuts("海水淡化厂与潮间带", dictionary) == ["海水淡化厂", "与", "潮间带"]


def test_a_dictionary_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="none"):
        segmenter.words("青岛", tmp_path / "none.txt")


def test_tags() -> None:
    assert list(segmenter.tags("青岛调研")) == [(Span(0, 2), "ns"), (Span(2, 4), "vn")]


def test_rarities() -> None:
    table = segmenter.rarities()
    assert len({*map(id, table.values())}) == len({*table.values()})
    assert table["发展"] < table["污水"]
