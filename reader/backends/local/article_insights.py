"""What stands around an article: its words, keywords and names, what they mean, what it is related to.

Takes what can be seen of a library at one moment and numbers of its articles, gives words and numbers; spans are in
code points of `Article.text`. The first call of most loads a dictionary.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.backends.local.local_view import LocalView
from reader.backends.local.user_dictionaries import UserDictionaries
from reader.span import Span

if TYPE_CHECKING:
    from reader.analysis.cedict import Cedict
    from reader.analysis.glosses import Gloss
    from reader.analysis.keyword_weights import Keyword
    from reader.analysis.named_entities import Name
    from reader.api.analytics import Related, Series

TELLING = 12
"""Keywords of an article by which related ones are sought."""
LONGEST = 40
"""Characters of a stretch that are looked up."""


class ArticleInsights:
    """Asked of the articles of one moment."""

    def __init__(self, seen: LocalView, own: UserDictionaries) -> None:
        self._seen, self._own = seen, own

    def keywords(self, number: int, limit: int) -> tuple[Keyword, ...]:
        """The words that tell this article from others, weighed, the weightiest first."""
        from reader.analysis.keyword_weights import keywords

        article = self._seen.stacks.article(number)
        rarity, own = self._seen.rarity, self._own.dictionary
        return keywords(article.headline, article.body, limit=limit, rarity=rarity, dictionary=own)

    def names(self, number: int) -> tuple[Name, ...]:
        """The people, places and organisations that it names, of each kind the frequent ones first."""
        from reader.analysis.named_entities import names

        article = self._seen.stacks.article(number)
        return names(article.text, article.authors, self._own.dictionary)

    def words(self, number: int) -> tuple[Span, ...]:
        """Where its words are."""
        from reader.analysis.segmenter import words

        return tuple(words(self._seen.stacks.article(number).text, self._own.dictionary))

    def word_at(self, number: int, offset: int) -> Span | None:
        """The word around the code point at `offset`; None where there is none."""
        from reader.analysis.segmenter import words

        text = self._seen.stacks.article(number).text
        start = text.rfind("\n", 0, max(offset, 0)) + 1
        spans = words(text[start:].partition("\n")[0], self._own.dictionary)
        return next((span.shifted(start) for span in spans if span.start <= offset - start < span.end), None)

    def entry_at(self, number: int, offset: int) -> Span | None:
        """The word around `offset`, or a longer one of CC-CEDICT that begins where it does."""
        span, known = self.word_at(number, offset), self._known()
        if span is None or known is None:
            return span
        line = self._seen.stacks.article(number).text[span.start :].partition("\n")[0]
        return Span(span.start, max(span.end, span.start + known.longest(line)))

    def look_up(self, number: int, span: Span) -> tuple[Gloss, ...]:
        """How a stretch of an article is read and what it means: as a whole, then by its parts."""
        from reader.analysis.glosses import glosses

        text = self._seen.stacks.article(number).text[span.start : span.end]
        return glosses("".join(text.split())[:LONGEST], self._known())

    def related(self, number: int, limit: int) -> tuple[Related, ...]:
        """Articles that share the weightiest words of this one, best first."""
        from reader.search.analytics.related import related

        words = [keyword.word for keyword in self.keywords(number, TELLING)]
        return related(self._seen.searcher, number, words, limit)

    def series(self, number: int) -> tuple[Series, ...]:
        """The series that it is in."""
        from reader.search.analytics.series import series

        return series(self._seen.searcher, number)

    def _known(self) -> Cedict | None:
        if self._own.meanings is None:
            return None
        from reader.analysis.cedict import cedict

        return cedict(self._own.meanings)
