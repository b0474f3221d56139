"""Headings and labels without text of their own, assigned to the article beside them.

A section in a corner, a kicker above all columns, a vertical headline beside them: no text continues them, and each
belongs to the larger heading beside it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from reader.ingest.formats.pdf.pdf_columns import ColumnHead, Stack
from reader.ingest.formats.pdf.pdf_page_content import Box, enclosing
from reader.ingest.formats.pdf.pdf_paragraphs import SENTENCE_END

LABEL = 24
"""Most code points of a label."""


@dataclass(eq=False, slots=True)
class Flow:
    """An article with its parts on the page."""

    heading: ColumnHead | None
    stacks: list[Stack] = field(default_factory=list)
    captions: list[Stack] = field(default_factory=list)

    @property
    def box(self) -> Box:
        """The smallest box around the heading and the stacks."""
        nodes: list[ColumnHead | Stack] = [*([self.heading] if self.heading else []), *self.stacks]
        return enclosing([node.box for node in nodes])


def without_labels(flows: list[Flow], body: float) -> list[Flow]:
    """The articles, with labels directly above the heading of another article made articles of their own."""
    found = list(flows)
    for flow in flows:
        for stack in [stack for stack in flow.stacks if is_label(stack) and len(flow.stacks) > 1]:
            others = [other.heading for other in flows if other.heading and other.heading is not flow.heading]
            if any(_is_over(stack.box, heading.box, body) for heading in others if heading.frame == stack.frame):
                flow.stacks.remove(stack)
                found.append(Flow(None, [stack]))
    return found


def _is_over(label: Box, heading: Box, body: float) -> bool:
    """True if a label is directly above the beginning of a heading."""
    gap = heading.top - label.bottom
    return -body < gap < 3 * body and label.left < heading.right and label.left > heading.left - 12 * body


def with_upright_headings(flows: list[Flow], body: float) -> list[Flow]:
    """The articles, with a kicker above columns merged with the vertical headline left of them."""
    kept = list(flows)
    for flow in flows:
        over = next((other for other in kept if other is not flow and _is_kicker_of(other, flow, body)), None)
        if over and over.heading and flow.heading:
            flow.heading.notes += [*over.heading.lines, *over.heading.notes]
            flow.heading.measured()
            flow.stacks += over.stacks
            kept.remove(over)
    return kept


def _is_kicker_of(over: Flow, flow: Flow, body: float) -> bool:
    """True if the heading of one article is the kicker of another, whose vertical headline is left of its columns."""
    kicker, headline = over.heading, flow.heading
    if not kicker or not headline or not headline.vertical or kicker.vertical or not over.stacks:
        return False
    if kicker.size > 0.85 * headline.size or kicker.frame != headline.frame:
        return False
    first = over.stacks[0].box
    level = abs(first.top - headline.box.top) < 4 * body and -body < headline.box.top - kicker.box.bottom < 4 * body
    return level and headline.box.right < first.left + body and first.left - headline.box.right < 30 * body


def with_loose_headings(flows: list[Flow], body: float) -> list[Flow]:
    """The articles, with headings and labels without text added to the larger heading beside them."""
    kept = []
    for flow in flows:
        loose = _loose(flow)
        home = _home_of(loose, flows, body) if loose else None
        if home is None or loose is None:
            kept.append(flow)
        else:
            home.notes += [*loose.lines, *loose.notes]
            home.measured()
    return kept


def _loose(flow: Flow) -> ColumnHead | None:
    """The heading of an article without text; a label alone counts too. None for other articles."""
    if flow.heading and not flow.stacks and not flow.captions:
        return flow.heading
    if flow.heading is None and len(flow.stacks) == 1 and is_label(flow.stacks[0]):
        return ColumnHead(flow.stacks[0].lines, flow.stacks[0].frame).measured()
    return None


def is_label(stack: Stack) -> bool:
    """True if a stack is a single short line that is no sentence."""
    text = stack.lines[0].text
    return len(stack.lines) == 1 and len(text) <= LABEL and not SENTENCE_END.search(text) and "，" not in text


def _home_of(heading: ColumnHead, flows: Sequence[Flow], body: float) -> ColumnHead | None:
    """The larger heading, with text, directly below, above or beside a small heading; None if there is none."""
    best: tuple[float, ColumnHead] | None = None
    for flow in flows:
        other = flow.heading
        if other is None or other is heading or not flow.stacks or other.frame != heading.frame:
            continue
        gap = _gap(heading.box, other.box, flow.box)
        near = gap < 2.4 * max(heading.size, 1.3 * body)
        smaller = other.size > 1.05 * heading.size or other.vertical != heading.vertical
        if smaller and near and (best is None or gap < best[0]):
            best = gap, other
    return best[1] if best else None


def _gap(label: Box, heading: Box, article: Box) -> float:
    """Distance in points between a label and the heading of the article with the box `article`; infinite if not
    adjacent."""
    down = max(heading.top, label.top) - min(heading.bottom, label.bottom)
    across = max(heading.left, label.left) - min(heading.right, label.right)
    over = min(article.right, label.right) - max(article.left, label.left) > 0.6 * label.width
    if over and down > 0:
        return down
    shared = -across > 0.4 * min(heading.width, label.width) or -down > 0.4 * label.height
    return max(down, across) if shared else float("inf")
