"""Snippets: short pieces of an article around its matches.

Takes an article and spans of its text; gives pieces of about `width` characters with spans of their own. A piece stays
in one field, begins and ends at the border of a sentence or clause if one is near, else at the border of a word (by
`reader.analysis.cohesion`, so that no segmenter is loaded), and is never cut inside a match, a number or a displayed
character. It never begins with a closing or dividing mark; where it is cut short it has an ellipsis.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from heapq import nsmallest

import numpy as np

from reader.analysis.cohesion import cohesive
from reader.analysis.folding import fold
from reader.api.results import Snippet
from reader.han import SENTENCE_ENDS
from reader.late_pattern import late
from reader.model import Article
from reader.span import Span

ENDS = late(rf"[{SENTENCE_ENDS}；;][”’」』）)】》]*|\n")
CLAUSE_ENDS = late(r"[，,、：:—][”’」』）)】》]*|[　 ]")
ELLIPSIS = "…"
JOINER = "\u200d"
"""Zero width joiner, which joins two pictures (emoji) into one."""
TONES = "🏻🏼🏽🏾🏿"
FLAGS = frozenset(map(chr, range(0x1F1E6, 0x1F200)))
"""Letters of which two make a flag."""
POINTS = ".,．，"
"""Marks inside a number."""
OPENING = ("Ps", "Pi", "Sc")
"""Categories of the marks that a piece may begin with: opening brackets and quotes, and signs of money."""
DOUBLED = "—…─-"
"""Marks that are printed twice as one mark."""


def snippets(article: Article, spans: Iterable[Span], *, width: int = 60, count: int = 2) -> tuple[Snippet, ...]:
    """At most `count` pieces around `spans`: the one with the most different matches first, words of their own before
    matches within words.

    The body is preferred to the heading's fields, which are shown anyway.
    """
    text, given = article.text, sorted(spans)
    own = dict(zip(given, _are_words(text, given), strict=True))
    body_start = article.body_start
    groups = [group for field, held in _by_field(article, given) for group in _grouped(held, field, width)]

    def worse(group: _Group) -> tuple[bool, int, int]:
        words = (span for span in group.spans if own[span])
        return group.field.start < body_start, -_variety(text, words), -_variety(text, group.spans)

    return tuple(_cut(text, group, width) for group in nsmallest(count, groups, key=worse))


@dataclass(frozen=True)
class _Group:
    """Matches that fit into one piece."""

    spans: Sequence[Span]
    field: Span

    @property
    def end(self) -> int:
        return max(span.end for span in self.spans)


def _variety(text: str, spans: Iterable[Span]) -> int:
    """Number of different texts at `spans`."""
    return len({text[span.start : span.end] for span in spans})


def _are_words(text: str, spans: Sequence[Span]) -> list[bool]:
    """For each of `spans` whether a word begins and ends with it."""
    edges = [edge for span in spans for edge in span]
    within = _within_words(text, edges)
    return [not (begins or ends) for begins, ends in zip(within[::2], within[1::2], strict=True)]


def _within_words(text: str, places: Sequence[int]) -> list[bool]:
    """For each of `places`, True if the characters on either side are in one word."""
    padded = f"\n{text}\n"
    before = fold("".join(padded[place] for place in places))
    after = fold("".join(padded[place + 1] for place in places))
    codes = (np.frombuffer(side.encode("utf-32-le", "surrogatepass"), "<u4") for side in (before, after))
    found: list[bool] = cohesive(*(np.minimum(side, 0xFFFF).astype(np.uint16) for side in codes)).tolist()
    return found


def _by_field(article: Article, given: Sequence[Span]) -> Iterable[tuple[Span, list[Span]]]:
    for part in article.fields():
        held = [span for span in given if span.within(part.span)]
        if held:
            yield part.span, held


def _grouped(spans: Sequence[Span], field: Span, width: int) -> Iterable[_Group]:
    """Groups of `spans` no longer than two thirds of `width`, to leave room for context."""
    first = 0
    for i in range(1, len(spans) + 1):
        if i == len(spans) or spans[i].end - spans[first].start > max(1, width * 2 // 3):
            yield _Group(spans[first:i], field)
            first = i


def _cut(text: str, group: _Group, width: int) -> Snippet:
    start, end = group.spans[0].start, group.end
    spare = max(0, width - (end - start))
    last = _last_beginning(text, max(group.field.start, start - width), start)
    begin = _beginning(text, max(group.field.start, last - spare // 2), last)
    while begin < last and not _may_begin(text, begin):
        begin += 1
    stop = _ending(text, end, min(group.field.end, end + max(0, spare - (start - begin))))
    stop = _before_half_a_mark(text, end, stop)
    before = ELLIPSIS if _cut_short(text, group.field.start, begin) else ""
    after = ELLIPSIS if stop < group.field.end and not _ends(text, stop) else ""
    shown = before + text[begin:stop].replace("\n", " ") + after
    return Snippet(shown, tuple(span.shifted(len(before) - begin) for span in group.spans))


def _last_beginning(text: str, first: int, start: int) -> int:
    """Last position from `first` to `start` at which a piece may begin: before `start` if the match begins with a mark;
    `start` if there is nothing else."""
    if _may_begin(text, start):
        return start
    places = (place for place in range(start - 1, first - 1, -1) if _may_begin(text, place) and is_border(text, place))
    return next(places, start)


def _may_begin(text: str, place: int) -> bool:
    """True unless a space or a closing or dividing mark is at `place`."""
    mark = text[place]
    if mark.isalnum() or _is_picture(mark) or unicodedata.category(mark) in OPENING:
        return True
    return mark in "+-−" and text[place + 1 : place + 2].isdigit()


def _is_picture(character: str) -> bool:
    return unicodedata.category(character) == "So" or character >= "\U0001f000"


def _before_half_a_mark(text: str, end: int, stop: int) -> int:
    """`stop`, or the position before the spaces or the half of a dash there."""
    if stop < len(text) and stop > end and text[stop - 1] == text[stop] and text[stop] in DOUBLED:
        return end + len(text[end:stop].rstrip(text[stop]).rstrip())
    return end + len(text[end:stop].rstrip())


def _beginning(text: str, first: int, start: int) -> int:
    """The beginning, from `first` to `start`: after the earliest end of a sentence, of a clause, or of a word."""
    if first == 0 or text[first - 1] == "\n" or _ends(text, first):
        return first
    for ends in (ENDS, CLAUSE_ENDS):
        if found := ends.search(text, first, start):
            return found.end()
    return next(iter(_word_ends(text, first, start)), start)


def _ending(text: str, end: int, last: int) -> int:
    """The end, from `end` to `last`: after the latest end of a sentence, of a clause, or of a word."""
    if last >= len(text) or text[last] == "\n":
        return last
    for ends, least in ((ENDS, end + (last - end) // 2), (CLAUSE_ENDS, end + 1)):
        places = [found.end() for found in ends.finditer(text, end, last)]
        if places and places[-1] >= least:
            return places[-1]
    places = _word_ends(text, end, last)
    return places[-1] if places else end


def _word_ends(text: str, first: int, last: int) -> list[int]:
    """The places from `first` to `last` at which a word ends or begins."""
    places = [place for place in range(first, last + 1) if is_border(text, place)]
    return [place for place, within in zip(places, _within_words(text, places), strict=True) if not within]


def _cut_short(text: str, first: int, begin: int) -> bool:
    """True if text other than marks is between the beginning of the field and that of the snippet."""
    return any(map(str.isalnum, text[first:begin])) and not _ends(text, begin)


def _ends(text: str, place: int) -> bool:
    """True if a sentence ends at `place`."""
    return place > 0 and re.fullmatch(rf"[{SENTENCE_ENDS}；;\n”’」』）)】》]", text[place - 1]) is not None


def is_border(text: str, place: int) -> bool:
    """True if `text` may be cut at `place`: not inside a number, a Latin word or a grapheme."""
    if not 0 < place < len(text):
        return True
    before, after = text[place - 1], text[place]
    if _joins(after) or before == JOINER or (before in FLAGS and after in FLAGS):
        return False
    in_number = (before in POINTS and after.isdigit()) or (before.isdigit() and after in POINTS + "%％")
    return not in_number and not (_is_letter(before) and _is_letter(after))


def _joins(character: str) -> bool:
    """True if `character` belongs to the previous character."""
    return unicodedata.category(character) in ("Mn", "Me", "Mc") or character == JOINER or character in TONES


def _is_letter(character: str) -> bool:
    """True if `character` is a letter or digit of a script written in words."""
    return character.isalnum() and not "\u2e80" <= character <= "\u9fff" and character < "\U00020000"
