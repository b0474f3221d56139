"""Where a regular expression matches, within a time that is set.

The literals that every match must hold select the articles; in those the `regex` engine decides, one field at a time,
letting go of the interpreter while it works. It matches folded text without line ends, case ignored, as literals are
matched.
"""

import re
import re._constants as sre  # type: ignore[import-not-found]  # the parser of `re` has no public name
import re._parser as sre_parser  # type: ignore[import-not-found]
from array import array
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain
from typing import Any

import numpy as np
import regex

from reader.analysis.folding import fold_pattern
from reader.han import is_han
from reader.index.find import find
from reader.index.needle import needles
from reader.index.segment import Segment
from reader.search.matching.deadline import Deadline
from reader.search.matching.match_run import Articles, MatchRun, articles_of, intersection
from reader.search.matching.wildcard import by_length

MOST = 1_000_000
"""Matches that are kept for one segment."""
FUZZY = re.compile(r"\{(?!\d*,?\d*\})")
"""Braces that mean something to `regex` alone."""


@lru_cache(maxsize=32)
def compiled(pattern: str) -> "regex.Pattern[str] | None":
    """`pattern`, folded and compiled; None when it does not compile."""
    try:
        return regex.compile(fold_pattern(pattern), regex.IGNORECASE)
    except (regex.error, RecursionError, OverflowError, MemoryError):
        return None


def matched(segment: Segment, pattern: str, clock: Deadline) -> tuple[MatchRun, ...]:
    """The matches of `pattern`, as its engine finds them: none overlap, none are empty.

    When the clock runs out, those found by then; the clock says so. Raises `Cancelled`.
    """
    expression = compiled(pattern)
    if expression is None:
        return ()
    starts, ends = array("q"), array("q")  # not lists: an array of a million is made of them without holding others up
    for begin, end in _fields(segment, _candidates(segment, pattern)):
        clock.go_on()
        if clock.left() <= 0 or len(starts) > MOST:
            clock.exceeded = True
            break
        try:
            for match in expression.finditer(segment.folded(begin, end), timeout=clock.step(), concurrent=True):
                if match.end() > match.start():
                    starts.append(begin + match.start())
                    ends.append(begin + match.end())
        except TimeoutError:
            clock.exceeded = True
    return by_length(segment, np.array(starts), np.array(ends))


def _candidates(segment: Segment, pattern: str) -> Articles:
    """The articles that hold every literal that a match must hold; all when there is none."""
    wanted = [needle for text in required(fold_pattern(pattern)) for needle in needles(text)]
    sets = [articles_of([MatchRun(segment, np.sort(find(segment, needle)), len(needle))]) for needle in wanted]
    return intersection(sets) if sets else np.arange(len(segment), dtype=np.uint32)


def _fields(segment: Segment, articles: Articles) -> Iterator[tuple[int, int]]:
    return chain.from_iterable(segment.fields_in(article) for article in articles.tolist())


def required(pattern: str) -> list[str]:
    """Texts, each of which every match of `pattern` holds; none when it is not plain enough to tell.

    Read by the parser of the standard library, so that a pattern only `regex` understands has none.
    """
    try:
        return [] if FUZZY.search(pattern) else _required(sre_parser.parse(pattern))
    except (re.error, RecursionError, OverflowError):
        return []


def _required(parts: Any) -> list[str]:
    texts, run = list[str](), ""
    for operator, argument in parts:
        if operator is sre.LITERAL and _one_case(chr(argument)):
            run += chr(argument)
            continue
        texts.append(run)
        run = ""
        if operator is sre.SUBPATTERN and not argument[1]:
            texts += _required(argument[3])
        elif operator in (sre.MAX_REPEAT, sre.MIN_REPEAT) and argument[0] >= 1:
            texts += _required(argument[2])
    return [text for text in (*texts, run) if text]


def _one_case(character: str) -> bool:
    """Whether, case ignored, only what folds to `character` matches it."""
    return character.isascii() or "\u2e80" <= character <= "\u9fff" or is_han(character)
