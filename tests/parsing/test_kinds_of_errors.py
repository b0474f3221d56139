"""The kinds of errors that pages of unknown papers once led to, a table of invented cases for each."""

import pytest

from reader.model import Article, BlockKind, Page
from reader.parsing import parse

SEA = "海城渔港昨天开海，上百艘渔船依次出港，前往各自的渔场撒网，渔民们说今年的海况好于往年，渔获可望增加。"
MORE_SEA = "渔船出港之前，渔民检查了网具，渔场的海况每小时通报一次，渔获当天就能运到渔港的冷库，再发往省城的市场。"
LAST_SEA = "渔港负责人说，今年渔港新添了两座冷库，渔船靠岸之后，渔获不出一小时就能入库，渔民的收入可望再涨一成。"
BOOKS = (
    "本报海城5月18日讯（记者王小明）市图书馆新馆昨天开放，藏书四十万册，设有儿童阅览室和自助借阅区，读者可预约参观。"
)
MORE_BOOKS = "图书馆周末还将举办读书活动，邀请作家与读者见面，名额有限，读者可以在网上报名，额满为止。"


def read(*lines: str, between: str = "\n", indent: str = "") -> tuple[Article, ...]:
    """The articles of these lines, the longer ones indented."""
    return parse(Page("page.txt", between.join((indent if len(line) > 40 else "") + line for line in lines))).articles


def crossheads(article: Article) -> list[str]:
    return [block.text for block in article.blocks if block.kind is BlockKind.CROSSHEAD]


FLUSH = [("\n", ""), ("\n\n", ""), ("\n", "　　"), ("\n\n", "　　")]


@pytest.mark.parametrize(("between", "indent"), FLUSH)
def test_articles_are_told_apart_however_they_are_set(between: str, indent: str) -> None:
    sea, books = read(
        "渔港开海百船竞发",
        "本报记者 陈河",
        SEA,
        MORE_SEA,
        "市图书馆新馆开放",
        BOOKS,
        MORE_BOOKS,
        between=between,
        indent=indent,
    )
    assert (sea.headline, books.headline) == ("渔港开海百船竞发", "市图书馆新馆开放")
    assert (len(sea.blocks), len(books.blocks)) == (2, 2)


@pytest.mark.parametrize(("between", "indent"), FLUSH)
@pytest.mark.parametrize(
    "heads",
    [
        pytest.param(("渔民怎么说", "渔获去了哪里"), id="plain"),
        pytest.param(("一、渔民怎么说", "二、渔获去了哪里"), id="numbered"),
        pytest.param(("（一）渔民怎么说", "（二）渔获去了哪里"), id="numbered in brackets"),
    ],
)
def test_crossheads_stay_inside(between: str, indent: str, heads: tuple[str, str]) -> None:
    lines = ("渔港开海百船竞发", "本报记者 陈河", SEA, heads[0], MORE_SEA, heads[1], LAST_SEA)
    (article,) = read(*lines, between=between, indent=indent)
    assert crossheads(article) == list(heads)


@pytest.mark.parametrize("numbers", [("一", "二"), ("（一）", "（二）"), ("A", "B"), ("1", "2")])
def test_numbers_alone_are_crossheads(numbers: tuple[str, str]) -> None:
    lines = ("渔港开海百船竞发", "本报记者 陈河", SEA, numbers[0], MORE_SEA, numbers[1], LAST_SEA)
    (article,) = read(*lines, indent="　　")
    assert crossheads(article) == list(numbers)


def test_a_crosshead_in_two_lines() -> None:
    lines = ("渔港开海百船竞发", "本报记者 陈河", SEA, "精打细算：", "把每一条渔获卖出好价", MORE_SEA, LAST_SEA)
    (article,) = read(*lines, indent="　　")
    assert len(article.blocks) == 5


@pytest.mark.parametrize("byline", ["【作者：王小明】", "〔记者：王小明〕", "本报记者 王小明", "□ 本报记者 王小明"])
def test_bylines(byline: str) -> None:
    (article,) = read("渔港开海百船竞发", byline, SEA, MORE_SEA)
    assert (article.byline, article.authors) == (byline, ("王小明",))


@pytest.mark.parametrize("credit", ["据新华社", "来源：海城日报", "（据海城晚报）"])
def test_a_source_is_neither_crosshead_nor_section(credit: str) -> None:
    sea, books = read("渔港开海百船竞发", "本报记者 陈河", SEA, MORE_SEA, credit, "市图书馆新馆开放", BOOKS, MORE_BOOKS)
    assert crossheads(sea) == []
    assert (books.section, books.kicker, books.headline) == (None, None, "市图书馆新馆开放")
    assert credit in sea.body


@pytest.mark.parametrize("name", ["李𬭎", "𠮷野平", "张𬒈", "刘\uf9dc"])
def test_rare_characters_are_han(name: str) -> None:
    (article,) = read("渔港开海百船竞发", f"本报记者 {name}", SEA, MORE_SEA)
    assert article.authors == (name,)


WEB = "2021-09-02 08:15　来源：海城日报　作者：李小明"


def test_what_a_web_page_prints_under_a_headline() -> None:
    (article,) = read("渔港开海百船竞发", WEB, "字号：大 中 小", SEA, MORE_SEA, "（责任编辑：张三）", indent="　　")
    assert (article.headline, article.date, article.authors) == ("渔港开海百船竞发", "2021-09-02", ("李小明",))


@pytest.mark.parametrize("day", ["2021-19-02 08:15 来源：海城日报 作者：李小明", "来源：海城日报 作者：李小明"])
def test_a_day_that_is_none_is_not_believed(day: str) -> None:
    assert {article.date for article in read("渔港开海百船竞发", day, SEA, MORE_SEA)} == {None}
