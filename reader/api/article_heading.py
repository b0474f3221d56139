"""Heading that an article stands under where articles are grouped by section.

The same in the list, counts, plots and `section:` of a query: the section, else the name of its page, else the number
of its page in words.
"""

from __future__ import annotations

from typing import Protocol

from reader.i18n import _


class Placed(Protocol):
    """An article or summary, with what is known of its place in a newspaper."""

    @property
    def section(self) -> str | None:
        """Section; None if unknown."""

    @property
    def page_name(self) -> str | None:
        """Name of the page; None if unknown."""

    @property
    def page(self) -> str | None:
        """Page number; None if unknown."""


def heading_of(article: Placed) -> str | None:
    """Section of `article`, else the name of its page, else the page number in words; None if nothing is known."""
    return article.section or article.page_name or (page_in_words(article.page) if article.page else None)


def page_in_words(page: str) -> str:
    """Page number in words of the interface language, the heading of a page without a name."""
    return _("Page {page}").format(page=page)
