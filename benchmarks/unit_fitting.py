"""Hidden units by conditional likelihood: takes pages side by side and weights that were fitted to them without units,
gives weights with units (`reader/parsing/hidden_units.py`), fitted together.

The search begins at small weights drawn by lot, as always where units would else learn the same thing. It ends early,
and weights are kept small: more of either reads the pages fitted to better, and others worse.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from averages import mean_of, weights_at
from crf import MANY, NAMES, Array, Chains, lowest

from reader.parsing.weights import ALWAYS, HEARD_PARTS, NOTHING_HEARD, Weights

UNITS = 16
"""How many units a fit has. The mean of several fits has those of all of them."""
PENALTY, UNIT_PENALTY = 1.5, 6.0
"""What keeps the weights of signs for states small, and what keeps those for and of units small."""
ROUNDS = 60
"""How many steps the search takes at most."""
HEARD_AT_FIRST, SAID_AT_FIRST = 0.25, 0.1
"""How far from 0 weights for units, and of units for states, are before the search."""
LOUDEST = 127 / HEARD_PARTS
"""The greatest weight for a unit that its byte can hold."""
LEAST = 1e-9
"""The weight for a unit that nothing has a weight for."""


@dataclass(frozen=True)
class UnitFit:
    """Weights with units at the end of a fit."""

    chains: Chains
    point: Array
    """Weights of signs for states, and of steps, in one row (`crf.as_point`)."""
    heard: Array
    """Weights for the units: a row a sign, and a last one that is always counted."""
    says: Array
    """What each unit says for the states."""


def fit_units(chains: Chains, begun: Array, usual: Array, seed: int) -> UnitFit:
    """The best weights with units, as far as the search goes from `begun`; `usual` are the weights for states expected
    where nothing speaks against them."""
    lots = np.random.default_rng(seed)
    signs, plain = len(chains.signs), len(begun)
    heard = lots.normal(0, HEARD_AT_FIRST, (signs + 1, UNITS))
    heard[-1] = 0
    says = lots.normal(0, SAID_AT_FIRST, (UNITS, MANY))

    def parted(point: Array) -> tuple[Array, Array, Array]:
        of_units = point[plain:]
        return point[:plain], of_units[: heard.size].reshape(heard.shape), of_units[heard.size :].reshape(says.shape)

    def loss(point: Array) -> tuple[float, Array]:
        own, heard, says = parted(point)
        speaks, steps = own[: signs * MANY].reshape(-1, MANY), own[signs * MANY :].reshape(-1, MANY)
        sums = chains.summed(heard[:-1]) + heard[-1]
        raised = np.maximum(sums, 0)
        value, by_line, by_step = chains.loss(chains.summed(speaks) + raised @ says, steps)
        by_sum = np.where(sums > 0, by_line @ says.T, 0)
        off = np.concatenate(
            [PENALTY * (own - usual), UNIT_PENALTY * heard[:-1].ravel(), np.zeros(UNITS), UNIT_PENALTY * says.ravel()]
        )
        off_by = np.concatenate([own - usual, heard.ravel(), says.ravel()])
        slopes = (chains.by_sign(by_line), by_step, chains.by_sign(by_sum), by_sum.sum(axis=0), raised.T @ by_line)
        return value + float(off @ off_by) / 2, np.concatenate([slope.ravel() for slope in slopes]) + off

    return UnitFit(chains, *parted(lowest(loss, np.concatenate([begun, heard.ravel(), says.ravel()]), ROUNDS)))


def joined(fits: Sequence[UnitFit]) -> Weights:
    """The mean of fits: its units are those of all of them."""
    whole = mean_of([weights_at(fit.chains, fit.point) for fit in fits])
    scales = [np.maximum(np.abs(fit.heard).max(axis=0), LEAST) / LOUDEST for fit in fits]
    signs = [*dict.fromkeys(sign for fit in fits for sign in fit.chains.signs), ALWAYS]
    parts = list(zip(fits, scales, strict=True))
    heard = {sign: b"".join(_bytes(fit, sign, scale) for fit, scale in parts) for sign in signs}
    says = np.concatenate([fit.says * scale[:, None] / len(fits) for fit, scale in parts])
    unheard = bytes([NOTHING_HEARD] * len(says))
    return replace(
        whole,
        heard={sign: row for sign, row in heard.items() if row != unheard},
        units=[
            {name: round(one, 3) for name, one in zip(NAMES, row, strict=True) if round(one, 3)}
            for row in says.tolist()
        ],
    )


def _bytes(fit: UnitFit, sign: str, scale: Array) -> bytes:
    """The weights of a sign for the units of a fit, a byte each."""
    at = len(fit.chains.signs) if sign == ALWAYS else fit.chains.signs.get(sign)
    row = np.zeros(UNITS) if at is None else fit.heard[at] / scale
    return bytes((np.rint(row * HEARD_PARTS).astype(int) + NOTHING_HEARD).tolist())
