"""Related articles: those that share the keywords with the highest weights.

Takes an article and its keywords, searches for any of them, and gives the other articles found, best first by the
ranking of every search (BM25), each with the words it shares. Articles that share a single word are given only if none
shares two.
"""

from collections.abc import Sequence

from reader.analysis.folding import fold
from reader.api.analytics import Related
from reader.query.parser import Query
from reader.query.tree import Literal, Or
from reader.search.searcher import Searcher
from reader.span import Span

LOOKED_AT = 5
"""Candidates examined for each related article requested: some share one word only, or are duplicates."""


def related(searcher: Searcher, number: int, words: Sequence[str], limit: int) -> tuple[Related, ...]:
    """At most `limit` articles that share any of `words` with the article `number`; not itself."""
    if not words:
        return ()
    asked = tuple(Literal(word, exact=False, span=Span(0, 0)) for word in words)
    results = searcher.search(Query(" | ".join(words), Or(asked, Span(0, 0)) if len(asked) > 1 else asked[0]))
    headline = searcher.text_of(number).headline
    found = list[Related]()
    for hit in results.hits(0, limit * LOOKED_AT + 1):
        if hit.key != number:
            article = searcher.text_of(hit.key)
            folded = fold(article.text)
            shared = tuple(word for word in words if fold(word) in folded)
            found.append(Related(hit.key, shared, article.headline == headline))
    several = [one for one in found if len(one.words) > 1]
    return tuple((several or found)[:limit])
