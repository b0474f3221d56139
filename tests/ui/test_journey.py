"""Where one stands among the matches."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.ui.state.match_cursor import MatchCursor, MatchPosition, MatchStep

RANKED = (7, 2, 9)
COUNTS = {2: 2, 7: 3, 9: 1}


def journey(place: MatchPosition | None = None) -> MatchCursor:
    made = MatchCursor(RANKED, COUNTS)
    made.place = place
    return made


@pytest.mark.parametrize(
    ("place", "forward", "step"),
    [
        pytest.param(None, True, MatchStep(7, 0, False), id="the first match is where one begins"),
        pytest.param(None, False, MatchStep(9, 0, False), id="backwards from nowhere is the last"),
        pytest.param(MatchPosition(0, 0), True, MatchStep(7, 1, False), id="on in the article"),
        pytest.param(MatchPosition(0, 2), True, MatchStep(2, 0, False), id="on to the next article by rank"),
        pytest.param(MatchPosition(2, 0), True, MatchStep(7, 0, True), id="round the end"),
        pytest.param(MatchPosition(1, 1), False, MatchStep(2, 0, False), id="back in the article"),
        pytest.param(
            MatchPosition(1, 0), False, MatchStep(7, 2, False), id="back to the last match of the article before"
        ),
        pytest.param(MatchPosition(0, 0), False, MatchStep(9, 0, True), id="round the beginning"),
    ],
)
def test_step(place: MatchPosition | None, forward: bool, step: MatchStep) -> None:
    assert journey(place).step(forward) == step


def test_nothing_found() -> None:
    empty = MatchCursor((), {})
    assert empty.step() is None
    assert empty.key is None
    assert empty.ordinal == 0
    assert not empty.enter(3)


def test_articles_without_matches_are_stood_in_too() -> None:
    dated = MatchCursor((4, 5), {4: 0, 5: 0})
    assert dated.step() == MatchStep(4, 0, False)
    assert dated.ordinal == 0
    assert dated.step() == MatchStep(5, 0, False)
    assert dated.step() == MatchStep(4, 0, True)
    assert dated.step(False) == MatchStep(5, 0, True)


def test_a_single_match_goes_round_to_itself() -> None:
    one = MatchCursor((1,), {1: 1})
    assert one.step() == MatchStep(1, 0, False)
    assert one.step() == MatchStep(1, 0, True)
    assert one.step(False) == MatchStep(1, 0, True)


def test_enter_stands_at_a_match_of_an_article() -> None:
    made = journey()
    assert made.enter(2, 1)
    assert (made.key, made.ordinal) == (2, 5)
    assert made.enter(2, 99)
    assert made.ordinal == 5
    assert not made.enter(8)
    assert made.place is None
    assert made.rank_of(9) == 2


@settings(max_examples=50)
@given(st.dictionaries(st.integers(0, 50), st.integers(1, 5), min_size=1, max_size=12))
def test_all_matches_are_met_once_in_order_then_again(counts: dict[int, int]) -> None:
    made = MatchCursor(list(counts), counts)
    met = []
    for _ in range(made.total):
        step = made.step()
        assert step is not None
        assert not step.wrapped
        met.append((step.key, step.match))
        assert made.ordinal == len(met)
    assert met == [(number, match) for number, count in counts.items() for match in range(count)]
    step = made.step()
    assert step is not None
    assert step.wrapped == (made.total > 0)
    assert made.step(False) == MatchStep(*met[-1], True)
