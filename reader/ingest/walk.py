"""Search for files to read: takes paths, gives sources in reading order.

Only names and `stat` are read, and the contents pages of saved sites, which determine the order of their articles; no
other file is opened. A path named by the user always gives a source, so that its problem is reported when it is read;
in a folder, hidden files and files that are plainly no text are skipped silently.
"""

import os
import stat
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from reader.ingest.clean import clean_line
from reader.ingest.issue_contents import IssuePlace, in_reading_order, places_in
from reader.ingest.raw_names import shown_path
from reader.late_pattern import late

STANDARD_INPUT = "-"
DEEPEST_FOLDER = 64
"""Most levels of nested folders that are entered: bounds links that lead back up."""

NO_TEXT = late(
    r"7z|aac|avif?|azw3?|bin|bmp|class|css|dat|db|djvu|dll|dmg|doc|dylib|eot|exe|flac|gif|heic|ico|iso|jar|jpe?g|js"
    r"|m4a|mkv|mobi|mov|mp[34]|mpe?g|npy|o|od[ps]|ogg|otf|parquet|pickle|pkl|png|pptx?|psd|py|pyc|rar|sh|so|sqlite"
    r"|svg|tiff?|ttf|wav|web[mp]|wma|wmv|woff2?|xls"
)
"""Extensions of files without newspaper text: skipped in folders, tried if named by the user."""


@dataclass(frozen=True)
class Source:
    """One file, archive or standard input."""

    name: str
    """The path as given, clean, for display."""
    path: Path | None
    """Path of the file; None for standard input."""
    size: int
    """Size in bytes; 0 if unknown."""
    modified_ns: int
    """Modification time in nanoseconds since 1970; 0 if unknown."""
    asked: bool = True
    """True if the user named this very file, not only a folder that holds it."""


Found = tuple[str, os.stat_result | None, bool]
"""A path as given or below it, its status if it has one, and whether the user named this very file."""
FileStamp = tuple[str, int, int]
"""A path in the form that `Path` gives it, size in bytes and modification time in nanoseconds, as in `Source`."""
Entries = Mapping[str, os.DirEntry[str]]
"""Entries of a folder by name."""
Order = Callable[[str, Entries], Iterable[str]]
"""Order of the names of a folder."""


def sources(paths: Sequence[str | Path]) -> Iterator[Source]:
    """The files at `paths` and below, folders in natural order. Never raises: problems are reported by `read`."""
    return (_source(*found) for found in _all((os.fspath(path) for path in paths), _reading_order))


def stamps(paths: Sequence[str | Path]) -> Iterator[FileStamp]:
    """Path, size and time of all `sources`, in any order: enough to see changes, several times as fast."""
    for path, status, _asked in _all((str(Path(path)) for path in paths), lambda _folder, entries: entries):
        # Where the folder is the current one.
        yield path.removeprefix(f".{os.sep}"), *_size_and_time(status)


def _all(paths: Iterable[str], order: Order) -> Iterator[Found]:
    for path in paths:
        if path == STANDARD_INPUT:
            yield path, None, True
        elif os.path.isdir(path):  # noqa: PTH112 - a name may hold what `Path` refuses
            yield from _folder(path, (), order)
        else:
            yield path, _stat(path), True


def _folder(folder: str, above: tuple[tuple[int, int], ...], order: Order) -> Iterator[Found]:
    """The files in `folder`; `above` are the folders on the way to it, by device and inode."""
    try:
        here = os.stat(folder)  # noqa: PTH116
        with os.scandir(folder) as found:
            entries = {entry.name: entry for entry in found if not entry.name.startswith(".")}
    except (OSError, ValueError):
        yield folder, None, not above
        return
    identity = (here.st_dev, here.st_ino)
    if identity in above or len(above) >= DEEPEST_FOLDER:
        return
    for name in order(folder, entries):
        yield from _entry(entries[name], (*above, identity), order)


def _reading_order(folder: str, entries: Entries) -> Iterable[str]:
    return in_reading_order(entries, _places(folder, entries))


def _places(folder: str, names: Iterable[str]) -> Mapping[str, IssuePlace]:
    """Places of the articles of a saved site in a folder; empty if it has no web pages."""
    saved = any(name.endswith((".htm", ".html", ".shtml")) for name in names)
    return places_in(folder) if saved else {}


def _entry(entry: os.DirEntry[str], above: tuple[tuple[int, int], ...], order: Order) -> Iterator[Found]:
    """What an entry of a folder gives: a file, the files of a folder, or nothing."""
    try:
        if entry.is_dir():
            yield from _folder(entry.path, above, order)
        elif entry.is_file() and not NO_TEXT.fullmatch(entry.name.rpartition(".")[2].lower()):
            yield entry.path, entry.stat(), False
    except OSError:
        return


def _source(path: str, status: os.stat_result | None, asked: bool) -> Source:
    """The source at `path`, with the size and time of a regular file."""
    if path == STANDARD_INPUT:
        return Source(path, None, 0, 0)
    return Source(clean_line(shown_path(path)), Path(path), *_size_and_time(status), asked)


def _size_and_time(status: os.stat_result | None) -> tuple[int, int]:
    """Bytes, and nanoseconds since 1970; 0 of what is no regular file."""
    if status is None or not stat.S_ISREG(status.st_mode):
        return 0, 0
    return status.st_size, status.st_mtime_ns


def _stat(path: str) -> os.stat_result | None:
    """The status of `path`; None if it has none (missing, or a name that no file can have)."""
    try:
        return os.stat(path)  # noqa: PTH116
    except (OSError, ValueError):
        return None
