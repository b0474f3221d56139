"""Typesetting options of the user; they affect display only."""

from reader.named_tuple import NamedTuple


class Options(NamedTuple):
    """Typesetting options. None of them affects what is copied, searched or exported."""

    indent: int = 4
    """Indent of a paragraph's first line, in cells: two characters (CLREQ 3.2.1)."""
    hang: bool = False
    """Let one of `。，、` hang beyond the measure, by at most two cells (CLREQ, hanging punctuation marks)."""
    gaps: bool = False
    """Draw one cell of space between Han and Latin letters or digits (CLREQ 3.2.2)."""
    paragraph_gap: bool = False
    """Draw a blank line between paragraphs."""
    justify: bool = False
    """Fill lines up to the measure with cells of space between their characters (CLREQ, justification)."""
