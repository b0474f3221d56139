"""Query and index to ranked hits: which articles, in which order, and where in them?"""

from reader.search.evaluate import Cancelled
from reader.search.results import Hit, Results
from reader.search.searcher import Searcher

__all__ = ["Cancelled", "Hit", "Results", "Searcher"]
