"""The order in which the readings of a query are tried, for an index on this machine and for an archive alike.

A text pasted with a dash before it, the query as it is written, then what it may have been meant as. What an answer is,
and how it is found, is the asker's.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Generic, NamedTuple, Protocol, TypeVar

from reader.api.results import ReadAs
from reader.query.parser import Query
from reader.query.tree import Literal, Node, literals
from reader.search.fallback import dashed_text, named_texts, other_readings

Answered = TypeVar("Answered")


class Answering(Protocol[Answered]):
    """Answers one reading of a query after the other."""

    def answered(self, asked: Query, tree: Node) -> Answered:
        """The answer to `tree`, a reading of `asked`."""

    def tried(self, asked: Query, tree: Node) -> Answered | None:
        """The answer to `tree`; None if it has no article."""

    def suffices(self, answer: Answered) -> bool:
        """True if the query as it is written needs no other reading."""

    def absent(self, texts: Sequence[Literal]) -> list[Literal]:
        """Those of some texts that stand nowhere."""


class Reading(NamedTuple, Generic[Answered]):
    """A reading of a query, and its answer."""

    asked: Query
    answer: Answered
    read_as: ReadAs = ReadAs.WRITTEN
    found: bool = True
    """False if no reading has an answer: this is the query as it is written."""


def first_reading(asked: Query, answering: Answering[Answered]) -> Reading[Answered]:
    """The first reading of `asked` that has an answer."""
    if pasted := dashed_text(asked):
        if (answer := answering.tried(asked, pasted)) is not None:
            return Reading(asked, answer, ReadAs.TEXT)
        texts = named_texts(asked.tree)
        if len(answering.absent(texts)) == len(texts):
            asked = replace(asked, tree=pasted)  # To be without what stands nowhere says nothing.
    written = answering.answered(asked, asked.tree)
    if answering.suffices(written):
        return Reading(asked, written)
    for read_as, tree in other_readings(asked, answering.absent(literals(asked.tree))):
        if (other := answering.tried(asked, tree)) is not None:
            return Reading(asked, other, read_as)
    return Reading(asked, written, found=False)
