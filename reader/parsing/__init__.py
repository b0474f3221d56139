"""From a page to its articles: which lines are one article, and what is each line?"""

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
    """The articles of `page`, and what each of its lines that is not blank was taken for.

    `poll` is called every few hundred lines; what it raises ends the work.
    """
    return parse_flat(page, poll=poll) if page.form is Form.FLAT else _WAYS[page.form](page, poll)
