"""Text motions: a range selected by keys, and the steps by which it grows.

Takes a layout and offsets in code points of `Article.text`; gives such offsets. A range includes the character at its
head, as in vim; a step forward ends on the last character of its unit, a step back on the first, so that a word, a
sentence or a paragraph is selected whole.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.han import HAN, SENTENCE_ENDS
from reader.span import Span

if TYPE_CHECKING:
    from reader.typeset.article_layout import ArticleLayout

SENTENCE = re.compile(rf"(?:[{SENTENCE_ENDS}；]+|\.(?=\s))[”’」』）)】]*")
"""End of a sentence, with its closing brackets and quotation marks (GB/T 15834-2011, 4.1 to 4.3, 4.6)."""
RUN = re.compile(rf"[{HAN}]+|[^\W{HAN}]+")
"""A run of Han, or of letters and digits: used as a word if there is no dictionary."""

Words = Callable[[int], Span | None]
"""Returns the word around an offset; None if there is none."""


@dataclass(frozen=True, slots=True)
class SelectionRange:
    """A range between two characters, both included."""

    fixed: int
    head: int
    """The active end; it may precede the other."""
    cell: int | None = None
    """The column to keep when moving by lines."""

    @property
    def span(self) -> Span:
        """The selected span."""
        return Span(min(self.fixed, self.head), max(self.fixed, self.head) + 1)

    @property
    def turned(self) -> SelectionRange:
        """The range with its other end active."""
        return SelectionRange(self.head, self.fixed)


class TextMotions:
    """Motions through one article in its layout."""

    def __init__(self, setting: ArticleLayout, words: Words) -> None:
        self.setting = setting
        self.text = setting.article.text
        self._words = words
        self._strides = {
            "character": self._character,
            "word": self._word,
            "sentence": self._sentence,
            "paragraph": self._paragraph,
            "edge": self._edge,
            "article": self._article,
        }

    def taken(self, reach: SelectionRange) -> Span:
        """The selected span, including the combining marks on its last character."""
        start, end = reach.span
        prefix = self.setting.measured.prefix
        while end < len(self.text) and prefix[end + 1] == prefix[end]:
            end += 1
        return Span(start, end)

    def extended(self, reach: SelectionRange, unit: str, steps: int) -> SelectionRange:
        """`reach` with its head moved by `steps` (backwards if negative) of `line` or one of the units above."""
        if unit == "line":
            return self._by_lines(reach, steps)
        head = reach.head
        for _ in range(abs(steps)):
            head = self._strides[unit](head, steps > 0)
        return SelectionRange(reach.fixed, head)

    def _by_lines(self, reach: SelectionRange, steps: int) -> SelectionRange:
        """Move up or down in the same column; blank lines do not count."""
        number, cell = self.setting.cell_of(reach.head)
        cell = cell if reach.cell is None else reach.cell
        way = 1 if steps > 0 else -1
        for _ in range(abs(steps)):
            there = number + way
            while 0 <= there < len(self.setting) and not self.setting.line(there).part:
                there += way
            number = there if 0 <= there < len(self.setting) else number
        line = self.setting.line(number)
        return SelectionRange(reach.fixed, min(self.setting.offset_at(number, cell), line.end - 1), cell)

    def _character(self, head: int, forward: bool) -> int:
        """The next character with a cell of its own; the head itself at the end of the text."""
        prefix, there = self.setting.measured.prefix, head
        while 0 <= (there := there + (1 if forward else -1)) < len(self.text):
            if self.text[there] != "\n" and prefix[there + 1] > prefix[there]:
                return there
        return head

    def _word(self, head: int, forward: bool) -> int:
        """Move by words; text between words is skipped."""
        here = self._words(head)
        if here is not None and head != (end := _end(here, forward)):
            return end
        there = head
        while (beyond := self._character(there, forward)) != there:
            there = beyond
            if (word := self._words(there)) is not None:
                return _end(word, forward)
        return there

    def _sentence(self, head: int, forward: bool) -> int:
        return self._whole(head, forward, self._sentence_at)

    def _paragraph(self, head: int, forward: bool) -> int:
        return self._whole(head, forward, self._part_at)

    def _edge(self, head: int, forward: bool) -> int:
        """Move to an end of the line."""
        number = self.setting.line_of(head)
        line = self.setting.line(number)
        return max(self.setting.offset_at(number, 2 * self.setting.measure) - 1, line.start) if forward else line.start

    def _article(self, head: int, forward: bool) -> int:
        """Move to an end of the text."""
        return len(self.text) - 1 if forward else 0

    def _whole(self, head: int, forward: bool, at: Callable[[int], Span]) -> int:
        """Move to the end of the unit around the head; from there, to the end of the next unit."""
        end = _end(at(head), forward)
        return end if end != head else _end(at(self._character(head, forward)), forward)

    def _part_at(self, offset: int) -> Span:
        return next(span for _, span in self.setting.article.parts if offset <= span.end)

    def _sentence_at(self, offset: int) -> Span:
        part = self._part_at(offset)
        cuts = [part.start, *(found.end() for found in SENTENCE.finditer(self.text, *part)), part.end]
        return Span(max(cut for cut in cuts if cut <= offset), min(cut for cut in cuts if cut > offset))


def _end(span: Span, forward: bool) -> int:
    """Offset of the last character of a span, or of its first."""
    return span.end - 1 if forward else span.start


def run_at(text: str, offset: int) -> Span | None:
    """The run around an offset: used as a word until a dictionary is loaded."""
    start = text.rfind("\n", 0, offset) + 1
    end = text.find("\n", offset)
    runs = RUN.finditer(text, start, end if end >= 0 else len(text))
    return next((Span(*run.span()) for run in runs if run.start() <= offset < run.end()), None)
