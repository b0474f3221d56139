"""Spaced text: removes the space after every character from printed lines, as OCR output has it."""

from collections.abc import Sequence
from dataclasses import replace

from reader.late_pattern import late
from reader.parsing.fragments import Fragment, width_of
from reader.parsing.patterns import H

LONG = 16
"""Least code points of a line that shows whether text is spaced."""
TELLING = 1 << 14
"""Code points at the beginning of a long line that are examined."""
LONGEST = 1 << 20
"""Most code points of a line that is closed up; a longer line is left unchanged, since it would take much memory."""
MOSTLY = 0.4
"""Least share of neighbouring Han characters with a space between them in a spaced line."""
NEAR = 4
"""Most lines up and down within which a short line looks for a long one."""
_APART = late(f"[{H}] (?=[{H}])")
_TOGETHER = late(f"[{H}](?=[{H}])")
_SPACES = late(
    r" (?=[^\x00-\xff])|(?<=[^\x00-\xff]) "  # beside a character that is not Latin-1
    r"|(?<=(?<![\d.])\d) (?=\d)|(?<=\d) (?=\d(?![\d.]))|(?<=\d) (?=[.,%:/])|(?<=\d[.,:/]) (?=\d)"  # inside a number
)


def closed_up(fragments: Sequence[Fragment]) -> list[Fragment]:
    """The lines, without the spaces between characters in spaced text; other lines are unchanged."""
    told = [_tells(fragment.text) for fragment in fragments]
    if True not in told:
        return list(fragments)
    return [_closed(fragment) if _is_spaced(told, at) else fragment for at, fragment in enumerate(fragments)]


def _tells(text: str) -> bool | None:
    """True if a long line is spaced, False if not; None if it is too short to tell, or a row of words."""
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
    """The verdict of the line itself, or else of the next long line, or else of the previous one."""
    if told[at] is not None:
        return bool(told[at])
    near = (*told[at + 1 : at + 1 + NEAR], *reversed(told[max(0, at - NEAR) : at]))
    return next((bool(one) for one in near if one is not None), False)


def _closed(fragment: Fragment) -> Fragment:
    if len(fragment.text) > LONGEST:
        return fragment
    text = _SPACES.sub("", fragment.text)
    return replace(fragment, text=text, width=fragment.indent + width_of(text))
