"""Sets of articles within a segment, and stretches of equal values, as ascending arrays."""

from collections.abc import Iterable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from reader.index.ranges import among, indices_of

Articles = NDArray[np.uint32]
"""Numbers of articles within a segment, ascending, each once."""
Owners = NDArray[np.intp]
"""For each occurrence, the row of its article among the given articles."""
MANY, TABLE = 256, 64
"""Numbers from which on they are looked up in a table; the most rows of it for each of them."""
NONE: Articles = np.empty(0, np.uint32)


def beginnings(ascending: NDArray[Any]) -> NDArray[np.intp]:
    """The row of the first of each stretch of equal values."""
    if len(ascending) < 2:
        return np.zeros(len(ascending), np.intp)
    (changes,) = (ascending[1:] != ascending[:-1]).nonzero()
    firsts = np.zeros(len(changes) + 1, np.intp)
    np.add(changes, 1, out=firsts[1:])
    return firsts


def sizes_of(firsts: NDArray[np.intp], count: int) -> NDArray[np.intp]:
    """Lengths of consecutive stretches that begin at `firsts` (the first at 0), of `count` elements in all."""
    sizes = np.empty(len(firsts), np.intp)
    if len(firsts):
        np.subtract(firsts[1:], firsts[:-1], out=sizes[:-1])
        sizes[-1] = count - int(firsts[-1])
    return sizes


def numbered(firsts: NDArray[np.intp], count: int) -> Owners:
    """The row of its stretch for each of `count` things, of which the stretches begin at `firsts`."""
    return np.arange(len(firsts)).repeat(sizes_of(firsts, count))


def rows_among(articles: Articles, numbers: NDArray[np.integer[Any]]) -> tuple[Owners, NDArray[np.intp]]:
    """Rows in `articles` of those `numbers`, ascending, that are in it, and which of `numbers` these are."""
    if len(articles) and len(numbers) > MANY and (last := int(max(articles[-1], numbers[-1]))) < TABLE * len(numbers):
        table = np.zeros(last + 1, np.intp)
        table[articles] = np.arange(1, len(articles) + 1)
        found = table.take(numbers)
        held = indices_of(found > 0)
        return found.take(held) - 1, held
    rows = articles.searchsorted(numbers.astype(np.uint32))
    held = indices_of(articles.take(rows, mode="clip") == numbers)
    return rows.take(held), held


def union(sets: Iterable[Articles]) -> Articles:
    """All articles that are in any of `sets`."""
    given = [some for some in sets if len(some)]
    if len(given) == 1:
        return given[0]
    together = np.sort(np.concatenate([NONE, *given]))
    return together[beginnings(together)]


def intersection(sets: Iterable[Articles]) -> Articles:
    """The articles that are in all of `sets` (one or more), the smallest looked up in the others."""
    smallest, *others = sorted(sets, key=len)
    for other in others:
        smallest = smallest[among(smallest, other)]
    return smallest
