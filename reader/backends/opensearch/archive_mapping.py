"""Layout of an index: streams for matching, columns for grouping and sorting, and the stored article.

The engine never segments words: a token is one character or two adjacent ones, so that it finds what the local index
finds. Texts are folded before they are sent. The engine stores a document as it was sent: it would have to write one
without its streams anew, and keep the other too until it is sure of all replicas. For engines without the ngram
tokenizer, tokens are sent separated by spaces.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from itertools import pairwise
from typing import Any

from reader.errors import ArchiveError
from reader.i18n import _
from reader.model import PRINTED

VERSION = 3
"""Version of the layout of a new index."""
KNOWN_VERSIONS = (1, 2, 3)
"""Versions that are read and written; any other index is refused. They hold the same documents and answer the same
queries. Before 3, pairs had positions too: a quarter more on the disk, a fifth more time. The engine keeps documents of
version 1 without their streams, which takes it another sixth."""
META = "newsprint_reader"
"""Key of our entry in the index's `_meta`."""
GAP = 10_000
"""Gap between two fields of one stream, in positions: larger than any distance a query can ask for."""
PAIRED = ("head", "strict", "body")
"""Streams that also index pairs of characters, without positions: those that most queries search.

`head`: printed fields, the headline without spaces. `strict`: printed fields, the headline with spaces."""
SINGLE = (*PRINTED, "spaced", "author", "publication", "page_name", "source", "named")
"""Streams of one field each. `spaced`: the headline with spaces. `named`: names that the text need not contain."""
COLUMNS = (
    *("section", "publication", "page", "page_name", "author", "source", "date", "month"),
    *("encoding", "text_id", "names"),
)
"""Fields that are matched as a whole and counted."""
LONGEST = 2000
"""Longest name that is counted, in characters."""
REFRESHED = "30s"
"""Time after which articles are found that are still being published, in the engine's notation: each time costs the
engine a small segment that is merged later. At the end of publishing, all are found at once."""
SPACE = "\u2420"
"""Stands for a space character in space-separated tokens."""


class Layout(StrEnum):
    """Way in which tokens are made."""

    NGRAM = "ngram"
    """The engine's ngram tokenizer makes tokens of one and two characters."""
    SPACED = "spaced"
    """This program sends tokens separated by spaces, for engines without the ngram tokenizer."""

    def single(self, stream: str) -> str:
        """Field with the single characters of a stream."""
        return f"s.{stream}"

    def pairs(self, stream: str) -> str:
        """Field with the pairs of a stream."""
        return f"s.{stream}.two" if self is Layout.NGRAM else f"p.{stream}"

    def tokens(self, text: str, size: int) -> str:
        """`text` in the form sent to a field of `size`-character tokens."""
        if self is Layout.NGRAM:
            return text
        kept = text.replace(" ", SPACE)
        return " ".join(kept if size == 1 else (one + other for one, other in pairwise(kept)))


def index_settings(layout: Layout, shards: int, replicas: int) -> dict[str, Any]:
    """Settings and mappings of a new index."""
    return {
        "settings": {
            "number_of_shards": shards,
            "number_of_replicas": replicas,
            "refresh_interval": REFRESHED,
            "analysis": _analysis(layout),
        },
        "mappings": {
            "_meta": {META: {"version": VERSION, "layout": str(layout)}},
            "dynamic": "strict",
            "properties": _properties(layout),
        },
    }


def _analysis(layout: Layout) -> dict[str, Any]:
    if layout is Layout.SPACED:
        return {}
    grams = {
        name: {"type": "ngram", "min_gram": size, "max_gram": size, "token_chars": []}
        for size, name in enumerate(("one", "two"), 1)
    }
    return {"tokenizer": grams, "analyzer": {name: {"type": "custom", "tokenizer": name} for name in grams}}


def _properties(layout: Layout) -> dict[str, Any]:
    inside = layout is Layout.NGRAM
    one = {"type": "text", "analyzer": "one" if inside else "whitespace", "position_increment_gap": GAP}
    two = {"type": "text", "analyzer": "two" if inside else "whitespace", "norms": False, "index_options": "freqs"}
    key = {"type": "keyword", "ignore_above": LONGEST}
    day = {"type": "date", "format": "yyyy-MM-dd"}
    streams = {name: {**one, "fields": {"two": two}} if inside else one for name in PAIRED}
    return {
        "s": {"properties": {**streams, **{name: {**one, "norms": False} for name in SINGLE}}},
        **({} if inside else {"p": {"properties": dict.fromkeys(PAIRED, two)}}),
        **dict.fromkeys(COLUMNS, key),
        "id": {"type": "keyword"},
        "day": day,
        "until": day,
        "order": {"type": "long"},
        "size": {"type": "integer"},
        "article": {"type": "object", "enabled": False},
    }


def layout_of(mappings: Mapping[str, Any], address: str) -> Layout:
    """Layout of an existing index. Raises `ArchiveError` if it was not made by this program."""
    metadata = [(each.get("mappings", {}).get("_meta") or {}).get(META) or {} for each in mappings.values()]
    versions, layouts = {each.get("version") for each in metadata}, {each.get("layout") for each in metadata}
    if not versions <= {*KNOWN_VERSIONS} or len(layouts) != 1 or not layouts <= {str(each) for each in Layout}:
        raise ArchiveError(
            _("{address}: not an archive of this version of reader; create one with `reader publish`").format(
                address=address
            )
        )
    return Layout(str(layouts.pop()))
