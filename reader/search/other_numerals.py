"""A query with its figures as Chinese numerals, or the other way round: 19届6中全会 for 十九届六中全会."""

from collections.abc import Collection, Iterator
from functools import cache

from reader.analysis.folding import fold
from reader.late_pattern import late
from reader.query.parser import Query
from reader.query.tree import Literal
from reader.search.matching.page_numbers import NUMERALS
from reader.search.query_changes import with_changes

FIGURES = late(r"(?<!\d)(?:\d{4}|\d{1,2})(?!\d)")
"""A number below a hundred, or a year."""
CHINESE = late("[〇零一二三四五六七八九十]+")
DIGITS = "〇一二三四五六七八九"
YEAR = 4
"""Figures that are told one by one."""
IN_FIGURES = {ord(digit): str(value) for value, digit in enumerate(DIGITS)} | {ord("零"): "0"}


def in_other_numerals(asked: Query, absent: Collection[Literal]) -> Iterator[str]:
    """The query with the numbers of its texts without matches in Chinese numerals, or in figures."""
    for written in (_in_chinese, _in_figures):
        changed = [(text.span, other) for text in absent if (other := written(fold(text.text))) != fold(text.text)]
        if changed:
            yield with_changes(asked.text, sorted(changed))


def _in_chinese(text: str) -> str:
    return FIGURES.sub(lambda found: _numeral(found[0]), text)


def _numeral(figures: str) -> str:
    if len(figures) == YEAR:
        return "".join(DIGITS[int(figure)] for figure in figures)
    return _numerals().get(figures.lstrip("0"), figures)


@cache
def _numerals() -> dict[str, str]:
    return {figures: numeral for numeral, figures in NUMERALS.items()}


def _in_figures(text: str) -> str:
    return CHINESE.sub(lambda found: _figures(found[0]), text)


def _figures(numeral: str) -> str:
    return numeral.translate(IN_FIGURES) if len(numeral) == YEAR else NUMERALS.get(numeral, numeral)
