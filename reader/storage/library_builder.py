"""Builds a library: reads new and changed files into batches and keeps the batches of unchanged ones.

Takes the old batches and the files on disk, yields the batches after each step. The function `keep` stores a batch, in
memory or on disk. A build stopped at any step is resumed from the batches yielded last.
"""

import time
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence

from reader.errors import ReaderError
from reader.index.builder import FULL, MANY
from reader.ingest import Poll, Source, never
from reader.ingest.bounds import Budget, checked
from reader.storage.batch import Batch, BatchBuilder
from reader.storage.parsed_ahead import PageArticles, ParsedAhead
from reader.storage.parsed_sources import parsed
from reader.storage.plan import (
    BuildBatch,
    NewFiles,
    ReuseBatch,
    Run,
    SplitBatch,
    UnchangedFiles,
    path_of,
    settled,
    steps,
    time_of,
)
from reader.storage.progress import BuildProgress

FIRST = 1 << 18
"""Code points in the first new batch: small, so that the first articles are readable at once. Each further batch may be
twice as large, up to `FULL`."""
SOON = 0.5
"""Seconds until the first pages of a file that is read slowly are shown; each further batch may take twice as long."""
PAUSE = 0.2
"""Seconds between two progress reports while a batch is being filled."""

MERGED = 8
"""Adjacent small batches are merged once there are this many more than needed, since each costs a search about 50
microseconds. The number of batches thus stays below about twice what the text fills, plus eight."""

Keep = Callable[[Batch], Batch]


class LibraryBuilder:
    """One build of a library; `run` may be called once."""

    def __init__(
        self,
        batches: Sequence[Batch],
        sources: Sequence[Source],
        *,
        encoding: str | None = None,
        keep: Keep = lambda batch: batch,
        looked_ns: int | None = None,
        cancelled: Poll = never,
        ahead: ParsedAhead | None = None,
    ) -> None:
        """`looked_ns`: when the files were listed, default now. `run` raises once `cancelled()` is true.

        `ahead`: what was read of one of the files already.
        """
        self._cancelled, self._ahead = cancelled, ahead
        self._batches, self._sources, self._encoding, self._keep = tuple(batches), sources, encoding, keep
        self._looked = time.time_ns() if looked_ns is None else looked_ns
        self._made: list[Batch] = []
        self._rest = list(batches)
        self._limit, self._patience = FIRST, SOON
        self._reported = time.monotonic()
        self._files_left = self._bytes_left = 0
        self._bytes_total = sum(source.size for source in sources)

    def run(self) -> Iterator[BuildProgress]:
        """Build, yielding each stage: at least one, and the last one is `done`.

        Raises CancelledReadingError when cancelled; the batches of the last stage stay valid.
        """
        planned = steps(self._batches, self._sources, lambda source: still_bad(source, self._encoding, self._cancelled))
        if not settled(self._batches, planned):
            fresh = [
                run
                for step in planned
                if isinstance(step, BuildBatch)
                for run in step.runs
                if isinstance(run, NewFiles)
            ]
            self._files_left = sum(len(run.sources) for run in fresh)
            self._bytes_left = sum(run.size for run in fresh)
            for step in planned:
                yield from self._step(step)
            self._rest = []
        self._made = self._made or list(self._rest)
        self._rest = []
        yield from self._merged()
        yield self._stage(done=True)

    def _stage(self, *, done: bool = False, within: int = 0) -> BuildProgress:
        """The state by now; `within`: bytes read of a file that has not ended."""
        batches = (*self._made, *self._rest)
        total, size = len(self._sources), self._bytes_total
        return BuildProgress(batches, total - self._files_left, total, size - self._bytes_left + within, size, done)

    def _step(self, step: ReuseBatch | BuildBatch | SplitBatch) -> Iterator[BuildProgress]:
        match step:
            case ReuseBatch(drop):
                self._made.append(self._rest[drop - 1])
                del self._rest[:drop]
            case SplitBatch(pieces, drop):
                parted = []
                for piece in pieces:
                    parted += yield from self._batches_of([piece])
                self._rest[:drop] = parted
                yield self._stage()
            case BuildBatch((NewFiles() as run,), _):
                yield from self._read(run)
            case BuildBatch(runs, drop):
                made = yield from self._batches_of(runs)
                self._made += made
                del self._rest[:drop]
                yield self._stage()

    def _read(self, run: NewFiles) -> Iterator[BuildProgress]:
        """Read new files into batches; each batch is shown as soon as it is complete."""
        filling, began = _BatchWriter(self._looked, self._encoding, self._cancelled, self._ahead), time.monotonic()
        for _ in filling.read(run, self._source_done):
            waited = bool(filling.within) and time.monotonic() - began >= self._patience
            if filling.builder.size >= self._limit or len(filling.builder) >= MANY or waited:
                self._made.append(self._keep(filling.cut()))
                self._limit, self._patience, began = min(2 * self._limit, FULL), 2 * self._patience, time.monotonic()
                yield self._stage(within=filling.within)
            elif self._due():
                yield self._stage(within=filling.within)
        if len(filling.builder.files):
            self._made.append(self._keep(filling.cut()))
            yield self._stage()

    def _batches_of(self, runs: Iterable[Run]) -> Generator[BuildProgress, None, list[Batch]]:
        """Build `runs` into batches, usually one, returned rather than shown. Unchanged files are never split."""
        filling, made = _BatchWriter(self._looked, self._encoding, self._cancelled, self._ahead), list[Batch]()
        for run in runs:
            for _ in filling.read(run, self._source_done) if isinstance(run, NewFiles) else self._taken(filling, run):
                if isinstance(run, NewFiles) and filling.builder.size >= FULL:
                    made.append(self._keep(filling.cut()))
                elif self._due():
                    yield self._stage()
        if len(filling.builder.files):
            made.append(self._keep(filling.cut()))
        return made

    def _taken(self, filling: "_BatchWriter", run: UnchangedFiles) -> Iterator[None]:
        return filling.builder.take(self._batches[run.batch], run.first, run.last)

    def _merged(self) -> Iterator[BuildProgress]:
        """Merge adjacent small batches when that saves at least `MERGED` of them, so that a search visits fewer."""
        groups = together(self._made)
        if len(self._made) < len(groups) + MERGED:
            return
        for place, group in enumerate(groups):
            if len(group) > 1:
                self._made[place : place + len(group)] = [self._keep(Batch.joined(group))]
                yield self._stage()

    def _source_done(self, source: Source) -> None:
        self._files_left -= 1
        self._bytes_left -= source.size

    def _due(self) -> bool:
        now = time.monotonic()
        if now - self._reported < PAUSE:
            return False
        self._reported = now
        return True


class _BatchWriter:
    """Fills batches from files. `cut` completes the current batch, also in the middle of a file."""

    def __init__(self, looked_ns: int, encoding: str | None, cancelled: Poll, ahead: ParsedAhead | None = None) -> None:
        self._looked, self._encoding, self._cancelled, self._ahead = looked_ns, encoding, cancelled, ahead
        self._check = Budget(0, cancelled).check
        self.builder = BatchBuilder()
        self.within = 0
        """Bytes read of a file that has not ended, where its pages tell."""

    def read(self, run: NewFiles, done: Callable[[Source], None]) -> Iterator[None]:
        """Read the files of `run`; yields after each page and each file."""
        for source in run.sources:
            articles = 0
            path, time = path_of(source), time_of(source, self._looked)
            self.builder.begin(path, source.size, time)
            for found, encoding in self._pages(source):
                for article in checked(found, self._check):
                    self.builder.add(article, encoding)
                    articles += 1
                found = article = None  # type: ignore[assignment] # A long one is not held while it is indexed.
                yield
                self.builder.begin(path, source.size, time, articles)
            self.builder.files.end()
            self.within = 0
            done(source)
            yield

    def _pages(self, source: Source) -> Iterator[PageArticles]:
        """The pages of a file; its problems are stored in the batch being filled."""
        if self._ahead is not None and self._ahead.is_of(source):
            yield from self._ahead.pages
            return
        complain = lambda problem: self.builder.files.complain(problem)  # noqa: E731 - of the builder of then
        for page in parsed(source, self._encoding, complain, self._cancelled):
            self.within = int(page.page.share * source.size)
            given = [(page.articles, page.page.encoding)]
            del page
            yield given.pop()

    def cut(self) -> Batch:
        """Complete the current batch and start a new one."""
        builder, self.builder = self.builder, BatchBuilder()
        return builder.build()


def together(batches: Iterable[Batch]) -> list[list[Batch]]:
    """Group adjacent batches greedily, each group as large as one batch may be."""
    groups: list[list[Batch]] = []
    size = articles = 0
    for batch in batches:
        size, articles = size + batch.size, articles + len(batch)
        if groups and size <= FULL and articles <= MANY:
            groups[-1].append(batch)
        else:
            groups.append([batch])
            size, articles = batch.size, len(batch)
    return groups


def still_bad(source: Source, encoding: str | None, cancelled: Poll = never) -> bool:
    """Retry an unreadable, unchanged file, since permissions may have changed. True if it still fails."""
    problems = list[ReaderError]()
    for _ in parsed(source, encoding, problems.append, cancelled):
        pass
    return bool(problems)
