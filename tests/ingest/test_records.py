"""JSON and JSON Lines: whatever holds a text is an article."""

import json

import pytest

from reader.ingest.article_record import ArticleRecord
from reader.ingest.formats.json_records import records

CASES = {
    "one": ({"title": "题", "body": "一\n\n　二"}, [ArticleRecord({"headline": "题"}, ("一", "二"))]),
    "a list": (
        [{"title": "甲", "text": "一"}, {"title": "乙", "content": "二"}],
        [ArticleRecord({"headline": "甲"}, ("一",)), ArticleRecord({"headline": "乙"}, ("二",))],
    ),
    "wrapped": (
        {"status": 1, "data": {"items": [{"Title": "题", "正文": "一"}]}},
        [ArticleRecord({"headline": "题"}, ("一",))],
    ),
    "HTML in it": (
        {"title": "题", "content_html": "<p>一</p><p>二&hellip;</p>"},
        [ArticleRecord({"headline": "题"}, ("一", "二…"))],
    ),
    "people and papers": (
        {"body": "一", "author": [{"name": "甲"}, "乙", {"id": 1}, None], "publisher": {"name": "山城日报"}, "page": 3},
        [ArticleRecord({"authors": "甲、乙", "publication": "山城日报", "page": "3"}, ("一",))],
    ),
    "paragraphs": ({"paragraphs": ["一", "二", 3]}, [ArticleRecord({}, ("一", "二"))]),
    "a headline alone": ({"title": "题", "body": ""}, [ArticleRecord({"headline": "题"}, ())]),
    "no text": ({"title": "", "body": ""}, []),
    "no name of a text": ({"title": "题"}, []),
    "answers of ours are no articles": ({"articles": [{"headline": "题", "body_first20": "一"}]}, []),
    "numbers": ([1, None, True, "x"], []),
    "too deep": ([[[[[[[[[[[[{"body": "一"}]]]]]]]]]]]], []),
}


@pytest.mark.parametrize(("value", "expected"), CASES.values(), ids=CASES)
def test_records(value: object, expected: list[ArticleRecord]) -> None:
    assert records(json.dumps(value)).records == expected


OURS = {
    "publication": "山城日报",
    "date": "2020-01-02",
    "page": "1",
    "page_name": "要闻",
    "section": "本地",
    "kicker": "引",
    "headline": "题",
    "subheadline": "副",
    "byline": "本报记者 王小明",
    "dateline": "本报讯",
    "jump_to": "2",
    "url": "https://news.example/a",
}


def test_what_we_wrote_comes_back() -> None:
    ours = {
        "id": "x",
        "source": "pages/a.txt",
        **OURS,
        "authors": ["王小明"],
        "jump_from": None,
        "lines": [1, 9],
        "keywords": ["河"],
        "blocks": [
            {"kind": "paragraph", "text": "一"},
            {"kind": "crosshead", "text": "二"},
            {"kind": "odd", "text": "三"},
        ],
    }
    (found,) = records(json.dumps(ours)).records
    assert found.fields == {**OURS, "authors": "王小明", "kinds": "paragraph crosshead paragraph"}
    assert found.lines == ("一", "二", "三")


@pytest.mark.parametrize("text", ["{", "[1,", "x", "[" * 100_000, '{"body": "x", "n": ' + "9" * 10_000 + "}"])
def test_what_is_no_json_says_so(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        records(text)


def test_lines_are_numbered_and_what_is_no_json_is_left_out() -> None:
    found = records('{"body": "一"}\n\nnot json\n{"body": "二"}\n' + "[" * 100_000)
    assert [(record.lines, record.first_line) for record in found.records] == [(("一",), 1), (("二",), 4)]
    assert found.broken
