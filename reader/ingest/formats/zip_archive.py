"""Zip archives: their entries in natural order, unpacked in memory and within bounds.

Damaged, encrypted or too large entries are reported, and the other entries are still read.
"""

import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence

from reader.errors import UnreadableError
from reader.ingest import reasons
from reader.ingest.bounds import Metered
from reader.ingest.damage import DAMAGE
from reader.ingest.document import Document, Surroundings
from reader.ingest.formats.entries import is_wanted, shown
from reader.ingest.issue_contents import IS_CONTENTS, LARGEST, MOST, IssuePlace, by_name, markup, places
from reader.ingest.raw_names import readable
from reader.ingest.sort_key import NaturalKey, natural
from reader.model import Page

UTF_8 = 0x800
"""Flag of an entry whose name is UTF-8."""
UNICODE_PATH = 0x7075
"""Number of the extra field with the name in UTF-8."""


def pages(document: Document) -> Iterator[Page]:
    """The pages of the entries that may be text. Raises UnreadableError and TooMuchError."""
    if document.archive is None:
        raise UnreadableError(document.name, reasons.DAMAGED)
    infos = document.archive.infolist()
    named = {info: shown(name) for info, name in zip(infos, _names(infos), strict=True)}
    found = _places(document, named)
    encrypted = False
    for info in sorted(named, key=lambda info: _order(named[info], found)):
        name = named[info]
        document.reader.budget.take_entry()
        if info.filename.endswith("/") or not is_wanted(name) or stat.S_ISLNK(info.external_attr >> 16):
            continue
        if info.flag_bits & 1:
            encrypted = True
        else:
            yield from _entry(document, info, name, found.get(name))
    if encrypted:
        document.reader.report(UnreadableError(document.name, reasons.ENCRYPTED))


def _places(document: Document, named: Mapping[zipfile.ZipInfo, str]) -> dict[str, IssuePlace]:
    """Places of the articles of a saved site, by their names in the archive."""
    contents = [info for info, name in named.items() if IS_CONTENTS.fullmatch(name.rpartition("/")[2])][:MOST]
    small = [info for info in contents if info.file_size <= LARGEST and not info.flag_bits & 1]
    return places({named[info]: markup(unpacked(document.archive, info, document) or b"") for info in small})


def _order(name: str, found: Mapping[str, IssuePlace]) -> tuple[NaturalKey, int, NaturalKey]:
    """Sort key of entries: by folder, then by place in the issue, then by name."""
    folder, _, own = name.rpartition("/")
    return natural(folder), found[name].rank if name in found else MOST * 1000, by_name(own)


def _entry(document: Document, info: zipfile.ZipInfo, name: str, place: IssuePlace | None) -> Iterator[Page]:
    """The pages of one entry; a damaged or too large entry is reported."""
    small = document.reader.budget.admits(info.file_size)
    data = unpacked(document.archive, info, document) if small else None
    if data is None:
        reason = reasons.DAMAGED if small else reasons.ENTRY_TOO_LARGE
        document.reader.report(UnreadableError(f"{document.name}!/{name}", reason))
    else:
        yield from document.pages_inside(data, name, Surroundings(place.fields) if place else Surroundings())


def unpacked(archive: zipfile.ZipFile | None, info: zipfile.ZipInfo | str, document: Document) -> bytes | None:
    """The bytes of an entry; None if it is missing or damaged. Raises TooMuchError."""
    if archive is None:
        return None
    try:
        with archive.open(info) as packed:
            return Metered(packed, document.reader.budget).all()
    except (*DAMAGE, KeyError):
        return None


def _names(infos: Sequence[zipfile.ZipInfo]) -> list[str]:
    """Names of entries: UTF-8 if flagged as such, else decoded from the encoding of the system that made the archive.

    The library decodes other names as code page 437 (APPNOTE, D.1), and on some systems replaces slashes, which may be
    half of a character in GBK and Big5: so the stored bytes are used.
    """
    told = list(map(_told_name, infos))
    read = iter(readable([name for name in told if isinstance(name, bytes)]))
    return [next(read) if isinstance(name, bytes) else name for name in told]


def _told_name(info: zipfile.ZipInfo) -> str | bytes:
    """The name of an entry if its encoding is known, else its bytes."""
    if info.flag_bits & UTF_8:
        return info.orig_filename
    try:
        raw = info.orig_filename.encode("cp437")
    except UnicodeEncodeError:
        return info.orig_filename
    return _extra_name(info.extra, raw) or raw


def _extra_name(extra: bytes, raw: bytes) -> str | None:
    """The UTF-8 name in an extra field (Info-ZIP Unicode Path), if its checksum matches the stored name."""
    while len(extra) >= 4:
        kind, size = struct.unpack_from("<HH", extra)
        field, extra = extra[4 : 4 + size], extra[4 + size :]
        if kind == UNICODE_PATH and len(field) == size >= 5 and int.from_bytes(field[1:5], "little") == zlib.crc32(raw):
            return field[5:].decode("utf-8", "replace")
    return None
