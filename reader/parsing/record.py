"""Pages that are one article already: fields in `Page.given`, the text its body, a block a line."""

from reader.model import Article, Block, BlockKind, Page
from reader.parsing.articles import heading_from
from reader.parsing.bylines import authors_of
from reader.parsing.grammar import LineClass
from reader.parsing.lines import lines_of
from reader.parsing.parsed import LineReading, ParsedPage

TAKEN = ("section", "kicker", "subheadline", "byline", "dateline", "publication", "date", "page", "page_name")
"""The fields that are taken over as given."""


def parse_record(page: Page) -> ParsedPage:
    """The one article of the page; none when it has neither headline nor text."""
    lines = lines_of(page.text, page.first_line)
    blocks = tuple(Block(BlockKind.PARAGRAPH, line.text) for line in lines)
    headline = page.given.get("headline") or (heading_from(lines[0].text) if lines else "")
    if not headline:
        return ParsedPage(page, (), ())
    first, last = (lines[0].number, lines[-1].number) if lines else (page.first_line, page.first_line)
    fields = {name: page.given[name] for name in TAKEN if page.given.get(name)}
    authors = authors_of(fields.get("byline", ""))
    article = Article(
        source=page.source, headline=headline, lines=(first, last), blocks=blocks, authors=authors, **fields
    )
    readings = (LineReading(line.number, line.text, LineClass.PARAGRAPH, ("record",), 0) for line in lines)
    return ParsedPage(page, (article,), tuple(readings))
