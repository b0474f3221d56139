"""Word boundaries of short texts: whether an occurrence is a whole word (国人) or part of another (中国人).

Decided by the two characters at either end of an occurrence (see `reader.analysis.cohesion`), so that every article
found can be examined, and no segmenter is loaded.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from reader.analysis.cohesion import cohesive, companions, joined_after, joined_before
from reader.index.stream import Positions
from reader.search.matching.match_run import MatchRun

LONGEST = 3
"""Most characters of a short text: a longer one is seldom part of another word by chance."""
ONE = np.uint32(1)


def is_short(run: MatchRun) -> bool:
    """True if these are occurrences of a short text, which may be part of other words."""
    return run.lengths is None and 1 < run.length <= LONGEST


def are_words(run: MatchRun, positions: Positions) -> NDArray[np.bool_]:
    """For each of the `positions` of `run` whether a word begins and ends with the occurrence there."""
    codes, last = run.segment.codes, run.length - 1
    before, after = codes.take(positions - ONE, mode="clip"), codes.take(positions + np.uint32(run.length), mode="clip")
    if (run.text is None and run.key is None) or not len(positions):
        first_codes, last_codes = codes.take(positions), codes.take(positions + last)
        joined = cohesive(before, first_codes) | cohesive(last_codes, after)
    else:  # All begin and end alike, but for quotation marks: none of these is within a word.
        at = positions[0]
        joined = joined_before(int(codes[at]), before) | joined_after(int(codes[at + last]), after)
    return ~joined


def is_each_word(run: MatchRun, positions: Sequence[int]) -> list[bool]:
    """`are_words` of a few positions of one text, one after the other."""
    code, length = run.segment.codes.item, run.length
    before, after = companions(code(positions[0]), code(positions[0] + length - 1))
    return [chr(code(at - 1)) not in before and chr(code(at + length)) not in after for at in positions]
