"""Headings printed from top to bottom, which come out of a PDF with each character on a line."""

import pytest

from reader.parsing.text_form import whole_text

HEADING = "海城渔港清晨开海"
BODY = "近百艘渔船昨天依次驶出防波堤，前往各自的渔场撒网作业。"


def lines_in(*texts: str) -> list[str]:
    return [line.text for line in whole_text("\n".join(texts)).lines]


def test_an_upright_heading_is_one_line() -> None:
    assert lines_in(*HEADING, "本报记者 李东明", BODY) == [HEADING, "本报记者 李东明", BODY]


def test_it_is_told_so() -> None:
    assert "upright: 7 lines" in whole_text("\n".join((*HEADING, BODY))).form


def test_figures_and_marks_belong_to_it() -> None:
    heading = ["渔", "港", "“", "12", "条", "路", "”", "昨", "天", "通", "车"]
    assert lines_in(*heading, BODY) == ["".join(heading), BODY]


def test_a_sentence_ends_a_line() -> None:
    assert lines_in(*"今天渔港开海。", *"船都出去了。", BODY) == ["今天渔港开海。", "船都出去了。", BODY]


@pytest.mark.parametrize(
    "lines", [list("123456789"), list("甲乙丙丁"), ["是", "3", "否", "5", "是", "7", "否", "9"]], ids=" ".join
)
def test_figures_of_a_table_stay_apart(lines: list[str]) -> None:
    assert lines_in(*lines, BODY) == [*lines, BODY]
