"""Fallbacks for a query that no article matches as a whole.

Takes the tree of a query, gives trees that may have an answer: the query as mere text; its texts across punctuation
marks; what sounds the same or has a slip in it; or any of the words.
"""

from collections.abc import Callable, Collection, Iterator, Sequence
from typing import cast

from reader.analysis.folding import fold
from reader.analysis.segmenter import cuts
from reader.api.results import ReadAs
from reader.query.parser import Query
from reader.query.scanner import CLOSING, HALF_WIDTH
from reader.query.tree import (
    And,
    Everything,
    Field,
    Literal,
    Node,
    Not,
    Nothing,
    Or,
    Wildcard,
    below,
    conjuncts,
    literals,
)
from reader.search.matching.across_marks import AcrossMarks, core
from reader.search.matching.fuzzy import LONGEST, Fuzzy
from reader.span import Span

WHOLE = 4
"""Characters up to which a text among others is not taken apart."""
SENTENCE = 8
"""Characters of text from which on one with question marks or asterisks in it is not meant as a pattern, when nothing
fits."""
LONGEST_TEXT = 400
"""Characters of a query that may be meant as text."""
DASHES = "-－‐‑−"
"""Signs that mean "not" before a term; before a figure they are more likely a minus."""
MOST = 16
"""Most texts of a query for which approximate matches are sought."""


def spelt_out(node: Node, query: str) -> Node:
    """`node` with each wildcard that holds as much text as a sentence made its texts: a question pasted as it stands.

    `query` is what was asked: the texts are told where they stand there.
    """
    match node:
        case Wildcard(parts, span):
            texts = [part for part in parts if isinstance(part, str)]
            return And(tuple(_literals(texts, query, span)), span) if sum(map(len, texts)) >= SENTENCE else node
        case And(children, span):
            return And(tuple(spelt_out(child, query) for child in children), span)
    return node


def unquoted(asked: Query) -> Node:
    """The tree of a query with the text of a quotation that never ends, cut off from a pasted one, as mere texts."""
    open_ = [text for text in literals(asked.tree) if text.exact and _is_open(text, asked.text)]
    return without(
        asked.tree, open_, lambda text: And(tuple(_literals(text.text.split(), asked.text, text.span)), text.span)
    )


def _is_open(quoted: Literal, query: str) -> bool:
    mark, last = (sign.translate(HALF_WIDTH) for sign in (query[quoted.span.start :][:1], query[-1:]))
    return quoted.span.end == len(query) and mark in CLOSING and (CLOSING[mark] != last or quoted.span.end == 1)


def _literals(texts: Sequence[str], query: str, span: Span) -> Iterator[Literal]:
    at = span.start
    for text in texts:
        at = max(at, query.find(text, at))
        yield Literal(text, exact=False, span=Span(at, at + len(text)))
        at += len(text)


def without(node: Node, texts: Collection[Literal], other: Callable[[Literal], Node]) -> Node:
    """`node` with another node in the place of each of `texts` that it asks for; what must be absent stays."""
    match node:
        case Literal() if node in texts:
            return other(node)
        case And(children, span):
            return And(tuple(without(child, texts, other) for child in children), span)
        case Or(children, span):
            return Or(tuple(without(child, texts, other) for child in children), span)
        case Field(name, child, span):
            return Field(name, without(child, texts, other), span)
    return node


def loosened(node: Node, absent: Collection[Literal]) -> Node:
    """`node` with each of the `absent` texts replaced by its approximate matches; texts that occur are unchanged.

    A query with more texts than a person types is unchanged.
    """
    near = [text for text in absent if 2 <= len(text.text) <= LONGEST]
    return without(node, near, lambda text: cast(Node, Fuzzy(text.text, text.span))) if len(absent) <= MOST else node


def other_readings(asked: Query, absent: Collection[Literal]) -> Iterator[tuple[ReadAs, Node]]:
    """Other interpretations of a query, the most likely first. `absent`: those of its texts that stand nowhere."""
    whole = as_text(asked)
    if whole:
        yield ReadAs.TEXT, whole
    if (tree := unquoted(asked)) != asked.tree:
        yield ReadAs.TEXT, tree
        yield ReadAs.ACROSS_MARKS, across_marks(tree, literals(tree))
    if absent:
        yield ReadAs.ACROSS_MARKS, across_marks(asked.tree, absent)
    free = [text for text in literals(asked.tree) if text in absent or len(core(text.text)) < len(text.text)]
    if len(free) > len(absent):  # A text may stand with its marks somewhere, but never with the rest of the query.
        yield ReadAs.ACROSS_MARKS, across_marks(asked.tree, free)
    if whole:
        yield ReadAs.ACROSS_MARKS, cast(Node, AcrossMarks(whole.text, whole.span))
    if words := without_lone_marks(asked):
        yield ReadAs.TEXT, words


def across_marks(node: Node, absent: Collection[Literal]) -> Node:
    """`node` with each of the `absent` texts, but quoted ones, made what differs from it by marks alone."""
    free = [text for text in absent if not text.exact]
    return without(node, free, lambda text: cast(Node, AcrossMarks(text.text, text.span)))


def as_text(asked: Query) -> Literal | None:
    """A query as the text that it is, none of its signs an operator; None when it is mere texts anyway."""
    parts = conjuncts(asked.tree)
    text = asked.text.strip()
    if not text or len(text) > LONGEST_TEXT or all(isinstance(part, Literal) for part in parts):
        return None
    return Literal(text, exact=len(text.split()) > 1, span=Span(0, len(asked.text)))


def without_lone_marks(asked: Query) -> And | None:
    """The texts between the spaces of a query, but marks that stand alone; None when there are no such marks."""
    pieces = asked.text.split()
    words = [piece for piece in pieces if any(map(str.isalnum, piece))]
    if not 1 < len(words) < len(pieces) or len(asked.text) > LONGEST_TEXT:
        return None
    span = Span(0, len(asked.text))
    return And(tuple(Literal(word, exact=False, span=span) for word in words), span)


def dashed_text(asked: Query) -> Literal | None:
    """A text that begins with a minus or a dash, as a pasted headline may: its sign would be read as "not"."""
    first = asked.text.strip().partition(" ")[0]
    pasted = first[:1] in DASHES and (first[1:2].isdigit() or len(first) > SENTENCE)
    return as_text(asked) if first and pasted else None


def named_texts(node: Node) -> tuple[Literal, ...]:
    """All texts of a query, also those that must be absent."""
    if isinstance(node, Literal):
        return (node,)
    return tuple(text for child in below(node) for text in named_texts(child))


def any_of(tree: Node) -> Node | None:
    """A query for any of the words of `tree`, with its other conditions unchanged. None if there is no word."""
    parts = conjuncts(tree)
    words = tuple(dict.fromkeys(piece for part in parts if literals(part) for piece in pieces(part)))[:MOST]
    if not words:
        return None
    some = words[0] if len(words) == 1 else Or(words, tree.span)
    kept = tuple(part for part in parts if not literals(part) and not isinstance(part, Everything | Nothing))
    return And((some, *kept), tree.span) if kept else some


def pieces(node: Node) -> Iterator[Node]:
    """The texts of the query, with long ones split into words."""
    if isinstance(node, Literal):
        yield from _words(node)
    elif isinstance(node, Field):
        yield from (Field(node.name, piece, node.span) for piece in pieces(node.child))
    elif below(node) and not isinstance(node, Not):
        for child in below(node):
            yield from pieces(child)
    elif literals(node):
        yield node


def _words(literal: Literal) -> Iterator[Literal]:
    if literal.exact or len(literal.text) <= WHOLE:
        yield literal
        return
    text = fold(literal.text)
    words = [word for word in cuts(text) if len(word) > 1 and any(map(str.isalnum, word))]
    for word in words or [text]:
        yield Literal(word, exact=False, span=literal.span)
