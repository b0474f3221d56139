"""Markdown: lines and headings that name the day, the page or the newspaper of the articles below."""

import pytest

from reader.model import Form, Page
from reader.parsing import parse
from reader.parsing.folio import told_alone_by

ALONE = {
    "2023-05-19": {"date": "2023-05-19"},
    "2023年5月19日 海城晚报 第8版": {"date": "2023-05-19", "publication": "海城晚报", "page": "8"},
    "《海城晚报》 2023.5.19 星期五 08版：民生": {
        "date": "2023-05-19", "publication": "海城晚报", "page": "8", "page_name": "民生"
    },
    "发布时间：2023-05-19 08:30 来源：海城晚报": {"date": "2023-05-19", "publication": "海城晚报"},
    "第3版 民生": {"page": "3", "page_name": "民生"},
}  # fmt: skip
NOT_ALONE = (
    "",
    "渔港开海",
    "2023年5月19日渔港开海",
    "海城晚报",
    "5月19日",
    "第3版 民生 渔港开海",
    "2023-05-19 " + "长" * 60,
)


@pytest.mark.parametrize("line", [*ALONE, *NOT_ALONE])
def test_lines_of_the_issue_alone(line: str) -> None:
    assert told_alone_by(line) == ALONE.get(line, {})


TEXT = "渔港昨天开海，渔船依次出港。\n\n码头上站满了人。"


def articles(text: str, **given: str) -> list[tuple[str | None, ...]]:
    """Headline, byline, date, page, page name and newspaper of each article; each has the two paragraphs."""
    found = parse(Page("day.md", text, Form.MARKDOWN, given)).articles
    assert all(article.body.endswith(TEXT.replace("\n\n", "\n")) for article in found)
    return [(one.headline, one.byline, one.date, one.page, one.page_name, one.publication) for one in found]


PAGES = {
    "a day below each headline": (
        f"## 渔港开海\n2023-05-19\n\n{TEXT}\n\n## 码头热闹\n2023-05-20\n\n{TEXT}\n",
        [("渔港开海", None, "2023-05-19", None, None, None), ("码头热闹", None, "2023-05-20", None, None, None)],
    ),
    "below the headline, above the byline": (
        f"# 渔港开海\n\n2023年5月19日 海城晚报 第8版\n\n*本报记者 陈河*\n\n{TEXT}\n",
        [("渔港开海", "本报记者 陈河", "2023-05-19", "8", None, "海城晚报")],
    ),
    "below the byline": (
        f"# 渔港开海\n\n本报记者 陈河\n\n2023-05-19\n\n{TEXT}\n",
        [("渔港开海", "本报记者 陈河", "2023-05-19", None, None, None)],
    ),
    "in the headings around": (
        f"# 海城晚报 2023年5月19日\n\n## 第1版 要闻\n\n### 渔港开海\n\n{TEXT}\n\n"
        f"## 第2版 民生\n\n### 码头热闹\n\n{TEXT}\n",
        [
            ("渔港开海", None, "2023-05-19", "1", "要闻", "海城晚报"),
            ("码头热闹", None, "2023-05-19", "2", "民生", "海城晚报"),
        ],
    ),
}


@pytest.mark.parametrize(("text", "expected"), PAGES.values(), ids=PAGES)
def test_lines_below_headlines_and_headings_around(text: str, expected: list[tuple[str | None, ...]]) -> None:
    assert articles(text) == expected


def test_what_is_given_stands_and_a_line_that_differs_stays_text() -> None:
    text = f"# 渔港开海\n\n2023-05-19\n\n{TEXT}\n"
    assert articles(text, date="2023-05")[0][2] == "2023-05-19"
    assert articles(text, date="2023-05-18")[0][2] == "2023-05-18"
    page = Page("day.md", text, Form.MARKDOWN, {"date": "2023-05-18"})
    assert parse(page).articles[0].blocks[0].text == "2023-05-19"


def test_a_day_alone_is_no_article_without_its_line() -> None:
    (article,) = parse(Page("day.md", "# 渔港开海\n\n2023-05-19\n", Form.MARKDOWN)).articles
    assert (article.headline, article.date, article.blocks) == ("渔港开海", "2023-05-19", ())
