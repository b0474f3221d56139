"""Position of a text on a sheet: its measure there, and its distance from the left and the top, in cells."""

TOP = 1
"""Rows of margin above the first line."""
LEAST, MOST, USUAL = 16, 160, 72
"""Shortest and longest measure that can be chosen, and the default, in cells."""
ROOMY = 60
"""Least width of a sheet with a margin of two cells at both sides, in cells."""


def measure_on(width: int, preferred: int = USUAL, hang: bool = False) -> int:
    """The measure that fits a sheet of `width` cells: whole characters, two cells each."""
    roomy = width >= ROOMY or hang
    return max(min(preferred, width - (4 if roomy else 2)) // 2 * 2, 2)


def left_of(measure: int, width: int) -> int:
    """Cells left of a measure, which is centred."""
    return max((width - measure) // 2, 0)
