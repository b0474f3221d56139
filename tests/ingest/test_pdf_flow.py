"""Which text belongs to which headline on a page, told by where they stand: headings and columns written here."""

from dataclasses import replace

from reader.ingest.formats.pdf.pdf_columns import ColumnHead, headings_of
from reader.ingest.formats.pdf.pdf_cues import heading_groups
from reader.ingest.formats.pdf.pdf_layout import flows_of
from reader.ingest.formats.pdf.pdf_lines import PrintedLine, printed_lines
from reader.ingest.formats.pdf.pdf_page_content import Box, Glyph, PageContent
from reader.ingest.formats.pdf.pdf_regions import Barriers

STORY = "海风把渔船吹回港里，码头上的人忙着分拣一夜的收成。"
WIDTH = 100.0
"""Points that a column is wide; its text has ten."""


def heading(text: str, left: float, top: float, size: float = 26.0) -> PrintedLine:
    return PrintedLine(text, Box(left, top, left + size * len(text), top + size), size, 1, vertical=False)


def column(left: float, top: float, lines: int, *, first: bool = False, last: bool = False) -> list[PrintedLine]:
    """A column of full lines: where the article does not begin or end here, it does so in the middle of a sentence."""
    found = []
    for at in range(lines):
        begins, ends = first and at == 0, last and at == lines - 1
        start = left + 20 * begins
        text = (STORY * 2)[at : at + 10 - 2 * begins].replace("。", "海").replace("，", "港")
        text = text[:-4] + "。" if ends else text
        box = Box(start, top + 14 * at, start + 10 * len(text), top + 14 * at + 10)
        found.append(PrintedLine(text, box, 10.0, 0, vertical=False))
    return found


def articles(*parts: list[PrintedLine], barriers: Barriers | None = None) -> dict[str, list[tuple[float, float]]]:
    """The columns of each article, by the largest line of its heading: where they begin."""
    lines = [line for part in parts for line in part]
    flows, _ = flows_of(barriers or Barriers((), (), ()), lines, 10.0)
    largest = (max(flow.heading.lines, key=lambda line: line.size).text if flow.heading else "" for flow in flows)
    return {
        name: [(stack.box.left, stack.box.top) for stack in flow.stacks]
        for name, flow in zip(largest, flows, strict=True)
    }


def test_heading_in_the_middle_has_the_columns_on_both_sides_of_it() -> None:
    """An article stands left of it, and ends a little under the level on which this one begins."""
    other = [column(0, 130, 20, first=True), column(110, 130, 20, last=True)]
    own = [column(220 + 110 * at, 110, 22, first=at == 0, last=at == 3) for at in range(4)]
    found = articles([heading("渔船归港", 40, 90), heading("灯火", 408, 70)], *other, *own)
    assert found == {
        "渔船归港": [(0, 130), (110, 130)],
        "灯火": [(220, 110), (330, 110), (440, 110), (550, 110)],
    }


def test_label_in_a_corner_heads_no_text() -> None:
    own = [column(110 * at, 110, 12, first=at == 0, last=at == 3) for at in range(4)]
    found = articles([heading("灯塔", 0, 20, 13), heading("渔船归港", 160, 50)], *own)
    assert found == {"渔船归港": [(0, 110), (110, 110), (220, 110), (330, 110)]}


def test_line_that_begins_with_a_mark_is_of_its_own_column() -> None:
    """The cell of an opening mark begins in the white between the columns."""
    rows = (
        [("渔船归港里灯火到深夜", 120.0)] * 4 + [("“归港里灯火到深夜了", 115.0)] + [("渔船归港里灯火到深夜", 120.0)] * 4
    )
    glyphs = [
        Glyph(char, left + 10 * at, 14 * row, left + 10 * at + 10, 14 * row + 10, 10, 0)
        for column in range(2)
        for row, (text, second) in enumerate(rows)
        for left in ((10.0, second)[column],)
        for at, char in enumerate(("孩子们在石阶上数着帆", text)[column])
    ]
    lines = printed_lines(PageContent(600, 800, tuple(glyphs)), 10.0)
    assert sorted(line.text for line in lines) == sorted(["孩子们在石阶上数着帆"] * 9 + [text for text, _ in rows])


def test_white_that_goes_on_from_column_to_column_parts_articles() -> None:
    """The text over it breaks off just as the text before it does: only the white tells."""
    upper = [column(left, 60, 8, first=left == 0, last=left == 330) for left in (0, 110, 220, 330)]
    lower = [column(left, 230, 8, first=left == 110, last=left == 330) for left in (110, 220, 330)]
    found = articles([heading("渔船归港", 0, 20)], [heading("灯火", 20, 230)], *upper, *lower)
    assert found == {
        "渔船归港": [(0, 60), (110, 60), (220, 60), (330, 60)],
        "灯火": [(110, 230), (220, 230), (330, 230)],
    }


def test_picture_and_caption_stand_between_heading_and_text() -> None:
    caption = [replace(line, size=8.0, font=2) for line in column(0, 252, 4)]
    picture = Barriers((), (), (Box(0, 50, 210, 250),))
    own = [column(0, 330, 9, first=True), column(110, 330, 9, last=True)]
    assert articles([heading("渔船归港", 40, 20)], caption, *own, barriers=picture) == {
        "渔船归港": [(0, 330), (110, 330)]
    }


def heading_lines(*pieces: tuple[str, float, int]) -> list[str]:
    """The lines that pieces of a heading make that stand on one level, each with its left edge and font."""
    glyphs = [
        Glyph(char, left + 30 * at, 0, left + 30 * at + 30, 30, 30, font)
        for text, left, font in pieces
        for at, char in enumerate(text)
    ]
    body = [Glyph("海", 12.0 * at, 200, 12.0 * at + 10, 210, 10, 0) for at in range(40)]
    return sorted(line.text for line in printed_lines(PageContent(600, 800, (*glyphs, *body)), 10.0) if line.size > 20)


def test_headings_side_by_side_are_parted_by_how_they_are_set() -> None:
    assert heading_lines(("渔船归港", 0, 1), ("灯火到夜", 155, 2)) == ["渔船归港", "灯火到夜"]
    assert heading_lines(("渔船归港", 0, 1), ("灯火到夜", 155, 1)) == ["渔船归港 灯火到夜"]
    assert heading_lines(("渔船", 0, 1), ("24", 75, 2), ("小时归港", 150, 1)) == ["渔船24小时归港"]


def test_section_over_a_vertical_headline_is_read_first() -> None:
    upright = PrintedLine("渔船归港", Box(40, 60, 70, 180), 30.0, 1, vertical=True)
    label = heading("海边", 0, 40, 12)
    found = heading_groups(ColumnHead([upright, label], None).measured())
    assert [line.text for group in found for line in group] == ["海边", "渔船归港"]


def test_headline_over_a_picture_heads_its_captions() -> None:
    """And none of the larger headline beside it."""
    captions = [[replace(line, size=8.0, font=2) for line in column(400, top, 3)] for top in (162, 312)]
    pictures = Barriers((), (), (Box(400, 50, 500, 160), Box(400, 210, 500, 310)))
    own = [column(0, 60, 20, first=True), column(110, 60, 20, last=True)]
    lines = [
        line for part in [[heading("渔船归港", 40, 20), heading("灯火", 430, 24, 17)], *captions, *own] for line in part
    ]
    first, second = flows_of(pictures, lines, 10.0)[0]
    assert (len(first.stacks), len(first.captions)) == (2, 0)
    assert second.heading
    assert [line.text for line in second.heading.lines] == ["灯火"]
    assert (len(second.stacks), len(second.captions)) == (0, 2)


def test_ends_of_two_vertical_lines_are_no_line_across() -> None:
    lines = [
        Glyph(char, 100.0 - 14 * at, 10.0 * row, 110.0 - 14 * at, 10.0 * row + 10, 10, 0)
        for at in range(3)
        for row, char in enumerate("海风把渔船")
    ]
    ends = [Glyph("陈", 86, 50, 96, 60, 10, 0), Glyph("。", 100, 50, 110, 60, 10, 0)]
    found = printed_lines(PageContent(600, 800, (*lines, *ends)), 10.0)
    assert sorted(line.text for line in found) == ["海风把渔船", "海风把渔船。", "海风把渔船陈"]


def test_headings_that_fill_the_width_of_their_columns_are_two() -> None:
    """Set alike, hardly an em apart, each over columns of its own."""
    text = [
        Glyph("海", 110.0 * place + 10 * at, 40.0 + 14 * row, 110.0 * place + 10 * at + 10, 50.0 + 14 * row, 10, 0)
        for place in range(4)
        for row in range(5)
        for at in range(10)
    ]
    titles = [
        Glyph("港", 3.0 + 34 * at + 14 * (at > 5), 0, 37.0 + 34 * at + 14 * (at > 5), 34, 34, 1) for at in range(12)
    ]
    lines = [line for line in printed_lines(PageContent(600, 800, (*titles, *text)), 10.0) if line.size > 20]
    assert [line.text for line in lines] == ["港" * 6, "港" * 6]
    assert len(headings_of(lines, Barriers((), (), ()))) == 2


def test_heading_left_of_a_column_is_not_its_own() -> None:
    """Another stands in the middle over it and the columns after it."""
    other = column(0, 120, 30, first=True, last=True)
    own = [column(110 + 110 * at, 100, 12, first=at == 0, last=at == 3) for at in range(4)]
    found = articles([heading("渔船", 10, 60), heading("灯火到夜", 274, 60, 26)], other, *own)
    assert found == {"渔船": [(0, 120)], "灯火到夜": [(110, 100), (220, 100), (330, 100), (440, 100)]}


def test_name_over_the_first_column_comes_before_it() -> None:
    """It stands further in than the column does."""
    name = replace(heading("王小明", 30, 86, 10), font=0)
    own = [column(110 * at, 110, 9, first=at == 0, last=at == 1) for at in range(2)]
    ((flow,), _) = flows_of(Barriers((), (), ()), [heading("渔船归港", 50, 40), name, *own[0], *own[1]], 10.0)
    assert [len(stack.lines) for stack in flow.stacks][:2] in ([1, 9], [10, 9])
    assert flow.stacks[0].lines[0].text == "王小明"
