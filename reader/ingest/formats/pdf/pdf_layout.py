"""Layout of a page: from its content to lines as the parser reads them, each with cues of its layout.

The lines are whole paragraphs and headings, article by article; their size, position and neighbours give cues, which
the parser weighs against the words.
"""

from collections.abc import Sequence
from dataclasses import replace

from reader.ingest.formats.pdf.pdf_captions import add_captions
from reader.ingest.formats.pdf.pdf_columns import LARGER, ColumnHead, Stack, headings_of, stacks_of
from reader.ingest.formats.pdf.pdf_cues import CueFinder, Laid, furniture
from reader.ingest.formats.pdf.pdf_flow import FlowFinder
from reader.ingest.formats.pdf.pdf_lines import PrintedLine, body_size, printed_lines
from reader.ingest.formats.pdf.pdf_loose_headings import Flow, is_label
from reader.ingest.formats.pdf.pdf_margins import foot_start, head_end
from reader.ingest.formats.pdf.pdf_orientation import is_vertical, turned_line, turned_page, upright
from reader.ingest.formats.pdf.pdf_page_content import Box, PageContent
from reader.ingest.formats.pdf.pdf_reading_order import in_reading_order
from reader.ingest.formats.pdf.pdf_regions import Barriers, barriers_of
from reader.ingest.formats.pdf.pdf_roles import is_caption, is_crosshead, is_small_headline, is_text, main_font
from reader.ingest.formats.pdf.pdf_spread import sheets


def sheets_laid_out(page: PageContent) -> list[list[Laid]]:
    """Lines of each newspaper page on a page of the file; regions are numbered consecutively."""
    found: list[list[Laid]] = []
    for sheet in sheets(page):
        regions = max((place.region for lines in found for _, place in lines), default=0)
        found.append(laid_out(sheet, regions))
    return found


def laid_out(page: PageContent, regions: int = 0) -> list[Laid]:
    """Lines of a page in reading order; its regions are numbered from `regions` + 1."""
    body = body_size(page.glyphs)
    lines = printed_lines(page, body)
    top, bottom = head_end(page, lines), foot_start(page, lines)
    head = [line for line in lines if line.box.bottom < top]
    foot = [line for line in lines if line.box.top > bottom]
    rest = [line for line in lines if line.box.bottom >= top and line.box.top <= bottom]
    width = page.width if is_vertical(rest, body) else None
    if width is not None:
        rest, page = [turned_line(line, width) for line in rest], turned_page(page)
    barriers = barriers_of(page)
    flows, font = flows_of(barriers, rest, body)
    cues = CueFinder(barriers, body, font)
    laid = [line for at, flow in enumerate(flows, regions + 1) for line in cues.lines_of(flow, at)]
    if width is not None:
        laid = [(text, place._replace(box=upright(Box(*place.box), width))) for text, place in laid]
    return [*furniture(head, "head"), *laid, *furniture(foot, "foot")]


def flows_of(barriers: Barriers, lines: Sequence[PrintedLine], body: float) -> tuple[list[Flow], int]:
    """Articles of a page in reading order, and the font of their text."""
    large = [line for line in lines if line.size >= LARGER * body]
    small = [line for line in lines if line.size < LARGER * body and not line.vertical]
    aside = [line for line in lines if line.size < LARGER * body and line.vertical]
    headings, stacks = headings_of(large, barriers), stacks_of(small, barriers)
    font = main_font(stacks, body)
    captions = [stack for stack in stacks if is_caption(stack, barriers, body, font)]
    headings, texts = _sorted_out(headings, [stack for stack in stacks if stack not in captions], barriers, body)
    barriers = replace(barriers, pictures=(*barriers.pictures, *(caption.box for caption in captions)))
    texts = with_notes(headings, texts, barriers, body, font)
    upright = [heading for heading in headings if heading.vertical]
    captions += with_notes(upright, stacks_of(aside, barriers), barriers, body, -1)
    flows = FlowFinder(headings, texts, captions, barriers, body, font).flows()
    add_captions(flows, captions)
    return in_reading_order(flows), font


def _sorted_out(
    headings: list[ColumnHead], stacks: list[Stack], barriers: Barriers, body: float
) -> tuple[list[ColumnHead], list[Stack]]:
    """Headings and stacks, with crossheads moved to the stacks and small headlines to the headings."""
    inside = [heading for heading in headings if is_crosshead(heading, stacks, barriers, body)]
    font = main_font(stacks, body)
    small = [stack for stack in stacks if is_small_headline(stack, stacks, headings, barriers, body, font)]
    headings = [heading for heading in headings if heading not in inside]
    headings += [ColumnHead(list(stack.lines), stack.frame).measured() for stack in small]
    stacks = [stack for stack in stacks if stack not in small]
    return headings, stacks + [Stack(heading.lines, heading.frame).measured() for heading in inside]


def with_notes(
    headings: Sequence[ColumnHead], stacks: Sequence[Stack], barriers: Barriers, body: float, font: int
) -> list[Stack]:
    """The stacks that are text; the others, which belong to a heading, are added to its notes."""
    kept = []
    for stack in stacks:
        heading = None if is_text(stack, body, font) else _noted(stack, headings, barriers)
        if heading is None and stack.font != font and is_label(stack):
            heading = _signed(stack, headings, stacks, body)
        if heading:
            heading.notes += stack.lines
            heading.measured()
        else:
            kept.append(stack)
    return kept


def _noted(stack: Stack, headings: Sequence[ColumnHead], barriers: Barriers) -> ColumnHead | None:
    """The heading directly below or above a short stack; None if the stack is a text of its own."""
    if len(stack.lines) > 2 or stack.lines[-1].text.endswith(("。", "！", "？")):
        return None
    best: tuple[float, ColumnHead] | None = None
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


def _signed(label: Stack, headings: Sequence[ColumnHead], stacks: Sequence[Stack], body: float) -> ColumnHead | None:
    """The heading of the text signed by a name, where the name is centred above several columns; None if it is not.

    Such a name is higher than the beginnings of the columns beside it.
    """
    box = label.box
    beside = (
        0.7 * label.size < stack.box.top - box.top < 2.6 * label.size
        and len(stack.lines) > 2
        and stack.frame == label.frame
        and -1.5 * body < max(stack.box.left - box.right, box.left - stack.box.right) < 12 * body
        for stack in stacks
    )
    if not any(beside):
        return None
    over = [
        (max(heading.box.left - box.right, box.left - heading.box.right), heading)
        for heading in headings
        if heading.frame == label.frame
        and -0.5 * body < (box.top - (heading.box.top if heading.vertical else heading.box.bottom)) < 2.6 * body
    ]
    near = min(over, key=lambda item: item[0], default=None)
    return near[1] if near and near[0] < 40 * body else None
