"""Separators on a page: rules, frames and pictures.

A frame is drawn as a box, or as four rules that meet. Vertical rules between the columns of one article separate no
more than white space; horizontal rules separate articles.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from reader.ingest.formats.pdf.pdf_page_content import Box, PageContent

NEAR = 4.0
"""Most points between two lines that count as meeting."""
LEAST = 60.0
"""Least width and height of a frame around an article, in points."""


@dataclass(frozen=True)
class Barriers:
    """Rules, frames and pictures of a page, in its reading direction."""

    across: tuple[Box, ...]
    """Rules parallel to the lines of text."""
    frames: tuple[Box, ...]
    """Frames, the smallest first."""
    pictures: tuple[Box, ...]
    panels: tuple[Box, ...] = ()
    labels: tuple[Box, ...] = ()
    """Small boxes, drawn or filled, around a word or two."""
    recognised: bool = False
    """True if the page is a picture with OCR text, so that the graphics in it are unknown."""

    def frame_of(self, box: Box) -> int | None:
        """The index of the smallest frame around the middle of `box`; None outside of all."""
        x, y = (box.left + box.right) / 2, (box.top + box.bottom) / 2
        for at, frame in enumerate(self.frames):
            if frame.holds(x, y):
                return at
        return None

    def part(self, upper: Box, lower: Box) -> bool:
        """True if a rule runs between two boxes, one below the other."""
        left, right = max(upper.left, lower.left), min(upper.right, lower.right)
        for rule in self.across:
            y = (rule.top + rule.bottom) / 2
            if upper.bottom - NEAR < y < lower.top + NEAR and min(right, rule.right) - max(left, rule.left) > 0.5 * (
                right - left
            ):
                return True
        return False


def barriers_of(page: PageContent) -> Barriers:
    """The separators on `page`."""
    across = _merged([rule for rule in page.rules if rule.width >= rule.height])
    down = [rule for rule in page.rules if rule.width < rule.height]
    whole = page.width * page.height
    frames = [box for box in (*page.frames, *_of_rules(across, down)) if _is_frame(box, page.pictures, whole)]
    frames = _distinct(sorted(frames, key=lambda box: box.width * box.height))
    edges = [rule for rule in across if not any(_on_edge(rule, frame) for frame in frames)]
    labels = tuple(box for box in (*page.frames, *page.panels) if box.height < LEAST or box.width < LEAST)
    return Barriers(tuple(edges), tuple(frames), page.pictures, page.panels, labels, page.recognised)


def _is_frame(box: Box, pictures: Sequence[Box], whole: float) -> bool:
    """True if a box may hold an article: large enough, not the page, and no border of a picture."""
    if box.width < LEAST or box.height < LEAST or box.width * box.height > 0.8 * whole:
        return False
    return not any(
        abs(box.left - p.left) + abs(box.right - p.right) + abs(box.top - p.top) < 5 * NEAR for p in pictures
    )


def _distinct(boxes: Sequence[Box]) -> list[Box]:
    """The boxes without repetitions."""
    kept: list[Box] = []
    for box in boxes:
        if not any(max(abs(a - b) for a, b in zip(box, other, strict=True)) < 2 * NEAR for other in kept):
            kept.append(box)
    return kept


def _on_edge(rule: Box, frame: Box) -> bool:
    """True if a rule is the upper or lower side of a frame."""
    y = (rule.top + rule.bottom) / 2
    level = min(abs(y - frame.top), abs(y - frame.bottom)) < NEAR
    return level and rule.left > frame.left - NEAR and rule.right < frame.right + NEAR


def _merged(rules: Sequence[Box]) -> list[Box]:
    """Horizontal rules, merged where they touch end to end or overlap."""
    kept: list[Box] = []
    for rule in sorted(rules, key=lambda rule: (round(rule.top / NEAR), rule.left)):
        last = kept[-1] if kept else None
        if last and abs(last.top - rule.top) < NEAR and rule.left <= last.right + NEAR:
            kept[-1] = last.joined(rule)
        else:
            kept.append(rule)
    return kept


def _of_rules(across: Sequence[Box], down: Sequence[Box]) -> list[Box]:
    """Boxes enclosed by two horizontal and two vertical rules."""
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
