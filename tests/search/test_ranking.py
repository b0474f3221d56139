"""Which of two articles that have all that was asked for stands first."""

from dataclasses import replace
from unittest.mock import patch

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model import Article
from reader.search.matching.doc_set import DocSet
from reader.search.matching.evaluate import literal_runs
from reader.search.ranking import top_docs
from reader.search.ranking.bm25 import nth_best
from reader.search.ranking.headline_coverage import headlines
from reader.search.ranking.headline_remainder import telling_remainder
from reader.search.ranking.rescoring import CLOSE_TOGETHER, IN_HEADLINE
from reader.search.ranking.word_boundary import are_words
from tests.search.small_library import article, searcher


@pytest.mark.parametrize(
    ("query", "first", "second"),
    [
        pytest.param(
            "青岛 海洋", article("青岛海洋节开幕"), article("青岛今年海洋渔业产量再创新高"), id="fuller headline"
        ),
        pytest.param(
            "青岛 海洋",
            article("青岛海洋节在奥帆中心开幕", section="要闻"),
            article("青岛来信", "海洋，海洋，青岛的海洋，青岛"),
            id="all in the headline",
        ),
        pytest.param("青岛 海洋", article("青岛海洋节"), article("海洋节青岛"), id="in the order asked for"),
        pytest.param("青岛 海洋", article("青岛海洋节开幕"), article("我爱青岛的海洋"), id="where the headline begins"),
        pytest.param(
            "栏目:要闻 青岛 海洋",
            article("青岛海洋节开幕", section="要闻"),
            article("青岛今年海洋渔业产量再创新高", section="要闻"),
            id="another field does not count",
        ),
        pytest.param(
            "青岛 海洋",
            article("旧闻", "青岛与海洋，青岛与海洋，青岛与海洋"),
            article("青岛绿豆", "青岛，一处海洋"),
            id="about both texts rather than about one",
        ),
        pytest.param(
            "青岛 海洋",
            article("青岛与豆糕豆糕豆糕豆糕豆糕与海洋"),
            article("旧闻", "青岛与海洋，青岛与海洋，青岛与海洋"),
            id="both in the headline, whatever else is there",
        ),
        pytest.param("人大", article("旧闻", "在人大开会"), article("旧闻", "个人大胆来了"), id="a word of its own"),
        pytest.param("甲", article("甲", date="2022-11-13"), article("甲", date="2021-11-13"), id="newer"),
    ],
)
def test_order(query: str, first: Article, second: Article) -> None:
    assert [hit.key for hit in searcher(first, second, pieces=1).search(query).hits()] == [0, 1]
    assert [hit.key for hit in searcher(second, first, pieces=1).search(query).hits()] == [1, 0]


def test_the_headline_that_leaves_out_nothing_rare_is_first() -> None:
    given = article("青岛海洋绿豆"), article("青岛海洋发展"), *(article(f"发展{nth}", "绿豆，绿豆") for nth in range(3))
    assert searcher(*given).search("青岛 海洋").first(2) == [1, 0]


def test_what_is_added_is_told() -> None:
    told = [reason.text for reason in searcher(article("青岛的海洋")).search("青岛 海洋").explain(0)]
    assert told[-2:] == [IN_HEADLINE, CLOSE_TOGETHER]


WORDS = [
    ("国人", "中国人有国人", [False, True]),
    ("法人", "执法人员问法人", [False, True]),
    ("和服", "和服务员穿和服", [False, True]),
    ("国文", "中国文化与国文", [False, True]),
    ("业𠮷", "产业𠮷市", [False]),
    ("产业链", "产业链", [True]),
    ("国”", '中国”与国"', [False, True]),
    ("”国", '”国人说"国', [False, True]),
]


@pytest.mark.parametrize(("word", "text", "expected"), WORDS)
@pytest.mark.parametrize("as_one_text", [True, False])
def test_words(word: str, text: str, expected: list[bool], as_one_text: bool) -> None:
    segment = searcher(article("题", text)).index.segments[0]
    (run,) = literal_runs(segment, word, quoted=False)
    run = run if as_one_text else replace(run, text=None, key=None)
    assert are_words(run, run.starts).tolist() == expected


def test_a_word_of_its_own_is_first_however_many_are_none() -> None:
    many = [article(f"中国人在世界各地欢度佳节{number}", "中国人，中国人，中国人") for number in range(600)]
    made = searcher(*many, article("旧闻", "令国人赞叹" + "字" * 900), pieces=1)
    assert made.search("国人").first(1) == [600]


@pytest.mark.parametrize("headline", ["广告", "广", "广告天地", "广告 天地"])
@pytest.mark.parametrize("counted", [True, False])
def test_a_headline_typed_whole_is_first(headline: str, counted: bool) -> None:
    many = [article(f"广告天地{number}", "广告天地广告天地广告天地", kicker="广告天地") for number in range(60)]
    made = searcher(*many, article(headline, "文" * 2000), pieces=61)
    with patch.object(top_docs, "FREQUENT", 20 if counted else top_docs.FREQUENT):
        assert made.search(headline).first(1) == [60]


def test_what_tells_more_of_a_headline_than_the_texts() -> None:
    given = article("青岛 发展海洋", "发展"), article("甲", "发展，发展"), article("海洋发展青岛绿豆")
    others = article("青岛海洋7"), article("青岛海洋789"), *(article("发展") for _ in range(3))
    made = searcher(*given, *others, pieces=2)
    placed = [made.search(text).answer.spanned for text in ("青岛", "海洋")]
    assert telling_remainder(DocSet(made.index, np.array([0, 2, 3, 4])), placed).tolist() == [0, 2, 0, 3]


@pytest.mark.parametrize("some", [[2], [1, 2], [3], [0, 3]])
def test_headings_of_fewer_articles_are_those_of_their_own(some: list[int]) -> None:
    index = searcher(
        article("甲乙，甲乙", "甲乙"), article("丁", "甲乙"), article("甲乙", "戊"), article("己甲乙", "庚")
    ).index
    asked, fresh = (literal_runs(index.segments[0], "甲乙", quoted=False)[0] for _ in range(2))
    asked.headings_in(np.arange(3, dtype=np.uint32))
    found, expected = (run.headings_in(np.array(some, np.uint32)) for run in (asked, fresh))
    assert [each.tolist() for each in found] == [each.tolist() for each in expected]


def test_where_headlines_are() -> None:
    given = (article("题目"), article("甲 乙", "文", section="栏", kicker="引"), article("尾", byline="记者"))
    for one, segment in zip(given, searcher(*given, pieces=1).index.segments, strict=True):
        begin, end = (int(edge[0]) for edge in headlines(segment, segment.starts[:1] * 0))
        assert segment.folded(begin, end) == one.headline.replace(" ", "")


@given(st.lists(st.integers(0, 9), min_size=1, max_size=2000), st.integers(1, 20))
def test_the_nth_best(scores: list[int], count: int) -> None:
    count = min(count, len(scores))
    assert nth_best(np.array(scores, np.float32), count) == sorted(scores)[-count]


def test_a_text_that_none_of_the_best_has() -> None:
    results = searcher(article("甲", kicker="乙乙"), article("甲丙"), pieces=1).search("丙 (甲 OR 乙乙)")
    assert results.ranked.tolist() == [1]


def test_one_character_in_quotes_stands_in_order() -> None:
    given = [*(article(f"{text}甲{text}") for text in "乙丙丁戊己庚辛" for _ in range(2)), *[article("子丑")] * 20]
    results = searcher(*given, pieces=len(given)).search('"甲"')
    assert results.ranked.tolist() == [*range(14)]
    assert [results.spans(number) for number in range(14)] == [((1, 2),)] * 14


def test_a_question_pasted_with_a_slip_is_no_pattern() -> None:
    given = article("他是谁？青年导演为何离开？"), article("旧闻", "青年导演来了")
    results = searcher(*given, pieces=1).search("他是谁？青年寻演为何离开？")
    assert results.did_you_mean == "他是谁？青年导演为何离开?"
    assert searcher(*given).search("他?走").total_articles == 0
