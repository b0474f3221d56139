"""How a library of any size opens, is searched, and what it costs: cold and warm.

    uv run python benchmarks/library.py PATH… [--sizes N,N…] [--folder FOLDER] [--per-file N] [--keep]

The libraries are made from the corpora under the paths by recombining their sentences: as many articles as asked for,
each with a headline and a length like those of a real one, a hundred to a Markdown file (`--per-file 1`: one each). So
characters, words and lengths are as frequent as in news, but phrases longer than a sentence are not, and nothing is
said twice as often as in an archive of years. Articles differ from each other.

Searched for are stretches of clauses of one to six characters, the characters and the pairs that are the most
frequent, two and three of those together (`AND`), and rare words with one that is frequent: what is usual, and the
worst there is. For each size: megabytes of text, and files; seconds until something can be read, and until all can be
searched, cold (no snapshot; the files are in the system's memory); processor time of the building process, and
megabytes of text a second of that (the machine may have other work to do); the same warm (with a
snapshot), until all is there and until the files are compared; peak memory of the building process; memory of the
reading process after opening, and a second after ten searches with their first twenty hits and snippets; median and
95th percentile of a search in milliseconds; bytes of the snapshot, and of it a byte of text. Each opening is a process
of its own. `at most` counts pages of the mapped files that the system may take back at any time, and the program gives
back a moment after a search. A last table tells by how much each figure grew from one size to the next: as much as the
articles is in proportion.
"""

import argparse
import json
import random
import re
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from reader.model import Article

PER_FILE = 100
SENTENCE = re.compile(r"[^。！？\n]{4,200}[。！？]")
QUERIES = 40
OPENING = """
import json, sys, time
began = time.perf_counter()
sys.path.insert(0, {here!r})
from library import opened
print(json.dumps(opened({paths!r}, began, {seed})))
"""


class Material:
    """Sentences, headlines and lengths of real articles."""

    def __init__(self, paths: Sequence[str], most: int = 6000) -> None:
        from reader.backends.local.local_library import parsed_pages

        problems: list[Any] = []
        articles: list[Article] = []
        for page in parsed_pages(paths, None, problems.append):
            articles += page.articles
            if len(articles) >= most:
                break
        self.sentences = [found for article in articles for found in SENTENCE.findall(article.body)]
        self.headlines = [article.headline for article in articles]
        self.lengths = [min(len(article.body), 5000) for article in articles]

    def article(self, chance: random.Random) -> str:
        """One article in Markdown."""
        size, paragraphs, paragraph = chance.choice(self.lengths), list[str](), ""
        while size > 0:
            sentence = chance.choice(self.sentences)
            size -= len(sentence)
            paragraph += sentence
            if len(paragraph) > 120:
                paragraphs.append(paragraph)
                paragraph = ""
        heads = chance.choice(self.headlines)[:12] + chance.choice(self.headlines)[-10:]
        return "\n\n".join([f"## {heads}", *paragraphs, paragraph]) + "\n"

    def write(self, folder: Path, count: int, per_file: int, chance: random.Random) -> int:
        """Write that many articles; gives the bytes."""
        total = 0
        for number in range(0, count, per_file):
            place = folder / f"{2000 + number * 20 // max(count, 1)}" / f"{number // per_file // 500:04}"
            place.mkdir(parents=True, exist_ok=True)
            texts = (self.article(chance) for _ in range(min(per_file, count - number)))
            data = "\n".join(texts).encode()
            (place / f"{number:08}.md").write_bytes(data)
            total += len(data)
        return total

    def queries(self, count: int, chance: random.Random) -> Iterator[str]:
        """Stretches of one to six characters; then what is frequent, alone, together, and with what is rare."""
        clauses = [clause for sentence in self.sentences for clause in re.split(r"\W", sentence) if len(clause) > 6]
        for number in range(count):
            length = (2, 4, 1, 2, 6, 3)[number % 6]
            text = chance.choice(clauses)
            at = chance.randrange(len(text) - length)
            yield text[at : at + length]
        ones = [one for one, _ in Counter("".join(clauses)).most_common(4)]
        pairs = [two for two, _ in Counter(a + b for clause in clauses for a, b in pairwise(clause)).most_common(6)]
        yield from (*ones, *pairs, " ".join(pairs[:2]), " ".join(pairs[2:4]), " ".join(pairs[:3]))
        yield from (f"{pairs[number]} {chance.choice(clauses)[:4]}" for number in range(3))


def resident() -> float:
    """Megabytes of this process in memory now."""
    pages = Path("/proc/self/statm").read_text(encoding="ascii").split()[1]
    return int(pages) * resource.getpagesize() / 1e6


def private() -> float:
    """Megabytes of this process that are its own, and no page of a file."""
    words = Path("/proc/self/statm").read_text(encoding="ascii").split()
    return (int(words[1]) - int(words[2])) * resource.getpagesize() / 1e6


def opened(paths: Sequence[str], began: float, queries: Sequence[str]) -> dict[str, float]:
    """Open a library in this process and search it; what that took."""
    from reader.backends.local.local_library import LocalLibrary

    library, first = LocalLibrary(paths), 0.0
    for _progress in library.load():
        if len(library) and not first:
            first = time.perf_counter() - began
    done = time.perf_counter() - began
    found: dict[str, float] = {"first": first, "done": done, "articles": len(library), "opened": resident()}
    times, most = [], 0.0
    for number, query in enumerate(queries):
        start = time.perf_counter()
        results = library.view.search(query)
        hits = results.page(0, 20)
        for hit in hits:
            _ = library.view.summary(hit.key).headline
        for hit in hits[:5]:
            results.snippets(hit.key)
        times.append((time.perf_counter() - start) * 1000)
        most = max(most, resident())
        if number == 9:
            time.sleep(1)
            found["ten"], found["ten_private"] = resident(), private()
    slowest = sorted(zip(times, queries, strict=True), reverse=True)[:6]
    print("slowest:", ", ".join(f"{query} {took:.0f} ms" for took, query in slowest), file=sys.stderr)
    found |= {"p50": statistics.median(times), "p95": sorted(times)[len(times) * 95 // 100], "most": most}
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return found | {"builder": children.ru_maxrss / 1e3, "busy": children.ru_utime + children.ru_stime or done}


def opening(paths: Sequence[str], queries: Sequence[str]) -> dict[str, float]:
    """The same in a fresh process."""
    code = OPENING.format(here=str(Path(__file__).parent), paths=list(paths), seed=list(queries))
    done = subprocess.run([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True, check=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def measure(material: Material, count: int, folder: Path, per_file: int) -> list[float]:
    """One row of the table."""
    from reader.storage.cache_folder import cached_libraries, clear, folder_of

    texts, chance = folder / f"library-{count}-{per_file}", random.Random(count)
    if texts.exists():
        size = sum(path.stat().st_size for path in texts.rglob("*.md"))
    else:
        size = material.write(texts, count, per_file, chance)
    paths, queries = [str(texts)], list(material.queries(QUERIES, random.Random(7)))
    kept = folder_of(paths, None)
    clear(kept.parent, kept)
    cold, warm = opening(paths, queries), opening(paths, queries)
    if warm["articles"] != count:
        print(f"of {count} articles {warm['articles']:.0f} were found", file=sys.stderr)
    held = next((holding.size for holding in cached_libraries(kept.parent) if holding.folder == kept), 0)
    files = -(-count // per_file)
    return [
        count, size / 1e6, files, cold["first"], cold["done"], cold["busy"], size / 1e6 / cold["busy"],
        warm["first"], warm["done"], cold["builder"], warm["opened"], warm["ten"], warm["ten_private"], warm["most"],
        warm["p50"], warm["p95"], held / 1e6, held / size,
    ]  # fmt: skip


COLUMNS = (
    "articles", "text MB", "files", "cold: first s", "all s", "processor s", "MB/s of it",
    "warm: first s", "compared s", "builder MB", "opened MB", "after ten searches MB", "of it own MB", "at most MB",
    "search p50 ms", "p95 ms", "snapshot MB", "of text",
)  # fmt: skip


def row(figures: Sequence[float]) -> str:
    """A row of a table in Markdown."""
    return "| " + " | ".join(f"{each:,.0f}" if each >= 1000 else f"{each:.3g}" for each in figures) + " |"


def main() -> None:
    """Measure and print a table in Markdown."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="+", metavar="PATH", help="corpora to take sentences from")
    parser.add_argument("--sizes", default="1000,10000,100000", help="articles, with commas between")
    parser.add_argument("--folder", type=Path, help="where to write the libraries; kept there")
    parser.add_argument("--per-file", type=int, default=PER_FILE, help="articles a file")
    options = parser.parse_args()
    folder = options.folder or Path(tempfile.mkdtemp())
    material = Material(options.paths)
    head = "| " + " | ".join(COLUMNS) + " |\n|" + " --- |" * len(COLUMNS)
    print(f"Text made by recombining the sentences of {', '.join(options.paths)}\n\n{head}", flush=True)
    rows = list[list[float]]()
    for size in map(int, options.sizes.split(",")):
        rows.append(measure(material, size, folder, options.per_file))
        print(row(rows[-1]), flush=True)
    print(f"\nHow each grew\n\n{head}" if len(rows) > 1 else "")
    for before, after in pairwise(rows):
        print(row([b / a if a else 0.0 for a, b in zip(before, after, strict=True)]))
    if not options.folder:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
