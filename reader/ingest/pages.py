"""From a source to its pages: told apart by content, unpacked, decoded, cleaned, and what is known of them gathered."""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from reader.errors import BrokenTextError, ReaderError, UnreadableError
from reader.ingest import reasons
from reader.ingest.bounds import DEPTH, Budget, Report, TooMuchError
from reader.ingest.decode import decode, decode_as, known
from reader.ingest.files import contents
from reader.ingest.formats.detect import Format, container
from reader.ingest.formats.text import pages_of_text
from reader.ingest.path_metadata import from_path
from reader.ingest.walk import Source
from reader.model import Page


def _silent(problem: ReaderError) -> None:
    """Where problems go that nobody asked for."""


@dataclass(frozen=True)
class SourceReader:
    """How a source is being read."""

    encoding: str | None
    report: Report
    asked: bool
    """Whether a person named what is being read, so that it matters when it is no text."""
    budget: Budget
    root: str = ""
    """The folder that a relative path starts from: its names tell of a page, though they are not shown."""
    depth: int = DEPTH
    """How many more archives deep to go."""

    def inside(self) -> "SourceReader":
        """The reading of what is inside an archive."""
        return replace(self, asked=False, depth=self.depth - 1)


def read(source: Source, *, encoding: str | None = None, on_problem: Report = _silent) -> Iterator[Page]:
    """The pages of `source`, decoded as its bytes speak for, unless `encoding` overrules them.

    What is wrong inside (a damaged entry of an archive, broken bytes) is told to `on_problem`, and the rest goes on.
    Raises UnreadableError when nothing of the source can be read.
    """
    if encoding and not known(encoding):
        raise UnreadableError(source.name, reasons.UNKNOWN_ENCODING)
    data = contents(source)
    root = "" if source.path is None or source.path.is_absolute() else _here()
    try:
        yield from pages(data, source.name, SourceReader(encoding, on_problem, source.asked, Budget(len(data)), root))
    except TooMuchError:
        on_problem(UnreadableError(source.name, reasons.TOO_MUCH))


def _here() -> str:
    """The folder the program was started in; "" when that is gone."""
    try:
        return str(Path.cwd())
    except OSError:
        return ""


def pages(data: bytes, name: str, reading: SourceReader) -> Iterator[Page]:
    """The pages in `data`, shown under `name`. Raises UnreadableError and TooMuchError."""
    kind = container(data)
    if kind is None:
        yield from _text(data, name, reading)
    elif kind in (Format.FOREIGN, Format.PICTURE):
        if reading.asked:
            raise UnreadableError(name, reasons.FOREIGN if kind is Format.FOREIGN else reasons.NO_TEXT)
    elif not reading.depth:
        raise UnreadableError(name, reasons.TOO_DEEP)
    else:
        from reader.ingest.formats.containers import pages_inside

        yield from pages_inside(data, name, kind, reading)


def _text(data: bytes, name: str, reading: SourceReader) -> Iterator[Page]:
    """The pages of a text."""
    decoded = decode_as(data, reading.encoding) if reading.encoding else decode(data, declared(data))
    if decoded is None:
        if reading.asked:
            raise UnreadableError(name, reasons.NO_TEXT)
        return
    if decoded.broken:
        reading.report(BrokenTextError(name, decoded.encoding, decoded.broken))
    located = os.path.normpath(f"{reading.root}/{name}") if reading.root else name
    yield from pages_of_text(decoded, name, from_path(located), reading.report, reading.asked)


_DECLARED = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?([\w-]{2,20})", re.IGNORECASE)


def declared(data: bytes) -> str | None:
    """The encoding that HTML or XML says it is in."""
    found = _DECLARED.search(data, 0, 2048) if data[:512].lstrip()[:1] == b"<" else None
    return found[1].decode("ascii", "replace") if found else None
