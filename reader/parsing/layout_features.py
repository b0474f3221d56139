"""Features of layout: further features of the lines of a page with positions.

Geometry tells where an article begins and how large a line is printed; the words tell its role. One model weighs both:
the cues of `Page.layout` become features named `layout:…`, whose weights are in a table of their own,
`layout_weights.tsv`, in the form of `weights.tsv`, and are fitted by `benchmarks/layout_fitting.py`.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from reader.model import LineLayout, PageLayout
from reader.parsing.line_features import Features
from reader.parsing.lines import lines_of
from reader.parsing.text_form import Place, WholeText
from reader.parsing.weights import Weights, weights_in
from reader.paths import PACKAGE

PREFIX = "layout:"


def with_layout(features: Sequence[Features], layout: PageLayout | None) -> list[Features]:
    """The features of every line with those of its layout; unchanged if there is no layout."""
    if layout is None or len(layout.lines) != len(features):
        return list(features)
    places = [*layout.lines, LineLayout(-1, ("begins",))]
    return [
        (*own, *(PREFIX + cue for cue in here.cues), *_ahead(here, after))
        for own, (here, after) in zip(features, pairwise(places), strict=True)
    ]


def printed_text(text: str, layout: PageLayout) -> WholeText:
    """The lines of a page with positions, each whole as it is, numbered by its region of the page."""
    lines = lines_of(text)
    if len(layout.lines) == len(lines):
        lines = [line._replace(number=place.region) for line, place in zip(lines, layout.lines, strict=True)]
    return WholeText(lines, (), lambda: [Place(line.number, line.text, (at,), ()) for at, line in enumerate(lines)])


def _ahead(here: LineLayout, after: LineLayout) -> tuple[str, ...]:
    """Feature of the next line's layout."""
    if after.region != here.region:
        return (PREFIX + "ends",)
    heading = next((cue for cue in after.cues if cue in ("largest", "over-largest", "under-largest")), "text")
    return (f"{PREFIX}next:{heading}",)


def combined(base: Weights) -> Weights:
    """The weights of words and of layout together."""
    table = (PACKAGE / "parsing" / "layout_weights.tsv").read_text(encoding="utf-8")
    return replace(base, speaks={**base.speaks, **weights_in(table).speaks})
