"""A page laid out: takes what stands on it, gives its lines as a parser reads them, each with what its place says.

The lines are whole paragraphs and headings, article by article; what their size, place and neighbours say goes along as
cues, for the parser to weigh against the words.
"""

from collections.abc import Iterator, Sequence

from reader.ingest.formats.pdf.pdf_columns import LARGER, Heading, Stack, headings_of, stacks_of
from reader.ingest.formats.pdf.pdf_flow import Flow, FlowFinder
from reader.ingest.formats.pdf.pdf_lines import PrintedLine, body_size, printed_lines
from reader.ingest.formats.pdf.pdf_margins import foot_start, head_end, rows_of
from reader.ingest.formats.pdf.pdf_orientation import is_vertical, turned_line, turned_page
from reader.ingest.formats.pdf.pdf_page_content import Box, PageContent
from reader.ingest.formats.pdf.pdf_paragraphs import Paragraph, paragraphs_of, union
from reader.ingest.formats.pdf.pdf_reading_order import in_reading_order
from reader.ingest.formats.pdf.pdf_regions import Barriers, barriers_of
from reader.ingest.formats.pdf.pdf_roles import is_caption, is_crosshead, is_small_headline, main_font
from reader.model import LineLayout

Laid = tuple[str, LineLayout]
"""The text of a line, and where it stands."""


def laid_out(page: PageContent) -> list[Laid]:
    """The lines of a page in reading order."""
    body = body_size(page.glyphs)
    lines = printed_lines(page, body)
    top, bottom = head_end(page, lines), foot_start(page, lines)
    head = [line for line in lines if line.box.bottom < top]
    foot = [line for line in lines if line.box.top > bottom]
    rest = [line for line in lines if line.box.bottom >= top and line.box.top <= bottom]
    vertical = is_vertical(rest, body)
    if vertical:
        rest, page = [turned_line(line, page.width) for line in rest], turned_page(page)
    flows = flows_of(page, rest, body)
    laid = [
        *_furniture(head, "head"),
        *(line for at, flow in enumerate(flows, 1) for line in _lines_of(flow, at, body)),
    ]
    return [*laid, *_furniture(foot, "foot")]


def flows_of(page: PageContent, lines: Sequence[PrintedLine], body: float) -> list[Flow]:
    """The articles of a page in reading order."""
    barriers = barriers_of(page)
    large = [line for line in lines if line.size >= LARGER * body or line.vertical]
    small = [line for line in lines if not (line.size >= LARGER * body or line.vertical)]
    headings, stacks = _sorted_out(headings_of(large, barriers), stacks_of(small, barriers), barriers, body)
    font = main_font(stacks, body)
    captions = [stack for stack in stacks if is_caption(stack, barriers, body, font)]
    texts = with_notes(headings, [stack for stack in stacks if stack not in captions], barriers)
    flows = FlowFinder(headings, texts, barriers, body, font).flows()
    add_captions(flows, captions)
    return in_reading_order(flows, barriers)


def _sorted_out(
    headings: list[Heading], stacks: list[Stack], barriers: Barriers, body: float
) -> tuple[list[Heading], list[Stack]]:
    """Headings and stacks, with crossheads among the stacks and small headlines among the headings."""
    inside = [heading for heading in headings if is_crosshead(heading, stacks, barriers, body)]
    font = main_font(stacks, body)
    small = [stack for stack in stacks if is_small_headline(stack, stacks, headings, barriers, body, font)]
    headings = [heading for heading in headings if heading not in inside]
    headings += [Heading(list(stack.lines), stack.frame).measured() for stack in small]
    stacks = [stack for stack in stacks if stack not in small]
    return headings, stacks + [Stack(heading.lines, heading.frame).measured() for heading in inside]


def add_captions(flows: Sequence[Flow], captions: Sequence[Stack]) -> None:
    """Put each caption at the end of the article that stands nearest around it."""
    for caption in captions:
        same = [
            flow for flow in flows if any(node.frame == caption.frame for node in (flow.heading, *flow.stacks) if node)
        ]
        if same or flows:
            nearest = min(same or flows, key=lambda flow: _distance(flow, caption))
            nearest.captions.append(caption)


def _distance(flow: Flow, caption: Stack) -> float:
    """How far a caption is from the next part of an article, in points."""
    nodes: list[Heading | Stack] = [*([flow.heading] if flow.heading else []), *flow.stacks]
    return min(_between(node.box, caption.box) for node in nodes)


def _between(one: Box, two: Box) -> float:
    """Points between two boxes."""
    across = max(0.0, max(one.left, two.left) - min(one.right, two.right))
    down = max(0.0, max(one.top, two.top) - min(one.bottom, two.bottom))
    return across + down


def with_notes(headings: Sequence[Heading], stacks: Sequence[Stack], barriers: Barriers) -> list[Stack]:
    """The stacks that are text; those that stand about a heading are added to its notes."""
    kept = []
    for stack in stacks:
        heading = _noted(stack, headings, stacks, barriers)
        if heading:
            heading.notes += stack.lines
            heading.measured()
        else:
            kept.append(stack)
    return kept


def _noted(stack: Stack, headings: Sequence[Heading], stacks: Sequence[Stack], barriers: Barriers) -> Heading | None:
    """The heading that a short stack stands right over or under; None when it is text of its own."""
    if len(stack.lines) > 2 or stack.lines[-1].text.endswith(("。", "！", "？")):
        return None
    best: tuple[float, Heading] | None = None
    for heading in headings:
        if heading.frame != stack.frame:
            continue
        gap = max(heading.box.top - stack.box.bottom, stack.box.top - heading.box.bottom)
        shared = min(heading.box.right, stack.box.right) - max(heading.box.left, stack.box.left)
        if gap < 1.8 * stack.size and shared > 0.5 * stack.box.width and (best is None or gap < best[0]):
            upper, lower = sorted((heading.box, stack.box), key=lambda box: box.top)
            if not barriers.part(upper, lower):
                best = gap, heading
    return best[1] if best else None


def _furniture(lines: Sequence[PrintedLine], place: str) -> Iterator[Laid]:
    """The lines of the head or foot of a page, a row a line."""
    for row in rows_of(lines):
        text = "\u3000".join(line.text.strip() for line in row)
        yield text, LineLayout(0, ("furniture", place), union([line.box for line in row]))


def _lines_of(flow: Flow, region: int, body: float) -> Iterator[Laid]:
    """The lines of an article: its heading, then its paragraphs."""
    first = True
    for text, cues, box in (*_heading_lines(flow.heading), *_body_lines(flow, body)):
        if text.strip():
            yield text.strip(), LineLayout(region, ("begins" if first else "goes-on", *cues), box)
            first = False


Cued = tuple[str, tuple[str, ...], Box]


def _heading_lines(heading: Heading | None) -> Iterator[Cued]:
    """The lines of a heading in reading order, those of the largest size as one."""
    if heading is None:
        return
    lines = sorted([*heading.lines, *heading.notes], key=lambda line: _place_in(heading, line))
    largest = heading.size
    groups: list[list[PrintedLine]] = []
    for line in lines:
        if groups and _is_one(groups[-1][-1], line, largest):
            groups[-1].append(line)
        else:
            groups.append([line])
    seen = False
    for group in groups:
        top = group[0].size > 0.92 * largest
        cue = "largest" if top and not seen else "under-largest" if seen else "over-largest"
        seen = seen or top
        small = "small" if group[0].size < 0.6 * largest else "middling"
        yield " ".join(line.text.strip() for line in group), (cue, small), union([line.box for line in group])


def _place_in(heading: Heading, line: PrintedLine) -> tuple[float, float]:
    """Where a line stands in the order of its heading: from the top down, or from right to left."""
    if heading.vertical:
        return (-round(line.box.right), line.box.top)
    return (round(line.box.bottom / 4), line.box.left)


def _is_one(one: PrintedLine, two: PrintedLine, largest: float) -> bool:
    """Whether two lines of a heading are one heading printed on two lines."""
    return min(one.size, two.size) > 0.92 * largest or (
        abs(one.size - two.size) < 0.03 * one.size and one.font == two.font and one.size > 0.5 * largest
    )


def _body_lines(flow: Flow, body: float) -> Iterator[Cued]:
    """The paragraphs of an article."""
    first = True
    for paragraph in paragraphs_of(flow.stacks):
        cues = list(_paragraph_cues(paragraph, flow, body))
        if first:
            cues.append("first-text")
        first = False
        yield paragraph.text, tuple(cues), union([line.box for line in paragraph.lines])
    for caption in flow.captions:
        for paragraph in paragraphs_of([caption]):
            yield paragraph.text, ("caption",), union([line.box for line in paragraph.lines])


def _paragraph_cues(paragraph: Paragraph, flow: Flow, body: float) -> Iterator[str]:
    """What the setting of a paragraph says."""
    yield "text"
    yield "indented" if paragraph.indented else "flush"
    size = paragraph.size
    yield "text-size" if abs(size - body) < 0.06 * body else "larger" if size > body else "smaller"
    fonts = [stack.font for stack in flow.stacks if len(stack.lines) > 2]
    if fonts and paragraph.font != max(fonts, key=fonts.count):
        yield "other-font"
    if len(paragraph.lines) == 1:
        yield "one-line"
