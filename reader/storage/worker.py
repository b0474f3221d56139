"""The build process: brings a snapshot up to date while the screen stays responsive, and reports progress.

Protocol: one line of JSON on standard input is the request; each line of JSON on standard output is a progress message,
about one a second at least, or the changes that were looked for; word borders are worked out silently. Of whom keywords
are requested, each further line of input asks for those of some articles, and a line of output answers. Killing the
process at any moment is safe. It ends when its output is closed.
"""

import gc
import json
import os
import sys
from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import asdict, replace
from itertools import islice
from pathlib import Path
from time import sleep, time_ns

from reader.ingest import sources, stamps
from reader.paths import private_folder
from reader.storage import memory
from reader.storage.batch import Batch
from reader.storage.cache_folder import trim
from reader.storage.corpus import Corpus
from reader.storage.kept_borders import keep_borders
from reader.storage.library_builder import LibraryBuilder
from reader.storage.lock import locked
from reader.storage.manifest import BORDERS_LOCK, LOCK, Manifest
from reader.storage.plan import Changes, changes
from reader.storage.progress import BuildMessage, BuildProgress
from reader.storage.snapshot import Snapshot

AHEAD = 1000
"""Files of a new library that are read before the rest of the folder is listed, which can take seconds."""
NICENESS = 10
WAIT = 0.2
"""Seconds between two polls of a snapshot that another process is building."""


def build(folder: Path, paths: Sequence[str], encoding: str | None) -> Iterator[BuildMessage]:
    """Bring the snapshot in `folder` in line with the files under `paths`.

    While another process builds it, report that one's progress. A write error is reported as the last message.
    """
    snapshot = Snapshot(folder, paths, encoding)
    try:
        for each in (folder.parent, folder):
            private_folder(each)
        yield from _followed(snapshot)
        with locked(folder / LOCK) as mine:
            if mine:
                yield from _built(snapshot)
                trim(folder.parent, folder)
            else:
                yield from build(folder, paths, encoding)
    except OSError as error:
        yield BuildMessage(error=error.strerror or str(error))


def _followed(snapshot: Snapshot) -> Iterator[BuildMessage]:
    """Report what another process builds until it is done; yields nothing if no other process holds the lock."""
    last = snapshot.manifest()
    while True:
        with locked(snapshot.folder / LOCK) as free:
            if free:
                return
        sleep(WAIT)
        now = snapshot.manifest()
        yield _told(now, published=now != last)
        last = now


def _told(manifest: Manifest, *, published: bool) -> BuildMessage:
    figures = (manifest.files_done, manifest.files_total, manifest.bytes_done, manifest.bytes_total)
    return BuildMessage(*figures, published=published)


def _built(snapshot: Snapshot) -> Iterator[BuildMessage]:
    """Build the snapshot. The caller holds the lock."""
    manifest, batches = snapshot.open()
    if not batches:  # files of another version's manifest are about to be removed
        snapshot.publish((), manifest)
    snapshot.tidy()
    looked, found = time_ns(), sources(manifest.paths)
    first = [] if batches else list(islice(found, AHEAD))
    if len(first) == AHEAD:
        making = LibraryBuilder((), first, encoding=manifest.encoding, keep=snapshot.keep, looked_ns=looked)
        batches = yield from _made(snapshot, manifest, batches, (_uncounted(stage) for stage in making.run()))
    every = [*first, *found]
    making = LibraryBuilder(batches, every, encoding=manifest.encoding, keep=snapshot.keep, looked_ns=looked)
    yield from _made(snapshot, manifest, batches, making.run())
    snapshot.tidy()


def _uncounted(stage: BuildProgress) -> BuildProgress:
    """`stage` without counts: the total number of files is not known yet."""
    return BuildProgress(stage.batches, 0, 0, 0, 0)


def _made(
    snapshot: Snapshot, manifest: Manifest, batches: tuple[Batch, ...], stages: Iterable[BuildProgress]
) -> Generator[BuildMessage, None, tuple[Batch, ...]]:
    """Publish each stage whose batches differ from the last one published. Returns the batches published last."""
    for stage in stages:
        now = _manifest(manifest, stage)
        published = stage.batches != batches or (stage.done and now != replace(manifest, batches=(), articles=0))
        if published:
            snapshot.publish(stage.batches, now)
            batches = stage.batches
            memory.trim()  # What the batch was made of: the next one is larger, and its sort takes the most.
        yield replace(_told(now, published=published), done=stage.done)
    return batches


def _manifest(manifest: Manifest, stage: BuildProgress) -> Manifest:
    """The manifest for `stage`, without its batches."""
    return replace(
        manifest,
        batches=(),
        articles=0,
        files_done=stage.files_done,
        files_total=stage.files_total,
        bytes_done=stage.bytes_done,
        bytes_total=stage.bytes_total,
        complete=stage.done,
    )


def keep_word_borders(folder: Path, paths: Sequence[str], encoding: str | None) -> None:
    """Keep the word borders of all large batches that have none. One process at a time; it may be killed any time.

    Not under the lock of the build, so that nobody waits for it: at worst another build removes the batch meanwhile.
    """
    snapshot = Snapshot(folder, paths, encoding)
    with suppress(OSError), locked(folder / BORDERS_LOCK) as mine:
        if mine:
            snapshot.open()
            for path, segment in snapshot.without_borders():
                keep_borders(path, segment)


def look(folder: Path, paths: Sequence[str], encoding: str | None) -> Changes:
    """Count the files under `paths` that differ from the snapshot in `folder`."""
    _, batches = Snapshot(folder, paths, encoding).open()
    return changes(batches, stamps(paths))


def keywords(folder: Path, paths: Sequence[str], encoding: str | None, dictionary: Path | None) -> Iterator[object]:
    """What the snapshot in `folder` contains; then the keywords that each line of standard input asks for."""
    # What the words need is not for a process that builds.
    from reader.search.analytics.document_frequency import library_rarity
    from reader.storage.many_keywords import contents, keywords_in

    _, batches = Snapshot(folder, paths, encoding).open()
    corpus = Corpus(batches)
    yield contents(corpus)
    rarity = library_rarity(corpus.index)
    for line in sys.stdin.buffer:
        number, keys = json.loads(line)
        yield number, [*keywords_in(corpus, rarity, dictionary, keys)]


def main() -> None:
    """Serve the one request on standard input."""
    request = json.loads(sys.stdin.buffer.readline())
    given = (Path(request["folder"]), tuple(request["paths"]), request["encoding"])
    _step_back(0 if request["task"] == "keywords" else NICENESS)  # A command waits for keywords, and no screen.
    match request["task"]:
        case "look":
            _say(asdict(look(*given)))
        case "borders":
            keep_word_borders(*given)
        case "keywords":
            for answer in keywords(*given, Path(request["dictionary"]) if request["dictionary"] else None):
                _say(answer)
        case _:
            for progress in build(*given):
                _say(asdict(progress))


def _say(message: object) -> None:
    try:
        print(json.dumps(message), flush=True)
    except BrokenPipeError:
        os._exit(1)


def _step_back(niceness: int) -> None:
    """Lower the priority of this process by `niceness`; collect garbage rarely, for building makes few cycles."""
    if hasattr(os, "nice"):
        os.nice(niceness)
    gc.freeze()
    gc.set_threshold(200_000, 20, 100)
