"""Search for files to read: takes paths, gives sources in reading order.

Only names and `stat` are read, and the contents pages of saved sites, which determine the order of their articles; no
other file is opened. A path named by the user always gives a source, so that its problem is reported when it is read;
in a folder, hidden files and files that are plainly no text are skipped silently.
"""

import os
import stat
from collections.abc import Iterable, Iterator, Mapping, Sequence
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
    r"|m4a|mkv|mobi|mov|mp[34]|mpe?g|npy|o|od[st]|ogg|otf|parquet|pickle|pkl|png|pptx?|psd|py|pyc|rar|sh|so|sqlite"
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


def sources(paths: Sequence[str | Path]) -> Iterator[Source]:
    """The files at `paths` and below, folders in natural order. Never raises: problems are reported by `read`."""
    for path in paths:
        if str(path) == STANDARD_INPUT:
            yield Source(STANDARD_INPUT, None, 0, 0)
        elif os.path.isdir(path):  # noqa: PTH112 - a name may hold what `Path` refuses
            yield from _folder(os.fspath(path), ())
        else:
            yield _source(os.fspath(path), _stat(path))


def _folder(folder: str, above: tuple[tuple[int, int], ...]) -> Iterator[Source]:
    """The sources in `folder`; `above` are the folders on the way to it, by device and inode."""
    try:
        here = os.stat(folder)  # noqa: PTH116
        with os.scandir(folder) as found:
            entries = {entry.name: entry for entry in found if not entry.name.startswith(".")}
    except (OSError, ValueError):
        yield _source(folder, None, asked=not above)
        return
    identity = (here.st_dev, here.st_ino)
    if identity in above or len(above) >= DEEPEST_FOLDER:
        return
    for name in in_reading_order(entries, _places(folder, entries)):
        yield from _entry(entries[name], (*above, identity))


def _places(folder: str, names: Iterable[str]) -> Mapping[str, IssuePlace]:
    """Places of the articles of a saved site in a folder; empty if it has no web pages."""
    saved = any(name.endswith((".htm", ".html", ".shtml")) for name in names)
    return places_in(folder) if saved else {}


def _entry(entry: os.DirEntry[str], above: tuple[tuple[int, int], ...]) -> Iterator[Source]:
    """The sources of one entry of a folder: a file, the files of a folder, or none."""
    try:
        if entry.is_dir():
            yield from _folder(entry.path, above)
        elif entry.is_file() and not NO_TEXT.fullmatch(entry.name.rpartition(".")[2].lower()):
            yield _source(entry.path, entry.stat(), asked=False)
    except OSError:
        return


def _source(path: str, status: os.stat_result | None, *, asked: bool = True) -> Source:
    """The source at `path`, with the size and time of a regular file."""
    shown = clean_line(shown_path(path))
    if status is None or not stat.S_ISREG(status.st_mode):
        return Source(shown, Path(path), 0, 0, asked)
    return Source(shown, Path(path), status.st_size, status.st_mtime_ns, asked)


def _stat(path: str | Path) -> os.stat_result | None:
    """The status of `path`; None if it has none (missing, or a name that no file can have)."""
    try:
        return os.stat(path)  # noqa: PTH116
    except (OSError, ValueError):
        return None
