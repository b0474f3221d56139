"""Searching: what is found, against brute force, and in which order."""

import numpy as np
import pytest

from reader.search import spans as span_table
from reader.search.search_results import SearchResults
from reader.span import Span
from tests.search.small_library import article, searcher

ARTICLES = (
    article(
        "加力振兴实体经济 大力提升发展质效", "实体经济是根基。", "招商引资稳步推进", date="2022-11-13", section="要闻"
    ),
    article("招商大会开幕", "人人人都来，New York也来。", "实体　经济", date="2022-11", byline="记者 杨光"),
    article("海洋𠮷市", "青岛靠海，市民爱", "海。𠮷野家。", "发展海洋經濟", publication="青岛日报"),
)


def texts(results: SearchResults) -> dict[int, list[str]]:
    given = [ARTICLES[number] for number in sorted(results.ranked.tolist())]
    return {
        ARTICLES.index(found): [found.text[a:b] for a, b in results.spans(ARTICLES.index(found))] for found in given
    }


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("实体经济", {0: ["实体经济", "实体经济"]}),
        ("經濟", {0: ["经济", "经济"], 1: ["经济"], 2: ["經濟"]}),
        ("经济大力", {0: ["经济 大力"]}),
        ("根基。招商", {0: ["根基。\n招商"]}),
        ('"经济 大力"', {0: ["经济 大力"]}),
        ('"经济大力"', {}),
        ('"根基。招商"', {0: ["根基。\n招商"]}),
        ('"实体 经济"', {1: ["实体　经济"]}),
        ("人人", {1: ["人人", "人人"]}),
        ("人", {1: ["人", "人", "人"]}),
        ("爱海", {2: ["爱\n海"]}),
        ("𠮷", {2: ["𠮷", "𠮷"]}),
        ("𠮷野", {2: ["𠮷野"]}),
        ("𠮸", {}),
        ("ｎｅｗ", {1: ["New"]}),
        ("招商 实体经济", {0: ["实体经济", "实体经济", "招商"]}),
        ("招商 -开幕", {0: ["招商"]}),
        ("-招商", {2: []}),
        ("海洋 OR 开幕", {1: ["开幕"], 2: ["海洋", "海洋"]}),
        ("标题:招商", {1: ["招商"]}),
        ("作者:杨", {1: ["杨"]}),
        ("报:青岛", {2: []}),
        ("日期:2022-11", {0: [], 1: []}),
        ("青岛 NEAR/2 海", {2: ["青岛", "海"]}),
        ("质效实体", {}),
        ("青?靠", {2: ["青岛靠"]}),
        ("实*基", {0: ["实体经济是根基"]}),
        ("大*发*质", {0: ["大力提升发展质"]}),
        ("效*实", {}),
        ("/海[，。].{2}/", {2: ["海，市民", "海。𠮷野"]}),
        ("/NEW +y/", {1: ["New Y"]}),
        ("/质效.*实体/", {}),
        ("标题:/招商?大/", {1: ["招商大"]}),
        ("报:/岛日/", {2: []}),
        ("word:人人", {1: ["人人"]}),
        ("word:体经", {}),
        ("py:qingdao", {2: ["青岛"]}),
        ("py:qingd", {2: ["青岛"]}),
        ("py:qd", {0: ["济 大"], 2: ["青岛"]}),
        ("py:haiy", {2: ["海洋", "海洋"]}),
        ("报:青?日", {2: []}),
        ("报:py:qingdao", {2: []}),
    ],
)
def test_finds(query: str, expected: dict[int, list[str]]) -> None:
    results = searcher(*ARTICLES).search(query)
    assert texts(results) == expected
    assert results.total_articles == len(expected)
    assert results.total_matches == sum(map(len, expected.values()))
    assert results.counts() == {number: len(found) for number, found in expected.items()}


@pytest.mark.parametrize(("kept", "together"), [(4, 2), (span_table.AHEAD, 2), (span_table.AHEAD, span_table.LEAST)])
def test_spans_of_one_character(monkeypatch: pytest.MonkeyPatch, kept: int, together: int) -> None:
    monkeypatch.setattr(span_table, "AHEAD", kept)
    monkeypatch.setattr(span_table, "LEAST", together)
    monkeypatch.setattr(span_table, "CHARACTERS", [np.empty(0, object)])
    given = [article("人 人", "人民人", "人人"), article("别", "人")]
    for number, one in enumerate(given):
        expected = [Span(at, at + 1) for at, character in enumerate(one.text) if character == "人"]
        assert list(searcher(*given).search("人").spans(number)) == expected
