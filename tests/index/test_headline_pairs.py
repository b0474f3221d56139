from collections import Counter
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.index import term_counts
from reader.index.headline_pairs import counted
from reader.index.term_counts import pairs_in_headlines
from tests.search.small_library import article, searcher

HEADLINES = st.lists(st.text("青岛 海洋A", max_size=6).map(str.strip).filter(len), min_size=1, max_size=8)


def key(pair: tuple[str, str]) -> int:
    return ord(pair[0].lower()) << 16 | ord(pair[1].lower())


@given(HEADLINES)
def test_each_pair_of_each_headline_is_counted(headlines: list[str]) -> None:
    made = searcher(*(article(headline, "青岛海洋", kicker="海洋") for headline in headlines), pieces=8)
    expected = Counter(key(pair) for headline in headlines for pair in pairwise(headline.replace(" ", "")))
    (segment,) = made.index.segments
    found = counted(segment)
    assert dict(zip(found.pairs.tolist(), found.counts.tolist(), strict=True)) == expected
    for first in "青a":
        of_first = sum(count for pair, count in expected.items() if pair >> 16 == ord(first))
        assert found.beginning_with(ord(first)) == of_first
    asked = [key(pair) for pair in ("青岛", "洋海", "豆糕")]
    assert found.of(np.array(asked, np.uint32)).tolist() == [expected[pair] for pair in asked]


@pytest.mark.parametrize("kept", [True, False])
def test_pairs_are_counted_once(kept: bool) -> None:
    (segment,) = searcher(article("青岛"), article("海洋青岛"), pieces=2).index.segments
    if kept:
        term_counts.keep(segment, term_counts.prepared(segment, term_counts.Tallies(segment)))
    found = pairs_in_headlines(segment)
    assert [each.tolist() for each in found] == [each.tolist() for each in counted(segment)]
    assert pairs_in_headlines(segment).pairs is found.pairs
