"""A path, or several, to a library. Nothing is read yet, and nothing heavy is imported before this is called."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.api.library import Library
    from reader.backends.ahead import Ahead


def open_library(
    paths: Sequence[str],
    *,
    encoding: str | None = None,
    cache: bool = True,
    words: Path | None = None,
    meanings: Path | None = None,
    ahead: Ahead | None = None,
) -> Library:
    """The library of what is under `paths`; `load` fills it.

    `encoding`: the one asked for; None when each file is to speak for itself. Without `cache` nothing that is made of
    the files is kept on the disk. `words` and `meanings` are a person's own: a user dictionary of jieba's, and a file
    of CC-CEDICT. `ahead`: what is being read of the one file there is.
    """
    from reader.backends.local.local_library import LocalLibrary

    return LocalLibrary(paths, encoding=encoding, cache=cache, words=words, meanings=meanings, ahead=ahead)
