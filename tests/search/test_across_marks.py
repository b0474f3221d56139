"""Texts found across marks, as brute force finds them."""

import re
import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.analysis.folding import fold
from reader.api.results import ReadAs
from reader.model import Article
from reader.query.parser import Query
from reader.query.tree import Literal
from reader.search import Searcher
from reader.search.matching.across_marks import MOST_MARKS
from reader.span import Span

Made = Callable[..., Article]
Searched = Callable[..., Searcher]
SHARED = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])

pytestmark = pytest.mark.slow


def across(text: str, sought: str) -> list[tuple[int, int]]:
    """Where `sought` stands in a folded text, perhaps with marks in it, by brute force."""
    mark = "[" + re.escape("".join({c for c in text if unicodedata.category(c)[0] in "PZ"}) or "\0") + "]"
    pattern = f"{mark}{{0,{MOST_MARKS}}}".join(map(re.escape, sought))
    return [(at, found.end()) for at in range(len(text)) if (found := re.compile(pattern).match(text, at))]


@SHARED
@given(
    st.lists(st.text("人民，、” 。", min_size=1, max_size=12), min_size=1, max_size=4),
    st.text("人民", min_size=4, max_size=5),
    st.booleans(),
)
def test_across_marks(made: Made, searched: Searched, texts: list[str], sought: str, marked: bool) -> None:
    typed = sought if not marked else f"{sought[:2]}；{sought[2:]}"
    results = searched([made("题", text) for text in texts]).search(Query(typed, Literal(typed, False, Span(0, 0))))
    expected = [[(a + 2, b + 2) for a, b in across(fold(text), sought)] for text in texts]
    if any(typed in fold(text) for text in texts):
        assert results.read_as is ReadAs.WRITTEN
    elif any(expected):
        assert results.read_as is ReadAs.ACROSS_MARKS
        assert [[*map(tuple, results.spans(number))] for number in range(len(texts))] == expected
    else:
        assert not results.total_articles
