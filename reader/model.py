"""What a page and an article are: the nouns that every room speaks of.

`Page` is what ingest gives: clean text with what is known of it from outside. `Article` is what parsing gives.
`Article.text` is the one coordinate system of the program: the printed fields and the body laid end to end, one line
feed between them; spans of matches, keywords and marks are offsets in code points into it.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from reader.span import Span

PDF = "PDF"
"""`Page.encoding` of a page that was printed as PDF: the `lines` of its articles are page of the file and region."""
ISO_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


class Form(StrEnum):
    """How the text of a page is to be taken apart."""

    FLAT = "flat"
    """Lines as printed; where articles begin is for the parser to find."""
    MARKDOWN = "markdown"
    """Headings are marked with `#`."""
    ARTICLE = "article"
    """One article; its fields are in `Page.given`, and the text is its body, a block a line."""


@dataclass(frozen=True, slots=True)
class LineLayout:
    """Where a line of a page stands in print, and what its setting says."""

    region: int
    """From 1: the part of the page, in reading order, that geometry takes for one article; 0: head or foot."""
    cues: tuple[str, ...]
    """What place, size and neighbours say, by name; see `reader.parsing.layout_features`."""
    box: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    """Left, top, right and bottom in points, from the upper left corner of the page."""


@dataclass(frozen=True)
class PageLayout:
    """The layout of a page that was printed: of a PDF."""

    number: int
    """From 1: the page of the file."""
    lines: tuple[LineLayout, ...]
    """One for each line of `Page.text` that is not blank."""
    width: float = 0.0
    """In points, as the page is shown."""
    height: float = 0.0
    recognised: bool = False
    """Whether the text was recognised from a picture, and so may be wrong."""


@dataclass(frozen=True)
class Page:
    """Clean text from one place in one source, with what is known of it from outside the text."""

    source: str
    """The path as given, or `archive.zip!/inner`; clean, for display."""
    text: str
    """Clean text (see `reader.ingest.clean`), lines ended by `\\n`."""
    form: Form = Form.FLAT
    given: Mapping[str, str] = field(default_factory=dict)
    """Fields of `Article` by name that stand outside the text: front matter, file name, folio, JSON."""
    origins: Mapping[str, str] = field(default_factory=dict)
    """Where each of `given` was found: `front matter`, `file name`, `folder`, `folio`, `record`."""
    first_line: int = 1
    """1-based number, in the source, of the first line of `text`."""
    encoding: str = "utf-8"
    """The encoding the bytes were taken to be in."""
    layout: PageLayout | None = None
    """Where the lines of `text` stand in print; None for text that has no places."""
    share: float = 0.0
    """How much of its source is read with this page, 0 to 1; 0 where that is not known."""


class BlockKind(StrEnum):
    """What a stretch of an article's body is."""

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
    """A field or block of an article, and where it stands in `Article.text`."""

    name: str
    """A name of `PRINTED`, or a `BlockKind` value."""
    span: Span


PRINTED = ("section", "kicker", "headline", "subheadline", "byline", "dateline")
"""The fields that are printed over the body, in the order in which `Article.text` holds them."""


@dataclass(frozen=True)
class Article:
    """One article. A field that is not known is None, never ""; no field holds a line feed."""

    source: str
    headline: str
    """Never empty: an article without one is headed by the beginning of its text."""
    lines: tuple[int, int]
    """1-based numbers of its first and last line in the source; in a PDF, of its page and the region on that page."""
    blocks: tuple[Block, ...] = ()
    section: str | None = None
    kicker: str | None = None
    subheadline: str | None = None
    byline: str | None = None
    """The line as printed."""
    authors: tuple[str, ...] = ()
    """The names in the byline, without spaces and roles."""
    dateline: str | None = None
    publication: str | None = None
    date: str | None = None
    """ISO 8601: a year, a month or a day."""
    page: str | None = None
    """The number of the page without leading zeros: `1`, `A12`."""
    page_name: str | None = None
    url: str | None = None
    """The address of the article, or else of its page, on the web: `http:` or `https:`."""
    jump_to: str | None = None
    jump_from: str | None = None
    id: str = field(default="")
    """Short, stable for the same text. `Library` makes it unique."""
    is_printed: bool = False
    """Whether it is from a PDF, so that `lines` are the page of the file and the region on it."""

    def __post_init__(self) -> None:
        if not self.headline:
            raise ValueError("an article has a headline")
        if self.date is not None and not ISO_DATE.fullmatch(self.date):
            raise ValueError(f"not an ISO date: {self.date!r}")
        if not self.id:
            object.__setattr__(self, "id", identity(self.text))

    @cached_property
    def text(self) -> str:
        """The printed fields and the body, a line feed between each: what every offset counts into."""
        return "\n".join([*(value for _, value in self.printed()), *(block.text for block in self.blocks)])

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
        """The blocks' texts joined by line feeds."""
        return "\n".join(block.text for block in self.blocks)

    @property
    def body_start(self) -> int:
        """Where the body begins in `text`."""
        return sum(len(value) + 1 for _, value in self.printed())

    def printed(self) -> Iterator[tuple[str, str]]:
        """The printed fields that this article has, by name, in their order in `text`."""
        for name in PRINTED:
            if value := getattr(self, name):
                yield name, value

    def fields(self) -> Iterator[Part]:
        """The printed fields, then `body` as one (when there is any), with their spans in `text`."""
        yield from self.parts[: len(self.parts) - len(self.blocks)]
        if self.blocks:
            yield Part("body", Span(self.body_start, len(self.text)))


_PIECE = 1 << 20
"""Characters that are encoded at once."""


def identity(text: str) -> str:
    """A short name for `text`: ten characters of base 32 (50 bits) of its BLAKE2b digest."""
    import hashlib  # brings in OpenSSL: not before the first paint

    digest = hashlib.blake2b(digest_size=7)
    for begin in range(0, len(text), _PIECE):  # so that of a long text no second copy is made
        digest.update(text[begin : begin + _PIECE].encode("utf-8", "surrogatepass"))
    number = int.from_bytes(digest.digest(), "big")
    return "".join("0123456789abcdefghjkmnpqrstvwxyz"[(number >> shift) & 31] for shift in range(0, 50, 5))
