"""Line breaking by kinsoku: gives the beginnings and ends of a paragraph's lines; no string is cut.

Takes a measured text and a span of it; gives offsets in code points: `[start, …, end]`, each pair of neighbours one
line. Spaces hang invisibly at a line's end, so a line's text fits the measure without them. The rules give way in this
order, and only if a line could not be filled otherwise: a word wider than the measure is cut between the parts of a web
address, else at the last cell that fits; a run of marks wider than the measure is cut anywhere; a character wider than
the measure is alone on its line.
"""

from bisect import bisect_right

from reader.han import HAN
from reader.late_pattern import late
from reader.typeset.cells import Widths
from reader.typeset.kinsoku import KINDS, CharClass, allowed, proper
from reader.typeset.measured import Measured

HANGING = frozenset("。，、")
OUTSIDE = 2
"""Most cells by which a hanging mark extends beyond the measure."""

TWO_HAN = late(rf"[{HAN}][^{HAN}]{{0,200}}[{HAN}]")
ONE_HAN = late(rf"[{HAN}]")
LONG_WORD = late(r"(?:\w[^\w]{0,9}){4}")

ADDRESS_SIGNS = frozenset("/?&#=")
"""Characters that end a part of a web address (RFC 3986)."""

_SPACE, _MARK, _WORD = int(CharClass.SPACE), int(CharClass.MARK), int(CharClass.WORD)

FAR = 1000
"""Most code points searched for the end of a word: a longer word is wider than any line."""


def breaks(
    text: str, measure: int, first_indent: int = 4, widths: Widths | None = None, hang: bool = False
) -> list[int]:
    """Lines of one paragraph: offsets `[0, …, len(text)]`; `measure` and `first_indent` in cells."""
    measured = Measured(text, widths or Widths())
    return Breaker(measured, hang).lines(0, len(text), measure, first_indent)


class Breaker:
    """Breaks spans of one measured text into lines."""

    def __init__(self, measured: Measured, hang: bool = False) -> None:
        self.measured = measured
        self.hang = hang

    def lines(self, start: int, end: int, measure: int, first_indent: int = 0) -> list[int]:
        """Offsets of the beginnings of the lines of `[start, end)`, and `end`. `measure` < 1 is taken as 1."""
        text, prefix = self.measured.text, self.measured.prefix
        last = self.measured.ink_end(start, end)
        measure = max(measure, 1)
        room = max(measure - first_indent, 1)
        cuts = [start]
        while prefix[last] > (limit := prefix[start] + room) and not (self.hang and self._hangs(last - 1, limit)):
            cut = start + room // 2  # correct for a line of wide characters, as most are
            if cut >= last or prefix[cut] != limit:
                cut = bisect_right(prefix, limit, start, min(last, start + room) + 1) - 1
            ordinary = start < cut < start + room and (prefix[cut] == limit or not self.measured.gaps)
            if ordinary and "一" <= text[cut - 1] <= "龥" and "一" <= text[cut] <= "龥":
                start = cut
            elif (start := self._cut(start, last, limit, measure)) >= last:
                break
            cuts.append(start)
            room = measure
        if len(cuts) > 1:
            self._no_orphan(cuts, last, measure)
        cuts.append(end)
        return cuts

    def _hangs(self, offset: int, limit: int) -> bool:
        """True if the mark at `offset` may hang beyond the prefix sum `limit`."""
        return self.measured.text[offset] in HANGING and self.measured.prefix[offset + 1] <= limit + OUTSIDE

    def _cut(self, start: int, last: int, limit: int, measure: int) -> int:
        """End of the line that begins at `start` and may reach the prefix sum `limit`."""
        text = self.measured.text
        natural = self._natural(start, last, limit)
        if self.measured.prefix[natural] == self.measured.prefix[start]:
            natural = start  # combining marks alone are no line
        cut = natural
        while cut > start and not allowed(text, cut):
            cut -= 1
        if cut > start and (cut == natural or not self._too_wide(cut, natural, last, measure)):
            return cut
        return self._between_parts(start, natural, last, measure) or self._emergency(start, natural)

    def _natural(self, start: int, last: int, limit: int) -> int:
        """The last offset that fits, including a gap, a hanging mark and spaces beyond the limit."""
        text, prefix = self.measured.text, self.measured.prefix
        cut = bisect_right(prefix, limit, start, last + 1) - 1
        if self.measured.gaps and prefix[cut + 1] == limit + 1 and self.measured.gap_at(cut + 1):
            cut += 1
        if self.hang and self._hangs(cut, limit) and cut + 1 < last and allowed(text, cut + 1):
            cut += 1
        natural = cut
        while KINDS[text[cut]] & _SPACE:
            cut += 1
        if KINDS[text[cut]] & _MARK:  # a combining mark on a space, which makes it visible
            cut = max(cut - 1, natural)
        return cut

    def _too_wide(self, cut: int, natural: int, last: int, measure: int) -> bool:
        """True if the unbreakable text from `cut` over `natural` is wider than a whole line."""
        text, prefix = self.measured.text, self.measured.prefix
        end = natural + 1
        while end < last and not allowed(text, end):
            if prefix[end] - prefix[cut] > measure or end - cut > FAR:
                return True
            end += 1
        return self.measured.cells(cut, end) > measure

    def _between_parts(self, start: int, natural: int, last: int, measure: int) -> int:
        """The last offset before `natural` between two parts of a web address; 0 if the second is wider than a line."""
        text = self.measured.text
        cut = natural
        while cut > start and not _parts(text, cut):
            if not KINDS[text[cut - 1]] & KINDS[text[cut]] & _WORD:
                return 0
            cut -= 1
        end = cut + 1
        while end < last and end - cut <= measure and KINDS[text[end]] & _WORD and not _parts(text, end):
            end += 1
        return cut if cut > start and self.measured.cells(cut, end) <= measure else 0

    def _emergency(self, start: int, natural: int) -> int:
        """End of a line that no rule allows: inside a word, else in a run of marks, else after one character."""
        text, prefix = self.measured.text, self.measured.prefix
        cut = natural
        while cut > start and not proper(text, cut):
            cut -= 1
        if cut > start:
            return cut
        cut = max(natural, start + 1)
        while cut < len(text) and (prefix[cut] == prefix[start] or prefix[cut + 1] == prefix[cut]):
            cut += 1
        return cut

    def _no_orphan(self, cuts: list[int], last: int, measure: int) -> None:
        """Move the last of `cuts` back, if possible, until two Han characters are on the last line."""
        text, prefix = self.measured.text, self.measured.prefix
        cut = cuts[-1]
        while self._is_orphan(cut, last):
            cut -= 1
            while cut > cuts[-2] and not allowed(text, cut):
                cut -= 1
            if cut <= cuts[-2] or prefix[last] - prefix[cut] > measure:
                return
        cuts[-1] = cut

    def _is_orphan(self, start: int, last: int) -> bool:
        """True if a last line has fewer than two Han characters; without any, four letters or digits suffice."""
        text = self.measured.text
        if TWO_HAN.search(text, start, last):
            return False
        return ONE_HAN.search(text, start, last) is not None or LONG_WORD.search(text, start, last) is None


def _parts(text: str, offset: int) -> bool:
    """True if `offset` (0 < offset < len(text)) is between two parts of a web address: after a separator."""
    after = text[offset]
    return text[offset - 1] in ADDRESS_SIGNS and after not in ADDRESS_SIGNS and bool(KINDS[after] & _WORD)
