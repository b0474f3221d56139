"""Work grows as the input does, whatever is repeated: counted in steps, which are the same on a busy machine.

A step is a line of Python, a round of a loop, a call or a return. What a library does within a call is not counted:
`python -m tests.ingest.test_bombs 1000` measures that.
"""

import sys
from collections.abc import Callable
from types import FrameType

import pytest

from reader.ingest.bounds import Budget
from reader.ingest.document import SourceReader
from reader.ingest.pages import pages
from reader.parsing import parse

from .bombs import Bomb
from .packing import zipped


def parts(name: str, before: str, part: Callable[[int], str], after: str = "", between: str = "") -> Bomb:
    """A file of so many parts, which are made of their numbers."""
    return lambda count: (name, (before + between.join(map(part, range(count))) + after).encode())


def han(at: int) -> str:
    """A character that differs from part to part."""
    return chr(0x4E00 + at)


def frame(count: int) -> tuple[str, bytes]:
    """A data frame by columns."""
    titles, texts = (",".join(f'"{at}":"{word}{at}"' for at in range(count)) for word in "题文")
    return "a.json", f'{{"title":{{{titles}}},"content":{{{texts}}}}}'.encode()


MIXED_TYPE = "Content-Type: multipart/mixed"
MIXED = f"Subject: 题\nMIME-Version: 1.0\n{MIXED_TYPE}; boundary=b\n\n"
PARTS: dict[str, Bomb] = {
    "attributes": parts("a.html", "<html><p ", lambda at: f"a{at}='x' ", ">山城"),
    "tags without end": parts("a.html", "<html>", lambda at: "<p "),
    "paragraphs": parts("a.html", "<html>", lambda at: f"<p>山城今日无事{han(at)}。</p>"),
    "headings": parts("a.html", "<html>", lambda at: f"<h2>山城{at}{han(at)}</h2>"),
    "headings of articles": parts("a.html", "<html>", lambda at: f"<h2>山城{at}</h2><p>文{han(at)}。</p>"),
    "articles": parts("a.html", "<html>", lambda at: f"<article><h2>山城{at}</h2><p>文。</p></article>"),
    "siblings": parts("a.html", "<html>", lambda at: f"<div><h2>山城{at}</h2><p>文{han(at)}。</p></div>"),
    "lines of issues": parts("a.html", "<html><h1>题</h1>", lambda at: f"<div>第A{at}版：民生 2019年1月2日</div>"),
    "links": parts("a.html", "<html><h1>题</h1>", lambda at: f"<a href='content_{at}.htm'>第A03版：民生</a>"),
    "cells of a page": parts("a.html", "<html><table>", lambda at: f"<tr><td>甲{at}<td>乙"),
    "line ends": parts("a.html", "<html>", lambda at: f"山城今日无事{han(at)}<br>"),
    "depth": parts("a.html", "<html>", lambda at: "<div><span>", "字"),
    "comments of a publisher": parts("a.html", "<html>", lambda at: "<!--enpproperty ", "<p>文"),
    "fields of a comment": parts("a.html", "<html><!--enpproperty ", lambda at: "<title>", "/enpproperty--><p>文"),
    "a title": parts("a.html", "<html><title>", lambda at: "某某晚报-", "</title><p>文"),
    "marks of notes": parts("a.html", "<html><p>", lambda at: "<sup>[1]</sup>字"),
    "items": parts("a.xml", "<rss><channel>", lambda at: f"<item><title>题{at}</title></item>"),
    "rows": parts("a.csv", "title,content\n", lambda at: f"题{at},文{han(at)}\n"),
    "rows of HTML": parts("a.csv", "title,content\n", lambda at: f"题{at},<p>文{han(at)}</p>\n"),
    "rows of references": parts("a.csv", "title,content\n", lambda at: f"题{at},文{han(at)}&amp;\n"),
    "rows of two lines": parts("a.csv", "title,content\n", lambda at: f'题{at},"文{han(at)}\n桥\n"\n'),
    "rows of five cells": parts(
        "a.csv", "标题,日期,版次,作者,正文\n", lambda at: f"题{at},2021-04-01,{at},张三,文{han(at)}\n"
    ),
    "formulas": parts("a.csv", "title,content\n", lambda at: f"'=题{at},文\n"),
    "columns": parts("a.csv", "title,content,", lambda at: f"pub_name{at}", "\n题,文\n", ","),
    "short headings": parts("a.txt", "", lambda at: f"山村修路{han(at)}\n"),
    "characters": parts("a.txt", "", lambda at: f"{han(at)}\n"),
    "bylines": parts("a.txt", "", lambda at: f"本报记者 王小{han(at)}\n"),
    "days": parts("a.txt", "", lambda at: f"2021年3月{at % 28 + 1}日\n"),
    "figures": parts("a.txt", "", lambda at: f"{1000 + at}.5\n"),
    "briefs": parts("a.txt", "", lambda at: f"山城{at}\n本报记者 王小{han(at)}\n本报讯 新桥{han(at)}通车。\n"),
    "labels": parts("a.txt", "", lambda at: f"标题：题{at}\n正文：文{han(at)}\n\n"),
    "labels between empty lines": parts("a.txt", "标题：题\n作者：甲\n", lambda at: f"\n来源：丙{han(at)}\n"),
    "labels in brackets": parts("a.txt", "", lambda at: f"【篇名】题{at}\n【正文】文{han(at)}\n"),
    "lines with bars": parts("a.txt", "", lambda at: f"题{at}\n山城日报 | 2021-09-02 | A{at % 90}\n文{han(at)}。\n\n"),
    "nothing but such lines": parts("a.txt", "", lambda at: f"山{han(at)} | 2021-09-02 | A{at % 90}\n"),
    "mails": parts("a.mbox", "", lambda at: f"From a@b Mon Mar  1 00:00:00 2021\nSubject: 山{at}\n\n文{han(at)}。\n\n"),
    "parts of a mail": parts("a.eml", MIXED, lambda at: f"--b\nContent-Type: text/plain\n\n文{han(at)}\n", "--b--\n"),
    "parts within parts": parts(
        "a.eml", MIXED, lambda at: f"--b{at or ''}\n{MIXED_TYPE}; boundary=b{at + 1}\n\n", "文。\n" * 200
    ),
    "front matter again": parts("a.md", "", lambda at: f"---\ntitle: 题{at}\n---\n文{han(at)}。\n\n"),
    "fields of front matter": parts("a.md", "---\ntitle: 题\n", lambda at: f"k{at}: 文\n", "---\n文。\n"),
    "headings of Markdown": parts("a.md", "", lambda at: f"# 题{at}\n"),
    "articles of Markdown": parts("a.md", "", lambda at: f"## 题{at}\n\n文{han(at)}。\n\n"),
    "objects by line": parts("a.jsonl", "", lambda at: f'{{"title":"题{at}","content":"文"}}\n'),
    "objects with keys of their own": parts(
        "a.json", "[", lambda at: f'{{"title":"题{at}","content":"文","k{at}":1}}', "]", ","
    ),
    "objects in Python's syntax": parts("a.json", "", lambda at: f"{{'title':'题{at}','content':'文'}}\n"),
    "objects by key": parts("a.json", "{", lambda at: f'"k{at}":{{"title":"题{at}","content":"文"}}', "}", ","),
    "empty objects": parts("a.json", "[", lambda at: "{}", "]", ","),
    "rows of JSON": parts(
        "a.json", '{"columns":["title","content"],"data":[', lambda at: f'["题{at}","文"]', "]}", ","
    ),
    "a frame": frame,
    "small files": lambda count: ("a.zip", zipped({f"{at}.txt": "文" for at in range(count // 4)})),
    "small pages": lambda count: ("a.zip", zipped({f"{at}.html": f"<h1>题{at}</h1><p>文" for at in range(count // 4)})),
}
"""Files of many small parts, by the number of parts."""


def steps_of(work: Callable[[], object]) -> int:
    """How many steps `work` takes."""
    count = 0

    def counted(frame: FrameType, event: str, argument: object) -> object:
        nonlocal count
        count += 1
        return counted

    before = sys.gettrace()
    sys.settrace(counted)
    try:
        work()
    finally:
        sys.settrace(before)
    return count


def read(name: str, data: bytes) -> int:
    """How many articles are read and parsed."""
    reader = SourceReader(None, lambda problem: None, False, Budget(len(data)))
    return sum(len(parse(page).articles) for page in pages(data, name, reader))


FEW, MANY = 20, 160
"""Numbers of parts: with eight times as many, a square would take up to 64 times the steps."""
MOST = 120
"""Most steps a byte, of very many records of two lines and twenty bytes: some ten million steps are a second."""


@pytest.mark.parametrize("kind", PARTS)
def test_work_grows_as_the_input_does(kind: str) -> None:
    name, few = PARTS[kind](FEW)
    many = PARTS[kind](MANY)[1]
    read(name, many)  # Names are taken apart once.
    steps = steps_of(lambda: read(name, many))
    assert steps < 1.25 * MANY / FEW * steps_of(lambda: read(name, few))
    assert steps < MOST * len(many)


HTML_PARTS = "".join(f"<h2>山{han(at)}</h2><p>文{han(at)}。</p>" for at in range(MANY))
XML_PARTS = "".join(f"<doc><title>山{han(at)}</title><text>文{han(at)}。</text></doc>" for at in range(MANY))
FEED_PARTS = "".join(f"<item><title>山{han(at)}</title></item>" for at in range(MANY))
AROUND = {
    "articles": ("a.html", "<html>", "<article>", HTML_PARTS),
    "the body of an article": ("a.html", "<html><founder-content>", "<div>", HTML_PARTS),
    "links": ("a.html", "<html>", "<a href='#a'><b>", HTML_PARTS),
    "raised links": ("a.html", "<html>", "<sup><a>", HTML_PARTS),
    "titles of microdata": ("a.html", "<html>", "<span itemprop='headline'>", HTML_PARTS),
    "authors of microdata": ("a.html", "<html>", "<span itemprop='author'>", HTML_PARTS),
    "fields": ("a.xml", "<?xml version='1.0'?><docs>", "<author>", XML_PARTS),
    "texts": ("a.xml", "<?xml version='1.0'?><docs>", "<text>", XML_PARTS),
    "an article and its fields": ("a.xml", "<?xml version='1.0'?><docs>", "<doc><title>", XML_PARTS),
    "texts of items": ("a.rss", "<?xml version='1.0'?><rss><channel>", "<item><description>", FEED_PARTS),
    "fields of items": ("a.rss", "<?xml version='1.0'?><rss><channel>", "<item><author>", FEED_PARTS),
}
"""Elements around all others, however deep."""


@pytest.mark.parametrize("kind", AROUND)
def test_elements_around_all_others_do_not_multiply_the_work(kind: str) -> None:
    name, before, around, parts = AROUND[kind]
    few, many = (f"{before}{around * (depth // around.count('<'))}{parts}".encode() for depth in (2, 200))
    read(name, many)
    assert steps_of(lambda: read(name, many)) < 2 * steps_of(lambda: read(name, few))
