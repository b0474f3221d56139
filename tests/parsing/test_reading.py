"""The dynamic programme on small weights, and the table of weights that comes with the program."""

from itertools import pairwise, product

import pytest

from reader.parsing import viterbi
from reader.parsing.flat import with_ends
from reader.parsing.grammar import BEGINS, FOLLOWS, FURNITURE, OF_LONG, OPENERS, STATES, LineClass
from reader.parsing.text_form import Place
from reader.parsing.viterbi import SequenceModel
from reader.parsing.weights import Weights, as_table, fitted, weights_in

TABLE = (
    "sign\theadline\tbyline\topening\tparagraph\nafter headline\t\t1.5\t0.5\t\nshort\t2\t0.5\t\t\nlong\t\t\t1\t1.2\n"
)


def test_table() -> None:
    weights = weights_in(TABLE)
    assert weights.steps == {"headline": {"byline": 1.5, "opening": 0.5}}
    assert weights.speaks == {"short": {"headline": 2, "byline": 0.5}, "long": {"opening": 1, "paragraph": 1.2}}


def test_the_best_way_beats_the_best_steps() -> None:
    model = SequenceModel(weights_in(TABLE))
    assert model.read([("short",), ("short",), ("long",)]) == ["headline", "byline", "opening"]
    assert model.read([]) == []


def test_the_grammar_holds_whatever_the_signs_say() -> None:
    model = SequenceModel(fitted())
    for first, second, third in product(["short", "long", "byline", "photo", "staff"], repeat=3):
        states = model.read([(first,), (second,), (third,)])
        assert states[0] in FOLLOWS["start"]
        assert all(after in FOLLOWS[before] for before, after in pairwise(states))


def test_what_comes_later_tells_what_a_line_is() -> None:
    assert "byline" not in FOLLOWS["section"]
    doubtful = Weights({"a": {"section": 11.0, "headline": 0.0}, "b": {"byline": 15.0}}, {})
    assert SequenceModel(doubtful).read([("a",), ("b",)]) == ["headline", "byline"]


def test_a_line_that_nothing_allows_is_a_paragraph() -> None:
    only = Weights({"a": {"section": 90.0}, "b": {"closing": 90.0}}, {})
    assert SequenceModel(only).read([("a",), ("b",), ("a",)]) == ["section", "paragraph", "section"]
    assert SequenceModel(only).read([("b",), ("a",)]) == ["paragraph", "section"]


def test_evidence_is_what_speaks_for_a_state() -> None:
    model = SequenceModel(Weights({"a": {"headline": 0.2}, "b": {"headline": 1.0}, "c": {"headline": -1.0}}, {}))
    assert model.evidence("headline", ("a", "b", "c", "d")) == ("b", "a")


def test_what_is_kept_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(viterbi, "KEPT", 3)
    model = SequenceModel(weights_in(TABLE))
    signs = [("short", str(number)) for number in range(10)]
    states = model.read(signs)
    assert [model.evidence(state, sign)[:1] for state, sign in zip(states, signs, strict=True)]
    assert len(model._kept) <= 4
    assert len(model._said) <= 4


def test_grammar_and_weights_speak_of_the_same_states() -> None:
    weights = fitted()
    states = set(STATES)
    assert {state for row in weights.speaks.values() for state in row} <= states
    assert set(weights.steps) <= states | {"start"}
    assert set(FOLLOWS) == states | {"start"}
    assert {after for row in FOLLOWS.values() for after in row} <= states
    assert {*FURNITURE, *BEGINS, *OPENERS, *OF_LONG} <= states
    assert set(STATES.values()) == set(LineClass)


def test_every_state_can_be_reached() -> None:
    reached, fresh = {"start"}, ["start"]
    while fresh:
        fresh = [after for state in fresh for after in FOLLOWS[state] if after not in reached]
        reached.update(fresh)
    assert reached == set(FOLLOWS)


def test_weights_come_back_from_their_table() -> None:
    assert weights_in(as_table(fitted(), list(STATES))) == fitted()


@pytest.mark.parametrize(
    ("states", "lines", "found"),
    [
        pytest.param(["opening", "staff"], [(0, 1)], ["opening", "credit"], id="staff behind a text"),
        pytest.param(["folio", "headline"], [(0, 1)], ["folio", "headline"], id="a folio before a headline"),
        pytest.param(["opening", "staff"], [(0,), (1,)], ["opening", "staff"], id="staff on a line of its own"),
        pytest.param(["folio", "ad"], [(0, 1)], ["folio", "ad"], id="nothing but furniture"),
        pytest.param(["opening", "ad", "headline"], [(0, 1, 2)], ["opening", "ad", "headline"], id="between articles"),
    ],
)
def test_furniture_at_the_end_of_a_line_of_an_article_is_kept(
    states: list[str], lines: list[tuple[int, ...]], found: list[str]
) -> None:
    places = [Place(number, "", held, ()) for number, held in enumerate(lines, 1)]
    assert with_ends(states, places) == found
