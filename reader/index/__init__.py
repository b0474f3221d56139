"""Articles to postings: where are the occurrences of this?"""

from reader.index.builder import IndexBuilder
from reader.index.inverted_index import Index
from reader.index.merge import merge_segments
from reader.index.segment import Segment

__all__ = ["Index", "IndexBuilder", "Segment", "merge_segments"]
