"""Strategies for articles and queries, and the answers to them by brute force."""

from hypothesis import strategies as st

from reader.analysis.folding import fold
from reader.model import Article
from reader.query.tree import (
    And,
    Field,
    FieldName,
    Literal,
    Not,
    Or,
)
from reader.span import Span
from tests.search.small_library import article

HERE = Span(0, 0)
ALPHABET = "人民青岛 a，𠮷"
lines = st.text(ALPHABET, min_size=1, max_size=10)
printed = st.builds(lambda h, b, k: article(h, *b, kicker=k), lines, st.lists(lines, max_size=3), st.none() | lines)
headless = st.builds(lambda h, rest, b: article(h, h + rest, *b, repeated=("headline",)), lines, lines, st.lists(lines))
articles = st.lists(printed | headless, min_size=1, max_size=6)
texts = st.text("人民青岛a，𠮷", min_size=1, max_size=3)
nodes = st.recursive(
    st.builds(lambda text: Literal(text, exact=False, span=HERE), texts),
    lambda inner: st.one_of(
        st.builds(lambda a, b: And((a, b), HERE), inner, inner),
        st.builds(lambda a, b: Or((a, b), HERE), inner, inner),
        st.builds(lambda a: Not(a, HERE), inner),
        st.builds(lambda a, n: Field(n, a, HERE), inner, st.sampled_from([FieldName.HEADLINE, FieldName.BODY])),
    ),
    max_leaves=4,
)


def streams(one: Article) -> list[tuple[str, list[int], str]]:
    """Name, offsets and folded characters of what is matched of each field: in the body if it was taken from there."""
    found = []
    for part in one.fields():
        out = {"body": "\n", "headline": " "}.get(part.name)
        if part.name in one.repeated:
            begin = one.body_start + one.body.index(one.text[slice(*part.span)])
            part, out = part._replace(span=part.span.shifted(begin - part.span.start)), None
        kept = [at for at in range(*part.span) if fold(one.text[at]) != out]
        found.append((part.name, kept, "".join(fold(one.text[at]) for at in kept)))
    return found


def own_streams(one: Article) -> list[tuple[str, list[int], str]]:
    """`streams` without the fields that are a part of another one's."""
    return [stream for stream in streams(one) if stream[0] not in one.repeated]


def spans(one: Article, node: object, name: str | None = None) -> set[tuple[int, int]]:
    """Where the texts of `node` that are asked for stand, by brute force."""
    match node:
        case Literal(text):
            found = set()
            for field, offsets, plain in streams(one):
                for at in range(len(plain) - len(text) + 1) if name in (None, field) else ():
                    if plain.startswith(fold(text), at):
                        found.add((offsets[at], offsets[at + len(text) - 1] + 1))
            return found
        case And(children) | Or(children):
            return set().union(*(spans(one, child, name) for child in children))
        case Field(inner, child):
            return spans(one, child, str(inner))
    return set()


def holds(one: Article, node: object, name: str | None = None) -> bool:
    """Whether an article is an answer, by brute force."""
    match node:
        case And(children):
            return all(holds(one, child, name) for child in children)
        case Or(children):
            return any(holds(one, child, name) for child in children)
        case Not(child):
            return not holds(one, child, name)
        case Field(inner, child):
            return holds(one, child, str(inner))
    return bool(spans(one, node, name))
