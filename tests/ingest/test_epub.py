"""EPUBs of newspapers: sections from the contents, several articles a chapter, notes kept, and nothing of the maker."""

from collections.abc import Mapping

import pytest

from reader.ingest.bounds import Budget
from reader.ingest.document import SourceReader
from reader.ingest.pages import pages
from reader.model import Article
from reader.parsing import parse

from .packing import CONTAINER, zipped

FIRST = "渔民老周天刚亮就到了码头，他说今年的鱼比去年多。"
SECOND = "县里在码头旁修了冷库，一天能存三百吨鱼。"


def chapter(body: str, title: str = "海滨晚报") -> str:
    """A chapter in XHTML."""
    return (
        f'<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml" '
        f'xmlns:epub="http://www.idpf.org/2007/ops"><head><title>{title}</title></head><body>{body}</body></html>'
    )


def article(headline: str, *paragraphs: str) -> str:
    """A heading and its text."""
    return f"<h2>{headline}</h2>" + "".join(f"<p>{text}</p>" for text in paragraphs or (FIRST, SECOND))


def ncx(*points: str) -> str:
    """The contents as EPUB 2 has them."""
    return f'<ncx xmlns="n"><navMap>{"".join(points)}</navMap></ncx>'


def point(label: str, target: str, *inner: str) -> str:
    """An entry of the contents, with those under it."""
    return f'<navPoint><navLabel><text>{label}</text></navLabel><content src="{target}"/>{"".join(inner)}</navPoint>'


def nav(*items: str) -> str:
    """The contents as EPUB 3 has them."""
    return chapter(f'<nav epub:type="landmarks"><ol/></nav><nav epub:type="toc"><ol>{"".join(items)}</ol></nav>')


def item(label: str, target: str, *inner: str) -> str:
    """An entry of the contents of EPUB 3: a link, or only a label."""
    named = f'<a href="{target}">{label}</a>' if target else f"<span>{label}</span>"
    under = "".join(inner)
    return f"<li>{named}{'<ol>' if inner else ''}{under}{'</ol>' if inner else ''}</li>"


def book(chapters: Mapping[str, str], contents: str, title: str = "海滨晚报 [2021年09月02日]") -> bytes:
    """An EPUB of these chapters, in their order."""
    is_nav = "<nav" in contents
    name, kind = ("nav.xhtml", 'properties="nav"') if is_nav else ("toc.ncx", 'media-type="application/x-dtbncx+xml"')
    items = "".join(f'<item id="i{at}" href="{path}"/>' for at, path in enumerate(chapters))
    refs = "".join(f'<itemref idref="i{at}"/>' for at in range(len(chapters)))
    package = f"""<package xmlns="o" xmlns:dc="d"><metadata><dc:title>{title}</dc:title><dc:creator>calibre</dc:creator>
<dc:date>2021-09-05T00:00:00+00:00</dc:date></metadata><manifest>{items}<item id="toc" href="{name}" {kind}/></manifest>
<spine>{refs}<itemref idref="toc"/></spine></package>"""
    files = {"META-INF/container.xml": CONTAINER, "O/c.opf": package, f"O/{name}": contents}
    return zipped({**files, **{f"O/{path}": text for path, text in chapters.items()}})


def articles(data: bytes) -> list[Article]:
    """The articles of a book."""
    reader = SourceReader(None, lambda problem: None, True, Budget(len(data)))
    return [found for page in pages(data, "书.epub", reader) for found in parse(page).articles]


BAR = '<div class="calibre_navbar">| <a href="../b/index.html">下一篇</a> | <a href="../index.html">主菜单</a> |</div>'
FOUND = '<div class="calibre_navbar"><p>This article was downloaded by <a href="https://news.example/1">x</a></p></div>'

DOWNLOADED = {
    "index.html": chapter("<h1>海滨晚报</h1><ul><li><a href='f/index.html'>教育</a></li></ul>"),
    "f/index.html": chapter(f"<h2>教育</h2><ul><li><a href='a/index.html'>甲题</a><div>{SECOND}</div></li></ul>"),
    "f/a/index.html": chapter(BAR + article("甲题") + FOUND),
    "f/b/index.html": chapter(BAR + article("乙题")),
}


@pytest.mark.parametrize("kind", ["EPUB 2", "EPUB 3"])
def test_sections_come_from_the_contents(kind: str) -> None:
    make, top = (point, ncx) if kind == "EPUB 2" else (item, nav)
    under = (make("甲题", "f/a/index.html"), make("乙题", "f/b/index.html"))
    first, second = articles(book(DOWNLOADED, top(make("教育", "f/index.html", *under))))
    assert [(found.headline, found.section, found.url) for found in (first, second)] == [
        ("甲题", "教育", "https://news.example/1"),
        ("乙题", "教育", None),
    ]
    assert (first.publication, first.date, first.authors) == ("海滨晚报", "2021-09-02", ())
    assert [block.text for block in first.blocks] == [FIRST, SECOND]


def test_a_section_that_leads_nowhere() -> None:
    (found,) = articles(book({"a.xhtml": chapter(article("甲题"))}, nav(item("教育", "", item("甲题", "a.xhtml")))))
    assert (found.section, found.headline) == ("教育", "甲题")


def test_a_page_as_the_section() -> None:
    (found,) = articles(
        book({"a.xhtml": chapter(article("甲题"))}, ncx(point("第03版：民生", "x", point("甲题", "a.xhtml"))))
    )
    assert (found.page, found.page_name, found.section) == ("3", "民生", None)


@pytest.mark.parametrize("anchor", ['<h2 id="{}">', '<h2><a id="{}"></a>', '<a id="{}"></a><h2>'])
def test_several_articles_in_a_chapter_are_parted_where_the_contents_lead(anchor: str) -> None:
    text = "".join(article(f"{name}题").replace("<h2>", anchor.format(name)) for name in "甲乙")
    contents = ncx(point("教育", "x", point("甲", "a.xhtml#甲")), point("卫生", "x", point("乙", "a.xhtml#%E4%B9%99")))
    found = articles(book({"a.xhtml": chapter(text)}, contents))
    assert [(each.headline, each.section, len(each.blocks)) for each in found] == [
        ("甲题", "教育", 2),
        ("乙题", "卫生", 2),
    ]


def test_the_only_article_of_a_section() -> None:
    text = "<h1>卫生</h1><section id='a'>" + article("甲题") + "</section>"
    contents = nav(item("卫生", "a.xhtml", item("甲题", "a.xhtml#a")))
    (found,) = articles(book({"a.xhtml": chapter(text)}, contents))
    assert (found.headline, found.section, found.subheadline, len(found.blocks)) == ("甲题", "卫生", None, 2)


def test_several_articles_in_a_chapter_without_contents() -> None:
    text = "<h1>第01版：要闻</h1>" + article("甲题", "本报记者 王芳", FIRST) + article("乙题")
    first, second = articles(book({"a.xhtml": chapter(text, "第01版：要闻")}, ncx()))
    assert (first.authors, first.page, second.headline, second.authors) == (("王芳",), "1", "乙题", ())


NOTES = {
    "aside": '<aside epub:type="footnote" id="n"><p>[1] 据县志。</p></aside>',
    "role": '<div role="doc-endnotes"><ol><li id="n"><p>[1] 据县志。</p></li></ol></div>',
    "class": '<div class="footnote" id="n">[1] 据县志。</div>',
}


@pytest.mark.parametrize("notes", NOTES.values(), ids=NOTES)
def test_notes_are_kept_as_notes(notes: str) -> None:
    marked = FIRST.replace("码头", '码头<a epub:type="noteref" href="#n"><sup>[1]</sup></a>')
    text = article("甲题", "本报记者 王芳", marked, SECOND) + notes
    (found,) = articles(book({"a.xhtml": chapter(text)}, ncx(point("甲题", "a.xhtml"))))
    assert [(str(block.kind), block.text) for block in found.blocks] == [
        ("paragraph", FIRST),
        ("paragraph", SECOND),
        ("note", "[1] 据县志。"),
    ]
    assert found.byline == "本报记者 王芳"


def test_a_short_article_with_links_is_no_contents() -> None:
    text = article("甲题", "短短一句。", '见<a href="b.xhtml">另一篇</a>。', "完。")
    found = articles(book({"a.xhtml": chapter(text), "b.xhtml": chapter(article("乙题"))}, ncx()))
    assert [each.headline for each in found] == ["甲题", "乙题"]


TITLES = {
    "海滨晚报": ("海滨晚报", "2021-09-05"),
    "海滨晚报（2021-09-02）": ("海滨晚报", "2021-09-02"),
    "海滨晚报 2021年9月2日": ("海滨晚报", "2021-09-02"),
    "渔港旧事 [修订本]": ("渔港旧事 [修订本]", "2021-09-05"),
}


@pytest.mark.parametrize("title", TITLES)
def test_the_title_of_a_book(title: str) -> None:
    (found,) = articles(book({"a.xhtml": chapter(article("甲题"), "甲题")}, ncx(), title))
    assert (found.publication, found.date) == TITLES[title]
