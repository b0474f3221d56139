"""The one cleaning: takes any text, gives text that a terminal can be handed.

Invariant: what comes out holds line feeds and visible characters only: no control character (C0, DEL, C1), nothing that
turns the direction of text, nothing without width (zero-width spaces and joiners, byte order marks, variation
selectors, tags, soft hyphens), no lone surrogate, no noncharacter, and no form that only copying leaves behind: what
stands for one Han character (`reader.han.forms`: radicals and compatibility forms) is that one, and a letter and its
accents are one character where there is one. Cleaning twice changes nothing more.

The patterns for the basic plane and for those beyond stand apart: together they are searched ten times as slowly.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from reader.han import forms
from reader.ingest.bounds import Check, checked, unchecked
from reader.late_pattern import late

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_RARE_ENDS = "\v\f\x85\u2028\u2029"
"""What ends a line besides LF, CR LF and CR (Unicode Standard Annex 14, classes BK and NL)."""

_BLANKS = "\t\xa0\u1680\u2000-\u200a\u202f\u205f"
"""The tab and every space of Unicode (Zs) but U+0020 and the ideographic one, which indents Chinese paragraphs."""

_LOST = "\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
"""Lone surrogates and noncharacters: no text can hold them, so something was lost here."""

_LOST_BEYOND = "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0x10000, 0x110000, 0x10000))

_UNSEEN = (
    "\0-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad"  # controls that end no line, and the soft hyphen
    "\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"
    "\u200b-\u200f\u202a-\u202e\u2060-\u206f"  # zero-width, bidi overrides, embeddings and isolates
    "\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffc"  # variation selectors, byte order mark, interlinear marks
)
"""Default-ignorable and format characters (Unicode Character Database, `Default_Ignorable_Code_Point` and Cf)."""

_FORMS = "\u2e80-\u2e99\u2e9b-\u2ef3\u2f00-\u2fd5\uf900-\ufad9"
"""Where the forms of other characters stand (`reader.han.forms`), and a few that are none."""

_ACCENTS = "\u0300-\u036f\u3099\u309a"
"""Marks that are put on the letter before them, and the two of kana."""

_UNSEEN_BEYOND = "\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"

_DIRTY = late(f"[\r{_RARE_ENDS}{_BLANKS}{_LOST}{_UNSEEN}{_FORMS}{_ACCENTS}]")
_FORM = late(f"[{_FORMS}]")
_ACCENT = late(f"[{_ACCENTS}]")
_ACCENTED = late(f"[^\\W\\d_][{_ACCENTS}]{{1,8}}")
"""A letter and its accents; no more of them, as putting many in order takes the square of their number."""
_ON_THE_ONE_BEFORE = late(f"[\n{_ACCENTS}{_UNSEEN}{_UNSEEN_BEYOND}]")
"""What a text is not cut before: it belongs to the character there."""
_BEYOND = late("[\U00010000-\U0010ffff]")
_FORM_BEYOND = late("[\U0002f800-\U0002fa1d]")
_LINE_END = late(f"\r\n?|[{_RARE_ENDS}]")
_RARE_END = late(f"[{_RARE_ENDS}]")

_DROPPED_OR_REPLACED = (
    (late(f"[{_BLANKS}]"), " "),
    (late(f"[{_LOST}]"), "\ufffd"),
    (late(f"[{_UNSEEN}]+"), ""),
)
_DROPPED_OR_REPLACED_BEYOND = (
    (late(f"[{_LOST_BEYOND}]"), "\ufffd"),
    (late(f"[{_UNSEEN_BEYOND}]+"), ""),
)

_COMMON = (("\r\n", "\n"), ("\t", " "), ("\xa0", " "), ("\u200b", ""), ("\ufeff", ""))
"""What much text is dirty with and nothing else: found and replaced a hundred times as fast as by pattern."""


LONG = 1 << 14
"""Characters from which arrays tell sooner than a pattern that there is nothing to clean: ten times as fast, once
numpy is there."""


STEP = 1 << 17
"""Characters that are looked at in one step: the arrays for more would take much memory."""


def is_spotless(text: str) -> bool:
    """Whether a long text has surely nothing to be cleaned."""
    return len(text) >= LONG and not any(map(_is_suspect, _pieces(text)))


def _pieces(text: str) -> Iterator[str]:
    """A long text in pieces that can be cleaned one by one, cut at line ends where there are any."""
    begin = 0
    while len(text) - begin > STEP:
        end = text.rfind("\n", begin, begin + STEP) + 1 or begin + STEP
        while end < len(text) and _ON_THE_ONE_BEFORE.match(text, end) and end < begin + 2 * STEP:
            end += 1
        yield text[begin:end]
        begin = end
    yield text[begin:] if begin else text


def _is_suspect(text: str) -> bool:
    """Whether a piece of text may have something to be cleaned."""
    import numpy as np

    units = np.frombuffer(text.encode("utf-16-le", "surrogatepass"), "<u2")
    return bool(_suspects().take(units).any())


@cache
def _suspects() -> "NDArray[np.bool_]":
    """For each unit of UTF-16 whether it may be of something unfit: so for every character beyond the basic plane."""
    import numpy as np

    return np.fromiter((_DIRTY.match(chr(unit)) is not None for unit in range(1 << 16)), np.bool_)


def clean(text: str) -> str:
    """`text` fit for display: line ends as `\\n`, blanks as spaces, broken characters as U+FFFD, unseen ones gone."""
    return _clean(text) if len(text) <= STEP else "".join(map(_clean, _pieces(text)))


def _clean(text: str) -> str:
    if _DIRTY.search(text):
        return _composed(_clean_beyond(_clean_basic(text)))
    return _clean_beyond(text)


def _clean_basic(text: str) -> str:
    """`text` without what is unfit in the basic plane."""
    for common, other in _COMMON:
        text = text.replace(common, other)
    if _DIRTY.search(text):
        text = _LINE_END.sub("\n", text)
        for pattern, other in _DROPPED_OR_REPLACED:
            text = pattern.sub(other, text)
        if _FORM.search(text):
            text = text.translate(forms())
    return text


def _clean_beyond(text: str) -> str:
    """`text` without what is unfit beyond the basic plane."""
    if _BEYOND.search(text):
        for pattern, other in _DROPPED_OR_REPLACED_BEYOND:
            text = pattern.sub(other, text)
        if _FORM_BEYOND.search(text):
            text = text.translate(forms())
    return text


def _composed(text: str) -> str:
    """`text` with each letter and its accents as one character, where there is one."""
    if not _ACCENT.search(text):
        return text  # a mark alone is found a hundred times as fast as a letter before it
    return _ACCENTED.sub(lambda found: unicodedata.normalize("NFC", found[0]), text)


def clean_line(text: str) -> str:
    """`text` cleaned, on one line, without blanks at either end: for titles, names and values."""
    text = clean(text).strip()
    return re.sub(r"\s*\n\s*", " ", text) if "\n" in text else text


def clean_lines(text: str, check: Check = unchecked) -> str:
    """`text` cleaned without changing which line is which: for text whose lines are numbered.

    A file's lines are ended by `\\n`, `\\r\\n` or `\\r`. The rarer line ends (VT, FF, NEL, U+2028, U+2029) would shift
    the numbers an editor shows, so they are a space; only where they outnumber the line feeds do they end lines.
    Raises what `check` raises.
    """
    if is_spotless(text):
        return text
    rare = sum(map(text.count, _RARE_ENDS)) if _RARE_END.search(text) else 0
    as_blanks = 0 < rare <= text.count("\n") + text.count("\r") - text.count("\r\n")
    pieces = checked(_pieces(text), check, 1)
    return "".join(_clean(_RARE_END.sub(" ", piece) if as_blanks else piece) for piece in pieces)
