"""How a library of any size opens, is searched, and what it costs: cold and warm.

    uv run python benchmarks/library.py PATH… [--sizes N,N…] [--folder FOLDER] [--per-file N] [--keep]

The libraries are made from the corpora under the paths by recombining their sentences: as many articles as asked for,
each with a headline and a length like those of a real one, a hundred to a Markdown file (`--per-file 1`: one each). So
characters, words and lengths are as frequent as in news, but phrases longer than a sentence are not, and nothing is
said twice as often as in an archive of years. Articles differ from each other.

For each size: megabytes of text and files; seconds until something can be read, and until all can be searched, cold
(no snapshot; the files are in the system's memory); processor time of the building process, and megabytes of text a
second of that (the machine may have other work to do); the same warm (with one), until all is
there and until the files are compared; peak memory of the building process; memory of the reading process after
opening, and after ten searches with their first twenty hits and snippets; median and 95th percentile of a search in
milliseconds; bytes of the snapshot, and of it a byte of text. Each opening is a process of its own. `--peak` of the
reader counts pages of the mapped files that the system may take back at any time.
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
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

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
        from reader.library import parsed_pages

        problems: list[Any] = []
        articles = []
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
        """Stretches of sentences of one to six characters, two in a third of them."""
        for number in range(count):
            length = (2, 4, 1, 2, 6, 3)[number % 6]
            text = re.sub(r"\W", "", chance.choice(self.sentences))
            at = chance.randrange(max(1, len(text) - length))
            yield text[at : at + length]


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
    from reader.library import Library

    library, first = Library(), 0.0
    for _progress in library.load(paths):
        if len(library) and not first:
            first = time.perf_counter() - began
    done = time.perf_counter() - began
    found: dict[str, float] = {"first": first, "done": done, "articles": len(library), "opened": resident()}
    times, most = [], 0.0
    for number, query in enumerate(queries):
        start = time.perf_counter()
        results = library.search(query)
        hits = results.hits(0, 20)
        for hit in hits:
            library.headline(hit.number)
        for hit in hits[:5]:
            library.snippets(hit.number, results)
        times.append((time.perf_counter() - start) * 1000)
        most = max(most, resident())
        if number == 9:
            found["ten"], found["ten_private"] = resident(), private()
    found |= {"p50": statistics.median(times), "p95": sorted(times)[len(times) * 95 // 100], "most": most}
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return found | {"builder": children.ru_maxrss / 1e3, "busy": children.ru_utime + children.ru_stime or done}


def opening(paths: Sequence[str], queries: Sequence[str]) -> dict[str, float]:
    """The same in a fresh process."""
    code = OPENING.format(here=str(Path(__file__).parent), paths=list(paths), seed=list(queries))
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def measure(material: Material, count: int, folder: Path, per_file: int) -> list[str]:
    """One row of the table."""
    from reader.shelf.folders import clear, folder_of, holdings

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
    held = next((holding.size for holding in holdings(kept.parent) if holding.folder == kept), 0)
    return [
        f"{count:,}",
        f"{size / 1e6:.1f}",
        f"{cold['first']:.2f}",
        f"{cold['done']:.2f}",
        f"{cold['busy']:.2f}",
        f"{size / 1e6 / cold['busy']:.1f}",
        f"{warm['first']:.2f}",
        f"{warm['done']:.2f}",
        f"{cold['builder']:.0f}",
        f"{warm['opened']:.0f}",
        f"{warm['ten']:.0f} ({warm['ten_private']:.0f} own)",
        f"{warm['most']:.0f}",
        f"{warm['p50']:.1f}",
        f"{warm['p95']:.1f}",
        f"{held / 1e6:.1f}",
        f"{held / size:.2f}",
    ]


COLUMNS = (
    "articles", "text MB", "cold: first s", "all s", "processor s", "MB/s of it",
    "warm: first s", "compared s",
    "builder MB", "opened MB", "after ten searches MB", "at most MB", "search p50 ms", "p95 ms",
    "snapshot MB", "of text",
)  # fmt: skip


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
    print("| " + " | ".join(COLUMNS) + " |\n|" + " --- |" * len(COLUMNS), flush=True)
    for size in map(int, options.sizes.split(",")):
        print("| " + " | ".join(measure(material, size, folder, options.per_file)) + " |", flush=True)
    if not options.folder:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
