"""What is offered when nothing is found: a part of the query, and queries that may have been meant."""

from unittest.mock import patch

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.query.parser import Query, parse
from reader.query.tree import (
    Literal,
)
from reader.search.matching import pinyin_search
from reader.search.matching.fuzzy import differs_once
from reader.search.suggest import is_other_number, unlikeness
from tests.search.brute_force import HERE
from tests.search.small_library import NEWS, article, searcher

pytestmark = pytest.mark.slow


def test_partial_answers() -> None:
    results = searcher(*NEWS).search("牧场 根基")
    assert results.partial
    assert (results.total_articles, results.total_matches, results.ranked.tolist()) == (0, 0, [])
    assert set(results.shown.ranked.tolist()) == {0, 2}
    results = searcher(*NEWS).search("海洋牧场养殖 牧场的羊 报:乙报")
    assert results.partial
    assert 2 in results.shown.ranked.tolist()
    assert not searcher(*NEWS).search("火星 木星").partial
    assert searcher(*NEWS).search("标题:(根基 牧场)").partial


@given(st.lists(st.text("人民去年青，a", min_size=1, max_size=4), min_size=2, max_size=2), st.integers(0, 3))
def test_what_reads_anywhere_is_found(texts: list[str], read: int) -> None:
    (segment,) = searcher(article(*texts)).index.segments
    with patch.object(pinyin_search, "AT_FIRST", read):
        for typed in (
            "ren",
            "renmin",
            "rm",
            "rmq",
            "q",
            "qn",
            "qunian",
            "qunia",
            "quni",
            "minren",
            "renminqu",
            "a",
            "vv",
        ):
            assert pinyin_search.reads_anywhere(segment, typed) == bool(pinyin_search.pinyin_matches(segment, typed))


@pytest.mark.parametrize(
    ("query", "meant"),
    [
        ("食体经济", "实体经济"),
        ("实体金济", "实体经济"),
        ("发展实业经济", "发展实体经济"),
        ("发展实经济", "发展实体经济"),
        ("发展实实体经济", "发展实体经济"),
        ("十体 招商", "实体 招商"),
        ('"食体经济"', "实体经济"),
        ("标题:食体经济", "标题:实体经济"),
        ("qingdao", "py:qingdao"),
        ("zzzz", None),
        ("海洋牧场养殖户", "海洋 牧场"),
        ("火星", None),
        ("招商 石题", "招商 实体"),
        ("招商 事跟", None),
        ("火星人登陆木星", None),
        ("实体经济", None),
        ("py:huoxing", None),
        ("实休", "实体"),
        ("招商 实休", "招商 实体"),
        ('短 "实休"', None),
    ],
)
def test_did_you_mean(query: str, meant: str | None) -> None:
    results = searcher(*NEWS).search(query)
    assert results.did_you_mean == meant
    if meant and len(parse(query).tree.__class__.__name__) and " " not in query:
        assert results.total_articles == 0
        assert searcher(*NEWS).search(meant).total_articles


@pytest.mark.parametrize(
    ("one", "other", "once"),
    [
        ("abc", "abc", False), ("abc", "axc", True), ("abc", "ac", True), ("abc", "abxc", True), ("abc", "axy", False),
        ("aab", "ab", True), ("aab", "baab", True), ("ab\x01", "abc", False), ("ab\x01", "ab", False),
    ],
)  # fmt: skip
def test_one_difference(one: str, other: str, once: bool) -> None:
    row, sought = (np.array([*map(ord, text)], np.uint16) for text in (one, other))
    assert differs_once(row[None], sought).tolist() == [once]


@given(st.text("ab", min_size=1, max_size=6), st.text("ab", min_size=1, max_size=6))
def test_one_difference_is_an_edit_distance_of_one(one: str, other: str) -> None:
    left_out = {one[:i] + one[i + 1 :] for i in range(len(one))}
    replaced = {one[:i] + letter + one[i + 1 :] for i in range(len(one)) for letter in "ab"}
    put_in = {one[:i] + letter + one[i:] for i in range(len(one) + 1) for letter in "ab"}
    if abs(len(one) - len(other)) > 1:
        return
    row, sought = (np.array([*map(ord, text)], np.uint16) for text in (one, other))
    assert differs_once(row[None], sought).tolist() == [other in (left_out | replaced | put_in) - {one}]


@pytest.mark.parametrize(
    ("text", "meant", "slips"),
    [("古懂", "古董", 1), ("未来", "末来", 1), ("股东", "古董", 2), ("古懂", "古城", 3), ("古董", "老古董", 4)],
)
def test_how_unlikely_a_slip_is(text: str, meant: str, slips: int) -> None:
    assert unlikeness(text, meant) == slips


def test_the_fewest_slips_are_suggested_before_the_most_frequent_text() -> None:
    given = (article("股东大会", "股东来了，股东走了，都是股东。"), article("收藏", "说说古董。"))
    assert searcher(*given).search("古懂").did_you_mean == "古董"
    both = (article("股东大会", "股东看展。"), article("收藏", "股东，股东；古董。"), article("展会", "看展。"))
    assert searcher(*both).search("鼓东 看展").did_you_mean == "股东 看展"


def test_a_frequent_word_in_headlines_is_suggested_before_a_rare_text() -> None:
    given = (*(article(f"股东看展{number}") for number in range(3)), article("看展", "古董。"))
    assert searcher(*given).search("古懂 看展").did_you_mean == "股东 看展"


def test_a_slip_that_stands_elsewhere_is_not_the_word_that_tells_most() -> None:
    given = (article("海水淡化昨天投产"), article("海水"), article("淡化"), article("投产"), article("别的", "77人"))
    assert searcher(*given).search("海水77淡化投产").did_you_mean == "海水 淡化 投产"


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("19届6中全会", "十九届六中全会"),
        ("１９届 6中", "十九届 六中"),
        ("二〇二二年", "2022年"),
        ("十一月二十日", "11月20日"),
        ("2022年11月", "二〇二二年十一月"),
    ],
)
def test_numbers_in_other_numerals(typed: str, printed: str) -> None:
    assert searcher(article("题", f"今{printed.replace(' ', '')}天")).search(typed).did_you_mean == printed
    assert searcher(article("题", "别的")).search(typed).did_you_mean is None


@pytest.mark.parametrize(
    ("text", "meant", "other"),
    [
        ("五中全会", "四中全会", True),
        ("10千米", "10毫米", True),
        ("100m2", "1002", True),
        ("2024年报告", "2025年报告", True),
        ("20渐4年报告", "2024年报告", False),
        ("千方白计", "千方百计", False),
        ("得了3甜的牌子", "得了3金的牌子", False),
        ("食体经济", "实体经济", False),
        ("实体经济5", "实体经济", True),
        ("发展实经济", "发展实体经济", False),
    ],
)
def test_no_other_number_is_suggested(text: str, meant: str, other: bool) -> None:
    assert is_other_number(text, meant) == other


def test_no_other_number_is_offered() -> None:
    news = searcher(article("四中全会闭幕", "跑了10毫米"), article("海洋", "招商"))
    assert news.search("五中全会").did_you_mean != "四中全会"
    assert news.search("10千米").did_you_mean is None
    assert news.search("四中金会").did_you_mean == "四中全会"


def test_the_words_of_a_long_text_are_those_of_the_article_that_holds_most_of_it() -> None:
    news = searcher(article("题", "罕见的鹦鹉"), article("题", "海洋牧场的养殖户与招商"), *NEWS)
    assert news.search("鹦鹉海洋牧场养殖户招商").did_you_mean == "海洋 牧场 养殖户 招商"


def test_nothing_is_nearly_nothing() -> None:
    assert searcher(*NEWS).search(Query("", Literal("\n火星", False, HERE))).did_you_mean is None


def test_any_of_the_words() -> None:
    results = searcher(*NEWS).search("标题:发展海洋经济合作 火星 -短 word:青岛")
    assert results.partial
    assert results.shown.ranked.tolist() == [2, 0]
    assert searcher(*NEWS).search("py:huoxing NEAR/3 py:muxing").total_articles == 0


@pytest.mark.parametrize("query", ["辟SENT>", "辟NEAR", "-青岛-2器", "-青岛-2器 -豆糕-3器"])
def test_no_suggestion_is_faulty_or_only_leaves_out(query: str) -> None:
    made = searcher(article("辟谣", "辟，能安然"), article("旧闻", "另一篇"))
    meant = made.search(query).did_you_mean
    assert meant is None or (made.search(meant).total_articles and not parse(meant).problems)
