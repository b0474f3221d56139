"""All articles of a library by number: volumes one after another, read only.

Articles are made when they are looked at, and the last few are kept. An id is the number that the text hashes to;
where several articles have the same text, the second is `…-2`, by the order of the library.
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
from reader.storage.batch import Batch
from reader.storage.docstore import distinct_names, id_name, id_number, is_id

AT_HAND = 256
"""Articles kept after they were looked at."""


class LabelColumn:
    """One column of a whole library: a number an article, and what the numbers stand for."""

    def __init__(self, numbers: NDArray[np.int32], names: tuple[str, ...]) -> None:
        self.numbers = numbers
        """By article; -1 for none."""
        self.names = names

    @property
    def only(self) -> str | None:
        """What all articles have; None when they differ or have nothing."""
        same = len(self.numbers) and (self.numbers == self.numbers[0]).all() and self.numbers[0] >= 0
        return self.names[int(self.numbers[0])] if same else None


class Corpus:
    """The articles of some volumes."""

    def __init__(self, volumes: Iterable[Batch] = ()) -> None:
        self.all_volumes = tuple(volumes)
        """Those without an article too: they say which files were looked at."""
        self.volumes = tuple(volume for volume in self.all_volumes if len(volume))
        self.index = Index(tuple(volume.segment for volume in self.volumes))
        self._bases = [0, *accumulate(map(len, self.volumes))]
        self.article = lru_cache(AT_HAND)(self._article)
        """The article of a number; the last few are kept."""
        self._labels: dict[str, LabelColumn] = {}

    def __len__(self) -> int:
        return self._bases[-1]

    def __getitem__(self, number: int) -> Article:
        """The article of a number, made, or at hand. Raises IndexError for no such number."""
        return self.article(number)

    @property
    def problems(self) -> list[ReaderError]:
        """What is wrong with the files."""
        return [problem for volume in self.all_volumes for _, problem in volume.problems]

    def locate(self, number: int) -> tuple[Batch, int]:
        """The volume of an article, and its row there. Raises IndexError for no such number."""
        if not 0 <= number < len(self):
            raise IndexError(f"no article {number}")
        place = bisect_right(self._bases, number) - 1
        return self.volumes[place], number - self._bases[place]

    def name(self, column: str, number: int) -> str | None:
        """What a column has for an article."""
        volume, row = self.locate(number)
        return volume.shelf.name(column, row)

    def headline(self, number: int) -> str:
        """The headline of an article."""
        volume, row = self.locate(number)
        return volume.shelf.headline(row)

    def labels(self, column: str) -> LabelColumn:
        """A column of all articles; gathered once."""
        if column not in self._labels:
            self._labels[column] = self._gathered(column)
        return self._labels[column]

    def _gathered(self, column: str) -> LabelColumn:
        known: dict[str, int] = {}
        parts = [np.empty(0, np.int32)]
        for volume in self.volumes:
            names = volume.shelf.column(column)
            numbers = [known.setdefault(name, len(known)) for name in distinct_names(names)]
            parts.append(np.array([*numbers, -1], np.int32)[names.numbers])
        return LabelColumn(np.concatenate(parts), tuple(known))

    def with_any(self, *columns: str) -> list[int]:
        """The numbers of the articles that have something in any of these columns, ascending."""
        found = []
        for base, volume in zip(self._bases, self.volumes, strict=False):
            some = np.any([volume.shelf.column(column).numbers >= 0 for column in columns], axis=0)
            found += (np.flatnonzero(some) + base).tolist()
        return found

    @cached_property
    def ids(self) -> NDArray[np.uint64]:
        """What the ids of all articles write."""
        return np.concatenate([np.empty(0, np.uint64), *(volume.shelf.ids for volume in self.volumes)])

    @cached_property
    def _shared(self) -> NDArray[np.uint64]:
        """The ids that several articles have, ascending, each once less than it is there."""
        # Not made unique: that would bring in NumPy's masked arrays, for which the first article had to wait.
        ascending = np.sort(self.ids)
        again: NDArray[np.uint64] = ascending[1:][ascending[1:] == ascending[:-1]]
        return again

    def id(self, number: int) -> str:
        """The id of an article, which no other one has."""
        volume, row = self.locate(number)
        own = volume.shelf.ids[row]
        place = int(self._shared.searchsorted(own))
        if place == len(self._shared) or self._shared[place] != own:
            return id_name(int(own))
        copy = int(np.count_nonzero(self.ids[:number] == own)) + 1
        return id_name(int(own)) + (f"-{copy}" if copy > 1 else "")

    def number_of(self, name: str) -> int | None:
        """The number of the article with the id `name`; None when there is none."""
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
        """The numbers of those articles that have one of these ids, by id."""
        written = {name.partition("-")[0] for name in names}
        own = np.array([id_number(name) for name in written if is_id(name)], np.uint64)
        having = np.flatnonzero(np.isin(self.ids, own)).tolist()
        return {name: number for number in having if (name := self.id(number)) in names}

    def begins_as(self, other: "Corpus") -> bool:
        """Whether the articles of `other` are here too, under the same numbers."""
        return len(other) <= len(self) and bool((self.ids[: len(other)] == other.ids).all())

    def _article(self, number: int) -> Article:
        volume, row = self.locate(number)
        return volume.shelf.article(row, self.id(number))
