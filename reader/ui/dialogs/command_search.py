"""Search for commands by name, synonym, key or pinyin."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from reader.analysis.folding import fold
from reader.analysis.pinyin import readings
from reader.keymap.command_words import WORDS
from reader.keymap.table import Key

KEY, NAMED, BEGUN, WITHIN, READ, NOT = range(6)
"""Match qualities, best first: key, whole name, prefix, substring, pinyin; no match."""


class CommandWords(NamedTuple):
    """Search terms of one command."""

    key: Key
    names: tuple[str, ...]
    """Name in the table and synonyms, case-folded."""
    description: str
    """Description, case-folded."""

    def fit(self, typed: str) -> int:
        """Match quality of a typed word."""
        typed = unicodedata.normalize("NFKC", typed)
        if typed in self.key.keys or (len(typed) > 1 and typed.lower() in self.key.shown.lower().split()):
            return KEY
        word = fold(typed)
        if word in self.names:
            return NAMED
        if self.description.startswith(word) or any(name.startswith(word) for name in self.names):
            return BEGUN
        if word in self.description or any(word in name for name in self.names):
            return WITHIN
        return READ if any(reads(text, word) for text in (self.description, *self.names)) else NOT


def words_of(key: Key) -> CommandWords:
    """Search terms of a key binding."""
    names = (key.id, *key.id.split("_"), *WORDS.get(key.id, "").split())
    return CommandWords(key, tuple(dict.fromkeys(map(fold, names))), fold(key.description))


def commands_for(commands: Sequence[CommandWords], typed: str) -> list[Key]:
    """Commands that match every word of `typed`, best first; all of them for an empty text."""
    fits = [([command.fit(word) for word in typed.split()], command.key) for command in commands]
    return [key for _fit, key in sorted(((fit, key) for fit, key in fits if NOT not in fit), key=lambda each: each[0])]


def reads(text: str, letters: str) -> bool:
    """True if `letters` are pinyin of consecutive characters of `text`: syllables, initials, or a mix."""
    return letters.isascii() and any(_reads_from(text, start, letters) for start in range(len(text)))


def _reads_from(text: str, place: int, letters: str) -> bool:
    if not letters:
        return True
    syllables = readings(text[place]) if place < len(text) else ()
    parts = dict.fromkeys(part for syllable in syllables for part in (syllable, syllable[0]))
    return any(syllable.startswith(letters) for syllable in syllables) or any(
        letters.startswith(part) and _reads_from(text, place + 1, letters[len(part) :]) for part in parts
    )
