"""The values that pass through the port."""

import pytest

import reader.api.insights  # noqa: F401 (protocols alone, which nothing imports at run time)
from reader.api.outline import OPEN, EmptyOutline, FoldState


def test_a_heading_is_shut_and_opened_again() -> None:
    shut = OPEN.turned(("要闻",))
    assert (("要闻",) in shut, ("副刊",) in shut, ("要闻",) in shut.turned(("要闻",))) == (True, False, False)
    assert shut.opened([("要闻",), ("副刊",)]) == OPEN


@pytest.mark.parametrize("state", [OPEN, OPEN.turned(("要闻",)), FoldState(True).turned(("副刊", "2022"))])
def test_folds_are_kept_for_the_next_time(state: FoldState) -> None:
    assert FoldState.read(state.written()) == state


@pytest.mark.parametrize("written", [None, "", "{", "[]", "3", "[true, 4]"])
def test_folds_that_cannot_be_read_are_all_open(written: object) -> None:
    assert FoldState.read(written) == OPEN


def test_an_empty_outline_has_no_row() -> None:
    nothing = EmptyOutline()
    assert (len(nothing), nothing.total, nothing.rows(0, 9)) == (0, 0, ())
    assert nothing.row_of(0) is nothing.nearest(0) is nothing.neighbour(0, 1) is nothing.next_section(0, True) is None
    assert nothing.heading_around(0) is None
    for ask in (nothing.row, nothing.heading_over, lambda row: nothing.step(row, 1)):
        with pytest.raises(IndexError):
            ask(0)
