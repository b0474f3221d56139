"""How fast and how exactly this index and its peers build and answer, over the same corpus in one run.

    uv run --group bench python benchmarks/search.py PATH… [--articles N] [--queries N] [--peers NAME…] [--exact N] [--cpu]

Prints, for each: megabytes of text built a second, bytes of index a byte of text; then for each class of queries the
median and the 99th percentile in milliseconds (the query parsed, ranked, the first twenty with their spans), and recall
and precision in articles against a scan of all texts. `--exact N` also compares N random literals of this index with
the scan, in articles and spans. Times are of one core; the peers follow one another, so nothing runs beside.
"""

import argparse
import random
import sys
import time
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Any

from peers import Peer, makers, occurrences

from reader.analysis.folding import fold
from reader.model import Article

CLOCK = time.perf_counter
"""What queries are timed by."""
CHECKED = 20
"""Queries of each class whose answers are compared with the scan."""


def load(paths: Sequence[str]) -> list[Article]:
    """Every article under `paths`."""
    from reader.library import parsed_pages

    problems: list[Any] = []
    return [article for page in parsed_pages(paths, None, problems.append) for article in page.articles]


def plain(article: Article) -> str:
    """What is matched of an article: folded text, the body without line ends, the headline without spaces."""
    parts = []
    for part in article.fields():
        text = fold(article.text[part.span.start : part.span.end])
        parts.append(text.replace("\n", "") if part.name == "body" else text)
        if part.name == "headline":
            parts[-1] = parts[-1].replace(" ", "")
    return "\n".join(parts)


def substrings(texts: Sequence[str], length: int, chance: random.Random) -> Iterator[str]:
    """Random stretches of the texts, as frequent as they are there."""
    edges = list(accumulate(map(len, texts)))
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


def measure(
    peer: Peer, given: dict[str, list[list[list[str]]]], truth: dict[str, list[set[int]]]
) -> dict[str, tuple[float, float]]:
    """Median and 99th percentile of each class; printed with its accuracy."""
    found = {}
    for name, queries in given.items():
        for steps in queries[:5]:
            peer.search(steps[0])
        times = timed(peer, queries)
        recall, precision = accuracy(peer, queries[:CHECKED], truth[name])
        found[name] = times[len(times) // 2], times[len(times) * 99 // 100]
        print(f"  {name:14} p50 {found[name][0]:8.2f}  p99 {found[name][1]:8.2f} ms  ", end="")
        print(f"recall {recall:.3f}  precision {precision:.3f}", flush=True)
    return found


def prove(peer: Any, articles: Sequence[Article], texts: Sequence[str], count: int, chance: random.Random) -> None:
    """Compare `count` random literals, articles and spans, with the scan."""
    wrong = spans = 0
    for turn in range(count):
        term = next(substrings(texts, chance.choice((1, 2, 2, 3, 4, 5, 6, 8, 10, 16, 20)), chance))
        results = peer._results([term])
        truth = {n: found for n, text in enumerate(texts) if (found := list(occurrences(text, term)))}
        counts = results.counts()
        right = counts == {number: len(found) for number, found in truth.items()}
        for number in chance.sample(sorted(truth), min(20, len(truth))):
            text = articles[number].text
            shown = [fold(text[a:b]).replace("\n", "").replace(" ", "") for a, b in results.spans(number)]
            right &= shown == [term] * len(truth[number])
        wrong += not right
        spans += sum(counts.values())
        if turn % 500 == 499:
            print(f"  {turn + 1} literals, {spans} spans, {wrong} wrong", flush=True)
    print(f"exactness: {count} literals, {spans} spans, {wrong} wrong")


def main() -> None:
    """Read the command line, run, print."""
    global CLOCK
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="+")
    parser.add_argument("--articles", type=int, help="take so many at random")
    parser.add_argument("--queries", type=int, default=200, help="of each class")
    parser.add_argument("--peers", nargs="*", help="which, by name; all that are installed")
    parser.add_argument("--exact", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--cpu", action="store_true", help="time queries by the processor's time: for busy machines")
    options = parser.parse_args()
    if options.cpu:
        CLOCK = time.thread_time
    chance = random.Random(options.seed)
    articles = load(options.paths)
    if options.articles and options.articles < len(articles):
        articles = chance.sample(articles, options.articles)
    texts = [plain(article) for article in articles]
    size = sum(len(article.text.encode("utf-8", "surrogatepass")) for article in articles)
    print(f"{len(articles)} articles, {size / 1e6:.1f} MB; Python {sys.version.split()[0]}")
    given = classes(texts, options.queries, chance)
    truth = {name: [scan(texts, steps[-1]) for steps in some[:CHECKED]] for name, some in given.items()}
    known, ours = makers(articles, texts), None
    for name in options.peers or known:
        began = time.perf_counter()
        peer = known[name]()
        took = time.perf_counter() - began
        print(f"{peer.name}{' (exact)' if peer.exact else ''}: built {size / 1e6 / took:.1f} MB/s, ", end="")
        print(f"index/text {peer.size() / size:.2f}")
        times = measure(peer, given, truth)
        if ours is None:
            ours = times
            if options.exact:
                prove(peer, articles, texts, options.exact, chance)
        else:
            ratios = (
                f"{label} {times[label][0] / ours[label][0]:.1f}/{times[label][1] / ours[label][1]:.1f}"
                for label in times
            )
            print("  times of the first, p50/p99: " + ", ".join(ratios))
        del peer


if __name__ == "__main__":
    main()
