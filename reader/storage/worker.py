"""The process that builds beside the screen: takes a request, brings a snapshot up to date, and tells how it goes.

A request is one line of JSON on the standard input; what it tells are lines of JSON on the standard output, at least
one a second or so. It may be killed at any moment. It ends by itself when nobody listens any more.
"""

import gc
import json
import os
import sys
from collections.abc import Generator, Iterable, Iterator, Sequence
from dataclasses import asdict, replace
from itertools import islice
from pathlib import Path
from time import sleep, time_ns

from reader.ingest import sources
from reader.paths import private_folder
from reader.storage.batch import Batch
from reader.storage.cache_folder import trim
from reader.storage.library_builder import LibraryBuilder
from reader.storage.lock import locked
from reader.storage.plan import Changes, changes
from reader.storage.progress import BuildMessage, BuildProgress
from reader.storage.snapshot import LOCK, Manifest, Snapshot

AHEAD = 1000
"""Files of a new library that are read before the others are looked for: of many that takes seconds."""
NICENESS = 10
WAIT = 0.2
"""Seconds between two looks at what another builder of the same library does."""


def build(folder: Path, paths: Sequence[str], encoding: str | None) -> Iterator[BuildMessage]:
    """Bring the snapshot in `folder` in line with the files under `paths`.

    While another process does so, tells how that goes. What cannot be written is told as an error, and ends it.
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
    """What another process makes of the snapshot, until it ends; nothing when there is no other."""
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
    """Build, holding the lock."""
    manifest, volumes = snapshot.open()
    if not volumes:  # what another version's manifest names is about to go
        snapshot.publish((), manifest)
    snapshot.tidy()
    looked, found = time_ns(), sources(manifest.paths)
    first = [] if volumes else list(islice(found, AHEAD))
    if len(first) == AHEAD:
        making = LibraryBuilder((), first, encoding=manifest.encoding, keep=snapshot.keep, looked_ns=looked)
        volumes = yield from _made(snapshot, manifest, volumes, (_uncounted(stage) for stage in making.run()))
    every = [*first, *found]
    making = LibraryBuilder(volumes, every, encoding=manifest.encoding, keep=snapshot.keep, looked_ns=looked)
    yield from _made(snapshot, manifest, volumes, making.run())
    snapshot.tidy()


def _uncounted(stage: BuildProgress) -> BuildProgress:
    """A stage while it is not known how many files there are: nothing is told of them."""
    return BuildProgress(stage.volumes, 0, 0, 0, 0)


def _made(
    snapshot: Snapshot, manifest: Manifest, volumes: tuple[Batch, ...], stages: Iterable[BuildProgress]
) -> Generator[BuildMessage, None, tuple[Batch, ...]]:
    """Publish each stage that shows other volumes, and tell of it; returns the last volumes."""
    for stage in stages:
        now = _manifest(manifest, stage)
        published = stage.volumes != volumes or (stage.done and now != replace(manifest, volumes=(), articles=0))
        if published:
            snapshot.publish(stage.volumes, now)
            volumes = stage.volumes
        yield replace(_told(now, published=published), done=stage.done)
    return volumes


def _manifest(manifest: Manifest, stage: BuildProgress) -> Manifest:
    """What to note of a stage, besides the volumes."""
    return replace(
        manifest,
        volumes=(),
        articles=0,
        files_done=stage.files_done,
        files_total=stage.files_total,
        bytes_done=stage.bytes_done,
        bytes_total=stage.bytes_total,
        complete=stage.done,
    )


def look(folder: Path, paths: Sequence[str], encoding: str | None) -> Changes:
    """What has changed under `paths` since the snapshot in `folder` was made."""
    _, volumes = Snapshot(folder, paths, encoding).open()
    return changes(volumes, list(sources(paths)))


def main() -> None:
    """Do what the line on the standard input asks for."""
    request = json.loads(sys.stdin.buffer.readline())
    given = (Path(request["folder"]), tuple(request["paths"]), request["encoding"])
    _step_back()
    if request["look"]:
        _say(asdict(look(*given)))
        return
    for told in build(*given):
        _say(asdict(told))


def _say(told: dict[str, object]) -> None:
    try:
        print(json.dumps(told), flush=True)
    except BrokenPipeError:
        os._exit(1)


def _step_back() -> None:
    """Let whoever waits for a key go first; and look for garbage seldom, there is hardly any."""
    if hasattr(os, "nice"):
        os.nice(NICENESS)
    gc.freeze()
    gc.set_threshold(200_000, 20, 100)
