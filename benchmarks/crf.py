"""Weights by conditional likelihood: takes pages whose lines bear signs and have states, gives what each sign says.

A conditional random field over a chain (Lafferty, McCallum and Pereira 2001), its loss and gradients by the forward and
backward sums over all pages side by side, its minimum by L-BFGS (Nocedal 1980). The grammar of states is the reader's
own: steps that it forbids stay impossible.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from reader.parsing.grammar import FOLLOWS, LEADING_ON, OF_LONG, STATES
from reader.parsing.line_features import Features
from reader.parsing.viterbi import CUT_OFF, OVERLONG, PARTS, SequenceModel
from reader.parsing.weights import Table, Weights

Array = NDArray[np.float64]
Ints = NDArray[np.int64]

NAMES = list(STATES)
MANY = len(NAMES)
START = MANY
"""The row of the steps from the start of a page."""
ALLOWED = np.array([[after in FOLLOWS[before] for after in NAMES] for before in [*NAMES, "start"]])
SHORT_ONLY = np.array([state not in OF_LONG for state in NAMES])
LEFT_HANGING = np.exp([-CUT_OFF if state in LEADING_ON else 0.0 for state in NAMES])
"""How likely a page ends with a state, as the reader counts it."""
IMPOSSIBLE = 1e-22
"""How likely a step is that the grammar forbids: not nothing, so that no page divides by it."""
OUT_OF_PLACE = -1e9
"""What is said for the states that an overlong line cannot be in."""
UNSAID = -1e4
"""What speaks for a state that the answers rule out."""
FORBIDDEN = -200.0
"""What speaks for a step that the grammar forbids: some answers need it, and their pages are then left out."""
PAST = 8
"""How many steps back the search for the minimum remembers."""
ENOUGH = 1e-6
"""The search ends when the loss falls by less than this part of itself."""


@dataclass(frozen=True)
class Example:
    """A page for fitting."""

    signs: Sequence[Features]
    states: Sequence[int]
    weight: float = 1.0
    of: frozenset[str] = frozenset()
    """Names of the pages that it was made of."""


def fits_grammar(example: Example) -> bool:
    """Whether the reader could read the page as its states say."""
    states = list(example.states)
    in_place = all(
        signs[0] not in OVERLONG or not SHORT_ONLY[state] for signs, state in zip(example.signs, states, strict=True)
    )
    return in_place and all(ALLOWED[before, after] for before, after in zip([START, *states], states, strict=False))


class Chains:
    """Pages side by side, the longest first: line 1 of all, then line 2 of those that have one, and so on."""

    def __init__(self, examples: Sequence[Example], least: int) -> None:
        """Features that fewer than `least` lines bear say nothing."""
        pages = sorted(examples, key=lambda page: -len(page.signs))
        lengths = np.array([len(page.signs) for page in pages])
        self.going = [int((lengths > at).sum()) for at in range(lengths[0])]
        self.starts = np.concatenate([[0], np.cumsum(self.going)])
        self.pages = pages
        self.states = np.array([page.states[at] for at, going in enumerate(self.going) for page in pages[:going]])
        self.page_of = np.concatenate([np.arange(going) for going in self.going])
        self.ends = np.array([self.starts[length - 1] + nth for nth, length in enumerate(lengths)])
        self._signs([page.signs[at] for at, going in enumerate(self.going) for page in pages[:going]], least)
        self.leave_out(frozenset())

    def leave_out(self, names: frozenset[str]) -> None:
        """Count nothing that was made of the pages of these names."""
        self.weights = np.array([0.0 if page.of & names else page.weight for page in self.pages])
        self._count()

    def _signs(self, lines: Sequence[Features], least: int) -> None:
        """Number the signs, and list the lines of the same signs, and which of these bear which."""
        counts = Counter(sign for signs in lines for sign in set(signs))
        self.signs = {sign: at for at, sign in enumerate(sorted(s for s, count in counts.items() if count >= least))}
        alike: dict[Features, int] = {}
        self.alike = np.array([alike.setdefault(signs, len(alike)) for signs in lines])
        self.said_alike = list(alike)
        borne = [np.array([self.signs[sign] for sign in signs if sign in self.signs], int) for signs in alike]
        sizes = np.array([len(row) for row in borne])
        self.order = np.argsort(-sizes, kind="stable")
        self.nths = [
            np.array([borne[at][nth] for at in self.order[: int((sizes > nth).sum())]]) for nth in range(sizes.max())
        ]
        self.borne, self.bearers = np.concatenate(borne), np.repeat(np.arange(len(borne)), sizes)
        overlong = np.array([signs[0] in OVERLONG for signs in alike])
        self.barred = np.where(overlong[:, None] & SHORT_ONLY, OUT_OF_PLACE, 0.0)

    def _count(self) -> None:
        """How often lines of the same signs are in each state, and how often the pages take each step."""
        is_in = np.zeros((len(self.states), MANY))
        is_in[np.arange(len(self.states)), self.states] = self.weights[self.page_of]
        self.seen = self._by_alike(is_in)
        self.taken = np.zeros((MANY + 1, MANY))
        before = np.full(len(self.states), START)
        for at, going in enumerate(self.going[1:], 1):
            before[self._at(at)] = self.states[self.starts[at - 1] : self.starts[at - 1] + going]
        np.add.at(self.taken, (before, self.states), self.weights[self.page_of])

    def _at(self, at: int) -> slice:
        """The lines that are the `at`-th of their pages."""
        return slice(self.starts[at], self.starts[at + 1])

    def _by_alike(self, lines: Array) -> Array:
        """What is so of each line, summed over the lines of the same signs."""
        return np.stack([np.bincount(self.alike, column, len(self.barred)) for column in lines.T], axis=1)

    def by_sign(self, alike: Array) -> Array:
        """What is so of the lines of the same signs, summed over those that bear a sign."""
        return np.stack([np.bincount(self.borne, column[self.bearers], len(self.signs)) for column in alike.T], axis=1)

    def summed(self, weights: Array) -> Array:
        """The sums of the weights (a row a sign) of the signs of lines, for all lines of the same signs at once."""
        found = np.zeros((len(self.barred), weights.shape[1]))
        for signs in self.nths:
            found[: len(signs)] += weights[signs]
        summed = np.empty_like(found)
        summed[self.order] = found
        return summed

    def loss(self, said: Array, steps: Array) -> tuple[float, Array, Array]:
        """How unlikely the states of the pages are (log), given what is said for them of the lines of the same signs
        and weights of steps, and its gradients."""
        said = said + self.barred
        most = said.max(axis=1, keepdims=True)
        likely, most = np.exp(said - most)[self.alike], most[self.alike]
        onward = np.where(ALLOWED, np.exp(np.clip(steps, -30, 30)), IMPOSSIBLE)
        forward, scale = self._forward(likely, onward)
        backward = self._backward(likely, onward, scale)
        whole = (forward[self.ends] * LEFT_HANGING).sum(axis=1)
        total = ((np.log(scale) + most[:, 0]) * self.weights[self.page_of]).sum() + (np.log(whole) * self.weights).sum()
        rates = self.weights / whole
        expected = self._by_alike(forward * backward * rates[self.page_of][:, None])
        walked = self._walked(forward, likely * backward / scale[:, None], onward, rates, backward)
        last = np.log(LEFT_HANGING[self.states[self.ends]]) * self.weights
        own = (said * self.seen).sum() + (np.where(ALLOWED, steps, 0) * self.taken).sum() + last.sum()
        return float(total - own), expected - self.seen, np.where(ALLOWED, walked - self.taken, 0)

    def _forward(self, likely: Array, onward: Array) -> tuple[Array, Array]:
        """The likelihood of each state given the lines so far, and what its lines are scaled by."""
        found, scale = np.zeros_like(likely), np.zeros(len(likely))
        for at, going in enumerate(self.going):
            here, past = self._at(at), slice(self.starts[at - 1], self.starts[at - 1] + going)
            reached = (found[past] @ onward[:MANY] if at else onward[START]) * likely[here]
            scale[here] = reached.sum(axis=1)
            found[here] = reached / scale[here][:, None]
        return found, scale

    def _backward(self, likely: Array, onward: Array, scale: Array) -> Array:
        """The likelihood of the lines that follow given each state, scaled."""
        found = np.broadcast_to(LEFT_HANGING, likely.shape).copy()
        for at in range(len(self.going) - 2, -1, -1):
            after = self._at(at + 1)
            goes_on = slice(self.starts[at], self.starts[at] + self.going[at + 1])
            found[goes_on] = (likely[after] * found[after] / scale[after][:, None]) @ onward[:MANY].T
        return found

    def _walked(self, forward: Array, ahead: Array, onward: Array, rates: Array, backward: Array) -> Array:
        """How often each step is expected to be taken."""
        found = np.zeros((MANY + 1, MANY))
        first = self._at(0)
        found[START] = (forward[first] * backward[first] * rates[:, None]).sum(axis=0)
        for at, going in enumerate(self.going[1:], 1):
            past = forward[self.starts[at - 1] : self.starts[at - 1] + going] * rates[:going, None]
            found[:MANY] += onward[:MANY] * (past.T @ ahead[self._at(at)])
        return found


def fit(chains: Chains, penalty: float, rounds: int, begun: Array | None, expected: Table) -> Array:
    """What each sign of the chains says for each state, then what each state (last: the start) says for the next.

    The search begins at `begun`, if it is given. `expected` are weights of signs for states from which pages have to
    lead away; of all others 0 is expected.
    """
    size = len(chains.signs) * MANY
    usual = as_point(chains, Weights(expected, {}))

    def loss(point: Array) -> tuple[float, Array]:
        speaks, steps = point[:size].reshape(-1, MANY), point[size:].reshape(-1, MANY)
        value, by_line, by_step = chains.loss(chains.summed(speaks), steps)
        off = point - usual
        slope = np.concatenate([chains.by_sign(by_line).ravel(), by_step.ravel()])
        return value + penalty / 2 * float(off @ off), slope + penalty * off

    return lowest(loss, np.zeros_like(usual) if begun is None else begun, rounds)


def as_point(chains: Chains, weights: Weights) -> Array:
    """The weights of the signs of the chains, and of steps, in one row."""
    known = [weights.speaks.get(sign, {}) for sign in chains.signs]
    steps = [weights.steps.get(name, {}) for name in [*NAMES, "start"]]
    return np.array([row.get(name, 0.0) for row in [*known, *steps] for name in NAMES])


def lowest(loss: Callable[[Array], tuple[float, Array]], point: Array, rounds: int) -> Array:
    """The point of the lowest loss, as far as `rounds` steps go."""
    value, slope = loss(point)
    moves: list[tuple[Array, Array]] = []
    for _ in range(rounds):
        way = _downhill(slope, moves)
        step = 1.0
        while (found := loss(point + step * way))[0] > value + 1e-4 * step * float(slope @ way) and step > 1e-6:
            step /= 2
        moved, bent = step * way, found[1] - slope
        if moved @ bent > 1e-10:
            moves = [*moves, (moved, bent)][-PAST:]
        fell, (value, slope), point = value - found[0], found, point + moved
        if fell < ENOUGH * abs(value):
            break
    return point


def _downhill(slope: Array, moves: Sequence[tuple[Array, Array]]) -> Array:
    """The way to go: the slope, corrected by how it bent over the last moves."""
    way = slope.copy()
    parts = []
    for moved, bent in reversed(moves):
        part = (moved @ way) / (bent @ moved)
        parts.append(part)
        way -= part * bent
    moved, bent = moves[-1] if moves else (slope, slope * 3 * np.sqrt(np.abs(slope).sum()))
    way *= (moved @ bent) / (bent @ bent)
    for (moved, bent), part in zip(moves, reversed(parts), strict=True):
        way += moved * (part - (bent @ way) / (bent @ moved))
    return -way


def likeliest(model: SequenceModel, lines: Sequence[Features], may_be: Sequence[tuple[str, ...]]) -> list[int]:
    """The best way through the states that lines may be in."""
    steps = np.maximum(np.array(model.steps), FORBIDDEN)
    score = np.maximum(np.array(model.start), FORBIDDEN) + _said(model, lines[0], may_be[0])
    trail = []
    for signs, states in zip(lines[1:], may_be[1:], strict=True):
        ways = score[:, None] + steps
        trail.append(ways.argmax(axis=0))
        score = ways.max(axis=0) + _said(model, signs, states)
    found = [int(score.argmax())]
    for back in reversed(trail):
        found.append(int(back[found[-1]]))
    return found[::-1]


def _said(model: SequenceModel, signs: Features, states: tuple[str, ...]) -> Array:
    own = np.array(model.said(signs)) / PARTS
    said = np.where([name in states for name in NAMES], own, UNSAID)
    return np.where(SHORT_ONLY, np.minimum(said, UNSAID / 2), said) if signs[0] in OVERLONG else said
