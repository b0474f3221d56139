"""Parsing of a page: the boundaries of its articles, and the class of each line."""

from reader.model import Form, Page
from reader.parsing.flat import parse_flat
from reader.parsing.grammar import LineClass
from reader.parsing.markdown import parse_markdown
from reader.parsing.polling import Poll, never
from reader.parsing.result import LineReading, ParsedPage
from reader.parsing.single_article import parse_record

__all__ = ["LineClass", "LineReading", "ParsedPage", "parse"]

_WAYS = {Form.MARKDOWN: parse_markdown, Form.ARTICLE: parse_record}


def parse(page: Page, poll: Poll = never) -> ParsedPage:
    """The articles of `page`, and the class of each non-blank line.

    `poll` is called every few hundred lines; its exception ends the work.
    """
    return parse_flat(page, poll=poll) if page.form is Form.FLAT else _WAYS[page.form](page, poll)
