"""Matches in the headline of an article, as lists of headlines show them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.span import Span, merged

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.model import Article


def headline_spans(article: Article, spans: Iterable[Span]) -> list[Span]:
    """Those of some spans of `Article.text` that are in the headline, as spans of it, disjoint.

    A headline that was taken from the text is at the beginning of the body too.
    """
    above = next(part.span for part in article.parts if part.name == "headline")
    starts = (above.start, article.body_start) if "headline" in article.repeated else (above.start,)
    moved = [span.shifted(-start) for start in starts for span in spans]
    return merged(span for span in moved if span.within(Span(0, len(article.headline))))
