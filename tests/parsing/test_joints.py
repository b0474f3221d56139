"""Line feeds inside a column: tables of invented lines, and whether the text goes on."""

import pytest

from reader.parsing.fragments import Fragment, fragments_of, hanging_of, width_of
from reader.parsing.joints import Joint, could_join, end_of, opened, plainly, unit_of
from reader.parsing.known_paragraphs import KnownParagraphs
from reader.parsing.measures import candidates, measures
from reader.parsing.text_form import whole_text
from reader.parsing.unwrapping import between


def line(text: str, indent: float = 0.0, gap: bool = False, trail: float = 0.0) -> Fragment:
    return Fragment(1, text, indent, indent + width_of(text), gap, trail)


@pytest.mark.parametrize(
    ("text", "width", "hanging"), [("渔港开海。", 5, 1), ("COVID-19", 4, 0), ("渔港2021年。”", 7, 2), ("。。", 2, 2)]
)
def test_widths(text: str, width: float, hanging: int) -> None:
    assert (width_of(text), hanging_of(text)) == (width, hanging)


@pytest.mark.parametrize(
    ("text", "unit"), [("渔港", 1.0), ("渔。”港", 3.0), ("COVID 19", 2.5), ("2021年", 2.0), ("x" * 60, 10.0)]
)
def test_what_cannot_be_parted(text: str, unit: float) -> None:
    assert unit_of(text) == unit


@pytest.mark.parametrize(
    ("text", "end"),
    [("渔港开海。", "stop"), ("渔港开海。”", "stop"), ("他说：", "colon"), ("渔港，", "mark"), ("渔港", "bare")],
)
def test_ends(text: str, end: str) -> None:
    assert end_of(text) == end


@pytest.mark.parametrize(
    ("left", "right", "measure", "could"),
    [
        pytest.param(line("渔港昨天开海上百艘"), line("渔船出港"), 9.0, True, id="full"),
        pytest.param(line("渔港昨天开海"), line("渔船出港"), 9.0, False, id="short"),
        pytest.param(line("渔港昨天开海上百艘"), line("渔船出港", gap=True), 9.0, False, id="a blank line between"),
        pytest.param(line("渔港昨天开海上百艘"), line("渔船出港"), 0.0, False, id="no column"),
        pytest.param(line("渔港昨天开海上"), line("fishing"), 9.0, False, id="too far from the end"),
        pytest.param(line("渔港昨天开海上百"), line("fishing"), 9.0, True, id="a word that did not fit"),
        pytest.param(line("渔港昨天开海了", trail=1.0), line("渔船出港"), 8.0, True, id="a space where it was broken"),
        pytest.param(line("渔港昨天开海了", trail=2.0), line("渔船出港"), 9.0, False, id="padded with spaces"),
    ],
)
def test_only_full_lines_may_go_on(left: Fragment, right: Fragment, measure: float, could: bool) -> None:
    assert could_join(left, right, measure) is could


@pytest.mark.parametrize(
    ("left", "right", "indents", "gaps", "plain"),
    [
        pytest.param(line("渔港开海，"), line("渔船", 2.0), True, False, False, id="an indent begins a paragraph"),
        pytest.param(line("渔港开海，"), line("渔船"), False, False, True, id="within a sentence"),
        pytest.param(line("渔港开海"), line("。渔船"), False, False, True, id="a mark begins no line"),
        pytest.param(line("渔港开海。"), line("渔船"), False, True, True, id="blank lines part paragraphs"),
        pytest.param(line("渔港开海", 2.0), line("渔船"), True, False, True, id="the first line of a paragraph"),
        pytest.param(line("渔港开海。"), line("渔船"), False, False, None, id="after a sentence"),
        pytest.param(line("渔港开海"), line("渔船"), False, False, None, id="perhaps a heading"),
        pytest.param(
            line("海城、临海联手——"), line("渔港开海"), False, False, None, id="perhaps a heading with a dash"
        ),
        pytest.param(line("休渔期满，渔港开海"), line("渔船"), True, False, None, id="not indented among indents"),
        pytest.param(line("新华社海城5月9日电", 2.0), line("渔港"), True, False, None, id="a dateline at the end"),
        pytest.param(line("（李东明参与采写）", 2.0), line("渔港"), True, False, None, id="an entry in brackets"),
        pytest.param(line("李东明摄（海城图片社）", 2.0), line("渔港"), True, False, False, id="a picture's agency"),
        pytest.param(line("李东明摄", 2.0), line("渔港"), True, False, None, id="a picture's credit"),
        pytest.param(line("渔港开海。"), line("——渔船"), False, False, None, id="a dash may begin a line"),
        pytest.param(
            line("（作者为渔民，本报记"), line("者李东明整理）"), False, False, True, id="a bracket still open"
        ),
    ],
)
def test_what_is_plain(left: Fragment, right: Fragment, indents: bool, gaps: bool, plain: bool | None) -> None:
    known = KnownParagraphs([left, right], [9.0, 9.0])
    joint = Joint(left, left, right, (), 9.0, 9.0, indents, gaps, 4.0, left.text, True, known, 0)
    assert plainly(joint, end_of(left.text)) is plain


@pytest.mark.parametrize(("text", "is_open"), [("他说：“渔港", True), ("他说：“渔港。”", False), ("（渔港", True)])
def test_open_brackets(text: str, is_open: bool) -> None:
    assert opened(text) is is_open


@pytest.mark.parametrize(
    ("left", "right", "space"),
    [
        (line("COVID"), line("vaccine"), True),
        (line("渔港"), line("开海", 0.5), True),
        (line("渔港"), line("开海"), False),
        (line("2021"), line("2022"), False),
    ],
)
def test_a_space_at_the_break(left: Fragment, right: Fragment, space: bool) -> None:
    assert between(left, right) is space


def in_column(*texts: str, width: int) -> str:
    """Indented paragraphs and, not indented, headings (texts without a stop) in lines of a width."""
    wholes = [text if text[-1] != "。" else "\u3000\u3000" + text for text in texts]
    return "\n".join(whole[at : at + width] for whole in wholes for at in range(0, len(whole), width))


LAST_FULL = "港务局说今年的休渔期比去年多六天码头上的冷库已检修完毕，头一批渔船上午出港。"
HEADING = "海城新渔港启用"
BODY = "记者昨日从港务局获悉，新渔港的三个泊位已经全部启用，可以同时停靠六十艘渔船，冷库也扩大了一倍。"


@pytest.mark.parametrize("heading", [HEADING, "海城新渔港三个泊位启用", "海城新渔港三个泊位昨天全部启用冷库扩大"])
@pytest.mark.parametrize("widths", [(14, 14), (14, 20), (20, 12)], ids=str)
def test_a_heading_under_a_full_last_line(heading: str, widths: tuple[int, int]) -> None:
    last = LAST_FULL[-1 - widths[0] * 2 + 2 :] if widths[0] == 14 else LAST_FULL[: widths[0] * 2 - 3] + "。"
    page = in_column(BODY, BODY, last, width=widths[0]) + "\n" + in_column(heading, BODY, BODY, BODY, width=widths[1])
    assert [line.text for line in whole_text(page).lines] == [BODY, BODY, last, heading, BODY, BODY, BODY]


def test_a_short_text_in_a_column_of_its_own() -> None:
    page = in_column(*[BODY] * 30, width=20) + "\n" + in_column(BODY, width=13) + "\n" + in_column(BODY, width=20)
    assert {line.text for line in whole_text(page).lines} == {BODY}


def test_no_measure_without_broken_lines() -> None:
    assert measures(fragments_of("渔港开海\n本报记者 陈河\n渔港昨天开海，上百艘渔船出港。")) == [0.0] * 3
    assert candidates([]) == []


@pytest.mark.parametrize(
    "below",
    [
        "本报北京5月9日电 （记者李东明）记者从港务",
        "新华社海城5月9日电 海城渔港",
        "本报记者 李东明",
        "本报记者",
        "李 明",
        "本报记者 李东明 陈 河 王 江",
    ],
)
def test_a_dateline_or_byline_never_continues_a_heading(below: str) -> None:
    heading = "海城渔港新泊位启用仪式昨日举行"
    body = "今年的休渔期比去年多了六天，码\n头上的冷库也在此期间全部检修完\n毕，渔船陆续出港，前往各自的渔\n场撒网。"
    lines = [line.text for line in whole_text("\n".join((body, heading, below, body))).lines]
    assert heading in lines


@pytest.mark.parametrize(
    ("byline", "below", "apart"),
    [
        pytest.param("□海城日报／渡口新闻记者 陈河", "休渔期今年多六天，冷库也已检修", True, id="text below"),
        pytest.param("本报通讯员 王一民 记者 李东明", "“休渔期今年多六天。”港务局局长", True, id="a quotation below"),
        pytest.param("本报记者 王一民 李东明 陈河川 江", "海 潮", False, id="broken in a name"),
    ],
)
def test_a_byline_may_fill_a_narrow_column(byline: str, below: str, apart: bool) -> None:
    body = "今年的休渔期比去年多了六天，码头\n上的冷库也在此期间全部检修完毕。\n渔船陆续出港，前往各自的渔场撒网。"
    lines = [line.text for line in whole_text("\n".join((body, "渔港开海", byline, below, body))).lines]
    assert (byline in lines) is apart


INDENTED = "　　今年的休渔期比去年多了六天，\n码头上的冷库也在此期间全部检修\n完毕，渔船陆续出港，前往渔场撒\n网。"


@pytest.mark.parametrize(
    ("heading", "below", "apart"),
    [
        pytest.param("海城渔港新泊位启用仪式昨天举行", "王东河", True, id="a name alone"),
        pytest.param("海城渔港新泊位启用仪式昨天举行", "王东河 李江", True, id="two names"),
        pytest.param("海城渔港的文旅新泊位在昨日启用", "王 珂", True, id="a name with a gap, and a character of roles"),
        pytest.param("海城渔港新泊位改造工程开始了建", "设项目", False, id="the rest of a word"),
        pytest.param("海城渔港新泊位启用日期有了新的", "安排", False, id="a word that begins with a surname"),
        pytest.param("访海城渔港新泊位启用以后的经理", "王东河", False, id="whose post is named"),
        pytest.param("本版责编：李东明 陈河川 江海波", "王东河", False, id="staff"),
        pytest.param("海城渔港新泊位启用两千名职工上", "于山", False, id="no sign that a heading ends"),
        pytest.param("请看海城渔港今年的新泊位区——", "百船竞发的一天", True, id="a kicker with a dash"),
        pytest.param("请看海城渔港今年的新泊位区——", "这里停满了船。", False, id="a sentence with a dash"),
        pytest.param("请看海城渔港今年的新泊位区们—", "—", False, id="a broken dash"),
        pytest.param("海城渔港百船竞发 渔民满载归来", "——海城渔港的一天", True, id="a subheadline with a dash"),
    ],
)
def test_a_heading_that_fills_its_column_ends_above_names_and_beside_dashes(
    heading: str, below: str, apart: bool
) -> None:
    text = "\n".join((INDENTED, INDENTED, INDENTED, heading, below, INDENTED, INDENTED))
    lines = [line.text for line in whole_text(text).lines]
    assert (heading in lines) is apart
    assert (heading + below in lines) is not apart


@pytest.mark.parametrize(("name", "apart"), [("王东河", True), ("设项目", False)])
def test_a_name_below_a_heading_is_one_where_nothing_is_indented(name: str, apart: bool) -> None:
    body = "今年的休渔期比去年多了六天，码\n头上的冷库也在此期间全部检修完\n毕，渔船陆续出港，前往渔场。"
    heading = "海城渔港新泊位启用仪式举行建设"
    lines = [line.text for line in whole_text("\n".join((body, heading, name, body, body))).lines]
    assert (heading in lines) is apart


@pytest.mark.parametrize(
    ("end", "below", "apart"),
    [
        pytest.param("渔船陆续出港了。（本报海城电）", "渔港百船竞发", True, id="a source"),
        pytest.param("渔船陆续出港去往渔场了。（二）", "冷库检修完毕", False, id="the number of an item"),
        pytest.param("渔民说“渔船都已出港。”（笑）", "渔港百船竞发", False, id="beside a quotation"),
        pytest.param("（本报南方海城市十一月七日电）", "渔港百船竞发", True, id="a dateline and no more"),
        pytest.param("渔船陆续出港去往渔场云（海城社）", "渔港百船竞发", True, id="an agency, without a stop"),
    ],
)
def test_a_text_ends_with_its_source_in_brackets(end: str, below: str, apart: bool) -> None:
    text = "\n".join((INDENTED, INDENTED, ("　　" if end[0] == "（" else "　　今年的休渔期比去年多了六天，\n") + end))
    lines = [line.text for line in whole_text("\n".join((text, below, INDENTED, INDENTED))).lines]
    assert (below in lines) is apart


@pytest.mark.parametrize(
    ("end", "below", "apart"),
    [
        pytest.param("　　新华社南方海城港11月27日电", "渔港百船竞发", True, id="a dateline above a heading"),
        pytest.param("　　新华社南方海城港11月27日电", "渔船出港前往渔场。", False, id="a dateline that opens a text"),
    ],
)
def test_an_indented_line_is_whole_if_a_heading_follows(end: str, below: str, apart: bool) -> None:
    text = "\n".join((INDENTED, INDENTED, INDENTED, end, below, INDENTED, INDENTED))
    lines = [line.text for line in whole_text(text).lines]
    assert (below in lines) is apart
