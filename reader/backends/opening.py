"""A path, or several, to a library. Nothing is read yet, and nothing heavy is imported before this is called."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from reader.errors import ArchiveError
from reader.i18n import _
from reader.paths import is_address

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
    alone: bool = False,
    insecure: bool = False,
) -> Library:
    """The library of the files at `paths`; `load` fills it.

    `encoding`: the requested one; None to detect it for each file. Without `cache` no derived data are stored on the
    disk. `words` and `meanings` are the user's: a user dictionary of jieba's format, and a CC-CEDICT file. `ahead`: the
    result of reading in advance. `alone`: for a command, not a screen: files are examined in this
    process, and a few are indexed when an index is asked for. `insecure`: an archive may also be reached over plain
    HTTP. Raises `ArchiveError` for an invalid address, or an address together with other paths.
    """
    if any(map(is_address, paths)):
        return _archive(paths, insecure=insecure, words=words, meanings=meanings)
    from reader.backends.local.local_library import LocalLibrary

    own = {"words": words, "meanings": meanings}
    return LocalLibrary(paths, encoding=encoding, cache=cache, ahead=ahead, alone=alone, **own)


def _archive(paths: Sequence[str], *, insecure: bool, words: Path | None, meanings: Path | None) -> Library:
    """The library in the archive at an address."""
    if len(paths) > 1:
        raise ArchiveError(_("{address}: an archive is opened by itself; pass no other paths").format(address=paths[0]))
    from reader.backends.opensearch.archive_library import ArchiveLibrary

    return ArchiveLibrary(paths[0], insecure=insecure, words=words, meanings=meanings)
