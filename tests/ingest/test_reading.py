"""From a path to its pages: formats told by content, lines numbered as in the file, problems told in one line."""

import gzip
import importlib
import json
import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.errors import BrokenTextError, ReaderError, UnreadableError
from reader.ingest import read, reasons, sources
from reader.ingest.bounds import Budget, TooMuchError
from reader.ingest.document import Document, SourceReader
from reader.ingest.formats import flat_file
from reader.ingest.formats.format_table import FORMATS, Gives
from reader.ingest.pages import pages
from reader.ingest.walk import Source
from reader.model import Form
from reader.paths import bundled

from .packing import TEXT, book, zipped
from .reading import read_all, read_file, written


def test_the_bundled_page() -> None:
    (page,), problems = read_all(bundled("seeds"))
    assert page.given == {"publication": "青岛日报", "date": "2022-11-14", "page_name": "要闻"}
    assert (page.form, page.first_line, page.encoding) == (Form.FLAT, 1, "utf-8")
    assert "加力振兴实体经济 大力提升发展质效" in page.text.split("\n")
    assert not problems


KINDS = {
    "flat": ("山城今日无事。", "txt", "flat text"),
    "Markdown by name": ("山城", "md", "Markdown"),
    "HTML": ("\ufeff \n<!DOCTYPE html>\n<p>", "txt", "HTML"),
    "HTML after a comment": ("<!-- x --><html>", "", "HTML"),
    "XHTML": ('<?xml version="1.0"?><html xmlns="x">', "xml", "HTML"),
    "a fragment": ("<p>山城", "txt", "HTML"),
    "a fragment by name": ("山城<br>今日", "html", "HTML"),
    "RSS": ('<?xml version="1.0"?><rss version="2">', "", "RSS, Atom"),
    "RSS that speaks of HTML": ("<rss><html>", "", "RSS, Atom"),
    "Atom": ("<feed xmlns='x'>", "html", "RSS, Atom"),
    "other XML": ('<?xml version="1.0"?><doc>', "xml", "XML of articles"),
    "an odd tag": ("<编者按>山城", "txt", "flat text"),
    "JSON": (' {"a": 1}', "txt", "JSON"),
    "JSON by name": ("[1]", "json", "JSON"),
    "a list": ('[{"a": 1}]', "", "JSON"),
    "JSON Lines by content": ('{"a": 1}\n{"a": 2}', "txt", "JSON"),
    "JSON Lines by name": ("{a}", "jsonl", "JSON"),
    "objects as Python writes them": ("{'a': 1}", "txt", "JSON"),
    "a bracket": ("[本报讯]山城", "txt", "flat text"),
    "a brace": ("{山城}", "txt", "flat text"),
}


def format_of(data: bytes, name: str) -> str:
    """The name of the first format that recognises `data`."""
    document = Document(data, name, SourceReader(None, lambda problem: None, True, Budget(len(data))), pages)
    return next(format_.name for format_ in FORMATS if format_.recognises(document))


@pytest.mark.parametrize(("text", "ending", "expected"), KINDS.values(), ids=KINDS)
def test_formats_are_told_by_content(text: str, ending: str, expected: str) -> None:
    assert format_of(text.encode(), f"a.{ending}" if ending else "a") == expected


BYTES = {
    "zip": (zipped({"a.txt": TEXT}), "zip"),
    "a zip cut short": (b"PK\x03\x04", "zip"),
    "an empty zip": (zipped({}), "zip"),
    "EPUB": (book(), "EPUB"),
    "slides": (zipped({"[Content_Types].xml": ""}), "pptx"),
    "tar": (bytes(257) + b"ustar", "tar"),
    "gzip": (gzip.compress(b""), "gzip, bzip2, xz"),
    "PDF": (b"%PDF-1.7", "PDF"),
    "RAR": (b"Rar!\x1a\x07", "RAR, 7z, zstd, old Office"),
    "picture": (b"GIF89a", "picture, program, database"),
    "no zip": (b"PKP", "flat text"),
    "zeros": (bytes(500), "no text"),
    "nothing": (b"", "flat text"),
}


@pytest.mark.parametrize(("data", "expected"), BYTES.values(), ids=BYTES)
def test_formats_are_told_by_their_first_bytes(data: bytes, expected: str) -> None:
    assert format_of(data, "a.txt") == expected


def test_each_row_of_the_table_has_a_reader_or_a_refusal() -> None:
    for format_ in FORMATS:
        assert bool(format_.module) != bool(format_.refusal)
        assert (format_.gives is Gives.NOTHING) == bool(format_.refusal)
        if format_.module:
            assert callable(importlib.import_module(f"reader.ingest.formats.{format_.module}").pages)
    assert len({format_.name for format_ in FORMATS}) == len(FORMATS)


def test_lines_of_flat_text_are_those_of_the_file(tmp_path: Path) -> None:
    path = written(tmp_path, "a.txt", b"\xef\xbb\xbf\r\n\xe4\xb8\x80\x0c\r\n\t\xe4\xba\x8c\xe2\x80\xa8\xe4\xb8\x89\r\n")
    (page,), _ = read_all(path)
    assert page.text == "\n一 \n 二 三\n"


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        pytest.param("山城今日\n" * 9 + "\n" + "渡口修桥\n" * 9, [1, 10], id="at a blank line"),
        pytest.param("山城今日\n" * 20, [1, 13], id="between lines"),
        pytest.param("山城" * 90, [1], id="a single line"),
        pytest.param("山城" * 90 + "\n", [1], id="and its end"),
        pytest.param("山城" * 90 + "\n渡口", [1, 2], id="behind a line that is too long"),
        pytest.param("山城日报 2021-04-01\n" + "山城今日\n" * 20, [2, 14], id="below a header"),
    ],
)
def test_what_is_longer_than_a_page_is_divided(text: str, begins: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(flat_file, "LONG", 64)
    found, problems = read_file("a.txt", text)
    assert ([page.first_line for page in found], problems) == (begins, [])
    assert text.endswith("".join(page.text for page in found))
    assert len({page.given.get("date") for page in found}) == 1


def test_front_matter_is_taken_off_and_counted(tmp_path: Path) -> None:
    path = written(
        tmp_path, "2020-01-02.md", "---\ntitle: 题\ndate: 2020-02-03\n---\n\n# 题\n<b>一</b>&hellip;&#10;&amp;\n"
    )
    (page,), _ = read_all(path)
    assert (page.form, page.first_line, page.text) == (Form.MARKDOWN, 5, "\n# 题\n一… &\n")
    assert page.given == {"headline": "题", "date": "2020-02-03"}
    assert page.origins == {"headline": "front matter", "date": "front matter"}


def test_front_matter_makes_any_file_markdown(tmp_path: Path) -> None:
    (page,), _ = read_all(written(tmp_path, "a.txt", "---\r\ntitle: 题\r\n---\r\n文 & 字 < 句"))
    assert (page.form, page.first_line, page.text) == (Form.MARKDOWN, 4, "文 & 字 < 句")


SINGLE = {
    "three lines": ("引题\n题目\n副题\n　　正文。\n", {"kicker": "引题", "headline": "题目", "subheadline": "副题"}, 4),
    "headline alone of three": ("\r\n题目\r\n\r\n　　正文。\r\n", {"headline": "题目"}, 4),
    "one line": ("题目\n\n　　正文。\n", {"headline": "题目"}, 3),
    "blank lines before the body": ("题目\n\n\n　　\n　　正文。\n", {"headline": "题目"}, 5),
    "blank lines after the three": ("引题\n题目\n\n　　\n　　正文。\n", {"kicker": "引题", "headline": "题目"}, 4),
    "a salutation": ("\n题目\n副题\n同志们：\n　　正文。\n", {"headline": "题目", "subheadline": "副题"}, 4),
    "a title and nothing else": ("\n题目\n\n", {"headline": "题目"}, 4),
}


@pytest.mark.parametrize(("text", "fields", "first_line"), SINGLE.values(), ids=SINGLE)
def test_one_article_a_file(text: str, fields: dict[str, str], first_line: int, tmp_path: Path) -> None:
    (page,), _ = read_all(written(tmp_path, "20200102-03-04.txt", text))
    assert (page.form, page.first_line) == (Form.ARTICLE, first_line)
    assert page.given == {**fields, "date": "2020-01-02", "page": "3"}
    assert page.origins["headline"] == "first lines"
    assert page.text.strip() in ("正文。", "同志们：\n　　正文。", "")


@pytest.mark.parametrize(
    "text", ["一\n二\n三\n四\n　　五", "一\n\n二\n　　三\n", "一\n二\n", "", "字" * 200 + "\n　　一", "字" * 200]
)
def test_what_is_not_surely_one_article_is_left_to_the_parser(text: str, tmp_path: Path) -> None:
    (page,), _ = read_all(written(tmp_path, "20200102-03-04.txt", text))
    assert (page.form, page.text) == (Form.FLAT, text)


def test_records_have_the_line_they_stand_on(tmp_path: Path) -> None:
    path = written(tmp_path, "山城日报-2020-01-02.jsonl", '{"title": "甲", "body": "一"}\nbad\n{"body": "二"}\n')
    found, problems = read_all(path)
    assert [(page.form, page.text, page.first_line) for page in found] == [
        (Form.ARTICLE, "一", 1),
        (Form.ARTICLE, "二", 3),
    ]
    assert found[0].given == {"headline": "甲", "publication": "山城日报", "date": "2020-01-02"}
    assert found[0].origins == {"headline": "record", "publication": "file name", "date": "file name"}
    assert [str(problem) for problem in problems] == [f"{path}: {reasons.BROKEN_JSON}"]


def test_records_without_fault(tmp_path: Path) -> None:
    found, problems = read_all(written(tmp_path, "a.txt", '{"body": "一"}\n{"body": "二"}\n'))
    assert ([page.text for page in found], problems) == (["一", "二"], [])


def test_what_only_looks_like_json_is_text(tmp_path: Path) -> None:
    (page,), _ = read_all(written(tmp_path, "a.txt", '["山城"今日无事'))
    assert page.form is Form.FLAT


def test_html_and_feeds_are_articles(tmp_path: Path) -> None:
    html = written(tmp_path, "a.txt", "<html><title>题</title><p>山城今日无事。</p></html>".encode("gbk"))
    (page,), _ = read_all(html)
    assert (page.form, page.text, page.given, page.encoding) == (
        Form.ARTICLE,
        "山城今日无事。",
        {"headline": "题"},
        "gb18030",
    )
    feed = written(tmp_path, "b.xml", "<rss><channel><item><title>题</title></item></channel></rss>")
    (page,), _ = read_all(feed)
    assert (page.form, page.text, page.given) == (Form.ARTICLE, "", {"headline": "题"})


def test_folders_above_a_relative_path_tell_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "山城日报" / "2020年1月"
    (folder / "x").mkdir(parents=True)
    written(folder, "a.txt", TEXT)
    monkeypatch.chdir(folder / "x")
    (page,), _ = read_all("../a.txt")
    assert (page.source, page.given) == ("../a.txt", {"publication": "山城日报", "date": "2020-01"})
    monkeypatch.setattr(os, "getcwd", lambda: (_ for _ in ()).throw(FileNotFoundError()))
    (page,), _ = read_all("../a.txt")
    assert page.given == {}


def test_a_declared_encoding_is_heard_when_the_bytes_are_silent(tmp_path: Path) -> None:
    data = '<html><meta charset="big5"><title>題</title><p>山城今日無事，居民安樂。</p></html>'.encode("big5")
    (page,), _ = read_all(written(tmp_path, "a.html", data))
    assert page.encoding == "big5hkscs"


def test_an_encoding_given_overrules(tmp_path: Path) -> None:
    path = written(tmp_path, "a.txt", TEXT.encode("gbk"))
    assert read_all(path, "gb2312")[0][0].text == TEXT
    (page,), problems = read_all(path, "utf8")
    assert page.encoding == "utf-8"
    assert "\ufffd" in page.text
    assert [type(problem) for problem in problems] == [BrokenTextError]
    with pytest.raises(UnreadableError, match="no encoding of that name"):
        read_all(path, "klingon")


def test_broken_bytes_are_reported_and_read(tmp_path: Path) -> None:
    path = written(tmp_path, "a.txt", TEXT.encode() + b"\xff\xfe" + TEXT.encode())
    (page,), (problem,) = read_all(path)
    assert "\ufffd" in page.text
    assert isinstance(problem, BrokenTextError)
    assert (problem.count, problem.encoding) == (2, "utf-8")
    assert "\n" not in str(problem)


NASTY = "题\x1b]0;x\x07\x1b[2J\x9b31m\u202e[b][/]\0\ufeff\ud800".encode("utf-8", "surrogatepass").decode(
    "utf-8", "replace"
)


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html", "a.json"])
def test_no_control_character_survives(name: str, tmp_path: Path) -> None:
    texts = {
        "a.json": json.dumps({"title": NASTY, "author": NASTY, "body": f"{NASTY}\n文"}),
        "a.html": f"<h1>{NASTY}</h1><p>{NASTY}文",
    }
    data = texts.get(name, f"---\ntitle: {NASTY}\n---\n{NASTY}文")
    for page in read_all(written(tmp_path, name, data))[0]:
        said = "".join([page.source, *page.given.values()])
        assert not set(said + page.text.replace("\n", "")) & set("\x1b\x07\x9b\u202e\0\ufeff\n")
        assert "[b][/]" in page.text


@given(
    st.binary(max_size=400),
    st.sampled_from(["a.txt", "a.md", "a.html", "a.json", "a.jsonl", "a.xml", "20200102-03-04.txt"]),
)
@settings(max_examples=200, deadline=None)
def test_random_bytes_raise_nothing_else(data: bytes, name: str) -> None:
    try:
        found = list(pages(data, name, SourceReader(None, lambda problem: None, True, Budget(len(data)))))
    except (ReaderError, TooMuchError):
        return
    for page in found:
        assert all(character == "\n" or character >= " " for character in page.text)
        assert all(value and "\n" not in value for value in page.given.values())


def test_problems_nobody_asked_for_are_dropped(tmp_path: Path) -> None:
    (source,) = sources([written(tmp_path, "a.txt", TEXT.encode() + b"\xff")])
    assert len(list(read(source))) == 1
    assert Source("x", None, 0, 0).asked
