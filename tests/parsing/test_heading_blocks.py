"""What the places of headings say: invented pages, and the signs of their headings."""

import pytest

from reader.parsing.features import signs_of
from reader.parsing.heading_blocks import signs_of_blocks
from reader.parsing.line_features import own_signs
from reader.parsing.lines import lines_of

TEXT = "渔港昨天开海，上百艘渔船依次出港，前往各自的渔场撒网，渔民们说今年的海况好于往年，渔获可望增加三成以上。"
"""Fifty-three characters."""


def signs(*texts: str) -> dict[int, set[str]]:
    """The signs of the headings among these lines, by index."""
    lines = lines_of("\n".join(texts))
    own = [own_signs(line.text) for line in lines]
    return {at: set(found) for at, found in signs_of_blocks(lines, own, [said[0] for said in own]).items()}


def test_headings_that_stand_together_know_their_places() -> None:
    found = signs("渔港开海百船竞发", "渔获可望增加", TEXT)
    assert {"1of2,long", "longest"} <= found[0]
    assert "2of2,long" in found[1]


@pytest.mark.parametrize(
    ("paragraphs", "above"), [(1, "above:1"), (3, "above:2"), (7, "above:3"), (40, "above:6")], ids=str
)
def test_how_much_text_stands_above(paragraphs: int, above: str) -> None:
    found = signs("渔港开海", *[TEXT] * paragraphs, "渔村新貌", TEXT)
    assert {above, "below:1"} <= found[paragraphs + 1]


def test_pages_of_briefs_have_single_paragraphs() -> None:
    briefs = signs("渔港开海", TEXT, "渔村新貌", TEXT, "渔获进城", TEXT, "冷链到港", TEXT)
    longer = signs("渔港开海", TEXT, TEXT, "渔村新貌", TEXT, TEXT, "渔获进城", TEXT, "冷链到港", TEXT)
    assert ["singles" in of for of in (briefs[2], longer[3])] == [True, False]
    assert "singles-below:1" in briefs[2]


def test_headings_that_stand_alone_where_others_are_signed() -> None:
    head = ("渔港开海百船竞发", "本报记者 丁一鸣", TEXT)
    found = signs(*head, "渔村新貌", TEXT, *head)
    assert ["lone" in found[3], "among-lone" in found[5]] == [True, True]
    assert not {"lone", "among-lone"} & signs(*head, *head, *head)[3]


def test_how_long_a_heading_is_among_those_of_its_page() -> None:
    found = signs("渔港昨天清晨开海百船竞发", TEXT, "渔港昨天清晨开海百船竞发", TEXT, "渔村", TEXT)
    assert ["size:4" in found[2], "size:0" in found[4]] == [True, True]


@pytest.mark.parametrize(
    ("heads", "parallel"),
    [
        pytest.param((["渔民怎么说"], ["渔获往哪去"]), True, id="as long as each other"),
        pytest.param((["渔民怎么说"], ["渔获去了哪里，渔民心里有数"]), False, id="of other lengths"),
        pytest.param((["网箱下海", "渔民上岸"], ["渔获进城", "冷链到港"]), True, id="couplets"),
        pytest.param((["网箱下海", "渔民上岸"], ["渔获进城"]), False, id="two lines and one"),
    ],
)
def test_blocks_of_one_article_are_alike(heads: tuple[list[str], list[str]], parallel: bool) -> None:
    found = signs(TEXT, *heads[0], TEXT, *heads[1], TEXT)
    assert {("parallel" in said) for said in found.values()} == {parallel}


def test_a_couplet_is_two_lines_of_one_length() -> None:
    found = signs(TEXT, "网箱下海", "渔民上岸", TEXT, "网箱", "渔民上岸记", TEXT)
    assert ["couplet" in found[at] for at in (1, 2, 4, 5)] == [True, True, False, False]


@pytest.mark.parametrize("number", ["一", "（二）", "A", "3", "Ⅱ", "④"])
def test_a_number_alone_bears_its_sign(number: str) -> None:
    assert "number" in own_signs(number)


def test_flush_text_on_an_indented_page_bears_its_kind() -> None:
    page = ["渔港开海", "　　" + TEXT * 2, "　　" + TEXT * 2, "渔民，" * 20, "　　" + TEXT * 2]
    assert "flush-mid" in signs_of(lines_of("\n".join(page)))[3]


@pytest.mark.parametrize(
    ("heads", "inner"),
    [
        pytest.param(("　　渔民怎么说", "　　渔获去了哪里", "渔村新貌"), True, id="most are indented"),
        pytest.param(("　　渔民怎么说", "渔获去了哪里", "渔村新貌"), False, id="one among many"),
        pytest.param(("渔民怎么说", "渔获去了哪里", "渔村新貌"), False, id="none"),
    ],
)
def test_whether_headings_inside_are_indented(heads: tuple[str, ...], inner: bool) -> None:
    page = ["渔港开海", *(line for head in heads for line in ("　　" + TEXT * 2, head)), "　　" + TEXT * 2]
    assert ("flush-over-indented" in signs_of(lines_of("\n".join(page)))[-2]) is inner
