"""Query and index to ranked hits: which articles, in which order, and where in them?"""

from reader.search.answer import Hit
from reader.search.lazy_ranking import LazyRanking
from reader.search.search_results import SearchResults
from reader.search.searcher import Searcher
from reader.search.snippets import Snippet, snippets

__all__ = ["Hit", "LazyRanking", "SearchResults", "Searcher", "Snippet", "snippets"]
