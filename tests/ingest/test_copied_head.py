"""Articles copied from web pages: what is above and below the text belongs to the site, or names the issue."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.ingest.copied_head import copied_head
from reader.ingest.site_lines import end_of_text, is_site_line

from .reading import read_file

LEAD = "记者昨日获悉，渡口大桥开始试运行，全长三十里，设站二十二座。"
REST = "据介绍，试运行期间票价不变，市民可刷卡过桥。"
TEXT = f"　　{LEAD}\n　　{REST}"
HEADLINE = "渡口大桥今日试运行"
ISSUE = {"headline": HEADLINE, "publication": "山城日报", "date": "2021-03-15"}

PAGES = {
    "way, name, time, size": (
        f"山城网>>社会\n\n{HEADLINE}\n\n王小明\n\n2021年03月15日08:23 | 来源：山城日报\n\n小字号\n\n",
        "\n\n分享让更多人看到",
        {**ISSUE, "authors": "王小明"},
    ),
    "source of a source": (f"{HEADLINE}\n2021年03月15日08:23    来源：山城网－山城日报\n分享到：\n", "", ISSUE),
    "headline below": (
        f"山城网 > 时政 > 正文\n2021 03/15 08:23:45\n来源：山城日报\n{HEADLINE}\n字体： 小 中 大 分享到：\n",
        "",
        ISSUE,
    ),
    "an account's article": (
        f"{HEADLINE}\n\n原创 王小明 山城日报 2021年03月15日 08:23 湖北\n\n",
        "\n\n阅读 1523\n\n赞12 在看3\n\n分享 收藏",
        {**ISSUE, "authors": "王小明"},
    ),
    "issue, page, buttons": (
        f"山城日报 2021年03月15日 星期一\n第A03版：要闻\n上一版 下一版\n放大 缩小 默认\n{HEADLINE}\n本报记者 王小明\n",
        "",
        {**ISSUE, "page": "A3", "page_name": "要闻", "byline": "本报记者 王小明"},
    ),
    "page among buttons": (
        f"当前版： A03版 要闻 上一版 下一版\n\n{HEADLINE}\n\n● 2021年03月15日 来源：山城日报 浏览次数：152\n\n",
        "\n\n上一篇：春耕忙\n下一篇：雨水多",
        {**ISSUE, "page": "A3", "page_name": "要闻"},
    ),
    "paper in title marks": (
        f"{HEADLINE}\n作者：王小明\n《山城日报》（ 2021年03月15日 A03版）\n\n",
        "",
        {**ISSUE, "page": "A3", "authors": "王小明"},
    ),
    "paper without a label": (
        f"{HEADLINE}\n2021年03月15日 08:23 山城日报\n关注\n",
        "\n\n山城新闻公众号\n更多猛料！欢迎扫描左方二维码关注",
        ISSUE,
    ),
    "name and paper, channel": (
        f"{HEADLINE}\n王小明/山城日报\n2021-03-15 08:23\n∙ 要闻 >\n字号\n",
        "\n山城新闻报料：021-12345678\n+1\n收藏\n我要举报",
        {**ISSUE, "authors": "王小明"},
    ),
    "place of the account": (
        f"{HEADLINE}\n2021-03-15 08:23:45　来源: 山城日报\n湖北\n举报\n0\n分享至\n",
        "\n特别声明：以上内容为平台用户上传并发布。",
        ISSUE,
    ),
    "time alone": (
        f"{HEADLINE}\n(2021-03-15 08:23:45)\n",
        "\n发表评论\n版权为山城日报社所有 未经同意不得复制或镜像",
        {"headline": HEADLINE, "date": "2021-03-15"},
    ),
    "day alone, buttons below": (
        f"{HEADLINE}\n2021-03-15\n",
        "\n\n讚好 0\n分享\n留言",
        {"headline": HEADLINE, "date": "2021-03-15"},
    ),
    "address": (
        f"{HEADLINE}\nhttp://paper.example.com/html/2021-03/15/nw.D1_20210315_1-03.htm\n",
        "",
        {
            "headline": HEADLINE,
            "date": "2021-03-15",
            "page": "3",
            "url": "http://paper.example.com/html/2021-03/15/nw.D1_20210315_1-03.htm",
        },
    ),
    "kicker": (
        f"两岸通车\n{HEADLINE}\n《 山城晚报 》( 2021年03月15日 第 02 版 )\n\n",
        "",
        {**ISSUE, "kicker": "两岸通车", "publication": "山城晚报", "page": "2"},
    ),
    "subheadline with a dash": (
        f"{HEADLINE}\n——走近修桥的人\n2021-03-15 来源：山城日报\n",
        "",
        {**ISSUE, "subheadline": "——走近修桥的人"},
    ),
    "issue in the way": (
        f"山城日报 » 2021-03-15 » 03版 要闻\n{HEADLINE}\n",
        "\n< 前一篇   后一篇 >",
        {**ISSUE, "page": "3", "page_name": "要闻"},
    ),
    "page, name and author between bars": (
        f"山城日报\n2021-03-15\nB03 | 副刊 | 王小明\n{HEADLINE}\n",
        "",
        {**ISSUE, "page": "B3", "page_name": "副刊", "authors": "王小明"},
    ),
    "channels, a line each": (
        f"首页\n新闻\n社会\n{HEADLINE}\n2021/03/15 08:23\n来源:山城日报\n点击 12\n",
        "\n打印\n收藏",
        ISSUE,
    ),
    "hour of the morning": (
        f"{HEADLINE}\n山城日报\n王小明\n2021年3月15日 週一 上午8:23\n",
        "",
        {**ISSUE, "authors": "王小明"},
    ),
    "author and editor before strokes": (
        f"{HEADLINE}\n2021-03-15 08:23\n作者/王小明 编辑/李甲\n",
        "\n顶一下\n(0)\n------分隔线------\n上一篇：春耕忙",
        {"headline": HEADLINE, "date": "2021-03-15", "byline": "作者/王小明"},
    ),
    "the site's words in traditional characters": (
        f"首頁 > 要聞 > 本地\n{HEADLINE}\n2021-03-15 08:23 來源：山城日报\n字體：大 中 小\n分享 列印 轉寄友人\n",
        "\n瀏覽次數：12\n上一則\n未經授權，不得轉載\n延伸閱讀\n春耕忙\n",
        ISSUE,
    ),
    "other articles below": (
        f"{HEADLINE}\n2021-03-15 来源：山城日报\n",
        "\n相关阅读\n春耕忙\n雨水多\n",
        ISSUE,
    ),
}


@pytest.mark.parametrize(("above", "below", "expected"), PAGES.values(), ids=PAGES)
def test_copied_pages(above: str, below: str, expected: dict[str, str]) -> None:
    (page,), problems = read_file("a.txt", f"{above}{TEXT}{below}\n")
    assert page.given == expected
    assert page.text.split() == [LEAD, REST]
    lines = f"{above}{TEXT}{below}".split("\n")
    assert lines[page.first_line - 1].strip() in (page.given["headline"], page.given.get("kicker"))
    assert lines[page.first_line - 1 + page.text.split("\n").index(LEAD)].strip() == LEAD
    assert not problems


def test_a_lead_is_no_author() -> None:
    (page,), _ = read_file("a.txt", f"{HEADLINE}\n2021-03-15 08:23 来源：山城日报\n编者按\n{TEXT}\n")
    assert page.given == ISSUE
    assert page.text.split() == ["编者按", LEAD, REST]


PRINTED = {
    "masthead": f"山城日报\n2021年3月15日 星期一\n第3版 要闻\n{HEADLINE}\n本报记者 王小明\n{TEXT}",
    "section as on a button, in the folio": f"2021年3月15日 星期一 评论 山城日报 5\n大家谈\n{HEADLINE}\n{TEXT}",
    "section as on a button": f"山城日报 2021年3月15日 第5版\n评论\n{HEADLINE}\n{TEXT}",
    "only a day": f"{HEADLINE}\n2021年3月15日\n{TEXT}",
    "section of buttons' names": f"关注\n{HEADLINE}\n本报记者 王小明\n{TEXT}",
    "many headings": "甲\n乙\n丙\n丁\n戊\n2021-03-15 08:23\n" + TEXT,
    "no text": f"{HEADLINE}\n2021-03-15 08:23\n",
}


@pytest.mark.parametrize("text", PRINTED.values(), ids=PRINTED)
def test_printed_pages_are_not_taken_for_copied_ones(text: str) -> None:
    rows = text.split("\n")
    assert copied_head(rows) is None
    assert end_of_text(rows) == len(rows) - (not rows[-1])


@pytest.mark.parametrize(
    "line",
    [
        "大桥评论二三事",
        "市民分享过桥的故事",
        "关注民生",
        "打印机降价",
        "未经许可不得入内。",
        "版权保护周今日开始",
        "记者接到爆料，称桥面有裂缝",
    ],
)
def test_headings_and_sentences_are_no_lines_of_a_site(line: str) -> None:
    assert not is_site_line(line)
    assert end_of_text([LEAD, line]) == 2


@given(st.lists(st.text("甲大中小评论分享>：: 0123年月日.。《》（）|、次", max_size=60), max_size=20))
def test_any_lines_are_read(rows: list[str]) -> None:
    head = copied_head(rows, below=True)
    assert head is None or head.top < head.body <= len(rows)
    assert 0 <= end_of_text(rows) <= len(rows)
