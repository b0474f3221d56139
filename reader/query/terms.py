"""Terms of a query: from one operand token to one node, or its problem."""

import itertools
import math
import re
from dataclasses import replace

from reader.han import is_han
from reader.late_pattern import late
from reader.query import dates, problems
from reader.query.problems import Problem
from reader.query.scanner import HALF_WIDTH, QueryMode, Token, TokenKind
from reader.query.tree import DateRange, Gap, Literal, Node, Or, Pinyin, Regex, Unfolded, Wildcard, WordTerm

STAR = 10
"""Most characters that a `*` matches."""

LONGEST_PATTERN = 500
"""Most code points of a regular expression."""

LARGEST_PATTERN = 20_000
"""Largest `_size` of a regular expression; at most, the compiler takes a fraction of a second."""

LINE_ENDS = str.maketrans("", "", "\r\n")
GAPS = late(r"([*?]+)")
ESCAPED = late(r"\\.", re.DOTALL)
RECURSION = late(r"\(\?(?:R|[+-]?\d|&|P>)", re.ASCII)
"""A recursive pattern: its cost is unbounded."""
LEAST = late(r"\{\s*(\d{1,9})", re.ASCII)
UNKNOWN_LABEL = late(r"([A-Za-z_]{2,12}):(?=[^\s/:])")
"""A possible field name, in half width; other text with a colon is rarely so."""
SYLLABLE = late(
    r"(?![bpfwy]e(?![ni]))(?:[zcs]h|[bpmfdtnlgkhjqxrzcsyw])?"
    r"(?:iang|iong|uang|[aeio]ng|ong|iao|i?an|u?ai|uan|[ei]n|un|er|ei|i?ao|[oi]u|ia|ie|u[aoievü]|ve|[aoeiuvü])[1-5]?'?",
    re.IGNORECASE,
)
"""A syllable of pinyin, with its tone and the mark that parts it from the next."""
LONGEST_SYLLABLE = 8
SPACED_NAME = late(r"(\w)\s+(\w)")
LETTER = late(r"[A-Za-zÜüāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ]")


def are_syllables(text: str) -> bool:
    """True if a text may be syllables of pinyin: in time in proportion, though it can be divided in very many ways."""
    ends = {0}
    for end in range(1, len(text) + 1):
        if any(
            start in ends and SYLLABLE.fullmatch(text, start, end)
            for start in range(max(0, end - LONGEST_SYLLABLE), end)
        ):
            ends.add(end)
    return bool(text) and len(text) in ends


def term(token: Token, asked: QueryMode | None, typing: bool) -> Node | Problem | None:
    """The node of `token` in the mode `asked`; None if it asks for nothing (empty quotes).

    `typing`: nothing follows the token, so that its end may still be incomplete.
    """
    if token.kind is TokenKind.REGEX and asked is not QueryMode.DATE:
        return _regex(token, typing=typing)
    text = token.text.translate(LINE_ENDS)
    if not text.strip():
        return None
    match asked:
        case QueryMode.DATE:
            return _date(text.translate(HALF_WIDTH).strip(), token, typing)
        case QueryMode.WORD:
            return WordTerm(text, token.span)
        case QueryMode.PINYIN:
            return _pinyin(text, token)
        case QueryMode.EXACT:
            return Unfolded(text, token.span)
        case _:
            return Literal(text, exact=True, span=token.span) if token.kind is TokenKind.QUOTED else _text(token)


def is_character(token: Token) -> bool:
    """True if a token is one Chinese character."""
    return token.kind is TokenKind.TEXT and len(token.text) == 1 and is_han(token.text)


def spaced_name(node: Node | None) -> Node | None:
    """`node`; if it is a name of two characters with a space between them, also without the space."""
    if (
        not isinstance(node, Literal)
        or not (name := SPACED_NAME.fullmatch(node.text))
        or not all(map(is_han, name.groups()))
    ):
        return node
    close = replace(node, text=name[1] + name[2], exact=False)
    return Or((replace(node, text=f"{name[1]} {name[2]}"), close), node.span)


def _text(token: Token) -> Node | None:
    """A literal, or a wildcard.

    At an end of the term a `*` has no effect and is dropped, and a `?` is literal, since questions end so.
    """
    plain = token.text.translate(HALF_WIDTH)
    core = slice(len(plain) - len(plain.lstrip("*")), len(plain.rstrip("*")))
    text, plain = token.text[core], plain[core]
    first, last = len(plain) - len(plain.lstrip("?")), len(plain.rstrip("?"))
    parts: list[str | Gap] = []
    start = 0
    for gap in GAPS.finditer(plain, first, max(first, last)):
        parts += [text[start : gap.start()], _gap(gap[0])]
        start = gap.end()
    if parts:
        return Wildcard((*parts, text[start:]), token.span)
    return Literal(text, exact=False, span=token.span) if text else None


def _gap(marks: str) -> Gap:
    least = marks.count("?")
    return Gap(least, least + STAR if "*" in marks else least)


def _date(text: str, token: Token, typing: bool) -> Node | Problem | None:
    complete = dates.complete(text) if typing else text
    if days := dates.days(text) or dates.days(complete):
        return DateRange(*days, token.span)
    return Problem(problems.NO_DATE, token.span, (token.text,)) if complete else None


def _pinyin(text: str, token: Token) -> Node | Problem:
    if LETTER.search(text.translate(HALF_WIDTH)):
        return Pinyin(text, token.span)
    return Problem(problems.NO_PINYIN, token.span)


def _regex(token: Token, *, typing: bool) -> Node | Problem | None:
    """A valid pattern; an invalid one without closing slash is still being typed, and gives None."""
    if not token.text:
        return None
    if len(token.text) > LONGEST_PATTERN:
        return Problem(problems.LONG_REGEX, token.span, (str(LONGEST_PATTERN),))
    if RECURSION.search(ESCAPED.sub("", token.text)):
        return Problem(problems.RECURSIVE_REGEX, token.span)
    if _size(token.text) > LARGEST_PATTERN:
        return Problem(problems.LARGE_REGEX, token.span)
    if fault := _fault(token.text):
        return Problem(problems.NO_REGEX, token.span, (fault,)) if token.finished or not typing else None
    return Regex(token.text, token.span)


def _size(pattern: str) -> int:
    """Approximate number of copies that the compiler makes of the innermost part of `pattern`, at worst.

    `{9}` makes nine copies of its operand, `+` two, and nested groups multiply.
    """
    plain = ESCAPED.sub("", pattern)
    steps = (1 if mark == "(" else -1 for mark in plain if mark in "()")
    depth = max(itertools.accumulate(steps), default=0)
    return (1 << max(depth, 0)) * math.prod(max(1, int(least)) for least in LEAST.findall(plain))


def _fault(pattern: str) -> str | None:
    """Error message of the regular expression engine for `pattern`; None if it is valid."""
    import regex

    try:
        regex.compile(pattern, regex.IGNORECASE)
    except (regex.error, RecursionError, OverflowError, MemoryError) as error:
        return str(error) or type(error).__name__
    return None
