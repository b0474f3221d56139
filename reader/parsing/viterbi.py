"""The best reading of a page: takes the signs of its lines, gives a state for each, the likeliest of all together.

Each sign speaks for or against each state by its weight, each step from state to state by its own; the reading with the
greatest sum is found by dynamic programming (Viterbi 1967), line by line, in time linear in the lines. Lines that
bear the same signs score the same, so scores are kept.
"""

from collections.abc import Sequence

from reader.parsing.grammar import BODY, FOLLOWS, LEADING_ON, OF_LONG, STATES
from reader.parsing.line_features import ISSUE, Features
from reader.parsing.polling import Poll, never, polled
from reader.parsing.weights import Weights

BEAM = 12.0
"""A state that a line's own signs put further than this behind the best is not tried."""
TRAIL = 6.0
"""A way that is further than this behind the best is given up."""
NEVER = float("-inf")

Scores = tuple[tuple[int, float], ...]
"""States by index, each with what speaks for it."""
Steps = list[list[float]]
"""For each state, by index, what speaks for each state after it."""
Way = tuple[float, int]
"""The score of the best way so far that ends in a state, and the state."""


class SequenceModel:
    """Weights made ready for reading; `read` may be called any number of times."""

    def __init__(self, weights: Weights) -> None:
        """A sign or step that `weights` does not name says nothing."""
        self.weights = weights
        self.names = list(STATES)
        self.long = [at for at, state in enumerate(self.names) if state in OF_LONG]
        self.leading_on = {at for at, state in enumerate(self.names) if state in LEADING_ON}
        self.nothing = [0.0] * len(self.names)
        self.rows = {sign: [row.get(name, 0.0) for name in self.names] for sign, row in weights.speaks.items()}
        self.start = self._row("start")
        self.steps = [self._row(state) for state in self.names]
        self.inside = [[self._within(at, score) for at, score in enumerate(row)] for row in self.steps]
        self._kept: dict[Features, Scores] = {}
        self._said: dict[tuple[str, Features], tuple[str, ...]] = {}

    def _row(self, before: str) -> list[float]:
        weights = self.weights.steps.get(before, {})
        return [weights.get(after, 0.0) if after in FOLLOWS[before] else NEVER for after in self.names]

    def _within(self, at: int, score: float) -> float:
        return score if self.names[at] in BODY else NEVER

    def evidence(self, state: str, signs: Features) -> tuple[str, ...]:
        """Those of `signs` that speak for `state`, the strongest first."""
        kept = self._said.get((state, signs))
        if kept is None:
            if len(self._said) > KEPT:
                self._said.clear()
            kept = self._said[state, signs] = self._sorted(state, signs)
        return kept

    def _sorted(self, state: str, signs: Features) -> tuple[str, ...]:
        said = {sign: self.weights.speaks.get(sign, {}).get(state, 0.0) for sign in signs}
        return tuple(sorted((sign for sign in said if said[sign] > 0), key=lambda sign: -said[sign]))

    def scores(self, signs: Features) -> Scores:
        """The states worth trying for a line with these signs, each with what the signs say for it."""
        kept = self._kept.get(signs)
        if kept is None:
            if len(self._kept) > KEPT:
                self._kept.clear()
            kept = self._kept[signs] = self._summed(signs)
        return kept

    def _summed(self, signs: Features) -> Scores:
        totals = list(
            map(sum, zip(self.nothing, *[self.rows[sign] for sign in signs if sign in self.rows], strict=True))
        )
        within = self.long if signs[0] in OVERLONG else (FOLIO,) if ISSUE in signs else range(len(self.names))
        sums = [(at, totals[at]) for at in within]
        least = max(total for _, total in sums) - BEAM
        return tuple((at, total) for at, total in sums if total >= least)

    def read(self, page: Sequence[Features], poll: Poll = never) -> list[str]:
        """The state of every line."""
        return self.best([self.scores(signs) for signs in polled(page, poll)], poll=poll)

    def read_body(self, page: Sequence[Features], poll: Poll = never) -> list[str]:
        """The states of all lines but the first, which is the headline; nothing but its body is under it."""
        return self.best([((HEADLINE, 0.0),), *map(self.scores, polled(page[1:], poll))], self.inside, poll)[1:]

    def best(self, lines: Sequence[Scores], steps: Steps | None = None, poll: Poll = never) -> list[str]:
        """The best way through lines whose states are scored, by the steps of a page unless others are given."""
        if not lines:
            return []
        ways = [(total + self.start[at], at) for at, total in lines[0] if self.start[at] > NEVER] or [(0.0, PARAGRAPH)]
        trail: list[dict[int, int]] = []
        for scores in polled(lines[1:], poll):
            ways, back = self._step(ways, scores, steps or self.steps)
            trail.append(back)
        at = max((score - (CUT_OFF if at in self.leading_on else 0.0), at) for score, at in ways)[1]
        states = [at]
        for back in reversed(trail):
            at = back[at]
            states.append(at)
        return [self.names[at] for at in reversed(states)]

    def _step(self, ways: list[Way], scores: Scores, steps: Steps) -> tuple[list[Way], dict[int, int]]:
        """The best way to each state of the next line, and whence it comes."""
        least = max(ways)[0] - TRAIL
        near = [(so_far, steps[before], before) for so_far, before in ways if so_far >= least]
        onward: list[Way] = []
        back: dict[int, int] = {}
        for at, total in scores:
            best, source = NEVER, PARAGRAPH
            for so_far, step, before in near:
                if so_far + step[at] > best:
                    best, source = so_far + step[at], before
            if best > NEVER:
                onward.append((best + total, at))
                back[at] = source
        return (onward, back) if onward else self._last_resort(ways)

    def _last_resort(self, ways: list[Way]) -> tuple[list[Way], dict[int, int]]:
        """The line is a paragraph, whatever stands before it: there is no grammatical way on."""
        best, source = max(ways)
        return [(best + LAST_RESORT, PARAGRAPH)], {PARAGRAPH: source}


OVERLONG = frozenset(("long", "dated"))
"""The kinds of lines that are longer than any heading."""
KEPT = 20_000
"""How many tuples of signs are kept with their scores."""
CUT_OFF = 3.0
"""What it costs to end a page with a line that something should follow."""
LAST_RESORT = -50.0
"""What it costs to read a line as a paragraph where the grammar has no other way on."""
FOLIO = list(STATES).index("folio")
HEADLINE = list(STATES).index("headline")
PARAGRAPH = list(STATES).index("paragraph")
