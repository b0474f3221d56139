"""Whole invented pages: which articles they hold, and that no line is lost whatever is done to them."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.model import BlockKind, Form, Page
from reader.parsing import LineClass, parse

MAINLAND = """\
民生一线
海城县推广深远海养殖——
把渔场搬到深海去
本报记者 陈 河 李小秋
　　清晨五点，海城县渔港已是一片忙碌，渔民老周和工友们把一箱箱鱼苗搬上船，准备运往三十海里外的深水网箱。
　　网箱怎么管
　　过去，养殖户守着近海的小网箱，台风一来就提心吊胆，一年到头挣不了几个钱，年轻人都不愿意留在村里。
　　“现在好了，网箱能沉到水下二十米，再大的风浪也不怕。”老周说，去年他家的收入比前年多了一倍还多。
　　鱼往哪里卖
　　鱼养出来了，还要卖得好。县里牵头建起冷链物流中心，活鱼当天就能送到省城的批发市场，价格高出三成。
　　（下转第四版）
县图书馆新馆开放
　　本报海城5月18日电　（记者王小明）海城县图书馆新馆今天正式向读者开放，首日接待读者三千多人次。
　　新馆藏书四十万册，设有儿童阅览室、地方文献室和二十四小时自助借阅区，周末还将举办读书活动。
全省渔船安全检查启动
　　本报海城5月18日电　（记者范小恒）记者从省渔业局获悉，全省渔船安全检查今天启动，将持续到六月底。
　　检查的重点是救生设备、通信设备和消防器材，不合格的渔船一律不得出海，整改合格之后方可作业。
本版责编：张小三　版式设计：李小四
"""

TAIWAN = """\
漁港開海 百艘漁船出航
今年漁獲可望成長
〔記者王小明／宜蘭報導〕休漁期昨天結束，南方澳漁港上百艘漁船一早出航，漁民說今年海水溫度較低，漁獲可望比去年成長一成。
漁會表示，近年推動限額捕撈已見成效，鯖魚資源逐漸恢復，呼籲漁民遵守規定，不要捕撈幼魚，讓漁業能夠永續經營下去。
圖書館延長開放
〔記者李大同／台北報導〕市立圖書館宣布，暑假期間各分館延長開放到晚上九點，並增設自修座位三百席，歡迎學生多加利用。
圖書館也將在週末舉辦說故事活動，邀請作家到館與讀者見面，詳細場次可上網查詢，名額有限，額滿為止，歡迎及早報名參加。
"""

OPINION = """\
深远海养殖大有可为

周一鸣

近海养殖空间日益紧张，向深远海要空间，是渔业转型的必由之路，也是保障优质蛋白供给的现实需要，更是建设海洋强国的题中之义。

把握深远海养殖的机遇

技术装备的进步，使过去不敢想的事情成为可能。大型智能网箱、养殖工船相继投入使用，单位水体的产出成倍提高，抗风浪能力大大增强。

补齐深远海养殖的短板

同时也要看到，苗种、饲料、保险等配套仍有不足，需要政府、企业和科研机构共同努力，在政策、资金和人才上给予更大的支持。

（作者系某某海洋研究院研究员）
"""


def page(text: str, **given: str) -> Page:
    return Page("page.txt", text, given=given)


def test_mainland_page() -> None:
    found = parse(page(MAINLAND, publication="海城日报", date="2023-05-19", page="01"))
    feature, library, ships = found.articles
    assert (feature.section, feature.kicker) == ("民生一线", "海城县推广深远海养殖——")
    assert (feature.headline, feature.byline) == ("把渔场搬到深海去", "本报记者 陈 河 李小秋")
    assert feature.authors == ("陈河", "李小秋")
    assert feature.jump_to == "4"
    assert [block.text for block in feature.blocks if block.kind is BlockKind.CROSSHEAD] == ["网箱怎么管", "鱼往哪里卖"]
    assert (library.headline, library.dateline) == ("县图书馆新馆开放", "本报海城5月18日电")
    assert library.authors == ("王小明",)
    assert library.blocks[0].text.startswith("（记者王小明）海城县图书馆")
    assert (ships.headline, ships.authors) == ("全省渔船安全检查启动", ("范小恒",))
    assert {(article.publication, article.date, article.page) for article in found.articles} == {
        ("海城日报", "2023-05-19", "1")
    }
    assert (found.readings[-1].label, found.readings[-1].article) == (LineClass.STAFF, None)


def test_a_blank_line_now_and_then_says_where_articles_begin() -> None:
    spaced = MAINLAND.replace("县图书馆新馆开放", "\n县图书馆新馆开放").replace("全省渔船", "\n全省渔船", 1)
    found = parse(page(spaced))
    assert [article.headline for article in found.articles] == [
        "把渔场搬到深海去",
        "县图书馆新馆开放",
        "全省渔船安全检查启动",
    ]
    assert any("gap" in reading.evidence for reading in found.readings)


def test_a_list_of_names_is_no_row_of_headlines() -> None:
    towns = ["海城", "山城", "河城", "江城", "湖城", "泉城", "沙城", "石城", "林城", "草城"]
    names = [f"{town}\n\n王小明  {town}渔业合作社理事长" for town in towns]
    found = parse(page("\n\n".join(["全省劳动模范名单", *names])))
    assert len(found.articles) <= 2
    assert "run" in found.readings[5].evidence


def test_taiwan_page() -> None:
    boats, library = parse(page(TAIWAN)).articles
    assert (boats.headline, boats.subheadline) == ("漁港開海 百艘漁船出航", "今年漁獲可望成長")
    assert (boats.dateline, boats.authors) == ("〔記者王小明／宜蘭報導〕", ("王小明",))
    assert (library.headline, library.authors) == ("圖書館延長開放", ("李大同",))


def test_opinion_page() -> None:
    (article,) = parse(page(OPINION)).articles
    assert (article.headline, article.byline) == ("深远海养殖大有可为", "周一鸣")
    assert [block.kind for block in article.blocks if block.kind is not BlockKind.PARAGRAPH] == [
        BlockKind.CROSSHEAD,
        BlockKind.CROSSHEAD,
        BlockKind.CREDIT,
    ]


def test_every_reading_says_why() -> None:
    found = parse(page(MAINLAND))
    assert all(reading.evidence for reading in found.readings)
    assert "byline" in found.readings[3].evidence


@pytest.mark.parametrize("form", Form)
@pytest.mark.parametrize("text", ["", "\n \n　\n", "\ufeff"])
def test_pages_without_text_hold_nothing(text: str, form: Form) -> None:
    found = parse(Page("empty.txt", text, form))
    assert (found.articles, found.readings) == ((), ())


TEXT = "渔港昨天开海，上百艘渔船依次出港，前往各自的渔场撒网。渔民们说今年的海况好于往年，渔获可望增加，"


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        pytest.param(TEXT * 8, "渔港昨天开海，上百艘渔船依次出港", id="cut off in a sentence"),
        pytest.param(TEXT * 100_000, "渔港昨天开海，上百艘渔船依次出港", id="megabytes in one line"),
        pytest.param("本报海城5月18日电 " + TEXT * 8, "渔港昨天开海，上百艘渔船依次出港", id="news without a headline"),
        pytest.param(
            "编辑：" + TEXT * 8, "编辑：渔港昨天开海，上百艘渔船依次出港", id="text that opens as a staff line does"
        ),
        pytest.param("广告\n渔港昨天开海。", "渔港昨天开海", id="all of it read as furniture"),
        pytest.param("渔港开海", "渔港开海", id="a few characters"),
    ],
)
def test_text_without_line_feeds_is_an_article(text: str, headline: str) -> None:
    (article,) = parse(page(text)).articles
    assert article.headline == headline
    assert {block.kind for block in article.blocks} <= {BlockKind.PARAGRAPH}


@pytest.mark.parametrize(
    "text", ["2023年5月19日", "第04版：要闻\n责任编辑：张小三", "一版责编：" + "张小三  李小四  王小五  二版责编：" * 5]
)
def test_furniture_alone_makes_no_article(text: str) -> None:
    assert parse(page(text)).articles == ()


LINES = st.lists(st.sampled_from((MAINLAND + TAIWAN + OPINION).split("\n")), max_size=25)
NOISE = st.lists(
    st.text(alphabet="　 \t\x00\u202e（）【】〔／—。！，#*>[]□■①记者摄版电讯接转海", max_size=12), max_size=6
)


@st.composite
def mutated(draw: st.DrawFn) -> str:
    """Lines of the pages shuffled, cut, merged and sown with noise."""
    lines = draw(LINES)
    for piece in draw(NOISE):
        at = draw(st.integers(0, len(lines)))
        lines.insert(at, piece)
        if len(lines) > at + 1 and draw(st.booleans()):
            lines[at : at + 2] = [lines[at] + lines[at + 1]]
    text = "\n".join(lines)
    cut = draw(st.integers(0, len(text)))
    return text[:cut] + "\n" * draw(st.integers(0, 2)) + text[cut:]


@settings(max_examples=150, deadline=None)
@given(mutated(), st.sampled_from(Form))
def test_every_line_comes_back_once(text: str, form: Form) -> None:
    found = parse(Page("page.txt", text, form, given={"headline": "题"} if form is Form.ARTICLE else {}))
    printed = [(number, line.strip(" \u3000\t")) for number, line in enumerate(text.split("\n"), 1)]
    assert [(reading.number, reading.text) for reading in found.readings] == [entry for entry in printed if entry[1]]
    spans = [article.lines for article in found.articles]
    for reading in found.readings:
        if reading.article is not None:
            first, last = spans[reading.article]
            assert first <= reading.number <= last


@settings(max_examples=60, deadline=None)
@given(mutated())
def test_no_character_of_an_article_is_lost(text: str) -> None:
    found = parse(page(text))
    for at, article in enumerate(found.articles):
        printed = "".join(reading.text for reading in found.readings if reading.article == at)
        kept = article.text + (article.headline if article.headline not in article.text else "")
        assert set(re.sub(r"\s", "", printed)) <= set(re.sub(r"\s", "", kept))


@pytest.mark.parametrize(
    ("name", "top"),
    [
        ("newspaper and day", "海湾晚报\n2022-11-14\n"),
        ("newspaper, day of the week, page", "海湾晚报\n2022年11月14日 星期一\n第3版\n"),
        ("the day first", "2022.11.14\n海湾晚报\n"),
    ],
)
def test_newspaper_and_day_at_the_top_are_no_headlines(name: str, top: str) -> None:
    page = Page("a.txt", f"{top}\n公园里的银杏树黄了\n\n　　市民前来观赏拍照，其乐融融。\n")
    (found,) = parse(page).articles
    assert (name, found.headline, found.publication, found.date) == (
        name,
        "公园里的银杏树黄了",
        "海湾晚报",
        "2022-11-14",
    )


def test_a_day_under_a_headline_is_no_masthead() -> None:
    page = Page("a.txt", "公园里的银杏树黄了\n2022-11-14\n　　市民前来观赏拍照，其乐融融。银杏是本市的市树。\n")
    assert [article.headline for article in parse(page).articles] == ["公园里的银杏树黄了"]
