"""What is kept of the articles that came from an archive, and that nothing needs more of them at once."""

from collections.abc import Iterator

import pytest

from reader.api.analytics import ConcordanceOrder
from reader.backends.opensearch import article_cache
from reader.backends.opensearch.archive_document import document
from reader.backends.opensearch.archive_library import ArchiveLibrary
from reader.backends.opensearch.archive_mapping import Layout
from reader.backends.opensearch.article_cache import ArticleCache
from reader.model import Article, Block, BlockKind
from tests.backends.opensearch.fake_engine import engine
from tests.backends.opensearch.test_waiting import ARTICLES, HeldEngine


@pytest.fixture
def library() -> Iterator[ArchiveLibrary]:
    with engine(HeldEngine()) as host:
        opened = ArchiveLibrary(f"http://{host}/x")
        assert [*opened.load()]
        yield opened


@pytest.mark.parametrize(("length", "kept"), [(1, 6), (10, 6), (40, 3), (1000, 2)])
def test_long_articles_are_kept_in_smaller_numbers(monkeypatch: pytest.MonkeyPatch, length: int, kept: int) -> None:
    for name, value in {"KEPT": 6, "KEPT_TEXT": 120, "KEPT_ANYWAY": 2}.items():
        monkeypatch.setattr(article_cache, name, value)
    cache = ArticleCache()
    keys = []
    for number in range(10):
        article = Article("纸.txt", f"题{number}", (1, 1), (Block(BlockKind.PARAGRAPH, "桥" * length),))
        made = document(article, Layout.NGRAM, number)
        keys += [cache.take({"_id": made.id, "_source": made.body}) for _twice in range(2)]
    assert len({key for key in keys if cache.article(key) is not None}) == kept
    assert all(cache.summary(key) is not None for key in keys)
    assert cache.article(keys[-1]) is not None


def test_a_concordance_is_of_more_articles_than_are_kept(
    library: ArchiveLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(article_cache, "KEPT", 60)
    results = library.view.search("市民")
    assert len(results.concordance(ConcordanceOrder.RIGHT)) == results.total_articles == len(ARTICLES)
