"""A literal as the stream is asked for it: folded codes, and what must be checked besides."""

from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray

from reader.analysis.folding import spellings
from reader.index.stream import SEPARATOR, SPACE, Codes, encoded

EVERY = 6
"""Characters from which on only every second pair of a text is looked up: the others are compared in place."""


@dataclass(frozen=True, eq=False)
class Needle:
    """What to look for in the stream of a segment. Two needles are equal when they find the same."""

    codes: Codes
    """Folded; never empty."""
    rare: tuple[tuple[int, int], ...]
    """Place and code point of each rare character, to be compared exactly."""
    strict: bool = False
    """Whether the spaces that the headline's stream leaves out must be those asked for."""
    spaces: tuple[int, ...] = ()
    """How many spaces are asked for before each character and after the last; empty for none at all."""

    def __len__(self) -> int:
        return len(self.codes)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Needle) and self.key == other.key

    def __hash__(self) -> int:
        return hash(self.key)

    @cached_property
    def key(self) -> tuple[bytes, tuple[tuple[int, int], ...], bool, tuple[int, ...]]:
        """What tells two needles apart."""
        return self.codes.tobytes(), self.rare, self.strict, self.spaces

    @cached_property
    def text(self) -> tuple[bytes, tuple[tuple[int, int], ...]]:
        """What is to stand there: two needles of different texts never are found at one place in one length."""
        return self.codes.tobytes(), self.rare

    @cached_property
    def places(self) -> tuple[int, ...]:
        """Where the pairs begin that are looked up; together they hold every character."""
        last = len(self) - 2
        return tuple(range(last + 1)) if len(self) < EVERY else (*range(0, last, 2), last)

    @cached_property
    def pairs(self) -> NDArray[np.uint32]:
        """The pairs at `places`, as the index has them."""
        at = np.array(self.places, np.intp)
        return self.codes[at].astype(np.uint32) << np.uint32(16) | self.codes[at + 1]

    @cached_property
    def steps(self) -> NDArray[np.uint32]:
        """From the first character to each."""
        return steps(len(self))

    @property
    def lead(self) -> int:
        """Spaces asked for before the first character."""
        return self.spaces[0] if self.spaces else 0

    @property
    def trail(self) -> int:
        """Spaces asked for after the last character."""
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
    codes, at, characters = encoded(text)
    if not len(codes) or (codes == SPACE).all() or codes.min() <= SEPARATOR:
        return ()
    whole = Needle(codes, tuple(zip(at.tolist(), characters.tolist(), strict=True)), strict=quoted)
    return (whole, _without_spaces(whole)) if quoted and (codes == SPACE).any() else (whole,)


def _without_spaces(needle: Needle) -> Needle:
    kept = np.flatnonzero(needle.codes != SPACE)
    spaces = np.diff(kept, prepend=-1, append=len(needle.codes)) - 1
    moved = dict(zip(kept.tolist(), range(len(kept)), strict=True))
    rare = tuple((moved[place], character) for place, character in needle.rare)
    return Needle(needle.codes[kept], rare, True, tuple(spaces.tolist()))
