"""What was read ahead passes from one process to another."""

import marshal

from reader.model import Article, Block, BlockKind
from reader.storage.parsed_ahead import ParsedAhead


def test_articles_come_back_as_they_were() -> None:
    blocks = (Block(BlockKind.CROSSHEAD, "人来了"), Block(BlockKind.PARAGRAPH, "大桥\u2028昨日通车𠮷\udc80。"))
    one = Article(
        "a.txt", "海湾大桥通车", (1, 9), blocks, section="要闻", authors=("王小明",), date="2026-01-02", id="abc-2"
    )
    ahead = ParsedAhead("/a.txt", 7, 8, (((one, Article("a.txt", "银杏", (10, 10))), "gb18030"), ((), "utf-8")))
    assert ParsedAhead.received(marshal.loads(marshal.dumps(ahead.to_send()))) == ahead
