"""Kinds that were reported of tables, labelled text, XML and front matter."""

import json

from .situation import BODY, FIRST, HEADLINE, OTHER, SECOND, THIRD, Situation, one

TEXT = BODY.replace("\n", "\\n")
DAY = {"date": "2021-04-01"}
ALL = {**DAY, "authors": ("王小明",), "publication": "山城日报", "page": "3"}
NEXT = {"headline": OTHER, "texts": (THIRD,)}


SITUATIONS: dict[str, dict[str, Situation]] = {
    "CSV": {
        "BOM and CR LF": Situation(
            "a.csv",
            f'\ufeff日期,标题,作者,报纸,版面,内容\r\n2021/4/1,{HEADLINE},王小明,山城日报,第03版,"{BODY}"\r\n',
            one(**ALL),
        ),
        "semicolons, GBK": Situation(
            "a.csv", f'标题;正文;日期\n{HEADLINE};"{BODY}";20210401\n'.encode("gb18030"), one(**DAY)
        ),
        "columns that say nothing": Situation(
            "a.csv",
            f'id,title,心情,content\n1,{HEADLINE},喜,"{BODY}"\n2,{OTHER},,{THIRD}\n',
            (*one(), NEXT),
            told="心情",
        ),
    },
    "TSV": {
        "line feeds written out": Situation(
            "a.tsv",
            f"题名\t作者\t报纸名称\t发表日期\t版次\t全文\n{HEADLINE}\t王小明\t山城日报\t2021-04-01\t3\t{TEXT}\n",
            one(**ALL),
        ),
        "UTF-16 of a spreadsheet": Situation(
            "a.txt",
            f"标题\t正文\t日期\r\n{HEADLINE}\t{FIRST}\t2021-04-01\r\n".encode("utf-16"),
            one(texts=(FIRST,), **DAY),
        ),
        "a mark that quotes nothing": Situation(
            "a.tsv", f'标题\t正文\n"{HEADLINE}\t{FIRST}\n', one(headline=f'"{HEADLINE}', texts=(FIRST,))
        ),
    },
    "labels in brackets": {
        "of a database": Situation(
            "a.txt",
            f"【题 名】{HEADLINE}\n【作 者】王小明\n【报 名】山城日报\n【日 期】2021.04.01\n【版 次】03\n【全 文】\n　　{FIRST}\n　　{SECOND}\n",
            one(**ALL),
        ),
        "two, a rule between": Situation(
            "a.txt",
            f"【标题】{HEADLINE}\n【正文】{BODY}\n==========\n【标题】{OTHER}\n【正文】{THIRD}\n",
            (*one(), NEXT),
        ),
        "other brackets": Situation(
            "a.txt", f"〔標題〕{HEADLINE}\n〔報章〕山城日报\n〔內文〕\n{BODY}\n", one(publication="山城日报")
        ),
    },
    "labels before colons": {
        "full-width": Situation(
            "a.txt",
            f"题名：{HEADLINE}\n作者：王小明\n报纸名称：山城日报\n见报日期：2021-04-01\n版号：03\n正文：\n{BODY}\n",
            one(**ALL),
        ),
        "in English": Situation(
            "a.txt",
            f"Title: {HEADLINE}\nAuthor: 王小明\nPublication: 山城日报\nDate: 1 April 2021\nPage: 3\n\n{BODY}\n",
            one(**ALL),
        ),
        "a colon in the headline": Situation(
            "a.txt",
            f"标题：老周：鱼多了\n作者：王小明\n日期：2021-04-01\n正文：\n{BODY}\n",
            one(headline="老周：鱼多了", **DAY),
        ),
    },
    "elements of a corpus": {
        "without declaration": Situation(
            "a.txt",
            f"<doc><url>https://example.org/1</url><contenttitle>{HEADLINE}</contenttitle><content>{FIRST}</content></doc>\n<doc><contenttitle>{OTHER}</contenttitle><content>{THIRD}</content></doc>",
            (*one(texts=(FIRST,), url="https://example.org/1"), NEXT),
        ),
        "GBK, signs that are not escaped": Situation(
            "a.txt",
            f"<doc>\n<title>{HEADLINE}</title>\n<text>{FIRST}A&B<3</text>\n</doc>\n".encode("gb18030"),
            finds={"A&B<3": 1},
        ),
        "numbered by the day": Situation(
            "a.xml",
            f"<DOC id='XYZ_CMN_20210401.0001' type='story'><HEADLINE>{HEADLINE}</HEADLINE><TEXT><P>{FIRST}</P><P>{SECOND}</P></TEXT></DOC>",
            one(**DAY),
        ),
        "elements that were not understood": Situation(
            "a.xml",
            f"<?xml version='1.0'?><doc><title>{HEADLINE}</title><mood>喜</mood><content>{BODY}</content></doc>",
            one(),
            told="mood",
        ),
    },
    "NITF and NewsML": {
        "NITF without declaration": Situation(
            "a.xml",
            f"<nitf><head><docdata><date.issue norm='20210401'/></docdata><pubdata name='山城日报' position.sequence='3'/></head><body><body.head><hedline><hl1>{HEADLINE}</hl1><hl2>鱼价公道</hl2></hedline><byline>本报记者 王小明</byline></body.head><body.content><p>{FIRST}</p><p>{SECOND}</p></body.content></body></nitf>",
            one(subheadline="鱼价公道", byline="本报记者 王小明", **DAY),
        ),
        "NewsML-G2": Situation(
            "a.xml",
            f"<?xml version='1.0'?><newsItem xmlns='http://iptc.org/std/nar/2006-10-01/'><itemMeta><firstCreated>2021-04-01T08:00:00+08:00</firstCreated></itemMeta><contentMeta><headline>{HEADLINE}</headline><by>王小明</by></contentMeta><contentSet><inlineXML><html><body><p>{FIRST}</p><p>{SECOND}</p></body></html></inlineXML></contentSet></newsItem>",
            one(),
        ),
        "NITF with a comment and a DOCTYPE": Situation(
            "a.xml",
            f"<?xml version='1.0' encoding='utf-8'?>\n<!DOCTYPE nitf SYSTEM 'nitf.dtd'>\n<!-- 出 -->\n<nitf><body><body.head><hedline><hl1>{HEADLINE}</hl1></hedline></body.head><body.content><p>{FIRST}</p><p>{SECOND}</p></body.content></body></nitf>",
            one(),
        ),
    },
    "front matter in TOML": {
        "a table inside": Situation(
            "a.md",
            f'+++\ntitle = "{HEADLINE}"\ndate = 2021-04-01T08:00:00+08:00\n[params]\nauthor = "王小明"\n+++\n\n{FIRST}\n\n{SECOND}\n',
            one(authors=("王小明",), **DAY),
        ),
        "lists": Situation(
            "a.md",
            f"+++\ntitle = '{HEADLINE}'\nauthors = ['王小明', '李四']\ncategories = ['民生']\n+++\n{FIRST}\n\n{SECOND}\n",
            one(authors=("王小明", "李四"), section="民生"),
        ),
        "broken": Situation(
            "a.md", f"+++\ntitle = {HEADLINE}\ndate = 2021-04-01\n+++\n{FIRST}\n\n{SECOND}\n", one(**DAY)
        ),
    },
    "front matter in JSON": {
        "pretty-printed": Situation(
            "a.md",
            json.dumps({"title": HEADLINE, "date": "2021-04-01"}, ensure_ascii=False, indent=2)
            + f"\n\n{FIRST}\n\n{SECOND}\n",
            one(**DAY),
        ),
        "on one line": Situation(
            "a.md",
            json.dumps({"title": HEADLINE, "author": {"name": "王小明"}}, ensure_ascii=False)
            + f"\n{FIRST}\n\n{SECOND}\n",
            one(authors=("王小明",)),
        ),
        "a blank line before": Situation(
            "a.markdown",
            "\n" + json.dumps({"title": HEADLINE, "tags": ["鱼"]}, ensure_ascii=False) + f"\n\n{FIRST}\n\n{SECOND}\n",
            one(),
        ),
    },
    "front matter of MultiMarkdown": {
        "Chinese names": Situation("a.md", f"标题：{HEADLINE}\n日期：2021-04-01\n\n{FIRST}\n\n{SECOND}\n", one(**DAY)),
        "a value over two lines": Situation(
            "a.md", f"Title: {HEADLINE}\nAuthor: 王小明\n  李四\nDate: 2021-04-01\n\n{FIRST}\n\n{SECOND}\n", one(**DAY)
        ),
        "a text that only looks so": Situation(
            "a.md", f"# {HEADLINE}\n\n记者：{FIRST}\n\n{SECOND}\n", one(texts=(f"记者：{FIRST}", SECOND))
        ),
    },
    "title block of pandoc": {
        "title alone": Situation("a.md", f"% {HEADLINE}\n\n{FIRST}\n\n{SECOND}\n", one()),
        "authors over two lines": Situation(
            "a.md",
            f"% {HEADLINE}\n% 王小明\n  李四\n% 2021-04-01\n\n{FIRST}\n\n{SECOND}\n",
            one(authors=("王小明", "李四"), **DAY),
        ),
        "no author": Situation("a.md", f"% {HEADLINE}\n%\n% 2021年4月1日\n\n{FIRST}\n\n{SECOND}\n", one(**DAY)),
    },
    "tables in Markdown": {
        "a byline over it": Situation(
            "a.md",
            f"# {HEADLINE}\n\n本报记者 王小明\n\n{FIRST}\n\n| 鱼 | 价 |\n|:--|--:|\n| 黄鱼 | 12 |\n",
            ({"headline": HEADLINE, "byline": "本报记者 王小明"},),
            {"---": 0, '"黄鱼"': 1},
        ),
        "no outer bars": Situation(
            "a.md", f"# {HEADLINE}\n\n{FIRST}\n\n鱼 | 价\n--- | ---\n黄鱼 | 12\n", finds={"--- ": 0, "黄鱼": 1}
        ),
        "a bar that is escaped": Situation(
            "a.md", f"# {HEADLINE}\n\n{FIRST}\n\n| 鱼 | 价 |\n| - | - |\n| 黄\\|鱼 | 12 |\n", finds={'"黄|鱼"': 1}
        ),
    },
}
