"""Web pages as people save them: what the page tells of an article in print and for machines, and nothing invented."""

import pytest

from reader.ingest.issue_line import issue_line
from reader.parsing import parse

from .reading import read_file

PROSE = ("新桥今天通车，两岸的人都来看，桥头挤得水泄不通。", "老人说，等了一辈子，总算等到了这一天。")
TEXT = "".join(f"<p>{line}</p>" for line in PROSE)
PAGES: dict[str, tuple[str, dict[str, str]]] = {
    "a label behind the author": (
        f"<h1>渡口修桥</h1><div>时间:2012-05-06 10:20 来源:山城日报 作者:王小明 点击:132次</div>{TEXT}",
        {"date": "2012-05-06", "publication": "山城日报", "authors": "王小明"},
    ),
    "a label of two words": (
        f"<h1>渡口修桥</h1><p>发布日期：2012-05-06 来源：山城日报 作者：王小明 阅读次数：231</p><div>{TEXT}</div>",
        {"date": "2012-05-06", "publication": "山城日报", "authors": "王小明"},
    ),
    "several authors of a citation": (
        "<meta name='citation_author' content='王小明'><meta name='citation_author' content='李四'><meta name="
        f"'citation_journal_title' content='山城日报'><h1>渡口修桥</h1>{TEXT}",
        {"publication": "山城日报", "authors": "王小明、李四"},
    ),
    "a label before the day": (
        f"<h1>渡口修橋</h1><div>發佈時間: 2021/09/02 23:45</div><div>撰文：王小明</div>{TEXT}",
        {"headline": "渡口修橋", "date": "2021-09-02", "authors": "王小明"},
    ),
    "the day beside the author": (
        f"<h1>渡口修桥</h1><p class='meta'>9月2日 王小明</p><div>{TEXT}</div>",
        {"byline": "王小明"},
    ),
    "the day in a box": (
        f"<div><b>2021</b><i>09</i>/<i>02</i><u>10:20:11</u></div><h1>渡口修桥</h1><div>{TEXT}</div>",
        {"date": "2021-09-02"},
    ),
    "a page in Chinese numerals": (
        f"<h1>渡口修桥</h1><p>《山城日报》 (2002年03月08日第十二版)</p>{TEXT}",
        {"publication": "山城日报", "date": "2002-03-08", "page": "12"},
    ),
    "a day, one of change, and the author, all of them links": (
        "<h1>渡口修桥</h1><div><a><time class='published' datetime='2021-09-02'>2021年9月2日</time><time"
        f" class='updated' datetime='2021-09-05'>2021年9月5日</time></a>作者：<a>王小明</a></div><div>{TEXT}</div>",
        {"date": "2021-09-02", "authors": "王小明"},
    ),
    "the newspaper of an article in JSON-LD": (
        '<script type="application/ld+json">{"@type":"NewsArticle","publisher":{"name":"山城网"},"isPartOf":{"@type":'
        '"PublicationIssue","isPartOf":{"@type":"Newspaper","name":"山城日报"}},"mainEntityOfPage":{"@id":'
        f'"https://news.example/a"}}}}</script><h1>渡口修桥</h1>{TEXT}',
        {"publication": "山城日报", "url": "https://news.example/a"},
    ),
    "a part of a site in JSON-LD": (
        '<script type="application/ld+json">{"@type":"NewsArticle","publisher":{"name":"山城网"},"isPartOf":{"@type":'
        f'"WebSite","name":"首页"}}}}</script><h1>渡口修桥</h1>{TEXT}',
        {"publication": "山城网"},
    ),
    "Dublin Core": (
        "<meta name='DCTERMS.title' content='渡口修桥'><meta name='DC.date.issued' content='2021-09-02'>"
        f"<h1>渡口修桥</h1>{TEXT}",
        {"date": "2021-09-02"},
    ),
    "microdata": (
        "<h1 itemprop='headline'>渡口修桥</h1><div><span itemprop='author'>作者：王小明</span> <span itemprop="
        f"'articleSection'>民生</span></div><div itemprop='articleBody'>{TEXT}</div>",
        {"authors": "王小明", "section": "民生"},
    ),
    "an office's page": (
        "<meta name='ContentSource' content='山城日报'><meta name='ColumnName' content='动态'><meta name='Url' content="
        f"'https://gov.example/a'><h1>渡口修桥</h1>{TEXT}",
        {"publication": "山城日报", "section": "动态", "url": "https://gov.example/a"},
    ),
    "saved by a helper of the browser": (
        "<!DOCTYPE html><!--\n Page saved with SingleFile \n url: https://news.example/a?b=1 \n saved date: Mon Jan 03"
        f" 2022 --><h1>渡口修桥</h1>{TEXT}",
        {"url": "https://news.example/a?b=1"},
    ),
    "the day in the address": (
        f"<!-- saved from url=(0050)http://paper.example/html/2009-06/18/content_331.htm --><h1>渡口修桥</h1>{TEXT}",
        {"url": "http://paper.example/html/2009-06/18/content_331.htm", "date": "2009-06-18"},
    ),
    "an address that is none": (
        f"<link rel='canonical' href='https://news[.example/2009-06/18/a.htm'><h1>渡口修桥</h1>{TEXT}",
        {"url": "https://news[.example/2009-06/18/a.htm", "date": "2009-06-18"},
    ),
    "a number in the address that is no day": (
        f"<link rel='canonical' href='http://paper.example/20219909/2009.htm'><h1>渡口修桥</h1>{TEXT}",
        {"url": "http://paper.example/20219909/2009.htm"},
    ),
    "UTC, in Chinese": (
        f"<html lang='zh-CN'><meta property='article:published_time' content='2021-09-01T22:30:00+00:00'>"
        f"<h1>渡口修桥</h1>{TEXT}",
        {"date": "2021-09-02"},
    ),
    "UTC, in no language": (
        f"<meta property='article:published_time' content='2021-09-01T22:30:00+00:00'><h1>渡口修桥</h1>{TEXT}",
        {"date": "2021-09-01"},
    ),
}


@pytest.mark.parametrize(("markup", "expected"), PAGES.values(), ids=PAGES)
def test_what_a_page_tells(markup: str, expected: dict[str, str]) -> None:
    (page,), _ = read_file("a.html", f"<html><body>{markup}</body></html>" if "<html" not in markup else markup)
    assert page.given == {"headline": "渡口修桥", **expected}
    assert tuple(page.text.split("\n")) == PROSE


def test_the_subheadline_of_a_template_is_no_byline() -> None:
    (page,), _ = read_file(
        "a.html",
        "<h3><founder-title>渡口修桥</founder-title></h3><h4><founder-subtitle>两岸来往</founder-subtitle></h4>"
        f"<p><founder-author>王小明 李芳</founder-author></p><founder-content>{TEXT}</founder-content>",
    )
    assert page.given == {"headline": "渡口修桥", "subheadline": "两岸来往", "byline": "王小明 李芳"}


def test_a_word_beside_a_day_is_no_author() -> None:
    (page,), _ = read_file("a.html", f"<html><h1>渡口修桥</h1><p>9月2日 通车</p><div>{TEXT}</div></html>")
    assert page.given == {"headline": "渡口修桥"}


BESIDE_DAY = {
    "新华社": {"publication": "新华社"},
    "央视新闻": {"publication": "央视新闻"},
    "新渡口报": {"publication": "新渡口报"},
    "山城网 王小明": {"publication": "山城网", "byline": "王小明"},
    "王小明": {"byline": "王小明"},
    "综合": {},
}


@pytest.mark.parametrize(("words", "expected"), BESIDE_DAY.items())
def test_words_beside_the_day(words: str, expected: dict[str, str]) -> None:
    (page,), _ = read_file("a.html", f"<html><h1>渡口修桥</h1><p>2021-09-02 10:20 {words}</p><div>{TEXT}</div></html>")
    assert page.given == {"headline": "渡口修桥", "date": "2021-09-02", **expected}


def test_a_place_in_brackets_is_no_author() -> None:
    head = "<h1>渡口修桥</h1><div>2012-05-06 来源: 山城日报(南坪)</div>"
    (page,), _ = read_file("a.html", f"<html>{head}<div>{TEXT}</div></html>")
    assert "byline" not in page.given


@pytest.mark.parametrize("line", ["（责编：王小明、李四）", "责任编辑：王小明 ", "【責任編輯:王小明】"])
def test_the_editors_below_an_article_are_kept_as_such(line: str) -> None:
    (page,), _ = read_file("a.html", f"<html><h1>渡口修桥</h1><div>{TEXT}<p>{line}</p></div></html>")
    (article,) = parse(page).articles
    assert [(str(block.kind), block.text) for block in article.blocks][2:] == [("credit", line.strip())]


def test_the_way_back_from_a_note_is_no_text() -> None:
    notes = '<ol class="footnotes"><li id="n1">据县志。<a href="#r1">↩\ufe0e</a></li></ol>'
    (page,), _ = read_file("a.html", f"<html><h1>渡口修桥</h1><div>{TEXT}{notes}</div></html>")
    (article,) = parse(page).articles
    assert [(str(block.kind), block.text) for block in article.blocks][2:] == [("note", "据县志。")]


def test_a_count_of_pages_and_an_edition_are_no_page() -> None:
    assert issue_line("2002年03月08日 今日十二版").fields == {"date": "2002-03-08"}
    assert issue_line("《山城志》第三版").fields == {}
