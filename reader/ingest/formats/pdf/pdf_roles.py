"""What a stack of lines is besides text: a caption, a small headline, or text set like one.

Told by what stands around it, and by the few words that open news in every paper.
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
"""How the first line of a news item begins: with its source, place and date, or its reporter."""
DATELINE = late(r"^[\s\u3000]*(?:本报|本報|新华社|新華社|中新社|据|據)\S{0,12}[电電讯訊](?:$|[\s\u3000（(:：])")
"""How a first line begins that tells whence and when."""
SIGNS = late("^[□■◆●▲◎]|记者|記者|通讯员|通訊員")
"""What a line that signs an article holds."""
STOPS = late("[，。；]")
MOST_NOTE = 16
"""Characters of a line set like text that may still be a note to a heading."""
CLOSE = 1.7
"""Ems of white between a picture and its caption at most."""
MOST_CAPTION = 16
"""Lines of a caption at most."""
CROSSHEAD = 1.5
"""Times the size of text up to which a heading inside a column may be a crosshead."""


def main_font(stacks: Sequence[Stack], body: float) -> int:
    """The font of most text of body size."""
    counts: Counter[int] = Counter()
    for stack in stacks:
        if abs(stack.size - body) < 0.06 * body:
            counts[stack.font] += sum(len(line.text) for line in stack.lines)
    return counts.most_common(1)[0][0] if counts else -1


def is_text(stack: Stack, body: float, font: int) -> bool:
    """Whether a short stack is running text, no note to a heading: it opens news, or is set and stopped as text is."""
    first = stack.lines[0].text
    if DATELINE.match(first):
        return True
    plain = stack.font == font and abs(stack.size - body) < 0.03 * body
    return plain and (len(first) > MOST_NOTE or bool(STOPS.search(first)))


def is_caption(stack: Stack, barriers: Barriers, body: float, font: int) -> bool:
    """Whether a stack stands right under a picture, no wider, and is not set as text is."""
    if len(stack.lines) > MOST_CAPTION or stack.size > 1.1 * body:
        return False
    set_apart = stack.font != font or abs(stack.size - body) > 0.03 * body
    return set_apart and any(_is_under(stack.box, picture, stack.size) for picture in barriers.pictures)


def _is_under(box: Box, picture: Box, size: float) -> bool:
    """Whether a box stands right under a picture, or right beside it, and within its width or height."""
    within = picture.left - size < box.left and box.right < picture.right + size
    return within and -0.5 * size < box.top - picture.bottom < CLOSE * size


def is_small_headline(
    stack: Stack, stacks: Sequence[Stack], headings: Sequence[ColumnHead], barriers: Barriers, body: float, font: int
) -> bool:
    """Whether a stack of a line or two, set apart from text, is the headline of the text under it."""
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
    """Whether a box stands right over a stack."""
    shared = min(box.right, stack.box.right) - max(box.left, stack.box.left)
    return -stack.size < stack.box.top - box.bottom < 2.0 * stack.size and shared > 0.5 * stack.box.width


def _heads_frame(stack: Stack, stacks: Sequence[Stack], headings: Sequence[ColumnHead]) -> bool:
    """Whether a stack is the largest in a frame that has no heading, with no more than a word or two over it."""
    if stack.frame is None or any(heading.frame == stack.frame for heading in headings):
        return False
    others = [other for other in stacks if other.frame == stack.frame and other is not stack]
    over = [other for other in others if other.box.top < stack.box.top]
    return all(other.size < 0.97 * stack.size for other in others) and sum(len(other.lines) for other in over) <= 1


def _is_level_left(other: Stack, stack: Stack) -> bool:
    """Whether text left of a stack begins on its level, so that both are columns of one article."""
    level = abs(other.box.top - stack.box.top) < 2 * stack.size
    return (
        level and len(other.lines) > 2 and other.frame == stack.frame and other.box.right < stack.box.left + stack.size
    )


def _something_over(stack: Stack, nodes: Sequence[Stack | ColumnHead]) -> bool:
    """Whether text or a heading stands anywhere over a stack in its frame."""
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
    """The stack right under another in its column."""
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
    """Whether lines of heading size stand inside a column of text, which goes on under them."""
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
    """Whether a box stands within the width of a column."""
    return outer.left - body < inner.left and inner.right < outer.right + body
