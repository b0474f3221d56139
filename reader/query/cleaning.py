"""Cleaning of a query as text is cleaned at ingest: no invisible characters, accents composed with their letters."""

import unicodedata
from collections.abc import Sequence

BLANKS = "\t\n\r"
"""Control characters that separate terms."""
VARIATIONS = "".join(map(chr, range(0xFE00, 0xFE10)))
"""Variation selectors."""


def cleaned(text: str) -> tuple[str, Sequence[int]]:
    """`text` without invisible characters, composed; and the offset in `text` of each of its characters and the end."""
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
    """True if a character is dropped from text: controls, zero-width, bidirectional and variation characters."""
    unseen = unicodedata.category(character) in ("Cf", "Cc") or character in VARIATIONS
    return unseen and character not in BLANKS
