"""Spaced text: takes printed lines with a space after every character, as scanners give them, and closes them up."""

from collections.abc import Sequence
from dataclasses import replace

from reader.late_pattern import late
from reader.parsing.fragments import Fragment, width_of
from reader.parsing.patterns import H

LONG = 16
"""Characters from which a line tells whether text is spaced."""
TELLING = 1 << 14
"""Characters at the beginning of a long line that tell it of all."""
LONGEST = 1 << 20
"""Characters of a line that is closed up; one with more is left as it is: that would take very much memory."""
MOSTLY = 0.4
"""The share of neighbouring Han with a space between them from which a line is spaced."""
NEAR = 4
"""How many lines up and down a short line looks for a long one that tells."""
_APART = late(f"[{H}] (?=[{H}])")
_TOGETHER = late(f"[{H}](?=[{H}])")
_SPACES = late(
    r" (?=[^\x00-\xff])|(?<=[^\x00-\xff]) "  # beside anything that is not Latin
    r"|(?<=(?<![\d.])\d) (?=\d)|(?<=\d) (?=\d(?![\d.]))|(?<=\d) (?=[.,%:/])|(?<=\d[.,:/]) (?=\d)"  # inside a number
)


def closed_up(fragments: Sequence[Fragment]) -> list[Fragment]:
    """The lines, those of spaced text without the spaces between their characters; the others untouched."""
    told = [_tells(fragment.text) for fragment in fragments]
    if True not in told:
        return list(fragments)
    return [_closed(fragment) if _is_spaced(told, at) else fragment for at, fragment in enumerate(fragments)]


def _tells(text: str) -> bool | None:
    """Whether a long line is spaced; None: it is too short to tell, or a row of words."""
    if len(text) < LONG:
        return None
    text = text[:TELLING]
    if 5 * text.count(" ") < len(text):
        return False
    apart, together = len(_APART.findall(text)), len(_TOGETHER.findall(text))
    return True if apart >= MOSTLY * (apart + together) and apart >= LONG // 4 and _has_marks(text) else None


def _has_marks(text: str) -> bool:
    return any(mark in text for mark in "，。；、：")


def _is_spaced(told: Sequence[bool | None], at: int) -> bool:
    """What a line tells itself, or else the next long line, or else the one before."""
    if told[at] is not None:
        return bool(told[at])
    near = (*told[at + 1 : at + 1 + NEAR], *reversed(told[max(0, at - NEAR) : at]))
    return next((bool(one) for one in near if one is not None), False)


def _closed(fragment: Fragment) -> Fragment:
    if len(fragment.text) > LONGEST:
        return fragment
    text = _SPACES.sub("", fragment.text)
    return replace(fragment, text=text, width=fragment.indent + width_of(text))
