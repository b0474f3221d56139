"""Digests: takes the signs of a page's lines, tells which headings are those of briefs under a shared name.

Briefs are headings with news under them, three or more, nothing but text between, under a line of a few characters.
They are one article.
"""

from collections.abc import Mapping
from itertools import pairwise

from reader.parsing.line_features import HEADING, LONG, Features

FEW = frozenset(("≤4", "≤6"))
"""The lengths of the name of a column of briefs."""
BRIEFS = 3
"""How many briefs a digest has at least."""


def digest_of(own: list[Features], kinds: list[str]) -> Mapping[int, str]:
    """`digest` for the headings of briefs, and `digest-name` for the short name of the column that stands over them."""
    found: dict[int, str] = {}
    heads: list[int] = []
    for at, (kind, after) in enumerate(pairwise([*kinds, "edge"])):
        if kind in HEADING and after in LONG:
            heads.append(at)
        elif kind not in LONG or after == "edge":
            found |= _briefs(own, heads)
            heads = []
    return found


def _briefs(own: list[Features], heads: list[int]) -> dict[int, str]:
    """The signs of a digest, if the headings at `heads` make one; at its end, headings without news are the next's."""
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
