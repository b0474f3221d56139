"""Paragraphs that a print column cut: whether two lines of a body are halves of one paragraph."""

from reader.late_pattern import late
from reader.parsing import patterns as p
from reader.parsing.lines import PageLine

LEAST = 15
"""A line shorter than this was not cut by a column: it is a verse, an item or a heading that nobody recognised."""


def belongs_together(left: str, right: PageLine, aligned: bool) -> bool:
    """Whether `right` goes on with the paragraph that ends with `left`.

    `aligned`: on this page paragraphs are indented, so that an indented line begins one.
    """
    if len(left) < LEAST or p.SENTENCE_END.search(left, len(left) - 6) or p.LIST_ITEM.match(right.text):
        return False
    return not right.indented if aligned else _is_prose(left) and _ends_prose(right.text)


def _is_prose(text: str) -> bool:
    """Whether a text holds a clause, and does not end with who took a picture."""
    return any(mark in text for mark in "，。、") and not _CREDIT.search(text[-12:])


def _ends_prose(text: str) -> bool:
    """Whether a text ends a sentence, or holds one where it is cut itself."""
    return bool(p.FULL_STOP.search(text[-6:])) or "。" in text


_CREDIT = late("[╱∕／/摄攝](?:[^，。]{2,6})?$")
