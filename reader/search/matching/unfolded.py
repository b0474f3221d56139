"""The `exact:` operator: occurrences printed exactly as in the query, in script, width and case."""

from collections.abc import Iterator

import numpy as np

from reader.analysis.folding import EITHER, fold
from reader.index.printed_forms import are_printed, has_forms
from reader.index.stream import encoded
from reader.search.matching.match_run import MatchRun


def as_printed(run: MatchRun, text: str) -> MatchRun:
    """The occurrences of a run that are `text` itself, line ends and spaces aside: matching has compared those."""
    left = run.given
    for place, character in _compared(text.replace("\n", ""), run.length):
        at = left + np.uint32(place)
        if fold(character) in EITHER:
            left = left[run.segment.codes.take(at) == encoded(character)[0][0]]
            at = left + np.uint32(place)
        left = left[are_printed(run.segment, at, character)]
    if len(left) == len(run):
        return run
    left = np.sort(left) if run.characters else left
    return MatchRun(run.segment, left, run.length, run.lead, run.trail, text=run.text)


def _compared(text: str, length: int) -> Iterator[tuple[int, str]]:
    """The characters that may be printed in several forms, each with its place in an occurrence of that length.

    An occurrence that is shorter than the text is one in a headline, without the spaces.
    """
    printed = text if len(text) == length else [character for character in text if fold(character) != " "]
    for place, character in enumerate(printed):
        if fold(character) != " " and (has_forms(character) or fold(character) in EITHER):
            yield place, character
