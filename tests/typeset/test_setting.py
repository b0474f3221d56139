"""Articles set at any measure: nothing lost, positions there and back, every rule of where a part stands."""

import string
from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reader.model import PRINTED, Article, Block, BlockKind
from reader.span import Span
from reader.typeset.article_layout import HEADINGS, ArticleLayout
from reader.typeset.cells import Widths
from reader.typeset.layout import reset, set_article
from reader.typeset.options import Options
from reader.typeset.plain import plain_lines

HAN = "深入学习宣传贯彻落实"


def article(blocks: Sequence[tuple[str, str]] = (), headline: str = "题目", **fields: str) -> Article:
    made = tuple(Block(BlockKind(kind), text) for kind, text in blocks)
    return Article("source.txt", headline, (1, 1), made, **fields)  # type: ignore[arg-type]


FULL = article(
    [
        ("paragraph", "记者从会上获悉，今年以来全市经济运行平稳。"),
        ("paragraph", "会议强调要抓好落实。"),
        ("crosshead", "抓好落实"),
        ("paragraph", "与会者作了交流发言。"),
        ("caption", "▲图为会议现场。"),
        ("credit", "王小明 摄"),
        ("note", "编者按：今起推出专栏。"),
    ],
    headline="加力振兴实体经济 大力提升发展质效",
    section="大家谈",
    kicker="深入学习贯彻",
    subheadline="今年前三季度增长百分之五",
    byline="□本报记者 杨光",
    dateline="本报11月13日讯",
)


def test_a_page_as_a_reader_sees_it() -> None:
    assert plain_lines(FULL, 40) == [
        "                 大家谈",
        "",
        "              深入学习贯彻",
        "",
        "   加力振兴实体经济 大力提升发展质效",
        "        今年前三季度增长百分之五",
        "",
        "             □本报记者 杨光",
        "",
        "    本报11月13日讯　记者从会上获悉，今年",
        "以来全市经济运行平稳。",
        "    会议强调要抓好落实。",
        "",
        "                抓好落实",
        "",
        "    与会者作了交流发言。",
        "",
        "    ▲图为会议现场。",
        "    王小明 摄",
        "",
        "    编者按：今起推出专栏。",
    ]


def test_a_blank_line_between_paragraphs_is_an_option() -> None:
    one = article([("paragraph", "甲乙。"), ("paragraph", "丙丁。")])
    assert plain_lines(one, 20, options=Options(paragraph_gap=True))[-3:] == ["    甲乙。", "", "    丙丁。"]


@pytest.mark.parametrize(("measure", "indent"), [(40, 4), (16, 4), (15, 2), (8, 2), (7, 0)])
def test_the_indent_gives_way_on_narrow_screens(measure: int, indent: int) -> None:
    setting = set_article(article([("paragraph", HAN * 4)]), measure)
    assert setting.line(2).indent == indent
    assert setting.line(3).indent == 0


def test_an_indent_in_the_source_is_not_shown_twice() -> None:
    setting = set_article(article([("paragraph", "　　深入学习。")]), 40)
    assert plain_lines(setting.article, 40)[2] == "    深入学习。"
    assert setting.cell_of(3) == (0, 20 + 2)
    assert setting.line_of(4) == 0
    assert setting.line_of(5) == 2


def test_a_mark_on_the_last_space_of_an_indent_is_kept() -> None:
    assert plain_lines(article([("paragraph", "　 \u0301中")]), 40)[2] == "     \u0301中"


def test_a_section_in_two_parts_breaks_between_them() -> None:
    assert plain_lines(article(section="贯彻精神 市委十三届全会"), 16)[:2] == ["    贯彻精神", " 市委十三届全会"]


def test_a_part_of_spaces_stays_in_its_place() -> None:
    assert plain_lines(article([("paragraph", "  "), ("paragraph", "中文")]), 20)[2:] == ["    ", "    中文"]


def test_a_dateline_without_a_paragraph_stands_alone() -> None:
    assert plain_lines(article([("crosshead", "抓好落实")], dateline="本报讯"), 20)[2:4] == ["本报讯", ""]
    assert plain_lines(article(dateline="本报讯"), 20)[2:] == ["本报讯"]


def test_pieces_tell_the_dateline_from_the_paragraph() -> None:
    setting = set_article(article([("paragraph", HAN * 3)], dateline="本报讯"), 20)
    assert setting.line(2).part == "paragraph"
    assert setting.pieces(1) == []
    assert [(name, setting.text(2, *span)) for name, span in setting.pieces(2)] == [
        ("dateline", "本报讯　"),
        ("paragraph", "深入学习"),
    ]
    assert [name for name, _ in setting.pieces(3)] == ["paragraph"]


def test_text_may_be_cut_anywhere() -> None:
    setting = set_article(article([("paragraph", "用AI写新闻")]), 40, options=Options(gaps=True))
    assert setting.text(2) == "用 AI 写新闻"
    assert setting.text(2, 3, 4) + setting.text(2, 4, 6) + setting.text(2, 6, 99) == "用 AI 写新闻"
    assert setting.text(2, 6, 5) == ""


def test_a_gap_is_not_drawn_at_a_line_end() -> None:
    setting = set_article(article([("paragraph", "一二AI三四")]), 4, options=Options(gaps=True, indent=0))
    assert [setting.text(number) for number in range(2, 5)] == ["一二", "AI", "三四"]
    assert [setting.cells(number) for number in range(2, 5)] == [4, 2, 4]


JUSTIFIED = Options(indent=0, justify=True)


@pytest.mark.parametrize(
    ("text", "measure", "options", "expected"),
    [
        ("深入学习贯彻落实", 7, JUSTIFIED, "深入学/习贯彻/落实"),  # one cell for three characters: torn
        ("深入学习，贯彻落实精神会议", 13, JUSTIFIED, "深入学习， 贯/彻落实精神/会议"),
        ("深入学习贯彻落实精神会议", 11, JUSTIFIED, "深入学 习贯/彻落实 精神/会议"),
        ("学习AI技术会议精神今日", 13, JUSTIFIED, "学习AI 技术会/议精神今日"),
        ("中 国人民大学学习会议精神", 14, JUSTIFIED, "中  国人民大学/学习会议精神"),
        ("深入学习贯彻落实，精神会议", 15, Options(indent=0, justify=True, hang=True), "深入学习 贯彻落/实，精神会议"),
        ("深入学习贯彻落实，精神会议", 16, Options(indent=0, justify=True, hang=True), "深入学习贯彻落实，/精神会议"),
        (
            "深入学习贯彻\u3000。精神会议",
            14,
            Options(indent=0, justify=True, hang=True),
            "深入学习贯彻\u3000。/精神会议",
        ),
        ("深入学习贯彻落，精神会议", 15, Options(indent=0, justify=True, hang=True), "深入学习 贯彻落，/精神会议"),
    ],
)
def test_lines_are_filled_where_it_shows_least(text: str, measure: int, options: Options, expected: str) -> None:
    setting = set_article(article([("paragraph", text)]), measure, options=options)
    assert [setting.text(number) for number in range(2, len(setting))] == expected.split("/")


@given(
    st.text("深入学习贯彻，。AI \u3000", min_size=30, max_size=200), st.integers(8, 50), st.booleans(), st.booleans()
)
def test_a_filled_line_ends_where_the_measure_does(text: str, measure: int, gaps: bool, hang: bool) -> None:
    told = article([("paragraph", text), ("caption", text)])
    plain = set_article(told, measure, options=Options(gaps=gaps, hang=hang))
    filled = set_article(told, measure, options=Options(gaps=gaps, hang=hang, justify=True))
    assert [filled.line(number) for number in range(len(filled))] == [
        plain.line(number) for number in range(len(plain))
    ]
    for number in range(2, len(filled)):
        line = filled.line(number)
        inset = line.indent if line.part == "caption" else 0
        reached = line.indent + filled.cells(number) + inset
        if filled.cells(number) != plain.cells(number):
            assert reached in ((measure, measure + 2) if hang else (measure,))
            assert not line.closes


def test_a_line_that_is_not_there() -> None:
    with pytest.raises(IndexError):
        set_article(article(), 40).line(1)


def test_clicks_beside_the_text() -> None:
    setting = set_article(article([("paragraph", "中文报")], headline="题目"), 10)
    assert setting.offset_at(0, 0) == 0
    assert setting.offset_at(0, 4) == 0
    assert setting.offset_at(0, 5) == 1
    assert setting.offset_at(0, 9) == 2
    assert setting.offset_at(1, 5) == 3
    assert setting.cell_of(-5) == (0, 3)
    assert setting.cell_of(99) == (2, 8)


def test_lines_of_a_span() -> None:
    setting = set_article(article([("paragraph", HAN * 4)]), 20)
    assert setting.lines_of(Span(0, 2)) == range(1)
    assert setting.lines_of(Span(3, 12)) == range(2, 4)
    assert setting.lines_of(Span(5, 5)) == range(2, 3)


LINES = st.lists(
    st.sampled_from([*"中国一。，：“”《》（）—…·/ \u3000%-9\u0301", *string.ascii_letters, "👨\u200d👩"]),
    min_size=1,
    max_size=80,
).map("".join)
ARTICLES = st.builds(
    lambda blocks, headline, fields: article(blocks, headline, **fields),
    st.lists(st.tuples(st.sampled_from([str(kind) for kind in BlockKind]), LINES), max_size=6),
    LINES,
    st.dictionaries(st.sampled_from([name for name in PRINTED if name != "headline"]), LINES),
)
SETTINGS = st.builds(
    set_article,
    ARTICLES,
    st.integers(1, 60),
    st.sampled_from([Widths(1), Widths(2)]),
    st.builds(Options, st.sampled_from([0, 4]), st.booleans(), st.booleans(), st.booleans(), st.booleans()),
)


def seen(text: str) -> str:
    return "".join(text.split())


@given(SETTINGS)
def test_no_text_is_lost_at_any_measure(setting: ArticleLayout) -> None:
    shown = "".join(setting.text(number) for number in range(len(setting)))
    assert seen(shown) == seen(setting.article.text)


@example(set_article(article([], "\u0301中"), 1, Widths(1), Options(0)))
@given(SETTINGS)
def test_every_line_fits(setting: ArticleLayout) -> None:
    for number in range(len(setting)):
        line = setting.line(number)
        hangs = setting.options.hang and line.part not in HEADINGS and setting.text(number).endswith(("。", "，", "、"))
        room = setting.measure + 2 * hangs
        assert line.indent + setting.cells(number) <= room or cluster(setting, line.start, line.end)
        assert setting.measured.widths.width(setting.text(number)) == setting.cells(number)


def cluster(setting: ArticleLayout, start: int, end: int) -> bool:
    """Whether only one character that takes cells, wider than the room there is, stands on the line."""
    prefix = setting.measured.prefix
    return len(set(prefix[start : setting.measured.ink_end(start, end) + 1])) <= 2


@given(SETTINGS)
@example(set_article(article(headline="\u0301“中"), 1, Widths(), Options()))
def test_positions_there_and_back(setting: ArticleLayout) -> None:
    before = (0, 0)
    for offset in range(len(setting.article.text)):
        line, cell = setting.cell_of(offset)
        assert (line, cell) >= before, "what is read later stands later"
        before = (line, cell)
        assert line == setting.line_of(offset)
        first, last = setting.line(line).start, setting.measured.ink_end(*setting.line(line)[1:3])
        if first <= offset < last:
            there = setting.offset_at(line, cell)
            assert setting.cell_of(there) == (line, cell)
            assert there == offset or setting.measured.prefix[offset + 1] == setting.measured.prefix[offset]


@given(SETTINGS, st.integers(1, 60))
def test_a_reset_is_a_setting(setting: ArticleLayout, measure: int) -> None:
    again = reset(setting, measure)
    afresh = set_article(setting.article, measure, setting.measured.widths, setting.options)
    assert [again.line(number) for number in range(len(again))] == [
        afresh.line(number) for number in range(len(afresh))
    ]


@given(SETTINGS)
def test_lines_follow_each_other(setting: ArticleLayout) -> None:
    lines = [setting.line(number) for number in range(len(setting))]
    assert [line.part for line in lines if line.closes] != []
    for above, below in pairwise(lines):
        assert above.start <= above.end <= below.start
        assert above.part or below.part, "no two blank lines"
