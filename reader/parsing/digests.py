"""Digests: finds the headings of briefs under a shared name, from the features of a page's lines.

Briefs are three or more headings with news below them and only text between, under a line of a few characters. Together
they are one article.
"""

from collections.abc import Mapping
from itertools import pairwise

from reader.parsing.line_features import HEADING, LONG, Features

FEW = frozenset(("≤4", "≤6"))
"""Length features of the name of a column of briefs."""
BRIEFS = 3
"""Least number of briefs in a digest."""


def digest_of(own: list[Features], kinds: list[str]) -> Mapping[int, str]:
    """Features by line: `digest` for the headings of briefs, `digest-name` for the name of their column."""
    found: dict[int, str] = {}
    heads: list[int] = []
    if len(own) <= 2 * BRIEFS:
        return found
    for at, (kind, after) in enumerate(pairwise([*kinds, "edge"])):
        if kind in HEADING and after in LONG:
            heads.append(at)
        elif kind not in LONG or after == "edge":
            found |= _briefs(own, heads) if heads else {}
            heads = []
    return found


def _briefs(own: list[Features], heads: list[int]) -> dict[int, str]:
    """Features of a digest, if the headings at `heads` form one; headings without news at its end belong to the next
    article."""
    while heads and own[heads[-1] + 1][0] != "dated":
        heads.pop()
    news = sum(own[at + 1][0] == "dated" for at in heads)
    names = (
        [at for at in range(max(0, heads[0] - 2), heads[0]) if FEW & set(own[at]) and "colon" not in own[at]]
        if heads
        else []
    )
    if len(heads) < BRIEFS or 2 * news < len(heads) or not names:
        return {}
    return dict.fromkeys(heads, "digest") | {names[-1]: "digest-name"}
