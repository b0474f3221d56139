"""A query that would find something, made from the index's own text.

Takes a query that found nothing and what its loosened tree found, gives the query with its texts put right.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache
from heapq import nsmallest

from reader.analysis.folding import fold
from reader.analysis.lookalikes import lookalikes
from reader.analysis.pinyin import homophones, readings
from reader.analysis.segmenter import cuts, is_word
from reader.index.find import find
from reader.index.inverted_index import Index
from reader.index.needle import needles
from reader.query.parser import Query
from reader.query.tree import Literal
from reader.search.answer import FullAnswer
from reader.search.fallback import pieces
from reader.search.matching.fuzzy import Fuzzy, having, variants
from reader.search.matching.match_run import Articles, MatchRun, union
from reader.search.matching.pinyin_search import pinyin_matches
from reader.span import Span

Runs = Sequence[tuple[int, MatchRun]]
"""Occurrences, each with the place of its segment."""
SHORT = 3
"""Characters up to which only a word is suggested: so much sounds like a few characters."""
TRIED = 20
"""Texts of which one is suggested: the likeliest."""
MISSING = 4
"""What a character too many or missing weighs (see `unlikeness`)."""


def did_you_mean(index: Index, asked: Query, near: FullAnswer) -> str | None:
    """The query with each text that the best answers have not replaced by what they have instead; None for nothing."""
    if len(near.chosen):
        return _corrected(asked, near)
    if isinstance(asked.tree, Literal) and len(asked.tree.text) > 1:
        return _in_pinyin(index, asked.tree) or _in_words(index, asked.tree)
    return None


def _corrected(asked: Query, answer: FullAnswer) -> str | None:
    """The query with each text put right, one after the other, among the articles that have what was chosen before."""
    articles, changed = dict(answer.chosen.by_segment), list[tuple[Span, str]]()
    for text, found in zip(answer.texts, answer.occurrences, strict=True):
        if isinstance(text, Fuzzy):
            runs = [(place, run) for some in found for place, run in some.runs.items() if place in articles]
            meant = _closest(fold(text.text), runs, articles)
            if meant is None:
                return None
            articles = _having(meant, runs, articles)
            changed += [(text.span, meant)] if meant != fold(text.text) else []
    query = asked.text
    for span, meant in reversed(changed):
        query = query[: span.start] + meant + query[span.end :]
    return query if changed else None


def _closest(text: str, runs: Runs, articles: Mapping[int, Articles]) -> str | None:
    """Of what stands in these articles the likeliest text, of those as likely the most frequent."""
    counted = Counter[str]()
    for place, run in runs:
        counted.update(variants(run, articles[place]))
    short = len(text) <= SHORT
    likely = nsmallest(TRIED, counted, key=lambda meant: (unlikeness(text, meant), -counted[meant], meant))
    if short:
        likely = sorted(likely, key=lambda meant: (unlikeness(text, meant), not is_word(meant)))
    return next((meant for meant in likely if meant == text or not short or cuts(meant) == [meant]), None)


def unlikeness(text: str, meant: str) -> int:
    """How unlikely it is that who meant the one typed the other: the sum of the slips, a missing character is worst."""
    if len(text) != len(meant):
        return MISSING
    return sum(_slip(one, other) for one, other in zip(text, meant, strict=True) if one != other)


@lru_cache(maxsize=4096)
def _slip(one: str, other: str) -> int:
    """1 where both are usually read the same, or look alike; 2 where they may be read the same; else 3."""
    if other in lookalikes(one) or readings(one)[:1] == readings(other)[:1] != ():
        return 1
    return 2 if other in homophones(one) else 3


def _having(text: str, runs: Runs, articles: Mapping[int, Articles]) -> dict[int, Articles]:
    """Those of `articles` in which `text` stands at one of the occurrences."""
    alike = [(place, run) for place, run in runs if run.length == len(text)]
    return {
        place: union([having(run, text, some) for at, run in alike if at == place]) for place, some in articles.items()
    }


def _in_pinyin(index: Index, asked: Literal) -> str | None:
    """The query as pinyin, when it is of Latin letters and something reads so."""
    if not (asked.text.isascii() and asked.text.isalpha()):
        return None
    reads = any(len(run) for segment in index.segments for run in pinyin_matches(segment, asked.text))
    return f"py:{asked.text}" if reads else None


def _in_words(index: Index, asked: Literal) -> str | None:
    """The words of the query, divided by spaces, when some of them are known."""
    words = [piece.text for piece in pieces(asked) if isinstance(piece, Literal)]
    known = [word for word in words if any(len(find(segment, needles(word)[0])) for segment in index.segments)]
    return " ".join(known) if len(words) > 1 and known else None
