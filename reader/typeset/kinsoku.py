"""Kinsoku: where a Chinese line may be broken, from the restrictions of each character and its neighbour.

Takes a text and an offset in code points; decides if a line may begin there. Widths are not considered. Sources: GB/T
15834-2011 section 5.1 (positions of punctuation), CLREQ 3.1.6 (line start and line end), UAX #14 for Latin words.
"""

import unicodedata
from enum import IntFlag

NEVER_FIRST = frozenset(
    "。．，、：；！？‼⁇⁈⁉」』”’）》〉】〗〕］｝～-–—·・‧／/•%％‰℃°々,.:;!?)]}"
    "︐︑︒︓︔︕︖︘︙︱︶︸︺︼︾﹀﹂﹄﹈﹐﹑﹒﹔﹕﹖﹗﹚﹜﹞｡､｣･"  # vertical, small and half-width forms
)
"""Marks that never begin a line. (`——` may: GB/T 15834 allows it.)"""

NEVER_LAST = frozenset("「『“‘（《〈【〖〔［｛/／￥¥$＄£€№([{︗︵︷︹︻︽︿﹁﹃﹇﹙﹛﹝﹩｢")
"""Marks that never end a line."""

JOINERS = frozenset("’·・‧–—－−～〜＋＆＠＿＝．：")
"""Marks that are inside a name or number if letters or digits are on both sides."""

PLUSES = frozenset("+＋")
"""Plus signs, as in `制造+服务`: neither first nor last, as UAX #14 (class PR) has it, and CLREQ for `/`."""

DIGIT_JOINERS = frozenset("．：")
"""Joiners of digits only: `１９：３０`."""

SIGNS = frozenset("－−＋±")
"""Signs that belong to the next digit."""

NO_BREAK_SPACES = frozenset("\u00a0\u202f\u2007")


class CharClass(IntFlag):
    """Break restrictions of a character."""

    FIRST = 1
    """Never begins a line."""
    LAST = 2
    """Never ends a line."""
    WORD = 4
    """Part of a Latin word, a number or a URL: not separated from its like."""
    SPACE = 8
    """A line may end after it, and it hangs there invisibly."""
    PAIR = 16
    """Half of `——`, `……`, `⋯⋯`: not separated from its like."""
    QUOTE = 32
    """A straight quotation mark: opens or closes, so it stays with its neighbours."""
    JOINER = 64
    """Joins word characters on both sides."""
    MARK = 128
    """Drawn on the previous character."""


def kind_of(character: str) -> CharClass:
    """Break restrictions of `character`."""
    kind = CharClass(0)
    for flag, members in (
        (CharClass.FIRST, NEVER_FIRST - {"—"}),
        (CharClass.LAST, NEVER_LAST),
        (CharClass.PAIR, "—…⋯"),
        (CharClass.QUOTE, "\"'"),
        (CharClass.JOINER, JOINERS | SIGNS),
        (CharClass.FIRST | CharClass.LAST, NO_BREAK_SPACES),
        (CharClass.FIRST | CharClass.LAST, PLUSES),
        (CharClass.LAST, "\u200d"),
    ):
        if character in members:
            kind |= flag
    if character.isspace() and character not in NO_BREAK_SPACES:
        kind |= CharClass.SPACE
    if _in_words(character):
        kind |= CharClass.WORD
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        kind |= CharClass.MARK
    return kind


def _in_words(character: str) -> bool:
    """True if it is printable ASCII, or a letter or digit of a script written in words, including wide forms."""
    if character.isascii():
        return "!" <= character <= "~"
    if unicodedata.category(character)[0] not in "LN" or "\u2460" <= character <= "\u24ff":
        return False
    return unicodedata.east_asian_width(character) != "W"


class _Kinds(dict[str, int]):
    """Restrictions by character, filled on demand. Plain integers: this is the inner loop."""

    def __missing__(self, character: str) -> int:
        self[character] = kind = int(kind_of(character))
        return kind


KINDS = _Kinds()

_FIRST, _LAST, _WORD, _SPACE, _PAIR, _QUOTE, _JOINER, _MARK = (1 << bit for bit in range(8))


def proper(text: str, offset: int) -> bool:
    """True if punctuation allows a line to begin at `offset` (0 < offset < len(text)): it may be inside a word."""
    before, after = KINDS[text[offset - 1]], KINDS[text[offset]]
    if after & (_SPACE | _MARK):
        return False
    if before & after & _WORD:
        return True
    if after & _FIRST or ((before | after) & _QUOTE and not before & _SPACE):
        return False
    if after & _PAIR and not _starts_pair(text, offset):
        return False
    if before & _SPACE:
        before = _before_spaces(text, offset)
    return not before & _LAST


def allowed(text: str, offset: int) -> bool:
    """True if a line may begin at `offset` (0 < offset < len(text)) by all rules of punctuation and words."""
    before, after = KINDS[text[offset - 1]], KINDS[text[offset]]
    if before & after & _WORD or not proper(text, offset):
        return False
    if before & _JOINER and after & _WORD:
        return not (_signs(text, offset - 1) or (offset > 1 and _joins(text, offset - 1)))
    return not (after & _JOINER and _joins(text, offset))


def _starts_pair(text: str, offset: int) -> bool:
    """True if the `—`, `…` or `⋯` at `offset` may begin a line: it is the first of its run, and no single dash."""
    mark = text[offset]
    return text[offset - 1] != mark and (mark != "—" or text[offset + 1 : offset + 2] == mark)


def _before_spaces(text: str, offset: int) -> int:
    """Restrictions of the last character before the spaces that end at `offset`; 0 if there is none."""
    while offset and KINDS[text[offset - 1]] & _SPACE:
        offset -= 1
    return KINDS[text[offset - 1]] if offset else 0


def _joins(text: str, offset: int) -> bool:
    """True if the joiner at `offset` (> 0) is inside a name or number."""
    left, right = text[offset - 1], text[offset + 1 : offset + 2]
    if text[offset] in DIGIT_JOINERS:
        return left.isdigit() and right.isdigit()
    return bool(right and KINDS[left] & KINDS[right] & _WORD)


def _signs(text: str, offset: int) -> bool:
    """True if the mark at `offset` is the sign of the number after it."""
    return text[offset] in SIGNS and text[offset + 1].isdigit()
