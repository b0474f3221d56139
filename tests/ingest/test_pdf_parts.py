"""What PDF pages are made of: characters as typed, folios, lines, paragraphs, the order of articles."""

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.ingest.formats.pdf.pdf_columns import ColumnHead, Stack
from reader.ingest.formats.pdf.pdf_folio import folio_fields
from reader.ingest.formats.pdf.pdf_lines import PrintedLine, printed_lines
from reader.ingest.formats.pdf.pdf_loose_headings import Flow
from reader.ingest.formats.pdf.pdf_orientation import turned, upright
from reader.ingest.formats.pdf.pdf_page_content import Box, Glyph, PageContent
from reader.ingest.formats.pdf.pdf_paragraphs import joined, paragraphs_of
from reader.ingest.formats.pdf.pdf_reading_order import in_reading_order
from reader.ingest.formats.pdf.pdf_text_repair import typed

CELL = Box(0, 0, 10, 10)

TYPED = {
    "radical": (0x2F00, "一"),
    "radical of the supplement": (0x2EA0, "民"),
    "compatibility ideograph": (0xF967, "不"),
    "vertical comma": (0xFE10, "，"),
    "vertical corner bracket": (0xFE41, "「"),
    "vertical full stop": (0xFE12, "。"),
    "ligature": (0xFB03, "ffi"),
    "no-break space": (0xA0, " "),
    "private quotation mark": (0xE1B0, "“"),
    "private space": (0xE5E5, "\u3000"),
    "common": (0x4E2D, "中"),
}


@pytest.mark.parametrize("name", TYPED)
def test_characters_are_those_that_people_type(name: str) -> None:
    code, text = TYPED[name]
    assert typed(code, lambda: CELL, lambda: CELL) == text


SHAPES = {
    "nothing drawn": (Box(0, 0, 0, 0), "\u3000"),
    "a long flat stroke": (Box(0, 4.6, 10, 5.4), "—"),
    "at the upper right": (Box(6, 1, 9, 4), "“"),
    "at the upper left": (Box(1, 1, 4, 4), "”"),
    "a dot in the middle": (Box(4, 4.5, 6, 6.5), "·"),
    "large": (Box(1, 1, 9, 9), "▲"),
    "like nothing": (Box(3, 4, 5, 9), ""),
}


@pytest.mark.parametrize("name", SHAPES)
def test_unknown_private_characters_are_told_by_shape(name: str) -> None:
    ink, text = SHAPES[name]
    assert typed(0xF000, lambda: ink, lambda: CELL) == text


FOLIOS = {
    "in pieces": (
        ["2031年5月6日\u3000星期二\u3000要闻\u3000海滨晨报\u30004"],
        {"date": "2031-05-06", "page_name": "要闻", "publication": "海滨晨报", "page": "4"},
    ),
    "nameplate": (
        ["海滨晨报", "2031年12月1日 国内统一连续出版物号 CN 00-0000"],
        {"date": "2031-12-01", "publication": "海滨晨报"},
    ),
    "Han numerals": (
        ["二〇三一年十一月廿三日\u3000第十二版"],
        {"date": "2031-11-23", "page": "十二"},
    ),
    "no date": (["二〇三一年十九月三日", "2031-13-01"], {}),
    "nothing": ([], {}),
}


@pytest.mark.parametrize("name", FOLIOS)
def test_folio(name: str) -> None:
    heads, told = FOLIOS[name]
    assert folio_fields(heads).items() >= told.items()


def test_date_that_is_none_is_not_told() -> None:
    assert "date" not in folio_fields(FOLIOS["no date"][0])


def glyphs(text: str, left: float, top: float, size: float = 10.0, step: float = 10.0) -> list[Glyph]:
    return [
        Glyph(char, left + at * step, top, left + at * step + size, top + size, size, 0) for at, char in enumerate(text)
    ]


def lines_of(*found: Glyph, **more: object) -> list[str]:
    page = replace(PageContent(600, 800, tuple(found)), **more)  # type: ignore[arg-type]
    return sorted(line.text for line in printed_lines(page, 10.0))


def test_columns_are_parted_and_lines_whole() -> None:
    rows = [[*glyphs("渔船归港", 0, 14 * at), *glyphs("灯火到夜", 60, 14 * at)] for at in range(4)]
    assert lines_of(*(glyph for row in rows for glyph in row)) == ["渔船归港"] * 4 + ["灯火到夜"] * 4


def test_order_of_the_file_says_nothing() -> None:
    found = [*glyphs("渔船归港", 0, 0), *glyphs("灯火到夜", 0, 14)]
    assert lines_of(*found[::-1]) == lines_of(*found) == ["渔船归港", "灯火到夜"]


@given(st.randoms(use_true_random=False))
def test_any_order_of_the_file_gives_the_same_columns(lots: Random) -> None:
    """Columns less than two ems apart, with figures, and a line that the next column all but touches."""
    rows = [("渔船在12日归港了", "灯火到深夜不熄灭"), ("海风吹过3座石阶", "孩子们在石阶上数")] * 3
    found = [
        glyph
        for row, pair in enumerate(rows)
        for left, text in zip((0.0, 95.0), pair, strict=True)
        for glyph in glyphs(text, left, 14.0 * row)
    ]
    whole = sorted(text for pair in rows for text in pair)
    lots.shuffle(found)
    assert lines_of(*found) == whole


def test_shadows_count_once() -> None:
    assert lines_of(*glyphs("渔船归港", 0, 0), *glyphs("渔船归港", 0.4, 0.3)) == ["渔船归港"]


def test_ligatures_and_wide_dashes_keep_all_characters() -> None:
    shared = Box(20, 0, 40, 10)
    found = [*glyphs("归港", 0, 0), Glyph("—", *shared, 10, 0), Glyph("—", *shared, 10, 0), *glyphs("夜", 40, 0)]
    assert lines_of(*found) == ["归港——夜"]


def test_large_initial_begins_its_line() -> None:
    found = [*glyphs("海", 0, 0, size=24), *glyphs("风把渔船", 25, 0), *glyphs("吹回港里", 25, 14)]
    assert lines_of(*found) == ["吹回港里", "海风把渔船"]


@given(st.lists(st.tuples(st.floats(0, 500), st.floats(0, 700), st.sampled_from("渔船归港a1，")), max_size=40))
def test_no_character_is_lost_or_made_up(places: list[tuple[float, float, str]]) -> None:
    spread = {(round(x / 12), round(y / 12)): char for x, y, char in places}
    found = [Glyph(char, 12.0 * x, 12.0 * y, 12.0 * x + 10, 12.0 * y + 10, 10, 0) for (x, y), char in spread.items()]
    assert sorted("".join(lines_of(*found)).replace(" ", "")) == sorted(spread.values())


JOINED = {
    "Chinese": (["渔船归", "港"], "渔船归港"),
    "hyphen": (["inter-", "national"], "international"),
    "hyphen that stays": (["U-", "20"], "U-20"),
    "words": (["the", "harbour"], "the harbour"),
}


@pytest.mark.parametrize("name", JOINED)
def test_lines_are_joined_as_people_write(name: str) -> None:
    parts, whole = JOINED[name]
    assert joined(parts) == whole


def line(text: str, left: float, top: float, font: int = 0) -> PrintedLine:
    return PrintedLine(text, Box(left, top, left + 10 * len(text), top + 10), 10.0, font, vertical=False)


def test_paragraph_goes_on_in_the_next_column() -> None:
    first = Stack([line("海风把渔船", 20, 0), line("吹回港里码头上", 0, 14)], None).measured()
    second = Stack(
        [line("的人忙着。", 90, 0), line("孩子们数帆。", 110, 14), line("夜深了。", 90, 28)], None
    ).measured()
    assert [paragraph.text for paragraph in paragraphs_of([first, second], 0)] == [
        "海风把渔船吹回港里码头上的人忙着。",
        "孩子们数帆。夜深了。",
    ]


def flow(left: float, top: float, right: float, bottom: float) -> Flow:
    heading = ColumnHead([PrintedLine("题", Box(left, top, right, bottom), 20.0, 0, vertical=False)], None).measured()
    return Flow(heading)


ORDERS = {
    "rows under a headline over all": ([(0, 0, 100, 10), (0, 20, 45, 50), (55, 20, 100, 50)], [0, 1, 2]),
    "one side after the other": ([(0, 0, 45, 30), (55, 0, 100, 60), (0, 40, 45, 90), (55, 70, 100, 90)], [0, 2, 1, 3]),
    "locked into each other": ([(0, 0, 70, 30), (80, 0, 100, 60), (40, 70, 100, 100), (0, 40, 30, 100)], [0, 3, 1, 2]),
}


@pytest.mark.parametrize("name", ORDERS)
def test_reading_order(name: str) -> None:
    boxes, order = ORDERS[name]
    flows = [flow(*box) for box in boxes]
    found = [flows.index(one) for one in in_reading_order(flows[::-1])]
    assert sorted(found) == sorted(order)
    if name != "locked into each other":
        assert found == order
    else:
        assert found[0] == 0


@given(st.tuples(*[st.floats(0, 500)] * 4), st.floats(500, 900))
def test_turning_back_gives_the_same_box(corners: tuple[float, float, float, float], width: float) -> None:
    left, right = sorted(corners[:2])
    top, bottom = sorted(corners[2:])
    box = Box(left, top, right, bottom)
    assert upright(turned(box, width), width) == pytest.approx(box)
