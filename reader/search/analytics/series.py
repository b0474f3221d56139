"""Series of articles, recognised by headlines and sections: parts of one piece, a series, a small column.

Takes an article of an index; gives numbers of articles, including itself. Parts are recognised by the ends of their
headlines (`（上）`, `（二）`, `之三`, `④`), a column by its name at the end of the headline (`（人民论坛）`) or by
being a section of few articles, a series by the words in the name of its section.
"""

from bisect import bisect_left
from collections.abc import Callable

import numpy as np

from reader.api.analytics import Series
from reader.late_pattern import late
from reader.query.parser import Query
from reader.query.tree import Field, FieldName, Literal
from reader.search.searcher import Searcher
from reader.span import Span

PART = late(
    r"\s*(?:[（(〔]\s*(?:之?[上中下完]|[续續]完?|之?[一二三四五六七八九十百\d]{1,4}|续[一二三四五六七八九十]|[上中下]篇)\s*[）)〕]"
    r"|之[一二三四五六七八九十百]{1,3}|[①-⑳])\s*$"
)
"""The end of the headline of a part."""
SERIES = late("系列|专题|專題|专刊|特刊|笔谈|筆談|大家谈|大家談|纵横谈|縱橫談|特别报道|特別報導|连载|連載")
"""Words in the name of a section that make it a series, however many articles it has."""
COLUMN = 60
"""Number of articles up to which a section counts as a column."""
SHORTEST = 2
"""Least number of characters that the headlines of parts share."""
NAMED = late(r"[（(]([^（()）\d·]{2,12})(?:·[^（()）]*)?[）)]\s*$")
"""The name of a column, and perhaps of a part of it, at the end of a headline."""
NEAREST = 30
"""Most articles of a series that are returned: those nearest to the given article."""


def series(searcher: Searcher, number: int) -> tuple[Series, ...]:
    """The series that an article is in: the parts of one piece first, then its column, then its section."""
    article = searcher.text_of(number)
    name, column = stem(article.headline), column_of(article.headline)
    found = [(name, _headed(searcher, name, stem)), (column, _headed(searcher, column, column_of))]
    found.append((article.section, _of_section(searcher, article.section)))
    return tuple(
        Series(name, _around(numbers, number), len(numbers)) for name, numbers in found if name and len(numbers) > 1
    )


def stem(headline: str) -> str | None:
    """The headline without its part number; None if it is not the headline of a part."""
    begun = PART.sub("", headline)
    return begun if begun != headline and len(begun) >= SHORTEST else None


def column_of(headline: str) -> str | None:
    """The name of the column at the end of a headline; None if there is none."""
    named = NAMED.search(headline)
    return named[1].strip() if named and named.start() and stem(headline) is None else None


def _headed(searcher: Searcher, name: str | None, part: Callable[[str], str | None]) -> list[int]:
    """The articles of whose headlines `part` is `name`."""
    if name is None:
        return []
    where = Span(0, 0)
    asked = Field(FieldName.HEADLINE, Literal(name, exact=False, span=where), where)
    found = searcher.search(Query(name, asked)).numbers.tolist()
    return [number for number in found if part(searcher.text_of(number).headline) == name]


def _of_section(searcher: Searcher, section: str | None) -> list[int]:
    """The articles of a section, where that is a series or small."""
    if section is None:
        return []
    rows = [np.empty(0, np.int64)]
    for base, segment in searcher.index:
        column = segment.columns.names["section"]
        if section in column.names:
            rows.append(column.rows_with([column.names.index(section)]).astype(np.int64) + base)
    numbers = np.concatenate(rows)
    return numbers.tolist() if len(numbers) <= COLUMN or SERIES.search(section) else []


def _around(numbers: list[int], number: int) -> tuple[int, ...]:
    """The nearest of `numbers`, ascending, to one of them."""
    first = max(min(bisect_left(numbers, number) - NEAREST // 2, len(numbers) - NEAREST), 0)
    return tuple(numbers[first : first + NEAREST])
