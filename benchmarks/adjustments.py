"""What papers left out teach about a fit: takes fitted weights, gives weights that read unknown papers better.

A fit to known papers knows how their articles begin. On others it begins too many, takes subheadlines for further
lines of the headline, and trusts a change of topic too little. The numbers were chosen on newspapers left out of the
fit (boundaries of articles found there, F1, mean of papers, before and after: flush with blank lines .880 and .916,
crossheads flush .906 and .922, all indented .967 and .979); known papers read better with them too.
"""

from collections.abc import Mapping
from dataclasses import replace

from reader.parsing.grammar import BEGINS, BODY, FOLLOWS
from reader.parsing.weights import Table, Weights

ADDED: Table = {"plain": {"opening": -2.0, "paragraph": -1.0}}
"""What is added to the weights of a fit. The lists and the verse of a few checked pages teach that lines without any
mark of text may well be text, and in print hardly any other are."""
BEGUN: Mapping[str, float] = {**dict.fromkeys(BEGINS, -1.2), "photograph": -0.6}
"""What is added to each step from a text to the beginning of an article; less where a photograph has its own."""
INTO = {"subheadline": 0.5, "headline+": -0.3}
"""What is added to each step into these states."""
TOPICS, RAISED = ("shared:", "alike:", "onward:"), 1.25
"""How the signs of a change of topic begin, and by what their weights are multiplied."""


def adjusted(weights: Weights) -> Weights:
    """Weights as `joined` gives them, with all that papers left out teach."""
    speaks = {sign: _more(_raised(sign, row), ADDED.get(sign, {})) for sign, row in weights.speaks.items()}
    steps = {before: _more(row, _of_step(before)) for before, row in weights.steps.items()}
    return replace(weights, speaks=speaks, steps=steps)


def _raised(sign: str, row: Mapping[str, float]) -> Mapping[str, float]:
    return {state: weight * RAISED for state, weight in row.items()} if sign.startswith(TOPICS) else row


def _of_step(before: str) -> dict[str, float]:
    """What is added to the steps from a state."""
    begun = BEGUN if before in BODY else {}
    return {state: added for state, added in {**begun, **INTO}.items() if state in FOLLOWS[before]}


def _more(row: Mapping[str, float], added: Mapping[str, float]) -> dict[str, float]:
    """A row with what is added, to a hundredth."""
    return {state: round(row.get(state, 0.0) + added.get(state, 0.0), 2) for state in {**row, **added}}
