"""Articles made in a line, and a search over them."""

from unittest.mock import patch

from reader.index import Index, IndexBuilder, term_counts
from reader.model import Article, Block, BlockKind
from reader.search import Searcher


def article(headline: str, *blocks: str, **fields: object) -> Article:
    """An article of a headline, paragraphs and fields."""
    return Article("s", headline, (1, 1), tuple(Block(BlockKind.PARAGRAPH, b) for b in blocks), **fields)  # type: ignore[arg-type]


def searcher(*given: Article, pieces: int = 2) -> Searcher:
    """A search over articles, so many a segment."""
    index = Index()
    for at in range(0, len(given), pieces):
        builder = IndexBuilder()
        builder.add_all(given[at : at + pieces])
        index = index.with_segment(builder.build())
    return Searcher(index, given.__getitem__)


def counted_ahead(*given: Article, pieces: int = 2) -> Searcher:
    """A searcher over segments with the tallies of whatever is there as often as there are articles."""
    made = searcher(*given, pieces=pieces)
    for segment in made.index.segments:
        with patch.object(term_counts, "OFTEN", 1), patch.object(term_counts, "MOST", 2):
            term_counts.keep(segment, term_counts.prepared(segment, term_counts.Tallies(segment)))
    return made


NEWS = (
    article("实体经济是根基", "发展实体经济，招商引资。", date="2022-11-13", section="要闻", publication="甲报"),
    article("招商大会", "各地实体经济招商忙，实体经济好。", date="2023-01", section="要闻", authors=("杨光",)),
    article("海洋的光", "青岛海洋经济发展，海洋牧场。" * 3, date="2021", publication="乙报"),
    article("的的的", "短", publication="乙报"),
)
