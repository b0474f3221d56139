"""Text without line feeds: splits printed lines at wide gaps, where paragraphs began."""

from collections.abc import Iterator, Sequence

from reader.late_pattern import late
from reader.parsing.fragments import Fragment, width_of
from reader.parsing.line_features import MIDDLING, kind_of
from reader.parsing.lines import SPACE
from reader.parsing.patterns import FULL_STOP

SHORTEST = 40
"""Least code points of a line that can be several paragraphs."""
_GAP = late("(?:\u3000{2}| {3})[\u3000 ]*")
_AFTER_STOP = late("[。！？…”’」』）)](?:\u3000{2}| {3})")
_WHITE = late("[\u3000 ]+")


def parted(fragments: Sequence[Fragment]) -> Iterator[Fragment]:
    """The lines, split at the gaps after their sentences; lines without such gaps are unchanged.

    One gap suffices if there is no other line; otherwise a single gap may be there by chance.
    """
    least = 2 if len(fragments) > 1 else 1
    for fragment in fragments:
        if len(fragment.text) >= SHORTEST and _gaps(fragment.text) >= least:
            yield from _parts(fragment)
        else:
            yield fragment


def _gaps(text: str) -> int:
    """Number of gaps after sentences of a text; most texts hold no gap at all."""
    return len(_AFTER_STOP.findall(text)) if "\u3000\u3000" in text or "   " in text else 0


def _parts(fragment: Fragment) -> Iterator[Fragment]:
    pieces = [piece for raw in _GAP.split(fragment.text) if (piece := raw.strip(SPACE))]
    for nth, piece in enumerate((*headed(pieces[0]), *pieces[1:])):
        indent = fragment.indent if nth == 0 else 2.0 if FULL_STOP.search(piece[-6:]) else 0.0
        yield Fragment(fragment.number, piece, indent, indent + width_of(piece), fragment.gap and not nth)


def headed(text: str) -> tuple[str, ...]:
    """A heading and the byline directly after it as two texts; any other text as one."""
    if len(text) <= MIDDLING:
        for white in _WHITE.finditer(text):
            if kind_of(text[white.end() :]) == "byline" and kind_of(text[: white.start()]) != "byline":
                return text[: white.start()], text[white.end() :]
    return (text,)
