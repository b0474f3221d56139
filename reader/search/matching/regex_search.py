"""Regular-expression search within a time limit.

The literals that every match must hold select the articles; in those the `regex` engine decides, one field at a time,
releasing the interpreter lock while it works. It matches folded text without line ends, ignoring case, as literals are
matched.
"""

import re
import re._constants as sre  # type: ignore[import-not-found]  # the parser of `re` has no public name
import re._parser as sre_parser  # type: ignore[import-not-found]
from array import array
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING, Any

import numpy as np

from reader.analysis.folding import fold_pattern
from reader.han import is_han
from reader.index.find import find
from reader.index.needle import needles
from reader.index.segment import Segment
from reader.late_pattern import late
from reader.search.matching.article_sets import Articles, intersection, union
from reader.search.matching.deadline import Deadline
from reader.search.matching.match_run import MatchRun, articles_of
from reader.search.matching.wildcard import by_length

if TYPE_CHECKING:
    import regex

FUZZY = late(r"\{(?!\d*,?\d*\})")
"""Braces that mean something to `regex` alone."""
TOKENS = late(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]?|[()|]", re.DOTALL)
"""Parts of a pattern that structure it: brackets and bars. Escapes and character classes are skipped as a whole."""


@lru_cache(maxsize=32)
def compiled(pattern: str) -> "regex.Pattern[str] | None":
    """Fold and compile `pattern`; None if it does not compile."""
    import regex  # only for expressions

    try:
        return regex.compile(fold_pattern(pattern), regex.IGNORECASE)
    except (regex.error, RecursionError, OverflowError, MemoryError):
        return None


def matched(segment: Segment, pattern: str, clock: Deadline) -> tuple[MatchRun, ...]:
    """The matches of `pattern`, as its engine finds them: none overlap, none are empty.

    When the clock runs out, or there are more than it has room for, those found by then; the clock says so. Raises
    `Cancelled`.
    """
    expression = compiled(without_empty(pattern))
    if expression is None:
        return ()
    starts, ends = array("q"), array("q")  # not lists: an array of a million is made of them without holding others up
    for begin, end in _fields(segment, _candidates(segment, pattern)):
        clock.go_on()
        if clock.left() <= 0 or len(starts) >= clock.room:
            clock.exceeded = True
            break
        try:
            for match in expression.finditer(segment.folded(begin, end), timeout=clock.step(), concurrent=True):
                if match.end() > match.start():
                    starts.append(begin + match.start())
                    ends.append(begin + match.end())
        except TimeoutError:
            clock.exceeded = True
    clock.room -= len(starts)
    return by_length(segment, np.array(starts), np.array(ends))


def _candidates(segment: Segment, pattern: str) -> Articles:
    """Articles that hold the required literals; all articles if there are none."""
    groups = [texts for texts in required(fold_pattern(pattern)) if all(map(needles, texts))]
    if not groups:
        return np.arange(len(segment), dtype=np.uint32)
    return intersection([union([_holding(segment, text) for text in texts]) for texts in groups])


def _holding(segment: Segment, text: str) -> Articles:
    runs = (MatchRun(segment, np.sort(find(segment, needle)), len(needle)) for needle in needles(text))
    return articles_of(runs)


def _fields(segment: Segment, articles: Articles) -> Iterator[tuple[int, int]]:
    return chain.from_iterable(segment.fields_in(article) for article in articles.tolist())


def required(pattern: str) -> list[frozenset[str]]:
    """Groups of texts: every match of `pattern` that is not empty holds one text of each. None where it is not plain.

    Read by the parser of the standard library, so that a pattern only `regex` understands has none.
    """
    try:
        return [] if FUZZY.search(pattern) else _required(sre_parser.parse(pattern), whole=True)
    except (re.error, RecursionError, OverflowError):
        return []


def _required(parts: Any, *, whole: bool = False) -> list[frozenset[str]]:
    groups, run = list[frozenset[str]](), ""
    for operator, argument in parts:
        if operator is sre.LITERAL and _one_case(chr(argument)):
            run += chr(argument)
            continue
        groups.append(frozenset([run]))
        run = ""
        if operator is sre.SUBPATTERN and not argument[1]:
            groups += _required(argument[3])
        elif operator in (sre.MAX_REPEAT, sre.MIN_REPEAT) and argument[0] >= 1:
            groups += _required(argument[2])
        elif operator is sre.BRANCH:
            groups.append(_one_of(argument[1], whole=whole and len(parts) == 1))
    return [group for group in (*groups, frozenset([run])) if group and "" not in group]


def _one_of(branches: Sequence[Any], *, whole: bool) -> frozenset[str]:
    """For each of some alternatives a text that it must hold; empty where one of them has none.

    `whole`: they are all of the pattern, so that an empty one makes no match.
    """
    each = [_required(branch) for branch in branches if len(branch) or not whole]
    if not all(each):
        return frozenset()
    return frozenset().union(*(max(groups, key=lambda texts: min(map(len, texts))) for groups in each))


def without_empty(pattern: str) -> str:
    """`pattern` without the alternatives of it as a whole that are empty, as in `甲|` while it is being typed.

    They match at every position, and what is empty is no match.
    """
    alternatives, depth, start = list[str](), 0, 0
    for token in TOKENS.finditer(pattern):
        depth += {"(": 1, ")": -1}.get(token[0], 0)
        if token[0] == "|" and not depth:
            alternatives.append(pattern[start : token.start()])
            start = token.end()
    return "|".join(filter(None, [*alternatives, pattern[start:]]))


def _one_case(character: str) -> bool:
    """True if only characters that fold to `character` match it, ignoring case."""
    return character.isascii() or "\u2e80" <= character <= "\u9fff" or is_han(character)
