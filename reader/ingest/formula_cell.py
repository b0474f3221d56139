"""Cells of a table that a spreadsheet might run as a formula: an apostrophe before them marks them as text.

Our own export puts it there, and reading the export takes it off. A text that has apostrophes before such a sign itself
gets one more, so that every text comes back.
"""

SIGNS = tuple("=+-@＝＋－＠\t\r")
"""Beginnings of cells that a spreadsheet may run as a formula (OWASP, CSV Injection)."""


def marked(value: str) -> str:
    """A value as a cell that no spreadsheet runs."""
    return f"'{value}" if _may_run(value) else value


def unmarked(cell: str) -> str:
    """The value of a cell that `marked` has made."""
    return cell[1:] if cell.startswith("'") and _may_run(cell) else cell


def _may_run(text: str) -> bool:
    return text.lstrip("'").startswith(SIGNS)
