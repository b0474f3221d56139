"""How long it takes to set an article, and to set it again at another measure.

    uv run python benchmarks/typeset.py [CHARACTERS…]

Sets the bundled page's paragraphs, repeated up to so many characters (5,000 and 1,700,000, which are 5 MB), and prints
milliseconds, the best of three.
"""

import sys
import time
from collections.abc import Callable
from functools import partial
from itertools import cycle
from pathlib import Path

from reader.model import Article, Block, BlockKind
from reader.paths import bundled
from reader.typeset.layout import reset, set_article

MEASURES = (20, 40, 72)


def article(characters: int) -> Article:
    """An article of at least so many characters."""
    text = "\n".join(path.read_text(encoding="utf-8") for path in sorted(Path(bundled("seeds")).iterdir()))
    blocks: list[Block] = []
    for line in cycle(line.strip() for line in text.split("\n") if line.strip()):
        blocks.append(Block(BlockKind.PARAGRAPH, line))
        characters -= len(line)
        if characters <= 0:
            break
    return Article("bench", "题目", (1, len(blocks)), tuple(blocks))


def milliseconds(work: Callable[[], object]) -> float:
    """The best of three."""
    times = []
    for _ in range(3):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times) * 1000


def main(sizes: list[int]) -> int:
    """Print a line a size and measure."""
    for size in sizes:
        made = article(size)
        setting = set_article(made, 72)
        print(f"{size:>9,} characters  set at 72   {milliseconds(partial(set_article, made, 72)):8.1f} ms")
        for measure in MEASURES:
            took = milliseconds(partial(reset, setting, measure))
            print(f"{size:>9,} characters  again at {measure} {took:8.1f} ms  {len(reset(setting, measure)):,} lines")
    return 0


if __name__ == "__main__":
    sys.exit(main([int(size) for size in sys.argv[1:]] or [5_000, 1_700_000]))
