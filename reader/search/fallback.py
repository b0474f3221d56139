"""What to answer when no article has all that was asked for.

Takes the tree of a query, gives trees that may have an answer: what sounds the same or has a slip in it; or any of the
words.
"""

from collections.abc import Iterator, Sequence
from typing import cast

from reader.analysis.folding import fold
from reader.analysis.segmenter import cuts
from reader.query.tree import And, Everything, Field, Literal, Node, Not, Nothing, Or, Wildcard, below, literals
from reader.search.matching.fuzzy import LONGEST, Fuzzy
from reader.span import Span

WHOLE = 4
"""Characters up to which a text among others is not taken apart."""
SENTENCE = 8
"""Characters of text from which on one with question marks or asterisks in it is not meant as a pattern, when nothing
fits."""
MOST = 16
"""Texts that are sought of what was asked."""


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


def _literals(texts: Sequence[str], query: str, span: Span) -> Iterator[Literal]:
    at = span.start
    for text in texts:
        at = max(at, query.find(text, at))
        yield Literal(text, exact=False, span=Span(at, at + len(text)))
        at += len(text)


def with_fuzzy_terms(node: Node) -> Node:
    """`node` with each literal, but those that must be absent, made that or what is nearly it.

    A query of more texts than a person types is left as it is.
    """
    return _loosened(node) if len(literals(node)) <= MOST else node


def _loosened(node: Node) -> Node:
    match node:
        case Literal(text, _, span) if 2 <= len(text) <= LONGEST:
            return Or((node, cast(Node, Fuzzy(text, span))), span)
        case And(children, span):
            return And(tuple(map(_loosened, children)), span)
        case Or(children, span):
            return Or(tuple(map(_loosened, children)), span)
        case Field(name, child, span):
            return Field(name, _loosened(child), span)
    return node


def any_of(tree: Node) -> Node | None:
    """What has any of the words that `tree` asks for; what it asks otherwise stays asked. None for no word."""
    parts = tree.children if isinstance(tree, And) else (tree,)
    words = tuple(dict.fromkeys(piece for part in parts if literals(part) for piece in pieces(part)))[:MOST]
    if not words:
        return None
    some = words[0] if len(words) == 1 else Or(words, tree.span)
    kept = tuple(part for part in parts if not literals(part) and not isinstance(part, Everything | Nothing))
    return And((some, *kept), tree.span) if kept else some


def pieces(node: Node) -> Iterator[Node]:
    """The texts asked for, long ones in words."""
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
