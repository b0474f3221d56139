"""From a source to its pages: recognises the format and reads it with the module of its row in the table."""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from reader.errors import ReaderError, UnreadableError
from reader.ingest import reasons
from reader.ingest.bounds import Budget, CancelledReadingError, Poll, Report, TooMuchError, never
from reader.ingest.decode import known
from reader.ingest.document import Document, OtherFormatError, SourceReader, Surroundings
from reader.ingest.files import contents
from reader.ingest.formats.format_table import FORMATS, Format, Gives
from reader.ingest.issue_contents import place_of
from reader.ingest.walk import Source
from reader.model import Page

WEB = (".htm", ".html", ".shtml")
"""Extensions of web pages, for which contents pages may hold metadata."""


NOTHING = Surroundings()


def _silent(problem: ReaderError) -> None:
    """Ignore a problem."""


def read(
    source: Source, *, encoding: str | None = None, on_problem: Report = _silent, cancelled: Poll = never
) -> Iterator[Page]:
    """The pages of `source`, decoded by detection or as `encoding`.

    Problems inside (a damaged entry of an archive, broken bytes) are reported to `on_problem`, and the rest is still
    read. Once `cancelled` returns True, no more pages are yielded. Raises UnreadableError if nothing of the source can
    be read.
    """
    if encoding and not known(encoding):
        raise UnreadableError(source.name, reasons.UNKNOWN_ENCODING)
    root = "" if source.path is None or source.path.is_absolute() else _here()
    place = place_of(source.path) if source.path and source.path.suffix in WEB else None
    around = Surroundings(place.fields) if place else Surroundings()
    try:
        data = contents(source, Budget(0, cancelled).check)
        reader = SourceReader(encoding, on_problem, source.asked, Budget(len(data), cancelled), root)
        found = pages(data, source.name, reader, around)
        del data  # released once decoded
        yield from found
    except TooMuchError:
        on_problem(UnreadableError(source.name, reasons.TOO_MUCH))
    except CancelledReadingError:
        return


def _here() -> str:
    """The working folder; empty if it no longer exists."""
    try:
        return str(Path.cwd())
    except OSError:
        return ""


def pages(data: bytes, name: str, reader: SourceReader, around: Surroundings = NOTHING) -> Iterator[Page]:
    """The pages in `data`, displayed under `name`, with its surroundings. Raises UnreadableError and TooMuchError."""
    document = Document(data, name, reader, pages, around)
    del data
    for format_ in FORMATS:
        if format_.recognises(document):
            try:
                yield from _read(document, format_)
            except OtherFormatError:
                continue
            except (ReaderError, TooMuchError, CancelledReadingError):
                raise
            except Exception as error:
                raise UnreadableError(name, reasons.UNEXPECTED) from error
            return


def _read(document: Document, format_: Format) -> Iterator[Page]:
    """The pages of a document in this format. Raises OtherFormatError, before the first page, if the format differs."""
    reader = document.reader
    if format_.gives is Gives.NOTHING:
        if reader.asked:
            raise UnreadableError(document.name, format_.refusal)
        return
    if format_.gives is Gives.FILES and not reader.depth:
        raise UnreadableError(document.name, reasons.TOO_DEEP)
    found = format_.pages(document)
    first = [*islice(found, 1)]
    empty = not first
    while first:
        yield first.pop()  # A long page is held only by who reads it.
    yield from found
    if empty and reader.asked and format_.gives is Gives.ARTICLES:
        raise UnreadableError(document.name, reasons.NO_ARTICLE)
