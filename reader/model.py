"""Data model of pages and articles, shared by all packages.

`Page` is the result of ingest: clean text with its metadata from outside. `Article` is the result of parsing.
`Article.text` is the coordinate system of the whole program: the printed fields and the body concatenated, with one
line feed between them; spans of matches, keywords and marks are offsets in code points into it.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from operator import attrgetter
from types import MappingProxyType

from reader.digest import blake2b
from reader.named_tuple import NamedTuple
from reader.record import Record
from reader.span import Span

PDF = "PDF"
"""`Page.encoding` of a page from a PDF: the `lines` of its articles are page of the file and region."""
ISO_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


class Form(StrEnum):
    """Form of a page's text, which determines its parser."""

    FLAT = "flat"
    """Lines as printed; the parser finds the beginnings of articles."""
    MARKDOWN = "markdown"
    """Headings are marked with `#`."""
    ARTICLE = "article"
    """One article; its fields are in `Page.given`, and the text is its body, one block a line."""


class LineLayout(NamedTuple):
    """Position of a line on a printed page, and cues from its typesetting."""

    region: int
    """Part of the page, in reading order from 1, that by geometry is one article; 0 for head or foot."""
    cues: tuple[str, ...]
    """Names of cues from position, size and neighbours; see `reader.parsing.layout_features`."""
    box: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    """Left, top, right and bottom in points, from the upper left corner of the page."""


class PageLayout(NamedTuple):
    """Layout of a printed page, from a PDF."""

    number: int
    """Page of the file, from 1."""
    lines: tuple[LineLayout, ...]
    """One for each line of `Page.text` that is not blank."""
    width: float = 0.0
    """Width of the page as displayed, in points."""
    height: float = 0.0
    recognised: bool = False
    """True if the text was recognised from a picture (OCR), and so may be wrong."""


Fields = Mapping[str, str]
NO_FIELDS: Fields = MappingProxyType({})
RECORD = "record"
"""Origin of the fields of an article that a file of records, a feed or a web page gives apart from its text."""


class Page(Record):
    """Clean text of one page of a source, with its metadata from outside the text."""

    source: str
    """The path as given, or `archive.zip!/inner`; clean, for display."""
    text: str
    r"""Clean text (see `reader.ingest.clean`), with lines ended by `\n`."""
    form: Form = Form.FLAT
    given: Mapping[str, str] = NO_FIELDS
    """Fields of `Article` by name from outside the text: front matter, file name, folio, JSON."""
    origins: Mapping[str, str] = NO_FIELDS
    """Origin of each field of `given`: `front matter`, `file name`, `folder`, `folio`, `record`."""
    first_line: int = 1
    """1-based number, in the source, of the first line of `text`."""
    encoding: str = "utf-8"
    """Encoding that the bytes were decoded from."""
    layout: PageLayout | None = None
    """Layout of the lines of `text`; None for text without positions."""
    share: float = 0.0
    """Part of its source read with this page, 0 to 1; 0 if unknown."""

    @classmethod
    def brief(
        cls, source: str, text: str, form: Form, given: Fields, origins: Fields, first_line: int, encoding: str
    ) -> "Page":
        """A page without layout.

        It equals the one of the constructor, in a third of the time: a table may have a hundred thousand. Fields
        that are not set are found in the class.
        """
        page = object.__new__(cls)
        vars(page).update(
            source=source,
            text=text,
            form=form,
            given=given,
            origins=origins,
            first_line=first_line,
            encoding=encoding,
        )
        return page


class BlockKind(StrEnum):
    """Kind of a block of an article's body."""

    PARAGRAPH = "paragraph"
    CROSSHEAD = "crosshead"
    CAPTION = "caption"
    CREDIT = "credit"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, crosshead, caption, credit or note; never empty, never holding a line feed."""

    kind: BlockKind
    text: str

    def __post_init__(self) -> None:
        if not self.text or "\n" in self.text:
            raise ValueError(f"a block is one non-empty line: {self.text!r}")


class Part(NamedTuple):
    """A field or block of an article, with its span in `Article.text`."""

    name: str
    """A name of `PRINTED`, or a `BlockKind` value."""
    span: Span


PRINTED = ("section", "kicker", "headline", "subheadline", "byline", "dateline")
"""Fields printed above the body, in their order in `Article.text`."""
printed_values = attrgetter(*PRINTED)
"""The value of each field of `PRINTED` of an article, or None."""


class Article(Record):
    """One article. An unknown field is None, never ""; no field holds a line feed."""

    source: str
    headline: str
    """Never empty: an article without one has the beginning of its text."""
    lines: tuple[int, int]
    """1-based numbers of its first and last line in the source; in a PDF, of its page and the region on that page."""
    blocks: tuple[Block, ...] = ()
    section: str | None = None
    kicker: str | None = None
    subheadline: str | None = None
    byline: str | None = None
    """The line as printed."""
    authors: tuple[str, ...] = ()
    """Names in the byline, without spaces and roles."""
    dateline: str | None = None
    publication: str | None = None
    date: str | None = None
    """ISO 8601: a year, a month or a day."""
    page: str | None = None
    """Page number without leading zeros: `1`, `A12`."""
    page_name: str | None = None
    url: str | None = None
    """Web address of the article, or else of its page: `http:` or `https:`."""
    jump_to: str | None = None
    jump_from: str | None = None
    id: str = ""
    """Short id, the same for the same text. `Library` makes it unique."""
    is_printed: bool = False
    """True if it is from a PDF, so that `lines` are the page of the file and the region on it."""
    repeated: tuple[str, ...] = ()
    """Printed fields whose text was taken from the body, which holds it too, so that it stands in the source once."""

    def __post_init__(self) -> None:
        if not self.headline:
            raise ValueError("an article has a headline")
        if self.date is not None and not ISO_DATE.fullmatch(self.date):
            raise ValueError(f"not an ISO date: {self.date!r}")
        if not self.id:
            object.__setattr__(self, "id", identity(*self._texts()))

    @classmethod
    def brief(
        cls,
        source: str,
        headline: str,
        lines: tuple[int, int],
        blocks: tuple[Block, ...],
        others: Mapping[str, object] = NO_FIELDS,
    ) -> "Article":
        """An article whose only printed field is its headline (not empty), with the `others` that are not printed.

        It equals the one of the constructor, in a third of the time: a table may have a hundred thousand. Fields
        that are not set are found in the class.
        """
        article = object.__new__(cls)
        name = identity(headline, *[block.text for block in blocks])
        vars(article).update(others, source=source, headline=headline, lines=lines, blocks=blocks, id=name)
        return article

    @cached_property
    def text(self) -> str:
        """The printed fields and the body, separated by line feeds: every offset refers to it."""
        return "\n".join(self._texts())

    def text_in_pieces(self) -> Iterable[str]:
        """The pieces of `text`: one that is long is not joined, and not held."""
        return _pieces(self._texts())

    def _texts(self) -> list[str]:
        return [*filter(None, printed_values(self)), *[block.text for block in self.blocks]]

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """The fields and blocks in order, with their spans in `text`."""
        names = [name for name, _ in self.printed()] + [str(block.kind) for block in self.blocks]
        parts, start = [], 0
        for name, line in zip(names, self.text.split("\n"), strict=True):
            parts.append(Part(name, Span(start, start + len(line))))
            start += len(line) + 1
        return tuple(parts)

    @property
    def body(self) -> str:
        """Texts of the blocks, joined by line feeds."""
        return "\n".join(block.text for block in self.blocks)

    @property
    def body_start(self) -> int:
        """Offset of the body in `text`."""
        return sum(len(value) + 1 for _, value in self.printed())

    def printed(self) -> list[tuple[str, str]]:
        """Printed fields of this article by name, in their order in `text`."""
        return [(name, value) for name, value in zip(PRINTED, printed_values(self), strict=True) if value]

    def fields(self) -> Iterator[Part]:
        """The printed fields, then `body` as one field (unless empty), with their spans in `text`."""
        yield from self.parts[: len(self.parts) - len(self.blocks)]
        if self.blocks:
            yield Part("body", Span(self.body_start, len(self.text)))


_PIECE = 1 << 16
"""Code points of a long text encoded at once."""
NUMERALS = "0123456789abcdefghjkmnpqrstvwxyz"
"""The numerals of an article's id, a number of 50 bits."""
_TWO_NUMERALS = [high + low for low in NUMERALS for high in NUMERALS]
"""What is written for ten bits, the lower five first."""


def identity(*texts: str) -> str:
    """Short name for `texts`, joined by line feeds: ten characters of base 32 (50 bits) of their BLAKE2b digest."""
    if len(texts) <= _LINES and sum(map(len, texts)) < _PIECE:
        return _written(blake2b("\n".join(texts).encode("utf-8", "surrogatepass"), digest_size=7).digest())
    digest = blake2b(digest_size=7)
    for piece in _pieces(texts):
        digest.update(piece.encode("utf-8", "surrogatepass"))
    return _written(digest.digest())


def _written(digest: bytes) -> str:
    """The lowest 50 bits of a digest in base 32, the lowest numerals first."""
    number, two = int.from_bytes(digest, "big"), _TWO_NUMERALS
    low, high = two[number & 1023] + two[number >> 10 & 1023], two[number >> 30 & 1023] + two[number >> 40 & 1023]
    return low + two[number >> 20 & 1023] + high


_LINES = 256
"""Lines encoded at once."""


def _pieces(texts: Sequence[str]) -> Iterable[str]:
    """`texts`, joined by line feeds, in pieces: a long text is not copied as a whole."""
    between = ""
    for begin in range(0, len(texts), _LINES):
        lines = texts[begin : begin + _LINES]
        yield between
        between = "\n"
        if sum(map(len, lines)) < _PIECE:
            yield "\n".join(lines)
        else:
            yield from _long_pieces(lines)


def _long_pieces(texts: Sequence[str]) -> Iterator[str]:
    """`texts`, joined by line feeds, in pieces of at most `_PIECE`."""
    for place, text in enumerate(texts):
        yield "\n" if place else ""
        yield from (text[begin : begin + _PIECE] for begin in range(0, len(text), _PIECE))
