"""A query cleaned as text is when it is read: nothing unseen in it, letters with their accents as one."""

import unicodedata
from collections.abc import Sequence

BLANKS = "\t\n\r"
"""Control characters that stand between terms."""
VARIATIONS = "".join(map(chr, range(0xFE00, 0xFE10)))
"""Variation selectors."""


def cleaned(text: str) -> tuple[str, Sequence[int]]:
    """`text` without what is not seen, composed; where in `text` each of its characters began, and where all end."""
    if not any(map(_is_odd, text)):
        return text, range(len(text) + 1)
    kept, places = list[str](), list[int]()
    for place, character in enumerate(text):
        if unicodedata.combining(character) and kept:
            composed = unicodedata.normalize("NFC", kept[-1] + character)
            kept[-1:] = composed
            places += [place] * (len(composed) - 1)
        elif not _is_unseen(character):
            kept.append(character)
            places.append(place)
    return "".join(kept), [*places, len(text)]


def _is_odd(character: str) -> bool:
    return unicodedata.combining(character) > 0 or _is_unseen(character)


def _is_unseen(character: str) -> bool:
    """Whether a character is dropped from text: controls, what has no width or turns direction, variation selectors."""
    unseen = unicodedata.category(character) in ("Cf", "Cc") or character in VARIATIONS
    return unseen and character not in BLANKS
