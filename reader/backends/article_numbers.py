"""Articles by number, as a person counts them: what every view understands that finds no article with an id."""

from reader.errors import UnknownArticleError
from reader.i18n import _

MOST_DIGITS = 19
"""Digits of a number that is larger than any count; Python refuses to read thousands of them."""


def numbered(article: str, count: int) -> int:
    """The place, from 0, of the article of a number, counted from 1, of `count`. Raises `UnknownArticleError`."""
    if article.isdecimal() and len(article) < MOST_DIGITS and 1 <= int(article) <= count:
        return int(article) - 1
    raise UnknownArticleError(_("no article {name} (use an id, or 1–{count})").format(name=article, count=count))
