"""Markdown pages and pages that are one article: tables of small pages."""

import pytest

from reader.model import Block, BlockKind, Form, Page
from reader.parsing import LineClass, ParsedPage, parse
from reader.parsing.markdown_line import block_of, plain


def markdown(text: str, **given: str) -> ParsedPage:
    return parse(Page("day.md", text, Form.MARKDOWN, given))


DAY = """\
# 《海城新闻》（20230519）

## 内容提要

渔港开海。

## 详细新闻

### 渔港开海

**本台消息**：渔港昨天开海。

![渔港](https://example.com/a.jpg)

#### 相关链接

开海时间表。

---

### 图书馆开放

新馆开放。
"""


def test_a_day_of_news() -> None:
    found = markdown(DAY)
    assert [(article.section, article.headline) for article in found.articles] == [
        (None, "内容提要"),
        ("详细新闻", "渔港开海"),
        ("详细新闻", "图书馆开放"),
    ]
    assert found.articles[1].blocks == (
        Block(BlockKind.PARAGRAPH, "本台消息：渔港昨天开海。"),
        Block(BlockKind.CAPTION, "渔港"),
        Block(BlockKind.CROSSHEAD, "相关链接"),
        Block(BlockKind.PARAGRAPH, "开海时间表。"),
    )
    assert {(article.publication, article.date) for article in found.articles} == {("海城新闻", "2023-05-19")}
    assert found.articles[1].lines == (9, 19)


def test_a_bold_line_between_paragraphs_is_a_crosshead() -> None:
    lines = ["**博客**", "渔港昨天开海。", "**渔民出海**", "渔船依次出港。", "**渔民说：**", "海况好。", "**完**"]
    (article,) = markdown("# 渔港开海\n\n" + "\n\n".join(lines)).articles
    assert [block.text for block in article.blocks if block.kind is BlockKind.CROSSHEAD] == ["渔民出海"]
    assert len(article.blocks) == len(lines)


def test_a_title_that_says_neither_paper_nor_day() -> None:
    (article,) = markdown("# 海城要闻\n\n## 渔港开海\n\n渔港昨天开海。").articles
    assert (article.headline, article.publication, article.date, article.section) == ("渔港开海", None, None, None)


def test_titles_and_sections_are_furniture() -> None:
    found = markdown(DAY)
    assert [reading.text for reading in found.readings if reading.article is None] == [
        "# 《海城新闻》（20230519）",
        "## 详细新闻",
    ]
    assert [reading.label for reading in found.readings[:3]] == [
        LineClass.FOLIO,
        LineClass.HEADLINE,
        LineClass.PARAGRAPH,
    ]


def test_with_its_headline_given_a_page_is_one_article() -> None:
    found = markdown(
        "# 漁港開海\n\n第一段。\n\n## 小題\n\n第二段。",
        headline="漁港開海",
        authors="王小明、李大同",
        date="2023-05-19",
    )
    (article,) = found.articles
    assert (article.headline, article.authors, article.date) == ("漁港開海", ("王小明", "李大同"), "2023-05-19")
    assert [block.kind for block in article.blocks] == [BlockKind.PARAGRAPH, BlockKind.CROSSHEAD, BlockKind.PARAGRAPH]


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        ("没有标题的一段话，说的是渔港。", "没有标题的一段话，说的是渔港"),
        ("# 只有标题", "只有标题"),
        ('{{< video src="x" >}}', "—"),
    ],
)
def test_headline_of_odd_pages(text: str, headline: str) -> None:
    assert [article.headline for article in markdown(text).articles] == [headline]


def test_dateline_of_a_markdown_article() -> None:
    (article,) = markdown("# 渔港开海\n\n新华社海城5月18日电 渔港开海。").articles
    assert (article.dateline, article.body) == ("新华社海城5月18日电", "渔港开海。")
    (article,) = markdown("# 渔港开海\n\n渔港开海。", dateline="本报海城电").articles
    assert article.dateline == "本报海城电"


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("**粗体**与*斜体*", "粗体与斜体"),
        ("[原文](https://example.com/a)", "原文"),
        ("> 引文", "引文"),
        ("{{< video >}}说明", "说明"),
        ("![图](a.png)后面有字", "图后面有字"),
    ],
)
def test_markup_is_taken_off(line: str, shown: str) -> None:
    assert plain(line) == shown


def test_lines_of_markup_alone_make_no_block() -> None:
    assert block_of("***") is None
    assert block_of("![](a.png)") is None


def record(text: str, **given: str) -> ParsedPage:
    return parse(Page("record.json", text, Form.ARTICLE, given))


def test_record() -> None:
    found = record(
        "第一段。\n\n第二段。",
        headline="渔港开海",
        byline="本报记者 陈河",
        date="2023-05-19",
        page="04",
        section="要闻",
    )
    (article,) = found.articles
    assert (article.headline, article.authors, article.date, article.page) == ("渔港开海", ("陈河",), "2023-05-19", "4")
    assert (article.section, article.lines, article.body) == ("要闻", (1, 3), "第一段。\n第二段。")
    assert [reading.article for reading in found.readings] == [0, 0]


def test_a_record_with_little_in_it() -> None:
    assert record("").articles == ()
    assert record("", headline="渔港开海").articles[0].blocks == ()
    assert record("渔港昨天开海，上百艘渔船出航。").articles[0].headline == "渔港昨天开海，上百艘渔船出航"


TEXT = (
    "渔港昨天开海，上百艘渔船依次出港，前往各自的渔场撒网，渔民们说今年的海况好于往年，渔获可望增加，"
    "市场上也已经看得到头一批新鲜的海货，价格比去年同期低了一成左右。"
)


def kinds(found: ParsedPage) -> list[str]:
    return [str(block.kind) for block in found.articles[0].blocks]


def test_a_record_is_read_as_a_page_under_that_headline() -> None:
    found = record(
        "\n".join([TEXT, "网箱怎么管", TEXT, TEXT, "鱼往哪里卖", TEXT, "（作者为海洋研究院研究员）"]),
        headline="渔港开海",
    )
    assert kinds(found) == ["paragraph", "crosshead", "paragraph", "paragraph", "crosshead", "paragraph", "credit"]
    assert [reading.article for reading in found.readings] == [0] * 7


@pytest.mark.parametrize(
    ("given", "taken"),
    [
        ("crosshead note caption", ["crosshead", "note", "caption"]),
        ("crosshead note", ["paragraph"] * 3),
        ("crosshead verse caption", ["paragraph"] * 3),
    ],
)
def test_kinds_of_blocks_that_are_given(given: str, taken: list[str]) -> None:
    assert kinds(record("\n".join([TEXT] * 3), headline="渔港开海", kinds=given)) == taken


def test_what_a_record_says_goes_before_what_its_text_says() -> None:
    fields = {"dateline": "本报山城电", "jump_to": "7", "jump_from": "2", "authors": "李大同、范小恒"}
    text = f"本报海城5月18日电 （记者王小明）{TEXT}\n（下转第四版）"
    (article,) = record(text, headline="渔港开海", **fields).articles
    assert (article.dateline, article.authors) == ("本报山城电", ("李大同", "范小恒"))
    assert (article.jump_to, article.jump_from) == ("7", "2")
    assert article.blocks[0].text.startswith("本报海城")
    (article,) = record(text, headline="渔港开海").articles
    assert (article.dateline, article.authors) == ("本报海城5月18日电", ("王小明",))
    assert (article.jump_to, article.jump_from) == ("4", None)
    assert article.blocks[0].text.startswith("（记者王小明）渔港")


def test_a_byline_over_the_text_of_a_record() -> None:
    text = f"本报记者 陈河\n{TEXT}\n{TEXT}"
    (article,) = record(text, headline="渔港开海").articles
    assert (article.byline, article.authors, len(article.blocks)) == ("本报记者 陈河", ("陈河",), 2)
    found = record(text, headline="渔港开海", byline="记者陈河")
    assert (found.articles[0].byline, kinds(found)[0]) == ("记者陈河", "credit")


def test_a_line_that_nobody_would_sign_is_no_byline_of_a_record() -> None:
    (article,) = record(f"海城县人民政府令\n第八号\n{TEXT}", headline="渔港管理办法").articles
    assert (article.byline, article.blocks[0].text) == (None, "海城县人民政府令")


@pytest.mark.parametrize("headline", ["渔港开海", ""])
def test_what_went_out_with_its_kinds_comes_back_the_same(headline: str) -> None:
    first = record(f"{TEXT}\n网箱怎么管\n{TEXT}\n（本报海城5月18日电）", headline=headline, page="4").articles[0]
    assert first.repeated == (("dateline",) if headline else ("headline", "dateline"))
    again = record(
        first.body,
        headline=first.headline,
        dateline=first.dateline or "",
        page="4",
        kinds=" ".join(b.kind for b in first.blocks),
    ).articles[0]
    assert again == first


def test_a_record_of_nothing_but_text_is_paragraphs_and_one_with_a_caption_is_not() -> None:
    text = "渔港昨天开海，上百艘渔船依次出港，前往各自的渔场撒网。渔民们说今年的海况好于往年。\n" * 3
    plain, pictured = record(text, headline="渔港开海"), record(text + "图为渔船出港。陈河摄", headline="渔港开海")
    assert {reading.label for reading in plain.readings} == {LineClass.PARAGRAPH}
    assert pictured.readings[-1].label in (LineClass.CAPTION, LineClass.CREDIT)
