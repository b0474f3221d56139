"""Starts the building process and listens to it."""

import json
import queue
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import IO, Any

from reader.errors import CacheError
from reader.i18n import _
from reader.paths import PACKAGE
from reader.storage.plan import Changes
from reader.storage.progress import BuildMessage

PROGRAM = """
import sys
sys.path.append(sys.argv[1])
from reader.orphan import end_with_asker
end_with_asker()
from reader.storage.worker import main
main()
"""
POLL = 0.1
"""Seconds between two checks for whether the build is still wanted."""


_lingering: list["subprocess.Popen[bytes]"] = []
"""Processes that are done and still work out word borders: each ends by itself, or with this one."""


def building(
    folder: Path, paths: Sequence[str], encoding: str | None, cancelled: Callable[[], bool], *, lingering: bool = False
) -> Iterator[BuildMessage]:
    """Update a snapshot in a child process, which ends when cancelled or abandoned; the next call resumes the build.

    `lingering`: when it is done the process may go on to work out what only some queries ask for.
    Raises CacheError when it cannot be started or ends before it is done.
    """
    done = False
    request = _request(folder, paths, encoding, look=False, words=lingering)
    for line in _lines(request, cancelled, lingering=lingering):
        message = BuildMessage(**line)
        if message.error:
            raise CacheError(_not_kept(folder, message.error))
        done = message.done
        yield message
        if done and lingering:
            return
    if not done and not cancelled():
        raise CacheError(_not_kept(folder, _("the indexing process ended")))


def looking(folder: Path, paths: Sequence[str], encoding: str | None, cancelled: Callable[[], bool]) -> Changes | None:
    """Changes since a snapshot was made, found in a process of its own; None if that failed."""
    for line in _lines(_request(folder, paths, encoding, look=True), cancelled):
        return Changes(**line)
    return None


def _not_kept(folder: Path, reason: str) -> str:
    return _("{folder}: cannot save the index ({reason}); building it in memory").format(folder=folder, reason=reason)


def _request(folder: Path, paths: Sequence[str], encoding: str | None, *, look: bool, words: bool = False) -> bytes:
    request = {"folder": str(folder), "paths": list(paths), "encoding": encoding, "look": look, "words": words}
    return json.dumps(request).encode("ascii") + b"\n"


def _lines(request: bytes, cancelled: Callable[[], bool], *, lingering: bool = False) -> Iterator[dict[str, Any]]:
    """Output lines of the process until it ends; it is ended if they are no longer wanted.

    `lingering`: once it has reported that it is done, it keeps running.
    """
    try:
        process = subprocess.Popen(
            [sys.executable, "-P", "-c", PROGRAM, str(PACKAGE.parent)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            creationflags=getattr(subprocess, "BELOW_NORMAL_PRIORITY_CLASS", 0),
        )
    except OSError as error:
        raise CacheError(_("the index cannot be built in a process of its own: {error}").format(error=error)) from error
    assert process.stdin is not None
    assert process.stdout is not None
    output: queue.SimpleQueue[bytes] = queue.SimpleQueue()
    listener = threading.Thread(target=_listen, args=(process.stdout, output), daemon=True)
    message = dict[str, Any]()
    try:
        listener.start()
        _send(process.stdin, request)
        while not cancelled():
            try:
                line = output.get(timeout=POLL)
            except queue.Empty:
                continue
            if not line:
                return
            message = json.loads(line)
            yield message
    finally:
        if lingering and message.get("done"):
            _lingering[:] = [process, *(other for other in _lingering if other.poll() is None)]
        else:
            _end(process, listener)


def _end(process: "subprocess.Popen[bytes]", listener: threading.Thread) -> None:
    process.kill()
    process.wait()
    listener.join()
    for pipe in filter(None, (process.stdin, process.stdout)):
        with suppress(BrokenPipeError):  # Closing flushes the rest, though nobody reads any more.
            pipe.close()


def _send(stream: IO[bytes], request: bytes) -> None:
    try:
        stream.write(request)
        stream.flush()
    except BrokenPipeError:
        return


def _listen(stream: IO[bytes], output: "queue.SimpleQueue[bytes]") -> None:
    """Pass on each line; an empty one at the end."""
    for line in stream:
        output.put(line)
    output.put(b"")
