"""Matches on lines: in which order, and what stands beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.analysis.collation import ranks, word_ranks
from reader.analysis.folding import fold
from reader.analysis.word_readings import word_readings
from reader.api.analytics import ConcordanceOrder, in_context
from reader.index import Index, IndexBuilder
from reader.model import Article, Block, BlockKind
from reader.search import Searcher
from reader.search.analytics.concordance import DEPTH, concordance
from reader.search.analytics.dispersion import dispersion
from reader.span import Span

if TYPE_CHECKING:
    from tests.search.conftest import Made, Searched


@pytest.mark.parametrize(
    ("texts", "sorted_texts"),
    [
        pytest.param("重庆上海安徽北京", "安北海徽京庆上重", id="by the usual reading, tones aside"),
        pytest.param("中a1，的", "，1a的中", id="marks, figures, letters, Han"),
        pytest.param("实是", "是实", id="those that read alike by frequency"),
        pytest.param("㐂安", "安㐂", id="one that nobody reads last"),
    ],
)
def test_characters_are_listed_as_a_dictionary_does(texts: str, sorted_texts: str) -> None:
    assert "".join(sorted(texts, key=lambda character: int(ranks()[ord(fold(character))]))) == sorted_texts


def test_words_have_readings_of_their_own() -> None:
    words, alone = word_ranks(), ranks()
    pairs = {pair: at for at, pair in enumerate(words.pairs.tolist())}
    at = pairs[ord("重") << 16 | ord("庆")]
    assert alone[ord("吃")] < words.first[at] < alone[ord("出")] < alone[ord("重")]
    assert words.second[at] == 0
    assert words.second[pairs[ord("银") << 16 | ord("行")]] < alone[ord("行")]
    assert len(pairs) == len(word_readings())


def test_every_code_but_the_ends_of_texts_has_a_rank_of_its_own() -> None:
    table = ranks().tolist()
    assert table[:2] == [0, 0]
    assert sorted(table[2:]) == list(range(1, 0xFFFF))


@pytest.mark.parametrize(
    ("order", "lines"),
    [
        (ConcordanceOrder.POSITION, ["北|港口|安全", "|港口|新闻", "东|港口|", "繁忙的|港口|吊车", "西|港口|重开"]),
        (ConcordanceOrder.RIGHT, ["东|港口|", "北|港口|安全", "西|港口|重开", "繁忙的|港口|吊车", "|港口|新闻"]),
        (ConcordanceOrder.LEFT, ["|港口|新闻", "北|港口|安全", "繁忙的|港口|吊车", "东|港口|", "西|港口|重开"]),
    ],
)
def test_lines_are_sorted_from_the_match_outwards(
    made: Made, searched: Searched, order: ConcordanceOrder, lines: list[str]
) -> None:
    articles = (
        made("北港口安全", date="2022"),
        made("港口新闻", "晴"),
        made("东港口", "繁忙的港口吊车"),
        made("西港口重开"),
    )
    found = concordance(searched(articles).search("港口"), order)
    told = [found.line(place, articles.__getitem__, 5) for place in range(len(found))]
    assert [f"{line.left}|{line.match}|{line.right}" for line in told] == lines


def test_contexts_are_cut_and_blocks_parted_by_a_blank(made: Made, searched: Searched) -> None:
    articles = (made("题", "一二三四港", "口五六七八"),)
    line = concordance(searched(articles).search("港口"), ConcordanceOrder.LEFT).line(0, articles.__getitem__, 3)
    assert (line.left, line.match, line.right) == ("二三四", "港 口", "五六七")
    assert line.span == Span(6, 9)


def test_only_so_many_are_put_in_order(made: Made, searched: Searched) -> None:
    articles = tuple(made(f"港口{sign}", "港口") for sign in "甲乙丙丁戊")
    results = searched(articles).search("港口")
    few = concordance(results, ConcordanceOrder.RIGHT, most=5)
    assert sorted({few.line(place, articles.__getitem__, 1).key for place in range(len(few))}) == [0, 1, 2]
    assert len(concordance(results, ConcordanceOrder.RIGHT, cancelled=lambda: True)) == 0


WORDS = st.text("港口忙，a ", min_size=1, max_size=9).filter(str.strip)


@pytest.mark.slow
@given(
    st.lists(st.tuples(WORDS, st.lists(WORDS, max_size=2)), min_size=1, max_size=5),
    st.sampled_from(["港", "港口 OR 忙", "港?忙"]),
)
def test_every_match_has_one_line_in_its_place(given_texts: list[tuple[str, list[str]]], query: str) -> None:
    articles = [
        Article("s", headline, (1, 1), tuple(Block(BlockKind.PARAGRAPH, text) for text in blocks))
        for headline, blocks in given_texts
    ]
    index = Index()
    for article in articles:
        builder = IndexBuilder()
        builder.add_all([article])
        index = index.with_segment(builder.build())
    results = Searcher(index, articles.__getitem__).search(query)
    wanted = sorted((number, span) for number in results.numbers.tolist() for span in results.spans(number))
    for order in ConcordanceOrder:
        found = concordance(results, order)
        lines = [found.line(place, articles.__getitem__, DEPTH) for place in range(len(found))]
        assert sorted((line.key, line.span) for line in lines) == wanted
    assert [(line.key, line.span) for line in lines] == wanted


@pytest.mark.parametrize(
    ("starts", "length", "parts", "counts"),
    [
        ([], 100, 4, [0, 0, 0, 0]),
        ([0, 24, 25, 99], 100, 4, [2, 1, 0, 1]),
        ([0, 1, 2], 3, 6, [1, 0, 1, 0, 1, 0]),
        ([0], 0, 2, [1, 0]),
        ([5], 5, 2, [0, 1]),
    ],
)
def test_matches_are_told_by_where_they_begin(starts: list[int], length: int, parts: int, counts: list[int]) -> None:
    assert dispersion([Span(start, start + 2) for start in starts], length, parts) == counts


def test_a_line_end_at_an_edge_of_a_context_is_nothing() -> None:
    given = Article("s", "题", (1, 1), tuple(Block(BlockKind.PARAGRAPH, text) for text in ("甲", "乙丙", "丁", "戊己")))
    at = given.text.index("丁")
    line = in_context(0, given, Span(at, at + 1), 3)
    assert (line.left, line.match, line.right) == ("乙丙", "丁", "戊己")
    line = in_context(0, given, Span(at, at + 1), 5)
    assert (line.left, line.right) == ("甲 乙丙", "戊己")
