"""Text of an article becomes a query that means exactly it."""

import pytest

from reader.query.compose import LONGEST, literal, narrowed


@pytest.mark.parametrize(
    ("name", "text", "query"),
    [
        ("a word", "大桥", "大桥"),
        ("a foreign name", "列夫·托尔斯泰", "列夫·托尔斯泰"),
        ("an operator", "NEAR", '"NEAR"'),
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
