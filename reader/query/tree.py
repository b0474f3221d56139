"""What was asked, as a tree of frozen nodes: the nouns that parsing gives and searching reads.

Each node carries the span, in code points of the query text, that it was read from. A node stands for a set of
articles, and the textual ones (`PLACED`) also for places in them. Text is as typed: the searcher folds it.

The matched stream of an article is its folded text without the line feeds between blocks and, for the headline,
without its spaces. No match runs from one field into another.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from reader.span import Span


class FieldName(StrEnum):
    """The fields that can be asked for; the values are the names of `Article`, save `author` and `body`."""

    HEADLINE = "headline"
    KICKER = "kicker"
    SUBHEADLINE = "subheadline"
    AUTHOR = "author"
    """The byline as printed, or one of the authors."""
    SECTION = "section"
    DATELINE = "dateline"
    BODY = "body"
    """Any block."""
    PAGE = "page"
    """The number, equal without leading zeros, or any part of the page's name."""
    PUBLICATION = "publication"
    SOURCE = "source"
    """The path of the file."""
    ORIGIN = "origin"
    """Where the news comes from: the byline and dateline as printed, the authors, or the publication."""


class Gap(NamedTuple):
    """Any characters, `least` to `most` of them, between two pieces of a wildcard."""

    least: int
    most: int


@dataclass(frozen=True, slots=True)
class Everything:
    """All articles: nothing was asked."""

    span: Span


@dataclass(frozen=True, slots=True)
class Nothing:
    """No article: something was asked, and none of it understood."""

    span: Span


@dataclass(frozen=True, slots=True)
class Literal:
    """That text, wherever it stands, across words and line ends; never empty.

    Unquoted it holds no space and also matches across the space of a two-part headline. Quoted (`exact`) it matches
    across line ends too, but its spaces must be there exactly, and there may be no others.
    """

    text: str
    exact: bool
    span: Span


@dataclass(frozen=True, slots=True)
class Wildcard:
    """Pieces of text with gaps between: texts and gaps in turn, a text at each end. Folded and matched as literals."""

    parts: tuple[str | Gap, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Regex:
    """A regular expression over the folded stream, case ignored. It compiles; the searcher bounds its time.

    Fold it with `reader.analysis.folding.fold_pattern`, which leaves its operators alone.
    """

    pattern: str
    span: Span


@dataclass(frozen=True, slots=True)
class WordTerm:
    """That text where the segmenter's borders stand at both its ends."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Pinyin:
    """Text that reads so: full syllables or initials, Latin letters, perhaps with spaces, apostrophes and tones."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class DateRange:
    """Articles dated from `first` to `last`, days (ISO 8601), both included; None: open at that end."""

    first: str | None
    last: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class Unfolded:
    """That text in the script, width and case as written; never empty."""

    text: str
    span: Span


class Scope(StrEnum):
    """Within what two texts are to stand."""

    CHARACTERS = "characters"
    """A number of characters between them, within one field."""
    SENTENCE = "sentence"
    PARAGRAPH = "paragraph"
    """A block of the body, or a field of the heading."""


class Link(NamedTuple):
    """How two texts that follow one another in a query are to stand in an article."""

    scope: Scope = Scope.CHARACTERS
    distance: int = 0
    """At most so many characters of the matched stream lie between them; only with `Scope.CHARACTERS`."""
    ordered: bool = False
    """Whether the second one begins where the first one ends, or later."""


@dataclass(frozen=True, slots=True)
class Near:
    """Articles in which `children` (two or more placed nodes) stand close: an occurrence of each, all different.

    Each link is between one of `children` and the next; overlapping occurrences are close. Its places are those of
    all children that take part.
    """

    children: tuple["Node", ...]
    links: tuple[Link, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Field:
    """`child`, where it stands in the field `name`. A search in a field of metadata (page, source) has no places."""

    name: FieldName
    child: "Node"
    span: Span


@dataclass(frozen=True, slots=True)
class Not:
    """All articles but those of `child`. Alone it is everything without; it has no places."""

    child: "Node"
    span: Span


@dataclass(frozen=True, slots=True)
class And:
    """Articles that are in all of `children` (two or more, none of them an `And`)."""

    children: tuple["Node", ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Or:
    """Articles that are in any of `children` (two or more, none of them an `Or`)."""

    children: tuple["Node", ...]
    span: Span


Textual = Literal | Wildcard | Regex | WordTerm | Pinyin | Unfolded
Node = Everything | Nothing | Textual | DateRange | Near | Field | Not | And | Or

PLACED = (Literal, Wildcard, Regex, WordTerm, Pinyin, Unfolded, Near)
"""Nodes that stand for places in the text by themselves."""


def walk(node: Node) -> Iterator[Node]:
    """`node` and all below it that is asked for, in the order of the query; what is under a `Not` is left out."""
    if isinstance(node, Not):
        return
    yield node
    for child in below(node):
        yield from walk(child)


def below(node: Node) -> tuple[Node, ...]:
    """The children of `node`."""
    match node:
        case And() | Or() | Near():
            return node.children
        case Field() | Not():
            return (node.child,)
        case _:
            return ()


def is_placed(node: Node) -> bool:
    """Whether `node` stands for places, so that it can be near: text, in a field or not, or either of two."""
    if isinstance(node, Field | Or):
        return all(is_placed(child) for child in below(node))
    return isinstance(node, PLACED)


def literals(node: Node) -> tuple[Literal, ...]:
    """The texts asked for (not those asked to be absent), words among them: for highlighting and partial answers."""
    found = []
    for part in walk(node):
        match part:
            case Literal():
                found.append(part)
            case WordTerm(text, span) | Unfolded(text, span):
                found.append(Literal(text, exact=False, span=span))
    return tuple(found)
