"""Texts of rich-text editors in JSON, and articles whose headlines are keys."""

import json

import pytest

from reader.ingest.bounds import unchecked
from reader.ingest.clean import clean_line
from reader.ingest.formats.rich_text import is_rich_text, lines_in

from .reading import read_file, told

LINES = ["新桥通车。", "两岸的人都来看。"]
ONE = {"headline": "渡口修桥通车", "lines": LINES}
QUILL = [
    {"insert": "新桥", "attributes": {"bold": True}},
    {"insert": "通车。\n"},
    {"insert": {"image": "a.png"}},
    {"insert": "两岸的人都来看。"},
    {"insert": "\n", "attributes": {"align": "justify"}},
]
PARAGRAPHS = [
    {"type": "paragraph", "content": [{"type": "text", "text": "新桥"}, {"type": "text", "text": "通车。"}]},
    {"type": "paragraph", "content": [{"type": "text", "text": LINES[1]}]},
]
HEADED = [{"type": "heading", "content": [{"type": "text", "text": ONE["headline"]}]}, *PARAGRAPHS]
LEXICAL = [{"type": "paragraph", "children": [{"type": "text", "text": line}]} for line in LINES]
DRAFT = [{"type": "unstyled", "text": line, "inlineStyleRanges": []} for line in LINES]

CASES: dict[str, object] = {
    "Quill": {"title": ONE["headline"], "content": {"ops": QUILL}},
    "Quill, a name of its own": {"title": ONE["headline"], "delta": {"ops": QUILL}},
    "Quill, the headline in it": {
        "ops": [{"insert": ONE["headline"]}, {"insert": "\n", "attributes": {"header": 1}}, *QUILL]
    },
    "Quill as a text": {"title": ONE["headline"], "content": json.dumps({"ops": QUILL})},
    "ProseMirror": {"title": ONE["headline"], "doc": {"type": "doc", "content": PARAGRAPHS}},
    "ProseMirror, the headline in it": {"type": "doc", "content": HEADED},
    "Lexical": {"title": ONE["headline"], "state": {"root": {"type": "root", "children": LEXICAL}}},
    "Slate as a text": {"title": ONE["headline"], "body": json.dumps(LEXICAL)},
    "Draft": {"title": ONE["headline"], "body": {"blocks": DRAFT, "entityMap": {}}},
    "Editor.js": {
        "blocks": [
            {"type": "header", "data": {"text": ONE["headline"], "level": 2}},
            *({"type": "paragraph", "data": {"text": line}} for line in LINES),
        ]
    },
    "ProseMirror, the headline beside it": {"type": "doc", "attrs": {"title": ONE["headline"]}, "content": PARAGRAPHS},
    "the headline is the key of paragraphs": {ONE["headline"]: ["新桥今天通车了，天气很好。", LINES[1]]},
    "the headline is the key": {ONE["headline"]: {"text": "\n".join(LINES)}},
    "the headline is the key of a text": {ONE["headline"]: "新桥今天通车了，天气很好。\n两岸的人都来看。"},
}


@pytest.mark.parametrize("value", CASES.values(), ids=CASES)
def test_texts_of_editors_and_headlines_as_keys(value: object) -> None:
    (page,), problems = read_file("a.json", json.dumps(value, ensure_ascii=False))
    expected = {**ONE, "lines": ["新桥今天通车了，天气很好。", LINES[1]]} if "天气" in str(value) else ONE
    assert {"headline": page.given["headline"], "lines": told(page)["lines"]} == expected
    assert [problem for problem in problems if "state" not in str(problem)] == []


NO_HEADLINES: dict[str, object] = {
    "a section": {"民生": {"text": "新桥通车。"}},
    "a newspaper": {"山城日报": {"text": "新桥通车。"}},
    "a day": {"2021年4月1日": {"text": "新桥通车。"}},
    "a field": {"文章内容": {"text": "新桥通车。"}},
}


@pytest.mark.parametrize("value", NO_HEADLINES.values(), ids=NO_HEADLINES)
def test_other_keys_are_no_headlines(value: object) -> None:
    (page,), _ = read_file("a.json", json.dumps(value, ensure_ascii=False))
    assert "headline" not in page.given


def test_keys_are_cleaned_and_accents_composed() -> None:
    value = {
        "渡口\x1b[2J今天\u0000修桥": {
            "doc": {"type": "doc", "content": [{"type": "p", "children": [{"text": "cafe"}, {"text": "\u0301里。"}]}]}
        }
    }
    (page,), _ = read_file("a.json", json.dumps(value))
    assert page.given["headline"] == clean_line(page.given["headline"])
    assert page.text == "café里。"


def test_questions_and_short_values_are_no_articles() -> None:
    found, _ = read_file("a.jsonl", '{"请问您的姓名是什么": "王小明"}\n{"title": "渡口修桥", "text": "新桥通车。"}')
    assert [page.given["headline"] for page in found] == ["渡口修桥"]


def test_headings_inside_are_crossheads() -> None:
    value = {"title": "渡口", "doc": {"type": "doc", "content": [*PARAGRAPHS[:1], HEADED[0], *PARAGRAPHS[1:]]}}
    (page,), _ = read_file("a.json", json.dumps(value, ensure_ascii=False))
    assert page.given["kinds"] == "- crosshead -"


def test_other_objects_are_no_text_of_an_editor() -> None:
    for value in ("", [], {}, {"ops": ["x"]}, {"type": "doc"}, {"root": 1}, {"type": "news", "content": []}):
        assert not is_rich_text(value)


def test_text_that_only_looks_like_json_stays() -> None:
    for text in ('{"新桥"通车}', "[{新桥通车}]", "{" * 3000 + "}"):
        assert [line for _, line in lines_in(text, unchecked)] == [text]


SEARCHES: dict[str, object] = {
    "pieces of the found texts": {
        "hits": {
            "hits": [{"_source": {"title": "渡口修桥", "body": "新桥通车。"}, "highlight": {"body": ["<em>桥</em>"]}}]
        }
    },
    "types behind names": {"docs": [{"title_s": "渡口修桥", "content_txt_cjk": ["新桥通车。"], "id": "1"}]},
    "rows of wrapped values": {
        "schema": {"fields": [{"name": "title"}, {"name": "body"}, {"name": "authors"}]},
        "rows": [{"f": [{"v": "渡口修桥"}, {"v": "新桥通车。"}, {"v": []}]}],
    },
}


@pytest.mark.parametrize("value", SEARCHES.values(), ids=SEARCHES)
def test_answers_of_search_engines_and_databases(value: object) -> None:
    found, _ = read_file("a.json", json.dumps(value, ensure_ascii=False))
    assert [told(page) for page in found] == [{"headline": "渡口修桥", "lines": ["新桥通车。"]}]


AUTHORS: dict[str, object] = {
    "wrapped once": {"author": {"data": {"attributes": {"name": "王小明"}}}},
    "a list of wrapped": {"authors": [{"node": {"name": "王小明"}}]},
    "embedded beside its number": {"author": 3, "_embedded": {"author": [{"id": 3, "name": "王小明"}]}},
}


@pytest.mark.parametrize("given", AUTHORS.values(), ids=AUTHORS)
def test_wrapped_authors(given: dict[str, object]) -> None:
    (page,), _ = read_file("a.json", json.dumps({"title": "渡口修桥", "text": "新桥通车。", **given}))
    assert page.given["authors"] == "王小明"
