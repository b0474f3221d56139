"""What keeps things apart on a page: rules, frames and pictures, as questions about places.

A frame is drawn as a box, or as four rules that meet. Rules between the columns of one article are vertical and as
good as white space; horizontal rules part articles.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from reader.ingest.formats.pdf.pdf_page_content import Box, PageContent

NEAR = 4.0
"""Points by which lines that meet may miss each other."""
LEAST = 60.0
"""Points that a frame around an article is wide and high at least."""


@dataclass(frozen=True)
class Barriers:
    """The rules, frames and pictures of a page, in its reading direction."""

    across: tuple[Box, ...]
    """Rules that run along the lines of text."""
    frames: tuple[Box, ...]
    """Frames, the smallest first."""
    pictures: tuple[Box, ...]
    panels: tuple[Box, ...] = ()
    labels: tuple[Box, ...] = ()
    """Small boxes, drawn or filled, around a word or two."""
    recognised: bool = False
    """Whether the page is one picture under recognised text, so that what it shows is not known."""

    def frame_of(self, box: Box) -> int | None:
        """The index of the smallest frame around the middle of `box`; None outside of all."""
        x, y = (box.left + box.right) / 2, (box.top + box.bottom) / 2
        for at, frame in enumerate(self.frames):
            if frame.holds(x, y):
                return at
        return None

    def part(self, upper: Box, lower: Box) -> bool:
        """Whether a rule runs between two boxes that stand one under the other."""
        left, right = max(upper.left, lower.left), min(upper.right, lower.right)
        for rule in self.across:
            y = (rule.top + rule.bottom) / 2
            if upper.bottom - NEAR < y < lower.top + NEAR and min(right, rule.right) - max(left, rule.left) > 0.5 * (
                right - left
            ):
                return True
        return False


def barriers_of(page: PageContent) -> Barriers:
    """What keeps things apart on `page`."""
    across = _merged([rule for rule in page.rules if rule.width >= rule.height])
    down = [rule for rule in page.rules if rule.width < rule.height]
    whole = page.width * page.height
    frames = [box for box in (*page.frames, *_of_rules(across, down)) if _is_frame(box, page.pictures, whole)]
    frames = _distinct(sorted(frames, key=lambda box: box.width * box.height))
    edges = [rule for rule in across if not any(_on_edge(rule, frame) for frame in frames)]
    labels = tuple(box for box in (*page.frames, *page.panels) if box.height < LEAST or box.width < LEAST)
    return Barriers(tuple(edges), tuple(frames), page.pictures, page.panels, labels, page.recognised)


def _is_frame(box: Box, pictures: Sequence[Box], whole: float) -> bool:
    """Whether a box may hold an article: large enough, not the page, and no border of a picture."""
    if box.width < LEAST or box.height < LEAST or box.width * box.height > 0.8 * whole:
        return False
    return not any(
        abs(box.left - p.left) + abs(box.right - p.right) + abs(box.top - p.top) < 5 * NEAR for p in pictures
    )


def _distinct(boxes: Sequence[Box]) -> list[Box]:
    """The boxes without those that repeat another."""
    kept: list[Box] = []
    for box in boxes:
        if not any(max(abs(a - b) for a, b in zip(box, other, strict=True)) < 2 * NEAR for other in kept):
            kept.append(box)
    return kept


def _on_edge(rule: Box, frame: Box) -> bool:
    """Whether a rule is the upper or lower side of a frame."""
    y = (rule.top + rule.bottom) / 2
    level = min(abs(y - frame.top), abs(y - frame.bottom)) < NEAR
    return level and rule.left > frame.left - NEAR and rule.right < frame.right + NEAR


def _merged(rules: Sequence[Box]) -> list[Box]:
    """Rules along lines, those that touch end to end or lie on each other made one."""
    kept: list[Box] = []
    for rule in sorted(rules, key=lambda rule: (round(rule.top / NEAR), rule.left)):
        last = kept[-1] if kept else None
        if last and abs(last.top - rule.top) < NEAR and rule.left <= last.right + NEAR:
            kept[-1] = last.joined(rule)
        else:
            kept.append(rule)
    return kept


def _of_rules(across: Sequence[Box], down: Sequence[Box]) -> list[Box]:
    """The boxes that two rules across and two rules down enclose."""
    found = []
    for upper in across:
        for lower in across:
            if lower.top - upper.bottom < LEAST or abs(lower.left - upper.left) + abs(lower.right - upper.right) > 12:
                continue
            box = upper.joined(lower)
            sides = [rule for rule in down if rule.top < box.top + 8 and rule.bottom > box.bottom - 8]
            left = any(abs(rule.left - box.left) < 8 for rule in sides)
            right = any(abs(rule.right - box.right) < 8 for rule in sides)
            if left and right:
                found.append(box)
    return found
