"""Strips are freed as soon as nobody needs them."""

import gc
import sys

import pytest
from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from reader.ui.system.uncut_strips import _cut, free_uncut_strips
from tests.ui.conftest import Open


@pytest.fixture(autouse=True)
def freed() -> None:
    free_uncut_strips()


@pytest.mark.parametrize(
    ("cuts", "parts"),
    [([4], ["海湾"]), ([2, 4], ["海", "湾"]), ([2], ["海"]), ([2, 6], ["海"]), ([6], []), ([4, 4], ["海湾", ""])],
)
def test_what_a_strip_is_cut_into(cuts: list[int], parts: list[str]) -> None:
    strip = Strip([Segment("海湾")], 4)
    assert [part.text for part in strip.divide(iter(cuts))] == parts
    assert [part.text for part in strip.divide(cuts)] == parts


@pytest.mark.parametrize("text", ["海湾", "“桥”", "bridge"])
@pytest.mark.parametrize("blanks", [1, 2, 5])
@pytest.mark.parametrize("over", [0, 1, 2])
def test_blanks_at_the_end_are_cut_off_as_textual_cuts_them(text: str, blanks: int, over: int) -> None:
    width = cell_len(text) + blanks
    made = [Strip([Segment(text), Segment(" " * blanks, Style(bold=True))], width) for _ in range(2)]
    ours, theirs = made[0].divide([width - over, width]), _cut(made[1], [width - over, width])
    assert [(part.text, part.cell_length) for part in ours] == [(part.text, part.cell_length) for part in theirs]
    assert [[*part.simplify()] for part in ours] == [[*part.simplify()] for part in theirs]


def test_a_text_of_another_width_than_rich_counts_is_cut_where_its_blanks_end() -> None:
    strip = Strip([Segment("“桥”"), Segment(" ")], 7)
    assert [(part.text, part.cell_length) for part in strip.divide([6, 7])] == [("“桥”", 6), (" ", 1)]


def test_a_strip_that_is_not_cut_is_not_kept_by_itself() -> None:
    strip = Strip([Segment("海湾")], 4)
    before = sys.getrefcount(strip)
    assert strip.divide([4]) == [strip]
    assert sys.getrefcount(strip) == before


def strips() -> int:
    return sum(type(each) is Strip for each in gc.get_objects())


async def test_moving_leaves_no_strips_to_the_collector(desk: Open) -> None:
    async with desk() as seat:
        await seat.press("G", "g", "g")
        gc.collect()
        gc.disable()
        try:
            for key in ("G", "g", "g") * 4:
                await seat.press(key)
            drawn = strips()
            gc.collect()
            assert strips() == drawn
        finally:
            gc.enable()
