"""Evidence from print: takes the layout of a page that has places, gives further features of its lines.

Geometry says where an article begins and how large a line is set; the words say what it is. Both are weighed by
the same model: the cues of `Page.layout` become features called `layout:…`, whose weights stand in a table of their
own, `layout_weights.tsv`, in the form of `weights.tsv`, and are fitted by `benchmarks/layout_fitting.py`.
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
    """The features of every line, with those that its place in print gives; as they are where there is no layout."""
    if layout is None or len(layout.lines) != len(features):
        return list(features)
    places = [*layout.lines, LineLayout(-1, ("begins",))]
    return [
        (*own, *(PREFIX + cue for cue in here.cues), *_ahead(here, after))
        for own, (here, after) in zip(features, pairwise(places), strict=True)
    ]


def printed_text(text: str, layout: PageLayout) -> WholeText:
    """The lines of a page with places, each whole as it is, numbered by the region of the page that it stands in."""
    lines = lines_of(text)
    if len(layout.lines) == len(lines):
        lines = [replace(line, number=place.region) for line, place in zip(lines, layout.lines, strict=True)]
    return WholeText(lines, (), lambda: [Place(line.number, line.text, (at,), ()) for at, line in enumerate(lines)])


def _ahead(here: LineLayout, after: LineLayout) -> tuple[str, ...]:
    """What the place of the next line says of this one."""
    if after.region != here.region:
        return (PREFIX + "ends",)
    heading = next((cue for cue in after.cues if cue in ("largest", "over-largest", "under-largest")), "text")
    return (f"{PREFIX}next:{heading}",)


def combined(base: Weights) -> Weights:
    """The weights of words with those of layout."""
    table = (PACKAGE / "parsing" / "layout_weights.tsv").read_text(encoding="utf-8")
    return Weights({**base.speaks, **weights_in(table).speaks}, base.steps)
