"""A headline and a dateline that were taken from the text stand there once, and count once."""

import pytest

from reader.api.headline_spans import headline_spans
from reader.index.merge import merge_segments
from reader.search import Searcher
from reader.span import Span
from tests.search.small_library import article, counted_ahead, searcher

NOTES = (
    article("渔港开海", "渔港昨天开海。", "百船出港。"),
    article("渔港开海了", "渔港开海了，渔港百船竞发。", repeated=("headline",)),
    article("渔市", "渔港鱼多。（新华社海城5月1日电）", dateline="新华社海城5月1日电", repeated=("dateline",)),
    article("海城 晨", "海城 晨，𠮷船出港。", repeated=("headline",)),
)


@pytest.mark.parametrize("made", [searcher, counted_ahead])
@pytest.mark.parametrize(
    ("query", "articles", "matches"),
    [
        pytest.param("渔港", 3, 5, id="two characters"),
        pytest.param("渔", 3, 6, id="one"),
        pytest.param("渔港开海了", 1, 1, id="the whole headline"),
        pytest.param("了，渔", 1, 1, id="across its end"),
        pytest.param("渔港开海", 2, 2, id="a printed one too"),
        pytest.param("标题:渔港", 2, 2, id="in the field"),
        pytest.param("标题:竞发", 0, 0, id="behind it"),
        pytest.param("标题:了，", 0, 0, id="over its end"),
        pytest.param("正文:渔港", 3, 4, id="in the body"),
        pytest.param("标题:/^渔港/", 2, 2, id="a pattern in the field"),
        pytest.param("/渔港.{0,2}海/", 2, 2, id="a pattern"),
        pytest.param("渔*海", 3, 4, id="a wildcard"),
        pytest.param("py:yugang", 3, 5, id="pinyin"),
        pytest.param("py:ygkhl", 1, 1, id="initials in a headline"),
        pytest.param("渔港 NEAR/10 渔港", 1, 2, id="near itself"),
        pytest.param("渔港 SENT 开海", 2, 7, id="in a sentence"),
        pytest.param("新华社", 1, 1, id="a dateline"),
        pytest.param("电头:新华社", 1, 1, id="in its field"),
        pytest.param("来源:新华社", 1, 1, id="the origin"),
        pytest.param("标题:海城", 1, 1, id="with a space"),
        pytest.param("exact:渔港开海了", 1, 1, id="as written"),
        pytest.param("海城 船", 1, 2, id="two texts"),
    ],
)
def test_counts(made: type[Searcher], query: str, articles: int, matches: int) -> None:
    for pieces in (1, len(NOTES)):
        results = made(*NOTES, pieces=pieces).search(query)
        assert (results.total_articles, results.total_matches, results.partial) == (articles, matches, False)
        assert sum(len(results.spans(hit.key)) for hit in results.hits(0, 9)) == matches


def test_a_merged_segment_finds_the_same() -> None:
    apart = searcher(*NOTES, pieces=1)
    together = merge_segments(apart.index.segments)
    assert together.repeated.tolist() == searcher(*NOTES, pieces=len(NOTES)).index.segments[0].repeated.tolist()


def test_a_headline_of_the_text_is_marked_where_the_text_begins() -> None:
    printed, headless, _, _ = NOTES
    assert headline_spans(printed, [Span(0, 2), Span(5, 7)]) == [Span(0, 2)]
    assert headline_spans(headless, [Span(6, 8), Span(7, 9), Span(12, 14)]) == [Span(0, 3)]
