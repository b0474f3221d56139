"""Answers: properties against brute force, and what is told of them."""

from unittest.mock import patch

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.api.results import ReadAs
from reader.model import Article
from reader.query.parser import Query
from reader.query.tree import (
    And,
    Field,
    FieldName,
    Gap,
    Link,
    Literal,
    Near,
    Node,
    Not,
    Nothing,
    Or,
    Pinyin,
    Scope,
    Wildcard,
    WordTerm,
)
from reader.search import Searcher, few_hits, leading_answer
from reader.search.matching import match_run
from reader.search.matching.evaluate import Evaluation
from reader.search.ranking import rescoring
from reader.span import Span
from tests.search.brute_force import HERE, articles, holds, nodes, spans
from tests.search.small_library import NEWS, article, counted_ahead, searcher

pytestmark = pytest.mark.slow


def near(distance: int, *children: Node) -> Near:
    return Near(children, (Link(Scope.CHARACTERS, distance),), HERE)


SPARSENESS = (0, 1, 1000)
"""Values of `match_run.SPARSE`: always looked up, either, always counted."""


@settings(max_examples=200, deadline=None)
@given(articles, nodes, st.sampled_from(SPARSENESS), st.booleans(), st.sampled_from((0, few_hits.FEW)))
def test_answers_what_brute_force_answers(given: list[Article], tree: And, sparse: int, kept: bool, few: int) -> None:
    with patch.object(match_run, "SPARSE", sparse), patch.object(few_hits, "FEW", few):
        answers_what_brute_force_answers(given, tree, searcher(*given))
        if kept:
            answers_what_brute_force_answers(given, tree, counted_ahead(*given))


def answers_what_brute_force_answers(given: list[Article], tree: And, news: Searcher) -> None:
    results = news.search(Query("", tree))
    expected = {n: sorted(spans(one, tree)) for n, one in enumerate(given) if holds(one, tree)}
    if results.partial or results.read_as is not ReadAs.WRITTEN:
        assert not expected
        return
    assert {n: list(results.spans(n)) for n in results.ranked.tolist()} == expected
    assert results.counts() == {n: len(found) for n, found in expected.items()}
    assert results.total_articles == len(expected)
    assert results.total_matches == sum(map(len, expected.values()))
    assert [hit.key for hit in results.hits()] == results.ranked.tolist()
    assert [hit.matches for hit in results.hits()] == [results.matches_in(hit.key) for hit in results.hits()]
    assert {hit.key: list(results.spans(hit.key)) for hit in results.hits()} == expected


@settings(max_examples=60, deadline=None)
@given(articles, nodes)
def test_looked_up_ones_are_ranked_as_counted_ones_are(given: list[Article], tree: And) -> None:
    found = []
    for sparse in SPARSENESS:
        with patch.object(match_run, "SPARSE", sparse), patch.object(few_hits, "FEW", 0):
            results = searcher(*given).search(Query("", tree))
            found.append([(hit.key, pytest.approx(hit.score), hit.matches) for hit in results.hits()])
    assert found[0] == [(number, score.expected, matches) for number, score, matches in found[-1]]


@settings(max_examples=200, deadline=None)
@given(
    articles,
    st.lists(st.text("人民青岛", min_size=1, max_size=4), min_size=1, max_size=3),
    st.sampled_from((2, few_hits.FEW)),
)
def test_a_few_are_ranked_one_by_one_as_all_are(given: list[Article], texts: list[str], size: int) -> None:
    literals, found = tuple(Literal(text, exact=False, span=HERE) for text in texts), []
    for few in (0, size):
        with patch.object(few_hits, "FEW", few):
            results = searcher(*given).search(Query("", And(literals, HERE) if len(literals) > 1 else literals[0]))
            hits = results.hits()
            found.append([(pytest.approx(hit.score, rel=1e-5), hit.matches, results.spans(hit.key)) for hit in hits])
            assert [hit.key for hit in hits] == results.ranked.tolist()
            if not results.partial:
                assert [sum(why.score for why in results.explain(hit.key)) for hit in hits] == [
                    some[0] for some in found[-1]
                ]
    assert found[0] == [(score.expected, *others) for score, *others in found[1]]


@settings(max_examples=100, deadline=None)
@given(st.lists(st.text("人民青岛", min_size=4, max_size=12), min_size=5, max_size=12))
def test_the_leaders_of_many_are_those_of_all(bodies: list[str]) -> None:
    tree = And((Literal("人民", exact=False, span=HERE), Literal("青岛", exact=False, span=HERE)), HERE)
    given = [article(f"人民青岛{body}" if number % 4 == 0 else "题", body) for number, body in enumerate(bodies)]
    news = searcher(*given, *(article("题", f"青岛{'人' * number}人民") for number in range(4)))
    with patch.object(few_hits, "FEW", 0), patch.object(rescoring, "BEST", 3):
        every = news.search(Query("", tree))
        small = {"FREQUENT": 0, "MANY": 0, "TRIED": 4, "BEST": 3, "LED": 3, "SHARE": 1}
        with patch.multiple(leading_answer, **small):
            led = news.search(Query("", tree))
        assert isinstance(led.answer, leading_answer.LeadingAnswer)
        assert led.hits(0, 3) == every.hits(0, 3)
        assert (led.total_articles, led.total_matches) == (every.total_articles, every.total_matches)
        assert [led.spans(hit.key) for hit in led.hits(0, 3)] == [every.spans(hit.key) for hit in every.hits(0, 3)]
        assert [led.explain(hit.key) for hit in led.hits(0, 3)] == [every.explain(hit.key) for hit in every.hits(0, 3)]
        assert all(led.answer.has(hit.key) for hit in led.hits(0, 3))
        assert led.hits() == every.hits()


@settings(max_examples=60, deadline=None)
@given(st.text("()[]{}|*+?.\\人a^$-、：\"' ORNT/:", max_size=12))
def test_nothing_that_is_typed_raises(text: str) -> None:
    results = searcher(*NEWS).search(text)
    results.hits()
    results.facets()


def test_a_search_that_is_not_wanted_any_more_is_empty_and_not_complete() -> None:
    results = searcher(*NEWS).search("实体经济", cancelled=lambda: True)
    assert (results.total_articles, results.complete, results.hits()) == (0, False, [])


def test_every_hit_is_explained() -> None:
    for query in ("实体经济 招商", "海", "实体经济 OR 青岛"):
        results = searcher(*NEWS).search(query)
        for hit in results.hits():
            assert sum(reason.score for reason in results.explain(hit.key)) == pytest.approx(hit.score, rel=1e-4)
    reason = searcher(*NEWS).search("招商").explain(1)[0]
    assert reason.fields == {"headline": 1, "body": 1}
    assert searcher(*NEWS).search("招商").explain(2) == ()


def test_texts_that_are_found_in_two_ways_count_once() -> None:
    assert searcher(*NEWS).search("实体 OR 标题:实体 OR 实? OR py:shiti").total_matches == 4
    assert searcher(*NEWS).search('招商 "招商"').total_matches == searcher(*NEWS).search("招商").total_matches
    assert searcher(article("题", "人人人")).search("人人").total_matches == 2


def test_pinyin_by_initials_and_in_full() -> None:
    place = article("题", "西安与先生")
    assert searcher(place).search(Query("", Pinyin("xian", HERE))).total_matches == 2
    assert searcher(place).search(Query("", Pinyin("xi'an", HERE))).total_matches == 1
    assert searcher(place).search(Query("", Pinyin("xa", HERE))).total_matches == 1
    assert searcher(place).search(Query("", Pinyin("1", HERE))).total_matches == 0


def test_rare_readings_are_initials_in_headlines_only() -> None:
    assert searcher(article("示", "调查、重庆、调查组与重庆市")).search("py:zz").total_matches == 0
    assert searcher(article("示", "调查、重庆、调查组与重庆市")).search("py:cq OR py:cqs OR py:dcz").total_matches == 4
    assert searcher(article("调查", "题")).search("py:zz").total_matches == 1


def test_words_have_their_time_too() -> None:
    news = searcher(*NEWS)
    late = news.search("word:实体", seconds=-1.0)
    assert (late.total_articles, late.complete) == (0, False)
    assert news.search("word:实体", seconds=None).complete
    assert news.search("word:实体", seconds=-1.0).complete


def test_words_and_unknown_nodes() -> None:
    assert searcher(*NEWS).search(Query("", WordTerm("实体", HERE))).total_matches == 4
    evaluation = Evaluation(searcher(*NEWS).index.segments[0])
    assert evaluation.places(Not(WordTerm("实体", HERE), HERE), None) == ()


def test_results_tell_of_an_unknown_article() -> None:
    results = searcher(*NEWS).search("招商")
    assert results.matches_in(2) == 0
    assert results.spans(2) == ()
    assert isinstance(results.numbers, np.ndarray)
    assert results.problems == ()


@pytest.mark.parametrize(
    ("tree", "total"),
    [
        (near(9, Field(FieldName.BODY, Literal("实体", False, HERE), HERE), Literal("招商", False, HERE)), 5),
        (near(0, Or((Literal("海洋", False, HERE), WordTerm("青岛", HERE)), HERE), Literal("青岛", False, HERE)), 6),
        (Wildcard(("\n", Gap(0, 1), "实"), HERE), 0),
        (Literal("\n", False, HERE), 0),
        (Literal("　", True, HERE), 0),
    ],
)
def test_trees_that_no_text_gives(tree: Near, total: int) -> None:
    results = searcher(*NEWS).search(Query("", tree))
    assert (results.total_matches, results.partial) == (total, False)


def test_spaces_at_the_ends_of_quoted_texts_are_part_of_the_match() -> None:
    headline = searcher(article("加力 振兴 经济"))
    assert headline.search('" 振兴 "').spans(0) == (Span(2, 6),)
    assert headline.search('"  振兴"').total_articles == 0


def test_nothing_understood_finds_nothing() -> None:
    assert searcher(*NEWS).search(Query("NEAR", Nothing(HERE))).total_articles == 0
    some = Or((Nothing(HERE), Literal("招商", False, HERE)), HERE)
    assert searcher(*NEWS).search(Query("", some)).total_articles == 2


def test_totals_of_one_character_when_all_is_looked_at() -> None:
    results = searcher(*NEWS).search("海")
    assert results.ranked.tolist() == [2]
    assert results.matches_in(2) == results.total_matches == len(results.spans(2))


def test_counts_are_a_mapping() -> None:
    counts = searcher(*NEWS).search("发展 OR 招商").counts()
    assert dict(counts) == dict(zip(counts.numbers.tolist(), counts.counts.tolist(), strict=True))
    assert (sum(counts.values()), len(counts), counts.get(99)) == (int(counts.counts.sum()), 3, None)
    assert list(counts) == sorted(counts)


def test_texts_asked_for_twice_in_one_field_and_another_count_once() -> None:
    results = searcher(article("a人", "aa")).search("(标题:a人 aa) (标题:a人 aa)")
    assert results.spans(0) == (Span(0, 2), Span(3, 5))
    assert results.total_matches == 2
