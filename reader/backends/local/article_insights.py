"""Insights into one article: its words, keywords and names, their meanings, and related articles.

Made from a view and one of its articles. Spans are in code points of `Article.text`. The first call of most methods
loads a dictionary.
"""

from __future__ import annotations

from functools import cache
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
"""Number of an article's keywords that are searched for to find related articles."""
LONGEST = 40
"""Longest selection that is looked up in a dictionary, in code points."""


@cache
def _release_surplus() -> None:
    """Return, once, the memory that loading the dictionary took beyond what it keeps: 8 MB."""
    from reader.storage.memory import trim

    trim()


class InsightSources(Protocol):
    """The parts of a view that insights are made from."""

    @property
    def corpus(self) -> Corpus:
        """The articles."""

    @property
    def rarity(self) -> Rarity | None:
        """Document frequencies of words in this library; None if it is too small for reliable figures."""

    @property
    def searcher(self) -> Searcher:
        """Searches the articles."""

    @property
    def jumps(self) -> Jumps:
        """Continuations: which article goes on in which (下转, 上接)."""


class ArticleInsights:
    """Implements `reader.api.insights.Insights` for one article."""

    def __init__(self, view: InsightSources, key: int, own: UserDictionaries) -> None:
        self._view, self._key, self._own = view, key, own

    @property
    def _article(self) -> Article:
        return self._view.corpus.article(self._key)

    def keywords(self, limit: int = 8) -> tuple[Keyword, ...]:
        """Keywords with their weights, heaviest first.

        Weighed against this library if it is large enough for reliable frequencies, else against general Chinese.
        """
        from reader.analysis.keyword_weights import keywords

        article, rarity, own = self._article, self._view.rarity, self._own.dictionary
        found = keywords(article.headline, article.body, limit=limit, rarity=rarity, dictionary=own)
        _release_surplus()
        return found

    def names(self) -> tuple[Name, ...]:
        """People, places and organisations named in the article; within each kind, the most frequent first."""
        from reader.analysis.named_entities import names

        return names(self._article.text, self._article.authors, self._own.dictionary)

    def words(self) -> tuple[Span, ...]:
        """Spans of all words, in order."""
        from reader.analysis.segmenter import words

        return tuple(words(self._article.text, self._own.dictionary))

    def word_at(self, offset: int) -> Span | None:
        """Span of the word that contains the code point at `offset`; None if there is no word."""
        from reader.analysis.segmenter import words

        text = self._article.text
        start = text.rfind("\n", 0, max(offset, 0)) + 1
        spans = words(text[start:].partition("\n")[0], self._own.dictionary)
        return next((span.shifted(start) for span in spans if span.start <= offset - start < span.end), None)

    def entry_at(self, offset: int) -> Span | None:
        """Span of the word at `offset`, or of a longer CC-CEDICT entry with the same start."""
        span, known = self.word_at(offset), self._known()
        if span is None or known is None:
            return span
        line = self._article.text[span.start :].partition("\n")[0]
        return Span(span.start, max(span.end, span.start + known.longest(line)))

    def look_up(self, span: Span) -> tuple[Gloss, ...]:
        """Readings and meanings of a selection: the whole first, then its parts."""
        from reader.analysis.glosses import glosses

        return glosses("".join(self._article.text[span.start : span.end].split())[:LONGEST], self._known())

    def related(self, limit: int) -> tuple[Related, ...]:
        """Articles that share this one's heaviest keywords, best match first."""
        from reader.search.analytics.related import related

        words = [keyword.word for keyword in self.keywords(TELLING)]
        return related(self._view.searcher, self._key, words, limit)

    def series(self) -> tuple[Series, ...]:
        """Articles of the same series, in order."""
        from reader.search.analytics.series import series

        return series(self._view.searcher, self._key)

    def continuation(self) -> int | None:
        """Key of the article that continues this one (下转); None if it is not in the library."""
        return self._view.jumps.continuation(self._key)

    def beginning(self) -> int | None:
        """Key of the article that this one continues (上接); None if it is not in the library."""
        return self._view.jumps.beginning(self._key)

    def _known(self) -> Cedict | None:
        if self._own.meanings is None:
            return None
        from reader.analysis.cedict import cedict

        return cedict(self._own.meanings)
