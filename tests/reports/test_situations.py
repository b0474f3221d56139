"""What users of readers reported, each situation as a whole kind: three or more files of each, none like another."""

import pytest

from reader.errors import ReaderError
from reader.index import Index, IndexBuilder
from reader.ingest.bounds import Budget
from reader.ingest.document import SourceReader
from reader.ingest.pages import pages
from reader.model import Article
from reader.parsing import parse
from reader.search import Searcher

from . import json_situations, packed_situations, record_situations, text_situations, web_situations
from .further_situations import FURTHER
from .situation import Situation

ALL = {
    kind: found
    for module in (text_situations, record_situations, json_situations, web_situations, packed_situations)
    for kind, found in module.SITUATIONS.items()
}
NAMED = {
    f"{kind}: {name}": situation
    for situations in (ALL, FURTHER)
    for kind, found in situations.items()
    for name, situation in found.items()
}


def told(article: Article, name: str) -> object:
    """A field of an article; `texts` and `kinds` are those of its blocks."""
    of_blocks = {
        "texts": [block.text for block in article.blocks],
        "kinds": [str(block.kind) for block in article.blocks],
    }
    return tuple(of_blocks[name]) if name in of_blocks else getattr(article, name)


def matches(articles: list[Article], query: str) -> int:
    """How many matches a query has, of articles that hold all of it."""
    builder = IndexBuilder()
    builder.add_all(articles)
    results = Searcher(Index().with_segment(builder.build()), articles.__getitem__).search(query)
    return 0 if results.partial else int(results.matches.sum())


@pytest.mark.parametrize("situation", NAMED.values(), ids=NAMED)
def test_situations(situation: Situation) -> None:
    problems: list[ReaderError] = []
    data = situation.data.encode() if isinstance(situation.data, str) else situation.data
    reader = SourceReader(None, problems.append, True, Budget(len(data)))
    articles = [article for page in pages(data, situation.name, reader) for article in parse(page).articles]
    if situation.articles:
        found = [
            {name: told(article, name) for name in expected}
            for article, expected in zip(articles, situation.articles, strict=False)
        ]
        assert found == [dict(expected) for expected in situation.articles]
        assert len(articles) == len(situation.articles)
    assert {query: matches(articles, query) for query in situation.finds} == dict(situation.finds)
    assert situation.told in " ".join(map(str, problems))


def test_each_kind_has_three_and_more() -> None:
    assert all(len(found) >= 3 for found in ALL.values())
