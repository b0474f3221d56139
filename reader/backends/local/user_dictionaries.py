"""The user's dictionaries: a list of words, and CC-CEDICT. Reports their errors."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from reader.errors import ReaderError, UnreadableError
from reader.record import Record

if TYPE_CHECKING:
    from collections.abc import Sequence


class UserDictionaries(Record):
    """Paths of the user's dictionaries."""

    words: Path | None = None
    """A user dictionary of jieba's: a word a line, perhaps its frequency and its part of speech."""
    meanings: Path | None = None
    """A file of CC-CEDICT."""

    @cached_property
    def faults(self) -> Sequence[ReaderError]:
        """Errors in the lines of the user dictionary; empty without one."""
        if self.words is None:
            return ()
        from reader.analysis.segmenter import faults

        try:
            return faults(self.words)
        except UnreadableError as error:
            return (error,)

    @property
    def dictionary(self) -> Path | None:
        """The dictionary, if it can be read."""
        return None if any(isinstance(fault, UnreadableError) for fault in self.faults) else self.words
