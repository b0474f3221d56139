"""What goes on a docstore comes back as it was."""

import dataclasses

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.index import IndexBuilder
from reader.model import PDF, PRINTED, Article, Block, BlockKind, identity
from reader.storage.docstore import DocStore, DocStoreBuilder, id_name, id_number

pytestmark = pytest.mark.slow

line = st.text(st.characters(exclude_characters="\n"), min_size=1, max_size=12)
optional = st.none() | line
articles = st.builds(
    Article,
    source=line,
    headline=line,
    lines=st.tuples(st.integers(1, 10**6), st.integers(1, 10**6)),
    blocks=st.lists(st.builds(Block, kind=st.sampled_from(BlockKind), text=line), max_size=4).map(tuple),
    section=optional,
    kicker=optional,
    subheadline=optional,
    byline=optional,
    authors=st.lists(line, max_size=3).map(tuple),
    dateline=optional,
    publication=optional,
    date=st.sampled_from([None, "2022", "2022-11", "2022-11-14", "0000"]),
    page=optional,
    page_name=optional,
    jump_to=optional,
    jump_from=optional,
    is_printed=st.booleans(),
    repeated=st.sampled_from([(), ("headline",), ("headline", "dateline")]),
)


def docstore_of(given_articles: list[Article]) -> DocStore:
    index, docstore = IndexBuilder(), DocStoreBuilder()
    for article in given_articles:
        index.add(article)
        docstore.add(article, PDF if article.is_printed else "gb18030")
    return docstore.build(index.build().columns)


@given(st.lists(articles, min_size=1, max_size=6))
@settings(max_examples=80, deadline=None)
def test_an_article_comes_back_as_it_was(given_articles: list[Article]) -> None:
    built = docstore_of(given_articles)
    again = DocStore.from_arrays(built.arrays(), built.columns)
    for docstore in (built, again):
        assert [docstore.article(row) for row in range(len(docstore))] == given_articles
        for row, article in enumerate(given_articles):
            assert docstore.headline(row) == article.headline
            assert docstore.text_of(row) == article.text
            assert docstore.body(row) == article.body
            assert docstore.length(row) == len(article.text.encode("utf-8", "surrogatepass"))
            assert docstore.name("encoding", row) == (PDF if article.is_printed else "gb18030")
            for column in ("section", "date", "publication", "page", "jump_to"):
                assert docstore.name(column, row) == getattr(article, column)


def test_every_field_of_an_article_is_kept() -> None:
    """A field added to the model must be added to the docstore: this fails until it is."""
    known = {"source", "lines", "blocks", "authors", "publication", "date", "page", "page_name", "jump_to", "jump_from"}
    known |= {"url", "is_printed", "repeated"}
    assert {field.name for field in dataclasses.fields(Article)} == known | set(PRINTED) | {"id"}


@given(st.text(max_size=20))
def test_an_id_is_a_number(text: str) -> None:
    assert id_name(id_number(identity(text))) == identity(text)


@pytest.mark.parametrize("name", ["", "1", "abcdefghij-2", "abcdefghiu", "ABCDEFGHJK", "１２３４５６７８９０"])
def test_what_is_no_id(name: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        id_number(name)
