"""RSS and Atom: an article an item, fields and all."""

import pytest

from reader.ingest.article_record import ArticleRecord
from reader.ingest.formats.feed import stories

RSS = """<?xml version="1.0" encoding="gb2312"?>
<rss version="2.0" xmlns:content="urn:c" xmlns:dc="urn:d"><channel><title>山城日报</title><link>x</link>
<item><title>河道清理&amp;开工</title><link>https://news.example/a?b=1&amp;c=2</link>
<dc:creator>王小明</dc:creator><pubDate>Thu, 02 Jan 2020 08:00:00 +0800</pubDate>
<category>本地</category><description>短</description>
<content:encoded><![CDATA[<p>第一段&hellip;</p><p>第二段</p>]]></content:encoded></item>
<item><title><![CDATA[ 只有题目 ]]></title><author>a@b.example (李大力)</author></item>
<item><description>&lt;p&gt;没有题目&lt;/p&gt;</description></item>
<item><link>什么都没有</link></item></channel></rss>"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title type="html">山城&lt;b&gt;日报&lt;/b&gt;</title>
<entry><title>河道清理</title><author><name>王小明</name></author><published>2020-01-02T08:00:00Z</published>
<link rel="self" href="https://news.example/feed"/>
<link href="https://news.example/a"/>
<category term="本地"/><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>第一段</p>尾<p>第二段</p></div></content>
</entry></feed>"""

RDF = """<rdf:RDF xmlns:rdf="r" xmlns="s"><channel><title>山城日报</title></channel>
<item><title>河道清理</title><description>一段 &nbsp; &unknown; <b>粗</b></description></item></rdf:RDF>"""


def test_rss() -> None:
    assert list(stories(RSS)) == [
        ArticleRecord(
            {
                "headline": "河道清理&开工",
                "authors": "王小明",
                "date": "2020-01-02",
                "section": "本地",
                "publication": "山城日报",
                "url": "https://news.example/a?b=1&c=2",
            },
            ("第一段…", "第二段"),
        ),
        ArticleRecord({"headline": "只有题目", "authors": "李大力", "publication": "山城日报"}, ()),
        ArticleRecord({"publication": "山城日报"}, ("没有题目",)),
    ]


def test_atom() -> None:
    assert list(stories(ATOM)) == [
        ArticleRecord(
            {
                "headline": "河道清理",
                "authors": "王小明",
                "date": "2020-01-02",
                "section": "本地",
                "publication": "山城日报",
                "url": "https://news.example/a",
            },
            ("第一段", "尾", "第二段"),
        )
    ]


def test_rdf_broken_as_it_is() -> None:
    (found,) = stories(RDF)
    assert found.fields == {"headline": "河道清理", "publication": "山城日报"}
    assert "".join(found.lines).startswith("一段")
    assert "粗" in "".join(found.lines)


def test_a_feed_cut_short_gives_what_it_has() -> None:
    (found,) = stories(RSS[: RSS.index("<category>")])
    assert found.fields["headline"] == "河道清理&开工"


EVENING = "Wed, 01 Sep 2021 22:10:00"
DAYS = {
    "UTC, of a feed in Chinese": ("<language>zh-cn</language>", f"{EVENING} GMT", "2021-09-02"),
    "UTC in digits": ("<language>zh-TW</language>", f"{EVENING} +0000", "2021-09-02"),
    "UTC without a name": ("<language>zh-Hans-CN</language>", f"{EVENING} -0000", "2021-09-02"),
    "UTC as ISO 8601": ("<language>zh-HK</language>", "2021-09-01T22:10:00.5Z", "2021-09-02"),
    "UTC, beside a time in China": (
        "<lastBuildDate>Thu, 02 Sep 2021 12:00:00 +0800</lastBuildDate>",
        f"{EVENING} GMT",
        "2021-09-02",
    ),
    "UTC, in Chinese anywhere": ("<language>zh</language>", f"{EVENING} GMT", "2021-09-01"),
    "UTC, with an address in China": (
        "<link>https://www.example.com.cn/</link>",
        f"{EVENING} GMT",
        "2021-09-02",
    ),
    "UTC, with an address anywhere": ("<link>https://www.cn.example.com/</link>", f"{EVENING} GMT", "2021-09-01"),
    "midnight in China": ("", "Wed, 01 Sep 2021 16:00:00 GMT", "2021-09-02"),
    "UTC, of a feed without a place": ("", f"{EVENING} GMT", "2021-09-01"),
    "UTC, of a feed in English": ("<language>en</language>", f"{EVENING} GMT", "2021-09-01"),
    "the afternoon in UTC": ("<language>zh-cn</language>", "Wed, 01 Sep 2021 15:59:59 GMT", "2021-09-01"),
    "in China": ("<language>zh-cn</language>", f"{EVENING} +0800", "2021-09-01"),
    "elsewhere": ("<language>zh-cn</language>", f"{EVENING} -0500", "2021-09-01"),
    "without a zone": ("<language>zh-cn</language>", "2021-09-01 22:10:00", "2021-09-01"),
}


@pytest.mark.parametrize(("place", "time", "day"), DAYS.values(), ids=DAYS)
def test_the_day_is_that_of_the_paper(place: str, time: str, day: str) -> None:
    item = f"<item><title>渡口修桥</title><pubDate>{time}</pubDate></item>"
    (found,) = stories(f"<rss><channel>{place}{item}</channel></rss>")
    assert found.fields == {"headline": "渡口修桥", "date": day}


def test_the_language_of_an_atom_feed() -> None:
    entry = "<entry><title>渡口修桥</title><published>2021-09-01T16:30:00Z</published></entry>"
    (found,) = stories(f'<feed xml:lang="zh-CN">{entry}</feed>')
    assert found.fields == {"headline": "渡口修桥", "date": "2021-09-02"}


BARE = {
    "prefixes without namespaces": RSS.replace(' xmlns:content="urn:c" xmlns:dc="urn:d"', ""),
    "no declaration": RSS[RSS.index("<rss") :],
    "the title of a site": RSS.replace("<title>山城日报</title>", "<title>山城日报 - 要闻</title>"),
}


@pytest.mark.parametrize("text", BARE.values(), ids=BARE)
def test_careless_feeds(text: str) -> None:
    assert list(stories(text)) == list(stories(RSS))


def test_an_empty_element_gives_way() -> None:
    (found,) = stories(
        "<rss><channel><item><title/><dc:creator/><author>王小明</author><description>一</description></item>"
    )
    assert found.fields == {"authors": "王小明"}


def test_no_feed_at_all() -> None:
    assert list(stories("")) == []
    assert list(stories("<rss></rss>")) == []


def test_the_export_of_a_site() -> None:
    items = (
        "<item><title>渡口修桥</title><wp:post_date>2021-04-01 08:00:00</wp:post_date><content:encoded>新桥通车。"
        "</content:encoded><pubDate>Wed, 31 Mar 2021 20:00:00 +0000</pubDate><wp:post_type>post</wp:post_type></item>"
        "<item><title>标志</title><wp:post_type>attachment</wp:post_type></item>"
    )
    (found,) = stories(f"<rss><channel>{items}</channel></rss>")
    assert found.fields == {"headline": "渡口修桥", "date": "2021-04-01"}
