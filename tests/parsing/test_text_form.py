"""How a text was set: invented pages printed in many forms, and texts that nobody broke."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.model import Page
from reader.parsing import LineClass, parse
from reader.parsing.fragments import width_of
from reader.parsing.text_form import whole_text

WATER = (
    "海城污水处理厂昨天通水运行，日处理能力十万吨，采用了新的膜处理工艺，出水可以直接用于绿化浇灌，总投资六亿元。",
    "据了解，这座厂服务城东三个街道、四十六个社区，约三十五万居民，今后两年还将建设配套管网八十公里。",
    "附近居民说，过去一到夏天河边气味难闻，现在河水清了，晚饭后散步的人也多了起来。",
)
SEEDS = (
    "今年以来，海城县农业部门组织技术员下到田间地头，手把手教农民使用新式播种机，全县已有四千三百户学会操作。",
    "“机器好用，省工又省种。”种粮大户周满仓说，他家承包的二百亩地两天就播完了，每亩能省下六十多元。",
)
PAGE = (
    ("海城污水处理厂通水", False),
    ("本报记者 李东明", False),
    *((text, True) for text in WATER),
    ("新式播种机走进田间", False),
    ("本报通讯员 赵小川 记者 孙立", False),
    *((text, True) for text in SEEDS),
)


def broken(text: str, width: int, hangs: bool) -> list[str]:
    lines = [""]
    for character in text:
        if width_of(lines[-1] + character) > width and not (hangs and character in "。，、”"):
            lines.append("")
        lines[-1] += character
    return lines


def printed(width: int, indent: str = "", blank: bool = False, hangs: bool = True) -> str:
    parts = ["\n".join(broken(indent * body + text, width, hangs)) for text, body in PAGE]
    return ("\n\n" if blank else "\n").join(parts) + "\n"


FORMS = [
    pytest.param(
        printed(width, indent, blank, hangs), id=f"{width}{' indented' * bool(indent)}{' blank' * blank}{hangs}"
    )
    for width in (18, 24, 30, 35, 44)
    for indent, blank in (("　　", False), ("", True), ("　　", True))
    for hangs in (True, False)
]


@pytest.mark.parametrize("text", FORMS)
def test_broken_lines_come_back_whole(text: str) -> None:
    assert [line.text for line in whole_text(text).lines] == [text for text, _ in PAGE]


@pytest.mark.parametrize("text", FORMS)
def test_a_broken_page_comes_apart_as_a_whole_one_does(text: str) -> None:
    water, seeds = parse(Page("page.txt", text)).articles
    assert (water.headline, water.byline, len(water.blocks)) == ("海城污水处理厂通水", "本报记者 李东明", 3)
    assert (seeds.headline, seeds.authors, len(seeds.blocks)) == ("新式播种机走进田间", ("赵小川", "孙立"), 2)
    printed = [number for number, line in enumerate(text.split("\n"), 1) if line]
    assert (water.lines[0], seeds.lines[1]) == (printed[0], printed[-1])


def test_each_printed_line_says_where_it_went() -> None:
    text = printed(18, "　　")
    found = parse(Page("page.txt", text))
    assert [reading.number for reading in found.readings] == list(range(1, text.count("\n") + 1))
    assert found.readings[3].evidence == ("goes on",)
    assert found.form[0].startswith("broken at 18: ")


UNBROKEN = [
    pytest.param(
        "白日依山尽\n黄河入海流\n欲穷千里目\n更上一层楼\n空山不见人\n但闻人语响\n返景入深林\n复照青苔上", id="verse"
    ),
    pytest.param(
        "海风吹过渔村的屋顶，\n小船停在黄昏的码头，\n老人数着归来的白帆，\n孩子追着退去的浪花。\n" * 4,
        id="verse with marks",
    ),
    pytest.param(
        "\n".join(f"{number}号渔船 船长{name}" for number, name in enumerate("王李张刘陈杨黄赵", 11)), id="list"
    ),
    pytest.param("\n".join(f"2021年  {number}00吨  增长{number}%" for number in range(1, 9)), id="table"),
    pytest.param(
        "海城县渔港路18号\n邮政编码：266000\n联系电话：8000123\n海城县图书馆路9号\n邮政编码：266001\n联系电话：8000456",
        id="addresses",
    ),
    pytest.param("\n".join(text for text, _ in PAGE), id="a page in whole lines"),
    pytest.param("\n\n".join("　　" + text for text, _ in PAGE), id="a page with indents and blank lines"),
]


@pytest.mark.parametrize("text", UNBROKEN)
def test_what_nobody_broke_stays_untouched(text: str) -> None:
    found = whole_text(text)
    assert [line.text for line in found.lines] == [line.strip("　") for line in text.split("\n") if line]
    assert found.form == ()


@pytest.mark.parametrize("width", [14, 18, 30])
def test_columns_of_two_widths_on_one_page(width: int) -> None:
    text = printed(width, "　　") + printed(26, "　　")
    assert [line.text for line in whole_text(text).lines] == [text for text, _ in PAGE] * 2


def test_running_heads_and_page_marks_part_no_paragraph() -> None:
    lines = printed(18, "　　").splitlines()
    text = "\n".join([*lines[:5], "- 1 -", " 海城日报 2021-09-02", *lines[5:]])
    found = parse(Page("page.txt", text))
    assert [block.text for block in found.articles[0].blocks] == list(WATER)
    assert [(reading.label, reading.article) for reading in found.readings[5:7]] == [(LineClass.FOLIO, None)] * 2
    assert [reading.evidence for reading in found.readings[5:7]] == [("page mark",), ("running head",)]


@pytest.mark.parametrize(
    "line",
    [
        "字号：大 中 小",
        "【字号 大 中 小】",
        "分享到：微信 微博",
        "浏览次数：1024",
        "[打印] [关闭]",
        "第 3 页 共 8 页",
        "— 12 —",
        "3 / 8",
    ],
)
def test_furniture_of_web_pages_and_print(line: str) -> None:
    (place,) = whole_text(line).places
    assert (place.lines, len(place.evidence)) == ((), 1)


def test_spaced_text_is_closed_up() -> None:
    spaced = " ".join("海城医院昨天搬进新楼，床位增加到600张，设有32间诊室，病人说看病方便多了。")
    text = f"海 城医院 搬进新 楼\n本报记者 王芳\n{spaced}\n"
    assert [line.text for line in whole_text(text).lines] == [
        "海城医院搬进新楼",
        "本报记者王芳",
        "海城医院昨天搬进新楼，床位增加到600张，设有32间诊室，病人说看病方便多了。",
    ]


def test_names_in_a_row_are_not_spaced_text() -> None:
    row = "王 芳 李 伟 张 敏 刘 洋 陈 静 杨 军 黄 勇"
    assert [line.text for line in whole_text(f"{row}\n{WATER[0]}").lines] == [row, WATER[0]]


def test_gaps_where_line_feeds_were() -> None:
    text = "海城医院搬进新楼　本报记者 王芳　　" + "　　".join(WATER)
    found = parse(Page("page.txt", text))
    (article,) = found.articles
    assert (article.headline, article.byline) == ("海城医院搬进新楼", "本报记者 王芳")
    assert [block.text for block in article.blocks] == list(WATER)
    assert [reading.text for reading in found.readings] == [text]


LINES = st.lists(
    st.one_of(
        st.sampled_from([text for text, _ in PAGE]),
        st.sampled_from(printed(18, "　　").split("\n")),
        st.text(alphabet="海城　 ，。-1第页版 报", max_size=30),
    ),
    max_size=30,
)


@settings(max_examples=150, deadline=None)
@given(LINES)
def test_every_character_is_in_one_place(lines: list[str]) -> None:
    text = "\n".join(lines)
    found = whole_text(text)
    white = str.maketrans("", "", " 　")
    kept = "".join(line.text for line in found.lines)
    aside = "".join(place.text for place in found.places if not place.lines)
    assert sorted((kept + aside).translate(white)) == sorted(text.replace("\n", "").translate(white))
    assert [place.number for place in found.places] == [at for at, line in enumerate(lines, 1) if line.strip(" 　")]


@settings(max_examples=50, deadline=None)
@given(LINES)
def test_making_whole_twice_changes_nothing_more(lines: list[str]) -> None:
    once = whole_text("\n".join(lines)).lines
    twice = whole_text("\n".join(("　　" if line.indented else "") + line.text for line in once))
    if not twice.form:
        assert [line.text for line in twice.lines] == [line.text for line in once]


@settings(max_examples=50, deadline=None)
@given(st.lists(st.lists(st.sampled_from(WATER + SEEDS), min_size=1, max_size=6), min_size=2, max_size=12))
def test_paragraphs_of_any_length_stay_apart_if_nobody_broke_them(paragraphs: list[list[str]]) -> None:
    texts = ["".join(sentences) for sentences in paragraphs]
    assert [line.text for line in whole_text("\n".join(texts)).lines] == texts


def test_parsing_can_be_left_off() -> None:
    asked = []

    def poll() -> None:
        asked.append(len(asked))
        if len(asked) > 5:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        parse(Page("page.txt", (WATER[0] + "\n海城要闻\n") * 2000), poll)
    assert parse(Page("page.txt", WATER[0]), lambda: None).articles


@pytest.mark.parametrize(
    "line", ["本报记者 陈 河", "2023年5月1日 第3版", "海水养殖迈向深远海", "（下转第四版）", "王小明", "一、"]
)
def test_thousands_of_like_lines_are_read(line: str) -> None:
    found = parse(Page("page.txt", f"{line}\n" * 3000))
    assert len(found.readings) == 3000
