"""XML of articles: what each element and attribute of a corpus or an agency becomes."""

import pytest

from .reading import read_file, told

Expected = list[dict[str, str | list[str]]]
LINES = ["新桥通车。", "两岸的人都来看。"]
ONE = {"headline": "渡口修桥", "authors": "王小明", "date": "2021-04-01", "publication": "山城日报", "lines": LINES}
TWO = {"headline": "路灯亮了", "authors": "李四", "lines": ["老街不再黑。"]}

XML: dict[str, tuple[str, Expected]] = {
    "documents of a corpus": (
        "<doc>\n<url>https://news.example/1</url>\n<docno>1</docno>\n<contenttitle>渡口修桥</contenttitle>\n"
        "<content>新桥通车。\n"
        "两岸的人都来看。</content>\n</doc>\n<doc>\n<url>https://news.example/2</url>\n<contenttitle>"
        "A&B < C</contenttitle>\n"
        "<content>老街不再黑。</content>\n</doc>\n",
        [
            {"headline": "渡口修桥", "url": "https://news.example/1", "lines": LINES},
            {"headline": "A&B < C", "url": "https://news.example/2", "lines": ["老街不再黑。"]},
        ],
    ),
    "a headline without a text": (
        "<doc>\n<contenttitle>渡口修桥</contenttitle>\n<content></content>\n</doc>\n<doc>\n<contenttitle>路灯亮了"
        "</contenttitle>\n<content>老街不再黑。</content>\n</doc>\n",
        [{"headline": "渡口修桥", "lines": [""]}, {"headline": "路灯亮了", "lines": ["老街不再黑。"]}],
    ),
    "a corpus with paragraphs": (
        '<DOC id="ABC_CMN_20210401.0001" type="story">\n<HEADLINE>\n渡口修桥\n</HEADLINE>\n<DATELINE>\n山城电\n'
        "</DATELINE>\n<TEXT>\n"
        "<P>\n新桥通车。\n</P>\n<P>\n两岸的人都来看。\n</P>\n</TEXT>\n</DOC>\n",
        [{"headline": "渡口修桥", "date": "2021-04-01", "dateline": "山城电", "lines": LINES}],
    ),
    "NITF": (
        '<?xml version="1.0"?><!DOCTYPE nitf SYSTEM "nitf.dtd"><nitf><head><title>渡口修桥</title><docdata>'
        '<date.issue norm="20210401"/></docdata>'
        '<pubdata name="山城日报" position.section="县区" position.sequence="3"/></head>'
        "<body><body.head><hedline><hl1>渡口修桥</hl1><hl2>两岸相连</hl2></hedline><byline>"
        "本报记者 王小明</byline></body.head>"
        "<body.content><p>新桥通车。</p><p>两岸的人都来看。</p></body.content></body></nitf>",
        [
            {
                "headline": "渡口修桥",
                "date": "2021-04-01",
                "publication": "山城日报",
                "lines": LINES,
                "subheadline": "两岸相连",
                "byline": "本报记者 王小明",
                "section": "县区",
                "page": "3",
            }
        ],
    ),
    "NewsML 1": (
        "<NewsML><NewsItem><NewsManagement><FirstCreated>20210401T080000Z</FirstCreated></NewsManagement>"
        "<NewsComponent>"
        "<NewsLines><HeadLine>渡口修桥</HeadLine><SubHeadLine/></NewsLines><ContentItem><DataContent><p>"
        "新桥通车。</p>"
        "<p>两岸的人都来看。</p></DataContent></ContentItem></NewsComponent></NewsItem></NewsML>",
        [{"headline": "渡口修桥", "date": "2021-04-01", "lines": LINES}],
    ),
    "NewsML-G2": (
        '<?xml version="1.0"?><newsMessage xmlns="urn:n"><itemSet><newsItem><contentMeta><contentCreated>'
        "2021-04-01T08:00:00+08:00"
        "</contentCreated><headline>渡口修桥</headline></contentMeta><contentSet><inlineXML><nitf><body>"
        "<body.content><p>新桥通车。</p>"
        "<p>两岸的人都来看。</p></body.content></body></nitf></inlineXML></contentSet></newsItem><newsItem>"
        "<contentMeta>"
        "<headline>路灯亮了</headline></contentMeta><contentSet><inlineXML><p>老街不再黑。</p></inlineXML>"
        "</contentSet></newsItem>"
        "</itemSet></newsMessage>",
        [
            {"headline": "渡口修桥", "date": "2021-04-01", "lines": LINES},
            {"headline": "路灯亮了", "lines": ["老街不再黑。"]},
        ],
    ),
    "a dump with Chinese names and a shared paper": (
        '<?xml version="1.0" encoding="utf-8"?><报纸><报名>山城日报</报名><文章><标题>渡口修桥</标题><作者>'
        "王小明</作者><日期>2021-04-01"
        "</日期><正文>新桥通车。\n两岸的人都来看。</正文></文章><文章><标题>路灯亮了</标题><正文>"
        "老街不再黑。</正文></文章></报纸>",
        [ONE, {"headline": "路灯亮了", "publication": "山城日报", "lines": ["老街不再黑。"]}],
    ),
    "a text in an element with its fields": (
        '<?xml version="1.0"?><news><item title="渡口修桥" author="王小明" date="2021-04-01" paper="山城日报">'
        '新桥通车。\n两岸的人都来看。</item><item title="路灯亮了" author="李四">老街不再黑。</item></news>',
        [ONE, TWO],
    ),
    "columns of a table": (
        '<?xml version="1.0"?><mysqldump><database name="x"><table_data name="t"><row><field name="id">1</field>'
        '<field name="title">渡口修桥</field><field name="author">王小明</field><field name="pub_date">2021-04-01'
        '</field><field name="paper">山城日报</field><field name="content">新桥通车。\n两岸的人都来看。</field></row>'
        '<row><field name="title">路灯亮了</field><field name="author">李四</field><field name="content">'
        "老街不再黑。</field></row></table_data></database></mysqldump>",
        [ONE, TWO],
    ),
    "fields as attributes": (
        '<?xml version="1.0"?><articles>'
        '<article title="渡口修桥" author="王小明" date="2021-04-01" source="山城日报"><text>新桥通车。\n'
        "两岸的人都来看。</text></article></articles>",
        [ONE],
    ),
}


@pytest.mark.parametrize(("text", "expected"), XML.values(), ids=XML)
def test_xml_of_articles(text: str, expected: Expected) -> None:
    found, problems = read_file("a.xml", text)
    assert [told(page) for page in found] == expected
    assert not problems
