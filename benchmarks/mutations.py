"""Whether pages come apart however they are mangled: no exception, and each line that is not blank in one place.

    uv run python benchmarks/mutations.py PATH… [--pages N] [--lines N] [--seed N]

Stretches of up to so many lines (24 unless told) of the pages under a path are mangled: lines left out, doubled, moved,
joined, broken at a width, spaced, indented, sown with marks. So many are parsed (100,000 unless told). Each that fails,
is told by its number, from which it can be made again; at the end how many there were.
"""

import argparse
import random
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from parsing import chosen, pages_of
from printing import broken, spaced_out

from reader.ingest.clean import clean_lines
from reader.model import Page
from reader.parsing import ParsedPage, parse
from reader.parsing.lines import SPACE

BREAKS = "-"
"""What breaks a word at the end of a line, and is not part of the text."""
SOWN = "　 \t\x00\u202e（）【】〔／—。！，：；#*>[]□■▲①1记者摄版电讯接转海第页"
"""The characters that are sown."""
MOST_STEPS = 6
"""In how many steps a page is mangled at most."""

Lines = list[str]
Step = Callable[[Lines, random.Random], Lines]


def _left_out(lines: Lines, lots: random.Random) -> Lines:
    return [line for line in lines if lots.random() < 0.8]


def _doubled(lines: Lines, lots: random.Random) -> Lines:
    return [line for line in lines for _ in range(lots.choice((1, 1, 1, 2)))]


def _moved(lines: Lines, lots: random.Random) -> Lines:
    at, to = lots.randrange(len(lines)), lots.randrange(len(lines))
    rest = [*lines[:at], *lines[at + 1 :]]
    return [*rest[:to], lines[at], *rest[to:]]


def _joined(lines: Lines, lots: random.Random) -> Lines:
    at = lots.randrange(len(lines))
    return [*lines[:at], "".join(lines[at : at + 2]), *lines[at + 2 :]]


def _cut(lines: Lines, lots: random.Random) -> Lines:
    at = lots.randrange(len(lines))
    place = lots.randrange(len(lines[at]) + 1)
    return [*lines[:at], lines[at][:place], lines[at][place:], *lines[at + 1 :]]


def _broken(lines: Lines, lots: random.Random) -> Lines:
    width, hangs = float(lots.randrange(5, 50)), lots.random() < 0.5
    return [piece for line in lines for piece in broken(line, width, hangs) or [""]]


def _spaced(lines: Lines, lots: random.Random) -> Lines:
    return [spaced_out(line) if lots.random() < 0.9 else line for line in lines]


def _indented(lines: Lines, lots: random.Random) -> Lines:
    indent = lots.choice(("", " ", "  ", "\u3000", "\u3000\u3000", "\t"))
    return [indent + line.strip(SPACE) if lots.random() < 0.8 else line for line in lines]


def _sown(lines: Lines, lots: random.Random) -> Lines:
    at = lots.randrange(len(lines))
    place = lots.randrange(len(lines[at]) + 1)
    marks = "".join(lots.choices(SOWN, k=lots.randrange(1, 9)))
    return [*lines[:at], lines[at][:place] + marks + lines[at][place:], *lines[at + 1 :]]


def _blank(lines: Lines, lots: random.Random) -> Lines:
    return [piece for line in lines for piece in ((line, "") if lots.random() < 0.5 else (line,))]


STEPS: tuple[Step, ...] = (
    *(_left_out, _doubled, _moved, _joined, _cut, _cut, _broken, _spaced),
    *(_indented, _sown, _sown, _sown, _blank),
)


def mangled(pages: Sequence[Lines], most: int, lots: random.Random) -> str:
    """A stretch of one of the pages, mangled."""
    page = lots.choice(pages)
    start = lots.randrange(len(page))
    lines = page[start : start + lots.randrange(1, most + 1)]
    for step in lots.choices(STEPS, k=lots.randrange(1, MOST_STEPS + 1)):
        lines = step(lines, lots) or [""]
    return clean_lines("\n".join(lines))


def wrong(found: ParsedPage) -> str:
    """What is wrong with a page come apart; "": nothing."""
    printed = [(number, line.strip(SPACE)) for number, line in enumerate(found.page.text.split("\n"), 1)]
    if [(reading.number, reading.text) for reading in found.readings] != [
        (number, text) for number, text in printed if text and not text.isspace()
    ]:
        return "a line is lost, or there twice"
    for reading in found.readings:
        if reading.article is not None:
            first, last = found.articles[reading.article].lines
            if not first <= reading.number <= last:
                return f"line {reading.number} is outside of its article"
    kept = {character for article in found.articles for character in article.text + article.headline}
    mine = "".join(reading.text for reading in found.readings if reading.article is not None)
    return "" if set(re.sub(r"\s", "", mine)) <= kept | {BREAKS} else "characters are lost"


def failures(pages: Sequence[Lines], count: int, most: int, seed: int) -> Iterator[str]:
    """What failed, a line each."""
    for number in range(count):
        text = mangled(pages, most, random.Random(f"{seed} {number}"))
        try:
            if fault := wrong(parse(Page("page.txt", text))):
                yield f"{number}: {fault}"
        except Exception as error:  # noqa: BLE001 - whatever it is
            yield f"{number}: {error!r}"


def main() -> None:
    """Mangle, parse, tell; ends with 1 when something failed."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("paths", nargs="+", type=Path)
    options.add_argument("--pages", type=int, default=100_000)
    options.add_argument("--lines", type=int, default=24)
    options.add_argument("--seed", type=int, default=1)
    given = options.parse_args()
    pages = [page.text.split("\n") for path in given.paths for page in pages_of(chosen(path, 5))[0]]
    failed = 0
    for failure in failures(pages, given.pages, given.lines, given.seed):
        failed += 1
        print(failure, flush=True)
    print(f"{given.pages} pages, {failed} failed")
    sys.exit(failed > 0)


if __name__ == "__main__":
    main()
