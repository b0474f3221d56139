"""Conversion of articles to archive documents, and back.

The document id is derived from text, publication, date and page: publishing twice makes one document, and the same text
in two papers makes two. It begins with the article's local id, so that local marks find their article.
"""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Mapping, Sequence
from itertools import accumulate, pairwise
from typing import Any, NamedTuple

from reader.analysis.folding import fold_long
from reader.backends.opensearch.archive_mapping import PAIRED, Layout
from reader.ingest.clean import clean_line, is_spotless
from reader.model import PRINTED, Article, Block, BlockKind, identity
from reader.search.matching.unprinted import texts_for

KEPT = (
    *("source", "url", "jump_to", "jump_from", "publication", "date", "page", "page_name"),
    *("section", "kicker", "headline", "subheadline", "byline", "dateline"),
)
"""Fields stored unchanged, besides blocks, lines and authors."""
TEXT_ID = 10
"""Length of the part of an id that is derived from the text, in characters."""


class ArchiveDocument(NamedTuple):
    """A document to be indexed."""

    id: str
    body: dict[str, Any]


def archive_id(article: Article) -> str:
    """Document id of an article."""
    place = "\0".join((article.publication or "", article.date or "", article.page or ""))
    return f"{identity(article.text)}-{identity(place)[:6]}"


def document(article: Article, layout: Layout, order: int, encoding: str = "utf-8") -> ArchiveDocument:
    """Document of an article; `order` is its position among those published together."""
    own = archive_id(article)
    columns = {
        name: value for name in ("section", "publication", "page_name", "source") if (value := _of(article, name))
    }
    if article.page:
        columns["page"] = article.page.lstrip("0") or "0"
    body: dict[str, Any] = {
        "s": _streams(article, layout, 1),
        **columns,
        **_dates(article.date),
        "id": own,
        "text_id": own[:TEXT_ID],
        "author": list(article.authors),
        "names": sorted({text for name in _names(article) for text in texts_for(name)}),
        "order": order,
        "size": len(article.text),
        "encoding": encoding,
        "article": _kept(article),
    }
    if layout is Layout.SPACED:
        body["p"] = {name: text for name, text in _streams(article, layout, 2).items() if name in PAIRED}
    return ArchiveDocument(own, body)


def _names(article: Article) -> list[str]:
    """Names of an article that its text need not contain: authors, publication, page name."""
    return [*article.authors, *(name for name in (article.publication, article.page_name) if name)]


def _of(article: Article, name: str) -> str | None:
    value = getattr(article, name)
    return value if isinstance(value, str) else None


def _streams(article: Article, layout: Layout, size: int) -> dict[str, list[str]]:
    """Texts of each stream, as tokens of `size` characters."""
    streams = folded_streams(article)
    if layout is Layout.NGRAM:
        return streams
    return {
        name: [layout.tokens(text, size) for text in texts]
        for name, texts in streams.items()
        if size == 1 or name in PAIRED
    }


def folded_streams(article: Article) -> dict[str, list[str]]:
    """Folded texts of each stream that has some."""
    printed = dict(article.printed())
    names = {name: [value] for name in ("publication", "page_name") if (value := _of(article, name))}
    folded = _folded(
        {
            **{name: [text] for name, text in printed.items()},
            "body": ["".join([block.text for block in article.blocks])],
            "named": _names(article),
            **names,
            "author": article.authors,
            "source": [article.source],
        }
    )
    spaced = folded["headline"]
    strict = [text for name in printed for text in folded[name]]
    folded["headline"] = [text.replace(" ", "") for text in spaced]
    head = [text for name in printed for text in folded[name]]
    streams = {"head": head, "strict": strict, **folded, "spaced": spaced}
    return {name: kept for name, texts in streams.items() if (kept := [text for text in texts if text])}


def _folded(streams: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    """The texts folded, all together: each call for a short one takes as long as for a page."""
    texts = [text for some in streams.values() for text in some]
    whole, ends = fold_long("".join(texts)), accumulate(map(len, texts), initial=0)
    each = iter([whole[begin:end] for begin, end in pairwise(ends)])
    return {name: [next(each) for _text in some] for name, some in streams.items()}


def _dates(date: str | None) -> dict[str, str]:
    """Date fields: the date as written; if valid, its first and last day, and its month if known."""
    if not date:
        return {}
    first = date + "-01-01"[len(date) - 4 :] if len(date) < 10 else date
    try:
        day = datetime.date.fromisoformat(first)
    except ValueError:
        return {"date": date}
    month = day.month if len(date) > 4 else 12
    end = calendar.monthrange(day.year, month)[1]
    last = date if len(date) == 10 else f"{date[:4]}-{month:02}-{end}"
    return {"date": date, "day": first, "until": last} | ({"month": date[:7]} if len(date) > 4 else {})


def _kept(article: Article) -> dict[str, Any]:
    fields = {name: value for name in KEPT if (value := getattr(article, name)) is not None}
    blocks = [[str(block.kind), block.text] for block in article.blocks]
    printed = {"is_printed": True} if article.is_printed else {}
    repeated = {"repeated": list(article.repeated)} if article.repeated else {}
    return (
        fields | printed | repeated | {"lines": list(article.lines), "authors": list(article.authors), "blocks": blocks}
    )


def article_of(id: str, kept: dict[str, Any]) -> Article:  # noqa: A002 - the name of the field
    """Article of a stored document. Text is cleaned, because another program may have written it. Raises ValueError."""
    try:
        fields = {name: _safe(kept[name]) for name in KEPT if kept.get(name) is not None}
        blocks = tuple(Block(BlockKind(kind), _safe(text)) for kind, text in kept["blocks"])
        first, last = map(int, kept["lines"])
        authors = tuple(map(_safe, kept["authors"]))
        return Article(
            lines=(first, last),
            authors=authors,
            blocks=blocks,
            id=id,
            is_printed=kept.get("is_printed") is True,
            repeated=_repeated(kept),
            **fields,
        )
    except (KeyError, OverflowError, TypeError) as error:
        raise ValueError(str(error)) from None


def _repeated(kept: dict[str, Any]) -> tuple[str, ...]:
    """The printed fields of a stored document that its body holds too."""
    return tuple([name for name in PRINTED if name in kept.get("repeated", ())])


def _safe(text: object) -> str:
    """Text on one line, cleaned; does nothing to text that this program sent."""
    message = str(text)
    return message if is_spotless(message) and "\n" not in message else clean_line(message)
