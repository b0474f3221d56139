"""Zip archives: their entries in natural order, unpacked in memory and within bounds.

What is damaged, encrypted or too large is reported, and the other entries still come.
"""

import stat
import zipfile
from collections.abc import Iterator, Mapping

from reader.errors import UnreadableError
from reader.ingest import reasons
from reader.ingest.bounds import Metered
from reader.ingest.damage import DAMAGE
from reader.ingest.decode import decode
from reader.ingest.document import Document, Surroundings
from reader.ingest.formats.entries import is_wanted, shown
from reader.ingest.issue_contents import IS_CONTENTS, LARGEST, MOST, IssuePlace, by_name, markup, places
from reader.ingest.sort_key import NaturalKey, natural
from reader.model import Page


def pages(document: Document) -> Iterator[Page]:
    """The pages of the entries that may be text. Raises UnreadableError and TooMuchError."""
    if document.archive is None:
        raise UnreadableError(document.name, reasons.DAMAGED)
    named = {info: shown(_name_of(info)) for info in document.archive.infolist()}
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
    """Where the articles of a saved site stand, by their names in the archive."""
    contents = [info for info, name in named.items() if IS_CONTENTS.fullmatch(name.rpartition("/")[2])][:MOST]
    small = [info for info in contents if info.file_size <= LARGEST and not info.flag_bits & 1]
    return places({named[info]: markup(unpacked(document.archive, info, document) or b"") for info in small})


def _order(name: str, found: Mapping[str, IssuePlace]) -> tuple[NaturalKey, int, NaturalKey]:
    """A key that sorts entries by folder, then by their places in the issue, then by name."""
    folder, _, own = name.rpartition("/")
    return natural(folder), found[name].rank if name in found else MOST * 1000, by_name(own)


def _entry(document: Document, info: zipfile.ZipInfo, name: str, place: IssuePlace | None) -> Iterator[Page]:
    """The pages of one entry, unless it is damaged or too large."""
    small = document.reader.budget.admits(info.file_size)
    data = unpacked(document.archive, info, document) if small else None
    if data is None:
        reason = reasons.DAMAGED if small else reasons.ENTRY_TOO_LARGE
        document.reader.report(UnreadableError(f"{document.name}!/{name}", reason))
    else:
        yield from document.pages_inside(data, name, Surroundings(place.fields) if place else Surroundings())


def unpacked(archive: zipfile.ZipFile | None, info: zipfile.ZipInfo | str, document: Document) -> bytes | None:
    """The bytes of an entry; None when it is missing or damaged. Raises TooMuchError."""
    if archive is None:
        return None
    try:
        with archive.open(info) as packed:
            return Metered(packed, document.reader.budget).all()
    except (*DAMAGE, KeyError):
        return None


def _name_of(info: zipfile.ZipInfo) -> str:
    """The name of a zip entry; where it is not said to be UTF-8, in whatever encoding its maker's system had."""
    if info.flag_bits & 0x800:
        return info.filename
    try:
        decoded = decode(info.filename.encode("cp437"))
    except UnicodeEncodeError:
        return info.filename
    return decoded.text if decoded else info.filename
