"""Kinds that were reported of pages of the web: templates of e-papers, titles, readings, line breaks."""

from .situation import FIRST, HEADLINE, OTHER, SECOND, THIRD, Situation, one

PARAGRAPHS = f"<p>{FIRST}</p><p>{SECOND}</p>"
DAY = {"date": "2021-04-01"}
NEXT = {"headline": OTHER}


def page(body: str, title: str = "", head: str = "") -> str:
    """A page of the web."""
    return (
        f"<!doctype html><html><head><meta charset=utf-8><title>{title}</title>{head}</head><body>{body}</body></html>"
    )


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
}
