"""Crossheads that look as headlines do are believed together or not at all: an invented model, invented signs."""

import pytest

from reader.parsing.habits import read_page
from reader.parsing.viterbi import SequenceModel
from reader.parsing.weights import Weights

MODEL = SequenceModel(
    Weights({"short": {"headline": 2.0, "crosshead": 3.0}, "long": {"opening": 5.0, "paragraph": 5.0}}, {})
)
"""A crosshead is likelier than a headline by 1, wherever it may stand."""


@pytest.mark.parametrize(
    ("heads", "signs", "state"),
    [
        pytest.param(2, ("short",), "headline", id="one, which may have come by chance"),
        pytest.param(6, ("short",), "crosshead", id="several, which are a habit"),
        pytest.param(12, ("short",), "crosshead", id="too many for doubt"),
        pytest.param(2, ("short", "indented"), "crosshead", id="indented as text is"),
    ],
)
def test_crossheads_that_look_as_headlines_do(heads: int, signs: tuple[str, ...], state: str) -> None:
    assert MODEL.read([("short",), ("long",)] + [signs, ("long",)] * (heads - 1))[-2] == "crosshead"
    found = read_page(MODEL, [("short",), ("long",)] + [signs, ("long",)] * (heads - 1)).states
    assert found[::2] == ["headline"] + [state] * (heads - 1)


def test_a_crosshead_that_would_else_be_text_is_not_doubted() -> None:
    model = SequenceModel(Weights({"short": {"crosshead": 3.0, "paragraph": 2.0}, "head": {"headline": 9.0}}, {}))
    page = [("head",), ("short",), ("long",)]
    assert read_page(model, page).states == model.read(page)
