"""The index: postings of all articles, and the lookup of literals in them."""

from reader.index.builder import IndexBuilder
from reader.index.inverted_index import Index
from reader.index.merge import merge_segments
from reader.index.segment import Segment

__all__ = ["Index", "IndexBuilder", "Segment", "merge_segments"]
