"""Weights of several fits in one: takes the points at which fits end, gives weights.

The model adds up weights, so the mean of weights reads a line as the fits would on average.
"""

from collections.abc import Sequence

import numpy as np
from crf import ALLOWED, NAMES, START, Array, Chains

from reader.parsing.weights import Table, Weights

SMALL = 0.1
"""A weight below which it is left out."""


def weights_at(chains: Chains, point: Array) -> Weights:
    """Fitted weights."""
    speaks, steps = np.split(point.reshape(-1, len(NAMES)), [len(chains.signs)])
    said = {sign: _row(speaks[at], np.abs(speaks[at]) >= SMALL) for sign, at in chains.signs.items()}
    after = {name: _row(steps[at], ALLOWED[at]) for at, name in [(START, "start"), *enumerate(NAMES)]}
    return Weights({sign: row for sign, row in said.items() if row}, after)


def _row(values: Array, kept: Sequence[bool]) -> dict[str, float]:
    """The values that are kept."""
    return {name: float(value) for name, value, keep in zip(NAMES, values, kept, strict=True) if keep}


def mean_of(weights: Sequence[Weights]) -> Weights:
    """The mean of weights, to a hundredth."""
    return Weights(_mean([each.speaks for each in weights]), _mean([each.steps for each in weights]))


def _mean(tables: Sequence[Table]) -> dict[str, dict[str, float]]:
    found: dict[str, dict[str, float]] = {}
    for sign in dict.fromkeys(sign for table in tables for sign in table):
        rows = [table.get(sign, {}) for table in tables]
        means = {name: round(sum(row.get(name, 0) for row in rows) / len(rows), 2) for name in NAMES}
        if row := {name: mean for name, mean in means.items() if mean}:
            found[sign] = row
    return found
