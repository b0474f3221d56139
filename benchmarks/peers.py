"""The search of `reader` and its peers behind one face: build from texts, answer a query with the first twenty.

Every peer is given folded text, one string an article, its fields divided by line feeds; the time to fold, to parse a
query and to find the spans in the first twenty answers counts for all.
"""

import importlib.util
import shutil
import sqlite3
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, Protocol

from peer_tokens import bigrams, characters, words

FIRST = 20

Spans = list[tuple[int, int]]


class Peer(Protocol):
    """A search engine that holds all texts."""

    name: str
    exact: bool
    """Whether it means to find every occurrence."""

    def size(self) -> int:
        """Bytes of the index."""

    def search(self, terms: Sequence[str]) -> tuple[int, list[tuple[int, Spans]]]:
        """How many articles hold all `terms`, and the first twenty with the spans in them."""

    def every(self, terms: Sequence[str]) -> set[int]:
        """All articles that it finds; not timed."""


def spans_in(text: str, terms: Sequence[str]) -> Spans:
    """Every occurrence of each term, overlapping ones too."""
    return sorted(span for term in terms for span in occurrences(text, term))


def occurrences(text: str, term: str) -> Iterator[tuple[int, int]]:
    """Every occurrence of one term."""
    at = text.find(term)
    while at >= 0:
        yield at, at + len(term)
        at = text.find(term, at + 1)


class Reader:
    """The index of this project."""

    name = "reader"
    exact = True

    def __init__(self, articles: Sequence[Any]) -> None:
        from reader.index import Index, IndexBuilder
        from reader.query.parser import Query
        from reader.query.tree import And, Literal
        from reader.search import Searcher
        from reader.span import Span

        self._tree_of = Query, And, Literal, Span
        index, builder = Index(), IndexBuilder()
        for article in articles:
            builder.add(article)
            if builder.full:
                index, builder = index.with_segment(builder.build()), IndexBuilder()
        self.index = index.with_segment(builder.build()) if len(builder) else index
        self.searcher = Searcher(self.index, articles.__getitem__)
        began = time.perf_counter()
        self.searcher.prepare()
        self.prepared = time.perf_counter() - began
        """Seconds of the building that the program spends in the background, after it already answers."""

    def size(self) -> int:
        """Bytes of the index."""
        return sum(array.nbytes for segment in self.index.segments for array in segment.arrays().values())

    def search(self, terms: Sequence[str]) -> tuple[int, list[tuple[int, Spans]]]:
        """See `Peer`."""
        results = self.results(terms)
        hits = results.hits(0, FIRST)
        return results.total_articles, [(hit.key, list(results.spans(hit.key))) for hit in hits]

    def every(self, terms: Sequence[str]) -> set[int]:
        """See `Peer`."""
        results = self.results(terms)
        return set() if results.partial else set(results.ranked.tolist())

    def results(self, terms: Sequence[str]) -> Any:
        """All that the index has for `terms`."""
        Query, And, Literal, Span = self._tree_of  # noqa: N806 - classes, imported when this was made
        nodes = tuple(Literal(term, exact=False, span=Span(0, len(term))) for term in terms)
        return self.searcher.search(Query(" ".join(terms), nodes[0] if len(nodes) == 1 else And(nodes, Span(0, 0))))


class Tantivy:
    """tantivy; `tokens` gives the tokens of a text, queries are phrases of them."""

    def __init__(
        self, name: str, texts: Sequence[str], tokens: Callable[[str], list[str]], *, exact: bool, phrase: bool = True
    ) -> None:
        import tantivy

        self.name, self.exact, self._texts, self._tokens, self._phrase = name, exact, texts, tokens, phrase
        self._tantivy = tantivy
        builder = tantivy.SchemaBuilder()
        builder.add_text_field("text", stored=False, tokenizer_name="given", index_option="position")
        builder.add_unsigned_field("number", stored=True, fast=True)
        self._folder = tempfile.TemporaryDirectory()
        self._index = tantivy.Index(builder.build(), path=self._folder.name)
        tokenizer = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build()
        self._index.register_tokenizer("given", tokenizer)
        writer = self._index.writer(400_000_000, num_threads=1)
        for number, text in enumerate(texts):
            document = tantivy.Document()
            document.add_text("text", " ".join(tokens(text)))
            document.add_unsigned("number", number)
            writer.add_document(document)
        writer.commit()
        writer.wait_merging_threads()
        self._index.reload()
        self._searcher = self._index.searcher()

    def size(self) -> int:
        """Bytes of the index."""
        return sum(path.stat().st_size for path in Path(self._folder.name).iterdir())

    def search(self, terms: Sequence[str]) -> tuple[int, list[tuple[int, Spans]]]:
        """See `Peer`."""
        found = self._searcher.search(self._query(terms), FIRST, count=True)
        numbers = [self._searcher.doc(address)["number"][0] for _, address in found.hits]
        return found.count, [(number, spans_in(self._texts[number], terms)) for number in numbers]

    def every(self, terms: Sequence[str]) -> set[int]:
        """See `Peer`."""
        found = self._searcher.search(self._query(terms), len(self._texts))
        return {self._searcher.doc(address)["number"][0] for _, address in found.hits}

    def _query(self, terms: Sequence[str]) -> Any:
        tantivy = self._tantivy
        parts = [self._term(self._tokens(term)) for term in terms]
        return parts[0] if len(parts) == 1 else tantivy.Query.boolean_query([(tantivy.Occur.Must, p) for p in parts])

    def _term(self, tokens: list[str]) -> Any:
        query, schema = self._tantivy.Query, self._index.schema
        if len(tokens) == 1:
            return query.term_query(schema, "text", tokens[0])
        if self._phrase:
            return query.phrase_query(schema, "text", [*tokens])
        must = self._tantivy.Occur.Must
        return query.boolean_query([(must, query.term_query(schema, "text", token)) for token in tokens])


class Trigrams:
    """SQLite FTS5 with its trigram tokenizer; shorter terms are scanned for."""

    name = "sqlite fts5 trigram"
    exact = True

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = texts
        self._base = sqlite3.connect(":memory:")
        self._base.execute("create virtual table t using fts5(text, tokenize='trigram')")
        self._base.executemany("insert into t(rowid, text) values (?, ?)", enumerate(texts))

    def size(self) -> int:
        """Bytes of the index."""
        pages, size = (self._base.execute(f"pragma {name}").fetchone()[0] for name in ("page_count", "page_size"))
        return int(pages * size) - sum(len(text.encode("utf-8", "surrogatepass")) for text in self._texts)

    def search(self, terms: Sequence[str]) -> tuple[int, list[tuple[int, Spans]]]:
        """See `Peer`."""
        where, values, order = self._where(terms)
        rows = self._base.execute(f"select rowid from t where {where} {order}", values).fetchall()
        return len(rows), [(row[0], spans_in(self._texts[row[0]], terms)) for row in rows[:FIRST]]

    def every(self, terms: Sequence[str]) -> set[int]:
        """See `Peer`."""
        where, values, _ = self._where(terms)
        return {row[0] for row in self._base.execute(f"select rowid from t where {where}", values)}

    def _where(self, terms: Sequence[str]) -> tuple[str, list[str], str]:
        long = " ".join('"{}"'.format(term.replace('"', '""')) for term in terms if len(term) > 2)
        short = [term for term in terms if len(term) < 3]
        where = " and ".join([*(["t match ?"] if long else []), *("instr(text, ?)" for _ in short)])
        return where, [*([long] if long else []), *short], "order by rank" if long else ""


class Whoosh:
    """whoosh, the words of the segmenter, phrases of them."""

    name = "whoosh words"
    exact = False

    def __init__(self, texts: Sequence[str], tokens: Callable[[str], list[str]]) -> None:
        from whoosh.analysis import SpaceSeparatedTokenizer
        from whoosh.fields import STORED, TEXT, Schema
        from whoosh.index import create_in

        self._texts, self._tokens = texts, tokens
        self._folder = tempfile.TemporaryDirectory()
        schema = Schema(number=STORED, text=TEXT(analyzer=SpaceSeparatedTokenizer(), phrase=True))
        index = create_in(self._folder.name, schema)
        writer = index.writer(limitmb=256)
        for number, text in enumerate(texts):
            writer.add_document(number=number, text=" ".join(tokens(text)))
        writer.commit()
        self._searcher = index.searcher()

    def size(self) -> int:
        """Bytes of the index."""
        return sum(path.stat().st_size for path in Path(self._folder.name).iterdir())

    def search(self, terms: Sequence[str]) -> tuple[int, list[tuple[int, Spans]]]:
        """See `Peer`."""
        found = self._searcher.search(self._query(terms), limit=FIRST)
        return len(found), [(hit["number"], spans_in(self._texts[hit["number"]], terms)) for hit in found]

    def every(self, terms: Sequence[str]) -> set[int]:
        """See `Peer`."""
        return {hit["number"] for hit in self._searcher.search(self._query(terms), limit=None)}

    def _query(self, terms: Sequence[str]) -> Any:
        from whoosh.query import And, Phrase, Term

        tokens = [self._tokens(term) for term in terms]
        return And([Term("text", some[0]) if len(some) == 1 else Phrase("text", some) for some in tokens])


class Ripgrep:
    """ripgrep over one file, an article a line; it does not rank."""

    name = "ripgrep"
    exact = True

    def __init__(self, texts: Sequence[str]) -> None:
        self._folder = tempfile.TemporaryDirectory()
        self._path = Path(self._folder.name) / "texts"
        self._texts = [text.replace("\n", "\x1f").replace("\r", "\x1f").replace("\0", "\x1f") for text in texts]
        self._path.write_text("\n".join(self._texts) + "\n", "utf-8", "surrogatepass", newline="\n")

    def size(self) -> int:
        """Bytes of the index."""
        return 0

    def search(self, terms: Sequence[str]) -> tuple[int, list[tuple[int, Spans]]]:
        """See `Peer`."""
        numbers = self._lines(terms)
        return len(numbers), [(number, spans_in(self._texts[number], terms)) for number in numbers[:FIRST]]

    def every(self, terms: Sequence[str]) -> set[int]:
        """See `Peer`."""
        return set(self._lines(terms))

    def _lines(self, terms: Sequence[str]) -> list[int]:
        command = ["rg", "--text", "--no-config", "--fixed-strings", "--line-number", "--only-matching", "--max-count"]
        found = None
        for term in terms:
            out = subprocess.run(
                [*command, str(len(self._texts)), "--replace", "", "--", term, self._path],
                capture_output=True,
                check=False,
            ).stdout
            numbers = {int(line.partition(b":")[0]) - 1 for line in out.splitlines()}
            found = numbers if found is None else found & numbers
        return sorted(found or ())


def makers(articles: Sequence[Any], texts: Sequence[str]) -> dict[str, Callable[[], Any]]:
    """How to build each peer that is installed."""
    found: dict[str, Callable[[], Any]] = {"reader": lambda: Reader(articles)}
    if importlib.util.find_spec("tantivy"):
        found["tantivy-characters"] = lambda: Tantivy("tantivy characters", texts, characters, exact=True)
        found["tantivy-bigrams"] = lambda: Tantivy("tantivy bigrams", texts, bigrams, exact=False, phrase=False)
        found["tantivy-words"] = lambda: Tantivy("tantivy words", texts, words, exact=False)
    found["fts5"] = lambda: Trigrams(texts)
    if importlib.util.find_spec("whoosh"):
        found["whoosh"] = lambda: Whoosh(texts, words)
    if shutil.which("rg"):
        found["ripgrep"] = lambda: Ripgrep(texts)
    return found
