"""States of the lines of a page, and the transitions allowed between them.

A state is the role of a line in an article; people are shown its `LineClass`. An article is a heading block (sections,
kicker, headline, subheadlines, bylines), then a body; furniture is between articles, and belongs to none.
"""

from enum import StrEnum


class LineClass(StrEnum):
    """Class of a line, as shown to people."""

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
"""States of lines that belong to no article."""
OPENERS = ("section", "kicker")
"""States above a headline: the next line continues the same article."""
BEGINS = (*OPENERS, "headline", "photograph")
"""States that an article can begin with."""
LEADING_ON = ("section", "kicker", "subheadline", "byline", "column", "dateline", "crosshead")
"""States that a whole page does not end with: the text below them would be missing."""
OF_LONG = ("subheadline", "opening", "paragraph", "caption", "photograph", "credit", "note")
"""States of lines longer than any heading: furniture is excluded, unless the line's own words indicate it."""

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
"""States of the lines under a headline if the page is known to be one article."""

_NEXT = (*BEGINS, *FURNITURE)
"""States that may follow the end of an article."""
_INSIDE = ("paragraph", "crosshead", "caption", "credit", "signature", "note", "closing", "jump")
_FIRST = ("opening", "caption", "note", "jump", "dateline", "crosshead")
"""States that may follow a heading block."""
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
