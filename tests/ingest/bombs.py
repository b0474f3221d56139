"""Files that are small to send and large to read, or that repeat what a program may stumble over; each of any size.

Takes a number of repeats, gives the name and the bytes of a file; the number is about the kilobytes of most of them.
"""

import bz2
import gzip
import io
import lzma
import tarfile
import zipfile
from collections.abc import Callable, Mapping
from functools import partial

from .packing import book, tarred, zipped
from .specimens import JSON

Bomb = Callable[[int], tuple[str, bytes]]

PROSE = "新桥今天通车，两岸的人都来看。"


def repeated(name: str, unit: str, before: str = "", after: str = "", size: int = 1000) -> Bomb:
    """A file that is `unit` again and again, up to so many bytes for each repeat."""
    return lambda count: (name, (before + unit * max(1, count * size // len(unit.encode())) + after).encode())


def packed(name: str, pack: Callable[[bytes], bytes]) -> Bomb:
    """A file of zeros or of text, packed."""
    return lambda count: (name, pack(b"\0" * (count << 16)))


def nested(name: str, pack: Callable[[bytes], bytes]) -> Bomb:
    """A file packed in itself again and again."""

    def bomb(count: int) -> tuple[str, bytes]:
        data = PROSE.encode()
        for _ in range(min(count, 60)):
            data = pack(data)
        return name, data

    return bomb


def archive(inner: str, data: bytes) -> bytes:
    return zipped({inner: data})


def many(count: int) -> tuple[str, bytes]:
    """An archive of very many small files."""
    return "a.zip", zipped({f"{at}.txt": "文" for at in range(count * 4)}, zipfile.ZIP_STORED)


def overlapping(count: int) -> tuple[str, bytes]:
    """An archive whose directory names one file many times."""
    data = archive("a.txt", PROSE.encode() * 1000)
    at = data.index(b"PK\x01\x02")
    entry, end = data[at : data.index(b"PK\x05\x06")], bytearray(data[data.index(b"PK\x05\x06") :])
    end[8:12] = (min(count * 4, 60_000)).to_bytes(2, "little") * 2
    end[12:16] = (len(entry) * min(count * 4, 60_000)).to_bytes(4, "little")
    return "a.zip", data[:at] + entry * min(count * 4, 60_000) + bytes(end)


def tar_of(count: int, kind: bytes) -> tuple[str, bytes]:
    """A tar of links, folders or devices."""
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w") as made_tar:
        for at in range(count):
            member = tarfile.TarInfo(f"{'a/' * (at % 40)}b.txt")
            member.type, member.linkname = kind, "../../b.txt"
            made_tar.addfile(member)
    return "a.tar", made.getvalue()


def sheet(rows: str, shared: str = "") -> bytes:
    """A workbook of these rows."""
    names = '<row><c t="inlineStr"><is><t>标题</t></is></c><c t="inlineStr"><is><t>正文</t></is></c></row>'
    parts = {
        "[Content_Types].xml": "<Types/>",
        "xl/workbook.xml": "<workbook/>",
        "xl/sharedStrings.xml": f'<sst xmlns="urn:s">{shared}</sst>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="urn:s"><sheetData>{names}{rows}</sheetData></worksheet>',
    }
    return zipped(dict(parts))


def laughs(count: int) -> tuple[str, bytes]:
    """Entities of entities of entities."""
    entities = "".join(f"<!ENTITY l{at} '{f'&l{at - 1};' * 10}'>" for at in range(1, min(count, 30)))
    text = f"<?xml version='1.0'?><!DOCTYPE r [<!ENTITY l0 'lol'>{entities}]><r><content>&l{min(count, 30) - 1};</content></r>"
    return "a.xml", text.encode()


def quadratic(count: int) -> tuple[str, bytes]:
    """One long entity, named again and again."""
    text = f"<?xml version='1.0'?><!DOCTYPE r [<!ENTITY a '{'x' * count * 100}'>]><r><content>{'&a;' * count * 30}</content></r>"
    return "a.xml", text.encode()


def aliases(count: int) -> tuple[str, bytes]:
    """Lists of YAML that name lists that name lists."""
    lists = "".join(f"l{at}: &l{at} [{', '.join([f'*l{at - 1}'] * 9)}]\n" for at in range(1, min(count, 30)))
    return "a.md", f"---\nl0: &l0 [lol]\n{lists}title: *l{min(count, 30) - 1}\n---\n\n文。\n".encode()


def spine(count: int) -> tuple[str, bytes]:
    """A book that names one chapter many times."""
    return "a.epub", book(
        f"<package><metadata/><manifest><item id='a' href='../a.xhtml'/></manifest><spine>{'<itemref idref=' + repr('a') + '/>' * count}</spine></package>"
    )


def distinct(name: str, one: str, between: str, before: str, after: str, size: int) -> Bomb:
    """A file of many parts that all differ by a number."""
    return lambda count: (
        name,
        (before + between.join(one.format(at) for at in range(count * 1000 // size)) + after).encode(),
    )


def mail_in_mail(count: int) -> tuple[str, bytes]:
    """A message in a message in a message."""
    head = "MIME-Version: 1.0\nContent-Type: message/rfc822\n\n"
    return "a.eml", (head * min(count * 4, 2000) + "MIME-Version: 1.0\nContent-Type: text/html\n\n<p>文。").encode()


FLAT: Mapping[str, Bomb] = {
    name: repeated("a.txt", unit)
    for name, unit in {
        "bylines": "本报记者 王小明\n", "bare names": "王小明 刘 学\n", "days": "2021年4月1日 星期四\n", "dates": "2021-04-01\n",
        "headings": "渡口修桥\n", "headings, blank lines": "渡口修桥\n\n", "jumps": "（下转第四版）\n", "from other pages": "（上接第一版）\n",
        "credits": "（作者系某某大学教授）\n", "single characters": "桥\n", "blank lines": "\n", "vertical tabs": f"{PROSE}\v", "short lines by vertical tabs": "桥\v",
        "line separators": f"{PROSE}\u2028", "separators in lines": "桥\u2028甲\n", "next lines": "桥\x85", "form feeds": "桥\f", "form feeds in lines": "桥\f甲\n",
        "carriage returns": "桥\r", "one line": PROSE, "one word": "a", "spaces": " ", "wide spaces": "　", "spaced Han": "新 桥 ", "brackets": "（", "digits": "1",
        "radicals": "⼀⽇", "accents": "e\u0301", "accents alone": "\u0301", "nothing that is seen": "\u200b", "references": "&nbsp;", "ampersands": "&", "tags": "<br>桥",
        "angles": "<", "quotation": "> 桥\n", "labels": "【篇名】题\n【正文】文\n", "labels of one article": "【作者】王小明\n", "lines about": "题\n2021-04-01 来源：山城日报\n文。\n",
        "lists": "1. 桥\n", "colons": "甲：", "folios": "2021年4月1日 第3版\n", "page marks": "- 1 -\n新桥\n", "datelines": "本报讯 新桥。\n", "semicolons": "；", "dashes": "——\n",
        "wrapped": "新桥今天通车两岸的人都来看新桥今天通车两\n", "hyphens": "bridge-\n", "tables of text": "甲\t乙\t丙\n", "elements": "<doc><title>题</title><content>文</content></doc>\n",
    }.items()
}  # fmt: skip

MARKDOWN: Mapping[str, Bomb] = {
    f"Markdown: {name}": repeated("a.md", unit)
    for name, unit in {
        "tables": "|甲|乙|\n|---|---|\n|丙|丁|\n\n", "rows": "|甲|乙|\n", "bars": "|", "headings": "# 题\n\n", "articles": f"## 题\n\n{PROSE}\n\n", "stars": "*", "bold": "**桥**\n\n",
        "links": "[桥](https://e.org/1)", "brackets": "[", "brackets and addresses": "[](", "pictures": "![", "references": "[桥][a]\n[a]: http://e\n", "comments": "<!--", "other comments": "%%",
        "templates": "{{<", "braces": "{", "lists": "- 桥\n", "quotations": "> 桥\n", "quotations in quotations": ">", "code": "`", "fences": "```\n", "underlined": "桥\n---\n", "notes": "[^1]", "backslashes": "\\[", "waves": "~~桥", "fields": "a: b\n", "items": "- - ",
    }.items()
}  # fmt: skip

WEB: Mapping[str, Bomb] = {
    f"HTML: {name}": repeated("a.html", unit, f"<html><h1>题</h1>{before}")
    for name, (before, unit) in {
        "attributes": ("<p ", "a='x' "), "elements with attributes": ("", "<p a='1' b='2'>桥"), "paragraphs": ("", f"<p>{PROSE}</p>"), "short paragraphs": ("", "<p>桥</p>"), "breaks": ("", "桥<br>"),
        "headings": ("", "<h2>桥</h2>"), "articles": ("", "<article><h2>桥</h2><p>文。</p></article>"), "cells": ("<table>", "<tr><td>甲<td>乙"), "depth": ("", "<div>"), "inline depth": ("", "<b>"),
        "links to articles": ("", "<a href='content_1.htm'>第A03版：民生</a>"), "angles": ("", "<"), "ends": ("", "</p>"), "references": ("<p>", "&amp;"), "notes": ("<p>", "<sup>[1]</sup>桥"), "ruby": ("<p>", "<ruby>桥<rt>q"),
        "publisher's comments": ("", "<!--enpproperty "), "meta": ("", "<meta name='author' content='x'>"), "data": ("", "<script type='application/ld+json'>{}</script>"), "times": ("<p>", "<time datetime='2021-04-01'>x</time>"),
        "issue lines": ("", "<div>第A03版：民生 2019年1月2日</div>"), "footnotes": ("", "<aside role='doc-footnote'>注</aside>"), "titles": ("", "<title>某某晚报-"), "lines of pre": ("<pre>", f"{PROSE}\n"), "templates": ("", "<template>"), "forms": ("", "<form><select>"),
    }.items()
}  # fmt: skip

RECORDS: Mapping[str, Bomb] = {
    "feed items": repeated("a.xml", "<item><title>题</title><description>文。</description></item>", "<rss><channel>"),
    "feed titles": repeated("a.xml", "<title>题</title>", "<rss><channel><item>"),
    "feed text": repeated("a.xml", f"&lt;p&gt;{PROSE}", "<rss><channel><item><description>", "</description></item></channel></rss>"),
    "entries": repeated("a.xml", "<entry><title>题</title><content>文</content></entry>", "<feed>"),
    "paragraphs of NITF": repeated("a.xml", "<p>桥</p>", "<nitf><body><body.content>"),
    "attributes of XML": distinct("a.xml", "a{}='x'", " ", "<?xml version='1.0'?><doc ", "><content>文</content></doc>", 10),
    "fields of XML": repeated("a.xml", "<author>王小明</author>", "<?xml version='1.0'?><doc><content>文</content>"),
    "texts of XML": repeated("a.xml", "<content>文</content>", "<?xml version='1.0'?><doc>"),
    "depth of XML": repeated("a.xml", "<a>", "<?xml version='1.0'?><doc>"),
    "ampersands of XML": repeated("a.xml", "&", "<?xml version='1.0'?><doc><content>"),
    "entities of entities": laughs,
    "a long entity": quadratic,
    "a foreign entity": lambda _: ("a.xml", b"<?xml version='1.0'?><!DOCTYPE r [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><r><content>&x;</content></r>"),
    "keys": distinct("a.json", '"k{}":1', ",", "{", ',"title":"题","content":"文"}', 12),
    "objects in keys": distinct("a.json", '"k{}":{{"a":1}}', ",", "{", "}", 16),
    "days": distinct("a.json", '"2021-04-01{}":[{{"title":"题","content":"文"}}]', ",", "{", "}", 50),
    "articles": repeated("a.json", '{"title":"题","content":"文"},', "[", "{}]"),
    "empty objects": repeated("a.json", "{},", "[", "{}]"),
    "lines of JSON": repeated("a.jsonl", '{"title":"题","content":"文"}\n'),
    "objects without end": repeated("a.json", '{"a":'),
    "broken objects": repeated("a.json", '{"a" 1}\n'),
    "commas": repeated("a.json", '{"title":"题","content":"文",},', "[", "]"),
    "comments without end": repeated("a.json", "/*x", '[{"title":"题","content":"文",},', "]"),
    "Python": repeated("a.json", "{'title':'题','content':'文'}\n"),
    "lists without end": repeated("a.json", "["),
    "lists": repeated("a.json", "[]"),
    "blocks": repeated("a.json", '{"type":"p","text":"文"},', '{"title":"题","content":[', "{}]}"),
    "a long number": repeated("a.json", "9", '{"title":"题","content":"文","date":', "}"),
    "escapes": repeated("a.json", "\\u4e00", '{"title":"题","content":"', '"}'),
    "halves of pairs": repeated("a.json", "\\ud800", '{"title":"题","content":"', '"}'),
    "rows": repeated("a.csv", "题,文\n", "title,text\n"),
    "quotation marks": repeated("a.csv", '"', "title,text\n"),
    "cells": repeated("a.csv", ",", "title,text\n题,"),
    "columns": distinct("a.csv", "c{}", ",", "title,text,", "\n题,文\n", 8),
    "a long cell": repeated("a.csv", f"{PROSE}\n", 'title,text\n题,"', '"\n'),
    "rows of a workbook": lambda count: ("a.xlsx", sheet("<row><c><v>1</v></c><c><v>2</v></c></row>" * count * 20)),
    "empty rows of a workbook": lambda count: ("a.xlsx", sheet("<row/>" * count * 200)),
    "cells of a workbook": lambda count: ("a.xlsx", sheet(f"<row>{'<c/>' * count * 200}</row>")),
    "a cell far off": lambda count: ("a.xlsx", sheet(f'<row r="{10**count % 10**18}"><c r="XFD{10 ** min(count, 9)}"><v>1</v></c></row>')),
    "shared texts": lambda count: ("a.xlsx", sheet("", "<si><t>甲</t></si>" * count * 50)),
    "depth of a workbook": lambda count: ("a.xlsx", sheet("<row><c><is>" + "<r>" * count * 200)),
    "aliases": aliases,
    "depth of YAML": repeated("a.md", "[", "---\ntitle: ", "\n---\n文。\n"),
    "comments before text": repeated("a.md", "<!--  -->", "", "文。\n"),
    "declarations before text": repeated("a.txt", "<!a><?a?> ", "", "文。\n"),
    "dashes of YAML": repeated("a.md", "- ", "---\ntitle:\n  ", "a\n---\n文。\n", 50),
    "depth of TOML": repeated("a.md", "[", "+++\na = ", "\n+++\n文。\n"),
    "keys of TOML": repeated("a.md", "a.", "+++\n", "a = 1\n+++\n文。\n"),
    "heads of a mail": repeated("a.mht", "X: y\n", "MIME-Version: 1.0\nContent-Type: text/html\n", "\n<p>文。"),
    "parts of a mail": repeated("a.mht", "--B\nContent-Type: text/html\n\n<p>桥\n", "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=B\n\n"),
    "mail in mail": mail_in_mail,
}  # fmt: skip

ARCHIVES: Mapping[str, Bomb] = {
    "zeros in gzip": packed("a.txt.gz", partial(gzip.compress, mtime=0)),
    "zeros in bzip2": packed("a.txt.bz2", bz2.compress),
    "zeros in xz": packed("a.txt.xz", lzma.compress),
    "zeros in zip": packed("a.zip", partial(archive, "a.txt")),
    "zeros in a book": packed("a.epub", partial(archive, "META-INF/container.xml")),
    "gzip in gzip": nested("a.gz", partial(gzip.compress, mtime=0)),
    "zip in zip": nested("a.zip", partial(archive, "a.zip")),
    "tar in tar": nested("a.tar", lambda data: tarred({"a.tar": data})),
    "xz in gzip in zip": nested("a.zip", lambda data: archive("a.xz.gz", gzip.compress(lzma.compress(data), mtime=0))),
    "very many files": many,
    "one file many times": overlapping,
    "links in tar": partial(tar_of, kind=tarfile.SYMTYPE),
    "hard links in tar": partial(tar_of, kind=tarfile.LNKTYPE),
    "pipes in tar": partial(tar_of, kind=tarfile.FIFOTYPE),
    "folders in tar": partial(tar_of, kind=tarfile.DIRTYPE),
    "sparse files": partial(tar_of, kind=tarfile.GNUTYPE_SPARSE),
    "one chapter many times": spine,
    "names that lead out": lambda count: ("a.zip", zipped({f"{'../' * at}etc/passwd": PROSE for at in range(min(count, 200))})),
    "names of blanks": lambda count: ("a.zip", zipped({" " * at + ".txt": PROSE for at in range(1, min(count, 200))})),
    "long names": lambda count: ("a.zip", zipped({"长" * 20_000 + f"{at}.txt": PROSE for at in range(min(count, 20))})),
    "JSON in archives": lambda count: ("a.zip", zipped({f"{at}.json": JSON for at in range(count)})),
}  # fmt: skip

BYTES: Mapping[str, Bomb] = {
    "zeros": lambda count: ("a.txt", b"\0" * (count * 1000)),
    "ones": lambda count: ("a.txt", b"\xff" * (count * 1000)),
    "half characters": lambda count: ("a.txt", b"\xe6\xa1" * (count * 500)),
    "two encodings in turn": lambda count: (
        "a.txt",
        (f"{PROSE}\n".encode() + f"{PROSE}\n".encode("gbk")) * (count * 10),
    ),
    "broken lines": lambda count: ("a.txt", (PROSE.encode() + b"\xff\n") * (count * 20)),
    "EUC-TW": lambda count: ("a.txt", b"\x8e\xa2\xc4\xe3\xc5\xc6\n" * (count * 140)),
    "HZ": lambda count: ("a.txt", b"~{VPND~}~\n" * (count * 100)),
    "UTF-32": lambda count: ("a.txt", (PROSE * (count * 15)).encode("utf-32")),
    "a PDF's head": lambda count: (
        "a.pdf",
        b"%PDF-1.7\n" + b"1 0 obj << /Kids [1 0 R] /Type /Pages /Count 99999999 >> endobj\n" * count,
    ),
    "a database's head": lambda count: ("a.txt", b"SQLite format 3\0" * count),
}

BOMBS: Mapping[str, Bomb] = {**FLAT, **MARKDOWN, **WEB, **RECORDS, **ARCHIVES, **BYTES}
