"""Banners over several articles: small drafts and the sections that they take over."""

import pytest

from reader.parsing.assembly import ArticleLines
from reader.parsing.lines import PageLine
from reader.parsing.series_banners import inherited


def draft(*sections: str, headline: str = "渔港开海") -> ArticleLines:
    """An article under these section lines."""
    states = [*((text, "section") for text in sections), (headline, "headline")]
    return ArticleLines([(PageLine(at, text, False, False), state) for at, (text, state) in enumerate(states, 1)])


PLAIN = draft()
MANY = draft("走进渔村", "渔港大家谈")


@pytest.mark.parametrize(
    ("drafts", "taken"),
    [
        pytest.param(
            [MANY, PLAIN, PLAIN], [None, "走进渔村 渔港大家谈", "走进渔村 渔港大家谈"], id="says it is a series"
        ),
        pytest.param([draft("走进渔村", "渔港"), PLAIN], [None, None], id="nothing shows where it ends"),
        pytest.param(
            [draft("走进渔村", "渔港"), PLAIN, draft("读者来信"), PLAIN],
            [None, "走进渔村 渔港", None, None],
            id="as far as the next section",
        ),
        pytest.param(
            [draft("走进渔村", "渔港"), PLAIN, draft(headline="渔港开海（海上人家）"), PLAIN],
            [None, "走进渔村 渔港", None, None],
            id="as far as a section in the headline",
        ),
        pytest.param(
            [draft("渔港大家谈"), PLAIN, draft("读者来信")], [None, None, None], id="one line heads one article"
        ),
        pytest.param([PLAIN, MANY, MANY], [None, None, None], id="nothing is taken from below"),
        pytest.param([], [], id="no articles"),
    ],
)
def test_what_is_taken_over(drafts: list[ArticleLines], taken: list[str | None]) -> None:
    assert inherited(drafts) == taken
