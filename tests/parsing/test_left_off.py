"""The parsing of a long page is left off when nobody wants it any more, whatever its form."""

import pytest

from reader.model import Form, Page
from reader.parsing import parse
from reader.parsing.polling import EVERY

LINES = 2 * EVERY


class LeftError(Exception):
    """Raised by the poll."""


PAGES = {
    "flat": Page("a.txt", "渡口修桥\n" * LINES, Form.FLAT),
    "flat, of text": Page("a.txt", "　　新桥今天通车，两岸的人都来看。\n" * LINES, Form.FLAT),
    "an article": Page("a.json", "渡口修桥\n" * LINES, Form.ARTICLE, {"headline": "题"}),
    "an article of text": Page("a.json", "新桥今天通车，两岸的人都来看。\n" * LINES, Form.ARTICLE, {"headline": "题"}),
    "Markdown": Page("a.md", "# 题\n" + "- 桥\n" * LINES, Form.MARKDOWN),
    "Markdown of headings": Page("a.md", "# 题\n\n文。\n\n" * LINES, Form.MARKDOWN),
}


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_it_is_left_at_any_poll(page: Page) -> None:
    asked = 0

    def count() -> None:
        nonlocal asked
        asked += 1

    parse(page, count)
    assert asked >= 2 * (LINES // EVERY)
    for last in (1, asked // 2, asked):
        left = last

        def poll() -> None:
            nonlocal left
            left -= 1
            if not left:
                raise LeftError

        with pytest.raises(LeftError):
            parse(page, poll)
