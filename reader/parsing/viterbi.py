"""Viterbi decoding: the most likely sequence of states for the features of a page's lines.

Each feature has a weight for each state (emission), and so have hidden units, which features raise together; each step
from state to state has a weight (transition). The sequence with the greatest sum is found by dynamic programming
(Viterbi 1967), in time linear in the number of lines.
Lines with the same features have the same scores, which are cached.
"""

from collections.abc import Sequence
from operator import add

from reader.parsing.grammar import BODY, FOLLOWS, LEADING_ON, OF_LONG, STATES
from reader.parsing.hidden_units import HiddenUnits
from reader.parsing.line_features import ISSUE, Features
from reader.parsing.packed_sums import Fields, PackedRows
from reader.parsing.polling import Poll, never, polled
from reader.parsing.transitions import NEVER, Transitions, Ways, best_of
from reader.parsing.weights import Weights

BEAM = 12.0
"""A state whose emission score is lower than a line's best by more than this is not tried."""
PARTS = 1 << 20
"""Parts of 1 that scores are whole numbers of: sums are exact, and the same lines are read alike wherever they are."""

SCORES = Fields(len(STATES), 64)
"""The scores of all states in one number, in `PARTS`."""

Scores = tuple[float, ...]
"""Emission score of a line for each state; `NEVER` for one that is not tried."""
Step = tuple[Ways, list[int]]
"""The best paths to a line, and for each state the one before it."""


class SequenceModel:
    """Weights prepared for decoding; `read` may be called any number of times."""

    def __init__(self, weights: Weights) -> None:
        """Features and transitions that are not in `weights` count 0."""
        self.weights = weights
        self.names = list(STATES)
        self.long = [state in OF_LONG for state in self.names]
        self.leading_on = {at for at, state in enumerate(self.names) if state in LEADING_ON}
        self.rows = PackedRows(weights.speaks, self._packed)
        self.units = HiddenUnits(weights, SCORES, self.names, PARTS) if weights.units else None
        self.start = self._row("start")
        self.steps = [self._row(state) for state in self.names]
        self.allowed = Transitions(self.steps)
        body = [name in BODY for name in self.names]
        within = [[one if own else NEVER for one, own in zip(row, body, strict=True)] for row in self.steps]
        self.inside = Transitions(within)
        self._kept: dict[Features, Scores] = {}
        self._said: dict[tuple[str, Features], tuple[str, ...]] = {}

    def _row(self, before: str) -> list[float]:
        weights = self.weights.steps.get(before, {})
        return [exact(weights.get(after, 0.0)) if after in FOLLOWS[before] else NEVER for after in self.names]

    def _packed(self, sign: str) -> int:
        """The weights of a feature as one number: one addition adds them for all states."""
        row = self.weights.speaks[sign]
        return SCORES.packed(round(row.get(name, 0.0) * PARTS) for name in self.names)

    def evidence(self, state: str, signs: Features) -> tuple[str, ...]:
        """Those of `signs` with a positive weight for `state`, the strongest first."""
        kept = self._said.get((state, signs))
        if kept is None:
            if len(self._said) > KEPT:
                self._said.clear()
            kept = self._said[state, signs] = self._sorted(state, signs)
        return kept

    def _sorted(self, state: str, signs: Features) -> tuple[str, ...]:
        through = self.units.shares(state, signs) if self.units else {}
        said = {sign: self.weights.speaks.get(sign, {}).get(state, 0.0) + through.get(sign, 0.0) for sign in signs}
        return tuple(sorted((sign for sign in said if said[sign] > 0), key=lambda sign: -said[sign]))

    def scores(self, signs: Features) -> Scores:
        """The states worth trying for a line with these features, each with its score."""
        kept = self._kept.get(signs)
        if kept is None:
            if len(self._kept) > KEPT:
                self._kept.clear()
            kept = self._kept[signs] = self._summed(signs)
        return kept

    def said(self, signs: Features) -> tuple[int, ...]:
        """What a line with these features has for each state, in `PARTS`."""
        through = self.units.said(signs) if self.units else 0
        return SCORES.unpacked(self.rows.sum(signs, through))

    def _summed(self, signs: Features) -> Scores:
        if signs[0] not in OVERLONG and ISSUE in signs:
            return ONLY_FOLIO
        totals: Sequence[float] = self.said(signs)
        if signs[0] in OVERLONG:
            totals = [total if may_be else NEVER for total, may_be in zip(totals, self.long, strict=True)]
        least = max(totals) - BEAM * PARTS
        return tuple([total / PARTS if total >= least else NEVER for total in totals])

    def read(self, page: Sequence[Features], poll: Poll = never) -> list[str]:
        """The state of every line."""
        return self.best([self.scores(signs) for signs in polled(page, poll)], poll=poll)

    def read_body(self, page: Sequence[Features], poll: Poll = never) -> list[str]:
        """States of all lines after the first, which is the headline of a page that is one article."""
        return self.best([ONLY_HEADLINE, *map(self.scores, polled(page[1:], poll))], self.inside, poll)[1:]

    def best(self, lines: Sequence[Scores], allowed: Transitions | None = None, poll: Poll = never) -> list[str]:
        """The best sequence of states of the scored lines; `allowed` replaces the transitions of a page."""
        if not lines:
            return []
        begun = list(map(add, self.start, lines[0]))
        ways = _below_best(begun) if max(begun) > NEVER else ONLY_PARAGRAPH
        trail: list[list[int]] = []
        steps = _Steps() if OFTEN * len({*map(id, lines)}) < len(lines) else None
        allowed = allowed or self.allowed
        for scores in polled(lines[1:], poll):
            if steps is None:
                ways, back = self._step(ways, scores, allowed)
            else:
                known = steps.known(ways, scores)
                ways, back = known or steps.keep(ways, scores, self._step(ways, scores, allowed))
            trail.append(back)
        ends = [score - (CUT_OFF if at in self.leading_on else 0.0) for at, score in enumerate(ways)]
        at = max(range(len(ends)), key=lambda at: (ends[at], at))
        states = [at]
        for back in polled(reversed(trail), poll):
            at = back[at]
            states.append(at)
        return [self.names[at] for at in reversed(states)]

    def _step(self, ways: Ways, scores: Scores, allowed: Transitions) -> Step:
        """One Viterbi step: the best paths to each state of the next line, and for each state the one before it."""
        bests, back = allowed.onward(ways)
        totals = list(map(add, bests, scores))
        return (_below_best(totals), back) if max(totals) > NEVER else self._last_resort(ways)

    def _last_resort(self, ways: Ways) -> Step:
        """The step to "paragraph" if the grammar allows no other state."""
        return ONLY_PARAGRAPH, [best_of(ways)] * len(ways)


def exact(score: float) -> float:
    """A score in whole `PARTS`."""
    return round(score * PARTS) / PARTS


def _only(state: str) -> Scores:
    """Scores of a line that can only be in this state."""
    return tuple(0.0 if name == state else NEVER for name in STATES)


def _below_best(totals: Sequence[float]) -> Ways:
    """The paths of these scores, less the best; those so far below it that it wins even by the last resort are left
    out."""
    best = max(totals)
    least = best + LAST_RESORT
    return tuple([total - best if total > least else NEVER for total in totals])


class _Steps:
    """Steps taken on a page. In lists and tables they are soon the same from line to line, and are looked up."""

    def __init__(self) -> None:
        self._steps: dict[tuple[int, int], tuple[Step, Ways, Scores]] = {}
        """Steps by the identity of what they were taken from, which is held so that nothing else can have it."""
        self._ways: dict[Ways, Ways] = {}
        """One of all that are equal, so that they need not be compared."""

    def known(self, ways: Ways, scores: Scores) -> Step | None:
        """The step from paths that were kept to a line of these scores; None if it was not taken yet."""
        found = self._steps.get((id(ways), id(scores)))
        return found[0] if found else None

    def keep(self, ways: Ways, scores: Scores, step: Step) -> Step:
        """The step itself, which is known from now on, up to the equality of its paths."""
        if len(self._steps) > KEPT:
            self._steps.clear()
            self._ways = {ways: ways}
        onward, back = step
        kept = self._ways.setdefault(onward, onward), back
        self._steps[id(ways), id(scores)] = kept, ways, scores
        return kept


OVERLONG = frozenset(("long", "dated"))
"""Kinds of lines that are longer than any heading."""
KEPT = 20_000
"""Most tuples of features whose scores are cached."""
OFTEN = 6
"""How often the features of a line must recur on a page, on average, for steps to be looked up."""
CUT_OFF = 3.0
"""Cost of ending a page with a line that should be followed by another."""
LAST_RESORT = -50.0
"""Score of a paragraph where the grammar allows no other state."""
ONLY_FOLIO, ONLY_HEADLINE, ONLY_PARAGRAPH = map(_only, ("folio", "headline", "paragraph"))
