"""Search: from a query and an index to ranked hits and their spans."""

from reader.api.results import Hit, Snippet
from reader.search.lazy_ranking import LazyRanking
from reader.search.search_results import SearchResults
from reader.search.searcher import Searcher
from reader.search.snippets import snippets

__all__ = ["Hit", "LazyRanking", "SearchResults", "Searcher", "Snippet", "snippets"]
