"""How fast text comes apart into articles: megabytes a second on one core, for each folder or file given.

    uv run python benchmarks/parsing.py PATH… [--megabytes N] [--rounds N]

Of each path up to so many megabytes of text are taken (10 unless told), spread evenly over its files. Told are: files,
megabytes (of the text in UTF-8), articles, then how many of the megabytes a second of processor time takes through
reading and decoding, through parsing, and through both; and the files that failed, by their message. The best of the
rounds counts (3 unless told): what other work the machine has slows a round, and nothing makes it faster. What is
kept of short lines seen before is forgotten between the rounds.
"""

import argparse
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from reader.errors import ReaderError
from reader.ingest import Source, read, sources
from reader.model import Page
from reader.parsing import line_features, parse

MEGA = 1_000_000
HEAD = f"{'path':32}{'files':>8}{'MB':>8}{'articles':>10}{'read':>8}{'parse':>8}{'both':>8}   MB/s"


def chosen(path: Path, megabytes: float) -> list[Source]:
    """Sources under `path`, evenly spread, of about so many megabytes."""
    found = [source for source in sources([path]) if isinstance(source, Source)]
    size = sum(source.path.stat().st_size for source in found if source.path)
    return found[:: max(1, round(size / (megabytes * MEGA)))]


def pages_of(found: Sequence[Source]) -> tuple[list[Page], list[str]]:
    """The pages of the sources, and what could not be read."""
    pages: list[Page] = []
    failed: list[str] = []
    for source in found:
        try:
            pages += read(source)
        except ReaderError as error:
            failed.append(str(error))
    return pages, failed


def seconds(work: Callable[[], object]) -> float:
    """The processor time that `work` takes."""
    line_features.forget()
    begun = time.process_time()
    work()
    return time.process_time() - begun


def row(path: Path, megabytes: float, rounds: int) -> str:
    """The figures of one path, and a line for each failure."""
    found = chosen(path, megabytes)
    pages, failed = pages_of(found)
    size = sum(len(page.text.encode()) for page in pages) / MEGA
    articles = sum(len(parse(page).articles) for page in pages)
    reading = min(seconds(lambda: pages_of(found)) for _ in range(rounds))
    parsing = min(seconds(lambda: [parse(page) for page in pages]) for _ in range(rounds))
    rates = (size / took for took in (reading, parsing, reading + parsing))
    figures = f"{len(found):8}{size:8.1f}{articles:10}" + "".join(f"{rate:8.1f}" for rate in rates)
    return "\n  ".join([f"{path.name[:30]:32}{figures}", *failed[:5]])


def main() -> None:
    """Print the table."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("paths", nargs="+", type=Path)
    options.add_argument("--megabytes", type=float, default=10)
    options.add_argument("--rounds", type=int, default=3)
    given = options.parse_args()
    print(HEAD)
    for path in given.paths:
        print(row(path, given.megabytes, given.rounds), flush=True)


if __name__ == "__main__":
    main()
