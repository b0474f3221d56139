"""The head and foot of a page: takes all its lines, gives those of the folio and the staff apart from the rest."""

from collections.abc import Sequence

from reader.ingest.formats.pdf.pdf_lines import PrintedLine
from reader.ingest.formats.pdf.pdf_page_content import PageContent

HEAD = 0.14
"""The share of the height of a page in which the rule under its folio is."""
EDGE = 0.045
"""The share of the height that is margin where no rule tells."""
LONG = 0.55
"""The share of the width of a page (or of what is printed on it) that the rule under the folio has."""


def head_end(page: PageContent, lines: Sequence[PrintedLine]) -> float:
    """Down to where the head of the page reaches, in points from the top."""
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
    """Whether lines are no more than a folio or a nameplate."""
    return 0 < len(lines) <= 14 and max(len(line.text) for line in lines) < 90


def foot_start(page: PageContent, lines: Sequence[PrintedLine]) -> float:
    """From where on the foot of the page is, in points from the top."""
    return (1 - EDGE) * page.height


def rows_of(lines: Sequence[PrintedLine]) -> list[list[PrintedLine]]:
    """Lines that stand on one level together, from the top down, each from left to right."""
    rows: list[list[PrintedLine]] = []
    for line in sorted(lines, key=lambda line: line.box.bottom):
        if rows and line.box.bottom - rows[-1][-1].box.bottom < 0.8 * line.size:
            rows[-1].append(line)
        else:
            rows.append([line])
    return [sorted(row, key=lambda line: line.box.left) for row in rows]
