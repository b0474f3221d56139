"""How fast and how exactly this index and its peers build and answer, over the same corpus in one run.

    uv run --group bench python benchmarks/search.py PATH… [--articles N] [--queries N] [--peers NAME…] [--core N]

Prints, for each, megabytes of text built a second and bytes of index a byte of text; then for each class of queries the
median and the 99th percentile in milliseconds (the query ranked, the first twenty with their spans), how many times
that of the first, and recall and precision in articles against a scan of all texts. In each class the peers take turns,
several rounds of them, on the same core, so that whatever else the machine does is borne by all alike; figures are the
median of the rounds. `--exact N` compares N random literals of this index with a scan instead, in articles and spans.
"""

import argparse
import gc
import os
import random
import re
import sys
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import accumulate
from resource import RUSAGE_CHILDREN, getrusage
from statistics import median
from typing import Any

os.environ.setdefault("NUMPY_MADVISE_HUGEPAGE", "0")  # as the program has it, before NumPy is imported

import numpy as np
from peers import Peer, Reader, makers

from reader.analysis.folding import fold, fold_table, spellings
from reader.model import Article

CLOCK = time.perf_counter
"""What queries are timed by."""
CHECKED = 20
"""Queries of each class whose answers are compared with the scan."""


def load(paths: Sequence[str]) -> list[Article]:
    """Every article under `paths`."""
    from reader.backends.local.local_library import parsed_pages

    problems: list[Any] = []
    return [article for page in parsed_pages(paths, None, problems.append) for article in page.articles]


def plain(article: Article) -> str:
    """What is matched of an article: folded text, the body without line ends, the headline without spaces.

    A field that was taken from the body is matched there alone.
    """
    parts = []
    for part in article.fields():
        if part.name in article.repeated:
            continue
        text = fold(article.text[part.span.start : part.span.end])
        parts.append(text.replace("\n", "") if part.name == "body" else text)
        if part.name == "headline":
            parts[-1] = parts[-1].replace(" ", "")
    return "\n".join(parts)


def unprinted(articles: Sequence[Article]) -> dict[str, list[int]]:
    """By each folded text that stands for a name not printed: the numbers of the articles that have the name."""
    found = defaultdict[str, list[int]](list)
    for number, article in enumerate(articles):
        names = [fold(name) for name in (*article.authors, article.publication, article.page_name) if name]
        for text in {text for name in names for text in (name, *re.split(r"[\W_]+", name))}:
            found[text].append(number)
    return found


def together(found: Sequence[tuple[Any, Any]]) -> tuple[Any, Any]:
    """Numbers of articles, ascending, with the sums of what is counted for each."""
    numbers, where = np.unique(np.concatenate([each for each, _ in found]), return_inverse=True)
    counts = np.concatenate([np.broadcast_to(count, len(each)) for each, count in found])
    return numbers, np.bincount(where, counts, len(numbers)).astype(np.int64)


def substrings(
    texts: Sequence[str], length: int, chance: random.Random, edges: Sequence[int] | None = None
) -> Iterator[str]:
    """Random stretches of the texts, as frequent as they are there; `edges`: where each text ends, when known."""
    edges = list(accumulate(map(len, texts))) if edges is None else edges
    while True:
        text = chance.choices(texts, cum_weights=edges)[0]
        if len(text) >= length:
            at = chance.randrange(len(text) - length + 1)
            found = text[at : at + length]
            if not set(found) & set(" \n\x1f"):
                yield found


def classes(texts: Sequence[str], count: int, chance: random.Random) -> dict[str, list[list[list[str]]]]:
    """The queries of each class: each a list of steps (one, but for as-you-type), each step a list of terms."""
    found: dict[str, list[list[list[str]]]] = {}
    for length in (1, 2, 4, 8, 16):
        stretches = substrings(texts, length, chance)
        found[f"{length} characters"] = [[[next(stretches)]] for _ in range(count)]
    pairs, sample = substrings(texts, 2, chance), chance.sample(texts, min(len(texts), 1500))
    known = {pair: sum(pair in text for text in sample) for pair in (next(pairs) for _ in range(8 * count))}
    by_frequency = sorted(known, key=lambda pair: known[pair])
    found["2, frequent"] = [[[pair]] for pair in by_frequency[-count:]]
    found["2, rare"] = [[[pair]] for pair in by_frequency[:count]]
    found["two terms"] = [[list(two_of(texts, chance))] for _ in range(count)]
    phrases = substrings(texts, 6, chance)
    found["as you type"] = [[[phrase[: i + 1]] for i in range(6)] for phrase in (next(phrases) for _ in range(count))]
    return found


def two_of(texts: Sequence[str], chance: random.Random) -> tuple[str, str]:
    """Two pairs of characters of one text."""
    one = substrings([chance.choice(texts)], 2, chance)
    return next(one), next(one)


def timed(peer: Peer, queries: Sequence[list[list[str]]]) -> list[float]:
    """Milliseconds of every step, ascending."""
    times = []
    for steps in queries:
        for terms in steps:
            began = CLOCK()
            peer.search(terms)
            times.append((CLOCK() - began) * 1000)
    return sorted(times)


def accuracy(peer: Peer, queries: Sequence[list[list[str]]], truth: Sequence[set[int]]) -> tuple[float, float]:
    """Recall and precision in articles, over all queries together."""
    right = found = true = 0
    for steps, answer in zip(queries, truth, strict=False):
        given = peer.every(steps[-1])
        right, found, true = right + len(given & answer), found + len(given), true + len(answer)
    return right / max(1, true), right / max(1, found)


def scan(texts: Sequence[str], terms: Sequence[str]) -> set[int]:
    """The articles that hold all `terms`: the truth."""
    return {number for number, text in enumerate(texts) if all(term in text for term in terms)}


def measured(peers: Sequence[Peer], queries: Sequence[list[list[str]]], rounds: int) -> list[tuple[float, ...]]:
    """Median and 99th percentile of each of `peers`, who take turns; then those of the first round alone, in which
    nothing is remembered of most queries."""
    found: list[list[list[float]]] = [[] for _ in peers]
    for _ in range(rounds):
        for peer, times in zip(peers, found, strict=True):
            for steps in queries[:5]:
                peer.search(steps[0])
            times.append(timed(peer, queries))
    places = (1 / 2, 99 / 100)
    return [
        tuple(median(some[int(len(some) * at)] for some in those) for those in (times, times[:1]) for at in places)
        for times in found
    ]


class Scan:
    """All texts end to end: wherever the rarest character of a literal stands the others are compared. The truth.

    A line feed ends each, so that nothing is read beyond the last one.
    """

    def __init__(self, texts: Sequence[str]) -> None:
        self._points = np.frombuffer("\n".join([*texts, ""]).encode("utf-32-le", "surrogatepass"), "<u4")
        self._order = self._points.argsort(kind="stable")
        self._ordered = self._points[self._order]
        self._starts = np.cumsum([0, *(len(text) + 1 for text in texts)])

    def count(self, term: str) -> tuple[Any, Any]:
        """The numbers of the texts that hold `term`, ascending, and how often each does."""
        points = np.array([*map(ord, term)], "<u4")
        firsts, lasts = (self._ordered.searchsorted(points, side) for side in ("left", "right"))
        rarest = int((lasts - firsts).argmin())
        places = self._order[firsts[rarest] : lasts[rarest]] - rarest
        for step, point in enumerate(points):
            places = places[self._points.take(places + step, mode="clip") == point]
        return np.unique(self._starts.searchsorted(places, side="right") - 1, return_counts=True)


def spelt(term: str, same: dict[int, list[int]], chance: random.Random) -> str:
    """`term` in characters that fold to it: simplified and traditional, full and half width, mixed."""
    return "".join(chr(chance.choice(same[ord(character)])) for character in term)


def alike() -> dict[int, list[int]]:
    """The code points that fold to each."""
    same: dict[int, list[int]] = {}
    for point, folded in enumerate(fold_table().tolist()):
        same.setdefault(folded, []).append(point)
    return same


def prove(peer: Reader, articles: Sequence[Article], texts: Sequence[str], count: int, chance: random.Random) -> None:
    """Compare `count` random literals with the scan: articles, matches in each, and the spans of twenty of them."""
    wrong = spans = 0
    scan, same, edges = Scan(texts), alike(), list(accumulate(map(len, texts)))
    names = unprinted(articles)
    for turn in range(count):
        term = next(substrings(texts, chance.choice((1, 2, 2, 3, 4, 5, 6, 8, 10, 16, 20)), chance, edges))
        results = peer.results([spelt(term, same, chance)])
        numbers, counts = together([*map(scan.count, spellings(term)), (names.get(term, []), 0)])
        right = np.array_equal(results.numbers, numbers) and np.array_equal(results.matches, counts)
        for place in chance.sample(range(len(numbers)), min(20, len(numbers))):
            number, found = int(numbers[place]), results.spans(int(numbers[place]))
            shown = [fold(articles[number].text[a:b]).replace("\n", "").replace(" ", "") for a, b in found]
            right &= len(shown) == counts[place] and set(shown) <= {*spellings(term)} and len(set(found)) == len(found)
        if not right:
            wrong += 1
            print(f"  wrong: {term!r}", flush=True)
        spans += int(counts.sum())
        if turn % 500 == 499:
            print(f"  {turn + 1} literals, {spans} spans, {wrong} wrong", flush=True)
    print(f"exactness: {count} literals, {spans} spans, {wrong} wrong")


def processor_time() -> float:
    """Seconds of the processor that this thread has had, and every process that it started and that has ended."""
    others = getrusage(RUSAGE_CHILDREN)
    return time.thread_time() + others.ru_utime + others.ru_stime


def main() -> None:
    """Read the command line, run, print."""
    global CLOCK
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="+")
    parser.add_argument("--articles", type=int, help="take so many at random")
    parser.add_argument("--queries", type=int, default=200, help="of each class")
    parser.add_argument("--rounds", type=int, default=3, help="of each class")
    parser.add_argument("--peers", nargs="*", help="which, by name; all that are installed")
    parser.add_argument("--exact", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--core", type=int, help="the processor that all run on")
    parser.add_argument("--cpu", action="store_true", help="time queries by the processor's time: for busy machines")
    options = parser.parse_args()
    if options.cpu:
        CLOCK = processor_time
    if options.core is not None:
        os.sched_setaffinity(0, {options.core})
    chance = random.Random(options.seed)
    articles = load(options.paths)
    if options.articles and options.articles < len(articles):
        articles = chance.sample(articles, options.articles)
    texts = [plain(article) for article in articles]
    size = sum(len(article.text.encode("utf-8", "surrogatepass")) for article in articles)
    print(f"{len(articles)} articles, {size / 1e6:.1f} MB; Python {sys.version.split()[0]}", flush=True)
    gc.freeze()  # What is loaded belongs to no peer: it is not to be looked through while one is measured.
    if options.exact:
        prove(Reader(articles), articles, texts, options.exact, chance)
        return
    peers = makers(articles, texts)
    if unknown := set(options.peers or ()) - set(peers):
        parser.error(f"no such peer here: {', '.join(sorted(unknown))}; there are {', '.join(peers)}")
    compare(
        [make for name, make in peers.items() if name in (options.peers or [name])],
        texts,
        size,
        chance,
        options.queries,
        options.rounds,
    )


def compare(
    makers: Sequence[Any], texts: Sequence[str], size: int, chance: random.Random, queries: int, rounds: int
) -> None:
    """Build every peer, then let them answer class by class."""
    given = classes(texts, queries, chance)
    peers = [built(make, size) for make in makers]
    for name, some in given.items():
        truth = [scan(texts, steps[-1]) for steps in some[:CHECKED]]
        figures = measured(peers, some, rounds)
        print(name)
        for peer, (middle, worst, *first) in zip(peers, figures, strict=True):
            recall, precision = accuracy(peer, some[:CHECKED], truth)
            ratios = f"{middle / figures[0][0]:6.2f} {worst / figures[0][1]:6.2f}"
            ratios += f"  first {first[0] / figures[0][2]:6.2f} {first[1] / figures[0][3]:6.2f}"
            print(f"  {peer.name:20} p50 {middle:8.3f}  p99 {worst:8.3f} ms  times the first {ratios}  ", end="")
            print(f"recall {recall:.3f}  precision {precision:.3f}", flush=True)


def built(make: Any, size: int) -> Peer:
    """A peer, made; printed with the processor's time for it, in all its threads, and its size."""
    began = time.process_time()
    peer: Peer = make()
    took = time.process_time() - began
    print(f"{peer.name}{' (exact)' if peer.exact else ''}: built {size / 1e6 / took:.1f} MB/s, ", end="")
    print(f"index/text {peer.size() / size:.2f}", flush=True)
    return peer


if __name__ == "__main__":
    main()
