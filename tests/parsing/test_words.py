"""Names, bylines, numbers, folio lines and cut paragraphs: tables of small cases."""

import pytest

from reader.parsing import word_evidence as words
from reader.parsing.bylines import authors_of
from reader.parsing.folio import of_page, told_by
from reader.parsing.lines import PageLine, lines_of
from reader.parsing.numerals import number
from reader.parsing.pairs import pairs_of
from reader.parsing.rejoin import belongs_together
from reader.person_names import closed_up, is_name, names_in


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("刘学", True),
        ("王小明", True),
        ("陳大文", True),
        ("欧阳小川", True),
        ("𠮷野平", True),
        ("米尔萨德·努尔科维奇", True),
        ("王小明们的", False),
        ("渔港", False),
        ("记者", False),
        ("John", False),
    ],
)
def test_is_name(text: str, name: bool) -> None:
    assert is_name(text) is name


def test_gaps_in_names() -> None:
    assert closed_up("刘 学 王 小明") == "刘学 王 小明"
    assert names_in("刘 学　王小明、陈河") == ("刘学", "王小明", "陈河")
    assert names_in("王小明 在渔港") == ()


@pytest.mark.parametrize(
    ("byline", "authors"),
    [
        ("□海滨日报/观潮新闻记者 林小满", ("林小满",)),
        ("本报记者 陈 河 李 秋", ("陈河", "李秋")),
        ("本报记者陈河、李秋", ("陈河", "李秋")),
        ("本报记者 陈河 通讯员 李小秋", ("陈河", "李小秋")),
        ("某某大学教授 张三丰", ("张三丰",)),
        ("王 洛", ("王洛",)),
        ("□ 本报记者 张小弛 □ 本报见习记者 范小恒", ("张小弛", "范小恒")),
        ("〔記者王小明、李大同／台北報導〕", ("王小明", "李大同")),
        ("乌力吉", ("乌力吉",)),
        ("舒克", ("舒克",)),
        ("叁木", ("叁木",)),
        ("本报评论员", ()),
        ("", ()),
    ],
)
def test_authors(byline: str, authors: tuple[str, ...]) -> None:
    assert authors_of(byline) == authors


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("04", "4"),
        ("０４", "4"),
        ("Ａ０１", "A1"),
        ("A01", "A1"),
        ("b12", "B12"),
        ("四", "4"),
        ("十", "10"),
        ("十二", "12"),
        ("二十", "20"),
        ("二十一", "21"),
        ("一〇", "10"),
        ("要闻", "要闻"),
        ("", ""),
    ],
)
def test_number(text: str, value: str) -> None:
    assert number(text) == value


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("2023年5月1日 星期一 第3版 要闻", {"date": "2023-05-01", "page": "3", "page_name": "要闻"}),
        ("海滨日报 2021-03-05 A04版", {"publication": "海滨日报", "date": "2021-03-05", "page": "A4"}),
        ("第四版", {"page": "4"}),
        ("19版：党建", {"page": "19", "page_name": "党建"}),
        ("2023年15月41日", {}),
        ("星期一", {}),
    ],
)
def test_folio(line: str, told: dict[str, str]) -> None:
    assert told_by(line) == told


def test_fields_of_a_page_are_checked() -> None:
    given = {"date": "May 1", "page": "04", "publication": "海滨日报", "page_name": "", "headline": "渔港开海"}
    assert of_page(given) == {"page": "4", "publication": "海滨日报"}
    assert of_page({"date": "2023-05"}) == {"date": "2023-05"}


LEFT = "渔港昨天开海，上百艘渔船依次出港，前往各自的渔"


@pytest.mark.parametrize(
    ("left", "right", "indented", "aligned", "together"),
    [
        (LEFT, "场撒网。", False, False, True),
        (LEFT + "场。", "今年的渔获好于往年。", False, False, False),
        (LEFT + "场。”", "今年的渔获好于往年。", False, False, False),
        (LEFT, "场撒网。", True, True, False),
        (LEFT, "场撒网。", False, True, True),
        (LEFT, "1．出海前检查。", False, False, False),
        ("小船向远方", "大海在歌唱", False, False, False),
    ],
)
def test_halves_of_a_paragraph(left: str, right: str, indented: bool, aligned: bool, together: bool) -> None:
    assert belongs_together(left, PageLine(2, right, indented, False), aligned) is together


def test_lines() -> None:
    lines = lines_of("\n渔港开海\r\n\n　　第一段。\n \u3000\n第二段。", first=5)
    assert lines == [
        PageLine(6, "渔港开海", False, True),
        PageLine(8, "第一段。", True, True),
        PageLine(10, "第二段。", False, True),
    ]


@pytest.mark.parametrize("name", ["heads", "opens", "titles"])
def test_pairs_of_a_column_are_those_of_the_table(name: str) -> None:
    wanted = {pairs_of(gram)[0]: weight for gram, weight in words.column(name).items() if len(gram) == 2}
    assert words.pair_column(name) == wanted
