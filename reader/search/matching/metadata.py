"""Articles of a segment by metadata: date, or name in a column."""

import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import numpy as np

from reader.analysis.folding import fold
from reader.index.columns import Names, numeric
from reader.index.segment import Segment
from reader.index.stream import encoded
from reader.query.tree import DateRange, FieldName, Literal, Node, Pinyin, Regex, Wildcard, WordTerm
from reader.search.matching.article_sets import Articles, union
from reader.search.matching.page_numbers import page_number, page_numbers
from reader.search.matching.pinyin_search import Mask, initials, ways
from reader.search.matching.regex_search import compiled

if TYPE_CHECKING:
    import regex

COLUMNS = {
    FieldName.AUTHOR: ("author",),
    FieldName.PAGE: ("page", "page_name"),
    FieldName.PUBLICATION: ("publication",),
    FieldName.SOURCE: ("source",),
    FieldName.ORIGIN: ("publication", "author"),
    FieldName.SECTION: ("page_name", "page"),
}
"""The columns that a field looks into. A page stands for the section of articles without one, as in the list."""
NAME_TIME = 0.05
"""Seconds for a regular expression on one name."""


def dated(segment: Segment, asked: DateRange) -> Articles:
    """Articles whose date (a year, a month or a day) is entirely in the range."""
    dates = segment.columns.dates
    begin = dates + np.where(dates % 10000 == 0, 101, np.where(dates % 100 == 0, 1, 0))
    end = dates + np.where(dates % 10000 == 0, 1231, np.where(dates % 100 == 0, 31, 0))
    held = (dates > 0) & (begin >= numeric(asked.first))
    if asked.last is not None:
        held &= end <= _closed(numeric(asked.last))
    return np.flatnonzero(held).astype(np.uint32)


def _closed(day: int) -> int:
    """`day`; the last day of a month as its 31st, where a month as a whole ends here."""
    from calendar import monthrange  # few queries have a date

    year, month, last = day // 10000, day // 100 % 100, day % 100
    whole = 1 <= month <= 12 and year >= 1 and last >= monthrange(year, month)[1]
    return day - last + 31 if whole else day


def named(segment: Segment, name: FieldName, node: Node) -> Articles:
    """The articles that have, in the columns of the field `name`, a name that holds the text of `node`.

    The number of a page is compared as a whole, without leading zeros.
    """
    found = {column: _in_column(segment.columns.names[column], column, node) for column in COLUMNS[name]}
    if name is FieldName.SECTION:
        before = segment.columns.names["section"].numbers >= 0
        for column, articles in found.items():
            found[column] = articles[~before[articles]]
            before = before | (segment.columns.names[column].numbers >= 0)
    return union([*found.values()])


def _in_column(names: Names, column: str, node: Node) -> Articles:
    """The articles with a name that holds the text of `node`."""
    if isinstance(node, Literal | WordTerm) and column != "page":
        return names.rows_with(names.holding(fold(node.text)).tolist())
    fits = _equal_to(node) if column == "page" else _holder(node)
    return names.rows_with([i for i, known in enumerate(names.names) if fits(fold(known))])


def _holder(node: Node) -> Callable[[str], bool]:
    """Predicate: a folded name holds a match of `node`, which is not plain text."""
    match node:
        case Wildcard(parts):
            pattern = "".join(re.escape(fold(p)) if isinstance(p, str) else f".{{{p.least},{p.most}}}" for p in parts)
            return lambda known: re.search(pattern, known) is not None
        case Regex(pattern) if (expression := compiled(pattern)) is not None:
            return lambda known: _matches(expression, known)
        case Pinyin(text):
            masks = [*ways(text), *filter(None, [initials(text)])]
            return lambda known: any(_reads(known, way) for way in masks)
    return lambda known: False


def _matches(expression: "regex.Pattern[str]", known: str) -> bool:
    try:
        return expression.search(known, timeout=NAME_TIME) is not None
    except TimeoutError:
        return False


def _reads(known: str, way: Sequence[Mask]) -> bool:
    """True if a folded name holds consecutive characters that match the masks of `way`."""
    codes = encoded(known)[0]
    places = range(len(codes) - len(way) + 1)
    return any(all(mask[code] for mask, code in zip(way, codes[place:], strict=False)) for place in places)


def _equal_to(node: Node) -> Callable[[str], bool]:
    """Predicate: a page number is one of those in the text of `node`."""
    wanted = page_numbers(node.text) if isinstance(node, Literal | WordTerm) else frozenset[str]()
    return lambda known: page_number(known) in wanted
