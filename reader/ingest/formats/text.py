"""From decoded text to pages, each format by its own rules."""

import re
from collections.abc import Iterator

from reader.errors import UnreadableError
from reader.ingest import reasons
from reader.ingest.article_record import ArticleRecord
from reader.ingest.bounds import Report
from reader.ingest.clean import clean, clean_lines
from reader.ingest.decode import Decoded
from reader.ingest.field_names import of_values
from reader.ingest.formats.detect import Format, kind_of
from reader.ingest.formats.front_matter import front_matter
from reader.ingest.formats.titled_text import heading
from reader.ingest.page_metadata import FIRST_LINES, FRONT_MATTER, RECORD, PageMetadata
from reader.ingest.path_metadata import is_article
from reader.model import Form, Page


def pages_of_text(decoded: Decoded, name: str, named: PageMetadata, report: Report, asked: bool) -> Iterator[Page]:
    """The pages in the decoded text of the file shown as `name`; `named` is what its names say.

    Raises UnreadableError when it is not what its name says, or (if `asked` for by name) holds no article.
    """
    ending = name.rpartition("/")[2].rpartition(".")[2].lower()
    kind = kind_of(decoded.text, ending)
    stories = _stories(decoded.text, kind, name, ending, report)
    if stories is None:
        yield _lines(decoded, name, named, kind is Format.MARKDOWN)
        return
    empty = True
    for story in stories:
        empty = False
        known = PageMetadata().add(story.fields, RECORD).add_known(named)
        text = "\n".join(story.lines)
        yield Page(name, text, Form.ARTICLE, known.given, known.origins, story.first_line, decoded.encoding)
    if asked and empty:
        raise UnreadableError(name, reasons.NO_ARTICLE)


def _stories(text: str, kind: Format, name: str, ending: str, report: Report) -> Iterator[ArticleRecord] | None:
    """The articles of a format that keeps them apart; None when `text` is lines as printed."""
    if kind is Format.HTML:
        from reader.ingest.formats.html import story

        return iter([found] if (found := story(text)) else [])
    if kind is Format.FEED:
        from reader.ingest.formats.feed import stories

        return stories(text)
    if kind in (Format.JSON, Format.JSON_LINES):
        return _records(text, kind, name, ending, report)
    return None


def _records(text: str, kind: Format, name: str, ending: str, report: Report) -> Iterator[ArticleRecord] | None:
    """The articles of JSON or JSON Lines; None when it is neither, nor is said to be."""
    from reader.ingest.formats.json_records import records, records_by_line

    if kind is Format.JSON_LINES:
        found, bad = records_by_line(text)
        if bad:
            report(UnreadableError(name, reasons.BAD_LINES))
        return iter(found)
    try:
        return iter(records(text))
    except ValueError as error:
        if ending == "json":
            raise UnreadableError(name, reasons.BAD_JSON) from error
        return None


def _lines(decoded: Decoded, name: str, named: PageMetadata, marked: bool) -> Page:
    """The page that flat text or Markdown is, its lines numbered as in the file."""
    text = clean_lines(decoded.text)
    known, begin, form = PageMetadata(), 0, Form.FLAT
    if head := front_matter(text):
        known.add(of_values(head.values), FRONT_MATTER)
        begin, marked = head.end, True
    elif not marked and is_article(name) and (top := heading(text)):
        known.add(top.fields, FIRST_LINES)
        begin, form = top.end, Form.ARTICLE
    first_line, text = 1 + text.count("\n", 0, begin), text[begin:]
    known.add_known(named)
    if marked:
        text, form = _without_tags(text), Form.MARKDOWN
    return Page(name, text, form, known.given, known.origins, first_line, decoded.encoding)


_TAG = re.compile(r"</?[a-zA-Z][^<>\n]{0,2000}>|<!--[^<>\n]{0,2000}-->")
_REFERENCE = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")


def _without_tags(text: str) -> str:
    """Markdown without the HTML in it, line for line; references become their characters."""
    if "<" in text:
        text = _TAG.sub("", text)
    if "&" not in text or not _REFERENCE.search(text):
        return text
    from html import unescape

    return _REFERENCE.sub(lambda found: clean(unescape(found[0])).replace("\n", " "), text)
