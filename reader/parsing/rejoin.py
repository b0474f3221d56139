"""Paragraphs that a print column cut: whether two lines of a body are halves of one paragraph."""

from reader.parsing import patterns as p
from reader.parsing.lines import PageLine

LEAST = 15
"""A line shorter than this was not cut by a column: it is a verse, an item or a heading that nobody recognised."""


def belongs_together(left: str, right: PageLine, aligned: bool) -> bool:
    """Whether `right` goes on with the paragraph that ends with `left`.

    `aligned`: on this page paragraphs are indented, so that an indented line begins one.
    """
    if len(left) < LEAST or p.SENTENCE_END.search(left, len(left) - 6):
        return False
    return not (aligned and right.indented) and not p.LIST_ITEM.match(right.text)
