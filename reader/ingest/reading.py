"""From a source to its pages: the bytes decoded, told apart by content, cleaned, and what is known of them gathered."""

from collections.abc import Callable, Iterator

from reader.errors import BrokenTextError, ReaderError, UnreadableError
from reader.ingest import reasons
from reader.ingest.clean import clean_lines
from reader.ingest.decode import Decoded, decode, decode_as
from reader.ingest.fields import of_values
from reader.ingest.files import contents
from reader.ingest.frontmatter import front_matter
from reader.ingest.known import FRONT_MATTER, Known
from reader.ingest.names import from_path
from reader.ingest.walk import Source
from reader.model import Form, Page

Report = Callable[[ReaderError], None]
"""Where what is wrong with a part of a source is told, while the rest goes on."""


def read(source: Source, *, encoding: str | None = None, on_problem: Report = lambda error: None) -> Iterator[Page]:
    """The pages of `source`, as its bytes speak for, unless `encoding` overrules them.

    What is wrong inside (a damaged entry of an archive, broken bytes) is told to `on_problem`, and the rest goes on.
    Raises UnreadableError when nothing of the source can be read.
    """
    decoded = _decoded(contents(source), source.name, encoding)
    if decoded is None:
        if source.asked:
            raise UnreadableError(source.name, reasons.NO_TEXT)
        return
    if decoded.broken:
        on_problem(BrokenTextError(source.name, decoded.encoding, decoded.broken))
    yield _page(decoded, source.name)


def _decoded(data: bytes, name: str, encoding: str | None) -> Decoded | None:
    """`data` as text; None when it is none."""
    try:
        return decode_as(data, encoding) if encoding else decode(data)
    except LookupError as error:
        raise UnreadableError(name, reasons.UNKNOWN_ENCODING) from error


def _page(decoded: Decoded, name: str) -> Page:
    """One page of flat text or Markdown."""
    text = clean_lines(decoded.text)
    marked, known, first_line = name.lower().endswith((".md", ".markdown")), Known(), 1
    if head := front_matter(text):
        known.add(of_values(head.values), FRONT_MATTER)
        first_line += text.count("\n", 0, head.end)
        text, marked = text[head.end :], True
    known.add_all(from_path(name))
    form = Form.MARKDOWN if marked else Form.FLAT
    return Page(name, text, form, known.given, known.origins, first_line, decoded.encoding)
