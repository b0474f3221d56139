"""Head and foot of a page: separates the lines of the folio and the staff from the rest."""

from collections.abc import Sequence

from reader.ingest.formats.pdf.pdf_lines import PrintedLine
from reader.ingest.formats.pdf.pdf_page_content import PageContent

HEAD = 0.14
"""Share of the page height within which the rule below the folio is."""
EDGE = 0.045
"""Share of the page height that is margin if there is no such rule."""
LONG = 0.55
"""Least width of the rule below the folio, as a share of the width of the printed lines."""


def head_end(page: PageContent, lines: Sequence[PrintedLine]) -> float:
    """End of the page's head, in points from the top."""
    if not lines:
        return 0.0
    left, right = min(line.box.left for line in lines), max(line.box.right for line in lines)
    rows: dict[int, float] = {}
    for rule in page.rules:
        if rule.width > rule.height and rule.bottom < HEAD * page.height:
            row = round(rule.top / 3)
            rows[row] = rows.get(row, 0.0) + rule.width
    long = [3 * row for row, width in rows.items() if width > LONG * (right - left)]
    above = [y for y in long if _is_head([line for line in lines if line.box.bottom < y + 6])]
    return min(above) + 3 if above else EDGE * page.height


def _is_head(lines: Sequence[PrintedLine]) -> bool:
    """True if lines are no more than a folio or a nameplate."""
    return 0 < len(lines) <= 14 and max(len(line.text) for line in lines) < 90


def foot_start(page: PageContent, lines: Sequence[PrintedLine]) -> float:
    """Beginning of the page's foot, in points from the top."""
    return (1 - EDGE) * page.height


def rows_of(lines: Sequence[PrintedLine]) -> list[list[PrintedLine]]:
    """Lines grouped by level, from top to bottom, each group from left to right."""
    rows: list[list[PrintedLine]] = []
    for line in sorted(lines, key=lambda line: line.box.bottom):
        if rows and line.box.bottom - rows[-1][-1].box.bottom < 0.8 * line.size:
            rows[-1].append(line)
        else:
            rows.append([line])
    return [sorted(row, key=lambda line: line.box.left) for row in rows]
