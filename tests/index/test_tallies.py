import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from reader.index import Index, IndexBuilder
from reader.index.needle import NO_SECOND_CODE
from reader.index.term_counts import Tallies, posted, tallied
from reader.model import Article
from reader.search import Searcher
from tests.search.small_library import article, searcher

TEXTS = st.text("青岛海A\"“”' ", min_size=1, max_size=9)
ARTICLES = st.lists(st.builds(article, TEXTS, TEXTS, kicker=st.none() | TEXTS, byline=st.none() | TEXTS), min_size=1)


@given(ARTICLES, st.sampled_from("青岛海a\"“”'"), st.none() | st.sampled_from("青岛海a\"“”'"))
def test_what_is_tallied_for_many_is_what_is_tallied_for_one(
    given: list[Article], first: str, second: str | None
) -> None:
    (segment,) = searcher(*given, pieces=len(given)).index.segments
    key = ord(first) << 16 | (ord(second) if second else NO_SECOND_CODE)
    expected, found = tallied(segment, posted(segment, key)), Tallies(segment).of(key)
    assert [each.tolist() for each in found] == [each.tolist() for each in expected]


def test_a_field_taken_from_the_body_is_tallied_there() -> None:
    (segment,) = searcher(article("青岛", "青岛的海", repeated=("headline",)), pieces=1).index.segments
    found = Tallies(segment).of(ord("青") << 16 | ord("岛"))
    assert (found.counts.tolist(), found.headings.tolist()) == ([1], [])


def test_nothing_is_prepared_of_nothing() -> None:
    empty = Searcher(Index((IndexBuilder().build(),)), lambda number: article("无"))
    empty.prepare()
    assert not np.any(empty.search("青").ranked)
