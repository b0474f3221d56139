"""Content of one page of a PDF, as values: glyphs, rules, boxes and pictures with their positions.

Positions are in points from the upper left corner of the page as displayed, y down. No native library is used here.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

UNREADABLE = 0.3
"""Share of characters without a mapping to Unicode from which a page is unreadable."""


class Box(NamedTuple):
    """An upright rectangle, in points."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """Extent from left to right."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """Extent from top to bottom."""
        return self.bottom - self.top

    def holds(self, x: float, y: float) -> bool:
        """True if a point is inside or on the edge."""
        return self.left <= x <= self.right and self.top <= y <= self.bottom

    def joined(self, other: "Box") -> "Box":
        """The smallest box around both."""
        return Box(
            min(self.left, other.left),
            min(self.top, other.top),
            max(self.right, other.right),
            max(self.bottom, other.bottom),
        )

    def meets(self, other: "Box") -> bool:
        """True if the two share more than an edge."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )


def enclosing(boxes: Sequence[Box]) -> Box:
    """The smallest box around boxes."""
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return Box(min(lefts), min(tops), max(rights), max(bottoms))


class Glyph(NamedTuple):
    """One printed character."""

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
    """A font, as named in the file."""

    name: str
    """Lower case, without the tag of a subset; empty for fonts without a name."""
    weight: int
    """Weight according to PDFium; 0 if unknown. Comparable only within one file."""


@dataclass(frozen=True)
class PageContent:
    """The content of one page."""

    width: float
    height: float
    glyphs: tuple[Glyph, ...] = ()
    """Visible upright characters, in the order of the file."""
    fonts: tuple[Font, ...] = ()
    rules: tuple[Box, ...] = ()
    """Thin lines, horizontal or vertical."""
    frames: tuple[Box, ...] = ()
    """Boxes with a border, or filled with a light colour, that may hold an article."""
    panels: tuple[Box, ...] = ()
    """Boxes filled with a strong colour."""
    pictures: tuple[Box, ...] = ()
    recognised: bool = False
    """True if the text is a layer of recognised characters (OCR) under a picture of the page."""
    unreadable: int = 0
    """Number of characters of fonts without a mapping to Unicode."""

    @property
    def is_unreadable(self) -> bool:
        """True if so many characters have no mapping to Unicode that the rest is not worth reading."""
        return self.unreadable > UNREADABLE * (self.unreadable + len(self.glyphs))
