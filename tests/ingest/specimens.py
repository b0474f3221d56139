"""One small file of every format, of invented text: what mutations and bombs are made from."""

import bz2
import gzip
import lzma
from email.message import EmailMessage

from .packing import TEXT, book, tarred, word_document, zipped
from .pdf_maker import PdfPage, pdf

PROSE = "　　新桥今天通车，两岸的人都来看。老周说，今年的鱼比去年多，价钱也好。\n　　他在渡口住了六十年。\n"
FLAT = (
    "山城日报 2021年4月1日 星期四 第A03版：民生\n渡口修桥\n——老渡口换新颜\n本报记者 王小明 通讯员 刘 学\n"
    f"　　本报4月1日讯 （记者王小明）{PROSE.strip()}\n　　（下转第四版）\n\n路灯亮了\n□李四\n{PROSE}"
)
HTML = (
    "<!DOCTYPE html><html><head><meta charset='utf-8'><title>渡口修桥 - 山城日报</title>"
    "<meta name='author' content='王小明'><meta property='og:title' content='渡口修桥'>"
    '<script type="application/ld+json">{"@type":"NewsArticle","headline":"渡口修桥","datePublished":"2021-04-01"}'
    "</script></head><body><!--enpproperty <date>2021-04-01</date><page>3</page> /enpproperty-->"
    "<h3>引题</h3><h1>渡口修桥</h1><h2>副题</h2><div id='ozoom'><founder-content><p>新桥今天通车，两岸的人都来看。"
    "<sup><a href='#n1'>[1]</a></sup><ruby>饕<rt>tāo</rt></ruby></p><table><tr><td>甲<td>乙</table></founder-content>"
    "</div><a href='content_1.htm'>下一篇</a></body></html>"
)
RSS = (
    "<?xml version='1.0'?><rss version='2.0'><channel><title>山城日报</title><item><title>渡口修桥</title>"
    "<link>https://example.org/1</link><pubDate>Thu, 01 Apr 2021 08:00:00 +0800</pubDate>"
    "<description>&lt;p&gt;新桥通车。&lt;/p&gt;</description><content:encoded><![CDATA[<p>两岸的人都来看。</p>]]>"
    "</content:encoded></item></channel></rss>"
)
ATOM = (
    "<feed xmlns='http://www.w3.org/2005/Atom'><title type='html'>山城&lt;b&gt;日报</title><entry>"
    "<title>渡口修桥</title>"
    "<author><name>王小明</name></author><updated>2021-04-01T08:00:00Z</updated><content type='xhtml'>"
    "<div xmlns='http://www.w3.org/1999/xhtml'><p>新桥通车。</p></div></content></entry></feed>"
)
NITF = (
    "<?xml version='1.0'?><nitf><head><docdata><date.issue norm='20210401'/></docdata>"
    "<pubdata name='山城日报' position.section='民生'/></head><body><body.head><hedline><hl1>渡口修桥</hl1></hedline>"
    "<byline>王小明</byline></body.head><body.content><p>新桥通车。</p><p>两岸的人都来看。</p></body.content></"
    "body></nitf>"
)
CORPUS = (
    "<doc>\n<url>https://example.org/1</url>\n<docno>1</docno>\n<contenttitle>渡口修桥</contenttitle>\n"
    "<content>新桥通车 A&B</content>\n</doc>\n"
)
JSON = (
    '[{"title":{"rendered":"渡口修桥"},"content":[{"type":"p","text":"新桥通车。"}],"date":{"$date":1617235200000},'
    '"author":["王小明",null],"page":3.0},{"2021-04-01":{"01版：要闻":[{"headline":"路灯亮了","body":"老街不再'
    '黑。\\n"}]}}]'
)
YAML = (
    "---\ntitle: 渡口修桥\ndate: 2021-04-01\nauthors: [王小明, 刘学]\ntags:\n  - 桥\n---\n\n# 渡口修桥\n\n"
    "**新桥**[今天](https://example.org)通车[^1]。<!-- 注 -->\n\n| 甲 | 乙 |\n| --- | --- |\n| 一 | 二 |\n"
    "\n[^1]: 注。\n"
)
TOML = '+++\ntitle = "渡口修桥"\ndate = 2021-04-01\n[params]\nauthor = "王小明"\n+++\n\n新桥今天通车。\n'
JSON_HEAD = '{\n  "title": "渡口修桥",\n  "date": "2021-04-01"\n}\n\n新桥今天通车。\n'
NAMES_HEAD = "Title: 渡口修桥\nAuthor: 王小明\nDate: 2021-04-01\n\n新桥今天通车。\n"
CSV = (
    '标题,正文,日期,版次\n渡口修桥,"新桥通车。\n两岸的人都来看。",2021-04-01,第03版：要闻\n'
    '路灯亮了,"他说""好""",44287,A3\n'
)
LABELLED = (
    "【篇名】渡口修桥\n【作者】王小明\n【报名】山城日报\n"
    "【日期】2021-04-01\n【正文】\n　　新桥通车。\n　　两岸的人都来看。\n"
)
COPIED = "渡口修桥\n2021-04-01 08:00 来源：山城日报 作者：王小明\n字号 大 中 小\n　　新桥通车。\n　　两岸的人都来看。\n"
SHEET = (
    '<worksheet xmlns="urn:s"><sheetData><row><c t="s"><v>0</v></c><c t="s"><v>1</v></c></row>'
    '<row><c r="A2" t="inlineStr"><is><t>渡口修桥</t></is></c><c r="B2"><v>44287</v></c></row></sheetData></worksheet>'
)


JSON_TABLE = (
    '{"paper": "山城日报", "columns": [{"name": "title"}, {"name": "pub_date"}, {"name": "content"}], "rows":'
    ' [["渡口修桥", "2021-04-01", "新桥通车。"], ["路灯亮了", 1617235200, ["老街", "不再黑。"]]],'
    ' "pages": [{"no": "A03", "name": "民生", "articles": [{"title": {"0": "题"}, "content": {"0": "文。"}}]}]}'
)
BARE_HEAD = '<!-- 查 -->\n"title": "渡口修桥",\n"date": "2021-04-01"\n;;;\n\n新桥通车。\n'
SIDE_BY_SIDE = (
    "<html><title>海滨晚报 2021年4月1日 A03 民生</title><body><div><div class='s'><h2>渡口修桥</h2><p>新桥通车了。</p>"
    "</div><div class='s'><h2>路灯亮了</h2><p>老街不再黑，两岸的人都来看。</p></div></div></body></html>"
)
BARRED = "文章 1\n渡口修桥\n海角時報 | 2021-09-02\n報章 | A03 | 港聞 | 林小漁\n\n新桥通车，resou-\nrces共用。\n"
REFERENCES = (
    "RT Newspaper Article\nA1 王小明\nT1 渡口修桥\nJF\n山城日报 A03版\nFD 2021-04-01\nAB 新桥通车。\n\nRT x\nT1 乙\n"
)
BIG5 = "渡口修橋\n新橋今天通車，兩岸的人都來看，老街不再黑，路燈也亮了。\n".encode("big5") * 3


def workbook() -> bytes:
    """A workbook of one sheet."""
    parts = {
        "[Content_Types].xml": "<Types/>",
        "xl/workbook.xml": "<workbook/>",
        "xl/sharedStrings.xml": '<sst xmlns="urn:s"><si><t>标题</t></si><si><t>日期</t></si></sst>',
        "xl/worksheets/sheet1.xml": SHEET,
    }
    return zipped(dict(parts))


def mail() -> bytes:
    """A page saved as one message."""
    message = EmailMessage()
    message["Subject"], message["Snapshot-Content-Location"] = "渡口修桥", "https://example.org/1"
    message.set_content("新桥通车。")
    message.add_alternative(HTML, subtype="html", cte="quoted-printable")
    return message.as_bytes()


def printed() -> bytes:
    """A page as PDF."""
    page = PdfPage().text(60, 30, 10, "山城日报 2021年4月1日 第3版").text(60, 60, 30, "渡口修桥")
    return pdf(
        page.column(60, 110, 10, ["　　新桥今天通车，两岸的人都来看。", "老周说，今年的鱼比去年多。"]).rule(
            50, 50, 500, 50
        )
    )


HEADED = "".join(
    f"山城日报 2021-04-0{day} 第{day}版 民生\n\n渡口修桥\n\n{PROSE}文章编号：20210{day}\n\n" for day in (1, 2)
)
RICH = (
    '{"渡口今天修桥":{"author":{"data":{"attributes":{"name":"王小明"}}},"delta":{"ops":[{"insert":"渡口"},{"in'
    'sert":"\\n",'
    '"attributes":{"header":1}},{"insert":"新桥今天通车。\\n两岸的人都来看。"}]}},"路灯今天亮了":{"doc":{"type":"doc",'
    '"content":[{"type":"heading","content":[{"type":"text","text":"老街"}]},{"type":"paragraph","content":[{"t'
    'ext":"不再黑。"}]}'
    ']}},"老街从此不黑":{"text":"[{\\"type\\":\\"p\\",\\"children\\":[{\\"text\\":\\"文。\\"}]}]"}}'
)
LINED = (
    "<html><body><b>渡口修桥</b><br>山城日报 2021年4月1日 第3版<br><b>渡口修桥</b><br>本报记者 王小明<br>"
    "　　新桥今天通车。<br><font size=+2>两岸</font>的人都来看。<br>（作者：王小明）<br></body></html>"
)
LETTER = (
    "From: =?utf-8?b?546L?= <a@example.org>\nSubject: =?utf-8?b?5rih5Y+j5L+u5qGl?= Fwd:\nMIME-Version: 1.0\n"
    f"Content-Type: text/plain; charset=utf-8\n\n{PROSE}"
)
DATED = (
    "# 山城日报 2021年4月1日\n\n## 第3版 民生\n\n### 渡口修桥\n2021-04-01\n\n*本报记者 王小明*\n\n新桥通车。 ^a1b2\n"
)

NUMBERED = (
    "  1 of 2 DOCUMENTS\n\n  山城日报\n\nApril 1, 2021\n\n渡口修桥\n\nBYLINE: 王小明\n\nSECTION: 民生; Pg. A3\n\n"
    "新桥通车。\n\n  2 of 2 DOCUMENTS\n\n路灯亮了\n\nFull text: 老街不再黑。\n\nCopyright 2021\n"
)

TYPED = (
    '{"2021":{"04":{"01":{"01":[{"Item":{"title":{"S":"渡口修桥"},"content":{"S":"新桥通车。"},"author":{"L":[{'
    '"S":"王小明"}]}}}]}}}}\n'
    '{"language":"zh-CN","properties":{"Name":{"type":"title","title":[{"type":"text","text":{"content":"路灯亮'
    '了"}}]},"日期":'
    '{"type":"date","date":{"start":"2021-03-31T22:30:00Z"}}},"children":[{"type":"paragraph","paragraph":{"rich_text":'
    '[{"plain_text":"老街不再黑。"}]}}]}\n{"title":"题","container-title":"山城日报","author":[{"family":"王","'
    'given":"小明"}],'
    '"issued":{"date-parts":[[2021,4,1]]},"year":2021,"month":4,"abstract":"新桥通车。"}\n'
)
COLUMNS = (
    '<?xml version="1.0"?><r><row><field name="title">渡口修桥</field><field name="pub_date">2021-04-01</field>'
    '<field name="content">新桥通车。</field></row><row><field name="befrom">x</field></row></r>'
)
MICRODATA = (
    "<!-- Page saved with SingleFile \n url: https://example.org/2021-04/01/1.htm \n--><html lang='zh-CN'>"
    "<meta name='citation_author' content='王小明'><h1 itemprop='headline'>渡口修桥</h1><p>发布时间：2021-04-01 作者："
    "<b itemprop='author'>王小明</b> 点击:3次</p><time class='published' datetime='2021-03-31T22:00:00Z'>1</time>"
    "<div itemprop='articleBody'><p>新桥通车，两岸的人都来看。</p><p>（责编：李四）</p></div></html>"
)
NOTED = (
    "# 渡口修桥\n\n- **作者**：王小明\n- **日期**：2021-04-01\n\n新桥[^1]通车^[今天]，见<https://example.org>。\n\n"
    "[^1]: 据县志。\n    卷三。\n"
)

TYPED_UP = (
    r"{\rtf1\ansi\ansicpg936{\fonttbl{\f0\fnil\fcharset134 SimSun;}}{\info{\title x}}\pard\outlinelevel0\f0 "
    r"\'b6\'c9\'bf\'da\par"
    r"\pard\fi420 \u26032?\u26725?\'cd\'a8{\footnote \'d7\'a2}\tab\ldblquote A\rdblquote\par{\*\x y}{\pict\bin2 }}}}"
)
OPEN_TEXT = (
    '<o:d xmlns:o="o" xmlns:style="s" xmlns:fo="f" xmlns:text="t"><style:style style:name="P"><style:p '
    'fo:text-indent="1cm"/>'
    '</style:style><o:t><text:h text:outline-level="1">渡口修桥</text:h><text:p text:style-name="P">新桥<text:s'
    ' text:c="2"/>通车。'
    "<text:note><text:p>注。</text:p></text:note></text:p></o:t></o:d>"
)
DUMP = (
    "-- MySQL dump\nCREATE TABLE `news` (\n `id` int(11),\n `title` varchar(9) DEFAULT 'a',\n `pubdate` date,\n"
    " `content` text\n);\n"
    "INSERT INTO `news` VALUES (1,'渡口修桥','2021-04-01','新桥通车。\\n\\'好\\''),(2,'路灯亮了',NULL,replace('"
    "老街。','a',char(10)));\n"
    "COPY n (title, content) FROM stdin;\n路灯\t老街不再黑。\n\\.\n"
)
BIBLIOGRAPHY = (
    '@article{a,\n title = {渡口{修}桥},\n author = {李小明 and 王芳},\n journal = "山城" # {日报},\n year = '
    "2021,\n month = apr,\n"
    " abstract = {新桥\\&通车。}\n}\n@x{b, title={路灯}}\n"
)
SUBTITLES = (
    "1\n00:00:01,000 --> 00:00:03,500\n<i>新桥</i>通车，\n\n2\n00:00:03,600 --> 00:00:06,000\n{\\an8}都来看。\n\n3\n"
    "00:00:09,000 --> 00:00:10,000\n<v 老周>好\n"
)
SCRIPT = (
    "[Script Info]\nTitle: 渡口\n\n[Events]\nDialogue: 0,0:00:01.00,0:00:03.00,D,,0,0,0,,{\\an8}新桥，\\N通车\n"
    "Dialogue: 0,0:00:04.00,0:00:05.00,D,,0,0,0,,都来看。\n"
)
OLD_WORKBOOK = (
    '<?xml version="1.0"?><Workbook xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Table><Row><Cell><'
    "Data>标题</Data>"
    '</Cell><Cell ss:Index="3"><Data>正文</Data></Cell></Row><Row><Cell><Data>渡口修桥</Data></Cell><Cell '
    'ss:Index="3"><Data>新桥'
    "<B>通车</B>。</Data></Cell></Row></Table></Workbook>"
)
COLLECTED = (
    "1957年3月5日山城日报\n\n第1版(要闻)\n专栏：社论\n渡口修桥\n——老渡口\n本报记者 王小明\n　　新桥通车。\n\n"
    "2. 路灯亮了\n"
    "第2版(体育)专栏：来信 路灯亮了 老街不再黑。 人都来看。\n"
)
CLIPPED = (
    "首页 > 新闻 > 正文\n渡口修桥\n——老渡口换新颜\n山城日报 2021年04月01日 第03版：民生\n本报记者 王小明\n"
    "【字号：大 中 小】分享到\n\n"
    "　　新桥今天通车，两岸的人都来看。\n　　老街不再黑。\n\n责任编辑：李四\n相关新闻\n路灯亮了\n版权所有 不得转载\n"
)

SPECIMENS: dict[str, tuple[str, bytes]] = {
    "EPUB": ("a.epub", book()),
    "workbook": ("a.xlsx", workbook()),
    "Word": ("a.docx", word_document()),
    "zip": ("a.zip", zipped({"A03/一.txt": FLAT, "b.html": HTML, "c/d.zip": zipped({"e.txt": TEXT})})),
    "tar": ("a.tar", tarred({"A03/一.txt": FLAT, "b.json": JSON})),
    "gzip": ("a.txt.gz", gzip.compress(FLAT.encode(), mtime=0)),
    "compressed tar": ("a.tgz", gzip.compress(tarred({"a.txt": FLAT}), mtime=0)),
    "bzip2": ("a.txt.bz2", bz2.compress(FLAT.encode())),
    "xz": ("a.txt.xz", lzma.compress(FLAT.encode())),
    "PDF": ("a.pdf", printed()),
    "YAML": ("a.md", YAML.encode()),
    "TOML": ("a.md", TOML.encode()),
    "JSON over text": ("a.md", JSON_HEAD.encode()),
    "names over text": ("a.md", NAMES_HEAD.encode()),
    "Markdown": ("b.md", YAML.partition("---\n\n")[2].encode()),
    "JSON": ("a.json", JSON.encode()),
    "JSON lines": ("a.jsonl", "\n".join(JSON[1:-1].replace("},{", "}\n{").split("\n")).encode()),
    "JSON table": ("b.json", JSON_TABLE.encode()),
    "bare JSON over text": ("c.md", BARE_HEAD.encode()),
    "HTML side by side": ("b.html", SIDE_BY_SIDE.encode()),
    "lines with bars": ("h.txt", BARRED.encode()),
    "references": ("i.txt", REFERENCES.encode()),
    "flat text in three encodings": ("j.txt", FLAT.encode() + FLAT.encode("gb18030") + BIG5),
    "MHTML": ("a.mht", mail()),
    "mail": ("a.eml", LETTER.encode()),
    "issue headers": ("k.txt", HEADED.encode()),
    "rich text": ("c.json", RICH.encode()),
    "HTML in lines": ("c.html", LINED.encode()),
    "Markdown with days": ("d.md", DATED.encode()),
    "mailbox": ("a.mbox", f"From a@example.org Thu Apr  1 08:00:00 2021\n{LETTER}\n\n".encode() * 2),
    "numbered documents": ("l.txt", NUMBERED.encode()),
    "typed JSON": ("d.json", TYPED.encode()),
    "columns in XML": ("d.xml", COLUMNS.encode()),
    "microdata": ("d.html", MICRODATA.encode()),
    "Markdown with notes": ("e.md", NOTED.encode()),
    "CSV": ("a.csv", CSV.encode()),
    "TSV": ("a.tsv", CSV.replace('"', "").replace(",", "\t").encode("gb18030")),
    "RSS": ("a.xml", RSS.encode()),
    "Atom": ("b.xml", ATOM.encode()),
    "NITF": ("c.xml", NITF.encode()),
    "corpus": ("a.txt", CORPUS.encode("gb18030")),
    "HTML": ("a.html", HTML.encode()),
    "labelled text": ("b.txt", LABELLED.encode()),
    "copied page": ("c.txt", COPIED.encode()),
    "RTF": ("a.rtf", TYPED_UP.encode()),
    "OpenDocument": (
        "a.odt",
        zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": OPEN_TEXT}, 0),
    ),
    "SQL": ("a.sql", DUMP.encode()),
    "BibTeX": ("a.bib", BIBLIOGRAPHY.encode()),
    "subtitles": ("a.srt", SUBTITLES.encode()),
    "script of subtitles": ("a.ass", SCRIPT.encode()),
    "workbook of Excel 2003": ("f.xml", OLD_WORKBOOK.encode()),
    "collection of an old paper": ("m.txt", COLLECTED.encode()),
    "copied page with its site": ("n.txt", CLIPPED.encode()),
    "one article a file": ("山城日报-2021-04-01-3.txt", f"\n渡口修桥\n\n{PROSE}".encode()),
    "flat text": ("d.txt", FLAT.encode()),
    "flat text in Big5": ("e.txt", "渡口修橋\n新橋今天通車，兩岸的人都來看。\n".encode("big5") * 3),
    "flat text in UTF-16": ("f.txt", FLAT.encode("utf-16")),
    "flat text in two encodings": ("g.txt", FLAT.encode() + FLAT.encode("gb18030")),
}
"""By the name of a format, a file of it: its name, and its bytes."""
