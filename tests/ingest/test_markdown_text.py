"""Markdown as writers' programs have it, in plainer Markdown: line for line, nothing lost but markup."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.export.markdown_escape import escaped
from reader.ingest.formats.heading_labels import labels_below_heading
from reader.ingest.formats.markdown_text import plainer
from reader.parsing import parse

from .reading import read_file

CASES = {
    "plain": ("新桥通车。", "新桥通车。"),
    "tags and references": ("<b>新桥</b>通车。<br>&ldquo;好&rdquo;", "新桥通车。“好”"),
    "a comment": ("新桥<!-- 待查 -->通车。", "新桥通车。"),
    "a comment of lines": ("甲\n<!-- 待\n查 -->\n乙", "甲\n\n\n乙"),
    "a comment of notes": ("新桥%%待查%%通车。", "新桥通车。"),
    "a comment of templates": ("{% comment %}待查{% endcomment %}通车", "通车"),
    "a comment as an address": ("[//]: # (待查)\n通车", "\n通车"),
    "a percentage": ("增长5%，比去年多3%。", "增长5%，比去年多3%。"),
    "a link by reference": ("见[新桥][1]。\n\n[1]: https://news.example/1 '题'", "见新桥。\n\n"),
    "a link by its text": ("见[新桥][]。\n\n[新桥]: https://news.example/1", "见新桥。\n\n"),
    "a source that looks like an address": ("据[1]。\n[1]: 县志 卷三\n[1]: x y", "据[1]。\n[1]: 县志 卷三\n[1]: x y"),
    "brackets that lead nowhere": ("见[甲][乙]。", "见[甲][乙]。"),
    "a link to a note": ("见[[新桥]]和[[路灯|老街的灯]]。", "见新桥和老街的灯。"),
    "a link whose text is in brackets": (
        "见[[新桥]](https://news.example/1)。",
        "见[[新桥]](https://news.example/1)。",
    ),
    "something embedded": ("![[图.png]]\n通车", "\n通车"),
    "marked and struck out": ("==新桥==~~昨天~~通车，`x=1`", "新桥昨天通车，x=1"),
    "equals": ("1 == 2 == 3", "1 == 2 == 3"),
    "a note whose number looks like a reference": ("[^\\1]: 甲\n    乙", "[^\\1]: 甲乙\n"),
    "a note whose number looks like a character": ("[^\\u]: 甲\n    乙", "[^\\u]: 甲乙\n"),
    "an address": ("见<https://news.example/a>。<b>好</b>", "见https://news.example/a。好"),
    "a note inside a sentence": ("通车^[据县志。]了。", "通车（据县志。）了。"),
    "notes": ("通车[^1]。\n\n[^1]: 据县志。", "通车。\n\n[^1]: 据县志。"),
    "a note of several lines": (
        "通车[^a]。\n[^a]: 据县志。\n    见卷三。\n\n    又见卷四。\n路灯",
        "通车。\n[^a]: 据县志。见卷三。\n\n\n[^a]: 又见卷四。\n路灯",
    ),
    "a callout": ("> [!note] 编者按\n> 通车。", "> 编者按\n> 通车。"),
    "a folded callout": ("> [!quote]-\n> 通车。", "> \n> 通车。"),
    "a task": ("- [x] 修桥\n- [ ] 修路", "- 修桥\n- 修路"),
    "attributes": ("## 新桥 {#bridge .big}\n{: .lead}\n通车", "## 新桥\n\n通车"),
    "fences": ("```text\n通车\n```\n::: note\n路灯\n:::", "\n通车\n\n\n路灯\n"),
    "templates": ("{% include x.html %}通车{{ site.url }}", "通车"),
    "a heading underlined": ("新桥\n====\n\n两岸\n----\n文", "# 新桥\n\n\n## 两岸\n\n文"),
    "a rule under a sentence": ("新桥通车。\n---\n路灯", "新桥通车。\n---\n路灯"),
    "escaped": (r"\==甲\== \[\[乙\]\] a\|b \%%x\%% \`c\`", r"\==甲\== \[\[乙\]\] a\|b \%%x\%% \`c\`"),
    "a table": (
        "| 乡镇 | 小麦 |\n| --- | ---: |\n| 东河 | 1.25 |\n| 西河乡 | 2 |\n文",
        "乡镇\u3000\u3000小麦\n\n东河\u3000\u30001.25\n西河乡\u30002\n文",
    ),
    "a table without outer bars": ("乡镇|小麦\n-|-\n东河|1\n", "乡镇\u3000小麦\n\n东河\u30001\n"),
    "rows of other lengths": ("|甲|乙|\n|-|-|\n|丙|\n|丁|戊|己|", "甲\u3000乙\n\n丙\n丁\u3000戊\u3000己"),
    "bars in text": ("甲|乙\n丙|丁", "甲|乙\n丙|丁"),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_plainer(text: str, expected: str) -> None:
    assert plainer(text) == expected


def test_notes_are_notes() -> None:
    (page,), _ = read_file(
        "a.md",
        "# 渡口修桥\n\n新桥通车[^1]。\n\n[^1]: **据**县志。\n    见卷三。\n\n    又见方志\n    cf. A\n    B。\n"
        "\n[^2]:\n\n路灯也亮了。\n",
    )
    (article,) = parse(page).articles
    assert [(str(block.kind), block.text) for block in article.blocks] == [
        ("paragraph", "新桥通车。"),
        ("note", "据县志。见卷三。"),
        ("note", "又见方志cf. A B。"),
        ("paragraph", "路灯也亮了。"),
    ]


LABELS = {
    "a list": "- **作者**：王小明\n- **日期**：2021-04-01\n",
    "a quotation": "> 作者：王小明\n> 日期：2021年4月1日\n",
    "lines": "作者：王小明\n__日期__: 2021/4/1\n",
    "the marks around the colons": "* **作者：** 王小明  \n* **日期：** <2021-04-01>\n",
}


@pytest.mark.parametrize("labels", LABELS.values(), ids=LABELS)
def test_labels_below_the_heading_are_fields(labels: str) -> None:
    (page,), _ = read_file("a.md", f"# 渡口修桥\n\n{labels}\n新桥通车。\n")
    assert page.given == {"authors": "王小明", "date": "2021-04-01"}
    assert page.text.splitlines() == ["# 渡口修桥", "", "", "", "", "新桥通车。"]


OTHERS = {
    "one label": "# 渡口修桥\n\n- 作者：王小明\n",
    "what is no field": "# 渡口修桥\n\n- 地点：渡口\n- 时间：下午三点\n",
    "values that do not fit": "# 渡口修桥\n\n- 时间：下午三点\n- 作者：王小明\n",
    "several headings": "# 渡口修桥\n\n- 作者：王小明\n- 日期：2021-04-01\n\n# 路灯亮了\n",
    "no heading": "- 作者：王小明\n- 日期：2021-04-01\n",
}


@pytest.mark.parametrize("text", OTHERS.values(), ids=OTHERS)
def test_other_lists_stay(text: str) -> None:
    assert labels_below_heading(text) == ({}, text)


@given(st.text("甲=|-[]!`~%{}:#>^<&\n\\ x."))
def test_as_many_lines(text: str) -> None:
    assert plainer(text).count("\n") == text.count("\n")


@given(st.text("甲=|-[]!`~%{}:#>^<&\\x.", min_size=1))
def test_what_is_escaped_stays(text: str) -> None:
    (page,), _ = read_file("a.md", f"# 题\n\n前文在此。\n\n甲{escaped(text)}甲\n\n后文在此。\n")
    (article,) = parse(page).articles
    assert article.blocks[1].text == f"甲{text}甲"


BYLINES = {
    "under the headline": (
        "# 渡口修桥\n\n本报记者 王小明\n\n新桥通车，两岸的人都来看。\n",
        "本报记者 王小明",
        ("王小明",),
    ),
    "under front matter": (
        "---\ntitle: 渡口修桥\n---\n\n本报记者 王小明 通讯员 李四方\n\n新桥通车，两岸的人都来看。\n",
        "本报记者 王小明 通讯员 李四方",
        ("王小明", "李四方"),
    ),
    "none": ("# 渡口修桥\n\n新桥通车，两岸的人都来看。\n", None, ()),
    "a speaker": ("# 渡口修桥\n\n记者问：桥修好了？\n\n船工答：修好了，都来看。\n", None, ()),
}


@pytest.mark.parametrize(("text", "byline", "authors"), BYLINES.values(), ids=BYLINES)
def test_the_byline_under_a_heading(text: str, byline: str | None, authors: tuple[str, ...]) -> None:
    (page,), _ = read_file("a.md", text)
    (article,) = parse(page).articles
    assert (article.headline, article.byline, article.authors) == ("渡口修桥", byline, authors)


LINKS = {
    "brackets in brackets, bold": ("**[[1]](https://example.org/a)**", "[1]"),
    "brackets in brackets in a sentence": ("新桥[[1]](https://example.org/a)通车。", "新桥[1]通车。"),
    "brackets around a word of the text": ("[新桥 [组图] 通车](https://example.org/a)", "新桥 [组图] 通车"),
    "an address with brackets": ("[新桥](https://example.org/a_(b))", "新桥"),
    "a picture whose name has brackets": ("![新桥[1]](x.png)", "新桥[1]"),
    "brackets that are text": ("新桥[[一]]（二）", "新桥一（二）"),
}


@pytest.mark.parametrize(("text", "expected"), LINKS.values(), ids=LINKS)
def test_links_are_their_text(text: str, expected: str) -> None:
    (page,), _ = read_file("a.md", f"# 题\n\n{text}\n")
    assert [block.text for block in parse(page).articles[0].blocks] == [expected]


NOTES = {
    "a file name with the title": ("渡口今天修桥.md", "渡口今天修桥"),
    "a file name with the day": ("2021-04-01 渡口今天修桥.md", "新桥通车，两岸的人都来看"),
    "a short name": ("要闻.md", "新桥通车，两岸的人都来看"),
    "no Han": ("2021-note.md", "新桥通车，两岸的人都来看"),
}


@pytest.mark.parametrize(("name", "headline"), NOTES.values(), ids=NOTES)
def test_notes_without_a_title(name: str, headline: str) -> None:
    (page,), _ = read_file(name, "---\ntags: [剪报]\n---\n新桥通车，两岸的人都来看。 ^a1b2c3\n\n老人说，等到了。\n")
    (article,) = parse(page).articles
    assert (article.headline, article.blocks[0].text) == (headline, "新桥通车，两岸的人都来看。")


def test_notes_with_headings_keep_them() -> None:
    (page,), _ = read_file("渡口今天修桥.md", "---\ntags: [剪报]\n---\n# 新桥\n\n通车。\n")
    assert parse(page).articles[0].headline == "新桥"


def test_the_place_of_a_table_of_contents() -> None:
    (page,), _ = read_file("a.md", "---\ntitle: 渡口修桥\n---\n* TOC\n{:toc}\n\n新桥通车。\n")
    assert [block.text for block in parse(page).articles[0].blocks] == ["新桥通车。"]
