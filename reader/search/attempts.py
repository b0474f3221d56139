"""Answers a query in successive attempts: as written, then as it may have been meant.

Articles that match only a part of the query are never the answer; they are kept apart.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from reader.api.results import ReadAs
from reader.index.inverted_index import Index
from reader.index.needle import needles
from reader.query.parser import Query
from reader.query.tree import Literal, Node, literals
from reader.search.answer import Answer, DeferredAnswer, FullAnswer, has_any
from reader.search.execute import SearchContext, answered, execute, names_someone
from reader.search.fallback import WHOLE, any_of, spelt_out, unquoted
from reader.search.first_reading import first_reading
from reader.search.matching.doc_set import DocSet
from reader.search.matching.evaluate import literal_runs
from reader.search.nearly_whole import nearly_whole_first
from reader.search.ranking.top_docs import is_frequent
from reader.search.suggest import all_in_pinyin, finds, suggestion


class Outcome(NamedTuple):
    """The outcome of all attempts."""

    answer: Answer
    """The articles that match the whole query."""
    read_as: ReadAs = ReadAs.WRITTEN
    part: Answer | None = None
    """The articles that match a part of it, if none matches all."""
    did_you_mean: str | None = None
    """A query that may have been meant; it has results."""


def nothing_of(index: Index) -> FullAnswer:
    """The answer that has no article."""
    return FullAnswer(DocSet(index, np.empty(0, np.int64)))


def outcome(context: SearchContext, asked: Query) -> Outcome:
    """Answer a query within the time limit. Raises `Cancelled` when the answer is no longer wanted."""
    index = context.index
    if (key := brief(index, asked.tree)) is not None:
        lone = DeferredAnswer(index, key, asked.tree)
        _ = lone.preview
        return Outcome(lone)
    reading = first_reading(asked, LocalAnswering(context))
    if not reading.found:
        return _partly(context, reading.asked, reading.answer)
    return Outcome(reading.answer, reading.read_as, did_you_mean=_pinyin_of(context, reading.asked))


class LocalAnswering:
    """Answers the readings of a query from an index. Implements `reader.search.first_reading.Answering`."""

    def __init__(self, context: SearchContext) -> None:
        self.context = context

    def answered(self, asked: Query, tree: Node) -> Answer:
        """The answer to one reading of the query."""
        return answered(self.context, tree)

    def tried(self, asked: Query, tree: Node) -> Answer | None:
        """The answer to one reading of the query; None if it has no article."""
        found = answered(self.context, tree)
        return found if has_any(found) else None

    def suffices(self, answer: Answer) -> bool:
        """True if it has articles, or there is no time to look for others."""
        return has_any(answer) or self.context.clock.exceeded

    def absent(self, texts: Sequence[Literal]) -> list[Literal]:
        """Those of some texts that stand nowhere."""
        return [text for text in texts if not stands(self.context.index, text)]


def stands(index: Index, text: Literal) -> bool:
    """True if a text occurs anywhere."""
    standing = any(literal_runs(segment, text.text, quoted=text.exact) for segment in index.segments)
    return standing or names_someone(index, text)


def _pinyin_of(context: SearchContext, asked: Query) -> str | None:
    return next((query for query in all_in_pinyin(asked) if finds(context, query)), None)


def _partly(context: SearchContext, asked: Query, nothing: Answer) -> Outcome:
    """The outcome if no article matches the whole query."""
    tree = spelt_out(unquoted(asked), asked.text)
    texts = literals(tree)
    if not texts:
        return Outcome(nothing)
    absent = [text for text in texts if not stands(context.index, text)]
    meant = suggestion(context, asked, tree, absent)
    long = any(len(text.text) > WHOLE for text in texts)
    rest = any_of(tree) if len(texts) > 1 or (long and meant is None) else None
    part = None if rest is None else execute(context, rest)
    if part is not None and not absent:
        part = nearly_whole_first(context, part, tree)
    return Outcome(nothing, part=part if part is not None and len(part.chosen) else None, did_you_mean=meant)


def brief(index: Index, tree: Node) -> int | None:
    """The key of the one text of one or two characters that `tree` asks for, when it is one to ask leaders for."""
    given = needles(tree.text, quoted=tree.exact) if isinstance(tree, Literal) else ()
    key = given[0].term if given else None
    if key is None or not is_frequent(index, key) or (isinstance(tree, Literal) and names_someone(index, tree)):
        return None
    return key
