"""Where a text stands on a sheet: how wide its measure is there, and how far from the left and the top. In cells."""

TOP = 1
"""Rows of margin above the first line."""
LEAST, MOST, USUAL = 16, 160, 72
"""Cells of a measure: the shortest and longest one may ask for, and what is right for most."""
ROOMY = 60
"""Cells of a sheet that has room for a margin of two at both sides."""


def measure_on(width: int, preferred: int = USUAL, hang: bool = False) -> int:
    """The measure that fits a sheet of `width` cells: whole characters, two cells each."""
    roomy = width >= ROOMY or hang
    return max(min(preferred, width - (4 if roomy else 2)) // 2 * 2, 2)


def left_of(measure: int, width: int) -> int:
    """Cells before a measure, which is in the middle."""
    return max((width - measure) // 2, 0)
