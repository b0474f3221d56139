"""Anchor of a mark: quote, context before and after, and old position, by which its text is found again.

After the TextQuoteSelector of the W3C Web Annotation Data Model (section 4.2.4), with the position (4.2.5) as a hint.
Offsets are code points into `Article.text`. White space is ignored in comparisons, because a
new parse may join or split lines. A candidate that agrees in fewer than `MIN_AGREEMENT` characters is rejected.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from heapq import nsmallest
from itertools import takewhile
from typing import NamedTuple

from reader.model import Article
from reader.span import Span

CONTEXT = 32
"""Code points of context stored on either side."""
SHORTEST = 16
"""Code points quoted by a mark on a position, which has no extent."""
MIN_AGREEMENT = 6
"""Characters of quote and context that must agree."""
LOOKED_AT = 1000
"""Most candidates that are compared: those nearest to the old position."""


class AnchorMatch(NamedTuple):
    """A candidate place for an anchor."""

    agreeing: int
    """Characters of context that are the same, going outwards from the quote."""
    near: int
    """Minus the distance from where the anchor was, in code points."""
    span: Span


@dataclass(frozen=True, slots=True)
class Anchor:
    """Description of a span of an article's text, to find it in a changed text."""

    article: str
    """The id of the article."""
    source: str
    """Source of the article."""
    quote: str
    """The text itself; never empty."""
    prefix: str
    """Text before the quote, at most `CONTEXT` code points."""
    suffix: str
    """Text after the quote, at most `CONTEXT` code points."""
    offset: int
    """Code point at which the quote began."""

    def __post_init__(self) -> None:
        if not self.quote or self.offset < 0:
            raise ValueError(f"an anchor quotes some text at some place: {self!r}")

    @classmethod
    def of(cls, article: Article, span: Span) -> "Anchor":
        """The anchor of `span` in `article.text`; for an empty span its quote is the rest of the line."""
        text = article.text
        start = max(0, min(span.start, len(text) - 1))
        end = min(span.end, len(text))
        if end <= start:
            start, end = _line_from(text, start)
        prefix, suffix = text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
        return cls(article.id, article.source, text[start:end], prefix, suffix, start)

    def locate(self, text: str) -> Span | None:
        """Current span of the quote in `text`; None if it is gone.

        Of several candidates the one with the most similar context counts, and of equals the one nearest to the old
        position.
        """
        fit = self.fit(text)
        return fit.span if fit else None

    def fit(self, text: str) -> AnchorMatch | None:
        """Current span of the quote in `text` (see `locate`), with the quality of its fit; None if it is gone."""
        if self._untouched(text):
            return AnchorMatch(len(self.prefix) + len(self.suffix), 0, Span(self.offset, self.offset + len(self.quote)))
        return self.exact_fit(text) or self._accepted(self._blank_fits(text))

    def exact_fit(self, text: str) -> AnchorMatch | None:
        """The best candidate where the quote is unchanged."""
        starts = nsmallest(LOOKED_AT, _all(text, self.quote), key=lambda start: abs(start - self.offset))
        return self._accepted(self._fit_at(text, start, start + len(self.quote)) for start in starts)

    def _untouched(self, text: str) -> bool:
        whole = self.prefix + self.quote + self.suffix
        return text.startswith(whole, self.offset - len(self.prefix)) and self.offset >= len(self.prefix)

    def _blank_fits(self, text: str) -> Iterator[AnchorMatch]:
        """The candidates where the quote is unchanged except for white space."""
        places = [place for place, sign in enumerate(text) if not sign.isspace()]
        bare, quote = "".join(map(text.__getitem__, places)), _bare(self.quote)
        for start in nsmallest(LOOKED_AT, _all(bare, quote), key=lambda start: abs(places[start] - self.offset)):
            yield self._fit_at(text, places[start], places[start + len(quote) - 1] + 1)

    def _fit_at(self, text: str, start: int, end: int) -> AnchorMatch:
        before, after = _bare(text[max(0, start - 2 * CONTEXT) : start]), _bare(text[end : end + 2 * CONTEXT])
        agreeing = _alike(before[::-1], _bare(self.prefix)[::-1]) + _alike(after, _bare(self.suffix))
        return AnchorMatch(agreeing, -abs(start - self.offset), Span(start, end))

    def _accepted(self, fits: Iterator[AnchorMatch]) -> AnchorMatch | None:
        """The best of `fits` if enough of it agrees, else None."""
        best = max(fits, default=None)
        quoted = len(_bare(self.quote))
        there = quoted + len(_bare(self.prefix)) + len(_bare(self.suffix))
        return best if best and quoted + best.agreeing >= min(MIN_AGREEMENT, there) else None


def _line_from(text: str, start: int) -> tuple[int, int]:
    """The first `SHORTEST` code points of the line from `start` on; at its end, of the next one."""
    if text[start] == "\n":
        start += 1
    end = text.find("\n", start, start + SHORTEST)
    return start, end if end > start else min(start + SHORTEST, len(text))


def _all(text: str, quote: str) -> Iterator[int]:
    """Starts of all occurrences of `quote`; overlapping ones only for a short quote."""
    step = 1 if len(quote) <= SHORTEST else len(quote)
    start = text.find(quote) if quote else -1
    while start >= 0:
        yield start
        start = text.find(quote, start + step)


def _bare(text: str) -> str:
    return "".join(text.split())


def _alike(left: str, right: str) -> int:
    """Length of the common prefix of the two, in code points."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(left, right, strict=False)))
