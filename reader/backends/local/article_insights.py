"""What stands around an article: its words, keywords and names, what they mean, what it is related to.

Takes a view of a library and an article of it, gives words and keys; spans are in code points of `Article.text`. The
first call of most loads a dictionary.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from reader.span import Span

if TYPE_CHECKING:
    from reader.analysis.cedict import Cedict
    from reader.analysis.glosses import Gloss
    from reader.analysis.keyword_weights import Keyword, Rarity
    from reader.analysis.named_entities import Name
    from reader.api.analytics import Related, Series
    from reader.backends.local.jumps import Jumps
    from reader.backends.local.user_dictionaries import UserDictionaries
    from reader.model import Article
    from reader.search import Searcher
    from reader.storage.corpus import Corpus

TELLING = 12
"""Keywords of an article by which related ones are sought."""
LONGEST = 40
"""Characters of a stretch that are looked up."""


class InsightSources(Protocol):
    """What of a view is needed here."""

    @property
    def corpus(self) -> Corpus:
        """The articles."""

    @property
    def rarity(self) -> Rarity | None:
        """How rare words are in this library; None where it is too small to tell."""

    @property
    def searcher(self) -> Searcher:
        """Searches the articles."""

    @property
    def jumps(self) -> Jumps:
        """Which article goes on where."""


class ArticleInsights:
    """Asked of one article (see `reader.api.library.Insights`)."""

    def __init__(self, view: InsightSources, key: int, own: UserDictionaries) -> None:
        self._view, self._key, self._own = view, key, own

    @property
    def _article(self) -> Article:
        return self._view.corpus.article(self._key)

    def keywords(self, limit: int = 8) -> tuple[Keyword, ...]:
        """The words that tell this article from others, weighed, the weightiest first.

        Against this library where it is large enough to tell what is usual.
        """
        from reader.analysis.keyword_weights import keywords

        article, rarity, own = self._article, self._view.rarity, self._own.dictionary
        return keywords(article.headline, article.body, limit=limit, rarity=rarity, dictionary=own)

    def names(self) -> tuple[Name, ...]:
        """The people, places and organisations that it names, of each kind the frequent ones first."""
        from reader.analysis.named_entities import names

        return names(self._article.text, self._article.authors, self._own.dictionary)

    def words(self) -> tuple[Span, ...]:
        """Where its words are."""
        from reader.analysis.segmenter import words

        return tuple(words(self._article.text, self._own.dictionary))

    def word_at(self, offset: int) -> Span | None:
        """The word around the code point at `offset`; None where there is none."""
        from reader.analysis.segmenter import words

        text = self._article.text
        start = text.rfind("\n", 0, max(offset, 0)) + 1
        spans = words(text[start:].partition("\n")[0], self._own.dictionary)
        return next((span.shifted(start) for span in spans if span.start <= offset - start < span.end), None)

    def entry_at(self, offset: int) -> Span | None:
        """The word around `offset`, or a longer one of CC-CEDICT that begins where it does."""
        span, known = self.word_at(offset), self._known()
        if span is None or known is None:
            return span
        line = self._article.text[span.start :].partition("\n")[0]
        return Span(span.start, max(span.end, span.start + known.longest(line)))

    def look_up(self, span: Span) -> tuple[Gloss, ...]:
        """How a stretch of the article is read and what it means: as a whole, then by its parts."""
        from reader.analysis.glosses import glosses

        return glosses("".join(self._article.text[span.start : span.end].split())[:LONGEST], self._known())

    def related(self, limit: int) -> tuple[Related, ...]:
        """Articles that share the weightiest words of this one, best first."""
        from reader.search.analytics.related import related

        words = [keyword.word for keyword in self.keywords(TELLING)]
        return related(self._view.searcher, self._key, words, limit)

    def series(self) -> tuple[Series, ...]:
        """The series that it is in."""
        from reader.search.analytics.series import series

        return series(self._view.searcher, self._key)

    def continuation(self) -> int | None:
        """The article that this one goes on as (下转), when it is in the library."""
        return self._view.jumps.continuation(self._key)

    def beginning(self) -> int | None:
        """The article that this one is the rest of (上接), when it is in the library."""
        return self._view.jumps.beginning(self._key)

    def _known(self) -> Cedict | None:
        if self._own.meanings is None:
            return None
        from reader.analysis.cedict import cedict

        return cedict(self._own.meanings)
