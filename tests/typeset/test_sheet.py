"""A measure fits its sheet."""

import pytest

from reader.typeset.sheet import left_of, measure_on


@pytest.mark.parametrize(
    ("width", "preferred", "hang", "measure"),
    [(120, 72, False, 72), (60, 72, False, 56), (59, 72, False, 56), (44, 72, True, 40), (3, 72, False, 2)],
)
def test_the_measure_of_a_sheet(width: int, preferred: int, hang: bool, measure: int) -> None:
    assert measure_on(width, preferred, hang) == measure


def test_a_measure_is_in_the_middle() -> None:
    assert (left_of(72, 120), left_of(72, 71)) == (24, 0)
