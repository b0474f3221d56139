"""What stands on one page of a PDF, as values: glyphs, rules, boxes and pictures, with their places.

Places are points from the upper left corner of the page as it is shown, y down. No native library here.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

UNREADABLE = 0.3
"""The share of characters without a name from which a page cannot be read."""


class Box(NamedTuple):
    """An upright rectangle."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """Its extent from left to right."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """Its extent from top to bottom."""
        return self.bottom - self.top

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies within."""
        return self.left <= x <= self.right and self.top <= y <= self.bottom

    def joined(self, other: "Box") -> "Box":
        """The least box around both."""
        return Box(
            min(self.left, other.left),
            min(self.top, other.top),
            max(self.right, other.right),
            max(self.bottom, other.bottom),
        )

    def meets(self, other: "Box") -> bool:
        """Whether the two share more than an edge."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )


def enclosing(boxes: Sequence[Box]) -> Box:
    """The least box around boxes."""
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return Box(min(lefts), min(tops), max(rights), max(bottoms))


class Glyph(NamedTuple):
    """One character as it is set."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    size: float
    """The em in points."""
    font: int
    """Index into `PageContent.fonts`."""


class Font(NamedTuple):
    """A font as the file names it."""

    name: str
    """Lower case, without the tag of a subset; "" for fonts without a name."""
    weight: int
    """As told by PDFium; 0 where it is not known. Comparable only within one file."""


@dataclass(frozen=True)
class PageContent:
    """All that is read from one page."""

    width: float
    height: float
    glyphs: tuple[Glyph, ...] = ()
    """Characters that are seen and upright, in the order of the file."""
    fonts: tuple[Font, ...] = ()
    rules: tuple[Box, ...] = ()
    """Thin lines, horizontal or vertical."""
    frames: tuple[Box, ...] = ()
    """Boxes with a border, or filled with a light colour, that may hold an article."""
    panels: tuple[Box, ...] = ()
    """Boxes filled with a strong colour."""
    pictures: tuple[Box, ...] = ()
    recognised: bool = False
    """Whether the text is a layer of recognised characters under a picture of the page."""
    unreadable: int = 0
    """Characters of fonts that do not say which characters they are."""

    @property
    def is_unreadable(self) -> bool:
        """Whether too many characters are of fonts that do not name them for the rest to be worth reading."""
        return self.unreadable > UNREADABLE * (self.unreadable + len(self.glyphs))
