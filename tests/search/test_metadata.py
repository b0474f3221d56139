"""Filters and names: what is asked of the fields of articles, printed or not, and counted over them."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.analysis.folding import fold
from reader.api.results import ReadAs
from reader.model import Article
from reader.query.parser import Query
from reader.query.tree import (
    Field,
    FieldName,
    Literal,
    Regex,
)
from reader.search.matching.page_numbers import page_number, page_numbers
from tests.search.brute_force import HERE, lines, spans, texts
from tests.search.small_library import NEWS, article, searcher

pytestmark = pytest.mark.slow


def test_facets() -> None:
    facets = searcher(*NEWS).search("发展 OR 招商 OR 短").facets()
    assert facets["section"] == [("要闻", 2), (None, 2)]
    assert facets["page_name"] == [(None, 4)]
    assert facets["publication"] == [("乙报", 2), ("甲报", 1), (None, 1)]
    assert facets["author"] == [(None, 3), ("杨光", 1)]
    assert facets["month"] == [(None, 1), ("2021", 1), ("2022-11", 1), ("2023-01", 1)]


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ("作者:杨光", [1]),
        ("作者:py:yangguang", [1]),
        ("来源:乙报", [2, 3]),
        ("来源:杨光", [1]),
        ("作者:杨*光", [1]),
        ("报:/^乙/", [2, 3]),
        ("报:word:甲报", [0]),
        ("日期:>=2022", [0, 1]),
        ("日期:2022", [0]),
        ("日期:<2022", [2]),
        ("-招商 -短", [2]),
        ("", [0, 1, 2, 3]),
        ("报:甲 NOT 招商", []),
    ],
)
def test_filters(query: str, numbers: list[int]) -> None:
    assert sorted(searcher(*NEWS).search(query).ranked.tolist()) == numbers


def test_a_name_has_its_time_too(monkeypatch: pytest.MonkeyPatch) -> None:
    slow = article("题", publication="a" * 60)
    results = searcher(slow).search(Query("", Field(FieldName.PUBLICATION, Regex("(a|aa)+(a|aa)+c", HERE), HERE)))
    assert not results.total_articles


NAMES = [
    article("桥", authors=("记者 李四",), publication="青岛日报", page_name="要闻·国内"),
    article("路", authors=("李四",), publication="青岛日报"),
    article("青岛", authors=("李",), page_name="要闻"),
]


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ("李四", [0, 1]),
        ("记者 李四", [0]),
        ('"记者 李四"', [0]),
        ("李", [2]),
        ("青岛日报", [0, 1]),
        ("青岛", [2]),
        ("青", [2]),
        ("要闻", [0, 2]),
        ("国", []),
        ("作者:李", [0, 1, 2]),
        ("py:lisi", [0, 1]),
        ("py:qingdao", [2]),
        ("py:qingdaoribao", [0, 1]),
    ],
)
def test_a_name_that_is_not_printed_is_found_by_its_words(query: str, numbers: list[int]) -> None:
    assert sorted(searcher(*NAMES).search(query).ranked.tolist()) == numbers


FORMS = ["{}", "{} {}", "{} OR {}", "-{}", "{} -{}"]
NAMED = st.builds(
    lambda h, b, a, p, n: article(h, b, authors=tuple(a), publication=p, page_name=n),
    *(lines, lines, st.lists(texts, max_size=2), st.none() | texts, st.none() | texts),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(NAMED, min_size=1, max_size=5), texts, texts, st.sampled_from(FORMS))
def test_any_field_is_also_what_is_not_printed(given: list[Article], one: str, other: str, form: str) -> None:
    def held(article: Article, text: str) -> bool:
        names = (*article.authors, article.publication or "", article.page_name or "")
        words = {fold(word) for name in names for word in (name, *re.split(r"[\W_]+", name))}
        return bool(spans(article, Literal(text, False, HERE))) or fold(text) in words

    ways = {
        "{}": lambda a: held(a, one),
        "{} {}": lambda a: held(a, one) and held(a, other),
        "{} OR {}": lambda a: held(a, one) or held(a, other),
        "-{}": lambda a: not held(a, one),
        "{} -{}": lambda a: held(a, one) and not held(a, other),
    }
    expected = [number for number, each in enumerate(given) if ways[form](each)]
    results = searcher(*given).search(form.format(one, other))
    if results.read_as is not ReadAs.WRITTEN:
        assert not expected
        return
    assert sorted(results.ranked.tolist()) == expected
    printed = [number for number in expected if results.matches_in(number)]
    assert form != "{}" or sorted(results.ranked.tolist()[: len(printed)]) == printed
    assert [hit.key for hit in results.hits()] == results.ranked.tolist()


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("第4版", "4"),
        ("04", "4"),
        ("第四版", "4"),
        ("十版", "10"),
        ("第十二版", "12"),
        ("三十", "30"),
        ("A12", "a12"),
        ("A01", "a1"),
        ("头版", "1"),
        ("要闻版", "要闻"),
    ],
)
def test_numbers_of_pages(typed: str, number: str) -> None:
    assert page_number(typed) == number


@pytest.mark.parametrize(
    ("typed", "numbers"),
    [
        ("1-3", {"1", "2", "3"}),
        ("1～3版", {"1", "2", "3"}),
        ("第一至三版", {"1", "2", "3"}),
        ("第1版-第3版", {"1", "2", "3"}),
        ("1..3", {"1", "2", "3"}),
        ("A1-A3", {"a1", "a2", "a3"}),
        ("a01—3", {"a1", "a2", "a3"}),
        ("1,3", {"1", "3"}),
        ("1，3", {"1", "3"}),
        ("1、3版", {"1", "3"}),
        ("头版、十二", {"1", "12"}),
        ("1-2,8", {"1", "2", "8"}),
        ("1-", {"1"}),
        ("3-1", set()),
        ("A1-B2", {"a1-b2"}),
        ("1-2-3", {"1-2-3"}),
        ("要闻", {"要闻"}),
    ],
)
def test_several_pages(typed: str, numbers: set[str]) -> None:
    assert page_numbers(typed) == numbers


def test_many_pages_are_bounded() -> None:
    assert len(page_numbers("1-999999999")) < 1000


@pytest.mark.parametrize(
    "query", ["作者:王迪", "作者:王　迪", "作者:王 迪", '作者:"王 迪"', "作者:“王　迪”", "作者:王"]
)
def test_a_name_is_found_however_it_is_spaced(query: str) -> None:
    printed = article("题", byline="本报记者 王　迪", authors=("王迪",))
    others = article("迪", "迪"), article("题", authors=("李迪",)), article("题", authors=("王迪",))
    assert set(searcher(printed, *others).search(query).ranked.tolist()) == {0, 3}


@pytest.mark.parametrize("page", ["2", "02", "A2", "要闻"])
def test_pages(page: str) -> None:
    given = (article("题", page="2", page_name="要闻"), article("别", page="12"), article("再", page="A2"))
    expected = {"2": [0], "02": [0], "A2": [2], "要闻": [0]}
    assert searcher(*given).search(f"版:{page}").ranked.tolist() == expected[page]
    regex = Field(FieldName.PAGE, Regex("2", HERE), HERE)
    assert searcher(*given).search(Query("", regex)).total_articles == 0
