"""Which two characters stand within one word."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.analysis.cohesion import cohesive, joined_after, joined_before


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
    assert joined_after(one)[other] == joined_before(other)[one] == joined


@given(st.lists(st.tuples(st.sampled_from("中国人民的。a\uffff"), st.sampled_from("中国人民的。a\uffff")), min_size=1))
def test_pairs_together_and_alone(pairs: list[tuple[str, str]]) -> None:
    ones, others = (np.array([*map(ord, side)], np.uint16) for side in zip(*pairs, strict=True))
    alone = [joined_after(ord(one))[ord(other)] for one, other in pairs]
    assert cohesive(ones, others).tolist() == alone
