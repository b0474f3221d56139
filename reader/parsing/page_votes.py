"""Lines of a page that look alike: what most of them are speaks for what each of them is.

A page prints headings of one kind in one manner. So after a first labelling, the lines of one look vote: the more of
the others have a state, the more each line is expected to have it. A look is a line's kind and the groups of lines
beside it. All lines of one look vote for a role (heading, crosshead, signing line, text), which moves where articles
begin; those whose wider surroundings and length are alike also vote for the state itself, which tells kickers from
headlines and subheadlines.
"""

from collections import Counter, defaultdict
from collections.abc import Hashable, Sequence
from functools import lru_cache
from math import log
from operator import add

from reader.parsing.line_features import HEADING, SIGNED, Features
from reader.parsing.viterbi import Scores, exact

VOTERS = HEADING | SIGNED | {"sentence"}
"""Kinds of lines that vote."""
ROLES = {
    **dict.fromkeys(("section", "kicker", "headline", "headline+", "subheadline", "column"), "heading"),
    **dict.fromkeys(("opening", "paragraph", "note"), "text"),
    **dict.fromkeys(("caption", "photograph"), "picture"),
    **dict.fromkeys(("credit", "signature", "closing", "dateline", "jump"), "credit"),
    "crosshead": "crosshead",
    "byline": "byline",
}
"""Roles of states; all others are furniture."""
FURNITURE = "furniture"
OF_ROLE, OF_STATE = 0.25, 0.85
"""What a full vote for a role and for a state counts; with `LEAST`, chosen on newspapers left out of the fit,
where neighbouring settings do as well. Larger weights take pages of known papers apart."""
ENOUGH = 3
"""Votes from which they count in full."""
UNSEEN, LEAST = 0.2, 0.1
"""What the roles or states that nobody votes for count together, and the least share of any."""
SHAPE, BESIDE = "shape:", slice(7, 10)
"""How the feature begins that has the groups of five lines, and where those of a line and its neighbours are in it."""
VOTED = "as-others"
"""Evidence of a line whose state the votes have changed."""
MAY_BE_CUT = frozenset(("≤40", "comma"))
"""Features of a line that may be part of a paragraph which a column cut: it votes, but is not voted on."""
MARKS = ("indented", "flush")
"""Features of a line's look."""

Looks = tuple[Hashable, Hashable, bool]
"""What two lines must have in common to vote on each other's role, and on each other's state; and whether others vote
on a line."""


@lru_cache(maxsize=1024)
def looks_of(signs: Features) -> Looks:
    """The looks of a line with these features; those of a line that does not vote are None."""
    if signs[0] not in VOTERS:
        return NO_LOOKS
    shape = next((sign for sign in signs if sign.startswith(SHAPE)), "")
    if not shape:
        return NO_LOOKS
    size = next((sign for sign in signs if sign.startswith("size:")), "")
    marks = tuple([mark in signs for mark in MARKS])
    return (signs[0], shape[BESIDE], marks), (signs[0], shape, size, marks), not MAY_BE_CUT.issubset(signs)


NO_LOOKS: Looks = (None, None, False)


class Ballot:
    """The votes of the lines of each look for roles or states."""

    def __init__(
        self, looks: Sequence[Hashable], choices: Sequence[str], weight: float, of_states: Sequence[str]
    ) -> None:
        """A line whose look is None does not vote; `of_states` has what each state votes for, by the state's index."""
        self.looks, self.choices = looks, choices
        self.weight, self.of_states, self.many = weight, of_states, len({*of_states})
        self.votes: dict[Hashable, Counter[str]] = defaultdict(Counter)
        for (look, choice), count in Counter(zip(looks, choices, strict=True)).items():
            if look is not None:
                self.votes[look][choice] += count
        self._told: dict[tuple[Hashable, str], list[float]] = {}

    def scores(self, look: Hashable, own: str) -> list[float]:
        """What the others say for each state of a line of this look and choice, by the state's index: at most 0."""
        told = self._told.get((look, own))
        if told is None:
            told = self._told[look, own] = self._counted(look, own)
        return told

    def _counted(self, look: Hashable, own: str) -> list[float]:
        votes = self.votes[look]
        others = votes.total() - 1
        if not others:
            return [0.0] * len(self.of_states)
        said = {choice: self._said(count - (choice == own), others) for choice, count in votes.items()}
        unseen = self._said(0, others)
        return [said.get(choice, unseen) for choice in self.of_states]

    def _said(self, votes: int, others: int) -> float:
        """What so many votes of the others count."""
        weight = self.weight * min(1.0, others / ENOUGH)
        return exact(weight * log(max((votes + UNSEEN / self.many) / (others + UNSEEN), LEAST)))


def with_votes(
    page: Sequence[Features], lines: list[Scores], states: Sequence[str], names: Sequence[str]
) -> list[Scores]:
    """The scores of the lines, with the votes of those that look alike; `lines` itself if these agree.

    `states` are those of a first labelling, `names` all states by index.
    """
    if len(set(states)) < 2:
        return lines
    looks = [looks_of(signs) for signs in page]
    own_roles = [ROLES.get(state, FURNITURE) for state in states]
    of_role, of_state = [look for look, _, _ in looks], [look for _, look, _ in looks]
    if not disagree(of_role, own_roles) and not disagree(of_state, states):
        return lines
    by_role = Ballot(of_role, own_roles, OF_ROLE, [ROLES.get(name, FURNITURE) for name in names])
    by_state = Ballot(of_state, states, OF_STATE, names)
    told: dict[tuple[Looks, str, int], Scores] = {}
    for look, role, state, scores in zip(looks, own_roles, states, lines, strict=True):
        if look[2] and (look, state, id(scores)) not in told:
            said = by_role.scores(look[0], role), by_state.scores(look[1], state)
            told[look, state, id(scores)] = _voted(scores, *said)
    return [
        told.get((look, state, id(scores)), scores) for look, state, scores in zip(looks, states, lines, strict=True)
    ]


def disagree(looks: Sequence[Hashable], choices: Sequence[str]) -> bool:
    """True if lines of one look have different choices."""
    first: dict[Hashable, str] = {}
    return any(
        look is not None and first.setdefault(look, choice) != choice
        for look, choice in zip(looks, choices, strict=True)
    )


def _voted(scores: Scores, of_role: Sequence[float], of_state: Sequence[float]) -> Scores:
    """The scores of a line with the votes for roles and states, both by the index of a state."""
    return tuple(map(add, map(add, scores, of_role), of_state))
