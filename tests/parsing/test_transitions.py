"""A step finds the best path to each state, whichever paths it does not look at."""

from hypothesis import given
from hypothesis import strategies as st

from reader.parsing.transitions import NEVER, Transitions, Ways

STATES = 5
WEIGHT = st.integers(-8, 8).map(float) | st.just(NEVER)
BEHIND = st.integers(0, 12).map(lambda behind: -float(behind)) | st.just(NEVER)


@st.composite
def ways(draw: st.DrawFn) -> Ways:
    """Paths to all states, of which one is the best."""
    found = draw(st.lists(BEHIND, min_size=STATES, max_size=STATES))
    found[draw(st.integers(0, STATES - 1))] = 0.0
    return tuple(found)


@given(
    st.lists(st.lists(WEIGHT, min_size=STATES, max_size=STATES), min_size=STATES, max_size=STATES),
    st.lists(ways(), min_size=1, max_size=4),
)
def test_the_best_path_to_each_state_is_found(weights: list[list[float]], several: list[Ways]) -> None:
    transitions = Transitions(weights)
    for paths in several:
        bests, back = transitions.onward(paths)
        columns = [[so_far + row[at] for so_far, row in zip(paths, weights, strict=True)] for at in range(STATES)]
        assert bests == [max(column) for column in columns]
        assert [column[before] for column, before in zip(columns, back, strict=True)] == bests


def test_of_equal_paths_the_best_one_so_far_goes_on() -> None:
    bests, back = Transitions([[1.0, 3.0], [4.0, 2.0]]).onward((-3.0, 0.0))
    assert (bests, back) == ([4.0, 2.0], [1, 1])
    assert Transitions([[1.0, 3.0], [4.0, 2.0]]).onward((-1.0, 0.0)) == ([4.0, 2.0], [1, 1])
