"""Word boundaries of short texts: whether an occurrence is a whole word (国人) or part of another (中国人).

Told by the two characters at either end of an occurrence (see `reader.analysis.cohesion`), so that every article
found can be looked at, and no segmenter is loaded.
"""

import numpy as np
from numpy.typing import NDArray

from reader.analysis.cohesion import cohesive, joined_after, joined_before
from reader.index.stream import Positions
from reader.search.matching.match_run import MatchRun

LONGEST = 3
"""Characters of a short text: a longer one seldom stands within a word by chance."""
ONE = np.uint32(1)


def is_short(run: MatchRun) -> bool:
    """Whether these are occurrences of a text that may well stand within words."""
    return run.lengths is None and 1 < run.length <= LONGEST


def are_words(run: MatchRun, positions: Positions) -> NDArray[np.bool_]:
    """For each of the `positions` of `run` whether a word begins and ends with the occurrence there."""
    codes, last = run.segment.codes, run.length - 1
    before, after = codes.take(positions - ONE, mode="clip"), codes.take(positions + np.uint32(run.length), mode="clip")
    if run.text is None or not len(positions):
        first_codes, last_codes = codes.take(positions), codes.take(positions + last)
        joined = cohesive(before, first_codes) | cohesive(last_codes, after)
    else:
        at = positions[0]
        joined = joined_before(int(codes[at]), before) | joined_after(int(codes[at + last]), after)
    return ~joined
