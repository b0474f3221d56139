"""Articles made in a line, and a search over them."""

from collections.abc import Callable, Iterator

import pytest

from reader.model import Article
from reader.search import Searcher
from tests.search.small_library import article, searcher

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
    return article


@pytest.fixture
def searched() -> Searched:
    """Indexes articles, so many a segment."""
    return lambda articles, pieces=2: searcher(*articles, pieces=pieces)
