"""Mastheads of printed pages in files: several articles may be below them, so the parser divides the text."""

import pytest

from reader.model import Form
from reader.parsing import parse
from tests.ingest.reading import read_file

ARTICLES = (
    "渔港扩建 百船竞发\n\n昨天，渔港开海，上百艘渔船依次出港。渔民说，今年的海况好于往年。\n\n"
    "夏粮收购进展顺利\n\n近日，记者走访多个粮库，看到送粮的车辆排起了长队。"
)
HEADLINES = ["渔港扩建 百船竞发", "夏粮收购进展顺利"]
ISSUE = ("海城日报", "2024-05-01")
MASTHEADS = [
    ("海城日报 | 2024-05-01", (*ISSUE, None)),
    ("海城日报 | 2024-05-01 | A01 要闻 | 责任编辑：张三", (*ISSUE, "A1")),
    ("海城日报 | 第一版 要闻 | 2024年5月1日 | 星期三", (*ISSUE, "1")),
    ("海城日报 | 2024.05.01 | 农历三月廿三 | 1版 | 本版编辑 李四 王五", (*ISSUE, "1")),
    ("第1版 | 海城日报 | 2024-05-01", (*ISSUE, "1")),
    ("海城日报 | 要闻 | 2024年5月1日 | 星期三", (*ISSUE, None)),
    ("版面：01 要闻", (None, None, "1")),
    ("海城日报\n2024年5月1日\n星期三\n版面：01 要闻", (*ISSUE, "1")),
    ("2024-05-01\n海城日报\n总第12345期\n版面：01 要闻", (*ISSUE, "1")),
]


@pytest.mark.parametrize(("masthead", "issue"), MASTHEADS)
def test_the_articles_below_the_masthead_of_a_page(masthead: str, issue: tuple[str | None, ...]) -> None:
    pages, problems = read_file("a.txt", f"{masthead}\n\n{ARTICLES}")
    articles = [article for page in pages for article in parse(page).articles]
    assert [article.headline for article in articles] == HEADLINES
    assert {(article.publication, article.date, article.page) for article in articles} == {issue}
    assert not problems


OF_ONE = {
    "an author": "海角時報 | 2021-09-02 | A03 | 港聞 | 林小漁\n渡口修桥\n新桥通车。\n",
    "a second line": "海角時報 | 2021-09-02\n報章 | A03 | 港聞\n\n渡口修桥\n新桥通车。\n",
    "the headline above": "渡口修桥\n海角時報 | 2021-09-02 | A03 | 港聞\n新桥通车。\n",
}


@pytest.mark.parametrize("text", OF_ONE.values(), ids=OF_ONE)
def test_a_line_with_bars_of_one_article(text: str) -> None:
    (page,), _ = read_file("a.txt", text)
    assert page.form is Form.ARTICLE
    assert page.given["headline"] == "渡口修桥"
