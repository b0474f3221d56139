"""The order of what was found: by score, ties, pages of it, and what is worked out ahead gives the same."""

import math
import random
from unittest.mock import patch

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.index.needle import NO_SECOND_CODE
from reader.index.term_counts import Tallies
from reader.model import Article
from reader.query.parser import Query
from reader.query.tree import (
    And,
)
from reader.search import LazyRanking
from reader.search.ranking import bm25, top_docs
from tests.search.brute_force import articles, nodes
from tests.search.small_library import NEWS, article, counted_ahead, searcher

pytestmark = pytest.mark.slow


def test_order() -> None:
    news = searcher(*NEWS)
    assert news.search("实体经济").ranked.tolist() == [0, 1]
    assert news.search("发展 OR 招商", sort="date").ranked.tolist() == [2, 0, 1]
    assert news.search("发展 OR 招商", sort="-date").ranked.tolist() == [1, 0, 2]
    assert news.search("的", sort="date").ranked.tolist() == [2, 3]
    assert news.search("的").hits(0, 1)[0].key == 3


def test_ties_go_to_the_newest() -> None:
    given = [article("同", "一样", date=date) for date in ("2020", "2023", "2021", "2022")]
    assert searcher(*given).search("一样").ranked.tolist() == [1, 3, 2, 0]
    assert [hit.key for hit in searcher(*given).search("一").hits()] == [1, 3, 2, 0]


def test_pages_are_parts_of_the_whole_order() -> None:
    given = [article("题", "人民" * (i % 7 + 1) + "青" * i, date=str(2000 + i)) for i in range(40)]
    for query in ("人民", "人", "人民 青"):
        whole = searcher(*given, pieces=9).search(query).ranked.tolist()
        fresh = searcher(*given, pieces=9).search(query)
        assert [hit.key for hit in fresh.hits(0, 5)] == whole[:5]
        assert [hit.key for hit in fresh.hits(5, 4)] == whole[5:9]
        assert [hit.key for hit in fresh.hits(0, None)] == whole


@settings(max_examples=100, deadline=None)
@given(articles, nodes, st.booleans())
def test_what_is_ordered_as_far_as_it_is_looked_at_is_the_whole_order(
    given: list[Article], tree: And, ahead: bool
) -> None:
    results = (counted_ahead if ahead else searcher)(*given).search(Query("", tree))
    whole, counts = results.ranked.tolist(), results.counts()
    with patch.object(bm25, "ROW", 2), patch("reader.search.lazy_ranking.PAGE", 1):
        ranked = LazyRanking(searcher(*given).search(Query("", tree)))
        assert [ranked[place] for place in range(len(ranked))] == whole == list(ranked) == ranked[:]
        assert [ranked.index(number) for number in whole] == list(range(len(whole)))
        assert [n in ranked for n in range(-1, len(given) + 1)] == [n in whole for n in range(-1, len(given) + 1)]
        before = [sum(counts[number] for number in whole[:place]) for place in range(len(whole))]
        assert [ranked.matches_before(number) for number in whole] == before
    for missing in {*range(len(given) + 1)} - {*whole}:
        with pytest.raises(ValueError, match=str(missing)):
            ranked.index(missing)
        assert ranked.matches_before(missing) == 0


@pytest.mark.parametrize(
    "query", ["人 民", "人民 青", "人民 岛", "人 人民 民", '"人民" 青', "人民 -青青", "标题:人 民"]
)
def test_frequent_texts_counted_ahead_give_what_counting_gives(query: str) -> None:
    chance = random.Random(query)
    given = [
        article(
            "".join(chance.choices("人民青", k=3)),
            "".join(chance.choices("人民青青", k=chance.randrange(1, 90))) + "岛" * (i % 17 == 0),
            date=str(2000 + i % 9),
        )
        for i in range(400)
    ]
    plain = searcher(*given, pieces=90).search(query)
    found = counted_ahead(*given, pieces=90).search(query)
    assert found.total_articles == plain.total_articles > 0
    assert found.total_matches == plain.total_matches
    assert found.counts() == plain.counts()
    assert found.ranked.tolist() == plain.ranked.tolist()
    assert [hit.score for hit in found.hits()] == [hit.score for hit in plain.hits()]
    assert [found.spans(number) for number in range(400)] == [plain.spans(number) for number in range(400)]


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from([0.0, 0.5, 1.0, 1.5, 2.0]), min_size=2, max_size=60), st.integers(1, 59))
def test_the_nth_best(found: list[float], count: int) -> None:
    count = min(count, len(found) - 1)
    with patch.object(bm25, "ROW", 3):
        assert bm25.nth_best(np.array(found, np.float32), count) == sorted(found, reverse=True)[count - 1]


def test_what_leads_for_a_frequent_character_is_known_ahead(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(top_docs, "FREQUENT", 2)
    monkeypatch.setattr(top_docs, "LED", 2)
    given = [article("题", "人" * (i + 1)) for i in range(9)]
    ahead = searcher(*given, pieces=9)
    ahead.prepare(lambda: True)
    ahead.prepare()
    results = ahead.search("人")
    assert results.total_articles == 9
    assert results.total_matches == 45
    assert [(hit.key, hit.matches) for hit in results.hits(0, 2)] == [(8, 9), (7, 8)]
    assert len(results.hits(0, 5)) == 5
    assert results.matches_in(3) == 4
    assert len(results.spans(3)) == 4


@pytest.mark.parametrize("query", ["人民", "民 ", "人", "青人", "海", "海湾"])
@pytest.mark.parametrize("kept", [False, True])
def test_leaders_give_what_ranking_all_gives(query: str, kept: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    chance = random.Random(query)
    given = [
        article(
            "".join(chance.choices("人民青", k=3)), "".join(chance.choices("人民青岛", k=60)), date=str(2000 + i % 9)
        )
        for i in range(120)
    ]
    monkeypatch.setattr(top_docs, "FREQUENT", 1 << 30)
    whole = searcher(*given, pieces=3).search(query)
    monkeypatch.setattr(top_docs, "FREQUENT", 2)
    brief = searcher(*given, pieces=3)
    if kept:
        for segment in brief.index.segments:
            top_docs.top_docs_of(segment).keep(top_docs.prepared(segment, Tallies(segment)))
    found = brief.search(query)
    assert (found.total_articles, found.total_matches) == (whole.total_articles, whole.total_matches)
    assert [(hit.key, hit.matches) for hit in found.hits()] == [(hit.key, hit.matches) for hit in whole.hits()]
    assert [hit.score for hit in found.hits()] == pytest.approx([hit.score for hit in whole.hits()])
    assert found.ranked.tolist()[:20] == [hit.key for hit in whole.hits()]
    assert [found.spans(number) for number in range(120)] == [whole.spans(number) for number in range(120)]
    for hit in found.hits(0, 3):
        assert sum(reason.score for reason in found.explain(hit.key)) == pytest.approx(hit.score, rel=1e-4)


@pytest.mark.parametrize("key", [ord("青") << 16 | NO_SECOND_CODE, ord("人") << 16 | ord("民")])
@pytest.mark.parametrize("headed", [2, 3, 4, 30])
def test_leaders_are_among_those_headed_so_only_if_enough_are(
    key: int, headed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(top_docs, "LED", 3)
    given = [article("青、人民" if i < headed else "题", "青，人民。" * (i % 9 + 1)) for i in range(60)]
    (segment,) = searcher(*given, pieces=60).index.segments
    found = top_docs.best_for(segment, key)
    if key & 0xFFFF == NO_SECOND_CODE:
        keys = [ord(text) << 16 | NO_SECOND_CODE for text in "题人"]
        _, *same, _ = top_docs.best_for_each(segment, [keys[0], key, keys[1]], Tallies(segment))
        assert all(np.array_equal(*each) for each in zip(found, *same, strict=True))
    monkeypatch.setattr(top_docs, "most_in_body", lambda run: math.inf)
    whole = top_docs.best_for(segment, key)
    assert all(np.array_equal(*each) for each in zip(found, whole, strict=True))
    assert (found.articles < headed).sum() == min(headed, 3)
