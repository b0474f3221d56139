"""The values that pass through the port."""

from types import SimpleNamespace
from typing import cast

import pytest

import reader.api.insights  # noqa: F401 (protocols alone, which nothing imports at run time)
from reader.api.outline import OPEN, EmptyOutline, FoldState
from reader.api.result_totals import totals_in_words
from reader.api.results import Results, amount


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


@pytest.mark.parametrize(
    ("remote", "at_most", "known", "words"),
    [
        (False, False, True, amount(424, 1000)),
        (True, True, True, "at most 424 of 21,308 articles"),
        (True, False, False, "424 of 21,308 articles"),
        (True, False, True, "424 of 21,308 articles, 1,000 matches"),
    ],
)
def test_totals_are_told_as_surely_as_they_are_known(remote: bool, at_most: bool, known: bool, words: str) -> None:
    found = {"total_articles": 424, "total_matches": 1000, "searched": 21308}
    results = SimpleNamespace(remote=remote, at_most=at_most, matches_known=known, **found)
    assert totals_in_words(cast("Results", results)) == words
