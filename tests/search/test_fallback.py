"""What is answered when nothing has all that was asked: other readings, suggestions that find something, parts."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.api.results import ReadAs
from reader.model import Article
from reader.search import Searcher

pytestmark = pytest.mark.slow

Made = Callable[..., Article]
Searched = Callable[..., Searcher]
SHARED = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])

NEWS = (
    ("渔港开海", "清晨的渔港里，不忘初心、牢记使命的船长出海了。海鲜很新鲜。"),
    ("去年的秋天", "新冠肺炎疫苗开打；气温-35℃，探访冰海渔民。"),
    ("武汉的桥", "记者：您为什么造桥？钟声（多图）响了。青岛/济南两地通车。"),
    ("天气", "China Daily reports; change is slow. 北京与天津。"),
)


@pytest.fixture
def news(made: Made, searched: Searched) -> Searcher:
    """A few articles."""
    return searched([made(*texts) for texts in NEWS])


@pytest.mark.parametrize(
    ("query", "read_as", "numbers"),
    [
        ("不忘初心牢记使命", ReadAs.ACROSS_MARKS, [0]),
        ("出海了海鲜", ReadAs.ACROSS_MARKS, [0]),
        ("标题:去年，的秋天", ReadAs.ACROSS_MARKS, [1]),
        ("渔港 不忘初心牢记使命", ReadAs.ACROSS_MARKS, [0]),
        ('"不忘初心牢记使命"', ReadAs.WRITTEN, []),
        ("-35℃，探访冰海渔民", ReadAs.TEXT, [1]),
        ("记者：您为什么造桥？钟声", ReadAs.TEXT, [2]),
        ("青岛 / 济南", ReadAs.WRITTEN, [2]),
        ("渔港 / 船长", ReadAs.TEXT, [0]),
        ("青岛 && 济南", ReadAs.TEXT, [2]),
        ("渔港 NOT 船长", ReadAs.WRITTEN, []),
        ("青岛 -通车", ReadAs.WRITTEN, []),
        ("-渔港", ReadAs.WRITTEN, [1, 2, 3]),
        ("-2 渔港", ReadAs.WRITTEN, [0]),
        ("-36℃，鹦鹉", ReadAs.WRITTEN, []),
        ("-35℃探访，冰海", ReadAs.ACROSS_MARKS, [1]),
        ("+渔港 +船长", ReadAs.ACROSS_MARKS, [0]),
        ("￥渔港$", ReadAs.ACROSS_MARKS, [0]),
        ("造桥", ReadAs.WRITTEN, [2]),
    ],
)
def test_other_readings(news: Searcher, query: str, read_as: ReadAs, numbers: list[int]) -> None:
    results = news.search(query)
    assert (results.read_as, sorted(results.ranked.tolist())) == (read_as, numbers)


@pytest.mark.parametrize(
    ("query", "body", "found"),
    [
        ("10/3", "共103人", False),
        ("10/3", "共10：3人", True),
        ("103", "共10、3人", False),
        ("1000人", "约1,000人", True),
        ("1,000人", "约1000人", True),
        ("2022/11/13", "20221113号", False),
        ("2022/11/13", "2022-11-13号", True),
        ("C-919", "新的C919。", True),
        ("10/3", "共10.3人", False),
        ("10.3", "共10-3人", False),
        ("+86", "共2886人", False),
        ("+86", "打86号", True),
        ("￥100%", "共1000人", False),
        ("气温35℃", "气温35度", False),
        ("港口🌉", "这里有港口。", True),
        ("★港口", "这里有港口。", True),
        ("m_d", "Adam Dover", False),
        ("m_d", "an M-D and", True),
    ],
)
def test_marks_part_figures(made: Made, searched: Searched, query: str, body: str, found: bool) -> None:
    assert bool(searched([made("题", body)]).search(query).total_articles) == found


@pytest.mark.parametrize("query", ["2022年11月13日", "时间12:30", "第10名选手"])
def test_another_number_is_no_slip(made: Made, searched: Searched, query: str) -> None:
    results = searched([made("题", "2012年11月13日 时间10:30 第18名选手 第1名选手")]).search(query)
    assert not results.did_you_mean or query[:4] not in results.did_you_mean


def test_of_a_long_text_half_may_sound_the_same(made: Made, searched: Searched) -> None:
    news = searched([made("题", "场价低一半；新观肺炎")])
    assert (news.search("上接第一版").did_you_mean, news.search("新冠肺炎").did_you_mean) == (None, "新观肺炎")


def test_an_unfinished_search_is_not_read_otherwise(news: Searcher) -> None:
    results = news.search("/渔.港/ /船.长/", seconds=0)
    assert (results.complete, results.read_as) == (False, ReadAs.WRITTEN)


def test_a_mark_that_stands_elsewhere_hides_nothing(made: Made, searched: Searched) -> None:
    results = searched([made("桥", "昨天通车了。"), made("路", "通车了吗")]).search("路 通车了。")
    assert (results.read_as, results.ranked.tolist()) == (ReadAs.ACROSS_MARKS, [1])


@pytest.mark.parametrize("typed", ["渔\u0301港", "渔\U000e0100港"])
def test_an_accent_that_no_letter_takes_up_hides_nothing(made: Made, searched: Searched, typed: str) -> None:
    results = searched([made("渔港开海")]).search(typed)
    assert (results.read_as, results.total_articles) == (ReadAs.ACROSS_MARKS, 1)


def test_a_pattern_is_no_text_of_many_characters(news: Searcher) -> None:
    assert not news.search(f"作者:{'桥' * 500}").total_articles
    assert not news.search(f"桥 + {'桥 ' * 300}").total_articles


@pytest.mark.parametrize(
    ("query", "meant"),
    [
        ("wuhan", "py:wuhan"),
        ("xinguan feiyan", 'py:"xinguan feiyan"'),
        ("wuhan zaoqiao", "py:wuhan py:zaoqiao"),
        ("wu han", 'py:"wu han"'),
        ("武汉 zaoqiao", "武汉 py:zaoqiao"),
        ("标题:wuhan", "标题:py:wuhan"),
        ('"xin guan"', 'py:"xin guan"'),
        ("qunia", "py:qunia"),
        ("zyq", None),
        ("wh", "py:wh"),
        ("change", None),
        ("tianqi", "py:tianqi"),
        ("渔刚开海", "渔港开海"),
        ("“渔刚开海”(海鲜)", "“渔港开海”(海鲜)"),
        ("China 武旱", None),
        ("武旱 桥", "武汉 桥"),
        ("武汉 渔港", None),
        ("武汉的桥什么时候通车", "武汉 什么 通车"),
        ("火星火星火星", None),
    ],
)
def test_what_may_have_been_meant(news: Searcher, query: str, meant: str | None) -> None:
    results = news.search(query)
    assert results.did_you_mean == meant
    assert meant is None or news.search(meant).total_articles


def test_latin_text_that_stands_is_found_and_pinyin_offered_beside_it(made: Made, searched: Searched) -> None:
    results = searched([made("北京", "beijing opera"), made("别的", "wuhan")]).search("beijing")
    assert (results.ranked.tolist(), results.did_you_mean) == ([0], "py:beijing")
    assert searched([made("北京", "beijing opera")]).search("opera").did_you_mean is None


QUERIES = st.lists(
    st.one_of(
        st.text("渔港开海武汉旱刚", min_size=1, max_size=6),
        st.sampled_from(["wuhan", "qunian", "xinguan", "yugang", "kai", "xyz", "桥上", "-桥", "标题:渔刚", "/", "OR"]),
    ),
    min_size=1,
    max_size=3,
).map(" ".join)


@SHARED
@given(QUERIES)
def test_a_suggestion_finds_something(news: Searcher, query: str) -> None:
    results = news.search(query)
    if results.did_you_mean:
        meant = news.search(results.did_you_mean)
        assert meant.total_articles
        assert meant.read_as is ReadAs.WRITTEN
    assert results.partial == (results.part is not None)
    assert not (results.partial and results.total_articles)


@SHARED
@given(st.text("渔港开海武汉桥", min_size=2, max_size=4), st.text("渔港开海武汉桥", min_size=2, max_size=4))
def test_a_text_that_stands_is_never_loosened(news: Searcher, one: str, other: str) -> None:
    results = news.search(f"{one} {other}")
    if results.did_you_mean:
        kept = [text for text in (one, other) if news.search(f'"{text}"').total_articles]
        assert all(text in results.did_you_mean.split() for text in kept)


@pytest.mark.parametrize(
    ("typed", "texts"),
    [
        ("py:qunian", ["去年"]),
        ("py:qunia", ["去年"]),
        ("py:quni", []),
        ('py:"wu han"', ["武汉"]),
        ("py:wuh", ["武汉"]),
        ("py:wh", ["武汉"]),
        ("py:qndqt", ["去年的秋天"]),
        ("py:q", ["去", "开", "桥", "气", "秋"]),
        ("py:xgfy", []),
        ("py:xuguan", []),
    ],
)
def test_pinyin(news: Searcher, typed: str, texts: list[str]) -> None:
    results = news.search(typed)
    found = {"".join(NEWS[n])[a - (a > len(NEWS[n][0])) :][: b - a] for n in range(4) for a, b in results.spans(n)}
    assert sorted(found) == sorted(texts)


def test_what_is_typed_letter_by_letter_is_not_lost(made: Made, searched: Searched) -> None:
    given = searched([made("一", "去年"), made("二", "去你"), made("三", "取娘")])
    found = {typed: set(given.search(f"py:{typed}").ranked.tolist()) for typed in ("quni", "qunia", "qunian")}
    assert found["quni"] | found["qunian"] <= found["qunia"]
    steps = ["wuh", "wuha", "wuhan"]
    place = searched([made("一", "武汉")])
    assert all(place.search(f"py:{typed}").total_articles for typed in steps)


def test_nothing_is_found_where_nothing_is_printed(made: Made, searched: Searched) -> None:
    assert not searched([made(" ")]).search("港口，天气好").total_articles


def test_of_what_has_a_part_comes_first_what_has_the_rest_nearly(made: Made, searched: Searched) -> None:
    articles = [
        made("钟国是姓名", "钟国与钟国的钟。" * 3),
        made("首场演出", "首场演出，首场首场，十分精彩。" * 2),
        made("首场活动", "外媒看中国，首场活动举行，长长的一段话说了很多别的事情，说了很多。"),
    ]
    for query in ("钟国 首场", "首场 钟国"):
        results = searched(articles).search(query)
        assert (results.total_articles, results.partial, results.did_you_mean) == (0, True, None)
        assert results.shown.ranked.tolist()[0] == 2
        assert [results.shown.spans(2)] == [searched(articles).search("首场").spans(2)]
    assert searched(articles).search("钟国 首场 标题:活动").partial


@pytest.mark.parametrize(
    ("query", "read_as", "total"),
    [
        ("“渡口的老桥，昨天……", ReadAs.ACROSS_MARKS, 1),
        ("「渡口』的老桥", ReadAs.ACROSS_MARKS, 1),
        ("“老桥 通车", ReadAs.TEXT, 1),
        ("“老桥 通车”", ReadAs.WRITTEN, 0),
        ("“老桥昨天", ReadAs.WRITTEN, 1),
    ],
)
def test_a_quotation_without_an_end(made: Made, searched: Searched, query: str, read_as: ReadAs, total: int) -> None:
    results = searched([made("题", "渡口的老桥昨天又通车了。")]).search(query)
    assert (results.read_as, results.total_articles) == (read_as, total)


@pytest.mark.parametrize(
    ("query", "meant"),
    [
        ("老桥 2022-11-13", "老桥 日期:2022-11-13"),
        ("2022年11月", "日期:2022年11月"),
        ("20221113", "日期:20221113"),
        ("2022-10..2022-12", "日期:2022-10..2022-12"),
        ("lao桥", "py:lao 桥"),
        ("老桥zuotian", "老桥 py:zuotian"),
        ("老桥bim", "老桥"),
        ("lao3qiao2", "py:lao3qiao2"),
        ("%E8%80%81%E6%A1%A5", "老桥"),
        ("老桥%E8%80", "老桥"),
        ("老桥 2022-11-14", None),
        ("老桥 99-11-13", None),
    ],
)
def test_a_date_or_tones_may_be_meant(made: Made, searched: Searched, query: str, meant: str | None) -> None:
    results = searched([made("题", "渡口的老桥昨天又通车了。", date="2022-11-13")]).search(query)
    assert (results.total_articles, results.did_you_mean) == (0, meant)


@pytest.mark.parametrize(
    ("query", "meant"),
    [("lao", "py:lao"), ("lao qiao", 'py:"lao qiao"'), ("lao bim", None), ("bim", None), ("lao 桥", None)],
)
def test_pinyin_may_be_meant_by_letters_that_stand_somewhere(
    made: Made, searched: Searched, query: str, meant: str | None
) -> None:
    results = searched([made("题", "渡口的老桥昨天又通车了。"), made("x", "lao qiao bim 桥")]).search(query)
    assert (results.read_as, results.did_you_mean) == (ReadAs.WRITTEN, meant)
    assert results.total_articles
