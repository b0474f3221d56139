"""Features of a line alone, from its text without indent; the first feature is its kind.

A kind is a first guess such as `long`, `dated`, `byline` or `short`; the other features are marks, endings and lengths.
Of long lines only the ends are examined, so that bodies cost little.
"""

from bisect import bisect_left
from collections.abc import Callable
from functools import lru_cache

from reader.han import SENTENCE_ENDS
from reader.late_pattern import late
from reader.parsing import folio_patterns as folios
from reader.parsing import heading_words
from reader.parsing import patterns as p
from reader.parsing import picture_patterns as pictures
from reader.parsing.gates import Gates, any_in
from reader.parsing.posts import titled
from reader.person_names import names_in, opens_with_surname

Features = tuple[str, ...]
Test = Callable[[str], object]
"""Of a line's text: true if it has a feature."""

SHORT = 40
"""Most code points of a heading."""
MIDDLING = 80
"""Most code points of a subheadline; a longer line is a paragraph."""
ROSTER = 200
"""Most code points of a line that lists the staff of a page; a longer line that begins so is text."""
FUSED = 16
"""Most code points of a heading that may be fused to the front of a bracketed dateline."""
SOURCE_WITHIN = 12
"""Code points within which the source of a dateline ends."""

CLAUSE_MARKS = late("[，。；]")
"""Marks between clauses: a line without them, as long as a subheadline, is a heading of several parts."""

ISSUE = "issue"
"""Feature of a line that can only be a folio."""
LONG = frozenset(("long", "dated", "mid"))
"""Kinds of lines that are longer than headings."""
SIGNED = frozenset(("byline", "desk", "names", "titled", "marked", "web"))
"""Kinds of lines that may sign an article."""
HEADING = frozenset(("short",))
"""Kinds of lines with nothing particular, which may be headings."""


def own_signs(text: str) -> Features:
    """Features of a line's text alone; the first is its kind."""
    return _of_long(text) if len(text) > MIDDLING else _of_short(text)


def _of_long(text: str) -> Features:
    signs = ["dated" if opens_with_dateline(text) else "long"]
    if len(text) <= ROSTER and p.STAFF.match(text):
        signs[0] = "staff"
    end = text[-40:]
    if not p.SENTENCE_END.search(end, len(end) - 6):
        signs.append("cut")
    if pictured(text):
        signs.append("photo-end")
    signs += [name for name, found in LONG_STARTS if found(text)]
    if shows(text):
        signs.append("shows")
    return tuple(signs)


def shows(text: str) -> bool:
    """True if a text refers to a picture beside it; a quick test precedes the pattern."""
    return ("图" in text or "圖" in text or "照片" in text) and bool(pictures.SHOWS.search(text))


LONG_STARTS = (
    ("lede", p.LEDE.match),
    ("note-start", p.NOTE.match),
    ("caption-start", pictures.CAPTION.match),
    ("dash-start", p.DASH_START.match),
)
"""Features that a pattern finds at the beginning of a long line."""


@lru_cache(maxsize=4096)
def _of_short(text: str) -> Features:
    end = text[-12:]
    signs = [kind_of(text), LENGTHS[bisect_left(SIZES, len(text))]]
    if signs[0] == "folio" and folios.ISSUE.fullmatch(text):
        signs.append(ISSUE)
    if text[0] in p.BEGINNINGS:
        signs += [name for name, found in FIRST_WORDS if found(text)]
    if WORD_CHARACTERS.search(text):
        signs += [name for name, found in WORDS if found(text)]
    if text[-1] in p.ENDS_OF_REPORTS:
        signs += [name for name, found in LAST_WORDS if found(end)]
    signs += ["number"] if len(text) <= NUMBERED and p.NUMBER_ALONE.match(text) else []
    if not text.isalpha():
        signs += [name for name, found in MARKS.open_to(text) if found(text)]
        signs += [name for name, found in LAST_MARKS.open_to(end) if found(end)]
        signs += [] if any(map(str.isalnum, text)) else ["ornament"]
    if pictured(text):
        signs.append("photo-end")
    if signs[0] in WHO:
        signs = [sign for sign in signs if sign not in OF_TEXT]
    if signs[0] in HEADING:
        signs += heading_words.own(text)
        signs += ["plain"] if SPOKEN.isdisjoint(signs) and any(map(str.isalpha, text)) else []
        signs += ["no-issue"] if len(text) > PAGE_NAME and not folios.PAPER_OR_DAY.search(text) else []
    return tuple(signs)


def forget() -> None:
    """Clear the cache of short lines, so that timings are those of a fresh start."""
    _of_short.cache_clear()


WHO, OF_TEXT = frozenset(("byline", "names", "titled")), frozenset(("speaker", "item"))
"""Kinds of lines that say who signs, and features that they have only as far as a label or a mark is before the names:
in other lines these are of text, what a person says or an item of a list."""
SPOKEN = frozenset(("comma", "asks", "stop", "speaker", "colon-end", "dash-start", "dash-end", "goes-on", "item"))
"""Features of short lines that may be text or part of it; a heading of words without any of them is plain."""
PAGE_NAME = 8
"""Most code points of the name of a page; a longer folio line has a newspaper, a day or the number of a page."""
NUMBERED = 5
"""Most code points of a line that is only the number of a part."""
SIZES = (4, 6, 12, 20, 30, SHORT)
LENGTHS = ("≤4", "≤6", "≤12", "≤20", "≤30", "≤40", ">40")
"""Features of length: up to each of `SIZES`, and beyond."""
WORD_CHARACTERS = any_in(f"{p.ROLE_GATE}照")
"""Characters, one of which each line with a feature of `WORDS` holds."""
COLONS, GAPS = ":：︰", " \u3000\u00a0\t"
FIRST_WORDS = (("goes-on", p.GOES_ON.match), ("does", p.DOES.match))
"""Features that a pattern finds at the beginning of a short line."""
WORDS = (("role", p.ROLE_WORD.search), ("shows", shows))
"""Features that a pattern finds in a short line."""
MARKS = Gates[tuple[str, Test]](
    (
        ("—―─", ("dash-start", p.DASH_START.match)),
        ('“「『"', ("quoted", p.QUOTED.match)),
        (GAPS, ("spaced", p.SPACED.match)),
        (GAPS, ("two-part", p.TWO_PARTS.match)),
        (p.ITEM_GATE, ("item", p.LIST_ITEM.match)),
        (COLONS, ("colon-end", p.COLON_END.search)),
        (COLONS, ("speaker", lambda text: p.ANSWER.match(text) and not p.STAFF.match(text))),
        (COLONS, ("question", p.QUESTION.match)),
        ("—―", ("signoff", p.SIGN_OFF.match)),
        ("", ("digits", p.DIGITS.search)),
        ("（(", ("bracket-tail", p.BRACKET_TAIL.search)),
        ("，、", ("comma", p.COMMA.search)),
        (COLONS, ("colon", p.COLON.search)),
        ("·・", ("dot", p.MIDDLE_DOT.search)),
    )
)
"""Features that a pattern finds in a short line that holds more than letters, by needed characters."""
LAST_WORDS = (
    ("says", p.SAYS.search),
    ("event", p.EVENT.search),
    ("issued", p.ISSUED.search),
)
"""Features that a pattern finds in the last characters of a short line."""
LAST_MARKS = Gates[tuple[str, Test]](
    (
        ("—―─", ("dash-end", p.DASH_END.search)),
        ("！？!?", ("asks", p.ASKS.search)),
        (SENTENCE_ENDS, ("stop", lambda end: p.FULL_STOP.search(end) and not p.ASKS.search(end))),
        ("", ("figure-end", p.FIGURE_END.search)),
    )
)
"""Features that a pattern finds in the last characters of such a line, by needed characters."""


def _signs(text: str) -> bool:
    """True if a line signs with a role and names; without marks between them, a surname must follow the role."""
    if not p.BYLINE.match(text):
        return False
    return not text.isalpha() or any(opens_with_surname(text[role.end() :]) for role in p.ROLES.finditer(text))


def signs_wholly(text: str) -> bool:
    """True if a line is a role and names with spaces between them, and no more."""
    return " " in text and len(text) <= MIDDLING and not CLAUSE_MARKS.search(text) and kind_of(text) == "byline"


def marked_names(text: str) -> bool:
    """True if a line is an ornament and names, as some papers print bylines: `■ 陈雪怡`."""
    names = text.lstrip(p.MARKS + GAPS)
    return bool(names) and text[0] in p.MARKS and bool(names_in(names))


def names_in_brackets(text: str) -> bool:
    """True if a line is the names of reporters in brackets, as below a brief."""
    inner = text[1:-1].strip()
    return bool(inner and text[0] in "（(〔【" and text[-1] in "）)〕】" and names_in(inner))


def both(quick: Test, slow: Test) -> Test:
    """The test that a line passes if it passes two tests; the second is tried only after the first."""
    return lambda text: quick(text) and slow(text)


IN_BRACKETS = Gates[tuple[str, Test]](
    (
        ("告招声", ("ad", p.ADVERTISEMENT.match)),
        ("导導目关", ("index", p.INDEX.match)),
        ("版", ("jump", p.JUMP_LINE.match)),
        ("见見", ("jump", p.SEE_PAGE.match)),
        ("编編栏持結核阅提摘导引稿", ("note", p.NOTE.match)),
        (p.ROLE_GATE, ("byline", p.BRACKETED_BYLINE.match)),
        ("", ("closing", p.CLOSING.match)),
        (pictures.PHOTO_CHARACTERS, ("photo", both(pictures.PHOTO_GATE.search, pictures.PHOTO.match))),
        ("", ("parens", p.PARENTHESES.match)),
    )
)
"""Kinds of a line that begins with a bracket, by needed characters and by pattern, the most certain first."""
KINDS = Gates[tuple[str, Test]](
    (
        (p.STAFF_GATE, ("staff", p.STAFF.match)),
        ("告招声", ("ad", p.ADVERTISEMENT.match)),
        ("导導目关", ("index", p.INDEX.match)),
        (":：", ("web", both(p.WEB_GATE.search, p.WEB_LINE.match))),
        (folios.FOLIO_GATE, ("folio", folios.FOLIO.match)),
        ("0123456789", ("folio", folios.PARTS_OF_ISSUE.fullmatch)),
        ("版", ("jump", p.JUMP_LINE.match)),
        ("编編栏持結核阅提摘导引稿", ("note", p.NOTE.match)),
        ("/／╱∕", ("byline", p.REPORTED_FROM.match)),
        ("发發", ("byline", p.SENT_FROM.match)),
        ("▲▼◀▶△▽↑↓←→图圖资資画畫彩塑写法纸", ("caption", pictures.CAPTION.match)),
        (pictures.PHOTO_CHARACTERS, ("photo", both(pictures.PHOTO_GATE.search, pictures.PHOTO.match))),
        (p.ROLE_GATE, ("byline", _signs)),
        (p.SOURCE_GATE, ("source", p.SOURCE_LINE.match)),
        (p.ROLE_GATE, ("byline", p.SLASHED_BYLINE.match)),
        ("图圖照漫摄数", ("chart", pictures.CHART.match)),
        (p.DESK_ENDS, ("desk", both(p.DESK_GATE.search, p.DESK.match))),
        (p.MARKS, ("names", marked_names)),
        (p.MARKS, ("marked", p.MARKED.match)),
        (":：", ("contact", p.CONTACT.match)),
        ("@/", ("contact", p.ADDRESS.search)),
        ("图圖片摄攝供", ("photo", both(pictures.CREDIT_GATE.search, pictures.CAPTIONED.match))),
    )
)
"""Kinds of all other lines, by needed characters and by pattern, the most certain first."""


PARTICULAR = any_in(
    KINDS.needed
    | frozenset("报報社刊台网網")  # of the source of a dateline
    | p.TITLE_ENDS
)
"""Characters, one of which each line of letters needs that is neither names nor short."""


def kind_of(text: str) -> str:
    """The kind of a line of at most `MIDDLING` characters."""
    if text.isalpha() and not PARTICULAR.search(text):
        return "names" if names_in(text) else "short"
    return kind_by_patterns(text)


def kind_by_patterns(text: str) -> str:
    """The kind of a line of at most `MIDDLING` characters, whatever they are."""
    stops = p.FULL_STOP.search(text[-8:])
    if opens_with_dateline(text):
        return "dateline" if len(text) <= SHORT and not stops else "dated"
    for kind, found in (IN_BRACKETS if text[0] in "（(〔[【" else KINDS).open_to(text):
        if found(text):
            return kind
    if names_in(text):
        return "names"
    if titled(text):
        return "titled"
    if (stops and not p.ASKS.search(text[-8:])) or p.BROKEN_WORD.search(text[-8:]):
        return "sentence" if len(text) <= SHORT else "long"
    return "short" if len(text) <= SHORT or not CLAUSE_MARKS.search(text) else "mid"


def pictured(text: str) -> bool:
    """True if a text, no longer than captions are, ends with the credit of a photograph, within 40 code points."""
    end = text[-40:]
    return len(text) <= CAPTION_SIZE and end.rstrip("。")[-1:] in CREDITED and bool(pictures.PICTURED.search(end))


CAPTION_SIZE = 350
"""Most code points of a caption; a longer text that ends with an agency's name in brackets is news."""
CREDITED = frozenset("道摄攝图圖片照国國觉）)")
"""Last characters of a photograph's credit: a quick test before `PICTURED`."""


def opens_with_dateline(text: str) -> bool:
    """True if a paragraph opens as news does: source, place, date and 电 or 讯, or reporters in brackets."""
    if p.SOURCE.search(text, 0, SOURCE_WITHIN) and dateline_at(text):
        return True
    opens = p.BRACKET.search(text, 0, FUSED)
    return bool(opens and p.BRACKETED.match(text, opens.start(), opens.start() + 60))


def dateline_at(text: str) -> str:
    """The dateline, without brackets, at the beginning of `text`; empty if there is none."""
    found = p.DATELINE.match(text, 0, 60)
    if found and (p.AFTER_DATELINE.match(text, found.end()) or p.DATED.search(found[0]) or p.BARE.fullmatch(found[0])):
        return found[0]
    return ""
