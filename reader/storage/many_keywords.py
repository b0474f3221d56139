"""The keywords of many articles, in order; most of a library's are worked out by two processes.

The other process maps the same snapshot and is always asked for the next articles that nobody has; this one never waits
for it, so that it may be slow, stop or end.
"""

import json
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from reader.analysis.keyword_weights import AT_ONCE, Keyword, Rarity, keywords_of_each
from reader.digest import blake2b
from reader.storage.build_process import ENDED, WorkerProcess
from reader.storage.corpus import Corpus

MANY = 2_000
"""Articles from which on another process is worth its start."""
ASKED = 3
"""Blocks of articles that it is asked for at a time, so that it never waits."""
HELD = 16
"""Most blocks that are worked out before their turn."""

Keywords = tuple[Keyword, ...]


def keywords_in(
    corpus: Corpus, rarity: Rarity | None, dictionary: Path | None, keys: Sequence[int]
) -> Iterator[Keywords]:
    """The keywords of some articles of `corpus`."""
    texts = zip(map(corpus.headline, keys), map(corpus.body, keys), strict=True)  # Whole articles take longer to build.
    return keywords_of_each(texts, rarity=rarity, dictionary=dictionary)


def contents(corpus: Corpus) -> list[object]:
    """What tells whether another process has the same articles in the same batches."""
    ids = blake2b(corpus.ids.tobytes(), digest_size=16).hexdigest()
    return [ids, [*map(len, corpus.batches)]]


class SharedKeywords:
    """The keywords of blocks of articles, worked out by this process and another one."""

    def __init__(
        self,
        blocks: Sequence[Sequence[int]],
        own: Callable[[Sequence[int]], Iterator[Keywords]],
        process: WorkerProcess,
        expected: Sequence[object],
    ) -> None:
        """`own` works out a block here; `expected` are the `contents` that the process has to have."""
        self._blocks, self._own, self._expected = blocks, own, expected
        self._process: WorkerProcess | None = process
        self._is_ready = False
        self._left = deque(range(len(blocks)))
        """Numbers of the blocks that nobody has been asked for."""
        self._asked = set[int]()
        """Numbers of the blocks that the other process was asked for and has not answered."""
        self._wanted = 0
        self._done: dict[int, Sequence[Keywords]] = {}

    def __iter__(self) -> Iterator[Keywords]:
        try:
            for wanted in range(len(self._blocks)):
                self._wanted = wanted
                self._exchange()
                while wanted not in self._done:
                    number = self._mine(wanted)
                    self._done[number] = [*self._own(self._blocks[number])]
                    self._exchange()
                yield from self._done.pop(wanted)
        finally:
            self._leave()

    def _mine(self, wanted: int) -> int:
        """The block to work out here while `wanted` is: itself, or the next one if the other process has it."""
        if self._left and (self._left[0] == wanted or (wanted in self._asked and len(self._done) < HELD)):
            return self._left.popleft()
        return wanted

    def _exchange(self) -> None:
        """Take the answers that are there, and ask for more."""
        while self._process is not None and (line := self._process.line(0)) is not None:
            self._take(line)
        while self._process is not None and self._is_ready and self._left and len(self._asked) < ASKED:
            number = self._left.popleft()
            self._asked.add(number)
            self._process.send(json.dumps([number, self._blocks[number]]).encode("ascii") + b"\n")

    def _take(self, line: bytes) -> None:
        answer: Any = line if line == ENDED else json.loads(line)
        if self._is_ready and answer != ENDED:
            number, found = answer
            self._asked.remove(number)
            if number >= self._wanted:
                self._done[number] = [tuple(Keyword(*one) for one in each) for each in found]
        elif answer == self._expected:
            self._is_ready = True
        else:
            self._leave()

    def _leave(self) -> None:
        """Do without the other process from now on."""
        self._asked.clear()
        if self._process is not None:
            self._process.end()
            self._process = None


def blocks_of(keys: Sequence[int]) -> list[Sequence[int]]:
    """The keys in blocks that are worked out together."""
    return [keys[first : first + AT_ONCE] for first in range(0, len(keys), AT_ONCE)]
