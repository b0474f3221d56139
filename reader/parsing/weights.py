"""Weights of the features for each state: reads the table `weights.tsv` beside this module.

A row is a feature, a column a state; a number is how much more likely the feature makes the state (the natural
logarithm of the factor); an empty cell counts 0. Rows that begin with `after` are transitions from the state of the
previous line (`after start`: the first line of the page). Rows that begin with `unit` are what a hidden unit says
(`hidden_units`), and the last column has the weights of a feature for all units, two hexadecimal digits each: 128 and
the weight in 32nds; the row `always` is counted on every line. The numbers were fitted to checked newspaper pages (as a
conditional random field: Lafferty, McCallum and Pereira 2001) by `benchmarks/fitting.py`, as the mean of several fits,
and rounded to a hundredth; they can be changed by hand.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from reader.paths import PACKAGE

AFTER, UNIT = "after ", "unit "
"""Prefixes of the rows of transitions and of hidden units."""
HEARD = "heard"
"""The column of the weights for hidden units."""
ALWAYS = "always"
"""The row that is counted on every line."""
HEARD_PARTS, NOTHING_HEARD = 32, 128
"""The parts of 1 that weights for hidden units are counted in, and the byte of the weight 0."""

Table = Mapping[str, Mapping[str, float]]


@dataclass(frozen=True)
class Weights:
    """Weights of a model."""

    speaks: Table
    """Emission weights: by feature, then by state."""
    steps: Table
    """Transition weights: by previous state (or `start`), then by state."""
    heard: Mapping[str, bytes] = field(default_factory=dict)
    """Weights for the hidden units, by feature: a byte for each unit."""
    units: Sequence[Mapping[str, float]] = ()
    """What each hidden unit says for each state."""


def weights_in(table: str) -> Weights:
    """The weights in the text of a table: a header of states, then rows of a feature and its numbers, separated by
    tabs."""
    head, *rows = table.rstrip("\n").split("\n")
    states = head.split("\t")[1:]
    listens = states[-1] == HEARD
    if listens:
        states.pop()
    speaks: dict[str, Mapping[str, float]] = {}
    steps: dict[str, Mapping[str, float]] = {}
    heard: dict[str, bytes] = {}
    units: list[Mapping[str, float]] = []
    for row in rows:
        sign, *cells = row.split("\t")
        if listens and (row_heard := cells.pop()):
            heard[sign] = bytes.fromhex(row_heard)
        numbers = {state: float(cell) for state, cell in zip(states, cells, strict=True) if cell}
        if sign.startswith(AFTER):
            steps[sign.removeprefix(AFTER)] = numbers
        elif sign.startswith(UNIT):
            units.append(numbers)
        elif numbers:
            speaks[sign] = numbers
    return Weights(speaks, steps, heard, units)


def as_table(weights: Weights, states: Sequence[str]) -> str:
    """The table of these weights, one column a state: the inverse of `weights_in`."""
    signs = dict.fromkeys((*weights.speaks, *weights.heard))
    rows = {
        **{AFTER + before: row for before, row in weights.steps.items()},
        **{f"{UNIT}{at}": row for at, row in enumerate(weights.units)},
        **{sign: weights.speaks.get(sign, {}) for sign in signs},
    }
    cells = [[sign, *(f"{row[state]:g}" if row.get(state) else "" for state in states)] for sign, row in rows.items()]
    table = [["sign", *states], *cells]
    if weights.units:
        table = [[*row, weights.heard.get(row[0], b"").hex() if at else HEARD] for at, row in enumerate(table)]
    return "\n".join("\t".join(row) for row in table) + "\n"


def fitted() -> Weights:
    """The weights shipped with the program."""
    return weights_in((PACKAGE / "parsing" / "weights.tsv").read_text(encoding="utf-8"))
