"""A file being read, or an entry of an archive: the argument of every format's `pages`.

Takes bytes and a name; gives the decoded text, the metadata in the path, and pages. Each is computed on first use.
"""

import io
import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from reader.errors import BrokenTextError, PartlyReadError, UnreadableError
from reader.ingest import reasons
from reader.ingest.article_record import ArticleRecord
from reader.ingest.bounds import DEPTH, Budget, Report
from reader.ingest.decode import Decoded, declared_in, decode, decode_as
from reader.ingest.mixed_encodings import decode_by_line
from reader.ingest.page_metadata import CONTENTS, PageMetadata
from reader.ingest.path_metadata import from_path
from reader.lazy_property import lazy_property
from reader.model import RECORD, Form, Page

if TYPE_CHECKING:
    from zipfile import ZipFile

PACKED = b"PK\x03\x04"
"""First bytes of a zip archive, and therefore of an Office Open XML document."""
OPENING = 1 << 12
"""Code points at the beginning of a text by which its format is recognised."""


class OtherFormatError(Exception):
    """The document only looks like this format: the next format of the table is tried."""


@dataclass(frozen=True)
class SourceReader:
    """Settings and state of the reading of one source."""

    encoding: str | None
    report: Report
    asked: bool
    """True if the user named this file: then an error is reported if it is no text."""
    budget: Budget
    root: str = ""
    """Folder to which a relative path is relative: its names give metadata, but are not shown."""
    depth: int = DEPTH
    """Number of further levels of archives that may be opened."""

    @lazy_property
    def inside(self) -> "SourceReader":
        """The reader for the entries of an archive: one level deeper, and not named by the user."""
        return replace(self, asked=False, depth=self.depth - 1)

    @lazy_property
    def deeper(self) -> "SourceReader":
        """The reader for what a file only wraps: one level deeper, and as named as the file."""
        return replace(self, depth=self.depth - 1)


@dataclass(frozen=True)
class Surroundings:
    """Metadata of a file from the contents of the site, archive or book that holds it."""

    fields: Mapping[str, str] = field(default_factory=dict)
    """Fields of the file's articles, used where the articles do not give them."""
    anchors: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Fields of each article that begins at an element, by the element's id."""
    links: frozenset[str] = frozenset()
    """Names of the files of its book: a page that only links to others is a contents page without an article."""
    own_name: str = ""
    """The file's own name among `links`; empty if another file has it too."""
    leads_on: bool = False
    """True if the book's table of contents has entries below the file's own: then it is likely a contents page."""


@dataclass(frozen=True)
class Document:
    """The bytes of one file, and its displayed name."""

    data: bytes
    name: str
    """The path as given, or `archive.zip!/inner`; clean."""
    reader: SourceReader
    pages_of: Callable[[bytes, str, SourceReader, Surroundings], Iterator[Page]]
    """Reads the pages of a file found inside this one."""
    surroundings: Surroundings = field(default_factory=Surroundings)

    def check(self) -> None:
        """Check for cancellation; called between small steps. Raises CancelledReadingError."""
        self.reader.budget.check()

    @lazy_property
    def ending(self) -> str:
        """File extension in lower case, without its dot."""
        return self.name.rpartition("/")[2].rpartition(".")[2].lower()

    @lazy_property
    def decoded(self) -> Decoded | None:
        """The decoded text, not yet cleaned; None if the bytes are no text. Broken characters are reported."""
        if self.data.startswith(PACKED):
            return None  # packed bytes may look like text by chance; the text is in the entries
        encoding = self.reader.encoding
        decoded = decode_as(self.data, encoding) if encoding else decode(self.data, declared_in(self.data))
        self.check()
        if not encoding and (mixed := decode_by_line(self.data, decoded, self.check)):
            decoded = mixed
            told = PartlyReadError(self.name, reasons.MIXED_ENCODINGS, ", ".join(mixed.encodings))
            self.reader.report(told)
        if decoded and decoded.broken:
            self.reader.report(BrokenTextError(self.name, decoded.encoding, decoded.broken))
        return decoded

    @property
    def text(self) -> str:
        """The text, not yet cleaned; empty if the bytes are no text."""
        return self.decoded.text if self.decoded else ""

    @lazy_property
    def encoding(self) -> str:
        """The encoding of the text; empty if the bytes are no text."""
        return self.decoded.encoding if self.decoded else ""

    def let_go(self) -> None:
        """Release the bytes and the text, which the caller has taken, so that a large file is not held twice."""
        object.__setattr__(self, "data", b"")
        if self.decoded:
            object.__setattr__(self, "decoded", self.decoded.without_text())

    @lazy_property
    def opening(self) -> str:
        """The first `OPENING` code points of the text, without leading blanks."""
        return self.text[:OPENING].lstrip("\ufeff \t\r\n\u3000")

    @lazy_property
    def archive(self) -> "ZipFile | None":
        """The document as a zip archive; None if it is no zip archive or a damaged one."""
        import zipfile

        from reader.ingest.damage import DAMAGE

        try:
            return zipfile.ZipFile(io.BytesIO(self.data))
        except DAMAGE:
            return None

    @lazy_property
    def path_metadata(self) -> PageMetadata:
        """Metadata in the names of the file and its folders, then of its surroundings."""
        root = self.reader.root
        known = from_path(os.path.normpath(f"{root}/{self.name}") if root else self.name)
        return known.add(self.surroundings.fields, CONTENTS)

    def article(self, record: ArticleRecord) -> Page:
        """The page of one article of a file of records."""
        self.check()
        given, origins = self.path_metadata.under(record.fields, RECORD)
        text = "\n".join(record.lines)
        return Page.brief(self.name, text, Form.ARTICLE, given, origins, record.first_line, self.encoding)

    def page(self, text: str, form: Form, known: PageMetadata, first_line: int = 1) -> Page:
        """The page of clean `text` in this file, with the metadata `known`."""
        return Page.brief(self.name, text, form, known.given, known.origins, first_line, self.encoding)

    def pages_inside(self, data: bytes, name: str, around: Surroundings = Surroundings()) -> Iterator[Page]:
        """The pages of the file `name` inside this one. An unreadable file is reported. Raises TooMuchError."""
        try:
            yield from self.pages_of(data, f"{self.name}!/{name}", self.reader.inside, around)
        except UnreadableError as error:
            self.reader.report(error)
