"""How high the article stands that a query was made from: known-item search, this index and its peers in one run.

    uv run --group bench python benchmarks/ranking.py PATH… [--articles N] [--queries N] [--peers NAME…] [--half HALF]

Queries are made from random articles whose headline no other has: three words of the headline, at random; the three
that the fewest headlines have, as what one remembers of a headline is what it has of its own; the headline as pasted; a
phrase of the body of 4 to 8 characters; the headline with one character wrong; two words of it, one with a character
that sounds the same; the two words that tell the body best from others. Prints the mean reciprocal rank (of the first
ten), and how often the article was first and among the first ten. The articles are halved by a hash: tune on one half,
report the other. A query that finds nothing but a suggestion is followed by the suggestion, as a reader would.

Three words may be in several headlines, and a phrase in several bodies: `at most` is what a ranking would reach on
average that knew how the queries were made, and put those articles first that they are likeliest from: the headlines
that have all three as words, the fewest words first; the bodies that have the phrase most often for their length.
"""

import argparse
import random
import zlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from math import comb
from typing import Any

from peer_tokens import bigrams, words
from search import Scan, load, plain

from reader.analysis.folding import fold
from reader.analysis.pinyin import homophones
from reader.model import Article

FIRST = 10
Query = tuple[list[str], int]
"""The terms, and the article that they are from."""


class Tasks:
    """Makes the queries of every class from random articles."""

    def __init__(self, articles: Sequence[Article], half: str, chance: random.Random) -> None:
        self._articles, self._chance = articles, chance
        wanted = 0 if half == "tune" else 1
        given = [n for n, one in enumerate(articles) if zlib.crc32(one.id.encode()) % 2 == wanted]
        titles = Counter(fold(one.headline) for one in articles)
        known = [n for n in given if titles[fold(articles[n].headline)] == 1 and len(articles[n].headline) >= 6]
        self._numbers = [n for n in known if len(articles[n].body) >= 100]
        sample = chance.sample(articles, min(len(articles), 4000))
        self._known = Counter(word for one in sample for word in set(words(fold(one.body[:2000]))))
        self._in_headlines = Counter(word for one in articles for word in self._words(one.headline))
        self._common = [word for word in self._known if len(word) == 1 and "\u4e00" <= word <= "\u9fff"]

    def of(self, make: Callable[[Article], list[str] | None], count: int) -> list[Query]:
        """`count` queries."""
        found: list[Query] = []
        while len(found) < count:
            number = self._chance.choice(self._numbers)
            if terms := make(self._articles[number]):
                found.append((terms, number))
        return found

    def title_words(self, article: Article) -> list[str] | None:
        """Three words of the headline."""
        given = self._words(article.headline)
        return self._chance.sample(given, 3) if len(given) >= 3 else None

    def telling_words(self, article: Article) -> list[str] | None:
        """The three words of the headline that the fewest headlines have."""
        given = sorted(self._words(article.headline), key=lambda word: self._in_headlines[word])
        return given[:3] if len(given) >= 3 else None

    def title(self, article: Article) -> list[str] | None:
        """The headline as it stands."""
        return fold(article.headline).split()

    def phrase(self, article: Article) -> list[str] | None:
        """A stretch of the body without marks."""
        body, size = fold(article.body), self._chance.randint(4, 8)
        at = self._chance.randrange(len(body) - size)
        found = body[at : at + size]
        return [found] if all("\u4e00" <= character <= "\u9fff" for character in found) else None

    def slip(self, article: Article) -> list[str] | None:
        """The headline with one character wrong."""
        title = fold(article.headline)
        at = self._chance.choice([i for i, character in enumerate(title) if character != " "])
        return (title[:at] + self._chance.choice(self._common) + title[at + 1 :]).split()

    def homophone(self, article: Article) -> list[str] | None:
        """Two words of the headline, one with a character that sounds the same."""
        given = [word for word in self._words(article.headline) if all("\u4e00" <= one <= "\u9fff" for one in word)]
        if len(given) < 2:
            return None
        wrong, right = self._chance.sample(given, 2)
        at = self._chance.randrange(len(wrong))
        others = [other for other in homophones(wrong[at]) if other in self._known][:8]
        return [wrong[:at] + self._chance.choice(others) + wrong[at + 1 :], right] if others else None

    def keywords(self, article: Article) -> list[str] | None:
        """The two words of the body that are most frequent in it and rarest elsewhere."""
        counts = Counter(word for word in words(fold(article.body)) if len(word) > 1 and word.isalpha())
        best = sorted(counts, key=lambda word: counts[word] / (1 + self._known[word]), reverse=True)[:2]
        return best if len(best) == 2 else None

    def limit_of_words(self, queries: Sequence[Query]) -> float:
        """The mean reciprocal rank that can be expected at most of three words of a headline."""
        having = defaultdict[str, set[int]](set)
        known = [self._words(article.headline) for article in self._articles]
        for number, given in enumerate(known):
            for word in given:
                having[word].add(number)
        total = 0.0
        for terms, _number in queries:
            among = set.intersection(*(having[term] for term in terms))
            total += expected({hash(plain(self._articles[n])): 1 / comb(len(known[n]), 3) for n in among})
        return total / len(queries)

    def limit_of_phrases(self, queries: Sequence[Query]) -> float:
        """The same of a phrase of a body."""
        bodies = [fold(article.body) for article in self._articles]
        scan, total = Scan(bodies), 0.0
        for (phrase,), _number in queries:
            among = zip(*(column.tolist() for column in scan.count(phrase)), strict=True)
            total += expected({hash(bodies[n]): often / len(bodies[n]) for n, often in among if len(bodies[n]) >= 100})
        return total / len(queries)

    def _words(self, text: str) -> list[str]:
        return list(dict.fromkeys(word for word in words(fold(text)) if len(word) > 1 and word.isalnum()))


def expected(likely: dict[int, float]) -> float:
    """The reciprocal rank to be expected when the likeliest articles come first."""
    ordered = sorted(likely.values(), reverse=True)
    return sum(chance / place for place, chance in enumerate(ordered[:FIRST], 1)) / sum(ordered)


def reader(articles: Sequence[Article]) -> Callable[[list[str]], list[int]]:
    """This index."""
    from peers import Reader

    searcher = Reader(articles).searcher

    def ranked(terms: list[str]) -> list[int]:
        results = searcher.search(" ".join(terms))
        if not results.total_articles and results.did_you_mean:
            results = searcher.search(results.did_you_mean)
        return [hit.key for hit in results.shown.hits(0, FIRST)]

    return ranked


def tantivy(articles: Sequence[Article], tokens: Callable[[str], list[str]], boost: float) -> Callable[..., list[int]]:
    """tantivy, heading and body apart, any of the tokens."""
    import tantivy as engine

    builder = engine.SchemaBuilder()
    builder.add_text_field("title", stored=False, tokenizer_name="given")
    builder.add_text_field("body", stored=False, tokenizer_name="given")
    builder.add_unsigned_field("number", stored=True, fast=True)
    index = engine.Index(builder.build())
    index.register_tokenizer("given", engine.TextAnalyzerBuilder(engine.Tokenizer.whitespace()).build())
    writer = index.writer(400_000_000, num_threads=1)
    for number, article in enumerate(articles):
        document = engine.Document()
        document.add_text("title", " ".join(tokens(fold(article.headline))))
        document.add_text("body", " ".join(tokens(fold(article.body))))
        document.add_unsigned("number", number)
        writer.add_document(document)
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    searcher, query, should = index.searcher(), engine.Query, engine.Occur.Should

    def ranked(terms: list[str]) -> list[int]:
        given = [token for term in terms for token in tokens(term)]
        parts = [(should, query.boost_query(query.term_query(index.schema, "title", token), boost)) for token in given]
        parts += [(should, query.term_query(index.schema, "body", token)) for token in given]
        hits = searcher.search(query.boolean_query(parts), FIRST).hits
        return [searcher.doc(address)["number"][0] for _, address in hits]

    return ranked


def fts5(articles: Sequence[Article], boost: float) -> Callable[[list[str]], list[int]]:
    """SQLite FTS5 over words, heading and body apart, any of the words."""
    import sqlite3

    base = sqlite3.connect(":memory:")
    base.execute('create virtual table t using fts5(title, body, tokenize="unicode61 remove_diacritics 0")')
    rows = ((n, " ".join(words(fold(a.headline))), " ".join(words(fold(a.body)))) for n, a in enumerate(articles))
    base.executemany("insert into t(rowid, title, body) values (?, ?, ?)", rows)

    def ranked(terms: list[str]) -> list[int]:
        given = [word.replace('"', "") for term in terms for word in words(term) if word.isalnum()]
        query = " OR ".join(f'"{word}"' for word in given)
        order = f"bm25(t, {boost}, 1.0)"
        found = base.execute(f"select rowid from t where t match ? order by {order} limit {FIRST}", [query])
        return [row[0] for row in found] if query else []

    return ranked


def whoosh(articles: Sequence[Article], boost: float) -> Callable[[list[str]], list[int]]:
    """whoosh over words, heading and body apart, any of the words. Builds for many minutes."""
    from whoosh.analysis import SpaceSeparatedTokenizer
    from whoosh.fields import STORED, TEXT, Schema
    from whoosh.filedb.filestore import RamStorage
    from whoosh.query import Or, Term

    def text(boost: float) -> TEXT:
        return TEXT(analyzer=SpaceSeparatedTokenizer(), phrase=False, field_boost=boost)

    index = RamStorage().create_index(Schema(number=STORED, title=text(boost), body=text(1.0)))
    writer = index.writer(limitmb=512)
    for number, article in enumerate(articles):
        title, body = (" ".join(words(fold(part))) for part in (article.headline, article.body))
        writer.add_document(number=number, title=title, body=body)
    writer.commit()
    searcher = index.searcher()

    def ranked(terms: list[str]) -> list[int]:
        given = [word for term in terms for word in words(term)]
        query = Or([Term(field, word) for word in given for field in ("title", "body")])
        return [hit["number"] for hit in searcher.search(query, limit=FIRST)]

    return ranked


def engines(articles: Sequence[Article], names: Sequence[str] | None) -> Iterator[tuple[str, Callable[..., list[int]]]]:
    """Each engine that was asked for, built."""
    makers: dict[str, Callable[[], Any]] = {
        "reader": lambda: reader(articles),
        "tantivy-words": lambda: tantivy(articles, words, 3.0),
        "tantivy-bigrams": lambda: tantivy(articles, bigrams, 3.0),
        "fts5-words": lambda: fts5(articles, 1.0),
        "whoosh-words": lambda: whoosh(articles, 3.0),
    }
    for name in names or makers:
        yield name, makers[name]()


def main() -> None:
    """Read the command line, run, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="+")
    parser.add_argument("--articles", type=int, help="take so many at random")
    parser.add_argument("--queries", type=int, default=200, help="of each class")
    parser.add_argument("--peers", nargs="*", help="which, by name; all")
    parser.add_argument("--half", choices=("tune", "report"), default="report")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    chance = random.Random(options.seed)
    articles = load(options.paths)
    if options.articles and options.articles < len(articles):
        articles = chance.sample(articles, options.articles)
    compare(articles, options.half, options.queries, options.peers, chance)


def compare(
    articles: Sequence[Article], half: str, count: int, names: Sequence[str] | None, chance: random.Random
) -> None:
    """Rank the queries of every class by every engine; articles of the same text count as the same."""
    tasks = Tasks(articles, half, chance)
    makers = (tasks.title_words, tasks.title, tasks.phrase, tasks.slip, tasks.homophone, tasks.keywords)
    # The newest class last, so that the others draw the queries that they always drew.
    given = {make.__name__: tasks.of(make, count) for make in (*makers, tasks.telling_words)}
    print(f"{len(articles)} articles, {count} queries a class, half to {half}")
    print(f"three title words: at most {tasks.limit_of_words(given['title_words']):.3f}")
    print(f"phrase: at most {tasks.limit_of_phrases(given['phrase']):.3f}")
    same = [hash(plain(article)) for article in articles]
    for name, ranked in engines(articles, names):
        print(name)
        for task, queries in given.items():
            places = []
            for terms, number in queries:
                found = [same[other] for other in ranked(terms)]
                places.append(found.index(same[number]) + 1 if same[number] in found else 0)
            mean = sum(1 / place for place in places if place) / len(places)
            first, ten = (sum(0 < place <= most for place in places) / len(places) for most in (1, FIRST))
            print(f"  {task:12} MRR {mean:.3f}  first {first:.2f}  in ten {ten:.2f}", flush=True)


if __name__ == "__main__":
    main()
