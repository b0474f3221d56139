"""Kinds that were reported of feeds, books, saved messages and archives."""

from email.message import EmailMessage

from tests.ingest.packing import tarred, zipped

from .situation import FIRST, HEADLINE, OTHER, SECOND, THIRD, Situation, one
from .web_situations import DAY, NEXT, PARAGRAPHS, page

PLAIN = f"{HEADLINE}\n本报记者 王小明\n　　{FIRST}\n　　{SECOND}\n"
CONTAINER = '<container xmlns="urn:c"><rootfiles><rootfile full-path="c.opf"/></rootfiles></container>'


def book(chapters: dict[str, str], contents: str = "", creator: str = "") -> bytes:
    """An EPUB of these chapters; `contents` are list items of its navigation document."""
    items = "".join(f'<item id="{name}" href="{name}" media-type="application/xhtml+xml"/>' for name in chapters)
    spine = "".join(f'<itemref idref="{name}"/>' for name in chapters)
    nav = '<item id="nav" href="nav.xhtml" properties="nav"/>' if contents else ""
    package = (
        f'<package xmlns="urn:o" xmlns:dc="urn:d"><metadata><dc:title>山城日报 [2021年04月01日]</dc:title>{creator}'
        f"</metadata><manifest>{items}{nav}</manifest><spine>{spine}</spine></package>"
    )
    files = {"META-INF/container.xml": CONTAINER, "c.opf": package}
    files |= {name: f"<html><body>{text}</body></html>" for name, text in chapters.items()}
    if contents:
        files["nav.xhtml"] = f'<html><body><nav epub:type="toc"><ol>{contents}</ol></nav></body></html>'
    return zipped(dict(files))


def message(text: str, location: str = "") -> bytes:
    """A page saved as one message."""
    made = EmailMessage()
    made["Subject"] = "page"
    if location:
        made["Snapshot-Content-Location"] = location
    made.set_content(text, subtype="html", cte="quoted-printable")
    return made.as_bytes()


def renamed(data: bytes, name: str, encoding: str) -> bytes:
    """An archive whose file `a.txt` is called something else, in another encoding; both names are as long."""
    raw = name.encode(encoding)
    return data.replace(b"a" * (len(raw) - 4) + b".txt", raw)


def packed(name: str, encoding: str) -> bytes:
    """A zip archive of one file under a name in an encoding that is not told."""
    size = len(name.encode(encoding)) - 4
    return renamed(zipped({"a" * size + ".txt": PLAIN}), name, encoding)


NOTE = '<p>老城墙<a epub:type="noteref" href="#n1">[1]</a>修好了。</p><aside epub:type="footnote" id="n1"><p>据县志。</p></aside>'
RSS = "<rss><channel><title>山城日报</title><item><title>" + HEADLINE + "</title>{}</item></channel></rss>"

SITUATIONS: dict[str, dict[str, Situation]] = {
    "feeds": {
        "no namespaces": Situation(
            "a.xml",
            RSS.format(
                f"<content:encoded><![CDATA[{PARAGRAPHS}]]></content:encoded><dc:creator>王小明</dc:creator><dc:date>2021-04-01</dc:date>"
            ),
            one(authors=("王小明",), publication="山城日报", **DAY),
        ),
        "escaped twice": Situation(
            "a.xml",
            RSS.format(f"<description>&lt;p&gt;{FIRST}&lt;/p&gt;&lt;p&gt;{SECOND}&amp;nbsp;&lt;/p&gt;</description>"),
            one(publication="山城日报"),
        ),
        "an undeclared name, GBK": Situation(
            "a.xml",
            f"<?xml version='1.0' encoding='gb2312'?>{RSS.format(f'<description>{FIRST}&hellip;&nbsp;</description><pubDate>Thu, 1 Apr 2021 08:00:00 +0800</pubDate>')}".encode(
                "gb18030"
            ),
            one(texts=(f"{FIRST}…",), **DAY),
        ),
    },
    "notes in books": {
        "an aside": Situation(
            "a.epub", book({"a.xhtml": f"<h1>{HEADLINE}</h1>{NOTE}"}), finds={"老城墙修好了": 1, "据县志": 1}
        ),
        "raised numbers": Situation(
            "a.epub",
            book(
                {
                    "a.xhtml": f'<h1>{HEADLINE}</h1><p>老城墙<sup><a href="#n">1</a></sup>修好了。</p><div class="footnote" id="n"><p>据县志。</p></div>'
                }
            ),
            finds={"老城墙修好了": 1, "据县志": 1},
        ),
        "signs": Situation(
            "a.epub",
            book(
                {
                    "a.xhtml": f'<h1>{HEADLINE}</h1><p>老城墙<a href="#n">※</a>修好了，{FIRST}</p><p id="n">※ 据县志。</p>'
                }
            ),
            finds={"老城墙修好了": 1, "据县志": 1},
        ),
    },
    "news as a book": {
        "sections of the contents": Situation(
            "a.epub",
            book(
                {"a.xhtml": f"<h1>{HEADLINE}</h1>{PARAGRAPHS}", "b.xhtml": f"<h1>{OTHER}</h1><p>{THIRD}</p>"},
                f'<li><span>民生</span><ol><li><a href="a.xhtml">{HEADLINE}</a></li></ol></li><li><span>交通</span><ol><li><a href="b.xhtml">{OTHER}</a></li></ol></li>',
            ),
            (*one(section="民生", **DAY), {**NEXT, "section": "交通"}),
        ),
        "its maker wrote nothing": Situation(
            "a.epub",
            book({"a.xhtml": f"<h1>{HEADLINE}</h1>{PARAGRAPHS}"}, creator="<dc:creator>somebody</dc:creator>"),
            one(authors=(), publication="山城日报"),
        ),
        "a bar of links": Situation(
            "a.epub",
            book(
                {
                    "a.xhtml": f'<div class="calibre_navbar"><a href="b.xhtml">下一篇</a></div><h1>{HEADLINE}</h1>{PARAGRAPHS}',
                    "b.xhtml": f"<h1>{OTHER}</h1><p>{THIRD}</p>",
                }
            ),
            finds={"下一篇": 0, FIRST[:5]: 1},
        ),
    },
    "several articles a chapter": {
        "anchors of the contents": Situation(
            "a.epub",
            book(
                {
                    "a.xhtml": f'<h2 id="x">{HEADLINE}</h2><p>本报记者 王小明</p>{PARAGRAPHS}<h2 id="y">{OTHER}</h2><p>{THIRD}</p>'
                },
                f'<li><span>第01版：要闻</span><ol><li><a href="a.xhtml#x">{HEADLINE}</a></li><li><a href="a.xhtml#y">{OTHER}</a></li></ol></li>',
            ),
            (*one(page="1", authors=("王小明",)), {**NEXT, "page": "1"}),
        ),
        "headings below the page": Situation(
            "a.epub",
            book({"a.xhtml": f"<h1>第02版：民生</h1><h2>{HEADLINE}</h2>{PARAGRAPHS}<h2>{OTHER}</h2><p>{THIRD}</p>"}),
            (*one(page="2"), {**NEXT, "page": "2"}),
        ),
        "article elements": Situation(
            "a.epub",
            book(
                {
                    "a.xhtml": f"<article><h2>{HEADLINE}</h2>{PARAGRAPHS}</article><article><h2>{OTHER}</h2><p>{THIRD}</p></article>"
                }
            ),
            (*one(**DAY), {**NEXT, **DAY}),
        ),
    },
    "saved as one message": {
        "a page": Situation(
            "a.mht",
            message(page(f"<h1>{HEADLINE}</h1>{PARAGRAPHS}"), "https://example.org/1"),
            one(url="https://example.org/1"),
        ),
        "no address": Situation("a.mhtml", message(page(f"<h1>{HEADLINE}</h1>{PARAGRAPHS}")), one()),
        "in GBK": Situation(
            "a.mht",
            b"MIME-Version: 1.0\r\nContent-Type: text/html; charset=gb2312\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
            + f"<html><h1>{HEADLINE}</h1>{PARAGRAPHS}".encode("gb18030"),
            one(),
        ),
    },
    "names in archives": {
        "short ones": Situation(
            "a.zip", packed("一.txt", "gb18030"), ({"headline": HEADLINE, "source": "a.zip!/一.txt"},)
        ),
        "Big5, a backslash in a character": Situation(
            "a.zip", packed("成功.txt", "big5"), ({"source": "a.zip!/成功.txt"},)
        ),
        "GBK, a backslash in a character": Situation(
            "a.zip", packed("誠報-2021-04-01-1.txt", "gb18030"), ({"source": "a.zip!/誠報-2021-04-01-1.txt", **DAY},)
        ),
        "in tar": Situation(
            "a.tar",
            tarred({"渔港.txt".encode("gb18030").decode("utf-8", "surrogateescape"): PLAIN}),
            ({"source": "a.tar!/渔港.txt"},),
        ),
        "UTF-8 that is told": Situation(
            "a.zip", zipped({"第03版/渔港.txt": PLAIN}), ({"source": "a.zip!/第03版/渔港.txt"},)
        ),
    },
}
