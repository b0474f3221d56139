"""What each sign says for each state: takes the table `weights.tsv` beside this module, gives it as mappings.

A row is a sign, a column a state; a number is how much more likely the sign makes the state (the natural logarithm of
the factor), an empty cell says nothing either way. Rows that begin with `after` are for the state of the line before
(`after start`: the first line of the page). The numbers were fitted to checked pages of newspapers (as a conditional
random field: Lafferty, McCallum and Pereira 2001) by `benchmarks/fitting.py` and rounded to a tenth; they can be
changed by hand.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reader.paths import PACKAGE

AFTER = "after "
"""How the rows begin whose sign is the state before."""

Table = Mapping[str, Mapping[str, float]]


@dataclass(frozen=True)
class Weights:
    """The weights of a reading."""

    speaks: Table
    """Sign to state to weight."""
    steps: Table
    """State before (or `start`) to state to weight."""


def weights_in(table: str) -> Weights:
    """The weights in the text of a table: a head of states, then rows of a sign and its numbers, all parted by tabs."""
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
    """The table of these weights, a column for each state: what `weights_in` takes."""
    rows = {**{AFTER + before: row for before, row in weights.steps.items()}, **weights.speaks}
    cells = ([sign, *(f"{row[state]:g}" if row.get(state) else "" for state in states)] for sign, row in rows.items())
    return "\n".join("\t".join(row) for row in [["sign", *states], *cells]) + "\n"


def fitted() -> Weights:
    """The weights that come with the program."""
    return weights_in((PACKAGE / "parsing" / "weights.tsv").read_text(encoding="utf-8"))
