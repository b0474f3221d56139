"""Pages of digital newspapers as people save them: every field of the template, and no line of its furniture."""

from collections.abc import Mapping

import pytest

from reader.ingest.formats.html import stories
from reader.ingest.issue_line import is_byline, issue_line
from reader.ingest.web_title import web_title
from reader.person_names import listed_names

FIRST = "天刚亮，渔民老周就到了码头。他说，今年的鱼比去年多，价钱也好。"
SECOND = "县里在码头旁修了冷库，一天能存三百吨鱼。镇上的年轻人也回来了，有人开起了网店。"


def old_founder(title: str, kicker: str = "", subheadline: str = "", author: str = "", comment: bool = True) -> str:
    """A page laid out in tables, whose body is `founder-content`."""
    said = f"""<!--enpproperty <articleid>7</articleid><date>2019-06-18 00:00:00:0</date><author>{author}</author>
<title><p>{title}</p></title><subtitle>{subheadline}</subtitle><introtitle>{kicker}</introtitle>
<nodename>A03：民生</nodename>/enpproperty-->"""
    return f"""<html xmlns:founder="x"><head><title>海滨晚报数字报-{title}</title></head><body>{said if comment else ""}
<table><tr><td>第A03版：<strong>民生</strong></td><td><a href="node_2.htm">上一版</a></td></tr></table>
<table><tr><td>2019年06月18日　星期二</td><td>放大 缩小 默认</td></tr></table>
<table><tr><td class="font02">{kicker}</td></tr>
<tr><td class="font01"><founder-title><p>{title}</p></founder-title></td></tr>
<tr><td class="font02">{subheadline}</td></tr><tr><td class="font02">{author}</td></tr></table>
<div id="ozoom"><founder-content><P>　　{FIRST}</P><P>　　{SECOND}</P></founder-content></div>
<table><tr><td>本版标题导航</td></tr><tr><td><a href="content_11.htm">别的新闻</a></td></tr></table>
<table><tr><td>海滨报业集团 版权所有</td></tr></table></body></html>"""


def headings(title: str, kicker: str = "", subheadline: str = "", author: str = "") -> str:
    """A page with `h3`, `h1`, `h2` and `h4` over the body `ozoom`."""
    return f"""<html><head><title>{title}--海滨晚报--数字版</title></head><body>
<ul><li><a href="nbs.D1_01.htm">第01版：要闻</a></li><li><a href="nbs.D1_02.htm">第02版：文化</a></li></ul>
<div class="text_c"><h3>{kicker}</h3><h1>{title}</h1><h2>{subheadline}</h2><h4>{author}</h4>
<div class="lai">《 海滨晚报 》（ 2019年06月18日   第 A03 版）</div>
<div class="c_c"><div id="ozoom"><p>　　{FIRST}</p><p>　　{SECOND}</p></div></div></div></body></html>"""


def paragraph(title: str, kicker: str = "", subheadline: str = "", author: str = "") -> str:
    """A page with author, paper, date and page in one paragraph under the headings."""
    return f"""<html><head><title>{title}</title></head><body><div><p>2019年06月18日　星期二</p></div>
<div><p>第A03版：民生</p><p><a>上一版</a> <a>下一版</a></p></div>
<div class="article"><h3>{kicker}</h3><h1>{title}</h1><h2>{subheadline}</h2>
<p class="sec">{author} <span class="date">《海滨晚报》（<span>2019年06月18日</span> 第 A03 版）</span></p>
<div id="ozoom"><p>　　{FIRST}</p><p>　　{SECOND}</p></div></div><div>海滨晚报社版权所有</div></body></html>"""


TEMPLATES = {"old Founder": old_founder, "headings": headings, "paragraph": paragraph}

ARTICLES: Mapping[str, dict[str, str]] = {
    "all": {
        "title": "渔港的早晨",
        "kicker": "码头见闻之一",
        "subheadline": "——记老周的一天",
        "author": "■本报记者 周海波",
    },
    "bare": {"title": "冷库建成"},
    "two bare names": {"title": "渔港的早晨", "author": "周海波 李小明"},
    "hyphens": {"title": "COVID-19之后的5-4险胜", "subheadline": "F-16掠过球场"},
    "a title with a paper in it": {"title": "海滨晚报二十岁了", "author": "本报记者 周海波"},
}


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("name", ARTICLES)
def test_every_field_of_a_template(template: str, name: str) -> None:
    printed = ARTICLES[name]
    (found,) = stories(TEMPLATES[template](**printed))
    expected = {
        "headline": printed["title"],
        "kicker": printed.get("kicker"),
        "subheadline": printed.get("subheadline"),
        "byline": printed.get("author"),
        "publication": "海滨晚报",
        "date": "2019-06-18",
        "page": "A3",
    }
    known = {key: value for key, value in expected.items() if value}
    assert {key: value for key, value in found.fields.items() if key not in ("page_name", "authors")} == known
    assert found.fields.get("page_name", "民生") == "民生"
    assert found.lines == (FIRST, SECOND)


IN_PARTS = {
    "heading": "<h1>渔港的早晨<br>静悄悄</h1>",
    "Founder": "<founder-title><p>渔港的早晨</p><p>静悄悄</p></founder-title>",
}


@pytest.mark.parametrize("title", IN_PARTS.values(), ids=IN_PARTS)
def test_a_headline_printed_in_parts(title: str) -> None:
    comment = "<!--enpproperty <title>渔港的早晨&lt;br/&gt;静悄悄</title>/enpproperty-->"
    for known in ("", comment):
        page = f"<title>海滨晚报</title>{known}<h3>引题</h3>{title}<div class='author'>周海波</div><div id='ozoom'>"
        (found,) = stories(f"<html>{page}<p>{FIRST}</p><p>{SECOND}</p></div>")
        assert found.fields["headline"] == "渔港的早晨 静悄悄"
        assert (found.fields["byline"], found.lines) == ("周海波", (FIRST, SECOND))


def test_the_comment_alone_tells() -> None:
    page = f"""<html><title>海滨晚报</title><!--enpproperty <date>2019-06-18 00:00:00:0</date><author>周海波</author>
<title>渔港的早晨</title><subtitle>副&amp;题</subtitle><introtitle/><nodename>本地时政</nodename>/enpproperty-->
<p>{FIRST}</p><p>{SECOND}</p>"""
    (found,) = stories(page)
    assert found.fields == {
        "headline": "渔港的早晨",
        "subheadline": "副&题",
        "authors": "周海波",
        "date": "2019-06-18",
        "section": "本地时政",
        "publication": "海滨晚报",
    }


def test_without_the_comment_the_page_tells() -> None:
    (found,) = stories(old_founder("渔港的早晨", "引", "副", "本报记者 周海波", comment=False))
    assert [found.fields[name] for name in ("kicker", "subheadline", "byline", "page", "page_name")] == [
        *("引", "副", "本报记者 周海波", "A3", "民生"),
    ]


CONTENTS = {
    "a list": "<ul><li><a href='content_1.htm'>渔港的早晨</a></li><li><a href='content_2.htm'>冷库建成</a></li></ul>",
    "a map of the page": "<map><area href='nw.D110000hbwb_20190618_1-03.htm'>"
    "<area href='nw.D110000hbwb_20190618_2-03.htm'></map><p>第03版：民生</p>",
    "in another folder": "<p>第03版：民生</p><a href='../../../content/201906/18/content_1.html'>渔港的早晨</a>"
    "<a href='../../../content/201906/18/content_2.html'>冷库建成</a>",
}


@pytest.mark.parametrize("body", CONTENTS.values(), ids=CONTENTS)
def test_a_contents_page_is_no_article(body: str) -> None:
    assert list(stories(f"<html><title>海滨晚报</title><body><p>第03版：民生</p>{body}</body></html>")) == []


ISSUES = {
    "a page and its name": ("第A03版：民生", {"page": "A3", "page_name": "民生"}, ""),
    "a page in full width": ("第０４版", {"page": "4"}, ""),
    "a column after the letter": ("A03:时评", {"page": "A3", "page_name": "时评"}, ""),
    "a labelled page": ("版次：A03", {"page": "A3"}, ""),
    "a day": ("2019年06月18日　星期二", {"date": "2019-06-18"}, ""),
    "a name beside a page is left": (
        "2001年3月5日 海滨晚报 第2版 王芳",
        {"date": "2001-03-05", "publication": "海滨晚报", "page": "2"},
        "王芳",
    ),
    "labels": (
        "2021-09-02 08:15　来源：海滨晚报　作者：李小明",
        {"date": "2021-09-02", "publication": "海滨晚报", "authors": "李小明"},
        "",
    ),
    "a page without more": (
        "《海滨晚报》（ 2022年11月14日 04版）",
        {"date": "2022-11-14", "page": "4", "publication": "海滨晚报"},
        "",
    ),
    "pages that are counted": ("2022年11月14日 出了04版面", {"date": "2022-11-14"}, "出了04版面"),
    "two pages": ("他说，第3版和第4版都有", {}, "他说，第3版和第4版都有"),
    "two days": ("2019-06-18 到 2019-06-20", {}, "2019-06-18 到 2019-06-20"),
    "no such day": ("2019年13月40日", {}, "2019年13月40日"),
    "a source that is no paper": ("来源：互联网", {}, "来源:互联网"),
    "a source that is a site": ("5月2日 10:10 来源：海滨新闻网", {"publication": "海滨新闻网"}, ""),
}


@pytest.mark.parametrize(("line", "fields", "rest"), ISSUES.values(), ids=ISSUES)
def test_lines_of_an_issue(line: str, fields: dict[str, str], rest: str) -> None:
    assert issue_line(line).fields == fields
    assert issue_line(line).rest == rest or not fields


def test_a_long_line_is_text() -> None:
    assert issue_line("2019年06月18日，" + "字" * 200).fields == {}


WHOLE = {
    "a dash inside": ("COVID-19疫苗到山村", "COVID-19疫苗到山村", {}),
    "the paper first": ("海滨晚报数字报-渔港的早晨", "渔港的早晨", {"publication": "海滨晚报"}),
    "the paper last": ("F-16掠过-海滨晚报", "F-16掠过", {"publication": "海滨晚报"}),
    "a site and a paper": ("海滨在线-海滨晚报-渔港的早晨", "渔港的早晨", {"publication": "海滨晚报"}),
    "bars": ("渔港的早晨_海滨网_新闻", "渔港的早晨", {}),
    "a site first": ("海滨网 | 渔港的早晨", "渔港的早晨", {}),
    "a paper and its day": ("海滨晚报 2019-06-18", "", {"publication": "海滨晚报", "date": "2019-06-18"}),
    "a page": ("第01版：要闻", "", {"page": "1", "page_name": "要闻"}),
    "the paper alone": ("海滨晚报数字报", "", {"publication": "海滨晚报"}),
    "a site alone": ("海滨网", "海滨网", {}),
    "a score": ("5-4险胜", "5-4险胜", {}),
    "a long dash": ("渔港——记老周的一天", "渔港——记老周的一天", {}),
    "a page without its sign": (
        "海滨晚报 2019年6月18日 星期二 A07 社区",
        "",
        {"publication": "海滨晚报", "date": "2019-06-18", "page": "A7", "page_name": "社区"},
    ),
    "two dashes": ("渔港的早晨--海滨晚报--2019-06-18", "渔港的早晨", {"publication": "海滨晚报", "date": "2019-06-18"}),
    "bars and a day in digits": (
        "渔港的早晨_第B02版：城事_20190618_海滨晚报电子版",
        "渔港的早晨",
        {"page": "B2", "page_name": "城事", "date": "2019-06-18", "publication": "海滨晚报"},
    ),
    "dashes between all parts": (
        "海滨晚报-2019年06月18日-A02版-要闻",
        "",
        {"publication": "海滨晚报", "date": "2019-06-18", "page": "A2", "page_name": "要闻"},
    ),
    "in brackets": (
        "渔港的早晨（2019年06月18日 海滨晚报 第02版）",
        "渔港的早晨",
        {"publication": "海滨晚报", "date": "2019-06-18", "page": "2"},
    ),
    "a page alone beside a day": (
        "海滨晚报电子版 - 渔港的早晨 - 2019-06-18 - A02",
        "渔港的早晨",
        {"publication": "海滨晚报", "date": "2019-06-18", "page": "A2"},
    ),
    "letters alone": ("G20 - 海滨晚报", "G20", {"publication": "海滨晚报"}),
    "brackets of the headline": ("渔港的早晨（下）", "渔港的早晨（下）", {}),
    "a number that is no page": ("海滨晚报 2019年6月18日 18岁", "海滨晚报 2019年6月18日 18岁", {}),
    "nothing": ("", "", {}),
}


@pytest.mark.parametrize(("title", "headline", "fields"), WHOLE.values(), ids=WHOLE)
def test_titles(title: str, headline: str, fields: dict[str, str]) -> None:
    assert web_title(title) == (headline, fields)


def test_names_and_bylines() -> None:
    assert listed_names("刘 学、王小明 / 李大力") == ["刘学", "王小明", "李大力"]
    assert [is_byline(text) for text in ("■本报记者 周海波", "周海波 李小明", "王 芳", "返回", "记者说。他走了")] == [
        *(True, True, True, False, False),
    ]
    assert is_byline("周海波", beside_issue=True)


BY_HAND: Mapping[str, tuple[str, dict[str, str], tuple[str, ...]]] = {
    "breaks, and a line of the issue": (
        "<title>冷库建成</title><center><font size=5><b>冷库建成</b></font></center><br>"
        "<center>2001年3月5日 海滨晚报 第2版</center><hr>"
        f"<font>&nbsp;&nbsp;{FIRST[:15]}\n{FIRST[15:]}<BR><BR>&nbsp;&nbsp;{SECOND}<BR></font><hr>"
        "<a href=i.htm>返回</a>",
        {"headline": "冷库建成", "date": "2001-03-05", "publication": "海滨晚报", "page": "2"},
        (FIRST, SECOND),
    ),
    "a table of the issue": (
        "<title>冷库建成</title><table><tr><td>海滨晚报</td><td>２００１年３月５日</td><td>第Ｂ０２版</td></tr></table>"
        f"<h1>冷库建成</h1><div><p>{FIRST}</p><p>{SECOND}</p></div>",
        {"headline": "冷库建成", "date": "2001-03-05", "publication": "海滨晚报", "page": "B2"},
        (FIRST, SECOND),
    ),
    "a source and an author": (
        "<title>冷库建成_海滨网</title><h1>冷库建成</h1><div>2001-03-05 08:15　来源：海滨晚报　作者：李小明</div>"
        f"<div><p>{FIRST}</p><p>{SECOND}</p></div><div>责任编辑：张三</div>",
        {"headline": "冷库建成", "date": "2001-03-05", "publication": "海滨晚报", "authors": "李小明"},
        (FIRST, SECOND),
    ),
    "two issues are none": (
        f"<title>冷库建成</title><div>2001年3月5日 第2版</div><div>2001年3月6日 第3版</div>"
        f"<h1>冷库建成</h1><p>{FIRST}</p><p>{SECOND}</p>",
        {"headline": "冷库建成"},
        (FIRST, SECOND),
    ),
}


@pytest.mark.parametrize(("page", "fields", "lines"), BY_HAND.values(), ids=BY_HAND)
def test_pages_made_by_hand(page: str, fields: dict[str, str], lines: tuple[str, ...]) -> None:
    (found,) = stories(f"<html><head></head><body>{page}</body></html>")
    assert (found.fields, found.lines) == (fields, lines)


def test_a_day_that_a_page_tells_beside_the_article_does_not_overrule_its_path() -> None:
    page = f"<h1>冷库建成</h1><p>{FIRST}</p><div>今天是2026年1月2日</div>"
    (found,) = stories(page, {"date": "2019-06-18"})
    assert "date" not in found.fields
