"""Kinds that were reported, once more: files that differ from those before in headers, nesting and templates."""

import json

from .packed_situations import book
from .situation import BODY, FIRST, HEADLINE, OTHER, SECOND, THIRD, Situation, one
from .web_situations import DAY, NEXT, PARAGRAPHS, page

CHAPTER = f'<div id="x"><h2>{HEADLINE}</h2>{PARAGRAPHS}</div><div id="y"><h2>{OTHER}</h2><p>{THIRD}</p></div>'
UNDER_ANOTHER = (
    '<li><a href="a.xhtml">民生</a><ol>'
    f'<li><a href="a.xhtml#x">{HEADLINE}</a></li><li><a href="a.xhtml#y">{OTHER}</a></li></ol></li>'
)

FURTHER: dict[str, dict[str, Situation]] = {
    "JSON of scrapers": {
        "names that say of what they are": Situation(
            "a.json",
            json.dumps({"docTitle": HEADLINE, "post_content": BODY, "articleDate": "2021-03-31T16:00:00.000Z"}),
            one(**DAY),
        ),
        "what is known in an object beside the text": Situation(
            "a.json",
            json.dumps(
                {"headline": HEADLINE, "article": BODY, "meta": {"newspaper": "山城日报", "issue_date": "2021-04-01"}}
            ),
            one(publication="山城日报", **DAY),
        ),
        "titles by language, pictures among the blocks": Situation(
            "a.json",
            json.dumps(
                {
                    "title": {"zh": HEADLINE},
                    "body": [{"type": "p", "text": FIRST}, {"type": "image", "url": "a.jpg", "caption": "码头。"}],
                }
            ),
            one(texts=(FIRST, "码头。"), kinds=("paragraph", "caption")),
        ),
        "pages by letter": Situation(
            "a.json",
            json.dumps({"2021-04-01": {"A03": [{"标题": HEADLINE, "正文": BODY}]}}),
            one(page="A3", **DAY),
        ),
        "a comment before what is mended": Situation(
            "a.json",
            f'// a\n[{{"title":"{HEADLINE}","content":"{FIRST}\n{SECOND}",}},\n{{"title":"{OTHER}","content":"{THIRD}"}}]',
            (*one(), NEXT),
        ),
        "keys of a database for names": Situation(
            "a.json",
            json.dumps({"title": f"{HEADLINE} &#8211; <em>鱼多</em>", "content": BODY, "author": 3, "categories": [5]}),
            one(headline=f"{HEADLINE} – 鱼多", authors=(), section=None),
        ),
    },
    "CSV": {
        "other words for the same": Situation(
            "a.csv",
            f"新闻标题,媒体名称,刊发日期,内文\n{HEADLINE},山城日报,2021/4/1,{FIRST}\n",
            one(texts=(FIRST,), **DAY),
        ),
    },
    "labels before colons": {
        "of the database of papers": Situation(
            "a.txt",
            f"篇名: {HEADLINE}\n报纸中文名: 山城日报\n出版日期: 20210401\n正文快照: {FIRST}\n",
            one(publication="山城日报", texts=(FIRST,), **DAY),
        ),
    },
    "elements of a corpus": {
        "text in the element itself": Situation(
            "a.txt",
            f'<doc id="1" url="https://a.example.org/1" title="{HEADLINE}">\n{FIRST}\n{SECOND}\n</doc>\n<doc id="2" title="{OTHER}">\n<b>{THIRD}</b>\n</doc>\n',
            (*one(url="https://a.example.org/1"), NEXT),
        ),
    },
    "labels in capitals": {
        "one blank behind them, blanks in the day": Situation(
            "a.txt",
            f"HD {HEADLINE}\nBY 王小明\nPD 2021 年 4 月 1 日\nSN 山城日报\nPG A03\n\nLP\n{FIRST}\n\nTD\n{SECOND}\n",
            one(authors=("王小明",), publication="山城日报", page="A3", **DAY),
        ),
    },
    "front matter": {
        "a title of two lines": Situation(
            "a.md",
            f"% {HEADLINE}\n  鱼价公道\n% 王小明; 李东\n\n{FIRST}\n\n{SECOND}\n",
            one(headline=f"{HEADLINE} 鱼价公道", authors=("王小明", "李东")),
        ),
        "the headline underlined below it": Situation(
            "a.md",
            f"---\ntitle: {HEADLINE}\n---\n\n{HEADLINE}\n===\n\n**本报记者 王小明 通讯员 李东**\n\n{FIRST}\n\n{SECOND}\n",
            one(authors=("王小明", "李东")),
        ),
    },
    "Founder's templates": {
        "the page in the comment without its sign": Situation(
            "a.html",
            page(
                f"<!--enpproperty <date>2021-04-01 00:00:00.0</date><title>{HEADLINE}</title><nodename>A07社区</nodename>/enpproperty--><div id=ozoom>{PARAGRAPHS}</div>"
            ),
            one(page="A7", page_name="社区", section=None, **DAY),
        ),
        "a name in pieces beside the issue": Situation(
            "a.html",
            page(
                f"<h1>{HEADLINE}</h1><p class=sec>周小雨 陈 默<span>《山城日报》（2021年04月01日 第01版）</span></p><div id=ozoom>{PARAGRAPHS}</div>"
            ),
            one(authors=("周小雨", "陈默"), publication="山城日报", page="1", **DAY),
        ),
    },
    "several articles on a page": {
        "short ones whose headings are links": Situation(
            "a.html",
            page(
                f"<article><h2><a href='/1'>{HEADLINE}</a></h2><p>作者：王小明 2021-04-01</p>{PARAGRAPHS}</article><article><h2>{OTHER}</h2><p>{THIRD}</p></article>"
            ),
            (*one(authors=("王小明",), **DAY), {**NEXT, "date": None}),
        ),
        "and what leads to others": Situation(
            "a.html",
            page(
                f"<article><h2><a href='/1'>{OTHER}</a></h2><p>{THIRD}</p><a href='/1'>全文</a></article><article><h1>{HEADLINE}</h1>{PARAGRAPHS}</article>"
            ),
            one(),
        ),
    },
    "several articles a chapter": {
        "under an entry of the same file": Situation(
            "a.epub", book({"a.xhtml": CHAPTER}, UNDER_ANOTHER), (*one(section="民生"), {**NEXT, "section": "民生"})
        ),
        "one under the heading of its page": Situation(
            "a.epub",
            book(
                {"a.xhtml": f"<h1>第02版：民生</h1><h2>{HEADLINE}</h2>{PARAGRAPHS}"},
                '<li><a href="a.xhtml">第02版：民生</a></li>',
            ),
            one(page="2", page_name="民生"),
        ),
    },
    "what elements say of their text": {
        "a heading inside the text": Situation(
            "a.html",
            page(f"<h1>{HEADLINE}</h1><p>{FIRST}</p><h3>鱼价公道</h3><p>{SECOND}</p>"),
            one(texts=(FIRST, "鱼价公道", SECOND)),
        ),
        "the caption of a figure": Situation(
            "a.html",
            page(f"<h1>{HEADLINE}</h1><p>{FIRST}</p><figure><figcaption>码头。</figcaption></figure><p>{SECOND}</p>"),
            one(kinds=("paragraph", "caption", "paragraph"), texts=(FIRST, "码头。", SECOND)),
        ),
        "headings for paragraphs are none": Situation(
            "a.html",
            page(f"<h1>{HEADLINE}</h1><h4>{FIRST}</h4><h4>{SECOND}</h4>"),
            ({"headline": HEADLINE},),
            {FIRST[:5]: 1},
        ),
        "data for machines are no table": Situation(
            "a.html",
            page(
                f"<h1>{HEADLINE}</h1>{PARAGRAPHS}",
                head='<script type="application/ld+json">{"@type": "NewsArticle", "headline": "'
                + HEADLINE
                + '", "datePublished": "2021-04-01"}</script>',
            ),
            one(**DAY),
        ),
    },
}
