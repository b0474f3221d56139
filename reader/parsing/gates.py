"""Gates: which of many tests a line can pass at all, by the characters that it holds.

Nearly every test of a line needs one of a few characters, and a line holds few of them: to look for all of them at once
takes less time than to try the tests.
"""

import re
from collections.abc import Iterable
from typing import Generic, TypeVar

from reader.late_pattern import late

Test = TypeVar("Test")

KEPT = 4096
"""Most choices of tests that are cached."""


def any_in(characters: Iterable[str]) -> re.Pattern[str]:
    """Pattern of any of these characters: faster than a set, which would take a text apart."""
    return late(f"[{re.escape(''.join(sorted(characters)))}]")


class Gates(Generic[Test]):
    """Tests in order, each with the characters that it needs."""

    def __init__(self, tests: Iterable[tuple[str, Test]]) -> None:
        """A test needs one of its characters; with none given, any line may pass it."""
        self.tests = tuple(tests)
        self._bits: dict[str, int] = {}
        for at, (characters, _) in enumerate(self.tests):
            self._bits |= {one: self._bits.get(one, 0) | 1 << at for one in characters}
        self.needed = frozenset(self._bits)
        """Characters that any test needs."""
        self._looked_for = any_in(self.needed)
        self._free = sum(1 << at for at, (characters, _) in enumerate(self.tests) if not characters)
        self._kept: dict[int, tuple[Test, ...]] = {}

    def open_to(self, text: str) -> tuple[Test, ...]:
        """The tests that `text` can pass, in order."""
        found = self._free
        for one in self._looked_for.findall(text):
            found |= self._bits[one]
        kept = self._kept.get(found)
        if kept is None:
            if len(self._kept) > KEPT:
                self._kept.clear()
            kept = self._kept[found] = tuple(test for at, (_, test) in enumerate(self.tests) if found >> at & 1)
        return kept
