"""Text of an article becomes a query that means exactly it."""

import pytest

from reader.query.compose import LONGEST, literal, narrowed
from reader.query.headline_query import headline_query


@pytest.mark.parametrize(
    ("name", "text", "query"),
    [
        ("a word", "大桥", "大桥"),
        ("a foreign name", "列夫·托尔斯泰", "列夫·托尔斯泰"),
        ("an operator", "NEAR", '"NEAR"'),
        ("an operator of two letters", "OR", '"OR"'),
        ("a mark that leaves out", "产业-链", '"产业-链"'),
        ("a field", "标题:好", '"标题:好"'),
        ("nothing but marks", "“”", ""),
        ("a mark that means something", "大桥（一）", '"大桥（一）"'),
        ("quotation marks part words", '他说"大桥"好', '"他说 大桥 好"'),
        ("lines are one", "大桥\n今日", "大桥今日"),
        ("nothing", " \n ", ""),
    ],
)
def test_text_is_looked_for_as_it_stands(name: str, text: str, query: str) -> None:
    assert (name, literal(text)) == (name, query)


def test_a_long_selection_is_cut() -> None:
    assert literal("桥" * 100) == "桥" * LONGEST


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", "section:要闻"),
        ("大桥", "大桥 section:要闻"),
        ("大桥 | 海湾", "(大桥 | 海湾) section:要闻"),
        (" 桥 OR 湾", "(桥 OR 湾) section:要闻"),
    ],
)
def test_a_query_is_narrowed_by_a_field(query: str, expected: str) -> None:
    assert narrowed(query, "section:", "要闻") == expected


@pytest.mark.parametrize(
    ("typed", "query"),
    [
        ("", ""),
        ("  　", ""),
        ("产业", 'headline:"产业"'),
        ("qd 产业", '(headline:"qd" OR headline:py:"qd") headline:"产业"'),
        ('5G "x', 'headline:"5G" (headline:"x" OR headline:py:"x")'),
    ],
)
def test_what_is_asked_for_a_headline(typed: str, query: str) -> None:
    assert headline_query(typed) == query
