"""Suggests a query that has results, made from text of the index.

Takes a query without results; reads its Latin letters as pinyin, corrects its texts, or divides it into words.
"""

import re
import string
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import lru_cache
from heapq import nsmallest

import numpy as np
from numpy.typing import NDArray

from reader.analysis.folding import EITHER, fold
from reader.analysis.lookalikes import lookalikes
from reader.analysis.pinyin import homophones, readings
from reader.analysis.segmenter import cuts, is_word
from reader.index.inverted_index import Index
from reader.index.stream import HEADLINE
from reader.late_pattern import late
from reader.query.parser import Query, parse
from reader.query.tree import Literal, Node, Not, Pinyin, conjuncts, walk
from reader.search.answer import FullAnswer
from reader.search.execute import SearchContext, execute
from reader.search.fallback import loosened, pieces
from reader.search.matching.article_sets import Articles, union
from reader.search.matching.doc_set import DocSet
from reader.search.matching.evaluate import literal_runs
from reader.search.matching.fuzzy import Fuzzy, having, variants
from reader.search.matching.match_run import MatchRun, articles_of
from reader.search.matching.pinyin_search import reads_anywhere, ways
from reader.search.other_numerals import in_other_numerals
from reader.search.query_changes import with_changes
from reader.search.ranking.bm25 import rarity
from reader.span import Span

LATIN = late(r"(?:[A-Za-zÜüāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ'’ ]|(?<=[A-Za-zü])[1-5])+")
"""Possible pinyin: a figure behind a syllable is its tone."""
LETTERS = string.ascii_letters + "ÜüāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜĀÁǍÀĒÉĚÈŌÓǑÒ'’ 　12345"
"""Characters of several adjacent syllables."""
LAST_LATIN = "\u024f"
"""A text that begins beyond this one is not pinyin."""
LETTER_RUN = late(r"[A-Za-z]+")
DAY = late(r"(?:(?:19|20)\d\d(?:[-/.年]\d\d?(?:[-/.月]\d\d?日?|月)?|\d{4})(?:\.\.(?!$)|$)){1,2}", re.ASCII)
"""A text that is a day, or a month with its year; or from one to another."""
Runs = Sequence[tuple[int, MatchRun]]
"""Occurrences, each with the place of its segment."""
SHORT = 3
"""Characters up to which only a word is suggested: so much sounds like a few characters."""
TRIED = 20
"""Texts of which one is suggested: the likeliest."""
RARER = 30
"""How many times as frequent a text has to be to make up for one more of unlikeness."""
IN_HEADLINE = 20
"""Weight of an occurrence in a headline, relative to another: what is looked for is mostly what an article is about."""
GUESSED = 0.1
"""Weight of a text that is no word of the dictionary, relative to one that is."""
MISSING = 4
"""Cost of a surplus or missing character (see `unlikeness`)."""
LEAST = 1000
"""Divisor of a rarity that only decides between equal numbers of characters."""
FIGURES, NUMERALS = frozenset(string.digits), frozenset("〇零一二两三四五六七八九十")
"""Of which one instead of another is another number, not a slip."""
FIGURE = late(r"[0-9]+")
MEASURE = 5
"""Most characters of a number with its unit: in a longer text the rest tells what was meant."""


def suggestion(context: SearchContext, asked: Query, tree: Node, absent: Collection[Literal]) -> str | None:
    """A query that may have been meant, and has matches; None if there is none.

    `tree` is the query, `absent` are its texts without matches.
    """
    for query in _thought_of(context, asked, tree, absent):
        if query and finds(context, query):
            return query
    return None


def _thought_of(context: SearchContext, asked: Query, tree: Node, absent: Collection[Literal]) -> Iterator[str | None]:
    """Candidates: characters as an address has them, letters as pinyin, dates, other numerals, then corrections of the
    texts without matches, then the words of a long text."""
    yield _unquoted(asked.text)
    yield from in_pinyin(asked, [text for text in walk(tree) if isinstance(text, Literal)], absent)
    yield _half_in_pinyin(asked, absent)
    yield _dated(asked, absent)
    yield from in_other_numerals(asked, absent)
    near = loosened(tree, absent)
    if near != tree:
        yield _corrected(asked, execute(context, near))
    if isinstance(asked.tree, Literal) and len(asked.tree.text) > 1:
        yield _in_words(context.index, asked.tree)


def finds(context: SearchContext, query: str) -> bool:
    """True if some article matches `query`, all of which is understood, for something that it has."""
    asked = parse(query)
    tree = asked.tree
    parts = conjuncts(tree)
    if asked.problems or all(isinstance(part, Not) for part in parts):
        return False
    if isinstance(tree, Pinyin) and any(reads_anywhere(segment, tree.text) for segment in context.index.segments):
        return True
    return any(len(evaluation.articles(tree)) for evaluation in context.evaluations())


def in_pinyin(asked: Query, texts: Sequence[Literal], absent: Collection[Literal]) -> Iterator[str]:
    """The query with its Latin texts as pinyin: all as a phrase; those without matches, or all, separately."""
    latin = [text for text in texts if LATIN.fullmatch(text.text) and len(text.text) > 1]
    if not latin:
        return
    if len(latin) > 1 and not asked.text[latin[0].span.start : latin[-1].span.end].strip(LETTERS):
        phrase = " ".join(text.text for text in latin)
        yield with_changes(asked.text, [(Span(latin[0].span.start, latin[-1].span.end), f'py:"{phrase}"')])
    for chosen in dict.fromkeys((tuple(text for text in latin if text in absent), tuple(latin))):
        if chosen:
            quoted = [f'py:"{text.text}"' if " " in text.text else f"py:{text.text}" for text in chosen]
            yield with_changes(asked.text, [*zip((text.span for text in chosen), quoted, strict=True)])


def _unquoted(query: str) -> str | None:
    """A query with the characters that stand for those of an address (`%E6%B8%AF`); None without any."""
    if "%" not in query:
        return None
    from urllib.parse import unquote  # A slow import that hardly a query needs.

    decoded = unquote(query)
    return decoded if decoded != query else None


def _dated(asked: Query, absent: Collection[Literal]) -> str | None:
    """The query with its texts without matches that are a day or a month as dates of the newspaper."""
    days = [text.span for text in absent if DAY.fullmatch(text.text)]
    return (
        with_changes(asked.text, [(span, f"日期:{asked.text[slice(*span)]}") for span in sorted(days)])
        if days
        else None
    )


def all_in_pinyin(asked: Query) -> Iterator[str]:
    """A query of nothing but Latin texts as pinyin, though they were found: Chinese may have been meant all the same.

    Only what reads as whole syllables: BIM and GDP that were found are not the initials of something.
    """
    parts = conjuncts(asked.tree)
    texts = [part for part in parts if isinstance(part, Literal) and part.text[:1] <= LAST_LATIN]
    if len(texts) == len(parts) and all(ways(text.text) for text in texts):
        yield from in_pinyin(asked, texts, ())


def _half_in_pinyin(asked: Query, absent: Collection[Literal]) -> str | None:
    """The query with the letters inside its texts without matches as pinyin: 新冠feiyan."""
    changed = []
    for text in absent:
        runs = LETTER_RUN.findall(text.text)
        if runs and not LATIN.fullmatch(text.text) and all(len(run) > 1 and ways(run) for run in runs):
            changed.append((text.span, LETTER_RUN.sub(lambda run: f" py:{run[0]} ", text.text).strip()))
    return with_changes(asked.text, sorted(changed)) if changed else None


def _corrected(asked: Query, answer: FullAnswer) -> str | None:
    """The query with each loosened text put right, each among the articles that have those before it."""
    articles, changed = dict(answer.chosen.by_segment), list[tuple[Span, str]]()
    for text, found in zip(answer.placed.texts, answer.placed.occurrences, strict=True):
        if isinstance(text, Fuzzy):
            runs = [(place, run) for some in found for place, run in some.runs.items() if place in articles]
            meant = _closest(fold(text.text), runs, articles)
            if meant is None:
                return None
            articles = _having(meant, runs, articles)
            changed += [(text.span, _quoted_as(asked.text, text.span, meant))] if meant != fold(text.text) else []
    return with_changes(asked.text, changed) if changed else None


def _quoted_as(query: str, span: Span, meant: str) -> str:
    """`meant` in the quotation marks that its place in `query` has, where it would join what stands behind it."""
    first, last = query[span.start : span.start + 1], query[max(span.end - 1, 0) : span.end]
    quoted = {fold(first), fold(last)} <= EITHER.keys()
    return f"{first}{meant}{last}" if quoted and query[span.end : span.end + 1].strip() else meant


def _closest(text: str, runs: Runs, articles: Mapping[int, Articles]) -> str | None:
    """The most likely text at these occurrences: what is least unlike `text`, of equally unlikely ones the most
    frequent; of a short text, which sounds like much, the likeliest word."""
    every = Counter[str]()
    for place, run in runs:
        every.update(variants(run, run.positions_in(articles[place])[0]))
    counted = Counter({meant: count for meant, count in every.items() if not is_other_number(text, meant)})
    if len(text) <= SHORT:
        headed = _in_headlines(runs, articles)
        return _likeliest_word(text, Counter({meant: count + headed[meant] for meant, count in counted.items()}))
    return min(counted, key=lambda meant: (unlikeness(text, meant), -counted[meant], meant), default=None)


def _in_headlines(runs: Runs, articles: Mapping[int, Articles]) -> Counter[str]:
    """The texts at the occurrences that are in headlines, with what their number adds to their weight."""
    counted = Counter[str]()
    for place, run in runs:
        headed = run.headings_in(articles[place])
        counted.update(variants(run, headed.positions[headed.fields == HEADLINE]))
    return Counter({text: (IN_HEADLINE - 1) * count for text, count in counted.items()})


def _likeliest_word(text: str, counted: Mapping[str, int]) -> str | None:
    """The one of the `counted` texts that was meant by `text`, as it is frequent and like it; None if none is a word.

    The noisy channel (Kernighan, Church, Gale: A spelling correction program based on a noisy channel model, 1990).
    """
    weights = {meant: count / RARER ** unlikeness(text, meant) for meant, count in counted.items()}
    likely = nsmallest(TRIED, weights, key=lambda meant: (-weights[meant], meant))
    likely.sort(key=lambda meant: -weights[meant] * (1 if is_word(meant) else GUESSED))
    return next((meant for meant in likely if meant == text or cuts(meant) == [meant]), None)


def is_other_number(text: str, meant: str) -> bool:
    """True if `meant` has another number than `text`, or a short one another unit: 四中 for 五中, 10毫米 for 10千米.

    Whoever asks for a number wants no other.
    """
    if len(text) != len(meant):
        return FIGURE.findall(text) != FIGURE.findall(meant)
    before = f" {text}" if len(text) <= MEASURE else " " * len(text)
    changed = [(one, other, place) for place, (one, other) in enumerate(zip(text, meant, strict=True)) if one != other]
    return any(one in FIGURES or {one, other} <= NUMERALS or before[place] in FIGURES for one, other, place in changed)


def unlikeness(text: str, meant: str) -> int:
    """Cost of typing `text` instead of `meant`: the sum of the errors; another length costs the most."""
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
    """Those of `articles` in which `text` is at one of the occurrences."""
    alike = [(place, run) for place, run in runs if run.length == len(text)]
    return {
        place: union([having(run, text, some) for at, run in alike if at == place]) for place, some in articles.items()
    }


def _in_words(index: Index, asked: Literal) -> str | None:
    """The words of the query, divided by spaces: those of the article that holds the most of its characters; of equal
    ones, that whose words tell the most.

    Not the rarest words first: a slip makes a rare one.
    """
    words = list(dict.fromkeys(piece.text for piece in pieces(asked) if isinstance(piece, Literal)))
    having = {word: _having_word(index, word) for word in words}
    held = np.zeros(len(index), np.float32)
    for word, numbers in having.items():
        held[numbers] += len(word) + rarity(len(numbers), len(index)) / LEAST
    if len(words) < 2 or not held.any():
        return None
    best = held.argmax()
    return " ".join(word for word in words if best in having[word])


def _having_word(index: Index, word: str) -> NDArray[np.int64]:
    """The numbers of the articles that hold a word."""
    parts = ((row, articles_of(literal_runs(part, word, quoted=False))) for row, part in enumerate(index.segments))
    return DocSet.of_segments(index, parts).numbers
