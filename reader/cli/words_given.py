"""Words of a command line that are understood without a parser.

Nearly every start of the app is given paths alone, or nothing: importing what parses takes a fiftieth of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from types import SimpleNamespace


def paths_alone(words: Sequence[str]) -> SimpleNamespace | None:
    """What the parser of the app makes of `words`; None if one of them may be an option."""
    if any(word.startswith("-") for word in words):
        return None
    return SimpleNamespace(
        paths=[*words], encoding=None, password=None, userdict=None, insecure=False, no_cache=False, lang=None
    )


def language_in(words: Sequence[str]) -> str | None:
    """The value of `--lang`, found before parsing because the help is in that language."""
    for word, following in zip(words, [*words[1:], ""], strict=False):
        if word == "--":
            break
        language = word.removeprefix("--lang=") if word.startswith("--lang=") else following if word == "--lang" else ""
        if language in ("zh", "en"):
            return language
    return None
