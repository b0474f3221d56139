"""HTML: the article, and nothing that stands around it."""

import pytest

from reader.ingest.article_record import ArticleRecord
from reader.ingest.formats.html import stories
from reader.parsing import parse

from .reading import read_file

PROSE = "山城的河道今天开始清理，两岸居民纷纷前来帮忙。市里说，清理将在月底以前完成，到时请大家来看。"

DIGITAL_PAPER = f"""<html><head><title>山城日报-河道清理今日开工</title></head><body>
<div id="menu"><a href="1">第01版：要闻</a><a href="2">第02版：本地</a></div>
<div class="main"><h3>两岸居民齐动手</h3><h1>河道清理今日开工</h1><h2>月底以前全部完成</h2>
<p class="sec">王小明 李大力</p><div id="ozoom"><p>　　{PROSE}</p><p>　　{PROSE}</p></div></div>
<div class="links"><ul><li><a href="x">上一篇</a></li>
<li><a href="y">下一篇：学校昨天开学，请大家放心。</a></li></ul></div>
<script>var a = "不该看见";</script></body></html>"""

PORTAL = f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>河道清理今日开工_山城网_新闻</title>
<meta name="author" content="王小明"><meta property="article:published_time" content="2020-01-02T08:00:00+08:00">
<meta property="og:site_name" content="山城网"><meta property="article:author" content="https://example.org/a">
<style>p {{ color: red }}</style></head><body><header>
<nav><a href="/">首页</a> <a href="/n">新闻</a></nav></header>
<article><h1>河道清理今日开工</h1><p>{PROSE}</p>
<figure><img src="a.jpg"><figcaption>图为清理现场。</figcaption></figure><p>第一行<br>第二行</p></article>
<aside><p>{PROSE}{PROSE}{PROSE}</p></aside>
<footer>版权所有，不得转载。</footer></body></html>"""

LINKED_DATA = f"""<html><head><title>x</title><script type="application/ld+json">not json</script>
<script type="application/ld+json">{{"@graph": [{{"@type": "WebSite"}}, {{"@type": ["NewsArticle"],
"headline": "河道清理今日开工",
"datePublished": "2020-01-02", "author": [{{"name": "王小明"}}, {{"name": "李大力"}}, {{"x": 1}}],
"publisher": {{"name": "山城日报"}}, "articleSection": "本地"}}, 5]}}</script></head>
<body><div itemprop="articleBody"><p>{PROSE}</p></div></body></html>"""


def story(source: str) -> ArticleRecord | None:
    """The first article of a page."""
    return next(stories(source), None)


def test_a_digital_paper() -> None:
    found = story(DIGITAL_PAPER)
    assert found is not None
    assert found.fields == {
        "headline": "河道清理今日开工",
        "kicker": "两岸居民齐动手",
        "subheadline": "月底以前全部完成",
        "byline": "王小明 李大力",
        "publication": "山城日报",
    }
    assert found.lines == (PROSE, PROSE)


def test_a_portal() -> None:
    found = story(PORTAL)
    assert found is not None
    assert found.fields == {
        "headline": "河道清理今日开工",
        "authors": "王小明",
        "date": "2020-01-02",
        "publication": "山城网",
        "kinds": "- caption - -",
    }
    assert found.lines == (PROSE, "图为清理现场。", "第一行", "第二行")


def test_linked_data() -> None:
    found = story(LINKED_DATA)
    assert found is not None
    assert found.fields == {
        "headline": "河道清理今日开工",
        "authors": "王小明、李大力",
        "date": "2020-01-02",
        "section": "本地",
        "publication": "山城日报",
    }
    assert found.lines == (PROSE,)


TITLES = {
    "the tail of a title is the site's": (f"<title>河道清理 - 山城网</title><p>{PROSE}", "河道清理"),
    "a dash inside stays": (f"<title>河道清理——记山城一日</title><p>{PROSE}", "河道清理——记山城一日"),
    "told by meta": (f"<meta property='og:title' content='河道清理'><title>x</title><p>{PROSE}", "河道清理"),
    "one heading": (f"<h1>河道清理</h1><p>{PROSE}", "河道清理"),
    "the heading that the title tells": (
        f"<title>河道清理开工_网</title><h1>山城日报</h1><h2>河道清理开工</h2><p>{PROSE}",
        "河道清理开工",
    ),
    "none": (f"<p>{PROSE}", None),
}


@pytest.mark.parametrize(("text", "headline"), TITLES.values(), ids=TITLES)
def test_headlines(text: str, headline: str | None) -> None:
    found = story(text)
    assert found is not None
    assert found.fields.get("headline") == headline
    assert found.lines[-1] == PROSE
    assert headline not in found.lines


def test_a_page_of_links_is_still_read() -> None:
    found = story("<body><p><a href='x'>搜索</a></p><p><a href='y'>地图</a></p></body>")
    assert found is not None
    assert found.lines == ("搜索", "地图")


@pytest.mark.parametrize("text", ["", "<html></html>", "<html><body><script>x</script></body></html>", "<!-- x -->"])
def test_a_page_without_text_is_none(text: str) -> None:
    assert story(text) is None


OTHER_DATA = {
    "of something else": '{"@type": "WebSite", "headline": "站"}',
    "a list": '[5, {"@type": "NewsArticle", "headline": "题目"}]',
    "a graph that is none": '{"@type": "Report", "headline": "题目", "@graph": 1}',
}


@pytest.mark.parametrize("data", OTHER_DATA.values(), ids=OTHER_DATA)
def test_other_linked_data(data: str) -> None:
    found = story(f"<script type='application/ld+json'>{data}</script><meta charset='x'><p>{PROSE}</p>")
    assert found is not None
    assert found.fields.get("headline") == (None if "站" in data else "题目")


def test_nothing_that_acts_comes_through_references() -> None:
    found = story(f"<title>题&#27;[2J&#x202e;</title><p>{PROSE}&#27;]52;c;x&#7;&#155;&#x2028;尾</p>")
    assert found is not None
    assert found.fields["headline"] == "题[2J"
    assert not set("".join(found.lines)) & set("\x1b\x07\x9b\u202e\u2028\n")


SEVERAL = {
    "article elements": "<article><h2>甲题</h2><p>甲文。</p></article><article><h2>乙题</h2><p>乙文。</p></article>",
    "article elements around each other": "<article><h2>甲题</h2><div><article><p>甲文。</p></article></div></article>"
    "<article><h2>乙题</h2><p>乙文。</p></article>",
    "headings under that of the page": "<h1>第03版：民生</h1><h2>甲题</h2><p>甲文。</p><h2>乙题</h2><p>乙文。</p>",
    "lower headings": "<h1>海滨晚报</h1><h4>甲题</h4><p>甲文。</p><h4>乙题</h4><p>乙文。</p>",
    "headings under the title": "<title>海滨晚报 2020-01-02</title>"
    "<h2>甲题</h2><p>甲文。</p><h2>乙题</h2><p>乙文。</p>",
}


@pytest.mark.parametrize("text", SEVERAL.values(), ids=SEVERAL)
def test_several_articles(text: str) -> None:
    found = list(stories(text))
    assert [(article.fields["headline"], article.lines) for article in found] == [
        ("甲题", ("甲文。",)),
        ("乙题", ("乙文。",)),
    ]


def test_several_articles_share_what_the_page_tells() -> None:
    page = """<title>海滨晚报</title><link rel="canonical" href="https://news.example/03"><h1>第03版：民生</h1>
    <h2>甲题</h2><h3>副题</h3><p>本报记者 王小明</p><p>甲文。</p><h2>乙题</h2><p>乙文。</p>"""
    first, second = stories(page)
    shared = {"publication": "海滨晚报", "page": "3", "page_name": "民生", "url": "https://news.example/03"}
    assert first.fields == {**shared, "headline": "甲题", "subheadline": "副题"}
    assert first.lines == ("本报记者 王小明", "甲文。")
    assert second.fields == {**shared, "headline": "乙题"}


ONE = {
    "teasers beside it": "<article><h1>甲题</h1><p>{}</p></article>"
    "<article><h2><a href='x'>乙题</a></h2><p>短短一句。</p></article>",
    "crossheads": "<h1>甲题</h1><p>{}</p><h2>乙题</h2><p>乙文。</p><h2>丙题</h2><p>丙文。</p>",
}


@pytest.mark.parametrize("text", ONE.values(), ids=ONE)
def test_one_article(text: str) -> None:
    (found,) = stories(text.format(PROSE))
    assert found.fields["headline"] == "甲题"
    assert found.lines[0] == PROSE


def test_a_list_of_posts_loses_no_text() -> None:
    posts = "".join(f"<article><h2><a href='x'>{name}题</a></h2><p>{name}文。</p></article>" for name in "甲乙")
    assert [article.lines for article in stories(posts)] == [("甲文。",), ("乙文。",)]


MACHINE = {
    "time": ("<time datetime='2021-09-02T08:00:00+08:00'>昨天</time>", {"date": "2021-09-02"}),
    "times that differ": ("<time datetime='2021-09-02'>a</time><time datetime='2021-09-03'>b</time>", {}),
    "the time of publication": (
        "<time datetime='2021-09-03'>a</time><time itemprop='datePublished' datetime='2021-09-02'>b</time>",
        {"date": "2021-09-02"},
    ),
    "OpenGraph": (
        "<meta property='og:url' content='https://news.example/a'><meta property='og:site_name' content='海滨网'>",
        {"url": "https://news.example/a", "publication": "海滨网"},
    ),
    "where it was saved from": (
        "<!-- saved from url=(0022)https://news.example/a -->",
        {"url": "https://news.example/a"},
    ),
    "a relative address": ("<link rel='canonical' href='/a'>", {}),
    "JSON-LD": (
        '<script type="application/ld+json">'
        '{"@type": "NewsArticle", "alternativeHeadline": "副", "printPage": "A03"}</script>',
        {"subheadline": "副", "page": "A3"},
    ),
}


@pytest.mark.parametrize(("markup", "expected"), MACHINE.values(), ids=MACHINE)
def test_what_a_page_tells_machines(markup: str, expected: dict[str, str]) -> None:
    (found,) = stories(f"{markup}<html><h1>河道清理</h1><p>{PROSE}</p>")
    assert found.fields == {"headline": "河道清理", **expected}


ISSUE, BYLINE = "山城日报 2003年5月6日 第4版<br>", "本报记者 王小明<br>"
BOLD = {
    "twice, the issue between": f"<b>渡口修桥</b><br><br>{ISSUE}<b>渡口修桥</b><br>{BYLINE}",
    "once, in large letters": f"<center><font size=5>渡口修桥</font></center><br>{ISSUE}{BYLINE}",
    "below the issue": f"{ISSUE}<strong>渡口修桥</strong><br>{BYLINE}<br>",
}


@pytest.mark.parametrize("head", BOLD.values(), ids=BOLD)
def test_headlines_in_bold_on_pages_of_lines(head: str) -> None:
    text = "新桥今天通车，两岸的人都来看。<br>　　老人说，<b>总算等到了</b>。<br>"
    (page,), _ = read_file("a.htm", f"<html><body>{head}　　{text}</body></html>")
    (article,) = parse(page).articles
    assert (article.headline, article.byline) == ("渡口修桥", "本报记者 王小明")
    assert (article.publication, article.date, article.page) == ("山城日报", "2003-05-06", "4")
    assert [block.text for block in article.blocks] == ["新桥今天通车，两岸的人都来看。", "老人说，总算等到了。"]


@pytest.mark.parametrize(
    "line", ["<b>本报讯</b> 新桥今天通车。", "<b>新桥今天通车，两岸的人都来看。</b>", "<b>2003年5月6日</b>"]
)
def test_other_lines_in_bold_are_no_headlines(line: str) -> None:
    (page,), _ = read_file("a.htm", f"<html><body>{line}<br>　　老人说，等了一辈子，总算等到了。<br></body></html>")
    assert "headline" not in page.given


def test_a_title_above_the_headline_by_its_element() -> None:
    (page,), _ = read_file(
        "a.htm",
        "<html><body><span>第02版:要闻</span><founder-pretitle>两岸人等了多年</founder-pretitle>"
        "<founder-title>渡口修桥</founder-title><founder-content><p>新桥今天通车。</p></founder-content></body></html>",
    )
    (article,) = parse(page).articles
    assert (article.kicker, article.headline, article.page_name) == ("两岸人等了多年", "渡口修桥", "要闻")


SIGNED = {
    "an author": ("（作者：王小明）", ("王小明",)),
    "two authors": ("（作者：王小明、李四）", ("王小明", "李四")),
    "what an author is": ("（作者：某大学教授王小明）", ()),
    "an author is spoken of": ("（作者系某大学教授）", ()),
}


@pytest.mark.parametrize(("line", "authors"), SIGNED.values(), ids=SIGNED)
def test_authors_in_brackets_at_the_end(line: str, authors: tuple[str, ...]) -> None:
    (page,), _ = read_file("a.htm", f"<html><body><h1>渡口修桥</h1><p>新桥今天通车。</p><p>{line}</p></body></html>")
    (article,) = parse(page).articles
    assert article.authors == authors
    assert line in [block.text for block in article.blocks]
