"""Paragraphs split by a print column: decides whether two lines of a body belong to one paragraph."""

from reader.late_pattern import late
from reader.parsing import patterns as p
from reader.parsing.lines import PageLine

LEAST = 15
"""Least code points of a line split by a column: a shorter line is verse, an item or an unrecognised heading."""


def belongs_together(left: str, right: PageLine, aligned: bool) -> bool:
    """True if `right` continues the paragraph that ends with `left`.

    `aligned`: paragraphs are indented on this page, so an indented line begins one.
    """
    if len(left) < LEAST or (aligned and right.indented):
        return False
    if p.SENTENCE_END.search(left, len(left) - 6) or p.LIST_ITEM.match(right.text):
        return False
    return aligned or (_is_prose(left) and _ends_prose(right.text))


def _is_prose(text: str) -> bool:
    """True if a text holds a clause, and does not end with the credit of a picture."""
    return any(mark in text for mark in "，。、") and not _CREDIT.search(text[-12:])


def _ends_prose(text: str) -> bool:
    """True if a text ends a sentence, or holds the end of one."""
    return bool(p.FULL_STOP.search(text[-6:])) or "。" in text


_CREDIT = late("[╱∕／/摄攝](?:[^，。]{2,6})?$")
