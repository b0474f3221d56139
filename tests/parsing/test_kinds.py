"""What single lines are taken for: a table of invented lines."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.parsing.features import signs_of
from reader.parsing.line_features import MIDDLING, kind_of, opens_with_dateline, own_signs
from reader.parsing.lines import lines_of

LINES = [
    # mainland bylines
    ("□海滨日报/观潮新闻记者 林小满", "byline"),
    ("本报记者 陈 河", "byline"),
    ("本报记者：陈长河 通讯员 李 秋", "byline"),
    ("◎ 本报见习记者 周一鸣", "byline"),
    ("（本报记者 王大山）", "closing"),
    ("王 洛", "names"),
    ("欧阳小川、李四光", "names"),
    ("米尔·阿卜杜拉", "names"),
    ("某某大学教授 张三丰", "titled"),
    ("某某大学校长张三丰", "titled"),
    ("海滨市东港区 张三丰", "titled"),
    ("供稿人：王小明", "titled"),
    ("主持人：王 洛", "titled"),
    ("张三丰  海城日报评论员", "titled"),
    ("王 洛（某某大学教授）", "titled"),
    ("李大同（本书作者）", "titled"),
    ("张三丰：海上三十年", "short"),
    ("渔民（新居里的教授）", "short"),
    ("廖  小文", "names"),
    ("郅  小文", "names"),
    ("邮  箱：fuwu@example.com", "contact"),
    ("订阅海城日报 网址：haicheng.cn/dingyue", "contact"),
    ("海城12306.cn开通", "short"),
    ("新华社记者陈河李小秋", "byline"),
    ("整理王小明", "byline"),
    ("本报评论部", "desk"),
    ("本报评论员", "desk"),
    ("海滨市委理论学习中心组", "desk"),
    ("某某大学（海滨校区）海洋经济研究中心", "desk"),
    # Taiwan and Hong Kong
    ("記者莊小彤", "byline"),
    ("報導．攝影╱莊小彤", "byline"),
    ("文／王小明 圖／李大同", "byline"),
    ("【作者：王小明】", "byline"),
    ("【本報訊】", "dateline"),
    ("〔記者王小明、李大同／台北報導〕", "dateline"),
    ("記者莊小彤、林小漁／海城報導", "byline"),
    ("特派記者莊小彤／青石特稿", "byline"),
    ("記者莊小彤／攝影", "photo"),
    ("記者說／不說", "short"),
    # the writers of letters
    ("退休教师 王小明", "titled"),
    ("读者 王先生", "titled"),
    ("北岭煤矿工人　小王", "titled"),
    ("海城县渡口公社　王小明", "titled"),
    ("林小漁（家長，北嶺市）", "titled"),
    ("王 洛（媒体从业者）", "titled"),
    ("市民 拍手说好", "short"),
    ("读者 来信选登", "short"),
    ("林小漁（三十年後）", "short"),
    # folio lines of other papers
    ("A6 都市·热线", "folio"),
    ("海城縣新聞　C2", "folio"),
    ("生活 D1／海城日報", "folio"),
    ("海城商報　中華民國二十五年一月八日　星期三　第二張", "folio"),
    ("海城日報 中華民國100年3月22日/星期二", "folio"),
    ("海城晨報 二○一三年十一月七日 星期四", "folio"),
    ("第12746号 今日十六版", "folio"),
    ("G20 海城峰会", "short"),
    ("C919 首飞成功", "short"),
    # datelines
    ("本报11月13日讯", "dateline"),
    ("新华社北京4月29日电", "dateline"),
    ("本报讯海城县今年新增深水网箱三百口，渔民的收入可望增加。", "dated"),
    ("（海城二十三日電）漁業會議昨日開幕，各國代表二百餘人出席。", "dated"),
    ("本报海城5月19日电  （记者姜小白）全国渔政工作会议今天在京召开。", "dated"),
    ("据新华社电 （记者王小二）记者日前获悉，今年的海况好于往年。", "dated"),
    # credits, captions, notes
    ("图据海城新闻社", "photo"),
    ("（海城市档案馆／图）", "photo"),
    ("（海城融媒记者 王 洛 通讯员 李小秋）", "closing"),
    ("（相关报道见第二版）", "jump"),
    ("（更多报道见A4版、A5版）", "jump"),
    ("编辑附言：来信已转有关单位。", "note"),
    ("值班副总编 王小明 一版编辑 李 秋", "staff"),
    ("发自 海城", "byline"),
    ("林　小　漁", "names"),
    ("王小二摄（影像中国）", "photo"),
    ("新华社记者  李 四摄", "photo"),
    ("图为渔民在码头卸货。", "caption"),
    ("▲码头上的渔船", "caption"),
    ("油画《渔港之晨》，作者王小明，海滨美术馆藏。", "caption"),
    ("渔港的清晨（海城日报图片）", "photo"),
    ("颱風過後的漁港(中央社圖片)", "photo"),
    ("王大明向學生講解實驗。網頁截圖", "photo"),
    ("渔港开海百船竞发（图片）", "short"),
    ("一组照片背后的故事", "short"),
    ("專案編號：B2048", "contact"),
    ("新闻热线：0123-4567890", "contact"),
    ("服务热线：市民的贴心人", "short"),
    ("（作者系某某研究院研究员）", "closing"),
    ("〔作者系某某学院（海滨校区）教授〕", "closing"),
    ("（王小明）", "parens"),
    ("编者按", "note"),
    ("核心阅读", "note"),
    # furniture
    ("本版责编：张小三  李小四", "staff"),
    ("版式设计：王小五", "staff"),
    ("2023年5月1日 星期一 第3版 要闻", "folio"),
    ("第3版()", "folio"),
    ("广告", "ad"),
    ("导读", "index"),
    ("（下转第四版）", "jump"),
    ("（上接第一版）", "jump"),
    ("上接A01版", "jump"),
    ("◀上接A01版", "jump"),
    ("▶ 下转第3版", "jump"),
    ("据新华社", "source"),
    ("来源：海城日报", "source"),
    ("2021-09-02 08:15　来源：海城日报　作者：李小明", "web"),
    # nothing in particular
    ("海水养殖迈向深远海", "short"),
    ("图书漂流 书香满城", "short"),
    ("记者感言", "short"),
    ("让渔港惠及更多创作者", "short"),
    ("渔港里的一天就这样开始了。", "sentence"),
    ("渔民怎么说？", "short"),
    ("渔业部门会同海事、气象、边防、卫生等十多个部门联合印发关于进一步加强海上安全生产的通知", "short"),
    ("渔港扩建工程昨日提前完工 上百艘渔船依次靠岸 渔民：往年要等到秋天 今年中秋以前就能住进新居", "short"),
    ("渔业部门会同海事、气象、边防、卫生等十多个部门联合发文，要求进一步加强海上安全生产、守住底线", "mid"),
]


@pytest.mark.parametrize(("line", "kind"), LINES, ids=[line for line, _ in LINES])
def test_kind(line: str, kind: str) -> None:
    assert kind_of(line) == kind


DATELINES = [
    ("本报讯 昨天，渔港开海。", True),
    ("本报5月1日讯昨天，渔港开海。", True),
    ("〔記者王小明／台北報導〕漁港昨開海。", True),
    ("【王小明╱綜合外電報導】漁港昨開海。", True),
    ("漁業概況【王小明╱台北報導】漁港昨開海。", True),
    ("【新华社重庆十四日电】渔港昨天开海。", True),
    ("（中央社記者王小明台北1日電）漁港昨開海。", True),
    ("新华社发布电文称，渔港昨天开海。", False),
    ("本报记者昨天从渔港获悉，今年的渔获好于往年。", False),
    ("渔港昨天开海。", False),
]


@pytest.mark.parametrize(("text", "opens"), DATELINES)
def test_dateline(text: str, opens: bool) -> None:
    assert opens_with_dateline(text) is opens


def test_a_caption_bears_the_sign_of_its_credit() -> None:
    assert "photo-end" in own_signs("沙塵暴下的城樓（中新社圖片）")


def test_a_photograph_is_seen_ahead() -> None:
    lines = lines_of("渔港开海了，渔船依次出港。\n图为渔民在码头卸货。\n王小二摄\n渔村新貌")
    assert ["photo-ahead" in signs for signs in signs_of(lines)] == [True, True, False, False]


def test_a_text_before_a_photograph_bears_signs_of_whether_it_is_a_caption() -> None:
    text = "渔港昨天开海，上百艘渔船依次出港，前往各自的渔场撒网，渔民们说今年的海况好于往年，渔获可望增加三成以上。"
    lines = lines_of(f"渔港开海\n{text}\n5月1日，海城市北岭县的茶农在采摘新茶。{text}\n王小二摄")
    told = [sign for sign in signs_of(lines)[2] if sign.startswith("photo-")]
    assert [sign.split(":")[0] for sign in told[-2:]] == ["photo-opens", "photo-lasts"]
    assert told[-2] == "photo-opens:3"


WHO = [
    ("■ 陈雪怡", "names"),
    ("●李  明", "names"),
    ("◎ 王小二、李明", "names"),
    ("■ 深化改革", "marked"),
    ("■", "short"),
    ("■ 海城日报记者 王小二", "byline"),
    ("寄思人：王小二", "titled"),
    ("撰稿人：王小二", "byline"),
]


@pytest.mark.parametrize(("line", "kind"), WHO)
def test_a_mark_or_a_label_before_names_is_no_sign_of_text(line: str, kind: str) -> None:
    signs = own_signs(line)
    assert signs[0] == kind
    assert kind in ("marked", "short") or {"item", "speaker"}.isdisjoint(signs)


def test_long_lines_bear_the_signs_of_their_ends() -> None:
    body = "渔港昨天开海，上百艘渔船依次出港，" * 6
    assert own_signs(body + "场面壮观。") == ("long", "lede")
    assert "cut" in own_signs(body + "前往各自的渔")
    assert "photo-end" in own_signs(body + "场面壮观。（新华社记者李四摄）")
    assert "shows" in own_signs(body + "图为开海。")
    assert own_signs("本版编辑：" + "张三 李四 " * 20)[0] == "staff"


@given(st.text(alphabet="记者驻本报摄影文图版 　（）〔／【】电讯月日第上接·——：，。！？①■□12", min_size=1, max_size=90))
def test_any_line_has_a_kind(text: str) -> None:
    if stripped := text.strip():
        signs = own_signs(stripped)
        assert signs
        assert signs[0]
        if len(stripped) > MIDDLING:
            assert signs[0] in ("long", "dated", "staff")


OWN = [
    ("王 洛", "spaced"),
    ("——海城网网友", "signoff"),
    ("——编  者", "signoff"),
    ("＊＊＊　　＊＊＊", "ornament"),
    ("尾　声", "part-name"),
    ("写在最后", "part-name"),
    ("已追缴渔具两千余件", "goes-on"),
    ("将于明日恢复通航", "goes-on"),
    ("让渔民少跑路", "does"),
    ("两部门印发通知", "issued"),
    ("海滨书展开幕", "event"),
    ("前五月渔获总值3.5亿元", "figure-end"),
]


@pytest.mark.parametrize(("line", "sign"), OWN, ids=[line for line, _ in OWN])
def test_sign_of_a_line(line: str, sign: str) -> None:
    assert sign in own_signs(line)


LONG = "渔港昨天开海，上百艘渔船依次出港，前往各自的渔场撒网。渔民们说今年的海况好于往年，渔获可望增加。" * 2


def test_headings_know_their_place_in_the_head() -> None:
    text = f"海上见闻\n渔港开海 渔民出海\n渔业部门说今年的海况好于往年\n本报记者 陈河\n{LONG}\n渔村新貌\n{LONG}"
    first, second, third, *_ = signs_of(lines_of(text))
    assert ["1of3,signed" in first, "2of3,signed" in second, "3of3,signed" in third] == [True] * 3
    assert ["longest" in signs for signs in (first, second, third)] == [False, False, True]
    assert ["other-two-part" in first, "alone-two-part" in second, "other-two-part" in third] == [True] * 3


def test_only_the_end_of_a_list_may_be_the_head_of_an_article() -> None:
    text = "\n".join([LONG, *[f"第{number}名 渔船" for number in range(12)], LONG])
    listed = signs_of(lines_of(text))[1:-1]
    assert ["run" in signs for signs in listed] == [True] * 7 + [False] * 5
    assert ["run-end" in signs for signs in listed] == [False] * 7 + [True] * 5


def test_a_paragraph_that_begins_without_indent_goes_on_with_a_line() -> None:
    text = f"渔港开海\n　　{LONG}\n　　渔船在码头卸货之后\n{LONG}\n　　渔村新貌\n　　{LONG}"
    signs = signs_of(lines_of(text))
    assert ("next:flush" in signs[2], "next:flush" in signs[4]) == (True, False)
