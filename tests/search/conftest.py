"""Articles made in a line, and a search over them."""

from collections.abc import Callable, Iterator, Sequence

import pytest

from reader.index import Index, IndexBuilder
from reader.model import Article, Block, BlockKind
from reader.search import Searcher

Made = Callable[..., Article]
Searched = Callable[..., Searcher]


@pytest.fixture(scope="module", autouse=True)
def unhurried() -> Iterator[None]:
    """A search takes the time it needs, unless it is given a limit: a machine may be busy."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(Searcher.search.__kwdefaults__, "seconds", None)
        yield


@pytest.fixture
def made() -> Made:
    """Makes an article of a headline, paragraphs and fields."""

    def make(headline: str, *blocks: str, **fields: str) -> Article:
        return Article("s", headline, (1, 1), tuple(Block(BlockKind.PARAGRAPH, text) for text in blocks), **fields)

    return make


@pytest.fixture
def searched() -> Searched:
    """Indexes articles, so many a segment."""

    def index(articles: Sequence[Article], pieces: int = 2) -> Searcher:
        whole = Index()
        for at in range(0, len(articles), pieces):
            builder = IndexBuilder()
            builder.add_all(articles[at : at + pieces])
            whole = whole.with_segment(builder.build())
        return Searcher(whole, articles.__getitem__)

    return index
