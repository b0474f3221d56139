"""Paragraphs: finds their beginnings and ends in stacks of lines, and gives their text.

A paragraph begins at an indent, or after a line that ends early; it continues where a column ends in mid-sentence.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from reader.ingest.formats.pdf.pdf_columns import ALIKE, Stack
from reader.ingest.formats.pdf.pdf_lines import PrintedLine
from reader.late_pattern import late

INDENTED = 0.9
"""Distance from the edge of a column from which a line is indented, in ems."""
EARLY = 1.3
"""Distance from the edge of a column from which a line ends early, in ems."""
EARLY_RAGGED = 4.5
"""The same distance in a ragged column, whose lines mostly do not reach the edge, in ems."""
SENTENCE_END = late(r"[。！？!?…：:；;.][”’』」）)】〕]*$")
_HYPHEN = late(r"[A-Za-z]-$")
_LATIN_END = late(r"[A-Za-z0-9,.;:)]$")
_LATIN_START = late(r"^[A-Za-z(]")


@dataclass(eq=False, slots=True)
class Paragraph:
    """Lines of one paragraph, perhaps over several columns."""

    lines: list[PrintedLine] = field(default_factory=list)
    indented: bool = False

    @property
    def text(self) -> str:
        """Text of the paragraph on one line."""
        return joined([line.text for line in self.lines])

    @property
    def size(self) -> float:
        """Size of its longest line, in points."""
        return max(self.lines, key=lambda line: len(line.text)).size

    @property
    def font(self) -> int:
        """Font of its longest line."""
        return max(self.lines, key=lambda line: len(line.text)).font


def joined(texts: Sequence[str]) -> str:
    """Printed lines as one text: no space between Chinese, a space between Latin words, line-end hyphens removed."""
    text = ""
    for part in texts:
        if _HYPHEN.search(text) and part[:1].islower():
            text = text[:-1] + part
        elif _LATIN_END.search(text) and _LATIN_START.match(part):
            text = f"{text} {part}"
        else:
            text += part
    return text


def edges(stack: Stack, at: int) -> tuple[float, float]:
    """Beginning and end of line `at` of a stack if it were full: the edges of its column, or of a picture."""
    line = stack.lines[at]
    left, right = stack.box.left, stack.box.right
    near = stack.lines[max(0, at - 2) : at] + stack.lines[at + 1 : at + 3]
    if near and line.box.left - left > INDENTED * line.size:
        left = max(left, min(min(other.box.left for other in near), line.box.left))
    if near and right - line.box.right > EARLY * line.size:
        right = min(right, max(max(other.box.right for other in near), line.box.right))
    return left, right


def is_indented(stack: Stack, at: int) -> bool:
    """True if line `at` is indented from the edge of its column, or begins with a large initial."""
    return stack.lines[at].initial or stack.lines[at].box.left - edges(stack, at)[0] > INDENTED * stack.lines[at].size


def ends_early(stack: Stack, at: int) -> bool:
    """True if line `at` ends before the edge of its column."""
    early = EARLY_RAGGED if stack.ragged else EARLY
    return edges(stack, at)[1] - stack.lines[at].box.right > early * stack.lines[at].size


def begins_inside(stack: Stack) -> bool:
    """True if a stack begins inside a paragraph."""
    first = stack.lines[0]
    if is_indented(stack, 0) or len(stack.lines) < 2:
        return False
    return first.font == stack.font and (not ends_early(stack, 0) or bool(SENTENCE_END.search(first.text)))


def breaks_off(stack: Stack) -> bool:
    """True if a stack ends inside a paragraph."""
    last = len(stack.lines) - 1
    return not SENTENCE_END.search(stack.lines[last].text) and not ends_early(stack, last)


def paragraphs_of(stacks: Sequence[Stack], font: int = -1) -> list[Paragraph]:
    """The paragraphs of consecutive stacks; `font` is the font of most text."""
    found: list[Paragraph] = []
    indents = any(is_indented(stack, at) for stack in stacks for at in range(len(stack.lines)))
    width = max((stack.box.width for stack in stacks), default=0.0)
    early, before = True, None
    for stack in stacks:
        for at, line in enumerate(stack.lines):
            indented = is_indented(stack, at)
            apart = before is not stack and min(len(stack.lines), len(before.lines) if before else 9) < 3
            set_apart = apart and bool(found) and font not in (line.font, found[-1].lines[-1].font)
            if not found or set_apart or _begins(found[-1], line, at, font, width, early, indented, indents):
                found.append(Paragraph(indented=indented))
            found[-1].lines.append(line)
            early, before = ends_early(stack, at), stack
    return found


def _begins(
    paragraph: Paragraph,
    line: PrintedLine,
    at: int,
    font: int,
    width: float,
    early: bool,
    indented: bool,
    indents: bool,
) -> bool:
    """True if line `at` of a stack begins a paragraph, and does not continue `paragraph`.

    `width` is that of a column; `early`: the line before does not fill it; `indents`: paragraphs are indented here.
    """
    last = paragraph.lines[-1]
    if max(last.size, line.size) > ALIKE * min(last.size, line.size):
        return True
    ends = bool(SENTENCE_END.search(last.text))
    if at and _is_set_apart(paragraph, line, font) and not ends:
        return not (last.box.width > 0.45 * width and last.box.width + line.box.width > 0.97 * width)
    if indented or (not at and early):
        return True
    return (early and ends and not indents) or (last.font != line.font and (early or ends))


def _is_set_apart(paragraph: Paragraph, line: PrintedLine, font: int) -> bool:
    """True if a line and the lines before it are headings inside the text, in a font of their own."""
    return line.font != font and all(one.font == line.font for one in paragraph.lines) and len(paragraph.lines) < 4
