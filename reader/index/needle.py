"""A needle: a literal as folded codes, with the conditions that codes alone cannot express."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from reader.analysis.folding import spellings
from reader.index.stream import PAD, PART, SPACE, Codes, encoded
from reader.lazy_property import lazy_property

NO_SECOND_CODE = 0xFFFF
"""In the place of a second code: there is none. No character of clean text has it."""
EVERY = 6
"""Length from which only every second pair of a text is looked up; the others are compared in place."""


@dataclass(frozen=True, eq=False)
class Needle:
    """A text to find in the stream of a segment. Equal needles have the same occurrences."""

    codes: Codes
    """The folded codes; never empty."""
    rare: tuple[tuple[int, int], ...]
    """Place and code point of each rare character; compared exactly, since rare characters share codes."""
    strict: bool = False
    """True if the spaces omitted from the stream of a headline must equal `spaces`."""
    spaces: tuple[int, ...] = ()
    """Number of required spaces before each character and after the last; empty if there are none."""

    def __len__(self) -> int:
        return len(self.codes)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Needle) and self.key == other.key

    def __hash__(self) -> int:
        return hash(self.key)

    @lazy_property
    def key(self) -> tuple[bytes, tuple[tuple[int, int], ...], bool, tuple[int, ...]]:
        """The identity of the needle, hashable."""
        return self.codes.tobytes(), self.rare, self.strict, self.spaces

    @lazy_property
    def term(self) -> int | None:
        """The key of a text of one or two common characters: two codes, or one and `NO_SECOND_CODE`. None for any
        other, and for a strict needle."""
        if self.rare or self.strict or len(self.codes) > 2:
            return None
        codes: list[int] = [*self.codes.tolist(), NO_SECOND_CODE]
        return codes[0] << 16 | codes[1]

    @lazy_property
    def text(self) -> tuple[bytes, tuple[tuple[int, int], ...]]:
        """The text to be found: two needles of different texts are never found at one position with one length."""
        return self.codes.tobytes(), self.rare

    @lazy_property
    def pairs(self) -> Sequence[tuple[int, int, int]]:
        """Pairs of codes to look up, each with the place of the first; together they cover every character."""
        codes, last = self.codes.tolist(), len(self) - 2
        places = range(last + 1) if len(self) < EVERY else (*range(0, last, 2), last)
        return [(place, codes[place], codes[place + 1]) for place in places]

    @property
    def lead(self) -> int:
        """Number of spaces before the first character."""
        return self.spaces[0] if self.spaces else 0

    @property
    def trail(self) -> int:
        """Number of spaces after the last character."""
        return self.spaces[-1] if self.spaces else 0


def steps(length: int) -> NDArray[np.uint32]:
    """From the first of so many characters to each."""
    return np.arange(length, dtype=np.uint32)


@lru_cache(maxsize=1024)
def needles(text: str, *, quoted: bool = False) -> tuple[Needle, ...]:
    """The needles that together find `text`: none when nothing printed is in it, two for a quoted text with spaces.

    Line feeds are nothing to the stream and are dropped. A space in a quoted text is found as it stands in every
    field but the headline, whose stream has none: there the text without its spaces is found, and the gaps compared.
    A text with quotation marks is found in each of its `spellings`; no two needles are found at one position in one
    length.
    """
    return tuple(
        needle for printed in spellings(text.replace("\n", "")) for needle in _as_printed(printed, quoted=quoted)
    )


def _as_printed(text: str, *, quoted: bool) -> tuple[Needle, ...]:
    if not text.strip(" ") or PAD in text or PART in text:
        return ()
    codes, at, characters = encoded(text)
    whole = Needle(codes, tuple(zip(at.tolist(), characters.tolist(), strict=True)), strict=quoted)
    return (whole, _without_spaces(whole)) if quoted and " " in text else (whole,)


def _without_spaces(needle: Needle) -> Needle:
    kept = np.flatnonzero(needle.codes != SPACE)
    spaces = np.diff(kept, prepend=-1, append=len(needle.codes)) - 1
    moved = dict(zip(kept.tolist(), range(len(kept)), strict=True))
    rare = tuple((moved[place], character) for place, character in needle.rare)
    return Needle(needle.codes[kept], rare, True, tuple(spaces.tolist()))
