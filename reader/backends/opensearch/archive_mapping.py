"""How an index is laid out: streams that are matched, columns that are grouped and sorted by, the article as it is.

The engine never analyses words: a token is one character, or two that stand side by side. So what it finds is what the
index on this machine finds. Texts are folded before they are sent. The streams are indexed and not stored: the text is
kept once, in the article. Where the engine cannot part a text into characters, they are sent apart.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from itertools import pairwise
from typing import Any

from reader.errors import ArchiveError
from reader.i18n import _
from reader.model import PRINTED

VERSION = 1
"""Of what is sent. An index of another version is refused."""
META = "newsprint_reader"
"""Under this name the index itself says what it is."""
GAP = 10_000
"""Positions between two fields of one stream: more than any text is asked to lie apart."""
PAIRED = ("head", "strict", "body")
"""The streams in which pairs of characters are indexed too: those in which most texts are sought.

`head`: the printed fields, the headline without its spaces; `strict`: the same with them."""
SINGLE = (*PRINTED, "spaced", "author", "publication", "page_name", "source", "named")
"""The streams of one field each; `spaced`: the headline with its spaces, `named`: names that need not be printed."""
COLUMNS = (
    *("section", "publication", "page", "page_name", "author", "source", "date", "month"),
    *("encoding", "text_id", "names"),
)
"""What is asked for as a whole, and counted."""
LONGEST = 2000
"""Characters of a name from which on it is not counted."""
SPACE = "\u2420"
"""Stands for a space among tokens that spaces divide."""


class Layout(StrEnum):
    """How tokens are made."""

    NGRAM = "ngram"
    """By the engine, of one character and of two."""
    SPACED = "spaced"
    """By us, divided by spaces: for engines without the tokenizer."""

    def single(self, stream: str) -> str:
        """The field in which the characters of a stream are."""
        return f"s.{stream}"

    def pairs(self, stream: str) -> str:
        """The field in which the pairs of a stream are."""
        return f"s.{stream}.two" if self is Layout.NGRAM else f"p.{stream}"

    def tokens(self, text: str, size: int) -> str:
        """`text` as it is sent to a field of tokens of `size` characters."""
        if self is Layout.NGRAM:
            return text
        kept = text.replace(" ", SPACE)
        return " ".join(kept if size == 1 else (one + other for one, other in pairwise(kept)))


def index_settings(layout: Layout, shards: int, replicas: int) -> dict[str, Any]:
    """What an index is made with."""
    return {
        "settings": {
            "number_of_shards": shards,
            "number_of_replicas": replicas,
            "refresh_interval": "5s",
            "analysis": _analysis(layout),
        },
        "mappings": {
            "_meta": {META: {"version": VERSION, "layout": str(layout)}},
            "dynamic": "strict",
            "_source": {"excludes": ["s", "p"]},
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
    two = {**one, "analyzer": "two" if inside else "whitespace", "norms": False}
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
    """How an index is laid out, by what the engine tells of it. Raises `ArchiveError` for one that is none of ours."""
    told = [(each.get("mappings", {}).get("_meta") or {}).get(META) or {} for each in mappings.values()]
    versions, layouts = {each.get("version") for each in told}, {each.get("layout") for each in told}
    if versions != {VERSION} or len(layouts) != 1 or not layouts <= {str(each) for each in Layout}:
        raise ArchiveError(
            _("{address}: no archive of this program, or of another version; `reader publish` makes one").format(
                address=address
            )
        )
    return Layout(str(layouts.pop()))
