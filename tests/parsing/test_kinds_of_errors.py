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


ABSTRACTS = [
    "渔港今年投入三千万元改造码头，新添冷库两座、网箱三百口，全港渔民的收入可望再涨一成以上",
    "从近海的小网箱到深海的大渔场，海城的渔民用五年时间走出了一条向大海要粮食的新路，今年的渔获已经卖到二十个省份",
    "码头改造之前，渔船要排队三小时才能卸货；改造之后，渔获从上岸到入库不出一小时，冷链车当天就能开到省城的市场，"
    "渔民不再为卖鱼发愁，年轻人也愿意回来，渔村的学校今年多招了两个班，渔港的夜市成了游客必到的去处",
]


@pytest.mark.parametrize(("between", "indent"), [("\n", ""), ("\n\n", ""), ("\n\n", "　　")])
@pytest.mark.parametrize("abstract", ABSTRACTS, ids=lambda text: f"{len(text)} characters")
def test_an_abstract_is_a_subheadline(abstract: str, between: str, indent: str) -> None:
    assert 40 <= len(abstract) <= 150
    lines = ("渔港开海百船竞发", abstract, "本报记者 陈河", *(indent + text for text in (SEA, MORE_SEA, LAST_SEA)))
    (article,) = read(*lines, between=between)
    assert (article.headline, article.subheadline, article.byline) == ("渔港开海百船竞发", abstract, "本报记者 陈河")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param("市图书馆新馆", "今起向读者开放", id="broken at a word"),
        pytest.param("海城渔港码头改造工程", "昨天通过竣工验收", id="broken before a day"),
        pytest.param("市文化馆与图书馆联合", "举办读书月活动", id="broken at a verb"),
    ],
)
def test_a_headline_on_two_lines_is_one(first: str, second: str) -> None:
    (article,) = read(first, second, BOOKS, MORE_BOOKS, indent="　　")
    assert article.headline.replace(" ", "") == first + second
    assert (article.kicker, article.subheadline) == (None, None)


@pytest.mark.parametrize("line", ["图书漂流 书香满城", "渔歌唱晚 海上人家", "修桥铺路 富一方人"])
def test_a_short_line_with_a_space_is_no_byline(line: str) -> None:
    (article,) = read(line, "本报记者 陈河", SEA, MORE_SEA)
    assert (article.headline, article.byline) == (line, "本报记者 陈河")


@pytest.mark.parametrize(
    "marks", [("一是", "二是"), ("第一，", "第二，"), ("其一，", "其二，")], ids=lambda marks: marks[0]
)
def test_what_is_glued_to_its_paragraph_stays_there(marks: tuple[str, str]) -> None:
    lines = ("渔港开海百船竞发", "本报记者 陈河", SEA, f"{marks[0]}修码头。{MORE_SEA}", f"{marks[1]}建冷库。{LAST_SEA}")
    (article,) = read(*lines, indent="　　")
    assert [block.kind for block in article.blocks] == [BlockKind.PARAGRAPH] * 3


@pytest.mark.parametrize(
    "heads", [("精打细算：", "把每一条渔获卖出好价"), ("网箱下深海", "渔民上新岸")], ids=lambda heads: heads[0]
)
def test_crossheads_in_pairs(heads: tuple[str, str]) -> None:
    lines = ("渔港开海百船竞发", "本报记者 陈河", SEA, MORE_SEA, *heads, LAST_SEA, SEA)
    (article,) = read(*lines, indent="　　")
    assert article.headline == "渔港开海百船竞发"
    assert [block.text for block in article.blocks] == [SEA, MORE_SEA, *heads, LAST_SEA, SEA]


@pytest.mark.parametrize(("jump", "page"), [("（上接第一版）", "1"), ("上接A01版", "A1"), ("◀上接第1版", "1")])
def test_what_goes_on_from_another_page_keeps_its_headline(jump: str, page: str) -> None:
    books, sea = read("市图书馆新馆开放", BOOKS, MORE_BOOKS, "渔港开海百船竞发", jump, SEA, MORE_SEA, indent="　　")
    assert (sea.headline, sea.jump_from, books.headline) == ("渔港开海百船竞发", page, "市图书馆新馆开放")


@pytest.mark.parametrize(
    "furniture",
    [["- 1 -"], ["第3页"], ["字号：大 中 小"], ["【打印】 【关闭】"], ["- 2 -", "海城日报 2023年5月19日"]],
    ids=lambda lines: lines[0],
)
def test_furniture_parts_no_paragraph(furniture: list[str]) -> None:
    broken = [text[at : at + 24] for text in (MORE_SEA, SEA, LAST_SEA) for at in range(0, len(text), 24)]
    (article,) = read("渔港开海百船竞发", "本报记者 陈河", *broken[:3], *furniture, *broken[3:])
    assert "".join(block.text for block in article.blocks) == MORE_SEA + SEA + LAST_SEA
