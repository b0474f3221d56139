"""What is certain of a page's paragraphs before a line feed is judged: invented columns of nine characters."""

import pytest

from reader.parsing.fragments import fragments_of
from reader.parsing.known_paragraphs import KnownParagraphs

MEASURE = 9.0


def known(text: str) -> KnownParagraphs:
    fragments = fragments_of(text)
    return KnownParagraphs(fragments, [MEASURE] * len(fragments))


def test_short_paragraphs_say_that_a_full_line_ends_one() -> None:
    end = "渔港昨天开海渔船多。"
    lines = ["渔船清早出港去捕鱼虾", "晚上回来。"]
    brief = known("\n".join([*lines * 6, end, *lines * 6])).signs(12, end)
    long = known("\n".join([*["渔船出港。虾很多。鱼"] * 12, end, *["渔船出港。虾很多。鱼"] * 12])).signs(12, end)
    share = {name: int(value) for name, _, value in (sign.partition(":") for sign in brief) if name == "ended-near"}
    other = {name: int(value) for name, _, value in (sign.partition(":") for sign in long) if name == "ended-near"}
    assert share["ended-near"] > 0 > other["ended-near"]


@pytest.mark.parametrize(
    ("begins", "sign"),
    [("据渔港介绍说今年虾", 1), ("另外渔港说今年的虾", 0), ("但渔港介绍说今年虾", -1)],
)
def test_how_paragraphs_begin_on_the_page(begins: str, sign: int) -> None:
    end = "渔港昨天开海渔船多。"
    lines = ["据说渔船清早就出港去", "虾多。但鱼少。晚回。"[:8]]
    signs = known("\n".join([*lines * 6, end, begins, *lines * 6])).signs(12, end)
    value = next(int(sign.partition(":")[2]) for sign in signs if sign.startswith("first-1:"))
    assert (value > 0) - (value < 0) == sign


@pytest.mark.parametrize(
    ("begun", "right", "sign"),
    [
        pytest.param("一是修港。", "二是造船，今年造完", "points:next,begun,", id="each point is a paragraph"),
        pytest.param(
            "要做三件事。一是修港。", "二是造船，今年造完", "points:next,,within", id="points follow each other"
        ),
        pytest.param("渔港开海。", "（一）渔港", "points:next,,", id="the first point"),
        pytest.param("一是修港。", "渔港也要造船", "points:begun", id="a point goes on"),
        pytest.param("渔港开海。", "渔船出港", "points:none", id="none"),
    ],
)
def test_points(begun: str, right: str, sign: str) -> None:
    assert sign in known(f"{begun}\n{right}\n渔船").signs(0, begun)


def test_lengths_are_beside_those_of_paragraphs_around() -> None:
    lines = ["渔船清早出港去捕鱼虾", "晚上回来。"]
    end = "渔港昨天开海渔船多。"
    signs = known("\n".join([*lines * 3, end, *lines * 3])).signs(6, end)
    assert {"so-far:3", "after:4", "both:7", "each:2,3"} <= set(signs)
    assert not [sign for sign in known(f"{end}\n渔船").signs(0, end) if sign.startswith("so-far")]
