"""Weights that signs are expected to have before any page is looked at: by sign, then by state."""

EXPECTED: dict[str, dict[str, float]] = {
    "under-two-part": {"headline+": -3.0, "subheadline": 2.0},
    "no-issue": {"folio": -5.0, "staff": -2.0, "ad": -2.0},
    "jump": {"headline+": -2.0},
    "asks": {"credit": -4.0},
    "question": {
        **dict.fromkeys(("headline", "byline", "credit"), -4.0),
        **dict.fromkeys(("section", "kicker", "headline+"), -3.0),
        **{"subheadline": -2.0, "paragraph": 2.0, "crosshead": 2.0},
    },
    "sentence": {"byline": -3.0},
    "byline": dict.fromkeys(("section", "kicker", "headline", "headline+", "subheadline"), -2.5),
    "over-from": {"headline": 3.0, "subheadline": 2.0, "kicker": 1.0, "paragraph": -3.0, "crosshead": -3.0},
    "as-signed": {"headline": 1.0, "subheadline": 0.5, "paragraph": -1.5, "crosshead": -1.5},
    "signs": {"byline": 1.5, "paragraph": -1.5, "crosshead": -1.5, "signature": -0.5},
    "no-picture": {"caption": -1.5, "photograph": -0.5},
    "picture-alone": {"caption": 4.0, "opening": -2.0, "paragraph": -2.0, "credit": 1.0},
    **{f"picture-story:{size}": {"caption": 1.0, "opening": -0.5, "paragraph": -0.5} for size in (0, 1)},
    "names-below-text": {"credit": 2.5, "jump": -2.0, "caption": -1.5, "crosshead": -1.5, "paragraph": -1.5},
    "staff": {"closing": -2.5},
    "signoff": {
        **dict.fromkeys(("section", "kicker", "headline", "headline+", "subheadline", "column"), -3.0),
        "credit": 1.0,
    },
    "dateline": dict.fromkeys(("section", "kicker", "headline", "headline+"), -3.0),
    "ornament": dict.fromkeys(("section", "kicker", "headline", "headline+", "subheadline", "byline", "column"), -4.0),
    "part-name": {**dict.fromkeys(("section", "kicker", "headline", "byline"), -3.0), "crosshead": 2.0},
    "contact": dict.fromkeys(("section", "kicker", "headline", "headline+", "subheadline"), -3.0),
    "runs-on": {**dict.fromkeys(("section", "kicker", "headline"), -2.0), "crosshead": -0.5, "paragraph": 1.5},
    "chart": dict.fromkeys(("section", "kicker", "headline", "headline+", "subheadline"), -3.0),
    "lone-small": {"headline": -1.0, "kicker": -1.0, "section": -1.0, "crosshead": 0.5},
    **{f"then:byline,{text}": {"paragraph": -1.0, "crosshead": -0.5} for text in ("long", "dated", "mid", "sentence")},
}
"""What signs are expected to say, where too few pages bear them or other signs say so too. Of two headings, one
alone of which is printed in two parts, that is the headline. A jump or a byline is no part of a headline, a question
no credit, and one of an interview no headline either. A sentence signs nothing. A folio line has a newspaper, a day
or a number of a page. A line above a byline, or above a jump from another page, is a heading of an article, not
text. A heading that is shorter than most, and alone as others are not, is a crosshead. Where lines under headings
sign articles, the next such lines do too. A short text between a heading and the credit of a picture is its caption,
most surely where there is nothing else; a line with no sign of a picture near it is hardly one. Names in brackets
below a text are those of its writers. Staff close no article as datelines do, and who drew a chart heads none. A
line whose sentence goes on below is text."""
