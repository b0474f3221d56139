"""What print says of a line is added to what its words say."""

import pytest

from reader.model import LineLayout, PageLayout
from reader.parsing.layout_features import PREFIX, printed_text, with_layout

LINES = (LineLayout(1, ("largest",)), LineLayout(1, ("begins",)), LineLayout(2, ("over-largest",)))
PAGE = PageLayout(3, LINES)
WORDS = [("short",), ("long",), ("short",)]


def test_each_line_says_what_it_is_and_what_comes_next() -> None:
    assert with_layout(WORDS, PAGE) == [
        ("short", PREFIX + "largest", PREFIX + "next:text"),
        ("long", PREFIX + "begins", PREFIX + "ends"),
        ("short", PREFIX + "over-largest", PREFIX + "ends"),
    ]


@pytest.mark.parametrize("layout", [None, PageLayout(3, LINES[:2])])
def test_without_a_layout_of_its_own_lines_stay_as_they_are(layout: PageLayout | None) -> None:
    assert with_layout(WORDS, layout) == WORDS


def test_printed_lines_are_numbered_by_their_region() -> None:
    assert [place.number for place in printed_text("大桥\n通车\n银杏\n", PAGE).places] == [1, 1, 2]
    assert [place.number for place in printed_text("大桥\n通车\n", PAGE).places] == [1, 2]
