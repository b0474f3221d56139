"""Flat text: characters, broken lines, what a paste left."""

from .situation import FIRST, HEADLINE, OTHER, SECOND, THIRD, Situation, one

LONG = "天刚亮，码头上已经站满了来买鱼的人，最远的从邻县赶来，说这里的鱼新鲜，价钱也比别处公道。" * 2
LONGER = "老周在船上忙了一夜，他说今年的鱼比去年多，网也换了新的，一网上来要三个人才拉得动，大家都高兴。" * 2


def wrapped(text: str, width: int, indent: str = "") -> str:
    """`text` broken at a width, its first line indented."""
    text = indent + text
    return "\n".join(text[at : at + width] for at in range(0, len(text), width))


def broken(width: int, indent: str, between: str = "\n") -> str:
    """Two articles whose paragraphs are broken at a width."""
    one_ = (
        f"{HEADLINE}\n本报记者 李东明\n{wrapped(LONG, width, indent)}{between}{wrapped(LONGER, width, indent)}{between}"
    )
    return f"{one_}{OTHER}\n本报记者 孙立\n{wrapped(LONGER, width, indent)}{between}{wrapped(LONG, width, indent)}\n"


BROKEN = ({"headline": HEADLINE, "texts": (LONG, LONGER)}, {"headline": OTHER, "texts": (LONGER, LONG)})
UNDER = f"　　{FIRST}\n　　{SECOND}\n"
PLAIN = f"{HEADLINE}\n本报记者 王小明\n{UNDER}"

SITUATIONS: dict[str, dict[str, Situation]] = {
    "radicals for characters": {
        "of Kangxi": Situation(
            "a.txt", PLAIN.replace("老", "⽼").replace("鱼", "⿂").replace("大", "⼤"), finds={"老周": 1}
        ),
        "of the supplement": Situation("a.txt", PLAIN.replace("鱼", "⻥").replace("马", "⻢"), one(), {"鱼比去年": 1}),
        "compatibility forms": Situation(
            "a.txt", "更新不易\n　　旅人说：女人都来了。\n".replace("更", "\uf901"), finds={"更新不易": 1}
        ),
        "in the query": Situation("a.txt", PLAIN, finds={"⽼周说": 1}),
        "beyond the plane": Situation(
            "a.txt", "丽\U0002f800\n　　\U0002f800人说，鱼多。\n", finds={"丽丽人说": 0, "丽人说": 1}
        ),
    },
    "rare Han": {
        "in a byline": Situation(
            "a.txt", f"{HEADLINE}\n本报记者 张𬱖 通讯员 𠮷田\n{UNDER}", one(authors=("张𬱖", "𠮷田"))
        ),
        "of plane three": Situation("a.txt", f"{HEADLINE}\n本报记者 李𰻞\n{UNDER}", one(authors=("李𰻞",))),
        "in a dateline": Situation(
            "a.txt", f"{HEADLINE}\n　　本报㙟村4月1日讯　{FIRST}\n　　{SECOND}\n", one(dateline="本报㙟村4月1日讯")
        ),
        "on a page of the web": Situation(
            "a.html",
            f"<html><h1>{HEADLINE}</h1><div>第03版：䶮山 作者：李𰻞</div><p>{FIRST}</p><p>{SECOND}</p></html>",
            one(authors=("李𰻞",), page="3", page_name="䶮山"),
        ),
        "as a word": Situation("a.txt", f"{HEADLINE}\n　　{FIRST}䶮先生也来了。\n", finds={"䶮先生": 1}),
    },
    "lines broken at a width, indented": {
        "at 22": Situation("a.txt", broken(22, "　　"), BROKEN),
        "at 28, CR LF": Situation("a.txt", broken(28, "　　").replace("\n", "\r\n"), BROKEN),
        "at 33, indented by spaces": Situation("a.txt", broken(33, "    "), BROKEN),
    },
    "lines broken at a width, blank lines between": {
        "at 26": Situation("a.txt", broken(26, "", "\n\n"), BROKEN),
        "at 32": Situation("a.txt", broken(32, "", "\n\n"), BROKEN),
        "at 24, indented": Situation("a.txt", broken(24, "　　", "\n\n"), BROKEN),
    },
    "lines broken at a width, flush": {
        f"at {width}": Situation(
            "a.txt", f"{HEADLINE}\n{wrapped(LONG, width)}\n{wrapped(LONGER, width)}\n", one(texts=(LONG, LONGER))
        )
        for width in (13, 16, 21)
    },
    "spaces between characters": {
        "everywhere": Situation("a.txt", f"{HEADLINE}\n{' '.join(LONG)}\n", finds={"码头上已经站满": 2}),
        "in places": Situation(
            "a.txt", f"{HEADLINE}\n{LONG.replace('，', ' ，').replace('码头', '码 头')}\n", finds={"码头上已经站满": 2}
        ),
        "between digits": Situation(
            "a.txt",
            f"{HEADLINE}\n鱼 市 开 到 2 0 2 6 年 ， 有 1 2 0 0 人 来 买 鱼 ， 大 家 都 高 兴 。\n",
            finds={"开到2026年": 1, "1200人": 1},
        ),
    },
    "pages parted by form feeds": {
        "on a line of its own": Situation(
            "a.txt", f"{PLAIN}\f\n{OTHER}\n本报记者 孙立\n　　{THIRD}\n", (*one(), {"headline": OTHER})
        ),
        "before the headline": Situation(
            "a.txt", f"{PLAIN}\f{OTHER}\n本报记者 孙立\n　　{THIRD}\n", (*one(), {"headline": OTHER})
        ),
        "after the last line": Situation(
            "a.txt", f"{PLAIN.rstrip()}\f{OTHER}\n本报记者 孙立\n　　{THIRD}\n\f", (*one(), {"headline": OTHER})
        ),
    },
    "variants of Hong Kong and of OCR": {
        "in the text": Situation(
            "a.txt",
            "巿場的舖位\n　　寳號凖時開門，晩上擡貨，儍瓜也來了。\n",
            finds={"市場的鋪位": 1, "宝号准时开门": 1, "晚上抬货": 1, "傻瓜": 1},
        ),
        "in the query": Situation(
            "a.txt", "市场的铺位\n　　凭券入场，历史悠久。\n", finds={"巿塲的舖位": 1, "憑劵入塲": 1, "歴史": 1}
        ),
        "simplified ones": Situation(
            "a.txt", "锺先生登岀启事\n　　锺先生说，登岀以后人人都知道。\n", finds={"钟先生登出": 1}
        ),
    },
    "references of HTML in text": {
        "for blanks": Situation(
            "a.txt", f"{HEADLINE}\n&emsp;&emsp;{FIRST}<br />\n&#x3000;&#x3000;{SECOND}<BR>\n", one()
        ),
        "for quotation marks": Situation(
            "a.txt", f"{HEADLINE}\n　　老周说&ldquo;真多&rdquo;&hellip;\n", finds={"“真多”…": 1}
        ),
        "an ampersand that is one": Situation(
            "a.txt", f"{HEADLINE}\n　　A&B公司的船，P&nbsp;2号。\n", finds={"A&B公司": 1}
        ),
    },
    "copied from a page of the web": {
        "time behind": Situation(
            "a.txt",
            f"{HEADLINE}\n来源：山城日报　作者：王小明　2021-04-01 08:00\n{UNDER}",
            one(date="2021-04-01", publication="山城日报", authors=("王小明",)),
        ),
        "Chinese date, bars": Situation(
            "a.txt",
            f"{HEADLINE}\n2021年04月01日 08:15 | 来源：山城晚报\n分享到：\n{UNDER}",
            one(date="2021-04-01", publication="山城晚报"),
        ),
        "traditional": Situation(
            "a.txt",
            "漁港迎來早市\n2021/04/01 來源：山城日報 記者：王小明\n　　天剛亮，碼頭上站滿了人。\n　　老周說，魚多。\n",
            ({"headline": "漁港迎來早市", "date": "2021-04-01", "publication": "山城日報"},),
        ),
    },
    "one line for everything": {
        "two blanks before the byline": Situation(
            "a.txt",
            f"{HEADLINE}　　本报记者 王小明　　{LONG}　　{LONGER}\n",
            ({"headline": HEADLINE, "byline": "本报记者 王小明", "texts": (LONG, LONGER)},),
        ),
        "no byline": Situation(
            "a.txt", f"{HEADLINE}　　{LONG}　　{LONGER}", ({"headline": HEADLINE, "texts": (LONG, LONGER)},)
        ),
        "two reporters": Situation(
            "a.txt",
            f"{HEADLINE}　本报记者 王小明 李四方　　{LONG}　　{LONGER}",
            ({"headline": HEADLINE, "authors": ("王小明", "李四方")},),
        ),
    },
    "a mail that quotes": {
        "with CR LF": Situation("a.txt", "".join(f"> {line}\r\n" for line in PLAIN.splitlines()), one()),
        "no blank behind the mark": Situation("a.txt", "".join(f">{line}\n" for line in PLAIN.splitlines()), one()),
        "empty lines": Situation("a.txt", "".join(f"> {line}\n>\n" for line in PLAIN.splitlines()), one()),
    },
    "mixed encodings": {
        "UTF-8, then GBK": Situation(
            "a.txt",
            PLAIN.encode() + f"{OTHER}\n本报记者 孙立\n　　{THIRD}{THIRD}\n".encode("gb18030"),
            (*one(), {"headline": OTHER}),
            told="mixed encodings",
        ),
        "GBK, then UTF-8": Situation(
            "a.txt",
            (PLAIN * 2).encode("gb18030") + f"{OTHER}\n　　{THIRD}{THIRD}\n".encode(),
            finds={THIRD[:6]: 2, FIRST[:5]: 2},
            told="mixed encodings",
        ),
        "Big5, then UTF-8": Situation(
            "a.txt",
            "漁港早市\n　　天剛亮，碼頭上已經站滿了人，都是來買魚的。\n".encode("big5") * 3
            + "　　兩岸的居民都來看新橋，說好看。\n".encode(),
            finds={"碼頭上": 3, "看新橋": 1},
            told="mixed encodings",
        ),
    },
    "full-width digits": {
        "page before day": Situation(
            "a.txt", f"第Ａ０３版　２０２１年４月１日　星期四\n{PLAIN}", one(date="2021-04-01", page="A3")
        ),
        "the paper too": Situation(
            "a.txt",
            f"山城日报　２０２１年０４月０１日　第１２版\n{PLAIN}",
            one(date="2021-04-01", page="12", publication="山城日报"),
        ),
        "narrow digits": Situation("a.txt", f"2021年4月1日　星期四　第04版\n{PLAIN}", one(date="2021-04-01", page="4")),
        "Chinese numerals for the page": Situation(
            "a.txt", f"２０２１年４月１日　第四版：民生\n{PLAIN}", one(date="2021-04-01", page="4", page_name="民生")
        ),
    },
    "questions and answers": {
        "short ones": Situation(
            "a.txt",
            f"{HEADLINE}\n本报记者 王小明\n记者：鱼多吗？\n老周：多，今年比去年多。\n记者：卖得好吗？\n老周：好。\n",
            finds={"记者：鱼多吗": 1, "老周：好": 1},
        ),
        "by letters": Situation(
            "a.txt",
            f"{HEADLINE}\n本报记者 王小明\nQ：为什么天不亮就开市？\nA：鱼要趁新鲜卖，天一亮人就都来了。\n",
            finds={"Q：为什么天不亮": 1, "鱼要趁新鲜卖": 1},
        ),
        "问 and 答": Situation(
            "a.txt",
            f"{HEADLINE}\n问：船什么时候回来？\n答：半夜就回来了，大家都在码头上等着。\n",
            finds={"问：船什么时候": 1, "答：半夜就回来": 1},
        ),
    },
    "Latin words broken by a hyphen": {
        "a word": Situation(
            "a.txt",
            f"{HEADLINE}\n本报记者 王小明\n　　{wrapped('船上装了新的electro-', 12)}\ncardiogram设备，老周说好用，今后每个月都有人来检查，村民们都说方便多了。\n",
            finds={"electrocardiogram": 1},
        ),
        "a name that keeps it": Situation(
            "a.txt",
            f"{HEADLINE}\n本报记者 王小明\n县疾控中心昨日说，渔村的老人都打了COVID-\n19疫苗，今后每个月都有医生上门来看望，村民们都说方便。\n",
            finds={"COVID-19": 1},
        ),
        "two words in a row": Situation(
            "a.txt",
            f"{HEADLINE}\n本报记者 王小明\n渔港的新船装了navi-\ngation设备，老周说用得很顺手，还有communi-\ncation设备，天再黑也能回来，大家放心。\n",
            finds={"navigation": 1, "communication": 1},
        ),
    },
    "accents as marks of their own": {
        "in the text": Situation(
            "a.txt", f"{HEADLINE}\n　　在cafe\u0301里，Ne\u0301e女士说鱼多。\n", finds={"café里": 1, "Née女士": 1}
        ),
        "in the query": Situation("a.txt", f"{HEADLINE}\n　　在café里，鱼多。\n", finds={"cafe\u0301里": 1}),
        "of kana": Situation("a.txt", f"{HEADLINE}\n　　招牌上写着か\u3099ん。\n", finds={"写着がん": 1}),
    },
}
