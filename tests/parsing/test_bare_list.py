"""Many lines with next to nothing in each: one article, a block a line, without weighing each."""

import pytest

from reader.model import BlockKind, Form, Page
from reader.parsing import LineClass, parse
from reader.parsing.bare_list import MANY, MANY_UPRIGHT, SHORT, is_bare_list
from reader.parsing.polling import EVERY

FOUR, FIVE, SIX, SEVEN = [many for many, _ in SHORT]
LISTS = {
    "characters": ("字\n", MANY_UPRIGHT),
    "figures": ("12.5\n", FOUR),
    "short words": ("修路\n", FOUR),
    "words": ("山村修路\n", FOUR),
    "numbered": ("1024.山村修\n", FIVE),
    "rows": ("路 山村修\n", FIVE),
    "titles": ("山村修好了路\n", SIX),
    "longer titles": ("山村修好了小路\n", SEVEN),
    "with blank lines between": ("字\n\n \n", FOUR),
    "Windows line ends, cleaned": ("word\n", FOUR),
    "too few characters each for upright text": ("山村修路\n山\n村\n修\n路\n", 2 * FOUR),
}


@pytest.mark.parametrize(("line", "many"), LISTS.values(), ids=LISTS)
def test_a_list_is_one_article_with_all_its_lines(line: str, many: int) -> None:
    text = (line * (many + 1)).rstrip()
    found = parse(Page("a.txt", text, given={"publication": "山城日报"}))
    (article,) = found.articles
    assert [block.text for block in article.blocks] == [each for each in text.split("\n") if each.strip()]
    assert article.publication == "山城日报"
    assert article.lines == (1, text.count("\n") + 1)
    assert {(reading.label, reading.evidence) for reading in found.readings} == {(LineClass.PARAGRAPH, ("list",))}


TABLES = {
    "rows": "通州站 {nth}次 开往北岭方向 {nth}.5元 停靠三分钟",
    "titles": "第{nth}章 山城小巷的路灯又亮了起来",
    "entries": "{nth} bridge, ferry, harbour and market",
}


@pytest.mark.parametrize("line", TABLES.values(), ids=TABLES)
def test_a_table_without_text_is_one_article_too(line: str) -> None:
    lines = [line.format(nth=nth) for nth in range(1, MANY + 2)]
    found = parse(Page("a.txt", "\n".join(lines)))
    (article,) = found.articles
    assert [block.text for block in article.blocks] == lines
    assert {reading.evidence for reading in found.readings} == {("list",)}
    text = "　　新桥今天早上通车，两岸的人都来看热闹。"
    assert {reading.evidence for reading in parse(Page("a.txt", "\n".join([*lines, text]))).readings} != {("list",)}


PAGES = {
    "a few lines": "山村\n" * FOUR,
    "some lines": "山村修桥路\n" * FIVE,
    "lines of a column": "山村修好了路山村修好了路\n" * MANY,
    "upright headings over text": ("桥\n" * 12 + "　　新桥今天通车，两岸的人都来看。\n") * 30,
    "characters": "字\n" * 500,
    "upright text": "字\n" * (MANY + 1),
    "paragraphs": "新桥今天通车，两岸的人都来看。\n" * (MANY + 1),
    "paragraphs with many blank lines between": ("新桥今天通车，两岸的人都来看。" + "\n" * 20) * 600,
    "one long line": "字" * 100_000,
    "nothing": "\n" * 50_000,
    "nothing but white space": "\u200b\n" * (MANY + 1),
}


@pytest.mark.parametrize("text", PAGES.values(), ids=PAGES)
def test_what_is_none(text: str) -> None:
    assert not is_bare_list(text)
    assert len(parse(Page("a.txt", text)).readings) == len(
        [line for line in text.split("\n") if line.strip("\u200b\u3000")]
    )


def test_a_record_with_such_a_body_is_not_weighed_either() -> None:
    (article,) = parse(Page("a.csv", "字\n" * (MANY_UPRIGHT + 1), Form.ARTICLE, {"headline": "字表"})).articles
    assert len(article.blocks) == MANY_UPRIGHT + 1


def test_the_text_of_one_article_may_be_a_list_too() -> None:
    names = [f"{name}{nth}" for nth in range(SEVEN) for name in ("王小明", "新桥")]
    (article,) = parse(Page("a.json", "\n".join(names), Form.ARTICLE, {"headline": "名单"})).articles
    assert [(block.kind, block.text) for block in article.blocks] == [(BlockKind.PARAGRAPH, name) for name in names]


@pytest.mark.parametrize("body", ["文\n桥", "王小明\n李大同\n新桥"])
def test_a_body_of_some_lines_of_a_few_characters_is_text(body: str) -> None:
    (article,) = parse(Page("a.csv", body, Form.ARTICLE, {"headline": "渔港迎来早市"})).articles
    assert article.body == body
    assert {block.kind for block in article.blocks} == {BlockKind.PARAGRAPH}


@pytest.mark.parametrize(("body", "kind"), [("文", "paragraph"), ("无文字", "paragraph"), ("（王小明）", "note")])
def test_a_body_of_a_few_characters_is_text(body: str, kind: str) -> None:
    (article,) = parse(Page("a.csv", body, Form.ARTICLE, {"headline": "渔港迎来早市"})).articles
    assert [(str(block.kind), block.text) for block in article.blocks] == [(kind, body)]


def test_a_list_can_be_left() -> None:
    asked = []
    parse(Page("a.txt", "字\n" * (MANY + 1)), lambda: asked.append(1))
    assert len(asked) > 3 * MANY / EVERY


ALONE = {
    "a phrase": ("渡口修桥", "paragraph"),
    "a phrase with its series": ("大山深处的小站（山城走笔）", "paragraph"),
    "a speaker": ("县水利局局长王小明说：", "paragraph"),
    "a sentence": ("新桥今天通车。", "paragraph"),
    "a clause": ("新桥今天通车，两岸的人都来看，年纪大的人说起从前摆渡过河的日子，孩子们在桥上跑来跑去", "paragraph"),
    "a caption": ("图为新桥。王小明摄", "caption"),
    "a picture's source": ("新华社发（王小明摄）", "caption"),
}


@pytest.mark.parametrize(("text", "kind"), ALONE.values(), ids=ALONE)
def test_a_body_of_one_line_is_text_unless_it_says_what_else_it_is(text: str, kind: str) -> None:
    (article,) = parse(Page("a.csv", text, Form.ARTICLE, {"headline": "渔港迎来早市"})).articles
    assert [(block.kind, block.text) for block in article.blocks] == [(kind, text)]
