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
class Near:
    """Articles in which `left` and `right` stand close, in either order, in one field; both nodes are placed ones.

    At most `distance` characters of the matched stream lie between the end of the one and the beginning of the
    other; overlapping ones are near. Its places are those of both.
    """

    left: "Node"
    right: "Node"
    distance: int
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


Node = Everything | Nothing | Literal | Wildcard | Regex | WordTerm | Pinyin | DateRange | Near | Field | Not | And | Or

PLACED = (Literal, Wildcard, Regex, WordTerm, Pinyin, Near)
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
        case And() | Or():
            return node.children
        case Near():
            return node.left, node.right
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
            case WordTerm(text, span):
                found.append(Literal(text, exact=False, span=span))
    return tuple(found)
