"""All articles of a library by number, across its batches; read-only.

Articles are built on demand, and the last few are cached. An id is a hash of the text; of several articles with equal
text the second, in the order of the library, has the id `…-2`.
"""

from bisect import bisect_right
from collections.abc import Collection, Iterable
from functools import cached_property, lru_cache
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

from reader.errors import ReaderError
from reader.index import Index
from reader.model import Article
from reader.storage.article_id import id_name, id_number, is_id
from reader.storage.batch import Batch
from reader.storage.docstore import distinct_names

AT_HAND = 256
"""Articles in the cache."""


class LabelColumn:
    """One column of the whole library: for each article the number of its value, and the values."""

    def __init__(self, numbers: NDArray[np.int32], names: tuple[str, ...]) -> None:
        self.numbers = numbers
        """By article, the index of its value in `names`; -1 for none."""
        self.names = names

    @property
    def only(self) -> str | None:
        """The one value that all articles have; None if they differ or have none."""
        same = len(self.numbers) and (self.numbers == self.numbers[0]).all() and self.numbers[0] >= 0
        return self.names[int(self.numbers[0])] if same else None


class Corpus:
    """The articles of a sequence of batches, numbered from 0."""

    def __init__(self, batches: Iterable[Batch] = ()) -> None:
        self.all_batches = tuple(batches)
        """Including batches without articles, which record which files were read."""
        self.batches = tuple(batch for batch in self.all_batches if len(batch))
        self.index = Index(tuple(batch.segment for batch in self.batches))
        self._bases = [0, *accumulate(map(len, self.batches))]
        self.article = lru_cache(AT_HAND)(self._article)
        """Article by number, cached. Raises IndexError."""
        self._labels: dict[str, LabelColumn] = {}

    def __len__(self) -> int:
        return self._bases[-1]

    def __getitem__(self, number: int) -> Article:
        """Article by number. Raises IndexError."""
        return self.article(number)

    @property
    def problems(self) -> list[ReaderError]:
        """The problems of all files."""
        return [problem for batch in self.all_batches for _, problem in batch.problems]

    def locate(self, number: int) -> tuple[Batch, int]:
        """The batch of an article and its row there. Raises IndexError."""
        if not 0 <= number < len(self):
            raise IndexError(f"no article {number}")
        place = bisect_right(self._bases, number) - 1
        return self.batches[place], number - self._bases[place]

    def name(self, column: str, number: int) -> str | None:
        """The value of a column for an article; None if it has none."""
        batch, row = self.locate(number)
        return batch.docstore.name(column, row)

    def headline(self, number: int) -> str:
        """The headline of an article."""
        batch, row = self.locate(number)
        return batch.docstore.headline(row)

    def body(self, number: int) -> str:
        """The body of an article."""
        batch, row = self.locate(number)
        return batch.docstore.body(row)

    def labels(self, column: str) -> LabelColumn:
        """A column over all articles; computed once."""
        if column not in self._labels:
            self._labels[column] = self._gathered(column)
        return self._labels[column]

    def _gathered(self, column: str) -> LabelColumn:
        known: dict[str, int] = {}
        parts = [np.empty(0, np.int32)]
        for batch in self.batches:
            names = batch.docstore.column(column)
            numbers = [known.setdefault(name, len(known)) for name in distinct_names(names)]
            parts.append(np.array([*numbers, -1], np.int32)[names.numbers])
        return LabelColumn(np.concatenate(parts), tuple(known))

    def with_any(self, *columns: str) -> list[int]:
        """Ascending numbers of the articles that have a value in any of `columns`."""
        found = []
        for base, batch in zip(self._bases, self.batches, strict=False):
            some = np.any([batch.docstore.column(column).numbers >= 0 for column in columns], axis=0)
            found += (np.flatnonzero(some) + base).tolist()
        return found

    @cached_property
    def ids(self) -> NDArray[np.uint64]:
        """The ids of all articles as numbers."""
        return np.concatenate([np.empty(0, np.uint64), *(batch.docstore.ids for batch in self.batches)])

    @cached_property
    def _shared(self) -> NDArray[np.uint64]:
        """Ascending ids that occur more than once, each as often as it is repeated."""
        # Duplicates stay: `np.unique` would import NumPy's masked arrays and delay the first article.
        ascending = np.sort(self.ids)
        again: NDArray[np.uint64] = ascending[1:][ascending[1:] == ascending[:-1]]
        return again

    def id(self, number: int) -> str:
        """The unique id of an article."""
        batch, row = self.locate(number)
        own = batch.docstore.ids[row]
        place = int(self._shared.searchsorted(own))
        if place == len(self._shared) or self._shared[place] != own:
            return id_name(int(own))
        copy = int(np.count_nonzero(self.ids[:number] == own)) + 1
        return id_name(int(own)) + (f"-{copy}" if copy > 1 else "")

    def copies(self) -> dict[int, str]:
        """The ids of the articles whose text an earlier article has too, by number."""
        repeated = np.flatnonzero(np.isin(self.ids, self._shared)).tolist()
        return {number: name for number in repeated if "-" in (name := self.id(number))}

    def number_of(self, name: str) -> int | None:
        """The number of the article with the id `name`; None if there is none."""
        written, dash, count = name.partition("-")
        try:
            own = np.uint64(id_number(written))
        except ValueError:
            return None
        if dash and (not count.isascii() or not count.isdecimal() or count[0] == "0" or count == "1" or len(count) > 9):
            return None
        found = np.flatnonzero(self.ids == own)
        copy = int(count) if dash else 1
        return int(found[copy - 1]) if copy <= len(found) else None

    def numbers_of(self, names: Collection[str]) -> dict[str, int]:
        """Numbers of the articles with these ids, by id; unknown ids are left out."""
        written = {name.partition("-")[0] for name in names}
        own = np.array([id_number(name) for name in written if is_id(name)], np.uint64)
        having = np.flatnonzero(np.isin(self.ids, own)).tolist()
        return {name: number for number in having if (name := self.id(number)) in names}

    def begins_as(self, other: "Corpus") -> bool:
        """True if the articles of `other` are the first ones of this corpus, in the same order."""
        return len(other) <= len(self) and bool((self.ids[: len(other)] == other.ids).all())

    def _article(self, number: int) -> Article:
        batch, row = self.locate(number)
        return batch.docstore.article(row, self.id(number))
