"""Pages that are one article already: fields in `Page.given`, the text its body, a block a line."""

from collections.abc import Mapping

from reader.model import Article, Block, BlockKind, Page
from reader.parsing.articles import heading_from
from reader.parsing.bylines import authors_of
from reader.parsing.folio import of_page
from reader.parsing.grammar import LineClass
from reader.parsing.lines import lines_of
from reader.parsing.parsed import LineReading, ParsedPage

PRINTED = ("section", "kicker", "subheadline", "byline", "dateline")
"""The fields of an article alone that are taken over as given."""


def taken(given: Mapping[str, str]) -> dict[str, str]:
    """The fields of `given` that an article takes over, besides headline and authors."""
    return {**{name: given[name] for name in PRINTED if given.get(name)}, **of_page(given)}


def authors_in(given: Mapping[str, str]) -> tuple[str, ...]:
    """The authors that are given as such, or else those in the byline."""
    if given.get("authors"):
        return tuple(name for name in given["authors"].split("、") if name)
    return authors_of(given.get("byline", ""))


def parse_record(page: Page) -> ParsedPage:
    """The one article of the page; none when it has neither headline nor text."""
    lines = lines_of(page.text, page.first_line)
    blocks = tuple(Block(BlockKind.PARAGRAPH, line.text) for line in lines)
    headline = page.given.get("headline") or (heading_from(lines[0].text) if lines else "")
    if not headline:
        return ParsedPage(page, (), ())
    first, last = (lines[0].number, lines[-1].number) if lines else (page.first_line, page.first_line)
    article = Article(
        source=page.source,
        headline=headline,
        lines=(first, last),
        blocks=blocks,
        authors=authors_in(page.given),
        **taken(page.given),
    )
    readings = (LineReading(line.number, line.text, LineClass.PARAGRAPH, ("record",), 0) for line in lines)
    return ParsedPage(page, (article,), tuple(readings))
