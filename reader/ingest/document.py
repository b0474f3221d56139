"""One file being read, or one entry of an archive: what every format's function is given.

Takes bytes and a name; gives the text in them, what the name tells, and the pages of what is found inside. Each is
worked out when it is first asked for.
"""

import io
import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from reader.errors import BrokenTextError, PartlyReadError, UnreadableError
from reader.ingest import reasons
from reader.ingest.article_record import ArticleRecord
from reader.ingest.bounds import DEPTH, Budget, Report
from reader.ingest.decode import Decoded, declared_in, decode, decode_as
from reader.ingest.mixed_encodings import decode_by_line
from reader.ingest.page_metadata import CONTENTS, RECORD, PageMetadata
from reader.ingest.path_metadata import from_path
from reader.model import Form, Page

if TYPE_CHECKING:
    from zipfile import ZipFile

PACKED = b"PK\x03\x04"
"""First bytes of a zip archive, and so of an office document."""
OPENING = 1 << 12
"""Code points at the beginning of a text by which its format is told."""


class OtherFormatError(Exception):
    """A document only looked like this format: the next one in the table is tried."""


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


@dataclass(frozen=True)
class Surroundings:
    """What the contents of the site, archive or book that a file is in tell of it."""

    fields: Mapping[str, str] = field(default_factory=dict)
    """Fields of its articles that they do not tell themselves."""
    anchors: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Fields of each article that begins at an element of that id."""
    links: frozenset[str] = frozenset()
    """Names of the files that it would lead to as a contents page, which holds no article."""
    leads_on: bool = False
    """Whether the contents of the book have others under it, so that it is likely to be one."""


@dataclass(frozen=True)
class Document:
    """The bytes of one file, under the name that is shown of it."""

    data: bytes
    name: str
    """The path as given, or `archive.zip!/inner`; clean."""
    reader: SourceReader
    pages_of: Callable[[bytes, str, SourceReader, Surroundings], Iterator[Page]]
    """What reads a file found inside this one."""
    surroundings: Surroundings = field(default_factory=Surroundings)

    def check(self) -> None:
        """To be called between small steps. Raises CancelledReadingError when the source is not wanted any more."""
        self.reader.budget.check()

    @cached_property
    def ending(self) -> str:
        """The ending of the name in lower case, without its dot."""
        return self.name.rpartition("/")[2].rpartition(".")[2].lower()

    @cached_property
    def decoded(self) -> Decoded | None:
        """The text, not yet cleaned; None when the bytes are no text. Broken characters are reported."""
        if self.data.startswith(PACKED):
            return None  # what is inside is text: the packed bytes may look like it by chance
        encoding = self.reader.encoding
        decoded = decode_as(self.data, encoding) if encoding else decode(self.data, declared_in(self.data))
        self.check()
        if decoded and not encoding and (mixed := decode_by_line(self.data, decoded)):
            decoded = mixed
            told = PartlyReadError(self.name, reasons.MIXED_ENCODINGS, ", ".join(mixed.encodings))
            self.reader.report(told)
        if decoded and decoded.broken:
            self.reader.report(BrokenTextError(self.name, decoded.encoding, decoded.broken))
        return decoded

    @property
    def text(self) -> str:
        """The text, not yet cleaned; "" when the bytes are no text."""
        return self.decoded.text if self.decoded else ""

    def let_go(self) -> None:
        """Forget the bytes, when the text is all that is wanted of them: a large file is not held twice."""
        object.__setattr__(self, "data", b"")

    @cached_property
    def opening(self) -> str:
        """The beginning of the text, without blanks before it."""
        return self.text[:OPENING].lstrip("\ufeff \t\r\n\u3000")

    @cached_property
    def archive(self) -> "ZipFile | None":
        """The zip archive that the bytes are; None when they are none, or one that is damaged."""
        import zipfile

        from reader.ingest.damage import DAMAGE

        try:
            return zipfile.ZipFile(io.BytesIO(self.data))
        except DAMAGE:
            return None

    @cached_property
    def path_metadata(self) -> PageMetadata:
        """What the names of the file and its folders tell."""
        root = self.reader.root
        known = from_path(os.path.normpath(f"{root}/{self.name}") if root else self.name)
        return known.add(self.surroundings.fields, CONTENTS)

    def article(self, record: ArticleRecord) -> Page:
        """The page that one article of a file of records is."""
        self.check()
        known = PageMetadata().add(record.fields, RECORD).add_known(self.path_metadata)
        return self.page("\n".join(record.lines), Form.ARTICLE, known, record.first_line)

    def page(self, text: str, form: Form, known: PageMetadata, first_line: int = 1) -> Page:
        """The page of clean `text` in this file, of which `known` is known."""
        encoding = self.decoded.encoding if self.decoded else ""
        return Page(self.name, text, form, known.given, known.origins, first_line, encoding)

    def pages_inside(self, data: bytes, name: str, around: Surroundings = Surroundings()) -> Iterator[Page]:
        """The pages of a file called `name` inside this one; what is wrong with it is reported. Raises TooMuchError."""
        try:
            yield from self.pages_of(data, f"{self.name}!/{name}", self.reader.inside(), around)
        except UnreadableError as error:
            self.reader.report(error)
