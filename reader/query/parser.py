"""Parser of queries: from text to a tree. Any text gives a query; parts not understood are reported with their spans.

    query   = both (OR both)*           either side; binds least
    both    = near (AND? near)*         a space is AND
    near    = single (NEAR/n single)*   a chain: each within n characters of the next; SENT, PARA: in one sentence, ...
    single  = (NOT | label)* (text | quoted | regex | "(" query ")")

Missing closing marks are taken to be at the end.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from reader.query import problems
from reader.query.cleaning import cleaned
from reader.query.problems import Problem
from reader.query.scanner import LABELS, QueryMode, Token, TokenKind, tokens
from reader.query.terms import UNKNOWN_LABEL, are_syllables, is_character, spaced_name, term
from reader.query.tree import (
    And,
    Everything,
    Field,
    FieldName,
    Link,
    Near,
    Node,
    Not,
    Nothing,
    Or,
    Scope,
    is_placed,
)
from reader.span import Span

LONGEST = 4000
"""Most code points of a query that are read."""

DEEPEST = 30
"""Most levels of nested brackets."""

MOST_PROBLEMS = 20
"""Most problems reported for one query."""

SCOPES = {"SENT": Scope.SENTENCE, "PARA": Scope.PARAGRAPH}
NEAR_BY = 10
"""Distance of a NEAR without a number, in characters."""


@dataclass(frozen=True, slots=True)
class Query:
    """Text of a query as typed, the tree of its understood part, and its problems."""

    text: str
    tree: Node
    problems: tuple[Problem, ...] = ()


def parse(text: str, *, typing: bool = True) -> Query:
    """The query in `text`; never raises. Blank text matches everything; text not understood at all matches nothing.

    `typing`: the end may still be incomplete, so that an unfinished part there is no problem.
    """
    parser = QueryParser(text[:LONGEST], typing=typing)
    if len(text) > LONGEST:
        parser.report(problems.TOO_LONG, Span(LONGEST, len(text)), str(LONGEST))
    tree, found = parser.tree(), tuple(sorted(parser.problems, key=lambda problem: problem.span))
    whole = Span(0, len(text))
    return Query(text, tree or (Nothing(whole) if found else Everything(whole)), found)


class QueryParser:
    """Parses the tokens of one query, from left to right. Each method returns None if nothing is asked for."""

    def __init__(self, text: str, *, typing: bool = True) -> None:
        self.problems: list[Problem] = []
        self._text, self._typing = text, typing
        plain, places = cleaned(text)
        self._tokens = tuple(
            replace(token, span=Span(places[token.span.start], places[token.span.end])) for token in tokens(plain)
        )
        self._next = 0
        self._depth = 0

    def report(self, message: str, span: Span, *arguments: str) -> None:
        """Add a problem, up to `MOST_PROBLEMS`."""
        if len(self.problems) < MOST_PROBLEMS:
            self.problems.append(Problem(message, span, arguments))

    def tree(self) -> Node | None:
        """The tree of all tokens."""
        found = [self._query(None)]
        while closing := self._take(TokenKind.CLOSE):
            self.report(problems.CLOSES_NOTHING, closing.span)
            found.append(self._query(None))
        return _joined(And, [node for node in found if node])

    def _query(self, asked: QueryMode | None) -> Node | None:
        sides = [self._both(asked)]
        while mark := self._take(TokenKind.OR):
            side = self._both(asked)
            if side is None or sides == [None]:
                self._lonely(mark)
            sides.append(side)
        return _joined(Or, [side for side in sides if side])

    def _both(self, asked: QueryMode | None) -> Node | None:
        found = list[Node]()
        while self._kind() not in (None, TokenKind.OR, TokenKind.CLOSE):
            if not (mark := self._take(TokenKind.AND)) and (node := self._near(asked)):
                found.append(node)
            elif mark and (not found or self._kind() in (None, TokenKind.OR, TokenKind.CLOSE)):
                self._lonely(mark)
        return _joined(And, found)

    def _near(self, asked: QueryMode | None) -> Node | None:
        left = self._single(asked)
        chains = [Chain([left])] if left else []
        while mark := self._take(TokenKind.NEAR):
            right = self._single(asked)
            if mark.text == "?" and not (self._typing and mark is self._tokens[-1]):
                self.report(problems.NEAR_NUMBER, mark.span)
            if right is None or not chains:
                self._lonely(mark)
                chains += [Chain([right])] if right else []
            elif is_placed(chains[-1].nodes[-1]) and is_placed(right):
                chains[-1].append(_link(mark.text), right)
            else:
                self.report(problems.NEAR_WHAT, mark.span)
                chains.append(Chain([right]))
        return _joined(And, [chain.node() for chain in chains])

    def _single(self, asked: QueryMode | None) -> Node | None:
        """A term with its prefixes: any number of NOT and labels, of which the last field and the last mode count."""
        marks, known = self._marks(), len(self.problems)
        labels = [LABELS[mark.text] for mark in marks if mark.kind is TokenKind.LABEL]
        ways = [label for label in labels if isinstance(label, QueryMode)]
        fields = [label for label in labels if isinstance(label, FieldName)][-1:]
        node = self._term(ways[-1] if ways else asked, named=fields == [FieldName.AUTHOR])
        if node is None:
            ended = self._next == len(self._tokens) and marks and marks[-1].kind is not TokenKind.NOT
            if marks and not ended and len(self.problems) == known:
                self._lonely(marks[-1])
            return None
        span = Span(marks[0].span.start, self._tokens[self._next - 1].span.end) if marks else node.span
        for name in fields:
            node = Field(name, node, span)
        return Not(node, span) if (len(marks) - len(labels)) % 2 else node

    def _marks(self) -> list[Token]:
        marks = []
        while mark := self._take(TokenKind.NOT, TokenKind.LABEL):
            marks.append(mark)
        return marks

    def _term(self, asked: QueryMode | None, *, named: bool = False) -> Node | None:
        """A text or a group; `named`: the name of somebody."""
        if opening := self._take(TokenKind.OPEN):
            return self._group(opening, asked)
        if mark := self._take(TokenKind.NEAR):
            self._lonely(mark)
        token = self._take(TokenKind.TEXT, TokenKind.QUOTED, TokenKind.REGEX)
        if token is None:
            return None
        if asked is QueryMode.PINYIN and token.kind is TokenKind.TEXT and are_syllables(token.text):
            token = self._phrase(token)
        if named and asked is None:
            token = self._name(token)
        found = term(token, asked, typing=self._typing and token is self._tokens[-1])
        if isinstance(found, Problem):
            self.report(found.message, found.span, *found.arguments)
            return None
        if token.kind is TokenKind.TEXT and asked is None and (name := UNKNOWN_LABEL.match(token.text)):
            self.report(problems.NO_FIELD, token.span, name[1])
        return spaced_name(found) if named else found

    def _phrase(self, token: Token) -> Token:
        """A term in pinyin, with the following terms that are syllables."""
        last, texts = token, [token.text]
        while (following := self._peek()) and following.kind is TokenKind.TEXT and are_syllables(following.text):
            last = self._take(TokenKind.TEXT) or last
            texts.append(last.text)
        return replace(token, text=" ".join(texts), span=Span(token.span.start, last.span.end))

    def _name(self, token: Token) -> Token:
        """A name of two characters that is spaced as printed, `王　迪`, as one token in quotes."""
        following = self._peek()
        if following is None or not (is_character(token) and is_character(following)):
            return token
        self._next += 1
        span = Span(token.span.start, following.span.end)
        return replace(token, kind=TokenKind.QUOTED, text=f"{token.text} {following.text}", span=span)

    def _group(self, opening: Token, asked: QueryMode | None) -> Node | None:
        if self._depth == DEEPEST:
            self.report(problems.TOO_DEEP, opening.span, str(DEEPEST))
            return None
        self._depth += 1
        inside = self._query(asked)
        self._take(TokenKind.CLOSE)
        self._depth -= 1
        return inside

    def _lonely(self, mark: Token) -> None:
        """Report an operator without operand, unless its operand may still be typed."""
        if not self._typing or mark is not self._tokens[-1]:
            self.report(problems.NOTHING_BESIDE, mark.span, self._text[slice(*mark.span)])

    def _peek(self) -> Token | None:
        return self._tokens[self._next] if self._next < len(self._tokens) else None

    def _kind(self) -> TokenKind | None:
        return token.kind if (token := self._peek()) else None

    def _take(self, *kinds: TokenKind) -> Token | None:
        """The next token if it is of one of the `kinds`, which is then consumed; else None."""
        if self._kind() not in kinds:
            return None
        self._next += 1
        return self._tokens[self._next - 1]


@dataclass
class Chain:
    """Terms that must be near one another."""

    nodes: list[Node]
    links: list[Link] = field(default_factory=list)

    def append(self, link: Link, node: Node) -> None:
        """Add a term, and its link to the previous one."""
        self.links.append(link)
        self.nodes.append(node)

    def node(self) -> Node:
        """The chain as one node."""
        span = Span(self.nodes[0].span.start, self.nodes[-1].span.end)
        return Near(tuple(self.nodes), tuple(self.links), span) if self.links else self.nodes[0]


def _link(text: str) -> Link:
    """The link in the text of a NEAR, SENT or PARA token."""
    unit, ordered = text.rstrip(">?"), text.endswith(">")
    if scope := SCOPES.get(unit):
        return Link(scope, ordered=ordered)
    return Link(Scope.CHARACTERS, int(unit) if unit else NEAR_BY, ordered)


def _joined(join: type[And] | type[Or], nodes: Sequence[Node]) -> Node | None:
    """`nodes` as one node: nested nodes of the same type flattened, a single node itself, None for no nodes."""
    if len(nodes) < 2:
        return nodes[0] if nodes else None
    span = Span(nodes[0].span.start, nodes[-1].span.end)
    return join(
        tuple(child for node in nodes for child in (node.children if isinstance(node, join) else (node,))), span
    )
