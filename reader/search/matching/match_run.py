"""Match runs: the occurrences of a needle in a segment.

A `MatchRun` is one needle's occurrences: positions of the stream, all of one length. A needle of several lengths (a
wildcard, a regular expression) makes several runs, or one that has the length of each occurrence. What can be told
from counts is not looked up, and the counts of frequent texts were made with the segment.
"""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from reader.index.needle import NO_SECOND_CODE
from reader.index.ranges import among, indices_of, owned
from reader.index.segment import Segment
from reader.index.stream import BODY, Positions
from reader.index.term_counts import TermCounts, kept, posted, printed_as, tallied
from reader.lazy_property import lazy_property
from reader.search.matching.article_sets import Articles, Owners, beginnings, numbered, rows_among, sizes_of, union
from reader.span import Span

SPARSE = 16
"""Most occurrences for each given article for which the owner of every occurrence is looked up."""
OFTEN = 2
"""Occurrences for each article of a segment, from which on they are counted: most articles have one."""

AND_NEXT = np.arange(2, dtype=np.uint32)[:, None]
"""Added to numbers to make two rows: the numbers, and their successors."""


class Headed(NamedTuple):
    """Occurrences in the headings of some articles."""

    positions: Positions
    owners: Owners
    """The row of the article of each."""
    fields: NDArray[np.uint8]
    """The number of the field that each is in."""


NOT_HEADED = Headed(np.empty(0, np.uint32), np.empty(0, np.intp), np.empty(0, np.uint8))
"""No occurrence in a heading."""


@dataclass(eq=False)
class MatchRun:
    """Occurrences in one segment, of one length unless `lengths` is set; caches the last articles looked up."""

    segment: Segment
    given: Positions
    """The positions; ascending, except for occurrences of one character."""
    length: int
    """In codes of the stream; at least one. The longest, where `lengths` differ."""
    lead: int = 0
    """Left-out spaces before the first character that belong to the match."""
    trail: int = 0
    """Left-out spaces after the last character that belong to the match."""
    characters: tuple[int, ...] = ()
    """For a run of every occurrence of one character its codes, usually one: `given` is in the index's order."""
    text: Hashable = None
    """The text of these occurrences, if it is only one: two texts never occur at one position in one shape."""
    key: int | None = None
    """The key of the text (see `term_counts`) of which these are every occurrence: it may have been counted ahead."""
    lengths: NDArray[np.uint32] | None = None
    """The length of each of `given`, where they differ; then no two begin at one position."""
    _located: tuple[Articles, tuple[Positions, Owners]] | None = field(default=None, init=False, repr=False)
    _totals: tuple[Articles, NDArray[Any]] | None = field(default=None, init=False, repr=False)
    _headed: tuple[Articles, Headed] | None = field(default=None, init=False, repr=False)
    _bounded: tuple[Articles, NDArray[np.intp]] | None = field(default=None, init=False, repr=False)

    @classmethod
    def of(cls, segment: Segment, key: int, text: Hashable = None) -> "MatchRun":
        """Every occurrence of one character, or of two, by its key."""
        found, printed = posted(segment, key), printed_as(key)
        text = text if len(printed) == 1 else None
        if key & 0xFFFF == NO_SECOND_CODE:
            return cls(segment, found, 1, characters=tuple(each >> 16 for each in printed), text=text, key=key)
        return cls(segment, found, 2, text=text, key=key)

    def __len__(self) -> int:
        return len(self.given)

    @property
    def shape(self) -> tuple[int, int, int]:
        """Two occurrences at one position are the same if their shapes are equal; a length of 0 stands for several."""
        return 0 if self.lengths is not None else self.length, self.lead, self.trail

    def lengths_at(self, positions: Positions) -> NDArray[np.uint32] | int:
        """The length of the occurrence at each of these positions: one number for all where it is the same."""
        return self.length if self.lengths is None else self.lengths.take(self.starts.searchsorted(positions))

    def ends(self) -> NDArray[np.int64]:
        """The position behind each of `starts`."""
        return self.starts.astype(np.int64) + (self.length if self.lengths is None else self.lengths)

    @lazy_property
    def starts(self) -> Positions:
        """The positions, ascending."""
        return np.sort(self.given) if self.characters else self.given

    @lazy_property
    def _counted_ahead(self) -> TermCounts | None:
        return None if self.key is None else kept(self.segment, self.key)

    @lazy_property
    def tally(self) -> TermCounts:
        """Number of occurrences in each article."""
        return self._counted_ahead or tallied(self.segment, self.given)

    @property
    def _is_counted(self) -> bool:
        return self._counted_ahead is not None or "tally" in self.__dict__

    @lazy_property
    def articles(self) -> Articles:
        """The articles that have an occurrence."""
        if self.characters or len(self.given) > OFTEN * len(self.segment) or self._is_counted:
            return np.flatnonzero(self.tally.counts > 0).astype(np.uint32)
        return (self._codes.take(self._firsts) >> 1).astype(np.uint32)

    @lazy_property
    def _codes(self) -> NDArray[np.unsignedinteger[Any]]:
        """The owner code of each of `starts`: twice the number of its article, and one more in a body."""
        return self.segment.owner_codes_of(self.starts)

    @lazy_property
    def _firsts(self) -> NDArray[np.intp]:
        """Indices in `starts` of the first occurrence in each article."""
        return beginnings(self._codes >> 1)

    @lazy_property
    def _sizes(self) -> NDArray[np.intp]:
        """Number of occurrences in each of `articles`."""
        return sizes_of(self._firsts, len(self))

    @lazy_property
    def _owners(self) -> Owners:
        """The row of its article in `articles` for each of `starts`."""
        return np.arange(len(self._firsts)).repeat(self._sizes)

    def among(self, articles: Articles) -> Articles:
        """Those articles that have an occurrence."""
        if self._to_count(articles):
            return articles.take(indices_of(self.tally.counts.take(articles) > 0))
        if self._is_sparse(articles):
            positions, owners = self._by_owner(articles)
            firsts = beginnings(owners)
            found: Articles = articles.take(owners.take(firsts))
            self._located = found, (positions, numbered(firsts, len(owners)))
            return found
        bounds = self.bounds(articles)
        which = indices_of(bounds[1] > bounds[0])
        found = articles.take(which)
        self._bounded = found, bounds.take(which, axis=1)
        return found

    def totals_in(self, articles: Articles) -> NDArray[Any]:
        """Number of occurrences in each of `articles`; the last answer is kept."""
        if self._all_of(articles):
            return self._sizes
        if self._totals is None or self._totals[0] is not articles:
            self._totals = articles, self._totals_in(articles)
        return self._totals[1]

    def _totals_in(self, articles: Articles) -> NDArray[Any]:
        if self._to_count(articles):
            counted: NDArray[Any] = self.tally.counts.take(articles)
            return counted
        if self._is_bounded(articles):
            firsts, lasts = self.bounds(articles)
            totals: NDArray[Any] = lasts - firsts
            return totals
        return np.bincount(self.positions_in(articles)[1], minlength=len(articles))

    def headings_in(self, articles: Articles) -> Headed:
        """The occurrences in the headings of `articles`; the last answer is kept."""
        if self._headed is None or self._headed[0] is not articles:
            self._headed = articles, self._headed_among(articles) or self._headings_in(articles)
        return self._headed[1]

    def _headed_among(self, articles: Articles) -> Headed | None:
        """Result of `headings_in` picked from the last answer; None unless that was for these articles and others."""
        if self._headed is None or len(articles) >= len(self._headed[0]):
            return None
        known, (positions, owners, fields) = self._headed
        if not among(articles, known).all():
            return None
        rows, held = rows_among(articles, known.take(owners))
        return Headed(positions.take(held), rows, fields.take(held))

    def _headings_in(self, articles: Articles) -> Headed:
        whole = self._all_of(articles)
        if not whole and self._to_count(articles):
            owners, held = rows_among(articles, self.tally.owners)
            return Headed(self.tally.headings.take(held), owners, self.tally.fields.take(held))
        codes = self._codes if whole else self.segment.owner_codes_of(self.positions_in(articles)[0])
        (which,) = (~codes & 1).nonzero()
        if not len(which):
            return NOT_HEADED
        positions, owners = self.positions_in(articles)
        positions = positions.take(which)
        return Headed(positions, owners.take(which), self.segment.fields_of(positions))

    def positions_in(self, articles: Articles) -> tuple[Positions, Owners]:
        """The position and the owner of each occurrence in `articles`, ascending; the last answer is kept."""
        if self._located is None or self._located[0] is not articles:
            self._located = articles, self._positions_in(articles)
        return self._located[1]

    def _positions_in(self, articles: Articles) -> tuple[Positions, Owners]:
        if self.characters:
            return standing(self.segment, articles, self.characters)
        if self._all_of(articles):
            return self.starts, self._owners
        if not self._is_bounded(articles) and self._is_sparse(articles):
            return self._by_owner(articles)
        firsts, lasts = self.bounds(articles)
        which, owners = owned(firsts, lasts)
        return self.starts.take(which), owners

    def _by_owner(self, articles: Articles) -> tuple[Positions, Owners]:
        """Result of `positions_in`, by looking up the owner of every occurrence."""
        owners, held = rows_among(articles, self._codes >> 1)
        return self.starts.take(held), owners

    def bounds(self, articles: Articles) -> NDArray[np.intp]:
        """Indices in `starts` of the beginning and end of the occurrences in each of `articles`, as two rows; the last
        answer is kept."""
        if self._bounded is None or self._bounded[0] is not articles:
            self._bounded = articles, self._bounds(articles)
        return self._bounded[1]

    def _bounds(self, articles: NDArray[np.integer[Any]]) -> NDArray[np.intp]:
        return self.starts.searchsorted(self.segment.starts.take(articles + AND_NEXT))

    def _is_bounded(self, articles: Articles) -> bool:
        return self._bounded is not None and self._bounded[0] is articles

    def _all_of(self, articles: Articles) -> bool:
        """True if `articles` are the articles of this run, and all its owners have been looked up."""
        return "_firsts" in self.__dict__ and articles is self.articles

    def _to_count(self, articles: Articles) -> bool:
        """True if counting all occurrences is faster than looking up `articles`, or if positions are unsorted."""
        return self._is_counted or bool(self.characters) or len(self) > OFTEN * len(self.segment)

    def _is_sparse(self, articles: Articles) -> bool:
        """True if looking up the owner of every occurrence is faster than looking up each of `articles`."""
        return len(self) < SPARSE * len(articles)

    def in_field(self, number: int) -> "MatchRun":
        """The occurrences in one field, which `stream.FIELDS` numbers so, or in what the body has of it."""
        in_body = self._codes & 1 == 1
        if number == BODY:
            return self.only(in_body)
        headings = np.flatnonzero(~in_body)
        printed = headings[self.segment.fields_of(self.starts.take(headings)) == number]
        repeated = self.segment.repeated_rows(number, self.starts, self.ends())
        return self.only(np.sort(np.concatenate([printed, repeated])) if len(repeated) else printed)

    def only(self, which: NDArray[np.bool_] | NDArray[np.intp]) -> "MatchRun":
        """Some of these occurrences, by their rows in `starts`."""
        lengths = None if self.lengths is None else self.lengths[which]
        shape = self.length, self.lead, self.trail
        return MatchRun(self.segment, self.starts[which], *shape, text=self.text, lengths=lengths)

    def without(self, other: "MatchRun") -> "MatchRun":
        """The occurrences that are none of the other run's."""
        if (self.lead, self.trail) != (other.lead, other.trail) or not len(other):
            return self
        rows = np.minimum(other.starts.searchsorted(self.starts), len(other) - 1)
        same = (other.starts.take(rows) == self.starts) & (other.ends().take(rows) == self.ends())
        return self.only(~same) if same.any() else self

    def span_at(self, position: int) -> Span:
        """The occurrence at one position as a span of the `Article.text` it is in."""
        varied = self.lengths is not None
        length = np.max(self.lengths_at(np.array([position], np.uint32))).item() if varied else self.length
        ((_, begin, end),) = self.segment.places_of([position], length)
        return Span(begin - self.lead, end + self.trail)


def standing(segment: Segment, articles: Articles, codes: Sequence[int]) -> tuple[Positions, Owners]:
    """The position and the owner of each occurrence of any of `codes` in `articles`, read from their streams."""
    begins, ends = segment.starts.take(articles), segment.starts.take(articles + np.uint32(1))
    streams = [segment.codes[begin:end] for begin, end in zip(begins.tolist(), ends.tolist(), strict=True)]
    text = np.concatenate([segment.codes[:0], *streams])
    (found,) = (text == codes[0] if len(codes) == 1 else np.isin(text, codes)).nonzero()
    behind = (ends - begins).cumsum(dtype=np.int64)
    owners = behind.searchsorted(found, side="right")
    return (found + (ends - behind).take(owners)).astype(np.uint32), owners


def articles_of(runs: Iterable[MatchRun]) -> Articles:
    """The articles that have an occurrence in any of `runs`."""
    return union([run.articles for run in runs if len(run)])
