"""Checks paths of the command line: existing, mistyped, or replaced by a pipe."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from reader.cli.registry import NAMES
from reader.errors import ReaderError, UnreadableError, UsageError
from reader.i18n import _
from reader.paths import is_address

NEIGHBOURS = 5000
"""Maximum number of names in a folder that a mistyped name is compared with."""


def is_piped() -> bool:
    """True if standard input is a pipe or a file."""
    try:
        mode = os.fstat(sys.stdin.fileno()).st_mode
    except (AttributeError, OSError, ValueError):
        return False
    return stat.S_ISFIFO(mode) or stat.S_ISREG(mode)


def named_archives(archives: Mapping[str, str]) -> Callable[[str], str]:
    """A function that replaces `@name` by the address of that archive in the settings, and keeps other words."""
    return lambda word: archives.get(word[1:], word) if word.startswith("@") else word


def require_paths(paths: Sequence[str]) -> None:
    """Raise `UsageError` for the first missing path, suggesting the command or file that may be meant."""
    for path in paths:
        if path == "-" or is_address(path) or os.path.lexists(path):
            continue
        if path in NAMES:
            raise UsageError(_("{name}: write the command first: reader {name} …").format(name=path))
        nearest = nearest_name(path, NAMES)
        if nearest is None:
            raise UsageError(_("{name}: no such file or command").format(name=path))
        raise UsageError(
            _("{name}: no such file or command; did you mean {nearest}?").format(name=path, nearest=nearest)
        )


def with_nearest(problem: ReaderError) -> ReaderError:
    """A problem as it is, or for a mistyped path, with the file that may be meant."""
    if not isinstance(problem, UnreadableError):
        return problem
    from reader.ingest.reasons import MISSING

    nearest = nearest_name(problem.source) if problem.reason == MISSING else None
    if nearest is None:
        return problem
    template = _("{name}: no such file or folder; did you mean {nearest}?")
    return UsageError(template.format(name=problem.source, nearest=nearest))


def require_files(paths: Sequence[str]) -> None:
    """Raise an error for the first missing path, suggesting the file that may be meant."""
    missing = (path for path in paths if path != "-" and not is_address(path) and not os.path.lexists(path))
    if (path := next(missing, None)) is not None:
        from reader.ingest.reasons import MISSING  # brings in all readers of formats

        raise with_nearest(UnreadableError(path, MISSING))


def is_like_a_path(word: str) -> bool:
    """True for a word that is rather a mistyped path than a query: Latin, and named almost like a file, or with `/`."""
    if not word.isascii() or " " in word or (word.startswith("/") and word.endswith("/")):
        return False
    return os.sep in word or nearest_name(word) is not None


def nearest_name(name: str, commands: Sequence[str] = ()) -> str | None:
    """The neighbouring file, or the command, with the name most similar to `name`; None if none is similar."""
    from difflib import get_close_matches

    folder = Path(name).parent
    try:
        beside = [str(folder / each) for each, _ in zip(os.listdir(folder), range(NEIGHBOURS), strict=False)]  # noqa: PTH208
    except OSError:
        beside = []
    return next(iter(get_close_matches(name, [*commands, *beside], n=1, cutoff=0.7)), None)
