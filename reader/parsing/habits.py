"""Crossheads that look like headlines: decides whether a page has them, and gives the states of its lines.

Where only the text marks headings (by their indent, or not at all), a single crosshead among headlines is hardly ever
right: an article has several, and a page prints them so throughout. So if each such crosshead would otherwise begin an
article, the labelling with them must be more likely than the labelling without them by more than a margin.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from reader.parsing.grammar import BEGINS
from reader.parsing.line_features import Features
from reader.parsing.page_votes import with_votes
from reader.parsing.polling import Poll, never, polled
from reader.parsing.transitions import NEVER
from reader.parsing.viterbi import LAST_RESORT, Scores, SequenceModel

SURELY = 4.0
"""Least margin (natural logarithm) by which a page must be more likely with such crossheads than without. Measured on
held-out newspapers: segmentation is best from 4 to 8, with indented and with flush crossheads."""
FEW = 6
"""Most crossheads that leave room for doubt."""
FEW_LINES = 4
"""Most lines of a page whose states are kept for pages that look the same."""
CROSSHEAD = "crosshead"


class PageStates(NamedTuple):
    """States of the lines of a page."""

    states: list[str]
    voted: frozenset[int]
    """Lines whose state is that of lines that look alike, and would be another without these."""


def read_page(model: SequenceModel, page: Sequence[Features], poll: Poll = never) -> PageStates:
    """The state of every line of a page of printed lines."""
    return _read_few(model, tuple(page)) if len(page) <= FEW_LINES else _read_lines(model, page, poll)


@lru_cache(maxsize=1024)
def _read_few(model: SequenceModel, page: tuple[Features, ...]) -> PageStates:
    """The states of a page of very few lines: there are archives of very many such pages."""
    return _read_lines(model, page, never)


def _read_lines(model: SequenceModel, page: Sequence[Features], poll: Poll) -> PageStates:
    lines = [model.scores(signs) for signs in polled(page, poll)]
    first = model.best(lines, poll=poll)
    voted = with_votes(page, lines, first, model.names)
    if voted is lines:
        return PageStates(_believed(model, page, lines, first, poll), frozenset())
    states = _believed(model, page, voted, model.best(voted, poll=poll), poll)
    changed = [at for at, (one, two) in enumerate(zip(first, states, strict=True)) if one != two]
    return PageStates(states, frozenset(changed))


def _believed(
    model: SequenceModel, page: Sequence[Features], lines: Sequence[Scores], states: list[str], poll: Poll
) -> list[str]:
    """The best states of the scored lines; without crossheads that look like headlines, if these are doubtful."""
    if CROSSHEAD not in states:
        return states
    like_headlines = ["indented" not in signs for signs in page]
    many = sum(alike and state == CROSSHEAD for alike, state in zip(like_headlines, states, strict=True))
    if not 0 < many <= FEW:
        return states
    crosshead = model.names.index(CROSSHEAD)
    barred = [
        _without(scores, crosshead) if alike else scores for scores, alike in zip(lines, like_headlines, strict=True)
    ]
    without = model.best(barred, poll=poll)
    begin = all(other in BEGINS for state, other in zip(states, without, strict=True) if CROSSHEAD == state != other)
    doubtful = begin and _total(model, lines, states) - _total(model, lines, without) <= SURELY
    return without if doubtful else states


def _without(scores: Scores, state: int) -> Scores:
    """The scores of a line that is not to be in a state; of one that can only be in that state, its own."""
    others = (*scores[:state], NEVER, *scores[state + 1 :])
    return others if max(others) > NEVER else scores


def _total(model: SequenceModel, lines: Sequence[Scores], states: Sequence[str]) -> float:
    """The score of a sequence of states of the lines."""
    found, before = 0.0, model.start
    for scores, state in zip(lines, states, strict=True):
        at = model.names.index(state)
        found += (scores[at] if scores[at] > NEVER else LAST_RESORT) + max(before[at], LAST_RESORT)
        before = model.steps[at]
    return found
