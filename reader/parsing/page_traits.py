"""Traits of a whole page that the features of its lines need: what its indents and blank lines tell, what recurs."""

from collections import Counter
from itertools import pairwise

from reader.parsing import patterns as p
from reader.parsing.line_features import HEADING, LONG, SHORT
from reader.parsing.lines import PageLine

SOME = 0.15
"""Least share of lines without a blank line before them for a blank line to be evidence."""


def indents_speak(lines: list[PageLine]) -> bool:
    """True if some lines are indented and some are not, so that an indent is evidence."""
    share = sum([line.indented for line in lines]) / max(1, len(lines))
    return 0.05 < share < 0.97


def inner_indented(lines: list[PageLine], kinds: list[str]) -> bool:
    """True if more than half as many headings alone between paragraphs are indented as are not."""
    around = zip(lines[1:], kinds, kinds[1:], kinds[2:], strict=False)
    alone = [line.indented for line, before, kind, after in around if kind == "short" and {before, after} <= LONG]
    return alone.count(False) < 2 * alone.count(True)


def has_few_gaps(lines: list[PageLine]) -> bool:
    """True if only a few lines have a blank line before them, so that a blank line is evidence."""
    return 0 < sum([line.gap for line in lines]) < (1 - SOME) * len(lines)


def often_under_headings(kinds: list[str], under: frozenset[str]) -> bool:
    """True if at least two lines directly under headings are of the kinds `under`."""
    if under.isdisjoint(kinds):
        return False
    return sum(kind in under and before in HEADING for before, kind in pairwise(kinds)) > 1


def repeated_texts(lines: list[PageLine]) -> frozenset[str]:
    """Short lines that occur on the page more than once."""
    texts = [line.text for line in lines if len(line.text) <= SHORT]
    if len(set(texts)) == len(texts):
        return frozenset()
    return frozenset(text for text, count in Counter(texts).items() if count > 1)


def habits_of_heads(lines: list[PageLine], kinds: list[str]) -> tuple[str, ...]:
    """Features of the page's habits, shown by dashes: kickers end in a dash, subheadlines begin with one."""
    pairs = zip(lines, pairwise([*kinds, "edge"]), strict=True)
    short = [line.text for line, (kind, after) in pairs if kind in HEADING and after not in LONG]
    here = {
        "kickers-here": any(p.DASH_END.search(text) or p.SAYS.search(text) for text in short),
        "subheadlines-here": any(p.DASH_START.match(text) for text in short),
    }
    return tuple(name for name, holds in here.items() if holds)
