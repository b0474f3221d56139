"""Lines of a page that look alike vote on what each is: an invented model, invented signs."""

import pytest

from reader.model import Page
from reader.parsing.flat import parse_flat
from reader.parsing.grammar import LineClass
from reader.parsing.habits import read_page
from reader.parsing.page_votes import NO_LOOKS, OF_ROLE, VOTED, Ballot, disagree, looks_of
from reader.parsing.viterbi import SequenceModel
from reader.parsing.weights import Weights

MODEL = SequenceModel(
    Weights(
        {
            "short": {"headline": 4.0, "crosshead": 3.0},
            "odd": {"crosshead": 2.0},
            "sure": {"crosshead": 9.0},
            "long": {"opening": 5.0, "paragraph": 5.0},
        },
        {},
    )
)
"""A heading is a headline rather than a crosshead, unless it is odd; if it is sure, whatever others are."""
ALIKE = ("short", "shape:TTHTT", "indented")
TEXT = ("long",)


@pytest.mark.parametrize(
    ("signs", "others", "state"),
    [
        pytest.param((*ALIKE, "odd"), 4, "headline", id="as the many others of its look"),
        pytest.param((*ALIKE, "odd"), 0, "crosshead", id="the only one of its look"),
        pytest.param(("short", "shape:TTHST", "indented", "odd"), 4, "crosshead", id="of another look"),
        pytest.param((*ALIKE, "sure"), 4, "crosshead", id="sure of itself"),
        pytest.param((*ALIKE, "odd", "≤40", "comma"), 4, "crosshead", id="long, with clauses: perhaps a cut paragraph"),
    ],
)
def test_a_line_is_read_as_most_that_look_alike(signs: tuple[str, ...], others: int, state: str) -> None:
    page = [("short",), TEXT, *(ALIKE, TEXT) * others, signs, TEXT]
    assert MODEL.read(page)[-2] == "crosshead"
    found = read_page(MODEL, page)
    assert found.states[-2] == state
    assert (len(page) - 2 in found.voted) is (state == "headline")


@pytest.mark.parametrize(
    ("signs", "votes"),
    [
        (("short", "shape:TTHTT"), True),
        (("byline", "shape:THSTT"), True),
        (("long", "shape:TTTTT"), False),
        (("short",), False),
    ],
)
def test_headings_and_lines_that_sign_vote(signs: tuple[str, ...], votes: bool) -> None:
    assert (looks_of(signs) != NO_LOOKS) is votes


def test_a_look_has_the_indent() -> None:
    assert looks_of((*ALIKE, "odd")) == looks_of(ALIKE) != looks_of(ALIKE[:2])


@pytest.mark.parametrize(
    ("looks", "choices", "holds"),
    [(["a", "b", "a"], "xyx", False), (["a", "b", "a"], "xxy", True), ([None, None], "xy", False)],
)
def test_lines_of_one_look_may_disagree(looks: list[str | None], choices: str, holds: bool) -> None:
    assert disagree(looks, list(choices)) is holds


def test_votes_count_by_their_number() -> None:
    ballot = Ballot(["a", "a", "b", "b", "b", "b", None], ["x", "y", "x", "x", "x", "x", "y"], OF_ROLE, ["x", "y"])
    (own, other), (_, least) = ballot.scores("a", "x"), ballot.scores("b", "x")
    assert least < own < other < 0


def test_evidence_tells_that_others_decided() -> None:
    model = SequenceModel(Weights({**MODEL.weights.speaks, "digits": {"crosshead": 2.0}}, {}))
    text = "海城渔港昨天开海，上百艘渔船依次出港，前往各自的渔场撒网，渔民们说今年的海况好于往年，渔获可望增加。" * 2
    heads = ("渔港开海百船竞发", "新渔船今起交付", "冷库扩建完工", "渔民领到新证书", "渔市3天后开张", "渔政船昨晚返航")
    page = Page("page.txt", "\n".join(line for head in heads for line in (head, text)))
    headings = [reading for reading in parse_flat(page, model).readings if len(reading.text) < len(text)]
    assert {reading.label for reading in headings} == {LineClass.HEADLINE}
    assert [VOTED in reading.evidence for reading in headings] == [False] * 4 + [True, False]
