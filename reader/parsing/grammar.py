"""The states of a page and which may follow which: what a reading of a page is made of.

A state is where in an article a line stands; each is shown to people as a `LineClass`. An article is a head (sections,
kicker, headline, subheadlines, bylines), then a body; furniture stands between articles, and belongs to none.
"""

from enum import StrEnum


class LineClass(StrEnum):
    """What a line is, as shown to people."""

    FOLIO = "folio"
    STAFF = "staff"
    ADVERTISEMENT = "advertisement"
    SECTION = "section"
    KICKER = "kicker"
    HEADLINE = "headline"
    SUBHEADLINE = "subheadline"
    BYLINE = "byline"
    DATELINE = "dateline"
    PARAGRAPH = "paragraph"
    CROSSHEAD = "crosshead"
    CAPTION = "caption"
    CREDIT = "credit"
    NOTE = "note"
    JUMP = "jump"


STATES: dict[str, LineClass] = {
    "folio": LineClass.FOLIO,
    "staff": LineClass.STAFF,
    "ad": LineClass.ADVERTISEMENT,
    "section": LineClass.SECTION,
    "kicker": LineClass.KICKER,
    "headline": LineClass.HEADLINE,
    "headline+": LineClass.HEADLINE,
    "subheadline": LineClass.SUBHEADLINE,
    "byline": LineClass.BYLINE,
    "column": LineClass.SECTION,
    "dateline": LineClass.DATELINE,
    "opening": LineClass.PARAGRAPH,
    "paragraph": LineClass.PARAGRAPH,
    "crosshead": LineClass.CROSSHEAD,
    "caption": LineClass.CAPTION,
    "photograph": LineClass.CAPTION,
    "credit": LineClass.CREDIT,
    "signature": LineClass.CREDIT,
    "note": LineClass.NOTE,
    "closing": LineClass.DATELINE,
    "jump": LineClass.JUMP,
}
"""Every state and its class. `column` is a section under the byline, `headline+` a further line of a headline, `opening`
the first paragraph, `photograph` a caption that begins an article of its own, `signature` a byline inside the body,
`closing` a dateline at the end."""

FURNITURE = ("folio", "staff", "ad")
HEAD = ("section", "kicker", "headline")
"""The states that an article can begin with, besides `photograph`."""
BODY = ("opening", "paragraph", "crosshead", "caption", "photograph", "credit", "signature", "note", "closing", "jump")
_INSIDE = tuple(state for state in BODY if state not in ("opening", "photograph"))
_STARTS = (*HEAD, "photograph", *FURNITURE)
_FIRST = ("opening", "caption", "note", "jump", "dateline", "crosshead")

FOLLOWS: dict[str, tuple[str, ...]] = {
    "start": (*_STARTS, "paragraph", "jump"),
    "folio": _STARTS,
    "staff": (*_STARTS, "paragraph", "crosshead"),
    "ad": (*_STARTS, "paragraph"),
    "section": ("section", "kicker", "headline"),
    "kicker": ("kicker", "section", "headline"),
    "headline": ("headline+", "subheadline", "byline", "column", *_FIRST, *FURNITURE),
    "headline+": ("headline+", "subheadline", "byline", "column", *_FIRST),
    "subheadline": ("subheadline", "byline", "column", *_FIRST),
    "byline": ("byline", "column", "subheadline", *_FIRST),
    "column": ("column", "byline", *_FIRST),
    "dateline": ("opening", "byline", "column"),
    "crosshead": tuple(state for state in _INSIDE if state not in ("credit",)) + ("opening",),
    **{state: (*_INSIDE, *_STARTS) for state in BODY if state != "crosshead"},
}
"""For each state, the states that may follow it; from `note`, `caption` and `jump` at the top of a body an opening may too."""
for _state in ("note", "caption", "jump"):
    FOLLOWS[_state] = (*FOLLOWS[_state], "opening")

BEGINS = frozenset((*HEAD, "photograph"))
"""The states that can begin an article."""
OPENERS = frozenset(("section", "kicker"))
"""The states after which one of `BEGINS` goes on with the same article."""

OF_LONG = ("staff", "subheadline", "opening", "paragraph", "caption", "photograph", "credit", "note")
"""The states that a line longer than any heading can be in."""
