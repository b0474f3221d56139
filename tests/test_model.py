"""The nouns: what an article's text is, and where its fields stand in it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model import Article, Block, BlockKind, Form, Page, identity
from reader.span import Span, merged

LINE = st.text(st.characters(blacklist_categories=["Cs", "Cc"]), min_size=1, max_size=12)
ARTICLES = st.builds(
    Article,
    source=st.just("a.txt"),
    headline=LINE,
    lines=st.just((1, 2)),
    section=st.none() | LINE,
    kicker=st.none() | LINE,
    subheadline=st.none() | LINE,
    byline=st.none() | LINE,
    dateline=st.none() | LINE,
    blocks=st.lists(st.builds(Block, st.sampled_from(BlockKind), LINE), max_size=4).map(tuple),
)


@given(ARTICLES)
def test_parts_cover_the_text_and_nothing_else(article: Article) -> None:
    assert "\n".join(article.text[part.span.start : part.span.end] for part in article.parts) == article.text


@given(ARTICLES)
def test_fields_are_found_in_the_text_by_their_spans(article: Article) -> None:
    found = {name: article.text[span.start : span.end] for name, span in article.fields()}
    body = {"body": article.body} if article.blocks else {}
    assert found == {**dict(article.printed()), **body}


def test_what_is_made_briefly_equals_what_is_made_at_length() -> None:
    blocks = (Block(BlockKind.PARAGRAPH, "文"),)
    assert Article.brief("a", "题", (1, 2), blocks, {"date": "2021"}) == Article("a", "题", (1, 2), blocks, date="2021")
    given, origins = {"headline": "题"}, {"headline": "record"}
    page = Page("a", "文", Form.ARTICLE, given, origins, 7, "gb18030")
    assert Page.brief("a", "文", Form.ARTICLE, given, origins, 7, "gb18030") == page


@given(ARTICLES)
def test_the_same_text_has_the_same_id(article: Article) -> None:
    assert article.id == identity(article.text)
    assert len(article.id) == 10


@pytest.mark.parametrize(
    ("name", "make"),
    [
        ("an empty block", lambda: Block(BlockKind.PARAGRAPH, "")),
        ("a block of two lines", lambda: Block(BlockKind.PARAGRAPH, "一\n二")),
        ("no headline", lambda: Article(source="a", headline="", lines=(1, 1))),
        ("a date that is none", lambda: Article(source="a", headline="题", lines=(1, 1), date="昨天")),
    ],
)
def test_what_cannot_be_is_refused_when_made(name: str, make) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(ValueError, match=r"."):
        make()


@pytest.mark.parametrize(
    ("name", "spans", "covered"),
    [
        ("nothing", [], []),
        ("apart", [Span(3, 4), Span(0, 2)], [Span(0, 2), Span(3, 4)]),
        ("touching", [Span(0, 2), Span(2, 3)], [Span(0, 3)]),
        ("overlapping", [Span(0, 2), Span(1, 3)], [Span(0, 3)]),
        ("one in another", [Span(0, 5), Span(1, 3)], [Span(0, 5)]),
    ],
)
def test_merged_spans_cover_the_same_text_once(name: str, spans: list[Span], covered: list[Span]) -> None:
    assert merged(spans) == covered


@pytest.mark.parametrize("texts", [("桥",) * 600, ("桥", "字" * 70_000, "", "渡口"), ("字" * 500,) * 300, ("",)])
def test_an_id_is_of_the_whole_text_however_it_is_parted(texts: tuple[str, ...]) -> None:
    assert identity(*texts) == identity("\n".join(texts))
