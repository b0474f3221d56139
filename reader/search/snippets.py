"""Short pieces of an article around its matches.

Takes an article and spans of its text, gives pieces of about `width` characters with spans of their own. A piece
stays in one field, begins and ends where a sentence or a clause does when one is in reach, else where a word does,
and is never cut inside a match, a number or what is seen as one character; where it is cut short an ellipsis says so.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from reader.analysis.folding import fold
from reader.analysis.segmenter import cuts
from reader.api.results import Snippet
from reader.han import SENTENCE_ENDS
from reader.model import Article
from reader.span import Span

ENDS = re.compile(rf"[{SENTENCE_ENDS}；;][”’」』）)】》]*|\n")
CLAUSE_ENDS = re.compile(r"[，,、：:—][”’」』）)】》]*|[　 ]")
ELLIPSIS = "…"
JOINER = "\u200d"
"""What makes one picture of two."""
TONES = "🏻🏼🏽🏾🏿"
FLAGS = frozenset(map(chr, range(0x1F1E6, 0x1F200)))
"""Letters of which two make a flag."""
POINTS = ".,．，"
"""Marks inside a number."""
AROUND = 12
"""Characters beyond a cut that the segmenter is shown, so that it sees the words there whole."""


def snippets(article: Article, spans: Iterable[Span], *, width: int = 60, count: int = 2) -> tuple[Snippet, ...]:
    """At most `count` pieces around `spans`, those with the most different matches, in the order of the text.

    The body is preferred to the heading's fields, which are shown anyway.
    """
    groups = [group for field, held in _by_field(article, spans) for group in _grouped(held, field, width)]
    best = sorted(groups, key=lambda group: (group.field.start < article.body_start, -group.variety(article.text)))
    return tuple(_cut(article.text, group, width) for group in sorted(best[:count], key=lambda group: group.spans[0]))


@dataclass(frozen=True)
class _Group:
    """Matches that fit into one piece."""

    spans: Sequence[Span]
    field: Span

    @property
    def end(self) -> int:
        return max(span.end for span in self.spans)

    def variety(self, text: str) -> int:
        return len({text[span.start : span.end] for span in self.spans})


def _by_field(article: Article, spans: Iterable[Span]) -> Iterable[tuple[Span, list[Span]]]:
    given = sorted(spans)
    for part in article.fields():
        held = [span for span in given if span.within(part.span)]
        if held:
            yield part.span, held


def _grouped(spans: Sequence[Span], field: Span, width: int) -> Iterable[_Group]:
    """Runs of `spans` no longer than two thirds of `width`, so that something stands around them."""
    first = 0
    for i in range(1, len(spans) + 1):
        if i == len(spans) or spans[i].end - spans[first].start > max(1, width * 2 // 3):
            yield _Group(spans[first:i], field)
            first = i


def _cut(text: str, group: _Group, width: int) -> Snippet:
    start, end = group.spans[0].start, group.end
    spare = max(0, width - (end - start))
    begin = _beginning(text, max(group.field.start, start - spare // 2), start)
    begin = start - len(text[begin:start].lstrip())
    stop = _ending(text, end, min(group.field.end, end + spare - (start - begin)))
    stop = end + len(text[end:stop].rstrip())
    before = ELLIPSIS if _cut_short(text, group.field.start, begin) else ""
    after = ELLIPSIS if stop < group.field.end and not _ends(text, stop) else ""
    shown = before + text[begin:stop].replace("\n", " ") + after
    return Snippet(shown, tuple(span.shifted(len(before) - begin) for span in group.spans))


def _beginning(text: str, first: int, start: int) -> int:
    """Where to begin, from `first` to `start`: after the earliest end of a sentence, of a clause, or of a word."""
    if first == 0 or text[first - 1] == "\n" or _ends(text, first):
        return first
    for ends in (ENDS, CLAUSE_ENDS):
        if found := ends.search(text, first, start):
            return found.end()
    return next((place for place in _word_ends(text, max(0, first - AROUND), start) if place >= first), start)


def _ending(text: str, end: int, last: int) -> int:
    """Where to end, from `end` to `last`: after the latest end of a sentence, of a clause, or of a word."""
    if last >= len(text) or text[last] == "\n":
        return last
    for ends, least in ((ENDS, end + (last - end) // 2), (CLAUSE_ENDS, end + 1)):
        places = [found.end() for found in ends.finditer(text, end, last)]
        if places and places[-1] >= least:
            return places[-1]
    places = [place for place in _word_ends(text, end, min(len(text), last + AROUND)) if place <= last]
    return places[-1] if places else end


def _word_ends(text: str, first: int, last: int) -> list[int]:
    """The places between `first` and `last` at which a word, by the segmenter, ends or begins."""
    ends = accumulate(map(len, cuts(fold(text[first:last]))), initial=first)
    return [place for place in ends if is_border(text, place)]


def _cut_short(text: str, first: int, begin: int) -> bool:
    return begin > first and not _ends(text, begin)


def _ends(text: str, place: int) -> bool:
    """Whether a sentence ends at `place`."""
    return place > 0 and re.fullmatch(rf"[{SENTENCE_ENDS}；;\n”’」』）)】》]", text[place - 1]) is not None


def is_border(text: str, place: int) -> bool:
    """Whether `text` may be cut at `place`: not inside a number, a word of letters or a grapheme."""
    if not 0 < place < len(text):
        return True
    before, after = text[place - 1], text[place]
    if _joins(after) or before == JOINER or (before in FLAGS and after in FLAGS):
        return False
    in_number = (before in POINTS and after.isdigit()) or (before.isdigit() and after in POINTS + "%％")
    return not in_number and not (_is_letter(before) and _is_letter(after))


def _joins(character: str) -> bool:
    """Whether `character` belongs to the one before it."""
    return unicodedata.category(character) in ("Mn", "Me", "Mc") or character == JOINER or character in TONES


def _is_letter(character: str) -> bool:
    """Whether `character` is a letter or a digit of a script that writes words."""
    return character.isalnum() and not "\u2e80" <= character <= "\u9fff" and character < "\U00020000"
