"""Texts copied from the web pages of papers, portals, networks, logs and databases, in the ways they print them.

Each is what stands above a text, the text, what stands below, and the fields that must come out.
"""

import pytest

from reader.model import Form

from .reading import read_file

APART = (
    "新桥今天早上通车，两岸的人都来看热闹。\n\n“这座桥我们等了三十年。”老渡工周有才说。\n\n"
    "县里说，渡船还会再开一个月，送那些不愿走桥的老人。"
)
INDENTED = "\n".join(f"　　{line}" for line in APART.split("\n\n"))
TRADITIONAL = "新橋今早通車，兩岸居民都來看熱鬧。\n\n「這座橋我們等了三十年。」老渡工周有才說。"
ISSUE = {"headline": "渡口通车", "publication": "清江日报", "date": "2021-04-01"}

TEXTS = {
    "portal, way and source": (
        "人民网>>时政>>本地\n\n渡口通车\n——老渡工上桥\n\n2021年04月01日08:15  来源：人民网－清江日报\n\n分享到：\n\n",
        INDENTED,
        "\n\n(责编：李甲、王乙)",
        ISSUE | {"subheadline": "——老渡工上桥"},
    ),
    "portal, issue below and more to read": (
        "渡口通车\n本报记者  周小舟\n2021年04月01日07:12 | 来源：清江日报\n小字号\n原标题：渡口通车了\n",
        INDENTED,
        "\n《 清江日报 》（ 2021年04月01日   06 版）\n\n(责编：李甲、王乙)\n分享让更多人看到\n推荐阅读\n"
        "路灯亮了\n老街的路灯昨晚亮了，居民们很高兴。\n",
        ISSUE | {"byline": "本报记者  周小舟", "page": "6"},
    ),
    "a paper's site": (
        "首页> 清江日报 > 正文\n\n渡口通车\n\n来源：清江日报2021-04-01 04:05\n\n作者：周小舟\n",
        INDENTED,
        "\n\n[ 责编：李甲 ]\n阅读剩余全文（）\n",
        ISSUE | {"authors": "周小舟"},
    ),
    "paper and page in brackets, affiliation": (
        "清江日报\n( 2021年04月01日 06版)\n渡口通车\n——老渡工上桥\n作者：周小舟（清江大学教授）\n",
        INDENTED,
        "",
        ISSUE | {"subheadline": "——老渡工上桥", "authors": "周小舟", "page": "6"},
    ),
    "roles before names": (
        "渡口通车\n2021-04-01 09:20\n来源：清江网\n作者：本报记者 周小舟 通讯员 李大江\n",
        INDENTED,
        "",
        {"headline": "渡口通车", "authors": "周小舟、李大江", "date": "2021-04-01", "publication": "清江网"},
    ),
    "portal, next article": (
        "渡口通车\n2021 04/01 08:15:33\n来源：清江日报\n字体： 小 中 大\n 分享到：\n",
        INDENTED,
        "\n【纠错】\n阅读下一篇：\n路灯亮了",
        ISSUE,
    ),
    "app, reporter of the site": (
        "渡口通车\n澎湃新闻记者 周小舟\n2021-04-01 08:15\n来源：澎湃新闻\n∙ 直击现场 >\n字号\n",
        APART,
        "\n责任编辑：李甲\n校对：张乙\n澎湃新闻报料：021-962866\n澎湃新闻，未经授权不得转载\n+1\n34\n收藏\n"
        "我要举报\n查看更多",
        {"headline": "渡口通车", "byline": "澎湃新闻记者 周小舟", "date": "2021-04-01", "publication": "澎湃新闻"},
    ),
    "reporter of paper and site, page": (
        "清江青年报 2021年04月01日 星期四\n渡口通车\n清江青年报·清江青年网记者 周小舟 来源：清江青年报   （ "
        "2021年04月01日   03 版）\n",
        INDENTED,
        "",
        {"headline": "渡口通车", "authors": "周小舟", "date": "2021-04-01", "publication": "清江青年报", "page": "3"},
    ),
    "page between brackets": (
        "上一版下一版\n放大\n默认\n渡口通车\n《 清江青年报 》( 2021年04月01日   03 版)\n",
        INDENTED,
        "",
        {"headline": "渡口通车", "date": "2021-04-01", "publication": "清江青年报", "page": "3"},
    ),
    "numbers of an arrow font": (
        "第03版：要闻\n上一版3 4下一版\n2021年04月01日 星期四 上一期 下一期 返回版面\n上一篇4 放大+ 缩小- "
        "默认o\n渡口通车\n■本报记者 周小舟\n",
        INDENTED,
        "\n上一篇4 放大+ 缩小- 默认o",
        {"headline": "渡口通车", "byline": "■本报记者 周小舟", "date": "2021-04-01", "page": "3", "page_name": "要闻"},
    ),
    "pages of a site around, address below": (
        "当前位置：晚报数字版\n站内搜索：\n3 上一篇  下一篇 4 放大 缩小 默认\n渡口通车\n  • 2021年04月01日 "
        "作者：\n  • 【PDF版】\n\n",
        INDENTED,
        "\n\n3 上一篇  下一篇 4 放大 缩小 默认\n路灯亮了\n老街扩建\n通信地址:中国 清江市大街6号   邮编:250014  "
        " E-mail:wl@example.cn\n清江晚报 版权所有(C)   鲁ICP备05000000号",
        {"headline": "渡口通车", "date": "2021-04-01"},
    ),
    "page of buttons": (
        "通版阅读请点击:\n展开通版\n收缩通版\n当前版：04版\n发布日期：2021-04-01\n渡口通车\n",
        INDENTED,
        "",
        {"headline": "渡口通车", "date": "2021-04-01", "page": "4"},
    ),
    "digital edition": (
        "清江晚报多媒体数字报\n第A06版：民生    2021-04-01\n渡口通车\n□记者 周小舟 文/图\n",
        INDENTED,
        "",
        {
            "headline": "渡口通车",
            "byline": "□记者 周小舟 文/图",
            "date": "2021-04-01",
            "publication": "清江晚报",
            "page": "A6",
            "page_name": "民生",
        },
    ),
    "time without a blank": (
        "渡口通車\n2021-04-01 04:23:55大公報 作者：周小舟\n\n",
        TRADITIONAL,
        "",
        {"headline": "渡口通車", "authors": "周小舟", "date": "2021-04-01", "publication": "大公報"},
    ),
    "time before the day": (
        "港聞\n渡口通車\n發佈時間：08:15 2021-04-01 HKT\n更新時間：09:15 2021-04-01 HKT\n",
        TRADITIONAL,
        "",
        {"headline": "渡口通車", "kicker": "港聞", "date": "2021-04-01"},
    ),
    "changed later": (
        "渡口通車\u3000老渡工看熱鬧\n撰文：周小舟\n出版：2021-04-01 08:15更新：2021-04-02 09:15\n",
        TRADITIONAL,
        "\n\n延伸閱讀\n路燈亮了\n",
        {"headline": "渡口通車\u3000老渡工看熱鬧", "authors": "周小舟", "date": "2021-04-01"},
    ),
    "day of printing behind the name": (
        "渡口通車\n周小舟\n刊登於 2021-04-01\n#清江\n",
        TRADITIONAL,
        "",
        {"headline": "渡口通車", "authors": "周小舟", "date": "2021-04-01"},
    ),
    "place behind the reporter": (
        "渡口通車 老渡工看熱鬧\n2021-04-01 02:15 聯合報／ 記者周小舟／台北報導\n讚\n分享\n",
        TRADITIONAL,
        "",
        {"headline": "渡口通車 老渡工看熱鬧", "authors": "周小舟", "date": "2021-04-01", "publication": "聯合報"},
    ),
    "time first": (
        "渡口通車\n08:15 2021/04/01 中國時報 周小舟\n#新橋 #通車\n",
        TRADITIONAL,
        "",
        {"headline": "渡口通車", "authors": "周小舟", "date": "2021-04-01", "publication": "中國時報"},
    ),
    "account, subjects": (
        "渡口通车\n原创 周小舟 清江日报 2021-04-01 08:15\n收录于合集\n#清江 12个\n",
        APART,
        "\n阅读 1万+\n赞 123 在看 45\n写留言",
        ISSUE | {"authors": "周小舟"},
    ),
    "article of another account": (
        "以下文章来源于清江日报 ，作者周小舟\n渡口通车\n身边的清江 2021-04-01 08:15\n清江日报 .\n清江日报官方账号\n",
        APART,
        "",
        ISSUE | {"authors": "周小舟"},
    ),
    "account, a line each": (
        "其他\n渡口通车\nOriginal\n周小舟\n清江日报\n2021-04-01\n收录于话题\n#清江\n83个\n",
        APART,
        "",
        ISSUE | {"kicker": "其他", "authors": "周小舟"},
    ),
    "post of an account": (
        "渡口通车\n周小舟\n清江日报\n2021年04月01日 08:15 来自 微博 weibo.com\n",
        APART,
        "",
        ISSUE | {"authors": "周小舟"},
    ),
    "log, tags": (
        "渡口通车\n(2021-04-01 08:15:33)\n转载▼\n标签： 清江 桥\t分类： 旧报\n",
        INDENTED,
        "\n阅读┊ 评论┊ 收藏┊转载┊ 喜欢▼ ┊打印┊举报",
        {"headline": "渡口通车", "date": "2021-04-01"},
    ),
    "forum, opening post": (
        "[清江]渡口通车(转载)\n楼主：老周 时间：2021-04-01 08:15:33 点击：123 回复：4\n",
        INDENTED,
        "",
        {"headline": "[清江]渡口通车(转载)", "date": "2021-04-01"},
    ),
    "forum, day of the post": (
        "发表于 2021-4-1 08:15:33 | 只看该作者 |倒序浏览 |阅读模式\n渡口通车\n来源：清江日报 2021年3月31日 第3版\n",
        INDENTED,
        "",
        {"headline": "渡口通车", "date": "2021-03-31", "publication": "清江日报", "page": "3"},
    ),
    "printed first in": (
        "渡口通车\n\n周小舟\n\n（原载《清江日报》2021年4月1日第6版）\n\n",
        INDENTED,
        "",
        ISSUE | {"authors": "周小舟", "page": "6"},
    ),
    "label without a value": (
        "渡口通车\n\n2021-04-01  来源： 清江时报 作者：\n\n",
        INDENTED,
        "",
        {"headline": "渡口通车", "date": "2021-04-01", "publication": "清江时报"},
    ),
    "account with its place": (
        "渡口通车\n清江日报\n2021-04-01 08:15发布于湖北清江日报官方账号\n关注\n",
        APART,
        "\n举报/反馈",
        ISSUE,
    ),
    "portal of accounts": (
        "网易首页 > 网易号 > 正文 申请入驻\n渡口通车\n2021-04-01 08:15:33\u3000来源: 清江日报\n湖北 举报\n0\n分享至\n",
        APART,
        "\n特别声明：以上内容(如有图片或视频亦包括在内)为自媒体平台用户上传并发布，本平台仅提供信息存储服务。",
        ISSUE,
    ),
    "portal, notice in the end": (
        "渡口通车\n2021-04-01 08:15\n来源：清江日报\n发布于：湖北省\n",
        APART,
        "\n返回搜狐，查看更多\n责任编辑：\n平台声明\n阅读 (123)",
        ISSUE,
    ),
    "reporter, editor, reader": (
        "渡口通车\n新清江报 记者 周小舟 编辑 李甲 校对 王乙\n2021-04-01 08:15\n",
        APART,
        "\n举报",
        {"headline": "渡口通车", "byline": "新清江报 记者 周小舟", "date": "2021-04-01"},
    ),
    "labels before strokes": (
        "渡口通车\n发布/ 2021年4月1日 08:15\n更新/ 2021年4月2日 09:15\n周小舟\n字体大小:\n小\n中\n大\n",
        APART,
        "",
        {"headline": "渡口通车", "authors": "周小舟", "date": "2021-04-01"},
    ),
    "account to follow": (
        "渡口通车\n老周\n关注\n0.1\n2021.04.01 08:15:33\n字数 600\n阅读 12\n",
        APART,
        "\n©著作权归作者所有,转载请联系作者",
        {"headline": "渡口通车", "date": "2021-04-01"},
    ),
    "labels below a headline": (
        "渡口通车\n报刊名称：清江日报\n作者：周小舟\n发表时间：2021-04-01\n版次：A06\n\n",
        INDENTED,
        "",
        ISSUE | {"authors": "周小舟", "page": "A6"},
    ),
    "address before the day": (
        "渡口通车\nhttp://www.example.com  2021年04月01日08:15   清江日报   周小舟\n我要评论(0)\n",
        INDENTED,
        "",
        ISSUE | {"authors": "周小舟"},
    ),
    "channels, way with a blank": (
        "首页 |  新闻 |  时政 |  评论\n您当前的位置 ：清江网  >  新闻 >  正文\n渡口通车\n"
        "来源：清江日报 作者：周小舟 2021-04-01 08:15:33\n",
        INDENTED,
        "",
        ISSUE | {"authors": "周小舟"},
    ),
    "office": (
        "渡口通车\n发布时间： 2021-04-01 08:15 信息来源： 清江日报 浏览次数： 12 [ 打印 ] 【字体：大 中 小】\n",
        INDENTED,
        "\n扫一扫在手机打开当前页\n【我要纠错】 打印 关闭",
        ISSUE,
    ),
}


@pytest.mark.parametrize(("above", "text", "below", "fields"), TEXTS.values(), ids=TEXTS)
def test_articles_of_web_pages(above: str, text: str, below: str, fields: dict[str, str]) -> None:
    (page,), problems = read_file("a.txt", f"{above}{text}{below}")
    assert page.given == fields
    lines = [line for line in page.text.split("\n") if line and line[:2] not in ("校对", "责任", "(责", "[ ")]
    assert lines == [line.strip() for line in text.split("\n") if line]
    assert not problems


@pytest.mark.parametrize(
    ("above", "expected"),
    [
        ("山城小周\n2021-04-01 08:15 来自 HUAWEI P50", {"authors": "山城小周", "date": "2021-04-01"}),
        ("山城小周\n21-4-1 08:15 来自 微博网页版", {"authors": "山城小周", "date": "2021-04-01"}),
        (
            "[1]周小舟. 渡口通车[N]. 清江日报,2021-04-01(006).",
            ISSUE | {"authors": "周小舟", "page": "6"},
        ),
    ],
)
def test_a_post_and_a_reference(above: str, expected: dict[str, str]) -> None:
    (page,), _ = read_file("a.txt", f"{above}\n{APART}\n转发 12 评论 3 赞 99")
    assert page.given == expected
    assert page.text.endswith("老人。")


def test_the_headline_of_a_post_is_in_brackets() -> None:
    (page,), _ = read_file("a.txt", f"山城小周\n2021-04-01 08:15 来自 微博网页版\n【渡口通车】{APART}\n")
    assert page.given["headline"] == "渡口通车"


def test_a_list_of_buttons_above_loses_no_text() -> None:
    (page,), _ = read_file(
        "a.txt", f"放大 缩小 默认\n站内搜索：\n渡口通车\n2021-04-01 来源：清江日报\n{APART}\n放大 缩小 默认\n路灯亮了\n"
    )
    assert page.text.replace("\n", "") == APART.replace("\n", "")


def test_lines_with_bars_below_each_other_are_no_articles() -> None:
    """They are a list: not one of them is a headline."""
    text = "".join(f"海角時報 | 2021-09-{day:02} | A{day}\n" for day in range(1, 9))
    (page,), _ = read_file("a.txt", text)
    assert page.form is Form.FLAT
    assert page.text.count("海角時報") >= 7  # the first may be the header of the issue
