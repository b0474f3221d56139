"""How often a slip in a word is put right: what is suggested when nothing is found.

    uv run python benchmarks/suggestions.py PATH… [--queries N] [--seed N]

Words and phrases of the articles, of 2 to 8 characters, get one character that sounds the same, that looks alike, or
any other, so that no article has them any more. Prints for each length and each kind of slip how often the query that
is suggested is the one that was meant, how often another one, and the milliseconds that the answer takes at the
median, and at the 95th percentile.
"""

import argparse
import random
import statistics
import time
from collections import Counter
from collections.abc import Callable, Sequence

from peer_tokens import words
from peers import Reader
from search import load

from reader.analysis.folding import fold
from reader.analysis.lookalikes import lookalikes
from reader.analysis.pinyin import homophones
from reader.model import Article
from reader.search import Searcher

LENGTHS = (2, 3, 4, 6, 8)
FREQUENT = 3
"""How often in a sample of the articles a text stands that is taken."""


def vocabulary(articles: Sequence[Article], chance: random.Random) -> dict[int, list[str]]:
    """Texts of each length that stand more than once: words, and, of four characters or more, neighbouring ones."""
    known: dict[int, Counter[str]] = {length: Counter() for length in LENGTHS}
    for article in chance.sample(articles, min(len(articles), 4000)):
        pieces = words(fold(article.body[:3000]))
        for start in range(len(pieces)):
            text = ""
            for count, piece in enumerate(pieces[start : start + 5]):
                text += piece
                if (
                    len(text) in known
                    and (len(text) > 3 or not count)
                    and all("\u4e00" <= one <= "\u9fff" for one in text)
                ):
                    known[len(text)][text] += 1
    return {length: [text for text, count in found.items() if count >= FREQUENT] for length, found in known.items()}


def slips(common: str, chance: random.Random) -> dict[str, Callable[[str], str]]:
    """The kinds of slip: what may stand for a character."""
    known = frozenset(common)

    def sounding(character: str) -> str:
        return "".join(other for other in homophones(character) if other in known)[:8]

    return {"sounds": sounding, "looks": lookalikes, "any": lambda character: chance.choice(common)}


def slipped(text: str, others: Callable[[str], str], chance: random.Random) -> str | None:
    """`text` with one character wrong; None when none has another."""
    places = list(range(len(text)))
    chance.shuffle(places)
    for at in places:
        if found := others(text[at]).replace(text[at], ""):
            return text[:at] + chance.choice(found) + text[at + 1 :]
    return None


def measure(searcher: Searcher, asked: Sequence[tuple[str, str]]) -> str:
    """The cells of one kind of slip: pairs of what is asked and what is meant."""
    right, wrong, times = 0, 0, list[float]()
    for query, meant in asked:
        began = time.process_time()
        suggested = searcher.search(query).did_you_mean
        times.append((time.process_time() - began) * 1000)
        right += suggested == meant
        wrong += suggested not in (None, meant)
    p50, p95 = statistics.median(times), sorted(times)[len(times) * 95 // 100]
    return f"{right / len(asked):.2f} | {wrong / len(asked):.2f} | {p50:.1f} | {p95:.1f}"


def main() -> None:
    """Read the command line, run, print a table in Markdown."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="+")
    parser.add_argument("--queries", type=int, default=200, help="of each length and kind")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    chance, articles = random.Random(options.seed), load(options.paths)
    searcher, texts = Reader(articles).searcher, vocabulary(articles, chance)
    characters = Counter(
        one for article in chance.sample(articles, min(len(articles), 2000)) for one in fold(article.body)
    )
    common = "".join(one for one, count in characters.most_common(3000) if "\u4e00" <= one <= "\u9fff")
    print(
        "| slip | characters | meant | another | p50 ms | p95 ms |\n| --- | --- | --- | --- | --- | --- |", flush=True
    )
    for kind, others in slips(common, chance).items():
        for length in LENGTHS:
            asked = list[tuple[str, str]]()
            for _ in range(options.queries * 50):
                meant = chance.choice(texts[length])
                query = slipped(meant, others, chance)
                if query and len(asked) < options.queries and not searcher.search(query).total_articles:
                    asked.append((query, meant))
            if asked:
                print(f"| {kind} | {length} | {measure(searcher, asked)} |", flush=True)


if __name__ == "__main__":
    main()
