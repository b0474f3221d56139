"""Parts of a web page that stand side by side, each in an element of its own under a heading of its own.

They are several articles if no headline is above them; below a headline they are the sections of one article, of which
none may be lost because another is longer.
"""

from collections import defaultdict
from collections.abc import Iterator

from reader.ingest.formats.markup_tree import HEADINGS, Element, TextLine, local
from reader.ingest.formats.web_page import WebPage, is_teaser, prose_of
from reader.late_pattern import late

_SENTENCE_END = late("[。！？][”’」』）]?$")
_OF_SITE = late("版权|版權|(?i:copyright)|©|ICP|许可证|举报|转载|登录|注册")
"""Words of the site's own lines."""
HEAD_WITHIN = 2
"""Lines of a part within which its heading stands."""


def side_by_side(page: WebPage) -> list[list[TextLine]]:
    """Lines of each of the parts with most of the page's prose; empty if there are not two of them."""
    parts = [lines for lines in _parts(page).values() if _is_part(lines)]
    within = sum(prose_of(line) for lines in parts for line in lines)
    return parts if len(parts) > 1 and 2 * within > sum(prose_of(line) for _, line in page.numbered) else []


def with_siblings(page: WebPage, best: Element) -> frozenset[Element]:
    """`best`, or the element around all parts if it is in one of them; and those beside it with text of their own.

    Beside it are those that are like it, paragraphs, and those with a fifth of its prose (after Readability).
    """
    parts = _parts(page)
    home = next((home for home in (best, *best.iterancestors()) if home in parts), None)
    around = home.getparent() if home is not None and sum(map(_is_part, parts.values())) > 1 else None
    whole = best if around is None else around
    parent = whole.getparent()
    if parent is None or len(parent) < 2:
        return frozenset((whole,))
    return frozenset((whole, *_beside(page, whole, parent)))


def _beside(page: WebPage, best: Element, parent: Element) -> Iterator[Element]:
    """The children of `parent` that belong to the same text as its child `best`."""
    children = frozenset(parent)
    prose: dict[Element, float] = defaultdict(float)
    links: dict[Element, int] = defaultdict(int)
    ended: dict[Element, None] = {}
    for _, line, child in page.within(children):
        prose[child] += prose_of(line)
        links[child] += 3 * line.linked - len(line.text)
        if _SENTENCE_END.search(line.text) and not _OF_SITE.search(line.text):
            ended[child] = None
    opening = _below_heading(best, parent)
    for child in ended:
        alike = _likeness(child) == _likeness(best) or local(child) == "p" or 5 * prose[child] > prose[best]
        if (alike or child in opening) and links[child] < 0:
            yield child


def _below_heading(best: Element, parent: Element) -> frozenset[Element]:
    """The children of `parent` between the last heading above its child `best` and that child: a lead."""
    above = list(parent)[: parent.index(best)]
    heads = [at for at, child in enumerate(above) if local(child) in HEADINGS]
    return frozenset(above[heads[-1] + 1 :]) if heads else frozenset()


def _likeness(element: Element) -> tuple[str, str]:
    """What elements side by side have in common: their name and class."""
    return local(element), (element.get("class") or "").partition(" ")[0]


def above_parts(page: WebPage) -> int:
    """Number of lines above the first of the parts; all lines if there are not two parts."""
    parts = [lines for lines in _parts(page).values() if _is_part(lines)]
    return page.lines.index(parts[0][0]) if len(parts) > 1 else len(page.lines)


def _parts(page: WebPage) -> dict[Element, list[TextLine]]:
    """The largest set of elements side by side that are alike and hold one heading each, with their lines."""
    headed = [line for _, line in page.numbered if line.heading]
    heads = dict.fromkeys(head for line in headed if (head := _heading(line)) is not None) if len(headed) > 1 else {}
    if len(heads) < 2:
        return {}
    by_level: dict[str, list[Element]] = defaultdict(list)
    for head in heads:
        by_level[local(head)].append(head)
    found = max((_alike(heads) for heads in by_level.values()), key=len, default=[])
    if len(found) < 2:
        return {}
    parts: dict[Element, list[TextLine]] = {}
    for _, line, home in page.within(frozenset(found)):
        parts.setdefault(home, []).append(line)
    return parts


def _alike(heads: list[Element]) -> list[Element]:
    """The elements around one of `heads` each that have the same parent, name and class: the most numerous such."""
    only: dict[Element, Element | None] = {}
    for head in heads:
        for above in head.iterancestors():
            if above in only and only[above] is None:
                break  # and so all above it
            only[above] = None if above in only else head
    sets: dict[tuple[Element | None, str, str], list[Element]] = defaultdict(list)
    for head in heads:
        part = head
        for above in head.iterancestors():
            if only[above] is not head:
                break
            part = above
        if part is not head:
            sets[part.getparent(), *_likeness(part)].append(part)
    return max(sets.values(), key=len, default=[])


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
