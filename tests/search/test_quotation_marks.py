"""Quotation marks: those that open are one sign, those that close another, straight ones are either."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.analysis.folding import MOST_SPELLINGS, spellings
from reader.api.results import ReadAs
from reader.model import Article
from reader.query.parser import Query
from reader.query.tree import And, Literal
from reader.search import Searcher
from reader.span import Span

OPENING, CLOSING, STRAIGHT = "“「‘『", "”」’』", "\"'"
MARKED = st.text("人“「‘『”」’』\"'", min_size=1, max_size=6)


def alike(one: str, other: str) -> bool:
    """Whether a searcher holds two characters to be one."""
    kinds = [next((kind for kind in (OPENING, CLOSING) if mark in kind), mark) for mark in (one, other)]
    straight = [mark in STRAIGHT for mark in (one, other)]
    return kinds[0] == kinds[1] or (any(straight) and not all(straight) and "人" not in kinds)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(MARKED, min_size=1, max_size=4), st.text("人“」'\"", min_size=1, max_size=3))
def test_marks_are_matched_by_what_they_do(
    made: Callable[..., Article], searched: Callable[..., Searcher], texts: list[str], sought: str
) -> None:
    if not sought.strip('"'):
        return
    expected = {
        number: [at for at in range(len(text) - len(sought) + 1) if all(map(alike, sought, text[at:]))]
        for number, text in enumerate(texts)
    }
    results = searched([made("题", text) for text in texts]).search(
        Query("", Literal(sought, exact=False, span=Span(0, 0)))
    )
    if results.read_as is not ReadAs.WRITTEN:
        assert not any(expected.values())
        return
    assert {number: [span.start - 2 for span in results.spans(number)] for number in range(len(texts))} == expected


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("/“[^”]{2,6}”/", ["“开门见山”"]),
        ("作”", []),
        ("称作“", ["称作“"]),
        ("山”", ["山”"]),
        ('"山”"', ["山”"]),
        ("「開門見山」", ["开门见山"]),
        ("称作『开", ["称作“开"]),
    ],
)
def test_what_opens_does_not_close(
    made: Callable[..., Article], searched: Callable[..., Searcher], query: str, found: list[str]
) -> None:
    text = "题\n这就称作“开门见山”的写法"
    results = searched([made(*text.split("\n"))]).search(query)
    assert [text[slice(*span)] for span in results.spans(0)] == found


def test_a_text_of_many_marks_has_them_all_of_one_kind() -> None:
    marked = "“人”" * 6
    assert spellings(marked) == (marked, '"人"' * 6, "'人'" * 6)
    assert spellings('"人"' * 6) == ('"人"' * 6, "'人'" * 6, marked)
    assert len(spellings("“人”")) == 9 <= MOST_SPELLINGS


@pytest.mark.parametrize(("query", "texts", "matches"), [("“人 路人", 2, 4), ('“人 "人', 1, 4)])
def test_what_two_texts_have_in_common_is_counted_once(
    made: Callable[..., Article], searched: Callable[..., Searcher], query: str, texts: int, matches: int
) -> None:
    sought = [Literal(text, exact=False, span=Span(0, 0)) for text in query.split()]
    results = searched([made("题", "“人路人" + "\"人”人'人")]).search(Query(query, And(tuple(sought), Span(0, 0))))
    assert (len(results.answer.spanned), results.answer.matches.tolist()) == (texts, [matches])
