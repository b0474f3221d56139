"""Zip and tar archives: their entries in natural order, unpacked in memory and within bounds.

Nothing is written anywhere, so a path that leads out of the archive leads nowhere: names are only shown. What is
damaged, encrypted or too large is reported, and the other entries still come.
"""

import bz2
import gzip
import io
import lzma
import stat
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import IO, cast

from reader.errors import UnreadableError
from reader.ingest import reasons
from reader.ingest.bounds import ENTRY, Budget, Metered, Report
from reader.ingest.clean import clean_line
from reader.ingest.decode import decode
from reader.ingest.formats.detect import Format
from reader.ingest.walk import NO_TEXT, natural

DAMAGE = (
    OSError,
    EOFError,
    ValueError,
    RuntimeError,
    NotImplementedError,
    struct.error,
    zipfile.BadZipFile,
    tarfile.TarError,
    zlib.error,
    lzma.LZMAError,
)
"""What the libraries raise over a damaged archive."""


OPENERS: dict[Format, Callable[[IO[bytes]], IO[bytes]]] = {
    Format.GZIP: lambda packed: cast(IO[bytes], gzip.GzipFile(fileobj=packed)),
    Format.BZIP2: lambda packed: cast(IO[bytes], bz2.BZ2File(packed)),
    Format.XZ: lambda packed: cast(IO[bytes], lzma.LZMAFile(packed)),  # noqa: SIM115
}


@dataclass(frozen=True)
class ArchiveEntry:
    """One file of an archive."""

    name: str
    """Its path in the archive, clean, for display."""
    data: bytes


def is_wanted(name: str) -> bool:
    """Whether an entry of that name may be text: not hidden, and not plainly something else."""
    hidden = any(part.startswith((".", "__MACOSX")) for part in name.split("/"))
    return not hidden and not NO_TEXT.fullmatch(name.rpartition(".")[2].lower())


def shown(name: str) -> str:
    """The name of an entry for display: clean, and leading nowhere outside its archive."""
    parts = clean_line(name).replace("\\", "/").split("/")
    return "/".join(part for part in parts if part not in ("", ".", ".."))


def zip_entries(archive: zipfile.ZipFile, name: str, budget: Budget, report: Report) -> Iterator[ArchiveEntry]:
    """The entries of a zip archive called `name` that may be text. Raises TooMuchError."""
    found = sorted(((shown(_name_of(info)), info) for info in archive.infolist()), key=lambda each: natural(each[0]))
    encrypted = False
    for inner, info in found:
        budget.take_entry()
        if info.filename.endswith("/") or not is_wanted(inner) or stat.S_ISLNK(info.external_attr >> 16):
            continue
        if info.flag_bits & 1:
            encrypted = True
        elif info.file_size > ENTRY:
            report(UnreadableError(f"{name}!/{inner}", reasons.ENTRY_TOO_LARGE))
        else:
            yield from _zip_entry(archive, info, ArchiveEntry(inner, b""), name, budget, report)
    if encrypted:
        report(UnreadableError(name, reasons.ENCRYPTED))


def _zip_entry(
    archive: zipfile.ZipFile, info: zipfile.ZipInfo, entry: ArchiveEntry, name: str, budget: Budget, report: Report
) -> Iterator[ArchiveEntry]:
    """`entry` with its data, unless it is damaged."""
    try:
        with archive.open(info) as packed:
            data = Metered(packed, budget).all()
    except DAMAGE:
        report(UnreadableError(f"{name}!/{entry.name}", reasons.DAMAGED))
    else:
        yield ArchiveEntry(entry.name, data)


def _name_of(info: zipfile.ZipInfo) -> str:
    """The name of a zip entry; where it is not said to be UTF-8, in whatever encoding its maker's system had."""
    if info.flag_bits & 0x800:
        return info.filename
    try:
        decoded = decode(info.filename.encode("cp437"))
    except UnicodeEncodeError:
        return info.filename
    return decoded.text if decoded else info.filename


def tar_entries(stream: Metered, name: str, budget: Budget, report: Report) -> Iterator[ArchiveEntry]:
    """The entries of a tar archive called `name` that may be text, as they are stored. Raises TooMuchError."""
    try:
        with tarfile.open(fileobj=cast(IO[bytes], stream), mode="r|", errors="surrogateescape") as archive:
            for member in archive:
                budget.take_entry()
                inner = shown(_decoded(member.name))
                if member.isreg() and not member.issparse() and is_wanted(inner):
                    if member.size > ENTRY:
                        report(UnreadableError(f"{name}!/{inner}", reasons.ENTRY_TOO_LARGE))
                    else:
                        yield ArchiveEntry(inner, cast(IO[bytes], archive.extractfile(member)).read())
    except DAMAGE:
        report(UnreadableError(name, reasons.DAMAGED))


def _decoded(name: str) -> str:
    """The name of a tar entry, which need not be UTF-8."""
    if name.isprintable():
        return name
    decoded = decode(name.encode("utf-8", "surrogateescape"))
    return decoded.text if decoded else name


def unpacked(data: bytes, kind: Format, budget: Budget) -> Metered:
    """The stream that a compressed file holds."""
    return Metered(OPENERS[kind](io.BytesIO(data)), budget)
