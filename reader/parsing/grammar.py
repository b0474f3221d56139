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
"""Every state and its class.

`column` is a section under the byline, `headline+` a further line of a headline, `opening` the first paragraph,
`photograph` a caption that begins an article of its own, `signature` a byline inside the body, `closing` a dateline at
the end.
"""

FURNITURE = ("folio", "staff", "ad")
"""The states of lines that belong to no article."""
OPENERS = ("section", "kicker")
"""The states that stand over a headline: what follows them goes on with the same article."""
BEGINS = (*OPENERS, "headline", "photograph")
"""The states that an article can begin with."""
LEADING_ON = ("section", "kicker", "subheadline", "byline", "column", "dateline", "crosshead")
"""The states that a whole page does not end with: what they stand over is missing."""
OF_LONG = ("subheadline", "opening", "paragraph", "caption", "photograph", "credit", "note")
"""The states that a line longer than any heading can be in: no furniture, unless its own words say so."""

BODY = (
    "byline",
    "dateline",
    "opening",
    "paragraph",
    "crosshead",
    "caption",
    "credit",
    "signature",
    "note",
    "closing",
    "jump",
)
"""The states of the lines under a headline, where the article is known to be alone."""

_NEXT = (*BEGINS, *FURNITURE)
"""What may follow when an article is at its end."""
_INSIDE = ("paragraph", "crosshead", "caption", "credit", "signature", "note", "closing", "jump")
_FIRST = ("opening", "caption", "note", "jump", "dateline", "crosshead")
"""What may follow a head."""
_UNDER = ("byline", "column", *_FIRST)

FOLLOWS: dict[str, tuple[str, ...]] = {
    "start": (*_NEXT, "paragraph", "jump"),
    "folio": _NEXT,
    "staff": (*_NEXT, "paragraph", "crosshead"),
    "ad": (*_NEXT, "paragraph"),
    "section": ("section", "kicker", "headline"),
    "kicker": ("kicker", "section", "headline"),
    "headline": ("headline+", "subheadline", *_UNDER, *FURNITURE),
    "headline+": ("headline+", "subheadline", *_UNDER),
    "subheadline": ("subheadline", *_UNDER),
    "byline": ("subheadline", *_UNDER),
    "column": _UNDER,
    "dateline": ("opening", "byline", "column"),
    "opening": (*_INSIDE, *_NEXT),
    "paragraph": (*_INSIDE, *_NEXT),
    "crosshead": ("paragraph", "crosshead", "caption", "signature", "note", "closing", "jump", "opening"),
    "caption": (*_INSIDE, *_NEXT, "opening"),
    "photograph": (*_INSIDE, *_NEXT),
    "credit": (*_INSIDE, *_NEXT),
    "signature": (*_INSIDE, *_NEXT),
    "note": (*_INSIDE, *_NEXT, "opening"),
    "closing": (*_INSIDE, *_NEXT),
    "jump": (*_INSIDE, *_NEXT, "opening"),
}
"""For each state, and for the start of a page, the states that may follow it."""
