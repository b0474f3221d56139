"""Scanner of queries: from text to tokens, each with its span.

Operators are matched in a copy of the text folded to half width (same length), so each has a full-width form; the text
of a token is cut from the original. Marks are operators only where a term begins, so that a pasted headline such as
`青岛“双招双引”（组图）COVID-19` stays one text: a term ends at a space, `|`, a straight quotation mark, or a bracket
without a partner within the term.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from reader.late_pattern import late
from reader.query.tree import FieldName
from reader.span import Span

HALF_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}


class TokenKind(StrEnum):
    """Kind of a token."""

    TEXT = "text"
    QUOTED = "quoted"
    REGEX = "regex"
    OPEN = "open"
    CLOSE = "close"
    OR = "or"
    AND = "and"
    NOT = "not"
    NEAR = "near"
    LABEL = "label"


class QueryMode(StrEnum):
    """Labels of a kind of search rather than of a field."""

    DATE = "date"
    WORD = "word"
    PINYIN = "pinyin"
    EXACT = "exact"


NAMES: dict[FieldName | QueryMode, str] = {
    FieldName.HEADLINE: "headline title 标题 標題 主题 主題",
    FieldName.KICKER: "kicker 引题 引題 肩题 肩題 眉题 眉題",
    FieldName.SUBHEADLINE: "subheadline subtitle 副题 副題 副标题 副標題",
    FieldName.AUTHOR: "author by byline 作者 记者 記者 署名",
    FieldName.SECTION: "section column 栏目 欄目",
    FieldName.DATELINE: "dateline 电头 電頭",
    FieldName.BODY: "body text 正文",
    FieldName.PAGE: "page 版 版面",
    FieldName.PUBLICATION: "publication paper 报 報 报纸 報紙",
    FieldName.SOURCE: "source file 文件",
    FieldName.ORIGIN: "origin 来源 來源",
    QueryMode.DATE: "date 日期",
    QueryMode.WORD: "word 词 詞",
    QueryMode.PINYIN: "py pinyin 拼音",
    QueryMode.EXACT: "exact 原样 原樣",
}
"""Names of each label; case is ignored."""

LABELS = {name: label for label, names in NAMES.items() for name in names.split()}
"""Label by name."""


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of the query."""

    kind: TokenKind
    text: str
    """A literal without its quotes, a pattern without its slashes, a key of `LABELS`, or a distance (see `NEAR`)."""
    span: Span
    finished: bool = True
    """True if its closing mark is present."""


SPACE = late(r"(?:\s|-+(?=[\s|)]|$))+")
"""Separators of terms; a lone dash has no meaning."""

END = r"""(?=[\s()"“「‘『|/]|$)"""
NEAR = (
    rf"(?:[Nn](?:EAR|ear)/ ?(?P<number>\d{{1,9}})(?!\d|/\d*+(?![^/\s]*/))|NEAR(?P<glued>\d{{0,4}})(?=>|(?!/){END})"
    rf"|(?P<unit>SENT|PARA)(?=>|{END}))(?P<ordered>>?)|NEAR/(?P<wrong>[^\s()]*)"
)
"""Proximity operators: `NEAR`, `NEAR/10`, `near/10`, `NEAR10`, `SENT`, `PARA`, each optionally with `>`. The token's
text is the number or the word, and `>`; `?` if the number is invalid."""
WORDS = late(
    rf"(?P<or>\|+|OR{END}|(?<=\s)或(?=\s+\S))|(?P<and>AND{END}|(?<=\s)且(?=\s+\S))"
    rf"|(?P<near>{NEAR})|(?P<not>-|NOT{END}|(?<!\S)非(?=\s+\S))"
    r"|(?P<open>\()|(?P<close>\))"
)
"""Operators at the beginning of a term; the name of the matching group is the `TokenKind`."""
OPERATORS = frozenset((TokenKind.OR, TokenKind.AND, TokenKind.NEAR, TokenKind.NOT, TokenKind.OPEN, TokenKind.CLOSE))
"""Kinds of token that `WORDS` matches."""

LABEL = late(r"(\w{1,12}):")
PATTERN = late(r"/(?!\s)((?:[^/\\]|\\.)*+)(?:(/)(?:[gimsu]{1,5}(?=[\s|)]|$))?)?", re.DOTALL)
"""A pattern between slashes. Flags behind the second one change nothing: case is never told apart."""
TEXT_END = late(r'[\s|"()]')
CLOSING = {"“": "”", "「": "」", "‘": "’", "『": "』", '"': '"'}
AFTER_QUOTED = late(r'[\s()|"“「‘『]|$')


def tokens(text: str) -> Iterator[Token]:
    """The tokens of `text`, in order."""
    plain = text.translate(HALF_WIDTH)
    pairs = _pairs(plain)
    start = groups = 0
    while start < len(text):
        if space := SPACE.match(plain, start):
            start = space.end()
            continue
        token = _operator(plain, start) or _quoted(text, plain, start) or _regex(text, plain, start)
        token = token or _text(text, plain, start, pairs, grouped=groups > 0)
        groups += {TokenKind.OPEN: 1, TokenKind.CLOSE: -1 if groups else 0}.get(token.kind, 0)
        yield token
        start = token.span.end


def _operator(plain: str, start: int) -> Token | None:
    if match := WORDS.match(plain, start):
        kind = next(kind for kind in TokenKind if kind in OPERATORS and match[kind] is not None)
        return Token(kind, _how_near(match) if kind is TokenKind.NEAR else "", Span(*match.span()))
    match = LABEL.match(plain, start)
    if match and match[1].lower() in LABELS:
        return Token(TokenKind.LABEL, match[1].lower(), Span(*match.span()))
    return None


def _how_near(match: re.Match[str]) -> str:
    """Text of a NEAR, SENT or PARA token."""
    if match["wrong"] is not None:
        return "?"
    return (match["number"] or match["glued"] or match["unit"] or "") + match["ordered"]


def _quoted(text: str, plain: str, start: int) -> Token | None:
    """A quoted text; Chinese marks quote only if they enclose a whole term, not inside a pasted one."""
    mark = plain[start]
    if mark not in CLOSING:
        return None
    end = plain.find(CLOSING[mark], start + 1)
    if end < 0:
        return Token(TokenKind.QUOTED, text[start + 1 :], Span(start, len(text)), finished=False)
    if mark != '"' and not AFTER_QUOTED.match(plain, end + 1):
        return None
    return Token(TokenKind.QUOTED, text[start + 1 : end], Span(start, end + 1))


def _regex(text: str, plain: str, start: int) -> Token | None:
    """A pattern; between full-width slashes its other operators may be full-width too."""
    match = PATTERN.match(plain, start)
    if match is None:
        return None
    typed = text if text[start] == "/" else plain
    return Token(TokenKind.REGEX, typed[slice(*match.span(1))], Span(*match.span()), finished=bool(match[2]))


def _text(text: str, plain: str, start: int, pairs: dict[int, int], *, grouped: bool) -> Token:
    """An unquoted term, up to a space, an operator or a bracket without a partner in it.

    If no group is open (`grouped` is False), an unmatched closing bracket is text.
    """
    end = start
    while stop := TEXT_END.search(plain, max(end, start + 1)):
        end = stop.start()
        if plain[end] == ")" and not grouped:
            end += 1
        elif end in pairs:
            end = pairs[end] + 1
        else:
            break
    else:
        end = len(text)
    return Token(TokenKind.TEXT, text[start:end], Span(start, end))


def _pairs(plain: str) -> dict[int, int]:
    """Closing brackets by opening bracket, if no space, `|` or straight quotation mark is between them."""
    pairs, opened = {}, []
    for match in TEXT_END.finditer(plain):
        if match[0] == "(":
            opened.append(match.start())
        elif match[0] != ")":
            opened.clear()
        elif opened:
            pairs[opened.pop()] = match.start()
    return pairs
