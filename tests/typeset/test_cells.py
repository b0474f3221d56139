import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from reader.typeset.cells import FIRST_HAN, LAST_HAN, Widths

FAMILY = "👨\u200d👩\u200d👧"
ONE, TWO = Widths(1), Widths(2)


@pytest.mark.parametrize(
    ("text", "narrow", "wide"),
    [
        ("", 0, 0),
        ("加力振兴", 8, 8),
        ("BIM+GIS", 7, 7),
        ("，。！《》（）　", 16, 16),
        ("“", 1, 2),
        ("”", 1, 2),
        ("‘", 1, 2),
        ("’", 1, 2),
        ("—", 1, 2),
        ("…", 1, 2),
        ("·", 1, 2),
        ("•", 1, 2),
        ("※", 1, 2),
        ("①", 1, 2),
        ("℃", 1, 2),
        ("→", 1, 2),
        ("■□○", 3, 6),
        ("Ж", 1, 2),
        ("e\u0301", 1, 1),
        (FAMILY, 2, 2),
        (FAMILY + "①", 3, 4),
        ("\u200d", 0, 0),
        ("２０２２", 8, 8),
        ("\x1b\x07", 0, 0),
        ("\ud800", 1, 1),
    ],
)
def test_width(text: str, narrow: int, wide: int) -> None:
    assert ONE.width(text) == narrow
    assert TWO.width(text) == wide


def test_only_one_or_two() -> None:
    with pytest.raises(ValueError, match="1 or 2"):
        Widths(3)  # type: ignore[arg-type]


@given(st.text(alphabet=st.characters(exclude_characters="\n\ufe0f\u200d")))
def test_narrow_widths_are_those_that_textual_draws(text: str) -> None:
    assert ONE.width(text) == cell_len(text)


def test_all_characters_of_the_block_of_han_are_drawn_wide() -> None:
    block = "".join(map(chr, range(FIRST_HAN, LAST_HAN + 1)))
    assert set(ONE.of_each(block)) == set(TWO.of_each(block)) == {2}
    assert cell_len(block) == 2 * len(block)


def test_prefix_sums() -> None:
    assert list(ONE.prefix("a中e\u0301“")) == [0, 1, 3, 4, 4, 5]


@pytest.mark.parametrize(
    ("text", "cells", "count"),
    [
        ("加力振兴", 5, 2),
        ("加力振兴", 8, 4),
        ("加力振兴", 100, 4),
        ("加力", 1, 0),
        ("加力", 0, 0),
        ("加力", -1, 0),
        ("e\u0301e\u0301", 1, 2),
        ("e" + "\u0301" * 100 + "中", 2, 101),
        (FAMILY + "中", 3, 5),
        ("", 3, 0),
    ],
)
def test_fits(text: str, cells: int, count: int) -> None:
    assert ONE.fits(text, cells) == count


@pytest.mark.parametrize(
    ("text", "cells", "short"),
    [
        ("加力振兴实体经济", 16, "加力振兴实体经济"),
        ("加力振兴实体经济", 15, "加力振兴实体经…"),
        ("加力振兴实体经济", 14, "加力振兴实体…"),
        ("加力 振兴", 6, "加力…"),
        ("加力振兴", 1, "…"),
        ("加力振兴", 0, ""),
        ("加力振兴", -5, ""),
    ],
)
def test_shorten(text: str, cells: int, short: str) -> None:
    assert ONE.shorten(text, cells) == short


def test_shorten_counts_the_ellipsis_as_the_terminal_does() -> None:
    assert TWO.shorten("加力振兴实体经济", 15) == "加力振兴实体…"
    assert TWO.shorten("加力振兴实体经济", 1) == ""


@given(st.text(alphabet="中文“”a ，\u0301👨\u200d👧"), st.integers(0, 30), st.sampled_from([ONE, TWO]))
def test_shortened_text_fits(text: str, cells: int, widths: Widths) -> None:
    assert widths.width(widths.shorten(text, cells)) <= cells


@pytest.mark.parametrize(("align", "padded"), [("left", "中   "), ("right", "   中"), ("center", " 中  ")])
def test_pad(align: str, padded: str) -> None:
    assert ONE.pad("中", 5, align) == padded  # type: ignore[arg-type]
    assert ONE.pad("中文", 3, align) == "中文"  # type: ignore[arg-type]
