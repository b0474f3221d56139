"""How the person wants text set: choices, all of them for display alone."""

from typing import NamedTuple


class Options(NamedTuple):
    """Nothing here changes what is copied, searched or exported."""

    indent: int = 4
    """Cells by which the first line of a paragraph is indented: two characters (CLREQ 3.2.1)."""
    hang: bool = False
    """Let one of `。，、` stand beyond the measure, by two cells at most (CLREQ, hanging punctuation marks)."""
    gaps: bool = False
    """Draw one cell of space between Han and Latin letters or digits (CLREQ 3.2.2)."""
    paragraph_gap: bool = False
    """Draw a blank line between paragraphs."""
    justify: bool = False
    """Fill lines up to the measure by cells of space between their characters (CLREQ, justification)."""
