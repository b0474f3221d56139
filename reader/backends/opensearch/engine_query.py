"""Compiler from query trees to engine queries that find exactly the matches, or a superset.

A superset is harmless: every shown article is searched again locally. Only the engine's counts are then "at most".
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, NamedTuple

from reader.analysis.folding import fold, fold_pattern, spellings
from reader.analysis.pinyin import characters, plain, syllables, syllables_from
from reader.backends.opensearch.archive_mapping import GAP, PAIRED, Layout
from reader.backends.opensearch.engine_clauses import Dsl, any_of, dated, each_of, lacking, numbered
from reader.errors import ArchiveError
from reader.i18n import N_
from reader.model import PRINTED
from reader.query.tree import (
    And,
    DateRange,
    Everything,
    Field,
    FieldName,
    Gap,
    Literal,
    Near,
    Node,
    Not,
    Nothing,
    Or,
    Pinyin,
    Regex,
    Scope,
    Unfolded,
    Wildcard,
    WordTerm,
    walk,
)
from reader.search.matching.across_marks import AcrossMarks
from reader.search.matching.regex_search import required

HEADING = 5.0
"""Weight of a match in a heading; in the body it is 1."""
NAMES = "names"
"""Marks the names that the text need not contain, whole and in words."""
EVERYWHERE = ("head", "body", NAMES)
TEXTUAL = ("head", "body")
FIELDS: dict[FieldName, tuple[str, ...]] = {
    **{name: (name.value,) for name in FieldName if name.value in (*PRINTED, "body", "publication", "source")},
    FieldName.AUTHOR: ("byline", "author"),
    FieldName.PAGE: ("page_name",),
    FieldName.ORIGIN: ("byline", "dateline", "publication", "author"),
}
"""Streams searched for each field."""
STRICT = {"head": "strict", "headline": "spaced"}
"""Streams with spaces as printed, for quoted texts."""
MOST_TERMS = 20_000
"""Most character pairs for a pinyin query; engines allow 65,536 terms."""
MOST_MARKS = 3
"""Most punctuation marks between two characters of a text that is searched across marks."""
MOST_PAIRS = 8
"""Most pairs of a text that its articles are narrowed by before its positions are looked at: more find no fewer."""
LONGEST = 200
"""Longest text sent to the engine, in characters; the rest is checked locally."""
TOO_WIDE = N_("that would read every article in the archive; add a word of two characters or more")


class TooWideError(ArchiveError):
    """The engine would have to read every article."""


class EngineQuery(NamedTuple):
    """An engine query."""

    query: Dsl
    exact: bool = True
    """True if it finds exactly the matches, False for a superset."""


@dataclass(frozen=True, slots=True)
class QueryCompiler:
    """Compiles queries for an index of one layout."""

    layout: Layout

    def compiled(self, node: Node, streams: tuple[str, ...] = EVERYWHERE) -> EngineQuery:
        """Engine query for `node`. Raises `TooWideError`."""
        match node:
            case Everything():
                return EngineQuery({"match_all": {}})
            case Nothing():
                return EngineQuery({"match_none": {}})
            case DateRange(first, last):
                return EngineQuery(dated(first, last))
            case Field(name, child):
                return self._field(name, child)
            case Not(child):
                inner = self.compiled(child, streams)
                return EngineQuery(
                    {"bool": {"must_not": [inner.query]}} if inner.exact else {"match_all": {}}, inner.exact
                )
            case Or(children):
                each = [self.compiled(child, streams) for child in children]
                return EngineQuery(any_of([one.query for one in each]), all(one.exact for one in each))
            case And(children):
                return self._all_of(children, streams)
        return self._text(node, streams)

    def _text(self, node: Node, streams: tuple[str, ...]) -> EngineQuery:
        """Engine query for a node that has positions in the text."""
        match node:
            case Literal(text, exact):
                return EngineQuery(any_of(self._literal(text, streams, quoted=exact)), len(text) <= LONGEST)
            case WordTerm(text):
                return EngineQuery(any_of(self._literal(text, streams, quoted=False)), False)
            case Unfolded(text):
                return EngineQuery(any_of(self._literal(text, self._printed(streams), quoted=" " in text)), False)
            case Regex(pattern):
                return self._pattern(pattern, streams)
            case Pinyin(text):
                named = ("named",) if NAMES in streams else ()
                return EngineQuery(self._reading(text, (*_in_text(streams), *named)), False)
            case Near(children) if any(isinstance(part, Pinyin) for part in walk(node)):
                return EngineQuery({"bool": {"must": [self.compiled(each, streams).query for each in children]}}, False)
            case AcrossMarks(text):
                letters = [one for one in fold(text) if one.isalnum()]
                most = MOST_MARKS * max(len(letters) - 1, 0)
                each = [self._piece(one) for one in letters[:LONGEST]]
                return EngineQuery(self._placed(_together(each, most, ordered=True), _in_text(streams)), False)
        return EngineQuery(self._placed(self._places(node), _in_text(streams)), False)

    def _printed(self, streams: Iterable[str]) -> tuple[str, ...]:
        """Those of `streams` that contain printed text, not names beside it."""
        return tuple(stream for stream in streams if stream in TEXTUAL or stream in PRINTED)

    def _all_of(self, children: tuple[Node, ...], streams: tuple[str, ...]) -> EngineQuery:
        wanted, unwanted, exact, wide = list[Dsl](), list[Dsl](), True, False
        for child in children:
            try:
                one = self.compiled(child.child if isinstance(child, Not) else child, streams)
            except TooWideError:
                exact, wide = False, True
                continue
            exact &= one.exact
            if isinstance(child, Not):
                unwanted += [one.query] if one.exact else []  # what finds too much must not be taken away
            else:
                wanted.append(one.query)
        if wide and not wanted:
            raise TooWideError(TOO_WIDE)
        return EngineQuery({"bool": {"must": wanted, "must_not": unwanted}}, exact)

    def _field(self, name: FieldName, child: Node) -> EngineQuery:
        """Engine query for `child` in a field. And, or and not are taken out of the field, to stand around it."""
        match child:
            case Not(inner, span):
                return self.compiled(Not(Field(name, inner, span), span))
            case Or(children, span):
                return self.compiled(Or(tuple(Field(name, each, span) for each in children), span))
            case And(children, span):
                return self.compiled(And(tuple(Field(name, each, span) for each in children), span))
        found = self.compiled(child, FIELDS[name])
        if name is FieldName.SECTION:
            page = self.compiled(child, FIELDS[FieldName.PAGE])
            instead: list[Dsl] = [{"bool": {"filter": [page.query, lacking("section")]}}]
            if isinstance(child, Literal | WordTerm):
                instead.append({"bool": {"filter": [numbered(child.text), lacking("section", "page_name")]}})
            return EngineQuery(any_of([found.query, *instead]), found.exact and page.exact)
        if name is FieldName.PAGE and isinstance(child, Literal | WordTerm):
            return EngineQuery(any_of([found.query, numbered(child.text)]), found.exact)
        return found

    def _literal(self, text: str, streams: Sequence[str], *, quoted: bool) -> list[Dsl]:
        """Queries for a text in each stream and spelling; empty if it has no printable characters."""
        printed = text.replace("\n", "")[:LONGEST]
        return [
            query
            for spelt in dict.fromkeys(spellings(printed))
            for stream in streams
            if (query := self._phrase(spelt, STRICT.get(stream, stream) if quoted else stream, stream == "head"))
        ]

    def _phrase(self, text: str, stream: str, heading: bool) -> Dsl | None:
        """Query for a text in one stream: a term for one or two characters, else a phrase where its pairs occur."""
        if not text.strip():
            return None
        if stream == NAMES:
            return {"term": {NAMES: {"value": text}}}
        boost = HEADING if heading else 1.0
        pairs = self._pairs(text, stream) if stream in PAIRED else []
        if len(text) == 1 or (pairs and len(text) == 2):
            field, value = pairs[0] if pairs else (self.layout.single(stream), self.layout.tokens(text, 1))
            return {"term": {field: {"value": value, "boost": boost}}}
        phrase = {"match_phrase": {self.layout.single(stream): {"query": self.layout.tokens(text, 1), "boost": boost}}}
        narrowed = [{"term": {field: value}} for field, value in pairs[:MOST_PAIRS]]
        return {"bool": {"must": [phrase], "filter": narrowed}} if narrowed else phrase

    def _pairs(self, text: str, stream: str) -> list[tuple[str, str]]:
        """Field and term of each pair of adjacent characters."""
        field = self.layout.pairs(stream)
        return [(field, self.layout.tokens(one + other, 2)) for one, other in pairwise(text)]

    def _pattern(self, pattern: str, streams: tuple[str, ...]) -> EngineQuery:
        """Query for the literals that every match of a regular expression contains."""
        groups = required(fold_pattern(pattern))
        wanted = [any_of(queries) for texts in groups if (queries := self._one_of(texts, streams))]
        if not wanted:
            raise TooWideError(TOO_WIDE)
        return EngineQuery({"bool": {"must": wanted}}, False)

    def _one_of(self, texts: Iterable[str], streams: tuple[str, ...]) -> list[Dsl]:
        """Queries for any of some texts; None if one of them cannot be sent."""
        each = [self._literal(text, streams, quoted=False) for text in sorted(texts)]
        return [query for queries in each for query in queries] if all(each) else []

    def _placed(self, intervals: Dsl, streams: Sequence[str]) -> Dsl:
        """Interval query over any of some streams."""
        return any_of([{"intervals": {self.layout.single(stream): intervals}} for stream in streams])

    def _places(self, node: Node) -> Dsl:
        """Interval expression of a node, in characters."""
        match node:
            case Literal(text) | WordTerm(text) | Unfolded(text):
                ways = [self._piece(way) for way in dict.fromkeys(spellings(text.replace("\n", "").replace(" ", "")))]
                return ways[0] if len(ways) == 1 else {"any_of": {"intervals": ways}}
            case Or(children):
                return {"any_of": {"intervals": [self._places(child) for child in children]}}
            case Field(_, child):
                return self._places(child)
            case Near(children, links):
                return self._near([self._places(child) for child in children], links)
            case Wildcard(parts):
                most = sum(part.most for part in parts if isinstance(part, Gap))
                return _together(
                    [self._piece(fold(part)) for part in parts if isinstance(part, str)], most, ordered=True
                )
        raise TooWideError(TOO_WIDE)

    def _reading(self, text: str, streams: Sequence[str]) -> Dsl:
        """Queries for a pinyin reading: in each stream all pairs of adjacent syllables, or a single one."""
        return any_of([self._reading_in(sets, stream) for sets in _ways(text) for stream in streams])

    def _reading_in(self, sets: list[set[str]], stream: str) -> Dsl:
        pairs = [sorted(one + other for one in left for other in right) for left, right in pairwise(sets)]
        if stream in PAIRED and pairs and sum(map(len, pairs)) <= MOST_TERMS:
            return each_of(self.layout.pairs(stream), pairs)
        return each_of(self.layout.single(stream), [sorted(some) for some in sets])

    def _near(self, each: list[Dsl], links: Sequence[Any]) -> Dsl:
        """Query for nearby texts; overlap and sentence scope are only bounded by distance."""
        near = [link.distance if link.scope is Scope.CHARACTERS else GAP // 4 for link in links]
        lengths = sum(_length(one) for one in each)
        return {"all_of": {"ordered": False, "max_gaps": min(sum(near) + lengths, GAP - 1), "intervals": each}}

    def _piece(self, text: str) -> Dsl:
        """Interval expression of a text."""
        return {"match": {"query": self.layout.tokens(fold(text)[:LONGEST], 1), "ordered": True, "max_gaps": 0}}


def _in_text(streams: Iterable[str]) -> tuple[str, ...]:
    """Those of some streams that contain text."""
    return tuple(stream for stream in streams if stream != NAMES)


def _together(each: list[Dsl], most: int, *, ordered: bool) -> Dsl:
    if not each:
        raise TooWideError(TOO_WIDE)
    return each[0] if len(each) == 1 else {"all_of": {"ordered": ordered, "max_gaps": most, "intervals": each}}


def _length(interval: Dsl) -> int:
    """Length of a piece in characters; the engine may count an overlap of that length as a gap."""
    return len(interval["match"]["query"]) if "match" in interval else 16


def _ways(text: str) -> list[list[set[str]]]:
    """Segmentations of pinyin into full syllables: for each syllable its usual characters."""
    ways = list[list[set[str]]]()
    for typed in syllables(plain(text)):
        names: list[tuple[str, ...]] = [(name,) for name in typed.syllables]
        if typed.open:
            names[-1] = syllables_from(typed.syllables[-1])
        sets = [{fold(one) for name in each for one in characters(name) if _is_usual(fold(one))} for each in names]
        ways += [sets] if all(sets) else []
    if not ways:
        raise TooWideError(TOO_WIDE)
    return ways


def _is_usual(character: str) -> bool:
    """True if a character is among the 6,763 of GB 2312."""
    try:
        return len(character.encode("gb2312")) == 2
    except UnicodeEncodeError:
        return False
