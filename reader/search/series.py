"""Which articles belong together by their headlines or their columns: the parts of one piece, a series, a small column.

Takes an article of an index, gives numbers of articles, itself among them. Parts are told by what their headlines end
in (`（上）`, `（二）`, `之三`, `④`), a series by the words in the name of its section, a column by having few articles.
"""

import re
from dataclasses import dataclass

import numpy as np

from reader.model import Article
from reader.query.parser import Query
from reader.query.tree import Field, FieldName, Literal
from reader.search.searcher import Searcher
from reader.span import Span

PART = re.compile(
    r"\s*(?:[（(〔]\s*(?:之?[上中下完]|[续續]完?|之?[一二三四五六七八九十百\d]{1,4}|续[一二三四五六七八九十]|[上中下]篇)\s*[）)〕]"
    r"|之[一二三四五六七八九十百]{1,3}|[①-⑳])\s*$"
)
"""What the headline of a part ends in."""
SERIES = re.compile("系列|专题|專題|专刊|特刊|笔谈|筆談|大家谈|大家談|纵横谈|縱橫談|特别报道|特別報導|连载|連載")
"""Words in the name of a section that make it a series, however many articles it has."""
COLUMN = 60
"""Articles of a section up to which it is a column to leaf through."""
SHORTEST = 2
"""Characters that the headlines of parts have in common at least."""


@dataclass(frozen=True, slots=True)
class Series:
    """Articles that belong together."""

    name: str
    """What they have in common: a headline without its ending, or a section."""
    numbers: tuple[int, ...]
    """Two or more, in the order of the library."""


def series(searcher: Searcher, number: int) -> tuple[Series, ...]:
    """The series that an article is in: the parts of one piece first, then its column."""
    article = searcher.text_of(number)
    found = (_parts(searcher, article), _column(searcher, article))
    return tuple(one for one in found if one is not None and len(one.numbers) > 1)


def stem(headline: str) -> str | None:
    """The headline of a part without what tells which; None for one that is no part."""
    begun = PART.sub("", headline)
    return begun if begun != headline and len(begun) >= SHORTEST else None


def _parts(searcher: Searcher, article: Article) -> Series | None:
    name = stem(article.headline)
    if name is None:
        return None
    where = Span(0, 0)
    asked = Field(FieldName.HEADLINE, Literal(name, exact=False, span=where), where)
    hits = searcher.search(Query(name, asked)).hits(0, None)
    same = (hit.number for hit in hits if stem(searcher.text_of(hit.number).headline) == name)
    return Series(name, tuple(sorted(same)))


def _column(searcher: Searcher, article: Article) -> Series | None:
    """The section, where that is a series or small."""
    if article.section is None:
        return None
    rows = [np.empty(0, np.int64)]
    for base, segment in searcher.index:
        column = segment.columns.names["section"]
        if article.section in column.names:
            rows.append(column.rows_with([column.names.index(article.section)]).astype(np.int64) + base)
    numbers = np.concatenate(rows)
    if len(numbers) > COLUMN and not SERIES.search(article.section):
        return None
    return Series(article.section, tuple(numbers.tolist()))
