"""Mastheads in the forms in which they are copied: above the first article, and no part of it."""

import pytest

from reader.model import Page
from reader.parsing import parse
from reader.parsing.line_features import own_signs

ARTICLES = (
    "渔港扩建 百船竞发\n\n昨天，渔港开海，上百艘渔船依次出港。渔民说，今年的海况好于往年。\n\n"
    "夏粮收购进展顺利\n\n近日，记者走访多个粮库。"
)
HEADLINES = ["渔港扩建 百船竞发", "夏粮收购进展顺利"]
MASTHEADS = [
    "第1版 要闻",
    "海城日报\n2024-05-01\n第1版 要闻",
    "海城日报 2024-05-01 01版：要闻",
    "海城日报 | 2024.05.01 | A01 要闻",
    "海城晚報\n2024年5月1日\n星期三\nA1版·要闻",
    "版面：01 要闻\n海城日报\n2024.05.01",
    "海城日报 | 版面：01 要闻 | 2024.05.01",
    "海城日报 2024-05-01 星期三 农历三月廿三 第一版",
    "海城日报\n1版\n2024年5月1日 星期三",
    "2024年5月1日\n海城日报\nP01 要闻",
    "A01 要闻",
    "01 要闻",
    "版面：01 要闻",
    "要闻",
    "本市新闻",
    "海城日报\n2024.05.01\n要闻\n总第12345期",
    "2024-05-01\n副刊",
    "海城日报\n2024.05.01\n要闻\n责任编辑：张三",
    "海城日报 2024-05-01 要闻",
    "01 要闻 | 海城日报 | 2024-05-01",
    "海城日报 | 2024-05-01 | 农历三月廿三 | A1版·要闻 | 责任编辑：张三",
    "海城晚報 2024.05.01 A1版·要闻 本版编辑 李四 王五",
    "海城晚報  2024/5/1  A3  本版编辑 李四 王五",
    "海城日报 2024.05.01 星期三 第1版 本版编辑 李四 王五",
]


@pytest.mark.parametrize("masthead", MASTHEADS)
def test_a_masthead_is_no_headline(masthead: str) -> None:
    found = parse(Page("a.txt", f"{masthead}\n\n{ARTICLES}")).articles
    assert [article.headline for article in found] == HEADLINES


OF_SEVERAL = [masthead for masthead in MASTHEADS if "\n" in masthead]


@pytest.mark.parametrize("masthead", OF_SEVERAL)
def test_a_masthead_changes_nothing_below_it(masthead: str) -> None:
    text = f"走近海边的人\n{ARTICLES}"
    bare, below = (parse(Page("a.txt", each)).articles for each in (f"2024-05-01\n{text}", f"{masthead}\n{text}"))
    assert [(each.kicker, each.headline) for each in below] == [(each.kicker, each.headline) for each in bare]


FOLIOS = [
    ("第1版 要闻", True),
    ("01版·国际新闻", True),
    ("第一版 要闻", True),
    ("海城日报 2024-05-01", True),
    ("海城日报 2024-05-01 A01 要闻 总第1234期", True),
    ("海城日报 2024-05-01 渔港扩建百船竞发", False),
    ("第1版 渔港扩建老街改造夏粮收购", False),
    ("2024-05-01" + "报" * 69, False),
]


@pytest.mark.parametrize(("line", "folio"), FOLIOS)
def test_a_line_of_paper_day_and_page_is_a_folio(line: str, folio: bool) -> None:
    assert (own_signs(line)[0] == "folio") is folio


FIELDS = [
    ("A01 要闻", "A1", "要闻"),
    ("版面：01 要闻", "1", "要闻"),
    ("海城日报 | 2024-05-01 | B12 副刊", "B12", "副刊"),
    ("海城日报\n2024-05-01\n国际", None, "国际"),
    ("海城日报 2024-05-01 08:30", None, None),
]


@pytest.mark.parametrize(("masthead", "page", "name"), FIELDS)
def test_a_masthead_tells_the_page(masthead: str, page: str | None, name: str | None) -> None:
    first = parse(Page("a.txt", f"{masthead}\n\n{ARTICLES}")).articles[0]
    assert (first.page or None, first.page_name or None) == (page, name)
