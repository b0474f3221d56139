"""Weights of the features for each state: reads the table `weights.tsv` beside this module.

A row is a feature, a column a state; a number is how much more likely the feature makes the state (the natural
logarithm of the factor); an empty cell counts 0. Rows that begin with `after` are transitions from the state of the
previous line (`after start`: the first line of the page). The numbers were fitted to checked newspaper pages (as a
conditional random field: Lafferty, McCallum and Pereira 2001) by `benchmarks/fitting.py`, as the mean of several fits,
and rounded to a hundredth; they can be changed by hand.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reader.paths import PACKAGE

AFTER = "after "
"""Prefix of the rows of transitions."""

Table = Mapping[str, Mapping[str, float]]


@dataclass(frozen=True)
class Weights:
    """Weights of a model."""

    speaks: Table
    """Emission weights: by feature, then by state."""
    steps: Table
    """Transition weights: by previous state (or `start`), then by state."""


def weights_in(table: str) -> Weights:
    """The weights in the text of a table: a header of states, then rows of a feature and its numbers, separated by
    tabs."""
    head, *rows = table.rstrip("\n").split("\n")
    states = head.split("\t")[1:]
    speaks: dict[str, dict[str, float]] = {}
    steps: dict[str, dict[str, float]] = {}
    for row in rows:
        sign, *cells = row.split("\t")
        numbers = {state: float(cell) for state, cell in zip(states, cells, strict=True) if cell}
        if sign.startswith(AFTER):
            steps[sign.removeprefix(AFTER)] = numbers
        else:
            speaks[sign] = numbers
    return Weights(speaks, steps)


def as_table(weights: Weights, states: Sequence[str]) -> str:
    """The table of these weights, one column a state: the inverse of `weights_in`."""
    rows = {**{AFTER + before: row for before, row in weights.steps.items()}, **weights.speaks}
    cells = ([sign, *(f"{row[state]:g}" if row.get(state) else "" for state in states)] for sign, row in rows.items())
    return "\n".join("\t".join(row) for row in [["sign", *states], *cells]) + "\n"


def fitted() -> Weights:
    """The weights shipped with the program."""
    return weights_in((PACKAGE / "parsing" / "weights.tsv").read_text(encoding="utf-8"))
