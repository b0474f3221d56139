"""Where do the marks that a person left stand in this library?

A mark names its article by an id, which changes with the text, and by its source, which changes when the file is moved.
A mark whose article is not here is looked for by what it quotes; one whose file is elsewhere still, outside this
library, belongs there and is not looked for.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from pathlib import Path

from reader.annotations.anchor import Anchor
from reader.annotations.anchor_matching import match
from reader.annotations.mark import Mark
from reader.backends.local.local_library import Library
from reader.errors import UnknownArticleError

LOOKED_AT = 200
"""Articles that hold what is quoted and are compared."""
OF_ONE_SOURCE = 500
"""Articles of the mark's own source that are compared besides, as long as there are no more of them."""
PIECE = 30
"""Characters of a quote that are searched for."""
SAME = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Where marks stand, each by its own id."""

    articles: Mapping[int, str | None]
    """The id of the article that holds the text; None for none in this library."""
    lost: Set[int]
    """Those whose text is nowhere: their file is in this library, or no more on the disk."""


def locate_marks(library: Library, marks: Iterable[Mark], cancelled: Callable[[], bool] = lambda: False) -> Whereabouts:
    """Where `marks` stand by now; those that were not come to when it was cancelled are left out."""
    articles, lost = dict[int, str | None](), set[int]()
    sources = frozenset(library.labels("source").names)
    for mark in marks:
        if cancelled():
            break
        elsewhere = mark.anchor.source not in sources and source_exists(mark.anchor.source)
        articles[mark.id] = _article_of(library, mark.anchor, elsewhere)
        if articles[mark.id] is None and not elsewhere:
            lost.add(mark.id)
    return Whereabouts(articles, lost)


def source_exists(source: str) -> bool:
    """Whether the file of a source, or the archive it is in, is still on the disk."""
    return Path(source.partition("!/")[0]).exists()


def _article_of(library: Library, anchor: Anchor, elsewhere: bool) -> str | None:
    """The id of the article that holds what `anchor` holds on to."""
    try:
        library.number_of(anchor.article)
    except UnknownArticleError:
        if elsewhere:
            return None
        found = match(anchor, map(library.article, _candidates(library, anchor)))
        return found.article.id if found else None
    return anchor.article


def _candidates(library: Library, anchor: Anchor) -> Iterator[int]:
    """The numbers of the articles that may hold it: those of its source, and those that a search finds."""
    labels = library.labels("source")
    if anchor.source in labels.names:
        kin = (labels.numbers == labels.names.index(anchor.source)).nonzero()[0]
        yield from kin.tolist()[:OF_ONE_SOURCE]
    piece = max(SAME.findall(anchor.quote), key=len, default="") or max(
        SAME.findall(anchor.suffix), key=len, default=""
    )
    if piece:
        yield from library.search(f'"{piece[:PIECE]}"').first(LOOKED_AT)
