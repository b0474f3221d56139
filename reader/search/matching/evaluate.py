"""Evaluates a query tree over one segment: the articles it matches and the occurrences of its texts.

Takes nodes of `reader.query.tree`; gives the articles' numbers within the segment, ascending, and keeps the runs of
each text (except those under a `Not`), whether or not its article matches: the caller counts them.
"""

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field

import numpy as np

from reader.index.find import find
from reader.index.needle import needles
from reader.index.ranges import among
from reader.index.segment import Segment
from reader.index.stream import FIELDS
from reader.index.word_borders import TOGETHER, borders_of, holds_a_mark
from reader.query.tree import (
    And,
    DateRange,
    Everything,
    Field,
    FieldName,
    Literal,
    Near,
    Node,
    Not,
    Nothing,
    Or,
    Pinyin,
    Regex,
    Unfolded,
    Wildcard,
    WordTerm,
)
from reader.search.matching.across_marks import AcrossMarks, across_marks
from reader.search.matching.article_sets import Articles, intersection, union
from reader.search.matching.deadline import Deadline
from reader.search.matching.fuzzy import Fuzzy, fuzzy_matches
from reader.search.matching.match_run import MatchRun, articles_of
from reader.search.matching.metadata import COLUMNS, dated, named
from reader.search.matching.near import near
from reader.search.matching.pinyin_search import pinyin_matches
from reader.search.matching.regex_search import matched
from reader.search.matching.unfolded import as_printed
from reader.search.matching.unprinted import unprinted
from reader.search.matching.wildcard import wildcard

TEXT_FIELDS = {FieldName.AUTHOR: ("byline",), FieldName.ORIGIN: ("byline", "dateline")}
TEXT_FIELDS |= {name: (name.value,) for name in FieldName if name.value in FIELDS}
"""The fields that stand in the text, to their names there."""


@dataclass(eq=False)
class Evaluation:
    """The evaluation of one tree over one segment."""

    segment: Segment
    clock: Deadline = field(default_factory=Deadline)
    """Shared by all segments."""
    runs: dict[int, tuple[MatchRun, ...]] = field(default_factory=dict)
    """Occurrences of each text of the query, in the order of the tree."""
    _memory: dict[Hashable, tuple[MatchRun, ...]] = field(default_factory=dict)

    def articles(self, node: Node) -> Articles:
        """The articles that match `node`."""
        return self._articles(node, None, wanted=True)

    def _articles(self, node: Node, name: FieldName | None, *, wanted: bool) -> Articles:
        self.clock.go_on()
        match node:
            case Everything():
                return np.arange(len(self.segment), dtype=np.uint32)
            case Nothing():
                return np.empty(0, np.uint32)
            case DateRange():
                return dated(self.segment, node)
            case Field(inner, child):
                return self._articles(child, inner, wanted=wanted)
            case Not(child):
                return self._without(np.arange(len(self.segment), dtype=np.uint32), child, name)
            case Or(children):
                return union([self._articles(child, name, wanted=wanted) for child in children])
            case And(children):
                return self._all_of(children, name, wanted=wanted)
        return self._text(node, name, wanted=wanted)

    def _all_of(self, children: tuple[Node, ...], name: FieldName | None, *, wanted: bool) -> Articles:
        """Articles that match all nodes. Literals are evaluated last, the rarest first: only the remaining articles are
        looked up."""
        plain, sets = list[MatchRun](), list[Articles]()
        for child in children:
            if isinstance(child, Literal) and name is None:
                runs = self._kept(child, name, wanted=wanted)
                more = unprinted(self.segment, child)
                if len(runs) == 1 and not len(more):
                    plain.append(runs[0])
                else:
                    sets.append(union([articles_of(runs), more]))
            elif not isinstance(child, Not):
                sets.append(self._articles(child, name, wanted=wanted))
        plain.sort(key=len)
        if not sets:
            sets = [plain.pop(0).articles if plain else np.arange(len(self.segment), dtype=np.uint32)]
        found = intersection(sets)
        for run in plain:
            found = run.among(found)
        for child in children:
            if isinstance(child, Not):
                found = self._without(found, child.child, name)
        return found

    def _without(self, found: Articles, child: Node, name: FieldName | None) -> Articles:
        return found[~among(found, self._articles(child, name, wanted=False))]

    def _text(self, node: Node, name: FieldName | None, *, wanted: bool) -> Articles:
        """Articles of a node with positions; the occurrences of a text of the query are kept."""
        articles = articles_of(self._kept(node, name, wanted=wanted))
        if name is None:
            return union([articles, unprinted(self.segment, node)])
        return union([articles, named(self.segment, name, node)]) if name in COLUMNS else articles

    def _kept(self, node: Node, name: FieldName | None, *, wanted: bool) -> tuple[MatchRun, ...]:
        """Occurrences of a placed node; kept if they belong to the query's texts."""
        found = self.places(node, name)
        if wanted:
            self.runs[len(self.runs)] = found
        return found

    def places(self, node: Node, name: FieldName | None) -> tuple[MatchRun, ...]:
        """Occurrences of a placed node, in one field or in any."""
        if name is not None and name not in TEXT_FIELDS:
            return ()
        if isinstance(node, Or):
            return tuple(run for child in node.children for run in self.places(child, name))
        if isinstance(node, Field):
            return self.places(node.child, node.name)
        if isinstance(node, Near):
            return near([self.places(child, name) for child in node.children], node.links, self.clock)
        found = self._everywhere(node)
        if name is None:
            return found
        numbers = [FIELDS.index(field) for field in TEXT_FIELDS[name]]
        return tuple(run.in_field(number) for run in found for number in numbers)

    def _everywhere(self, node: Node) -> tuple[MatchRun, ...]:
        match node:
            case Literal(text, exact):
                return self._literal(text, quoted=exact)
            case WordTerm(text):
                return tuple(_whole_words(run, self.clock) for run in self._literal(text, quoted=False))
            case Unfolded(text):
                return self._once(node, lambda: self._unfolded(text))
            case Wildcard(parts):
                return self._once(parts, lambda: wildcard(self.segment, parts))
            case Regex(pattern):
                return self._once(node, lambda: matched(self.segment, pattern, self.clock))
            case Pinyin(text):
                return self._once((Pinyin, text), lambda: pinyin_matches(self.segment, text))
        if isinstance(node, Fuzzy):
            return self._once(node, lambda: fuzzy_matches(self.segment, node.text))
        if isinstance(node, AcrossMarks):
            return self._once(node, lambda: across_marks(self.segment, node.text))
        return ()

    def _unfolded(self, text: str) -> tuple[MatchRun, ...]:
        return tuple(as_printed(run, text) for run in self._literal(text, quoted=" " in text))

    def _literal(self, text: str, *, quoted: bool) -> tuple[MatchRun, ...]:
        return self._once((text, quoted), lambda: literal_runs(self.segment, text, quoted=quoted))

    def _once(self, key: Hashable, work: Callable[[], tuple[MatchRun, ...]]) -> tuple[MatchRun, ...]:
        """Result of `work`, cached: the same text may occur twice in a query."""
        if key not in self._memory:
            self._memory[key] = work()
        return self._memory[key]


def literal_runs(segment: Segment, text: str, *, quoted: bool) -> tuple[MatchRun, ...]:
    """Occurrences of a text: usually one run, none for an empty text."""
    given = needles(text, quoted=quoted)
    if given and (key := given[0].term) is not None:
        runs = [MatchRun.of(segment, key, given[0].text)]
    else:
        runs = [
            MatchRun(segment, find(segment, needle), len(needle.codes), needle.lead, needle.trail, text=needle.text)
            for needle in given
        ]
    return tuple([run for run in runs if len(run.given)])


def _whole_words(run: MatchRun, clock: Deadline) -> MatchRun:
    """The occurrences at both ends of which the segmenter sees a border, as far as there is time to look."""
    segment, borders, behind = run.segment, borders_of(run.segment), run.starts + np.uint32(run.length)
    begins = borders.unknown(segment, run.starts)
    if len(run) and holds_a_mark(segment, int(run.starts[0]), int(behind[0])):
        begins = union([begins, borders.unknown(segment, behind - np.uint32(1))])
    for first in range(0, len(begins), TOGETHER):
        clock.go_on()
        if clock.left() <= 0:
            clock.exceeded = True
            break
        borders.learn(segment, begins[first : first + TOGETHER])
    return run.only(borders.at(segment, run.starts) & borders.at(segment, behind))
