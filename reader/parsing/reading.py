"""The best reading of a page: takes the signs of its lines, gives a state for each, the likeliest of all together.

Each sign speaks for or against each state by its weight, each step from state to state by its own; the reading with the
greatest sum is found by dynamic programming (Viterbi 1967), line by line, in time linear in the lines. Lines that
bear the same signs score the same, so scores are kept.
"""

from collections.abc import Mapping, Sequence

from reader.parsing.grammar import FOLLOWS, STATES
from reader.parsing.signs import Signs

BEAM = 40.0
"""A state that a line's own signs put further than this behind the best is not tried."""
NEVER = float("-inf")

Scores = tuple[tuple[int, float], ...]


class Model:
    """Weights made ready for reading; `read` may be called any number of times."""

    def __init__(self, speaks: Mapping[str, Mapping[str, float]], steps: Mapping[str, Mapping[str, float]]) -> None:
        """`speaks`: state to sign to weight; `steps`: state to following state to weight, missing ones 0."""
        self.names = list(STATES)
        self.speaks: dict[str, list[tuple[int, float]]] = {}
        for at, state in enumerate(self.names):
            for sign, weight in speaks.get(state, {}).items():
                self.speaks.setdefault(sign, []).append((at, weight))
        self.steps = [self._row(state, steps) for state in self.names]
        self.start = self._row("start", steps)
        self._kept: dict[Signs, Scores] = {}

    def _row(self, state: str, steps: Mapping[str, Mapping[str, float]]) -> list[float]:
        weights = steps.get(state, {})
        return [weights.get(after, 0.0) if after in FOLLOWS[state] else NEVER for after in self.names]

    def scores(self, signs: Signs) -> Scores:
        """The states worth trying for a line with these signs, each with what the signs say for it."""
        kept = self._kept.get(signs)
        if kept is None:
            sums = [0.0] * len(self.names)
            for sign in signs:
                for at, weight in self.speaks.get(sign, ()):
                    sums[at] += weight
            least = max(sums) - BEAM
            kept = tuple((at, total) for at, total in enumerate(sums) if total >= least)
            if len(self._kept) > KEPT:
                self._kept.clear()
            self._kept[signs] = kept
        return kept

    def read(self, page: Sequence[Signs]) -> list[str]:
        """The state of every line."""
        return self.best([self.scores(signs) for signs in page])

    def best(self, lines: Sequence[Scores]) -> list[str]:
        """The best way through lines whose states are scored."""
        if not lines:
            return []
        ways = [(total + self.start[at], at) for at, total in lines[0]]
        trail: list[dict[int, int]] = []
        for scores in lines[1:]:
            ways, back = self._step(ways, scores)
            trail.append(back)
        at = max(ways)[1]
        states = [at]
        for back in reversed(trail):
            at = back[at]
            states.append(at)
        return [self.names[at] for at in reversed(states)]

    def _step(self, ways: list[tuple[float, int]], scores: Scores) -> tuple[list[tuple[float, int]], dict[int, int]]:
        """The best way to each state of the next line, and whence it comes."""
        onward, back = [], {}
        for at, total in scores:
            best, source = max((so_far + self.steps[before][at], before) for so_far, before in ways)
            if best > NEVER:
                onward.append((best + total, at))
                back[at] = source
        if not onward:
            best, source = max(ways)
            at = PARAGRAPH
            return [(best + LAST_RESORT, at)], {at: source}
        return onward, back


KEPT = 20_000
"""How many tuples of signs are kept with their scores."""
LAST_RESORT = -50.0
"""What it costs to read a line as a paragraph where the grammar has no other way on."""
PARAGRAPH = list(STATES).index("paragraph")
