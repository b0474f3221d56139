"""Pages of the web, feeds, books and archives."""

from email.message import EmailMessage

from tests.ingest.packing import tarred, zipped

from .situation import FIRST, HEADLINE, OTHER, SECOND, THIRD, Situation, one

PARAGRAPHS = f"<p>{FIRST}</p><p>{SECOND}</p>"
DAY = {"date": "2021-04-01"}
NEXT = {"headline": OTHER}
PLAIN = f"{HEADLINE}\n本报记者 王小明\n　　{FIRST}\n　　{SECOND}\n"
CONTAINER = '<container xmlns="urn:c"><rootfiles><rootfile full-path="c.opf"/></rootfiles></container>'


def page(body: str, title: str = "", head: str = "") -> str:
    """A page of the web."""
    return (
        f"<!doctype html><html><head><meta charset=utf-8><title>{title}</title>{head}</head><body>{body}</body></html>"
    )


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
    "readings over characters": {
        "without brackets": Situation(
            "a.html",
            page(
                f"<h1>{HEADLINE}</h1><p><ruby>弄<rt>lòng</rt>堂<rt>táng</rt></ruby>口的鱼市开了，来的人真不少，都说好。</p>"
            ),
            finds={"弄堂口的鱼市": 1},
        ),
        "ends left out": Situation(
            "a.html",
            page(
                f"<h1>{HEADLINE}</h1><p><ruby>饕<rt>tāo<rb>餮<rt>tiè</ruby>纹样的船头，在渔港里很少见，大家都来看。</p>"
            ),
            finds={"饕餮纹样": 1},
        ),
        "in Bopomofo": Situation(
            "a.html",
            page(f"<h1>{HEADLINE}</h1><p>{FIRST}<ruby>鱖<rp>(</rp><rt>ㄍㄨㄟˋ</rt><rp>)</rp></ruby>魚也有。</p>"),
            finds={"鱖魚也有": 1},
        ),
    },
    "Founder's templates": {
        "title, byline, folio": Situation(
            "a.html",
            page(
                f"<div>第A03版：民生</div><div>2021年04月01日</div><founder-title>{HEADLINE}</founder-title><founder-author>■本报记者 王小明</founder-author><founder-content>{PARAGRAPHS}</founder-content>",
                "山城晚报",
            ),
            one(byline="■本报记者 王小明", page="A3", page_name="民生", publication="山城晚报", **DAY),
        ),
        "headings over #ozoom": Situation(
            "a.html",
            page(f"<h3>渔家乐</h3><h1>{HEADLINE}</h1><h2>鱼价公道</h2><div id=ozoom>{PARAGRAPHS}</div>", "山城日报"),
            one(kicker="渔家乐", subheadline="鱼价公道", publication="山城日报"),
        ),
        "a comment": Situation(
            "a.html",
            page(
                f"<!--enpproperty <articleid>1</articleid><date>2021-04-01 08:00:00:0</date><author>王小明</author><title>{HEADLINE}</title><subtitle>鱼价公道</subtitle><introtitle>渔家乐</introtitle><type>民生</type>/enpproperty--><div id=ozoom>{PARAGRAPHS}</div>",
                "山城日报",
            ),
            one(kicker="渔家乐", subheadline="鱼价公道", **DAY),
        ),
    },
    "several articles on a page": {
        "article elements": Situation(
            "a.html",
            page(
                f"<article><h2>{HEADLINE}</h2>{PARAGRAPHS}</article><article><h2>{OTHER}</h2><p>{THIRD}</p></article>"
            ),
            (*one(), NEXT),
        ),
        "in sections": Situation(
            "a.html",
            page(
                f"<main><section><article><h3>{HEADLINE}</h3>{PARAGRAPHS}</article></section><section><article><h3>{OTHER}</h3><p>{THIRD}</p></article></section></main>"
            ),
            (*one(), NEXT),
        ),
        "text between is not lost": Situation(
            "a.html",
            page(
                f"<article><h2>{HEADLINE}</h2>{PARAGRAPHS}<footer>x</footer></article><article><header><h2>{OTHER}</h2></header><div>{THIRD}</div></article>"
            ),
            finds={FIRST[:6]: 1, THIRD[:6]: 1},
        ),
    },
    "a day's page": {
        "headings below the page": Situation(
            "a.html",
            page(
                f"<h1>第03版：民生</h1><h2>{HEADLINE}</h2><p>本报记者 王小明</p>{PARAGRAPHS}<h2>{OTHER}</h2><p>{THIRD}</p>",
                "山城日报 2021-04-01",
            ),
            (*one(page="3", page_name="民生", byline="本报记者 王小明"), {**NEXT, "page": "3"}),
        ),
        "the paper on top": Situation(
            "a.html",
            page(f"<h1>山城日报</h1><h3>{HEADLINE}</h3>{PARAGRAPHS}<h3>{OTHER}</h3><p>{THIRD}</p>"),
            (*one(), NEXT),
        ),
        "the day on top": Situation(
            "a.html",
            page(f"<h1>2021年4月1日 第03版</h1><h2>{HEADLINE}</h2>{PARAGRAPHS}<h2>{OTHER}</h2><p>{THIRD}</p>"),
            (*one(page="3", **DAY), {**NEXT, **DAY}),
        ),
    },
    "hyphens in titles": {
        "in a name": Situation(
            "a.html",
            page(PARAGRAPHS, "C919-ER客机来渔港 - 山城晚报"),
            one(headline="C919-ER客机来渔港", publication="山城晚报"),
        ),
        "bars for the site": Situation(
            "a.html", page(PARAGRAPHS, "COVID-19疫苗到渔村_山城网"), one(headline="COVID-19疫苗到渔村")
        ),
        "a dash of the headline": Situation(
            "a.html",
            page(PARAGRAPHS, "渔港早市——一年到头的热闹 | 山城日报"),
            one(headline="渔港早市——一年到头的热闹", publication="山城日报"),
        ),
    },
    "the paper first in a title": {
        "digital edition": Situation(
            "a.html", page(PARAGRAPHS, f"山城晚报数字报-{HEADLINE}"), one(publication="山城晚报")
        ),
        "blanks around the dash": Situation(
            "a.html", page(PARAGRAPHS, f"山城日报 - {HEADLINE}"), one(publication="山城日报")
        ),
        "an underline": Situation("a.html", page(PARAGRAPHS, f"山城日报_{HEADLINE}"), one(publication="山城日报")),
    },
    "line breaks for paragraphs": {
        "upper case, GBK": Situation(
            "a.htm",
            f"<HTML><HEAD><TITLE>{HEADLINE}</TITLE></HEAD><BODY><CENTER><FONT SIZE=5><B>{HEADLINE}</B></FONT></CENTER><CENTER>2021年4月1日 山城日报 第3版</CENTER><HR>　　{FIRST}<BR><BR>　　{SECOND}<BR></BODY></HTML>".encode(
                "gb18030"
            ),
            one(publication="山城日报", page="3", **DAY),
        ),
        "in a cell": Situation(
            "a.htm",
            f"<html><title>{HEADLINE}</title><table><tr><td><h1>{HEADLINE}</h1>山城日报 2021年04月01日<hr>　　{FIRST}<br/>　　{SECOND}<br/></td></tr></table></html>",
            one(publication="山城日报", **DAY),
        ),
        "one break each": Situation(
            "a.htm",
            f"<html><title>{HEADLINE}</title><body><h2>{HEADLINE}</h2>&nbsp;&nbsp;{FIRST}<br>&nbsp;&nbsp;{SECOND}</body></html>",
            one(),
        ),
    },
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
