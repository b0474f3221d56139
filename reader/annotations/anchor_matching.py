"""Matching of marks to articles when the original article no longer exists.

Takes an anchor and articles; gives the article and the span. An article's id changes with its text (a source parsed
again, a misprint corrected), its source when the file is moved: one of the two, or the quote in its context, identifies
it.
"""

from collections.abc import Iterable
from pathlib import PurePath
from typing import NamedTuple

from reader.annotations.anchor import Anchor, AnchorMatch
from reader.model import Article
from reader.span import Span

CERTAIN = 16
"""Characters of quote and context that must agree in an article of another source."""


class Match(NamedTuple):
    """The article that an anchor was found in, and where."""

    article: Article
    span: Span

    @property
    def anchor(self) -> Anchor:
        """The anchor updated for the article's current text."""
        return Anchor.of(self.article, self.span)


def match(anchor: Anchor, articles: Iterable[Article]) -> Match | None:
    """The best match of `anchor` among `articles`; None if none is good enough.

    Articles are ranked by kinship (same id, same source, same file name, others), then by similarity of context.
    """
    best: tuple[tuple[int, int], Match] | None = None
    for article in articles:
        kinship = _kinship(anchor, article)
        fit = _fit(anchor, article, kinship)
        if fit and (best is None or (kinship, fit.agreeing) > best[0]):
            best = (kinship, fit.agreeing), Match(article, fit.span)
    return best[1] if best else None


def _fit(anchor: Anchor, article: Article, kinship: int) -> AnchorMatch | None:
    """Fit of `anchor`; an article of another id and file name must hold the quote unchanged, with much context."""
    if kinship:
        return anchor.fit(article.text)
    fit = anchor.exact_fit(article.text)
    return fit if fit and len(anchor.quote) + fit.agreeing >= CERTAIN else None


def _kinship(anchor: Anchor, article: Article) -> int:
    if article.id == anchor.article:
        return 3
    if article.source == anchor.source:
        return 2
    return int(PurePath(article.source).name == PurePath(anchor.source).name)
