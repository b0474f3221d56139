"""Locates marks in a library whose files may have changed, moved or gone.

A mark stores the id of its article, which changes with the text, and its source, which changes when the file moves. If
the article is not in the library, its quote is searched for, unless its file still exists outside the library.
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
"""Maximum number of articles with the quote that are compared."""
OF_ONE_SOURCE = 500
"""Maximum number of articles of the mark's own source that are compared."""
PIECE = 30
"""Code points of a quote that are searched for."""
SAME = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Locations of marks, by the id of the mark."""

    articles: Mapping[int, str | None]
    """The id of the article with the text; None if this library has none."""
    lost: Set[int]
    """Marks whose text is gone: their file is in this library, or no longer on disk."""
    anchors: Mapping[int, Anchor] = field(default_factory=dict)
    """New anchors of the marks whose text was found in another article."""


def locate_marks(view: LibraryView, marks: Iterable[Mark], cancelled: Poll = never) -> Whereabouts:
    """Locate `marks`; when cancelled, the remaining ones are left out."""
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
    """True if the file of a source, or the archive that holds it, still exists."""
    return Path(source.partition("!/")[0]).exists()


def _is_here(view: LibraryView, article: str) -> bool:
    """True if the article with an id is in the library."""
    try:
        view.key(article)
    except UnknownArticleError:
        return False
    return True


def _candidates(view: LibraryView, anchor: Anchor) -> Iterator[ArticleKey]:
    """Candidate articles: those of its source, and those that a search for the quote finds."""
    yield from view.from_source(anchor.source, OF_ONE_SOURCE)
    piece = max(SAME.findall(anchor.quote), key=len, default="") or max(
        SAME.findall(anchor.suffix), key=len, default=""
    )
    if piece:
        yield from (hit.key for hit in view.search(f'"{piece[:PIECE]}"').page(0, LOOKED_AT))
