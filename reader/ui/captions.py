"""Captions of articles and list headings, and the source lines of a text, for lists and copies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.api.article_heading import heading_of, page_in_words
from reader.i18n import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.api.library import Summary
    from reader.api.outline import OutlineHeading
    from reader.model import Article


def source_lines(article: Article) -> tuple[str, ...]:
    """Up to three lines: the issue and page, the address on the web, and the lines of the file."""
    jumps = [
        _("continued from page {page}").format(page=article.jump_from) if article.jump_from else "",
        _("continued on page {page}").format(page=article.jump_to) if article.jump_to else "",
    ]
    template = _("{source}, page {first}, region {last}") if article.is_printed else _("{source}, lines {first}–{last}")
    file = template.format(source=article.source.rsplit("/", 1)[-1], first=article.lines[0], last=article.lines[1])
    text = " · ".join(word for word in [issue(article), *jumps] if word)
    return tuple(line for line in (text, article.url, file) if line)


def issue(article: Article) -> str:
    """Newspaper, date, page and page name, as far as known."""
    page = _("page {page}").format(page=article.page) if article.page else None
    return " · ".join(word for word in (article.publication, article.date, page, article.page_name) if word)


def quoted(text: str, article: Article) -> str:
    """`text` for the clipboard, followed by its source, with the web address last."""
    printed = issue(article)
    source = _("“{headline}”, {issue}") if printed else _("“{headline}”")
    address = f"{article.url}\n" if article.url else ""
    return f"{text}\n\n—— {source.format(headline=article.headline, issue=printed)}\n{address}"


def groupings() -> dict[str, str]:
    """Groupings of the list, with their labels."""
    return {
        "section": _("by section"),
        "publication": _("by paper"),
        "date": _("by date"),
        "page": _("by page"),
        "folder": _("by folder"),
    }


def sorts() -> dict[str, str]:
    """Sort orders of the list, with their labels."""
    return {"printed": _("as printed"), "newest": _("newest first"), "oldest": _("oldest first")}


def heading_name(heading: OutlineHeading) -> str:
    """Label of a list heading."""
    path, kind = heading.path, heading.kind
    if kind == "date":
        return date_name(path[-1])
    if kind == "page":
        return page_in_words(path[-1]) if path[-1] else _("unknown")
    if kind == "section":
        name, paper, _date = path
        return name or paper or _("unknown")
    return path[-1] or _("unknown")


def path_name(headings: Sequence[OutlineHeading]) -> str:
    """Label of a heading and its parents, given from the innermost outwards: of dates only the innermost."""
    inner = (None, *(heading.kind for heading in headings))
    names = [
        heading_name(heading)
        for heading, kind in zip(headings, inner, strict=False)
        if (kind, heading.kind) != ("date", "date")
    ]
    return " ".join(reversed(names))


def date_name(date: str) -> str:
    """Label of a year, month or day (ISO 8601)."""
    year, month, day = [*(int(part) for part in date.split("-") if part), 0, 0, 0][:3]
    if day:
        return _("{year}-{month:02}-{day:02}").format(year=year, month=month, day=day)
    if month:
        return _("{year}-{month:02}").format(year=year, month=month)
    return _("{year}").format(year=year) if year else _("no date")


def place_name(summary: Summary) -> str:
    """Short label of an article's place: its section, else the page by name or number, else the newspaper."""
    return heading_of(summary) or summary.publication or _("unknown")
