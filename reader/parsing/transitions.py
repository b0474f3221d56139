"""Steps from the state of a line to that of the next, arranged so that few of them need to be looked at.

Of all paths to a line, the best one is nearly always also the best way to the states that may follow its own. Another
group of states, such as those under a headline, is nearly always reached best from the best path that may go on to all
of them. So a step first goes on from these leaders, and looks at another path only if it can gain more than it is
behind.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

NEVER = float("-inf")
"""Weight of a step that is not allowed, and score of a path that is not."""
NOBODY = -1
"""The leader of a group if there is no path to any of its leaders."""

Ways = tuple[float, ...]
"""For each state, the score of the best path that ends in it, less that of the best path of all."""
Onward = tuple[list[float], list[int]]
"""For each state of the next line, the score of the best path to it, and the state before it."""
Rival = tuple[float, int, float]
"""Weight of a step to a state less that of the leader's step to it, the index of the state, and the weight."""


def best_of(ways: Ways) -> int:
    """The state that the best path ends in; of equal ones the last."""
    return len(ways) - 1 - ways[::-1].index(0.0)


class Lead(NamedTuple):
    """The steps from a leader to the states of a group, and what those from other states can gain against them."""

    steps: Sequence[tuple[int, float]]
    """States of the group, each with the weight of the leader's step to it."""
    rivals: Sequence[tuple[int, float, Sequence[Rival]]]
    """Other states, each with the most that its steps gain, and these, those that gain most first."""

    def outdone(self, top: float, ways: Ways, onward: Onward) -> None:
        """Replaces what is outdone in `onward`, where the leader's path has the score `top`."""
        bests, back = onward
        for before, most, rivals in self.rivals:
            so_far = ways[before]
            if so_far + most > top:
                least = top - so_far
                for gain, at, weight in rivals:
                    if gain <= least:
                        break
                    if so_far + weight > bests[at]:
                        bests[at], back[at] = so_far + weight, before


class Group:
    """States that the same leaders may go on to."""

    def __init__(self, weights: Sequence[Sequence[float]], states: frozenset[int], leaders: Sequence[int]) -> None:
        """`weights` are those of the steps from each state to each."""
        self.weights, self.states, self.leaders = weights, sorted(states), leaders
        self._leads: dict[int, Lead] = {}

    def lead(self, leader: int) -> Lead:
        """The steps from this leader; made when they are first asked for."""
        found = self._leads.get(leader)
        if found is None:
            found = self._leads[leader] = self._made(leader)
        return found

    def _made(self, leader: int) -> Lead:
        own = [NEVER] * len(self.weights) if leader == NOBODY else self.weights[leader]
        rivals = {before: self._rivals(row, own) for before, row in enumerate(self.weights) if before != leader}
        return Lead(
            [(at, own[at]) for at in self.states if own[at] > NEVER],
            [(before, row[0][0], row) for before, row in rivals.items() if row],
        )

    def _rivals(self, row: Sequence[float], own: Sequence[float]) -> list[Rival]:
        return sorted([(row[at] - own[at], at, row[at]) for at in self.states if row[at] > NEVER], reverse=True)


class Course(NamedTuple):
    """How to go on from the best path of all."""

    weights: list[float]
    """The weights of its steps."""
    back: list[int]
    """Its state, for each state."""
    lead: Lead
    others: Sequence[Group]
    """The groups of states that may not follow its own."""


class Transitions:
    """The steps that the grammar allows from each state, with their weights."""

    def __init__(self, weights: list[list[float]]) -> None:
        """`weights` are those of the steps from each state to each; `NEVER` is that of one that is not allowed."""
        self.weights = weights
        self._onward = [frozenset(at for at, one in enumerate(row) if one > NEVER) for row in weights]
        self._courses: dict[int, Course] = {}
        self._groups: dict[frozenset[int], Group] = {}

    def onward(self, ways: Ways) -> Onward:
        """The best paths to each state of the next line, before its own score is counted."""
        source = best_of(ways)
        course = self._courses.get(source) or self._charted(source)
        bests, back = onward = course.weights.copy(), course.back.copy()
        course.lead.outdone(0.0, ways, onward)
        for group in course.others:
            top, leader = NEVER, NOBODY
            for one in group.leaders:
                if ways[one] > top:
                    top, leader = ways[one], one
            lead = group.lead(leader)
            for at, weight in lead.steps:
                bests[at], back[at] = top + weight, leader
            lead.outdone(top, ways, onward)
        return onward

    def _charted(self, source: int) -> Course:
        first = self._group(self._onward[source])
        found = Course(self.weights[source], [source] * len(self.weights), first.lead(source), [*self._others(source)])
        self._courses[source] = found
        return found

    def _others(self, source: int) -> Iterator[Group]:
        """The states that may not follow `source`, in groups as large as may follow any one state."""
        rest = frozenset(range(len(self.weights))) - self._onward[source]
        while group := max([rest & onward for onward in self._onward], key=len):
            yield self._group(group)
            rest -= group

    def _group(self, states: frozenset[int]) -> Group:
        """The group of these states, led by all that may go on to each of them."""
        found = self._groups.get(states)
        if found is None:
            leaders = [at for at, onward in enumerate(self._onward) if states <= onward]
            found = self._groups[states] = Group(self.weights, states, leaders)
        return found
