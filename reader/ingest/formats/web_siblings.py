"""Parts of a web page that stand side by side, each in an element of its own under a heading of its own.

They are several articles if no headline is above them; below a headline they are the sections of one article, of which
none may be lost because another is longer.
"""

from collections import defaultdict
from collections.abc import Iterator

from reader.ingest.formats.markup_tree import Element, TextLine, local
from reader.ingest.formats.web_page import WebPage, home_among, is_teaser, prose_of

HEAD_WITHIN = 2
"""Lines of a part within which its heading stands."""


def side_by_side(page: WebPage) -> list[list[TextLine]]:
    """Lines of each of the parts with most of the page's prose; empty if there are not two of them."""
    parts = [lines for lines in _parts(page).values() if _is_part(lines)]
    within = sum(prose_of(line) for lines in parts for line in lines)
    return parts if len(parts) > 1 and 2 * within > sum(prose_of(line) for _, line in page.numbered) else []


def element_around(page: WebPage, best: Element) -> Element:
    """The element around all parts if `best` is in one of them; else `best`."""
    parts = _parts(page)
    home = next((home for home in (best, *best.iterancestors()) if home in parts), None)
    around = home.getparent() if home is not None and sum(map(_is_part, parts.values())) > 1 else None
    return best if around is None else around


def above_parts(page: WebPage) -> int:
    """Number of lines above the first of the parts; all lines if there are not two parts."""
    parts = [lines for lines in _parts(page).values() if _is_part(lines)]
    return page.lines.index(parts[0][0]) if len(parts) > 1 else len(page.lines)


def _parts(page: WebPage) -> dict[Element, list[TextLine]]:
    """The largest set of elements side by side that are alike and hold one heading each, with their lines."""
    heads = dict.fromkeys(head for _, line in page.numbered if (head := _heading(line)) is not None)
    by_level: dict[str, list[Element]] = defaultdict(list)
    for head in heads:
        by_level[local(head)].append(head)
    found = max((_alike(heads) for heads in by_level.values()), key=len, default=[])
    if len(found) < 2:
        return {}
    parts: dict[Element, list[TextLine]] = {}
    among = frozenset(found)
    for _, line in page.numbered:
        if (home := home_among(line, among)) is not None:
            parts.setdefault(home, []).append(line)
    return parts


def _alike(heads: list[Element]) -> list[Element]:
    """The elements around one of `heads` each that have the same parent, name and class: the most numerous such."""
    held: dict[Element, int] = defaultdict(int)
    for head in heads:
        for above in head.iterancestors():
            held[above] += 1
    sets: dict[tuple[Element | None, str, str], list[Element]] = defaultdict(list)
    for head in heads:
        part = head
        for above in _alone(head, held):
            part = above
        if part is not head:
            sets[part.getparent(), local(part), (part.get("class") or "").partition(" ")[0]].append(part)
    return max(sets.values(), key=len, default=[])


def _alone(head: Element, held: dict[Element, int]) -> Iterator[Element]:
    """The elements around `head` that hold no other head, from the inside."""
    for above in head.iterancestors():
        if held[above] > 1:
            break
        yield above


def _heading(line: TextLine) -> Element | None:
    """The heading element around a line; None if there is none."""
    home: Element | None = line.home if line.heading else None
    while home is not None and local(home) != line.heading:
        home = home.getparent()
    return home


def _is_part(lines: list[TextLine]) -> bool:
    """True if lines open with a heading and have prose that does not only lead elsewhere."""
    prose = any(prose_of(line) > 0 and not line.heading for line in lines)
    return any(line.heading for line in lines[:HEAD_WITHIN]) and prose and not is_teaser(lines)
