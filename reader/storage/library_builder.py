"""Brings volumes in line with the files they are of: reads what is new, keeps what is as it was.

Takes the volumes there are and the files there are, gives the volumes after each step. Where they are kept, in memory
or on the disk, is for `keep` to say. Left off at any step, what was given last goes on from there the next time.
"""

import time
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence

from reader.errors import ReaderError, UnreadableError
from reader.index.builder import FULL, MANY
from reader.ingest import CancelledReadingError, Poll, Source, never, read, reasons
from reader.ingest.bounds import Budget, Check
from reader.model import Page
from reader.parsing import ParsedPage, parse
from reader.storage.batch import Batch, BatchBuilder
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
"""Code points in the first new volume: small, so that something can be read and found at once; each is twice the one
before, until they are full."""
PAUSE = 0.2
"""Seconds between two reports while a volume is being filled."""

MERGED = 8
"""Neighbours that together fit into one volume are made one when there are so many volumes more than need be: each
costs a search some 50 microseconds. So there are never more than about twice as many as the text fills, and eight."""

Keep = Callable[[Batch], Batch]
Report = Callable[[ReaderError], None]


def parsed(source: Source, encoding: str | None, on_problem: Report, cancelled: Poll = never) -> Iterator[ParsedPage]:
    """The pages of one source, taken apart; whatever goes wrong with it goes to `on_problem`.

    Raises CancelledReadingError once it is `cancelled`.
    """
    try:
        for page in read(source, encoding=encoding, on_problem=on_problem, cancelled=cancelled):
            yield from _parsed(page, on_problem, Budget(0, cancelled).check)
    except UnreadableError as error:
        on_problem(error)
    if cancelled():
        raise CancelledReadingError


def _parsed(page: Page, on_problem: Report, check: Check) -> tuple[ParsedPage, ...]:
    """A page taken apart, if the parser can: one bad page must not take the others down. Raises what `check` raises."""
    try:
        return (parse(page, check),)
    except CancelledReadingError:
        raise
    except Exception:  # noqa: BLE001 - whatever it is
        on_problem(UnreadableError(page.source, reasons.UNEXPECTED))
        return ()


class LibraryBuilder:
    """One run over the files of a library."""

    def __init__(
        self,
        volumes: Sequence[Batch],
        sources: Sequence[Source],
        *,
        encoding: str | None = None,
        keep: Keep = lambda volume: volume,
        looked_ns: int | None = None,
        cancelled: Poll = never,
    ) -> None:
        """`looked_ns`: when the files were looked at, if not just now. Once `cancelled`, `run` raises."""
        self._cancelled = cancelled
        self._volumes, self._sources, self._encoding, self._keep = tuple(volumes), sources, encoding, keep
        self._looked = time.time_ns() if looked_ns is None else looked_ns
        self._made: list[Batch] = []
        self._rest = list(volumes)
        self._limit = FIRST
        self._reported = time.monotonic()
        self._files_left = self._bytes_left = 0
        self._bytes_total = sum(source.size for source in sources)

    def run(self) -> Iterator[BuildProgress]:
        """Do all that is to be done, giving each stage; at least one, the last of which is `done`.

        Raises CancelledReadingError once it is cancelled: what was given last stays as it is.
        """
        planned = steps(self._volumes, self._sources, lambda source: still_bad(source, self._encoding, self._cancelled))
        if not settled(self._volumes, planned):
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

    def _stage(self, *, done: bool = False) -> BuildProgress:
        volumes = (*self._made, *self._rest)
        total, size = len(self._sources), self._bytes_total
        return BuildProgress(volumes, total - self._files_left, total, size - self._bytes_left, size, done)

    def _step(self, step: ReuseBatch | BuildBatch | SplitBatch) -> Iterator[BuildProgress]:
        match step:
            case ReuseBatch(drop):
                self._made.append(self._rest[drop - 1])
                del self._rest[:drop]
            case SplitBatch(pieces, drop):
                parted = []
                for piece in pieces:
                    parted += yield from self._volumes_of([piece])
                self._rest[:drop] = parted
                yield self._stage()
            case BuildBatch((NewFiles() as run,), _):
                yield from self._read(run)
            case BuildBatch(runs, drop):
                made = yield from self._volumes_of(runs)
                self._made += made
                del self._rest[:drop]
                yield self._stage()

    def _read(self, run: NewFiles) -> Iterator[BuildProgress]:
        """Volumes of new files, each to be seen as soon as it is there."""
        filling = _BatchWriter(self._looked, self._encoding, self._cancelled)
        for _ in filling.read(run, self._source_done):
            if filling.builder.size >= self._limit or len(filling.builder) >= MANY:
                self._made.append(self._keep(filling.cut()))
                self._limit = min(2 * self._limit, FULL)
                yield self._stage()
            elif self._due():
                yield self._stage()
        if len(filling.builder.files):
            self._made.append(self._keep(filling.cut()))
            yield self._stage()

    def _volumes_of(self, runs: Iterable[Run]) -> Generator[BuildProgress, None, list[Batch]]:
        """The volumes, usually one, of these runs together: returned, not yet to be seen. What is kept is not cut."""
        filling, made = _BatchWriter(self._looked, self._encoding, self._cancelled), list[Batch]()
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
        return filling.builder.take(self._volumes[run.volume], run.first, run.last)

    def _merged(self) -> Iterator[BuildProgress]:
        """Small neighbours are made one where that leaves many fewer, so that a search has fewer to go through."""
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
    """A volume being filled from files; `cut` builds it and begins another, in the middle of a file too."""

    def __init__(self, looked_ns: int, encoding: str | None, cancelled: Poll) -> None:
        self._looked, self._encoding, self._cancelled = looked_ns, encoding, cancelled
        self.builder = BatchBuilder()

    def read(self, run: NewFiles, done: Callable[[Source], None]) -> Iterator[None]:
        """Read the files of `run`; pauses after each page and each file."""
        for source in run.sources:
            articles = 0
            path, time = path_of(source), time_of(source, self._looked)
            self.builder.begin(path, source.size, time)
            for page in self._parsed(source):
                for article in page.articles:
                    self.builder.add(article, page.page.encoding)
                    articles += 1
                yield
                self.builder.begin(path, source.size, time, articles)
            self.builder.files.end()
            done(source)
            yield

    def _parsed(self, source: Source) -> Iterator[ParsedPage]:
        """The pages of a file; what is wrong with it is noted in the volume that is being filled."""
        return parsed(source, self._encoding, lambda problem: self.builder.files.complain(problem), self._cancelled)

    def cut(self) -> Batch:
        """The volume as far as it is filled."""
        builder, self.builder = self.builder, BatchBuilder()
        return builder.build()


def together(volumes: Iterable[Batch]) -> list[list[Batch]]:
    """Neighbours that fit into one volume, in as few groups as that makes from the first on."""
    groups: list[list[Batch]] = []
    size = articles = 0
    for volume in volumes:
        size, articles = size + volume.size, articles + len(volume)
        if groups and size <= FULL and articles <= MANY:
            groups[-1].append(volume)
        else:
            groups.append([volume])
            size, articles = volume.size, len(volume)
    return groups


def still_bad(source: Source, encoding: str | None, cancelled: Poll = never) -> bool:
    """Whether a file that could not be read, and has not changed, still cannot be: who may read it may have."""
    problems = list[ReaderError]()
    for _ in parsed(source, encoding, problems.append, cancelled):
        pass
    return bool(problems)
