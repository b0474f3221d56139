"""Wildcards and regular expressions: what they find, against brute force; what the index is asked first; their time."""

import re
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.analysis.folding import fold
from reader.api.results import ReadAs
from reader.model import Article
from reader.query.parser import Query
from reader.query.tree import (
    Gap,
    Literal,
    Or,
    Regex,
    Wildcard,
)
from reader.search.matching import deadline, metadata, regex_search, wildcard
from reader.span import Span
from tests.search.brute_force import HERE, articles, own_streams, spans, texts
from tests.search.small_library import NEWS, article, searcher

pytestmark = pytest.mark.slow


@settings(max_examples=60, deadline=None)
@given(articles, st.lists(texts, min_size=2, max_size=3), st.integers(0, 2), st.integers(0, 3))
def test_wildcards_are_lazy_regular_expressions(given: list[Article], pieces: list[str], least: int, more: int) -> None:
    gap = Gap(least, least + more)
    parts = [part for piece in pieces for part in (piece, gap)][:-1]
    pattern = f".{{{gap.least},{gap.most}}}?".join(re.escape(fold(piece)) for piece in pieces)
    expected = {}
    for number, one in enumerate(given):
        found = []
        for _, offsets, plain in own_streams(one):
            matches = (re.compile(pattern).match(plain, at) for at in range(len(plain)))
            found += [(offsets[m.start()], offsets[m.end() - 1] + 1) for m in matches if m]
        if found:
            expected[number] = sorted(found)
    results = searcher(*given).search(Query("", Wildcard(tuple(parts), HERE)))
    found_by_index = {} if results.partial else {n: list(results.spans(n)) for n in results.ranked.tolist()}
    assert found_by_index == expected


PATTERNS = [
    "人.",
    "[人民]+",
    "a|岛",
    "青.{0,2}岛",
    "(人民)+岛?",
    "^人",
    "$",
    "𠮷.",
    "人|",
    "|人民|青+",
    ".*",
    "(民|)人?",
]


@settings(max_examples=120, deadline=None)
@given(articles, st.sampled_from(PATTERNS), st.sampled_from([0, 4]))
def test_regular_expressions(given: list[Article], pattern: str, few: int) -> None:
    expected = {}
    for number, one in enumerate(given):
        matches = [
            (o, m) for _, o, plain in own_streams(one) for m in re.finditer(pattern, plain) if m.end() > m.start()
        ]
        if matches:
            expected[number] = sorted((offsets[m.start()], offsets[m.end() - 1] + 1) for offsets, m in matches)
    with patch.object(wildcard, "FEW_LENGTHS", few):
        results = searcher(*given).search(Query("", Regex(pattern, HERE)))
        assert {n: list(results.spans(n)) for n in results.ranked.tolist()} == expected
        assert results.total_matches == sum(map(len, expected.values()))


@settings(max_examples=80, deadline=None)
@given(articles, st.lists(st.sampled_from(PATTERNS), min_size=2, max_size=3), texts, st.sampled_from([0, 4]))
def test_what_several_find_counts_once(given: list[Article], patterns: list[str], text: str, few: int) -> None:
    tree = Or((*(Regex(pattern, HERE) for pattern in patterns), Literal(text, exact=False, span=HERE)), HERE)
    with patch.object(wildcard, "FEW_LENGTHS", few):
        results = searcher(*given).search(Query("", tree))
        for number, one in enumerate(given):
            expected = spans(one, tree.children[-1])
            for _, offsets, plain in own_streams(one):
                matches = (m for pattern in patterns for m in re.finditer(pattern, plain) if m.end() > m.start())
                expected |= {(offsets[m.start()], offsets[m.end() - 1] + 1) for m in matches}
            if results.read_as is not ReadAs.WRITTEN:
                assert not expected
                continue
            assert list(results.spans(number)) == sorted(expected)
            assert results.matches_in(number) == len(expected)


def test_a_regular_expression_is_left_in_the_middle_when_it_is_not_wanted_any_more() -> None:
    asked = iter([*[False] * 5, *[True] * 100])
    results = searcher(*[article("题", "人民")] * 50).search("/人./", cancelled=lambda: next(asked))
    assert (results.total_articles, results.complete) == (0, False)
    assert len([*asked]) == 99


def test_a_regular_expression_has_its_time(monkeypatch: pytest.MonkeyPatch) -> None:
    assert not searcher(*NEWS).search("/实.经济/", seconds=-1.0).complete
    slow = searcher(article("题", "a" * 40 + "b" * 4000))
    assert not slow.search(Query("", Regex("(a|a)*(aa|a)*c", HERE)), seconds=0.2).total_articles
    assert slow.search("/ab/", seconds=None).complete
    monkeypatch.setattr(deadline, "ROOM", 0)
    assert not searcher(article("题", "人", kicker="人"), article("人")).search("/人/").complete


@pytest.mark.parametrize(
    ("pattern", "texts"),
    [
        ("实体.经济", ["实体", "经济"]),
        ("(实体)+经?", ["实体"]),
        ("(?:实体){2}济", ["实体", "济"]),
        ("实体|经济", ["实体 经济"]),
        ("实(体|业.)根(基|)", ["实", "体 业", "根"]),
        ("第一|", ["第一"]),
        ("第一|.", []),
        ("(?i:a)b", ["b"]),
        ("[实体]é", []),
        ("人{e<=1}", []),
        (r"\p{Han}人", []),
        ("(", []),
    ],
)
def test_what_a_match_must_hold(pattern: str, texts: list[str]) -> None:
    assert sorted(regex_search.required(pattern)) == sorted(frozenset(text.split()) for text in texts)


@pytest.mark.parametrize(
    ("pattern", "kept"),
    [("第一|", "第一"), ("|a||b", "a|b"), ("(a|)|", "(a|)"), (r"[|]|\||", r"[|]|\|"), ("[]|]|", "[]|]"), ("|", "")],
)
def test_empty_alternatives_are_left_out(pattern: str, kept: str) -> None:
    assert regex_search.without_empty(pattern) == kept


def test_a_pattern_that_does_not_compile_finds_nothing() -> None:
    assert searcher(*NEWS).search(Query("", Regex("(", HERE))).total_articles == 0


def test_an_expression_that_takes_too_long_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    class Slow:
        def finditer(self, text: str, **_: object) -> None:
            raise TimeoutError

        def search(self, text: str, **_: object) -> None:
            raise TimeoutError

    monkeypatch.setattr(regex_search, "compiled", lambda pattern: Slow())
    monkeypatch.setattr(metadata, "compiled", lambda pattern: Slow())
    results = searcher(*NEWS).search("/实体/ OR 报:/甲/")
    assert (results.total_articles, results.complete) == (0, False)


def test_an_article_of_spaces() -> None:
    empty = searcher(article("　"), article(" ", "正文"), article("题"))
    assert sorted(empty.search("/./").ranked.tolist()) == [1, 2]
    assert empty.search("正文").spans(1) == (Span(2, 4),)
