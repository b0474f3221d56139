"""Articles found by a name that they have but do not print: of an author, a newspaper, a page.

A text matches a name if it is the whole name, or one of the words that spaces and marks divide it into: 李四 finds the
articles of 记者 李四, 人民日报 those of that newspaper. A part of a word does not match: a search for 人 or 人民, or
for 青岛 in ten years of 青岛日报, means the printed text, and would otherwise find every article. In a field of its own
(作者:李) a part of a name suffices.

The words are folded and gathered once for each segment, so that a query costs one dictionary look-up.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache

import numpy as np

from reader.analysis.folding import fold
from reader.index.columns import Columns
from reader.index.segment import Segment
from reader.index.stream import Codes, encoded
from reader.query.tree import Literal, Node, Pinyin, WordTerm
from reader.search.matching.article_sets import NONE, Articles, union
from reader.search.matching.pinyin_search import Mask, initials, ways

UNPRINTED = ("author", "publication", "page_name")
"""The columns whose names an article may have without printing them: from front matter, folders and records."""
DIVIDES = re.compile(r"[\W_]+")
"""Separators between the words of a name."""
REMEMBERED = 64
"""Texts whose articles are remembered."""


class UnprintedNames:
    """Names of one segment that are not printed, by the texts that match them."""

    def __init__(self, segment: Segment) -> None:
        self._columns: Columns = segment.columns
        self._found: dict[str, Articles] = {}

    def __contains__(self, text: str) -> bool:
        """True if a folded text matches some name."""
        return text in self._numbers

    def articles(self, text: str) -> Articles:
        """Articles with a name that a folded text matches."""
        if text not in self._numbers:
            return NONE
        if text not in self._found:
            if len(self._found) >= REMEMBERED:
                self._found.clear()
            rows = (self._columns.names[column].rows_with(some) for column, some in self._numbers[text].items())
            self._found[text] = union([*rows])
        return self._found[text]

    def reading(self, masks: Sequence[Mask]) -> list[str]:
        """The texts whose characters the masks hold, one after the other."""
        texts, codes = self._by_length.get(len(masks), ((), np.empty((0, len(masks)), np.uint16)))
        held = np.ones(len(texts), np.bool_)
        for place, mask in enumerate(masks):
            held &= mask.take(codes[:, place])
        return [texts[row] for row in np.flatnonzero(held).tolist()]

    @cached_property
    def _numbers(self) -> dict[str, dict[str, list[int]]]:
        """For each text the numbers of the names it matches, by their column."""
        found = defaultdict[str, dict[str, list[int]]](dict)
        for column in UNPRINTED:
            for number, name in enumerate(self._columns.names[column].names):
                for text in texts_for(name):
                    found[text].setdefault(column, []).append(number)
        return dict(found)

    @cached_property
    def _by_length(self) -> dict[int, tuple[list[str], Codes]]:
        """The texts of each length in codes, and their codes, a row each."""
        texts = defaultdict[int, list[str]](list)
        for text in self._numbers:
            texts[len(text)].append(text)
        return {size: (some, encoded("".join(some))[0].reshape(-1, size)) for size, some in texts.items()}


def texts_for(name: str) -> set[str]:
    """Folded texts that match a name: the whole name, and its words."""
    folded = fold(name)
    return {folded, *DIVIDES.split(folded)} - {""}


def unprinted(segment: Segment, node: Node) -> Articles:
    """The articles that have a name for which a text stands, or what reads like it in pinyin."""
    names = segment.companion(UnprintedNames)
    return union([names.articles(text) for text in _texts(names, node)])


def is_unprinted(segment: Segment, node: Node) -> bool:
    """True if some article has such a name."""
    names = segment.companion(UnprintedNames)
    if isinstance(node, Literal):
        return _folded(node.text) in names
    return any(text in names for text in _texts(names, node))


@lru_cache(maxsize=1024)
def _folded(text: str) -> str:
    return fold(text)


def _texts(names: UnprintedNames, node: Node) -> Iterator[str]:
    if isinstance(node, Literal | WordTerm):
        yield _folded(node.text)
    elif isinstance(node, Pinyin) and (full := ways(node.text)):
        for masks in (*full, *filter(None, [initials(node.text)])):
            yield from names.reading(masks)
