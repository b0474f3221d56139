"""Tables in JSON: names of columns apart from rows; and pages with names around their articles."""

import json

import pytest

from .reading import read_file

NAMES = ["title", "date", "paper", "content"]
ROWS = [["渡口修桥", "2021-04-01", "山城日报", "新桥通车。"], ["路灯亮了", "2021-04-02", "山城日报", "老街不再黑。"]]
FIELDS = [{"name": name} for name in NAMES]
COLUMNS = [*zip(*ROWS, strict=True)]

TABLES: dict[str, object] = {
    "split": {"columns": NAMES, "index": [0, 1], "data": ROWS},
    "columns": {name: {"0": one, "1": two} for name, (one, two) in zip(NAMES, COLUMNS, strict=True)},
    "index": {str(at): dict(zip(NAMES, row, strict=True)) for at, row in enumerate(ROWS)},
    "table": {"schema": {"fields": FIELDS}, "data": [dict(zip(NAMES, row, strict=True)) for row in ROWS]},
    "values": [NAMES, *ROWS],
    "lists": dict(zip(NAMES, map(list, COLUMNS), strict=True)),
    "an answer": {"result": {"columns": FIELDS, "rows": ROWS}},
    "a header": {"header": NAMES, "values": ROWS},
    "the newspaper beside it": {
        "paper": "山城日报",
        "fields": [*NAMES[:2], "text"],
        "rows": [[*r[:2], r[3]] for r in ROWS],
    },
}


@pytest.mark.parametrize("value", TABLES.values(), ids=TABLES)
def test_tables(value: object) -> None:
    found, _ = read_file("a.json", json.dumps(value, ensure_ascii=False))
    told = [(page.given["headline"], page.given["date"], page.given["publication"], page.text) for page in found]
    assert told == [*map(tuple, ROWS)]


ONE: dict[str, object] = {
    "lists of one article": {"title": ["渡口修桥"], "content": ["新桥通车。"]},
    "names and paragraphs": {"title": "渡口修桥", "authors": ["甲", "乙"], "content": ["新桥", "通车。"]},
    "paragraphs and authors alone": {"authors": ["甲", "乙"], "content": ["新桥", "通车。"]},
    "two languages": {"title": {"zh": "渡口修桥", "en": "Bridge"}, "content": {"zh": "新桥通车。", "en": "A bridge."}},
}


@pytest.mark.parametrize("value", ONE.values(), ids=ONE)
def test_what_is_no_table(value: object) -> None:
    found, _ = read_file("a.json", json.dumps(value, ensure_ascii=False))
    assert len(found) == 1


def article(headline: str) -> dict[str, str]:
    return {"title": headline, "content": "新桥通车。"}


PAGES: dict[str, tuple[object, dict[str, str]]] = {
    "number and name": ({"title": "第03版：本地"}, {"page": "3", "page_name": "本地"}),
    "name, number beside it": ({"no": "A03", "name": "本地"}, {"page": "A3", "page_name": "本地"}),
    "title, page beside it": ({"page": 3, "title": "本地"}, {"page": "3", "page_name": "本地"}),
    "number alone": ({"name": "A03"}, {"page": "A3"}),
    "a key of a database": ({"id": 3, "name": "本地"}, {}),
    "a longer title": ({"page": 3, "title": "城里的事情真的很多"}, {"page": "3"}),
}


@pytest.mark.parametrize(("page", "expected"), PAGES.values(), ids=PAGES)
def test_pages_around_articles(page: dict[str, object], expected: dict[str, str]) -> None:
    value = {"name": "山城日报", "pages": [{**page, "articles": [article("渡口修桥"), article("路灯亮了")]}]}
    found, _ = read_file("a.json", json.dumps(value, ensure_ascii=False))
    assert [{**one.given, "headline": ""} for one in found] == [
        {**expected, "publication": "山城日报", "headline": ""} for _ in range(2)
    ]


def test_newspaper_and_sections_around_articles() -> None:
    value = {
        "newspaper": {"name": "山城日报", "date": "2021-04-01"},
        "sections": [{"name": "民生", "articles": [article("渡口修桥")]}],
    }
    (page,), _ = read_file("a.json", json.dumps(value, ensure_ascii=False))
    assert page.given == {
        "headline": "渡口修桥", "publication": "山城日报", "date": "2021-04-01", "section": "民生"
    }  # fmt: skip


def test_markup_that_was_escaped() -> None:
    value = {"title": "渡口修桥", "content": "&lt;p&gt;新桥&lt;/p&gt;&lt;p&gt;通车。&lt;/p&gt;"}
    (page,), _ = read_file("a.json", json.dumps(value, ensure_ascii=False))
    assert page.text == "新桥\n通车。"
