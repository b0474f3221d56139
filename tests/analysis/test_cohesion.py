"""Which two characters stand within one word."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from reader.analysis.cohesion import MANY, cohesive, joined_after, joined_before


def codes(text: str) -> NDArray[np.uint16]:
    return np.array([*map(ord, text)], np.uint16)


def test_of_many_a_table_is_made() -> None:
    many = codes("国服的。" * MANY)
    assert joined_after(ord("中"), many).tolist() == [True, False, False, False] * MANY
    assert joined_before(ord("务"), many).tolist() == [True, True, False, False] * MANY


@pytest.mark.parametrize(
    ("pair", "joined"),
    [
        ("中国", True),
        ("服务", True),
        ("图书", True),
        ("了他", False),
        ("的中", False),
        ("。中", False),
        ("\x00\uffff", False),
    ],
)
def test_pairs(pair: str, joined: bool) -> None:
    one, other = map(ord, pair)
    assert joined_after(one, codes(pair[1])) == joined_before(other, codes(pair[0])) == joined


@given(st.lists(st.tuples(st.sampled_from("中国人民的。a\uffff"), st.sampled_from("中国人民的。a\uffff")), min_size=1))
def test_pairs_together_and_alone(pairs: list[tuple[str, str]]) -> None:
    ones, others = (codes("".join(side)) for side in zip(*pairs, strict=True))
    alone = [bool(joined_after(ord(one), codes(other))) for one, other in pairs]
    assert cohesive(ones, others).tolist() == alone


@given(st.lists(st.text("中国人民的了。图书服务a", min_size=2, max_size=2), min_size=1, max_size=9))
def test_of_many_pairs_the_same_is_said(pairs: list[str]) -> None:
    firsts, seconds = codes("".join(pair[0] for pair in pairs)), codes("".join(pair[1] for pair in pairs))
    many = np.tile(firsts, MANY), np.tile(seconds, MANY)
    assert cohesive(*many).tolist() == cohesive(firsts, seconds).tolist() * MANY
