"""Labelled text, saved and copied pages: a kind of file a group of cases, each differing."""

import pytest

from .reading import read_file, told

Expected = list[dict[str, str | list[str]]]
LINES = ["新桥通车。", "两岸的人都来看。"]
ONE = {"headline": "渡口修桥", "authors": "王小明", "date": "2021-04-01", "publication": "山城日报", "lines": LINES}
TWO = {"headline": "路灯亮了", "authors": "李四", "lines": ["老街不再黑。"]}

LABELLED: dict[str, tuple[str, Expected]] = {
    "in brackets": (
        "【篇名】渡口修桥\n【作者】王小明\n【报名】山城日报\n【日期】2021-04-01\n【正文】\n　　新桥通车。\n"
        "　　两岸的人都来看。\n\n"
        "【篇名】路灯亮了\n【作者】李四\n【正文】老街不再黑。\n",
        [ONE, TWO],
    ),
    "in brackets, the text without a label": (
        "【标题】渡口修桥\n【作者】王小明\n【来源】山城日报\n【发表时间】2021年4月1日\n\n新桥通车。\n"
        "两岸的人都来看。\n"
        "--------\n【标题】路灯亮了\n【作者】李四\n\n老街不再黑。\n",
        [ONE, TWO],
    ),
    "brackets in the text stay": (
        "【标题】渡口修桥\n【正文】【本报讯】新桥通车。\n【编者按】两岸的人都来看。\n",
        [{"headline": "渡口修桥", "lines": ["【本报讯】新桥通车。", "【编者按】两岸的人都来看。"]}],
    ),
    "square brackets": (
        "[标题]渡口修桥\n[作者]王小明\n[正文]\n新桥通车。\n两岸的人都来看。",
        [{**ONE, "date": "", "publication": ""}],
    ),
    "before colons": (
        "标题：渡口修桥\n作者：王小明\n来源：山城日报\n日期：2021-04-01\n关键词：桥\n正文：\n新桥通车。\n"
        "两岸的人都来看。\n\n"
        "标题：路灯亮了\n作者：李四\n正文：\n老街不再黑。\n",
        [ONE, TWO],
    ),
    "before colons, in English, the text without a label": (
        "Title: 渡口修桥\nAuthor: 王小明\nSource: 山城日报\nDate: April 1, 2021\n\n新桥通车。\n两岸的人都来看。\n",
        [ONE],
    ),
    "names in two languages": (
        "SrcDatabase-来源库: 报纸\nTitle-题名: 渡口修桥\nAuthor-作者: 王小明;\nSource-文献来源: 山城日报\n"
        "PubTime-发表时间: 2021-04-01\n"
        "Summary-摘要: 新桥通车。\n两岸的人都来看。\n",
        [ONE],
    ),
    "a dialogue in the text": (
        "标题：渡口修桥\n作者：王小明\n正文：\n记者：桥修好了？\n船工：修好了。\n",
        [{"headline": "渡口修桥", "authors": "王小明", "lines": ["记者：桥修好了？", "船工：修好了。"]}],
    ),
    "codes of two capitals": (
        "HD   渡口修桥\nBY   王小明\nWC   12 words\nPD   1 April 2021\nSN   山城日报\nPG   A3\nLP\n新桥通车。\n\n"
        "TD\n两岸的人都来看。\n\nCO\nabc\n",
        [{**ONE, "authors": "", "byline": "王小明", "page": "A3"}],
    ),
    "codes above their values": (
        "HD\n渡口修桥\n\nPD\n1 April 2021\n\nSN\n山城日报\n\nPG\nA7\n\nLP\n新桥通车。\n\nTD\n两岸的人都来看。\n",
        [{**ONE, "authors": "", "page": "A7"}],
    ),
    "traditional characters": (
        "標題：渡口修桥\n報章：山城日报\n見報日期：2021-04-01\n版次：A12\n內容：\n新桥通车。\n两岸的人都来看。\n",
        [{**ONE, "authors": "", "page": "A12"}],
    ),
    "values below their labels": (
        "HD\n渡口修桥\n\nBY 王小明\nPD 2021 年 4 月 1 日\nSN\n山城日报\n\nLP\n新桥通车。\n\nTD\n两岸的人都来看。\n",
        [{**ONE, "authors": "", "byline": "王小明"}],
    ),
    "no value below a label": (
        "【篇名】渡口修桥\n【作者】\n新桥通车。\n两岸的人都来看。\n",
        [{"headline": "渡口修桥", "lines": LINES}],
    ),
    "references of RefWorks": (
        "RT Newspaper Article\nSR 1\nA1 王小明\nT1 渡口修桥\nJF 山城日报\nYR 2021\nFD 2021-04-01\nSN 1004-123X\n"
        "AB 新桥通车。\n两岸的人都来看。\n\nRT Newspaper Article\nA1 李四\nT1 路灯亮了\nAB 老街不再黑。\n",
        [ONE, TWO],
    ),
    "references of EndNote": (
        "%0 Newspaper Article\n%A 王小明\n%T 渡口修桥\n%J 山城日报\n%8 2021-04-01\n"
        "%X 新桥通车。\n两岸的人都来看。\n%W 库\n",
        [ONE],
    ),
    "references of RIS": (
        "TY  - NEWS\nTI  - 渡口修桥\nAU  - 王小明\nT2  - 山城日报\nDA  - 2021/04/01\n"
        "AB  - 新桥通车。\n两岸的人都来看。\nER  -\n",
        [ONE],
    ),
    "references of NoteExpress": (
        "{Reference Type}: Newspaper Article\n{Title}: 渡口修桥\n{Author}: 王小明\n{Newspaper}: 山城日报\n"
        "{Date}: 2021-04-01\n{Abstract}: 新桥通车。\n两岸的人都来看。\n",
        [ONE],
    ),
    "headlines alone": (
        "【题名】渡口修桥\n【作者】王小明\n\n【题名】路灯亮了\n【作者】李四\n",
        [
            {"headline": "渡口修桥", "authors": "王小明", "lines": [""]},
            {"headline": "路灯亮了", "authors": "李四", "lines": [""]},
        ],
    ),
}


BARRED = {"publication": "海角時報", "date": "2021-09-02", "page": "A3", "section": "港聞"}
DATABASE: dict[str, tuple[str, Expected]] = {
    "a list of articles": (
        "文章 1\n渡口修桥\n海角時報 | 2021-09-02 | A03 | 港聞 | 林小漁\n\n新桥通车。\n\n"
        "文章 2\n路灯亮了\n明報 | 2021-09-03 | B1版\n\n老街不再黑。\n",
        [
            {"headline": "渡口修桥", **BARRED, "authors": "林小漁", "lines": ["新桥通车。"]},
            {
                "headline": "路灯亮了",
                "publication": "明報",
                "date": "2021-09-03",
                "page": "B1",
                "lines": ["老街不再黑。"],
            },
        ],
    ),
    "two lines above the headline": (
        "海角時報 | 2021-09-02\n報章 | A03 | 港聞\n\n渡口修桥\n新桥通车。\n",
        [{"headline": "渡口修桥", **BARRED, "lines": ["新桥通车。"]}],
    ),
    "wide bars, the day written out": (
        "渡口修桥\n海角時報｜2021年9月2日｜A03｜港聞\n新桥通车。\n",
        [{"headline": "渡口修桥", **BARRED, "lines": ["新桥通车。"]}],
    ),
    "the page beside the newspaper, authors": (
        "渡口修桥\n海角時報 A03 | 港聞 | By 王小明 | 2021-09-02\n\n新桥通车。\n文章編號: 202109020010001\n",
        [{"headline": "渡口修桥", **BARRED, "authors": "王小明", "lines": ["新桥通车。"]}],
    ),
    "numbered, below the lines of the search": (
        "海角新聞搜尋\n報章 | 共 2 篇\n\n1. 渡口修桥\n海角時報 | A03 | 港聞 | 2021-09-02\n新桥通车。\n\n"
        "2. 路灯亮了\n海角時報 | A03 | 港聞 | 2021-09-02\n老街不再黑。\n",
        [
            {"headline": "渡口修桥", **BARRED, "lines": ["新桥通车。"]},
            {"headline": "路灯亮了", **BARRED, "lines": ["老街不再黑。"]},
        ],
    ),
    "what is not understood stays": (
        "渡口修桥\n海角時報 | 2021-09-02 | A03 | 港聞 | 系列之3\n新桥通车。\n",
        [{"headline": "渡口修桥", **BARRED, "lines": ["系列之3", "新桥通车。"]}],
    ),
}


@pytest.mark.parametrize(("text", "expected"), DATABASE.values(), ids=DATABASE)
def test_issue_lines_with_bars(text: str, expected: Expected) -> None:
    found, _ = read_file("a.txt", text)
    assert [told(page) for page in found] == expected


NO_DATABASE = {
    "a row of a table": "| 2021-09-02 | A03 |\n新桥通车了。\n",
    "no newspaper": "A03 | 系列 | 2021-09-02 | 港聞\n新桥通车了。\n",
    "two days": "海角時報 | 2021-09-02 | 2021-09-03\n新桥通车了。\n",
    "a sentence": "桥通了，2021-09-02 | 海角\n新桥通车了。\n",
}


@pytest.mark.parametrize("text", NO_DATABASE.values(), ids=NO_DATABASE)
def test_bars_that_name_no_issue(text: str) -> None:
    (page,), _ = read_file("a.txt", text)
    assert page.text == text


def without_blanks(expected: Expected) -> Expected:
    """The fields that are given."""
    return [{name: value for name, value in one.items() if value} for one in expected]


@pytest.mark.parametrize(("text", "expected"), LABELLED.values(), ids=LABELLED)
def test_labelled_text(text: str, expected: Expected) -> None:
    found, _ = read_file("a.txt", text)
    assert [told(page) for page in found] == without_blanks(expected)


FLAT = {
    "a dialogue": "书店开到深夜\n记者：为什么？\n店主：有人来。\n",
    "a dialogue at once": "记者：为什么开到深夜？\n店主：有人来。\n作者：我也来。\n",
    "one label": "标题：无\n今天天晴。\n",
    "a bracket of a paper": "【本报讯】新桥通车。\n【又讯】路灯亮了。\n",
    "capitals": "GDP  增长\n今天天晴。\n",
}


@pytest.mark.parametrize("text", FLAT.values(), ids=FLAT)
def test_text_with_colons_and_brackets_is_no_export(text: str) -> None:
    (page,), problems = read_file("a.txt", text)
    assert (page.text, page.given, problems) == (text, {}, [])


def test_labels_that_were_not_understood_are_named() -> None:
    _, problems = read_file("a.txt", "【篇名】题\n【心情】喜\n【版次】末版\n【正文】文。\n")
    assert "心情, 版次" in str(problems[0])


def test_articles_are_numbered_by_their_lines() -> None:
    found, _ = read_file("a.txt", "【篇名】甲\n【正文】一\n\n【篇名】乙\n【正文】二\n")
    assert [page.first_line for page in found] == [1, 4]


ABOUT = {
    "day, source, author": "2021-04-01 08:15　来源：山城日报　作者：王小明",
    "source, author, day": "来源：山城日报 作者：王小明 2021年4月1日 08:15",
    "with words before": "发布时间：2021-04-01 08:15:00 | 来源：山城日报 | 作者：王小明",
}


@pytest.mark.parametrize("about", ABOUT.values(), ids=ABOUT)
def test_copied_pages(about: str) -> None:
    text = f"渡口修桥\n{about}\n字号：大 中 小\n　　新桥通车。\n　　两岸的人都来看。\n"
    (page,), _ = read_file("a.txt", text)
    assert told(page) == ONE


def test_several_copied_pages() -> None:
    first = "渡口修桥\n2021-04-01 来源：山城日报 作者：王小明\n新桥通车。\n两岸的人都来看。\n"
    text = f"{first}\n路灯亮了\n\n2021-04-02 作者：李四\n老街不再黑。\n"
    found, _ = read_file("a.txt", text)
    assert [told(page) for page in found] == [ONE, {**TWO, "date": "2021-04-02"}]


@pytest.mark.parametrize(
    "text",
    [
        "导语在前，有句号。\n渡口修桥\n2021-04-01 来源：山城日报\n新桥通车。\n",
        "今天天晴。\n2021-04-01 来源：山城日报\n新桥通车。\n",
        "2021-04-01 来源：山城日报\n新桥通车。\n",
    ],
)
def test_what_is_not_surely_a_copied_page_is_flat(text: str) -> None:
    (page,), _ = read_file("a.txt", text)
    assert page.text == text


FLAT_MARKUP = {
    "references": ("&nbsp;&nbsp;甲&ldquo;乙&rdquo;&#12288;丙&amp;丁", "  甲“乙”\u3000丙&丁"),
    "breaks at ends": ("甲。<br/>\n乙。<br>\n丙。<BR />", "甲。\n乙。\n丙。"),
    "breaks within": ("甲。<br>乙。", "甲。\n乙。"),
    "tags": ("<b>甲</b>乙<span style='x'>丙</span>", "甲乙丙"),
    "no tags": ("甲<乙>丙 a<b 1&2;", "甲<乙>丙 a<b 1&2;"),
    "a quotation": ("> 甲\n>\n> 乙\n", "甲\n\n乙\n"),
    "a mark at the beginning": ("> 甲\n乙", "> 甲\n乙"),
}


@pytest.mark.parametrize(("text", "expected"), FLAT_MARKUP.values(), ids=FLAT_MARKUP)
def test_what_is_left_of_markup_in_text(text: str, expected: str) -> None:
    (page,), _ = read_file("a.txt", f"题\n{text}" if not text.startswith(">") else text)
    assert page.text.removeprefix("题\n") == expected


def test_a_column_of_an_unknown_name_is_told_by_it() -> None:
    (page,), (problem,) = read_file(
        "a.xml",
        '<?xml version="1.0"?><table><column name="title">路灯亮了</column><column name="befrom">x</column>'
        '<column name="content">老街不再黑。</column></table>',
    )
    assert told(page) == {"headline": "路灯亮了", "lines": ["老街不再黑。"]}
    assert "befrom" in str(problem)
