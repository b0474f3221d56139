"""Roles of a stack of lines other than text: a caption, a small headline, or a crosshead.

They are recognised by the neighbours on the page, and by the few words that begin news in every newspaper.
"""

from collections import Counter
from collections.abc import Sequence

from reader.han import HAN
from reader.ingest.formats.pdf.pdf_columns import LARGER, ColumnHead, Stack
from reader.ingest.formats.pdf.pdf_page_content import Box
from reader.ingest.formats.pdf.pdf_paragraphs import is_indented
from reader.ingest.formats.pdf.pdf_regions import Barriers
from reader.late_pattern import late

OPENS_NEWS = late(
    r"^[\s\u3000□■◆●▲]*(?:[〔【［\[（(]?(?:本报|本報|新华社|新華社|中新社|中央社|据|據|人民网|记者|記者)"
    rf"|[〔【［（(](?:記者|记者|特派|[{HAN}]{{2,4}}[／/╱]|[{HAN}、]{{2,12}}[╱／/]))"
)
"""Beginning of a news item: with its source, place and date, or its reporter."""
DATELINE = late(r"^[\s\u3000]*(?:本报|本報|新华社|新華社|中新社|据|據)\S{0,12}[电電讯訊](?:$|[\s\u3000（(:：])")
"""Beginning of a news item with source and dateline."""
SIGNS = late("^[□■◆●▲◎]|记者|記者|通讯员|通訊員")
"""Words and marks in a line that signs an article."""
STOPS = late("[，。；]")
MOST_NOTE = 16
"""Most code points of a line in the text's font that may still be a note to a heading."""
CLOSE = 1.7
"""Largest gap between a picture and its caption, in ems."""
MOST_CAPTION = 16
"""Most lines of a caption."""
CROSSHEAD = 1.5
"""Ratio to the text size up to which a heading inside a column may be a crosshead."""


def main_font(stacks: Sequence[Stack], body: float) -> int:
    """The commonest font of text of body size; -1 if there is none."""
    counts: Counter[int] = Counter()
    for stack in stacks:
        if abs(stack.size - body) < 0.06 * body:
            counts[stack.font] += sum(len(line.text) for line in stack.lines)
    return counts.most_common(1)[0][0] if counts else -1


def is_text(stack: Stack, body: float, font: int) -> bool:
    """True if a short stack is running text, not a note to a heading: it begins news, or is printed and punctuated as
    text."""
    first = stack.lines[0].text
    if DATELINE.match(first):
        return True
    plain = stack.font == font and abs(stack.size - body) < 0.03 * body
    return plain and (len(first) > MOST_NOTE or bool(STOPS.search(first)))


def is_caption(stack: Stack, barriers: Barriers, body: float, font: int) -> bool:
    """True if a stack is directly below a picture, within its width, and not printed as text is."""
    if len(stack.lines) > MOST_CAPTION or stack.size > 1.1 * body:
        return False
    set_apart = stack.font != font or abs(stack.size - body) > 0.03 * body
    return set_apart and any(_is_under(stack.box, picture, stack.size) for picture in barriers.pictures)


def _is_under(box: Box, picture: Box, size: float) -> bool:
    """True if a box is directly below a picture and within its width."""
    within = picture.left - size < box.left and box.right < picture.right + size
    return within and -0.5 * size < box.top - picture.bottom < CLOSE * size


def is_small_headline(
    stack: Stack, stacks: Sequence[Stack], headings: Sequence[ColumnHead], barriers: Barriers, body: float, font: int
) -> bool:
    """True if a stack of at most four lines, distinct from text, is the headline of the text below it."""
    if (
        len(stack.lines) > 4
        or stack.size >= LARGER * body
        or _ends_sentence(stack)
        or SIGNS.search(stack.lines[0].text)
    ):
        return False
    if stack.size < 0.97 * body or (stack.size < 1.03 * body and stack.font == font):
        return False
    if any(_is_right_over(heading.box, stack) for heading in headings if heading.frame == stack.frame):
        return False
    under = _next_under(stack, stacks)
    if under is None or under.size > 1.1 * body or under.size < 0.9 * body:
        return False
    if len(under.lines) < 2 and not SIGNS.search(under.lines[0].text):
        return _heads_frame(stack, stacks, headings)
    if OPENS_NEWS.match(under.lines[0].text):
        return not OPENS_NEWS.match(stack.lines[0].text)
    if stack.size < 1.03 * body or not is_indented(under, 0) or _something_over(stack, [*stacks, *headings]):
        return False
    return not any(_is_level_left(other, stack) for other in stacks)


def _is_right_over(box: Box, stack: Stack) -> bool:
    """True if a box is directly above a stack."""
    shared = min(box.right, stack.box.right) - max(box.left, stack.box.left)
    return -stack.size < stack.box.top - box.bottom < 2.0 * stack.size and shared > 0.5 * stack.box.width


def _heads_frame(stack: Stack, stacks: Sequence[Stack], headings: Sequence[ColumnHead]) -> bool:
    """True if a stack is the largest in a frame without a heading, with at most one line above it."""
    if stack.frame is None or any(heading.frame == stack.frame for heading in headings):
        return False
    others = [other for other in stacks if other.frame == stack.frame and other is not stack]
    over = [other for other in others if other.box.top < stack.box.top]
    return all(other.size < 0.97 * stack.size for other in others) and sum(len(other.lines) for other in over) <= 1


def _is_level_left(other: Stack, stack: Stack) -> bool:
    """True if text left of a stack begins on its level, so that both are columns of one article."""
    level = abs(other.box.top - stack.box.top) < 2 * stack.size
    return (
        level and len(other.lines) > 2 and other.frame == stack.frame and other.box.right < stack.box.left + stack.size
    )


def _something_over(stack: Stack, nodes: Sequence[Stack | ColumnHead]) -> bool:
    """True if text or a heading is anywhere above a stack in its frame."""
    return any(
        node is not stack
        and node.frame == stack.frame
        and node.box.bottom < stack.box.top + stack.size
        and min(node.box.right, stack.box.right) - max(node.box.left, stack.box.left) > stack.size
        for node in nodes
    )


def _ends_sentence(stack: Stack) -> bool:
    return stack.lines[-1].text.endswith(("。", "；", "，", "：", "”。", "）"))


def _next_under(stack: Stack, stacks: Sequence[Stack]) -> Stack | None:
    """The stack directly below another in its column."""
    best: tuple[float, Stack] | None = None
    for other in stacks:
        gap = other.box.top - stack.box.bottom
        if other is stack or other.frame != stack.frame or not -0.3 * stack.size < gap < 2.2 * stack.size:
            continue
        shared = min(stack.box.right, other.box.right) - max(stack.box.left, other.box.left)
        if shared > 0.6 * min(stack.box.width, other.box.width) and (best is None or gap < best[0]):
            best = gap, other
    return best[1] if best else None


def is_crosshead(heading: ColumnHead, stacks: Sequence[Stack], barriers: Barriers, body: float) -> bool:
    """True if lines of heading size are inside a column of text, which continues below them."""
    if heading.size > CROSSHEAD * body or heading.vertical or len(heading.lines) > 2:
        return False
    above = below = None
    for stack in stacks:
        if stack.frame != heading.frame or not _in_width(heading.box, stack.box, body):
            continue
        if 0 <= heading.box.top - stack.box.bottom + 0.3 * body < 2.6 * body:
            above = stack
        if 0 <= stack.box.top - heading.box.bottom + 0.3 * body < 2.6 * body:
            below = stack
    if above is None or below is None or barriers.part(above.box, heading.box):
        return False
    return not OPENS_NEWS.match(below.lines[0].text)


def _in_width(inner: Box, outer: Box, body: float) -> bool:
    """True if a box is within the width of a column."""
    return outer.left - body < inner.left and inner.right < outer.right + body
