"""What a line says by itself: takes its text without indent, gives signs, the first of them its kind.

A kind is a first guess such as `long`, `dated`, `byline` or `short`; the other signs are marks, endings and lengths.
Long lines are looked at near their ends only, so that bodies cost little.
"""

from functools import lru_cache

from reader.parsing import patterns as p
from reader.parsing.names import closed_up, is_name, names_in

Signs = tuple[str, ...]

SHORT = 40
"""A heading has at most this many characters."""
MIDDLING = 80
"""A subheadline has at most this many characters; beyond, a line is a paragraph."""
FUSED = 16
"""How many characters of a heading may be fused to the front of a dateline in brackets."""
SOURCE_WITHIN = 12
"""How many characters in, at most, the source of a dateline ends."""

LONG = frozenset(("long", "dated", "mid"))
"""The kinds of lines that are longer than headings."""
SIGNED = frozenset(("byline", "desk", "names", "titled", "marked"))
"""The kinds of lines that may sign an article."""
HEADING = frozenset(("short", "mid"))
"""The kinds of lines that are nothing in particular, and so may be headings."""


def own_signs(text: str) -> Signs:
    """What a line's text says by itself; the first sign is its kind."""
    return _of_long(text) if len(text) > MIDDLING else _of_short(text)


def _of_long(text: str) -> Signs:
    signs = ["dated" if opens_with_dateline(text) else "long"]
    if p.STAFF.match(text):
        signs[0] = "staff"
    end = text[-40:]
    if not p.SENTENCE_END.search(end, len(end) - 6):
        signs.append("cut")
    if p.PICTURE.search(end, len(end) - 16) and p.PICTURED.search(end):
        signs.append("photo-end")
    signs += [name for name, found in LONG_STARTS if found(text)]
    if p.SHOWS.search(text):
        signs.append("shows")
    return tuple(signs)


LONG_STARTS = (
    ("lede", p.LEDE.match),
    ("note-start", p.NOTE.match),
    ("caption-start", p.CAPTION.match),
    ("dash-start", p.DASH_START.match),
)
"""Signs that a pattern finds at the start of a long line."""


@lru_cache(maxsize=4096)
def _of_short(text: str) -> Signs:
    size = len(text)
    signs = [kind_of(text), next((name for most, name in SIZES if size <= most), ">40")]
    end = text[-12:]
    signs += [name for name, found in STARTS if found(text)]
    signs += [name for name, found in ENDS if found(end)]
    signs += [name for name, found in WITHIN if found(text)]
    return tuple(signs)


SIZES = ((6, "≤6"), (12, "≤12"), (20, "≤20"), (30, "≤30"), (SHORT, "≤40"))
"""Signs of length."""
STARTS = (
    ("dash-start", p.DASH_START.match),
    ("quoted", p.QUOTED.match),
    ("two-part", p.TWO_PARTS.match),
    ("item", p.LIST_ITEM.match),
    ("speaker", p.ANSWER.match),
    ("signoff", p.SIGN_OFF.match),
)
"""Signs that a pattern finds at the start of a short line."""
ENDS = (
    ("dash-end", p.DASH_END.search),
    ("asks", p.ASKS.search),
    ("stop", p.FULL_STOP.search),
    ("says", p.SAYS.search),
    ("event", p.EVENT.search),
)
"""Signs that a pattern finds in the last characters of a short line."""
WITHIN = (
    ("bracket-tail", p.BRACKET_TAIL.search),
    ("role", p.ROLE_WORD.search),
    ("shows", p.SHOWS.search),
    ("dot", p.MIDDLE_DOT.search),
    ("colon", p.COLON.search),
    ("digits", p.DIGITS.search),
    ("comma", p.COMMA.search),
    ("photo-end", p.PICTURED.search),
)
"""Signs that a pattern finds anywhere in a short line."""

KINDS = (
    ("staff", p.STAFF.match),
    ("ad", p.ADVERTISEMENT.match),
    ("index", p.INDEX.match),
    ("folio", p.FOLIO.match),
    ("jump", p.JUMP_LINE.match),
    ("note", p.NOTE.match),
    ("caption", p.CAPTION.match),
    ("closing", p.CLOSING.match),
    ("byline", p.BYLINE.match),
    ("photo", p.PHOTO.match),
    ("desk", p.DESK.match),
    ("marked", p.MARKED.match),
    ("parens", p.PARENTHESES.match),
)
"""Kinds that a pattern tells, the surest first."""


def kind_of(text: str) -> str:
    """The kind of a line of at most `MIDDLING` characters."""
    if opens_with_dateline(text):
        return "dateline" if len(text) <= SHORT and not p.FULL_STOP.search(text) else "dated"
    for kind, found in KINDS:
        if found(text):
            return kind
    if names_in(text):
        return "names"
    if _titled(text):
        return "titled"
    if p.FULL_STOP.search(text[-8:]) and not p.ASKS.search(text[-8:]):
        return "sentence" if len(text) <= SHORT else "long"
    return "short" if len(text) <= SHORT else "mid"


def opens_with_dateline(text: str) -> bool:
    """Whether a paragraph opens as news does: source, place, date and 电 or 讯, or reporters in brackets."""
    if p.SOURCE.search(text, 0, SOURCE_WITHIN):
        found = p.DATELINE.match(text, 0, 60)
        if found and (p.AFTER_DATELINE.match(text, found.end()) or p.DATED.search(found[0])):
            return True
    opens = p.BRACKET.search(text, 0, FUSED)
    return bool(opens and p.BRACKETED.match(text, opens.start(), opens.start() + 60))


def _titled(text: str) -> bool:
    """Whether a line is a post and a name: `某某大学教授 张三`."""
    words = closed_up(text).split()
    return len(words) > 1 and is_name(words[-1]) and bool(p.TITLE.search(text))
