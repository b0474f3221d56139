"""Query tree of frozen nodes: the result of parsing, and the input of searching.

Each node carries its span, in code points of the query text. A node denotes a set of articles, and the textual nodes
(`PLACED`) also positions in them. Text is as typed: the searcher folds it.

The matched stream of an article is its folded text without the line feeds between blocks and, in the headline, without
its spaces. No match extends over two fields.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from reader.span import Span


class FieldName(StrEnum):
    """Fields that can be searched; the values are the names in `Article`, except `author` and `body`."""

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
    """The page number, equal without leading zeros, or any part of the page's name."""
    PUBLICATION = "publication"
    SOURCE = "source"
    """The path of the file."""
    ORIGIN = "origin"
    """Origin of the news: the byline and dateline as printed, the authors, or the publication."""


class Gap(NamedTuple):
    """Any characters, from `least` to `most`, between two pieces of a wildcard."""

    least: int
    most: int


@dataclass(frozen=True, slots=True)
class Everything:
    """All articles: the query is empty."""

    span: Span


@dataclass(frozen=True, slots=True)
class Nothing:
    """No article: no part of the query was understood."""

    span: Span


@dataclass(frozen=True, slots=True)
class Literal:
    """A text, wherever it occurs, across words and line ends; never empty.

    Unquoted it has no space and also matches across the space of a two-part headline. Quoted (`exact`) it matches
    across line ends too, but its spaces must match exactly, and no others are allowed.
    """

    text: str
    exact: bool
    span: Span


@dataclass(frozen=True, slots=True)
class Wildcard:
    """Texts and gaps in turn, with a text at each end. Folded and matched as literals."""

    parts: tuple[str | Gap, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Regex:
    """A regular expression over the folded stream, ignoring case. It is valid; the searcher bounds its time.

    Fold it with `reader.analysis.folding.fold_pattern`, which leaves its operators unchanged.
    """

    pattern: str
    span: Span


@dataclass(frozen=True, slots=True)
class WordTerm:
    """A text with the segmenter's word borders at both ends."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Pinyin:
    """Text with a reading: full syllables or initials, in Latin letters, perhaps with spaces, apostrophes and tones."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class DateRange:
    """Articles dated from `first` to `last`, days (ISO 8601), inclusive; None for an open end."""

    first: str | None
    last: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class Unfolded:
    """A text in its script, width and case as written; never empty."""

    text: str
    span: Span


class Scope(StrEnum):
    """Unit within which two texts must occur."""

    CHARACTERS = "characters"
    """Within a number of characters, in one field."""
    SENTENCE = "sentence"
    PARAGRAPH = "paragraph"
    """A block of the body, or a field of the heading."""


class Link(NamedTuple):
    """Required relation of two consecutive texts of a query."""

    scope: Scope = Scope.CHARACTERS
    distance: int = 0
    """Most characters of the matched stream between them; only with `Scope.CHARACTERS`."""
    ordered: bool = False
    """True if the second must begin at or after the end of the first."""


@dataclass(frozen=True, slots=True)
class Near:
    """Articles in which `children` (two or more placed nodes) are near: one occurrence of each, all different.

    Each link is between one of `children` and the next; overlapping occurrences are near. Its positions are those of
    all children that take part.
    """

    children: tuple["Node", ...]
    links: tuple[Link, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Field:
    """`child` within the field `name`. A search in a metadata field (page, source) has no positions."""

    name: FieldName
    child: "Node"
    span: Span


@dataclass(frozen=True, slots=True)
class Not:
    """All articles except those of `child`. It has no positions."""

    child: "Node"
    span: Span


@dataclass(frozen=True, slots=True)
class And:
    """Articles in all of `children` (two or more, none of them an `And`)."""

    children: tuple["Node", ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Or:
    """Articles in any of `children` (two or more, none of them an `Or`)."""

    children: tuple["Node", ...]
    span: Span


Textual = Literal | Wildcard | Regex | WordTerm | Pinyin | Unfolded
Node = Everything | Nothing | Textual | DateRange | Near | Field | Not | And | Or

PLACED = (Literal, Wildcard, Regex, WordTerm, Pinyin, Unfolded, Near)
"""Nodes that have positions in the text by themselves."""


def walk(node: Node) -> Iterator[Node]:
    """`node` and all its descendants, in the order of the query; a `Not` and its descendants are left out."""
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


def conjuncts(node: Node) -> tuple[Node, ...]:
    """What an article must match, each by itself: the children of an `And`, or `node` alone."""
    return node.children if isinstance(node, And) else (node,)


def is_placed(node: Node) -> bool:
    """True if `node` has positions, so that it can be near: text, in a field or not, or an `Or` of such."""
    if isinstance(node, Field | Or):
        return all(is_placed(child) for child in below(node))
    return isinstance(node, PLACED)


def literals(node: Node) -> tuple[Literal, ...]:
    """Texts that are searched for (not those excluded), including words: for highlighting and partial answers."""
    found = []
    for part in walk(node):
        match part:
            case Literal():
                found.append(part)
            case WordTerm(text, span) | Unfolded(text, span):
                found.append(Literal(text, exact=False, span=span))
    return tuple(found)
