"""Text -> query. Lenient: any text gives a query; what was not understood is pointed at by position."""

from dataclasses import dataclass

from reader.query.tree import And, Everything, Literal, Node
from reader.span import Span


@dataclass(frozen=True, slots=True)
class Problem:
    """What was not understood, and where in the query text (code points)."""

    message: str
    """A short English sentence, a constant to be translated before its `arguments` are put in."""
    span: Span
    arguments: tuple[str, ...] = ()
    """For the message's `str.format` placeholders."""

    def __str__(self) -> str:
        return self.message.format(*self.arguments)


@dataclass(frozen=True, slots=True)
class Query:
    """The text as typed, what was understood of it, and what was not."""

    text: str
    tree: Node
    problems: tuple[Problem, ...] = ()


def parse(text: str) -> Query:
    """The query that `text` asks; never raises."""
    terms: list[Node] = []
    start = 0
    for word in text.split():
        start = text.index(word, start)
        terms.append(Literal(word, exact=False, span=Span(start, start + len(word))))
        start += len(word)
    whole = Span(0, len(text))
    if not terms:
        return Query(text, Everything(whole))
    return Query(text, terms[0] if len(terms) == 1 else And(tuple(terms), whole))
