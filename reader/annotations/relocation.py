"""Where do the marks that a person left stand in this library?

A mark names its article by an id, which changes with the text, and by its source, which changes when the file is moved.
A mark whose article is not here is looked for by what it quotes; one whose file is elsewhere still, outside this
library, belongs there and is not looked for.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field
from pathlib import Path

from reader.annotations.anchor import Anchor
from reader.annotations.anchor_matching import match
from reader.annotations.mark import Mark
from reader.api.library import LibraryView
from reader.api.outline import ArticleKey
from reader.api.results import Poll, never
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
    anchors: Mapping[int, Anchor] = field(default_factory=dict)
    """Of those whose text was found again in another article: the anchor that holds there."""


def locate_marks(view: LibraryView, marks: Iterable[Mark], cancelled: Poll = never) -> Whereabouts:
    """Where `marks` stand by now; those that were not come to when it was cancelled are left out."""
    articles, lost, anchors = dict[int, str | None](), set[int](), dict[int, Anchor]()
    for mark in marks:
        if cancelled():
            break
        source = mark.anchor.source
        elsewhere = not view.from_source(source, 1) and source_exists(source)
        if _is_here(view, mark.anchor.article):
            articles[mark.id] = mark.anchor.article
        elif not elsewhere and (found := match(mark.anchor, map(view.article, _candidates(view, mark.anchor)))):
            articles[mark.id], anchors[mark.id] = found.article.id, found.anchor
        else:
            articles[mark.id] = None
            lost |= set() if elsewhere else {mark.id}
    return Whereabouts(articles, lost, anchors)


def source_exists(source: str) -> bool:
    """Whether the file of a source, or the archive it is in, is still on the disk."""
    return Path(source.partition("!/")[0]).exists()


def _is_here(view: LibraryView, article: str) -> bool:
    """Whether the article with an id is in the library."""
    try:
        view.key(article)
    except UnknownArticleError:
        return False
    return True


def _candidates(view: LibraryView, anchor: Anchor) -> Iterator[ArticleKey]:
    """The articles that may hold it: those of its source, and those that a search finds."""
    yield from view.from_source(anchor.source, OF_ONE_SOURCE)
    piece = max(SAME.findall(anchor.quote), key=len, default="") or max(
        SAME.findall(anchor.suffix), key=len, default=""
    )
    if piece:
        yield from (hit.key for hit in view.search(f'"{piece[:PIECE]}"').page(0, LOOKED_AT))
