"""Whether a text turns to something else: invented headings between invented texts."""

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reader.parsing.features import signs_of
from reader.parsing.lines import PageLine, lines_of
from reader.parsing.topics import Topics, numbers

BOATS = "渔港昨天开海，上百艘渔船依次出港，前往各自的渔场撒网。渔民们说今年的海况好于往年，渔获可望增加。"
MORE_BOATS = "渔船出港之前，渔民们检查了网具；渔场的海况每小时通报一次，渔获当天就能运到渔港的冷库。"
BOOKS = "市图书馆新馆藏书四十万册，设有儿童阅览室和自助借阅区，周末还将举办读书活动，读者可预约参观。"


def between(before: str, headings: list[str], after: str) -> list[list[str]]:
    """The signs of headings between two texts."""
    lines = lines_of("\n".join([before, *headings, after]))
    return Topics(lines).of_headings(1, 1 + len(headings))


@pytest.mark.parametrize(
    ("before", "headings", "after", "signs"),
    [
        pytest.param(BOATS, ["图书馆开放"], BOOKS, [["turns", "rare:0", "unheard"]], id="a new article"),
        pytest.param(BOATS, ["渔民怎么说"], MORE_BOATS, [["stays", "rare:7", "heard"]], id="the same article goes on"),
        pytest.param(
            BOATS, ["今年的海况"], MORE_BOATS, [["stays", "rare:7", "well-heard"]], id="in words known before"
        ),
        pytest.param(
            BOATS,
            ["图书馆新馆周末举办读书活动", "首日三千人次"],
            BOOKS,
            [["turns", "rare:0", "unheard", "well-said", "most-said"], ["turns", "rare:0", "unheard", "unsaid"]],
            id="the text takes up its headline",
        ),
        pytest.param(
            BOATS,
            ["海上", "天晴"],
            BOOKS,
            [["turns", "rare:0", "unheard", "unsaid"]] * 2,
            id="the text takes up neither",
        ),
    ],
)
def test_headings(before: str, headings: list[str], after: str, signs: list[list[str]]) -> None:
    assert between(before, headings, after) == signs


def test_headings_over_the_first_text_turn_from_nothing() -> None:
    lines = lines_of("\n".join(["图书馆新馆举办读书活动", "首日三千人次", BOOKS]))
    assert Topics(lines).of_headings(0, 2) == [["well-said", "most-said"], ["unsaid"]]


@pytest.mark.parametrize(
    ("picture", "sign"), [(BOOKS, "photo-turns"), (MORE_BOATS, "photo-stays")], ids=["its own", "of the article"]
)
def test_a_picture_turns_from_the_text_before_it(picture: str, sign: str) -> None:
    lines = lines_of("\n".join([BOATS, picture, "王小二摄"]))
    assert Topics(lines).of_picture(1, 2) == sign
    assert sign in signs_of(lines)[1]


def test_only_headings_over_a_text_bear_signs_of_it() -> None:
    signs = signs_of(lines_of("\n".join([BOATS, "图书馆开放", BOOKS, "渔村新貌"])))
    assert ["turns" in of for of in signs] == [False, True, False, False]


def test_far_text_is_not_looked_at() -> None:
    far = [BOOKS, *[BOATS * 4] * 4, "图书馆开放", BOOKS]
    assert between("\n".join(far[:-2]), far[-2:-1], far[-1])[0][0] == "turns"


def test_characters_alone_have_no_pairs() -> None:
    lines = [PageLine(1, "海", False, False), PageLine(2, "港", False, False)]
    assert Topics(lines).of_picture(0, 1) == Topics(lines).of_picture(1, 2) == "photo-turns"


@given(st.text(st.characters(exclude_categories=["Cs"])))
@example("")
@example("海")
@example("𠮷野\U0010ffff家")
def test_the_number_of_a_pair_is_made_of_its_two_characters_alone(text: str) -> None:
    codes = list(map(ord, text))
    one_by_one = [(one * 0x9E3779B1 + other * 0x85EBCA77) % 2**32 >> 15 for one, other in pairwise(codes)]
    assert list(numbers(text)) == one_by_one
