"""Clippings of articles that come one by one: takes a path of article files, gives clippings, as of one paper.

What a corpus knows for sure (headline, kicker, subheadline, paragraphs) is told apart there by fields, not by looks. So
it teaches what few checked pages can: the words of other articles, other subjects. Names of columns are left out, since
corpora take them from the site; and texts that a corpus repeats, which are the site's own.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mixing import Clipping
from other_papers import Stated
from printing import PrintedLine
from word_statistics import articles_in

from reader.model import Article, BlockKind
from reader.parsing.line_features import MIDDLING, SHORT

HEADS = ("kicker", "headline", "subheadline", "byline")
STATES = {kind: kind.value for kind in BlockKind}
OFTEN = 3
"""How often a text may stand in a corpus."""
LINES, LONGEST = range(3, 40), 6000
"""How many lines an article has, and how many characters at most."""


@dataclass(frozen=True)
class Corpus:
    """Articles of one paper."""

    name: str
    """The path as given, which names the clippings."""
    paper: str
    """The paper, by the name that checked pages have for it, so that both are left out together."""
    clippings: list[Clipping]


def corpus(given: str) -> Corpus:
    """The corpus of `PATH[:FILES][=PAPER]`."""
    folder, _, paper = given.partition("=")
    articles = [parts for article in articles_in(folder) if (parts := parts_of(article))]
    often = Counter(line.text for parts in articles for line, _ in parts)
    kept = ([each for each in parts if often[each[0].text] <= OFTEN] for parts in articles)
    return Corpus(given, paper or given, [Clipping(given, parts) for parts in kept if is_whole(parts)])


def parts_of(article: Article) -> list[Stated]:
    """The lines of an article and their states; none if its headline is only the beginning of its text."""
    if not article.blocks or article.blocks[0].text.startswith(article.headline[: SHORT // 4]):
        return []
    heads = [(text, state) for state in HEADS if (text := getattr(article, state))]
    fit = all(len(text) <= (MIDDLING if state == "subheadline" else SHORT) for text, state in heads)
    return [_stated(text, state) for text, state in [*heads, *_body(article)]] if fit else []


def _body(article: Article) -> Iterator[tuple[str, str]]:
    """The texts of a body and their states; the dateline stands where it was printed, before the first paragraph."""
    dateline = article.dateline or ""
    opened = False
    for block in article.blocks:
        opens = not opened and block.kind is BlockKind.PARAGRAPH
        opened |= opens
        before = f"{dateline}\u3000" if opens and dateline and dateline[0] not in "（【" else ""
        yield before + block.text, "opening" if opens else STATES[block.kind]


def _stated(text: str, state: str) -> Stated:
    return PrintedLine(text, state in HEADS, state == "crosshead", False, 0), state


def is_whole(parts: Sequence[Stated]) -> bool:
    """Whether an article has a headline and a text, of a usual size."""
    states = {state for _, state in parts}
    size = sum(len(line.text) for line, _ in parts)
    return {"headline", "opening"} <= states and len(parts) in LINES and size <= LONGEST
