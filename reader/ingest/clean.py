"""Cleaning of text: turns any text into text that is safe to write to a terminal.

Invariant: clean text holds line feeds and visible characters only: no control character (C0, DEL, C1), no bidirectional
control, no zero-width character (zero-width spaces and joiners, byte order marks, variation selectors, tags, soft
hyphens), no lone surrogate, no noncharacter, and no compatibility form left by copying: a radical or compatibility form
of a Han character (`reader.han.forms`) becomes that character, and a letter with combining accents becomes its
precomposed character where Unicode has one. Cleaning is idempotent.

Patterns for the basic plane and for the other planes are separate: a combined pattern is ten times as slow.
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
"""Line ends other than LF, CR LF and CR (Unicode Standard Annex 14, classes BK and NL)."""

_BLANKS = "\t\xa0\u1680\u2000-\u200a\u202f\u205f"
"""The tab and every space of Unicode (Zs) except U+0020 and the ideographic space, which indents Chinese paragraphs."""

_LOST = "\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
"""Lone surrogates and noncharacters: no text can hold them, so a character was lost where they occur."""

_LOST_BEYOND = "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0x10000, 0x110000, 0x10000))

_UNSEEN = (
    "\0-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad"  # controls that end no line, and the soft hyphen
    "\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"
    "\u200b-\u200f\u202a-\u202e\u2060-\u206f"  # zero-width, bidi overrides, embeddings and isolates
    "\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffc"  # variation selectors, byte order mark, interlinear marks
)
"""Default-ignorable and format characters (Unicode Character Database, `Default_Ignorable_Code_Point` and Cf)."""

_FORMS = "\u2e80-\u2e99\u2e9b-\u2ef3\u2f00-\u2fd5\uf900-\ufad9"
"""Ranges of the compatibility forms of other characters (`reader.han.forms`), and a few other characters."""

_ACCENTS = "\u0300-\u036f\u3099\u309a"
"""Combining marks of the letter before them, and the two of kana."""

_UNSEEN_BEYOND = "\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"

_DIRTY = late(f"[\r{_RARE_ENDS}{_BLANKS}{_LOST}{_UNSEEN}{_FORMS}{_ACCENTS}]")
_PLAIN = late("[\u4e00-\u9fff0-9A-Za-z，。、：；！？（）《》“”·]*")
"""The commonest characters, all clean: one look instead of two at a short text of nothing else."""
BRIEF = 40
"""Most code points of a text that is looked at so."""
_FORM = late(f"[{_FORMS}]")
_ACCENT = late(f"[{_ACCENTS}]")
_ACCENTED = late(f"[^\\W\\d_][{_ACCENTS}]{{1,8}}")
"""A letter and at most 8 accents: normalising many takes time quadratic in their number."""
_ON_THE_ONE_BEFORE = late(f"[\n{_ACCENTS}{_UNSEEN}{_UNSEEN_BEYOND}]+")
"""Characters before which a text is not cut, because they belong to the preceding character or line."""
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
"""The commonest unclean characters: `str.replace` is a hundred times as fast as a pattern, and often suffices."""


LONG = 1 << 14
"""Code points from which on numpy, once imported, checks a text ten times as fast as a pattern."""


STEP = 1 << 17
"""Code points checked or cleaned in one step: arrays for longer texts would take much memory."""


def is_spotless(text: str, check: Check = unchecked) -> bool:
    """True if a text of at least `LONG` code points surely needs no cleaning; False for every shorter text. Raises
    what `check` raises."""
    if len(text) < LONG:
        return False
    return not any(_is_suspect(piece) and _clean(piece) != piece for piece in checked(_pieces(text), check, 1))


def _pieces(text: str) -> Iterator[str]:
    """Pieces of a long text that can be cleaned one by one, cut at line ends where possible."""
    begin = 0
    while len(text) - begin > STEP:
        end = text.rfind("\n", begin, begin + STEP) + 1 or begin + STEP
        if found := _ON_THE_ONE_BEFORE.match(text, end, begin + 2 * STEP):
            end = found.end()
        yield text[begin:end]
        begin = end
    yield text[begin:] if begin else text


def _is_suspect(text: str) -> bool:
    """True if a piece of text may need cleaning."""
    import numpy as np

    units = np.frombuffer(text.encode("utf-16-le", "surrogatepass"), "<u2")
    return bool(_suspects().take(units).any())


@cache
def _suspects() -> "NDArray[np.bool_]":
    """For each UTF-16 code unit, True if it may be part of a character to clean: so for all surrogates."""
    import numpy as np

    suspects = np.zeros(1 << 16, np.bool_)
    suspects[list(map(ord, _DIRTY.findall("".join(map(chr, range(1 << 16))))))] = True
    return suspects


def clean(text: str, check: Check = unchecked) -> str:
    r"""`text` fit for display: line ends as `\n`, blanks as spaces, broken characters as U+FFFD, invisible ones
    removed. `check` is called now and then in a long text; raises what it raises."""
    return _clean(text) if len(text) <= STEP else "".join(map(_clean, checked(_pieces(text), check, 1)))


def is_plain(text: str) -> bool:
    """True if a text is short, has only the commonest characters and neither blanks nor line ends: it is clean."""
    return len(text) <= BRIEF and _PLAIN.fullmatch(text) is not None


def _clean(text: str) -> str:
    if is_plain(text):
        return text
    if _DIRTY.search(text):
        return composed(_clean_beyond(_clean_basic(text)))
    return _clean_beyond(text)


def _clean_basic(text: str) -> str:
    """`text` with the characters of the basic plane cleaned."""
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
    """`text` with the characters of the other planes cleaned."""
    if _BEYOND.search(text):
        for pattern, other in _DROPPED_OR_REPLACED_BEYOND:
            text = pattern.sub(other, text)
        if _FORM_BEYOND.search(text):
            text = text.translate(forms())
    return text


def composed(text: str) -> str:
    """`text` with each letter and its accents composed to one character, where Unicode has one.

    To be asked again where markup between a letter and its accent was removed from clean text.
    """
    if not _ACCENT.search(text):
        return text  # a lone mark is found a hundred times as fast as a letter and marks
    return _ACCENTED.sub(lambda found: unicodedata.normalize("NFC", found[0]), text)


def clean_line(text: str) -> str:
    """`text` cleaned, on one line, without blanks at either end: for titles, names and values."""
    if is_plain(text):
        return text
    text = clean(text).strip()
    return re.sub(r"\s*\n\s*", " ", text) if "\n" in text else text


def clean_lines(text: str, check: Check = unchecked) -> str:
    r"""`text` cleaned, with its numbering of lines unchanged.

    The lines of a file end with `\n`, `\r\n` or `\r`. The rarer line ends (VT, FF, NEL, U+2028, U+2029) become spaces,
    because they would shift the line numbers that an editor shows; only where they outnumber the common line ends do
    they end lines. Raises what `check` raises.
    """
    if is_spotless(text, check):
        return text
    rare = sum(map(text.count, _RARE_ENDS)) if _RARE_END.search(text) else 0
    as_blanks = 0 < rare <= text.count("\n") + text.count("\r") - text.count("\r\n")
    pieces = checked(_pieces(text), check, 1)
    return "".join(_clean(_RARE_END.sub(" ", piece) if as_blanks else piece) for piece in pieces)
