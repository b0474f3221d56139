"""Pairs of characters as numbers."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.parsing.pairs import pairs_of, share_in, texts_of


@given(st.text(st.characters(codec=None)))
def test_pairs_in_order(text: str) -> None:
    assert texts_of(pairs_of(text)) == [one + two for one, two in pairwise(text)]


def test_equal_pairs_are_equal_numbers() -> None:
    first, _, _, _, again = pairs_of("𠮷港a，𠮷港")
    assert first == again


@pytest.mark.parametrize(("text", "share"), [("渔港开海", 2 / 3), ("港", 0), ("", 0), ("海开", 0)])
def test_share_of_pairs(text: str, share: float) -> None:
    assert share_in(text, "渔港今天开海") == share
