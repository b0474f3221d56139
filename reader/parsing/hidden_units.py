"""Hidden units: what the features of a line say together, and none of them by itself.

A feature has a weight for each unit. A unit adds up those of a line's features; what comes out above 0 counts for and
against the states, each with a weight of its own (rectified linear units: Nair and Hinton 2010). A short line below a
text may so be a heading where others are signed, and a name where none is. Sums are exact, and the same lines are read
alike wherever they are.
"""

from collections.abc import Mapping, Sequence

from reader.parsing.line_features import Features
from reader.parsing.packed_sums import Fields, PackedRows
from reader.parsing.weights import ALWAYS, HEARD_PARTS, NOTHING_HEARD, Weights

SUMS = 16
"""Bits of a unit's sum: room for the weights of some 250 features."""


class HiddenUnits:
    """Units prepared for decoding; `scale` is the number of parts of 1 that the scores of states are counted in."""

    def __init__(self, weights: Weights, states: Fields, names: Sequence[str], scale: int) -> None:
        """`names` are the states in the order of the fields of `states`."""
        self.weights = weights
        self._sums = Fields(len(weights.units), SUMS)
        self._level = self._sums.packed([NOTHING_HEARD] * len(weights.units))
        self._rows = PackedRows(weights.heard, self._row)
        self._says = [
            states.packed(round(unit.get(name, 0.0) * scale / HEARD_PARTS) for name in names) for unit in weights.units
        ]

    def _row(self, sign: str) -> int:
        """The weights of a feature as one number: a byte each, spread over their fields."""
        heard = self.weights.heard[sign]
        spread = bytearray(SUMS // 8 * len(heard))
        spread[:: SUMS // 8] = heard
        return int.from_bytes(spread, "little") - self._level

    def _raised(self, signs: Features) -> tuple[int, ...]:
        return self._sums.unpacked(self._rows.sum(signs, self._rows[ALWAYS]))

    def said(self, signs: Features) -> int:
        """What the units say for the states of a line with these features, packed as scores are."""
        return sum([raised * says for raised, says in zip(self._raised(signs), self._says, strict=True) if raised > 0])

    def shares(self, state: str, signs: Features) -> Mapping[str, float]:
        """How much each feature of a line says for a state through the units that speak. The shares and what `ALWAYS`
        says add up to what the units say."""
        units = zip(self._raised(signs), self.weights.units, strict=True)
        says = [unit.get(state, 0.0) if raised > 0 else 0.0 for raised, unit in units]
        return {sign: self._share(says, self.weights.heard[sign]) for sign in signs if sign in self.weights.heard}

    def _share(self, says: Sequence[float], heard: bytes) -> float:
        return sum(one * (byte - NOTHING_HEARD) for one, byte in zip(says, heard, strict=True)) / HEARD_PARTS
