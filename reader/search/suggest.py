"""A query that would find something, made from the index's own text.

Takes a query that found nothing and what its loosened tree found, gives the query with its texts put right.
"""

from reader.analysis.folding import fold
from reader.analysis.segmenter import cuts
from reader.index.find import find
from reader.index.index import Index
from reader.index.needle import needles
from reader.query.parser import Query
from reader.query.tree import Literal
from reader.search.alike import Alike, most_frequent
from reader.search.fallback import pieces
from reader.search.phonetic import reads_as
from reader.search.results import Results
from reader.search.work import Worked

SHORT = 3
"""Characters up to which only a word is suggested: so much sounds like a few characters."""
LOOKED_AT = 5
"""The best articles, of whose text the suggestion is made."""


def did_you_mean(index: Index, asked: Query, near: Worked) -> str | None:
    """The query with each text that the best answers have not replaced by what they have instead; None for nothing."""
    if len(near.answer.chosen):
        return _corrected(index, asked, near)
    if isinstance(asked.tree, Literal) and len(asked.tree.text) > 1:
        return _in_pinyin(index, asked.tree) or _in_words(index, asked.tree)
    return None


def _corrected(index: Index, asked: Query, near: Worked) -> str | None:
    best = [index.locate(hit.number) for hit in Results(asked, index, near.answer).hits(0, LOOKED_AT)]
    place = best[0][0]
    articles = [article for at, article in best if at == place]
    corrected = asked.text
    for text, runs in reversed(list(zip(near.answer.texts, near.answer.runs[place], strict=True))):
        meant = most_frequent(runs, articles) if isinstance(text, Alike) else None
        if isinstance(text, Alike) and meant is not None and meant != fold(text.text):
            if len(meant) <= SHORT and cuts(meant) != [meant]:
                return None
            corrected = corrected[: text.span.start] + meant + corrected[text.span.end :]
    return corrected if corrected != asked.text else None


def _in_pinyin(index: Index, asked: Literal) -> str | None:
    """The query as pinyin, when it is of Latin letters and something reads so."""
    if not (asked.text.isascii() and asked.text.isalpha()):
        return None
    reads = any(len(run) for segment in index.segments for run in reads_as(segment, asked.text))
    return f"py:{asked.text}" if reads else None


def _in_words(index: Index, asked: Literal) -> str | None:
    """The words of the query, divided by spaces, when some of them are known."""
    words = [piece.text for piece in pieces(asked) if isinstance(piece, Literal)]
    known = [word for word in words if any(len(find(segment, needles(word)[0])) for segment in index.segments)]
    return " ".join(known) if len(words) > 1 and known else None
