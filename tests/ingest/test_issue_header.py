"""Lines of issue and page at the top of printed texts, and between them."""

import pytest

from reader.ingest.issue_header import headed_texts, issue_header
from reader.parsing import parse

from .reading import read_file

PAPER = {"publication": "山城日报"}
DAY = {"date": "2021-04-01"}
PAGE = {"page": "2", "page_name": "民生"}
HEADERS = {
    "山城日报 2021-04-01 第2版 民生": {**PAPER, **DAY, **PAGE},
    "2021年4月1日 星期四 第02版：民生 山城日报": {**PAPER, **DAY, **PAGE},
    "山城日报/2021-04-01/02版/民生": {**PAPER, **DAY, **PAGE},
    "《山城日报》2021年4月1日　A03版　港聞": {**PAPER, **DAY, "page": "A3", "page_name": "港聞"},
    "海角報 A03 港聞 2021-04-01": {"publication": "海角報", **DAY, "page": "A3", "page_name": "港聞"},
    "山城日报 2021.04.01": {**PAPER, **DAY},
    "山城日报 20210401 第二版 社会·民生": {**PAPER, **DAY, "page": "2", "page_name": "社会·民生"},
    "山城日报 2021年4月1日 第十二版": {**PAPER, **DAY, "page": "12"},
    "山城日报 2021年4月1日 二十版": {**PAPER, **DAY, "page": "20"},
    "版面：第2版 民生 日期：2021-04-01 报纸：山城日报": {**PAPER, **DAY, **PAGE},
    "海角報 2021-04-01 A1 港聞": {"publication": "海角報", **DAY, "page": "A1", "page_name": "港聞"},
    "2021/4/1 第2版": {**DAY, "page": "2"},
}


@pytest.mark.parametrize("line", HEADERS)
def test_lines_of_issue_and_page(line: str) -> None:
    assert issue_header(line) == HEADERS[line]


@pytest.mark.parametrize(
    "line",
    [
        "渡口修桥",
        "2021年4月1日",
        "山城日报 民生",
        "山城日报 2021-04-01 民生",
        "山城日报 2021-04-01 第2版 记者 王小明",
        "来源：山城日报 2021-04-01 第2版",
        "新桥 2021年4月1日 通车",
        "山城日报 2021-04-01 第2版 民生 " + "长" * 200,
    ],
)
def test_other_lines(line: str) -> None:
    assert issue_header(line) == {}


ARTICLE = "渡口修桥\n　　新桥今天通车了，两岸的人都来看。\n"
OTHER = "路灯亮了\n　　老街从此不再黑，孩子们放学也不怕。\n"


def test_the_line_gives_fields_and_is_no_kicker() -> None:
    (page,), _ = read_file("a.txt", f"山城日报 2021-04-01 第2版 民生\n\n{ARTICLE}\n{OTHER}")
    assert page.given == {**PAPER, **DAY, **PAGE}
    one, two = parse(page).articles
    assert (one.headline, one.kicker, one.page_name, two.headline, two.page) == (
        "渡口修桥",
        None,
        "民生",
        "路灯亮了",
        "2",
    )
    assert (one.lines, two.lines) == ((3, 4), (6, 7))


def test_each_line_begins_a_page() -> None:
    first, second = "山城日报 2021-04-01 第2版 民生\n", "山城日报 2021-04-02 第3版\n"
    found, _ = read_file("a.txt", f"{first}\n{ARTICLE}文章编号：2021001\n\n{second}\n{OTHER}")
    assert [(page.given["date"], page.given["page"]) for page in found] == [("2021-04-01", "2"), ("2021-04-02", "3")]
    articles = [article for page in found for article in parse(page).articles]
    assert [(article.headline, article.lines) for article in articles] == [("渡口修桥", (3, 4)), ("路灯亮了", (9, 10))]


NO_BORDERS = {
    "below the articles": f"{ARTICLE}山城日报 2021-04-01 第2版\n\n{OTHER}山城日报 2021-04-02 第3版\n",
    "inside a sentence": "山城日报 2021-04-01 第2版\n\n　　新桥通车了，\n山城日报 2021-04-02 第3版\n两岸的人都来看。\n",
    "the same again": f"山城日报 2021-04-01 第2版\n\n{ARTICLE}山城日报 2021-04-01 第2版\n{OTHER}",
}


@pytest.mark.parametrize("text", NO_BORDERS.values(), ids=NO_BORDERS)
def test_lines_that_are_no_borders(text: str) -> None:
    assert len(list(headed_texts(text))) == 1


def test_nothing_but_headers() -> None:
    assert [text.fields for text in headed_texts("")] == [{}]
    assert [text.fields for text in headed_texts("山城日报 2021-04-01")] == [{**PAPER, **DAY}]


ISSUE_OF_PAGES = """山城日报电子报
山城日报2025.12.22星期一
01版:要闻
02版:评论
01版:要闻
春耕开始
　　各地农民积极准备春耕。
02版:评论
农时不等人
　　农时不等人，早一天是一天。
"""
PAGES_ALONE = """第A01版：要闻
春耕开始
　　各地农民积极准备春耕。

第A02版

农时不等人
　　农时不等人，早一天是一天。
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            ISSUE_OF_PAGES,
            [
                {"publication": "山城日报", "date": "2025-12-22", "page": "1", "page_name": "要闻"},
                {"publication": "山城日报", "date": "2025-12-22", "page": "2", "page_name": "评论"},
            ],
        ),
        (PAGES_ALONE, [{"page": "A1", "page_name": "要闻"}, {"page": "A2"}]),
    ],
    ids=["issue above", "pages alone"],
)
def test_lines_of_pages_begin_pages(text: str, expected: list[dict[str, str]]) -> None:
    parts = [part for part in headed_texts(text) if text[part.begin : part.end].strip()]
    assert [part.fields for part in parts] == expected
    assert [text[part.begin : part.end].strip()[:4] for part in parts] == ["春耕开始", "农时不等"]


@pytest.mark.parametrize(
    "text",
    [
        "第4版：体育\n春耕开始\n　　各地准备春耕。\n第4版\n",
        "春耕开始\n　　各地准备春耕。\n第4版\n　　其他文字。\n第5版\n",
        "第4版：体育\n春耕开始，\n第5版\n各地准备春耕。\n",
    ],
    ids=["one page", "text above", "within a sentence"],
)
def test_lines_of_pages_that_begin_none(text: str) -> None:
    assert len([part for part in headed_texts(text) if text[part.begin : part.end].strip()]) == 1


class Copied(str):
    """A text that counts the characters that are copied of it."""

    copied = 0

    def __getitem__(self, place: object) -> str:
        found = super().__getitem__(place)  # type: ignore[index]
        Copied.copied += len(found)
        return found


def test_page_lines_without_end_copy_little() -> None:
    """Copies of all the text since the first line would be the square of it."""
    lines = 2000
    text = Copied("".join(f"第{at % 90 + 1:02}版：要闻\n文。\n" for at in range(lines)))
    assert list(headed_texts(text))
    assert Copied.copied <= 100 * lines
