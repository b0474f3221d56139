"""Where a text is from, in words: for the colophon under an article, and for what is copied out of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.i18n import _

if TYPE_CHECKING:
    from reader.model import Article


def source_lines(article: Article) -> tuple[str, ...]:
    """Up to three lines: the issue and page, the address on the web, and the lines of the file."""
    jumps = [
        _("continued from page {page}").format(page=article.jump_from) if article.jump_from else "",
        _("continued on page {page}").format(page=article.jump_to) if article.jump_to else "",
    ]
    file = _("{source}, lines {first}–{last}").format(
        source=article.source.rsplit("/", 1)[-1], first=article.lines[0], last=article.lines[1]
    )
    told = " · ".join(word for word in [issue(article), *jumps] if word)
    return tuple(line for line in (told, article.url, file) if line)


def issue(article: Article) -> str:
    """Paper, date, page and the page's name, as far as they are known."""
    page = _("page {page}").format(page=article.page) if article.page else None
    return " · ".join(word for word in (article.publication, article.date, page, article.page_name) if word)


def quoted(text: str, article: Article) -> str:
    """`text` as it goes to the clipboard: unwrapped, and with its source under it, the address on the web last."""
    told = issue(article)
    address = f"{article.url}\n" if article.url else ""
    headline = _("“{headline}”").format(headline=article.headline)
    return f"{text}\n\n—— {headline}{', ' if told and _('“{headline}”')[0] == '“' else ''}{told}\n{address}"
