"""Starts the building process, for one of its tasks, and listens to it."""

from __future__ import annotations

import importlib
import json
import os
import queue
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from reader.errors import CacheError
from reader.i18n import _
from reader.paths import PACKAGE
from reader.storage.progress import BuildMessage

if TYPE_CHECKING:
    from reader.storage.plan import Changes

PROGRAM = """
import sys
sys.path.append(sys.argv[1])
from reader.orphan import end_with_asker
end_with_asker()
from reader.left_out import slim_numpy
slim_numpy()
from reader.storage.worker import main
main()
"""
POLL = 0.1
"""Seconds between two checks for whether the build is still wanted."""


ENDED = b""
"""What stands for the end of a process among its lines."""

_unheard: list[subprocess.Popen[bytes]] = []
"""Processes that nobody listens to: each ends by itself, or with this one."""


def building(
    folder: Path, paths: Sequence[str], encoding: str | None, cancelled: Callable[[], bool]
) -> Iterator[BuildMessage]:
    """Update a snapshot in a child process, which ends when cancelled or abandoned; the next call resumes the build.

    Raises CacheError when it cannot be started or ends before it is done.
    """
    done = False
    for line in _lines(_request("build", folder, paths, encoding), cancelled):
        message = BuildMessage(**line)
        if message.error:
            raise CacheError(_not_kept(folder, message.error))
        done = message.done
        yield message
    if not done and not cancelled():
        raise CacheError(_not_kept(folder, _("the indexing process ended")))


def looking(folder: Path, paths: Sequence[str], encoding: str | None, cancelled: Callable[[], bool]) -> Changes | None:
    """Changes since a snapshot was made, found in a process of its own; None if that failed."""
    from reader.storage.plan import Changes

    for line in _lines(_request("look", folder, paths, encoding), cancelled):
        return Changes(**line)
    return None


def keep_word_borders(folder: Path, paths: Sequence[str], encoding: str | None) -> None:
    """Have the word borders of a snapshot worked out, without waiting. What cannot be started is left undone."""
    with suppress(CacheError):
        process = _started(subprocess.DEVNULL)
        _unheard[:] = [process, *(other for other in _unheard if other.poll() is None)]
        assert process.stdin is not None
        _send(process.stdin, _request("borders", folder, paths, encoding))


def keyword_process(
    folder: Path, paths: Sequence[str], encoding: str | None, dictionary: Path | None
) -> WorkerProcess | None:
    """A process that works out keywords of a snapshot's articles; None where there is no processor for it."""
    if (os.cpu_count() or 1) < 2:
        return None
    with suppress(CacheError):
        return WorkerProcess(_request("keywords", folder, paths, encoding, dictionary=str(dictionary or "")))
    return None


def _not_kept(folder: Path, reason: str) -> str:
    return _("{folder}: cannot save the index ({reason}); building it in memory").format(folder=folder, reason=reason)


def _request(task: str, folder: Path, paths: Sequence[str], encoding: str | None, **more: str) -> bytes:
    request = {"task": task, "folder": str(folder), "paths": list(paths), "encoding": encoding, **more}
    return json.dumps(request).encode("ascii") + b"\n"


def _lines(request: bytes, cancelled: Callable[[], bool]) -> Iterator[dict[str, Any]]:
    """Output lines of the process until it ends; it is ended if they are no longer wanted."""
    process = WorkerProcess(request)
    try:
        importlib.import_module("reader.storage.snapshot")  # with numpy: the caller needs it next, and would wait here
        while not cancelled():
            line = process.line(POLL)
            if line == ENDED:
                return
            if line is not None:
                yield json.loads(line)
    finally:
        process.end()


class WorkerProcess:
    """A process that serves one request of `reader.storage.worker`, and what it has said."""

    def __init__(self, request: bytes) -> None:
        """Raises CacheError when it cannot be started."""
        self._process = _started(subprocess.PIPE)
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._input: IO[bytes] = self._process.stdin
        self._output: queue.SimpleQueue[bytes] = queue.SimpleQueue()
        self._listener = threading.Thread(target=_listen, args=(self._process.stdout, self._output), daemon=True)
        self._listener.start()
        self.send(request)

    def send(self, line: bytes) -> None:
        """Write a line to its input; nothing when it has ended."""
        _send(self._input, line)

    def line(self, seconds: float) -> bytes | None:
        """Its next line of output; `ENDED` after its last one, and None when it says nothing for so long."""
        try:
            return self._output.get(timeout=seconds) if seconds else self._output.get_nowait()
        except queue.Empty:
            return None

    def end(self) -> None:
        """End it."""
        self._process.kill()
        self._process.wait()
        self._listener.join()
        for pipe in filter(None, (self._process.stdin, self._process.stdout)):
            with suppress(BrokenPipeError):  # Closing flushes the rest, though nobody reads any more.
                pipe.close()


def _started(output: int) -> subprocess.Popen[bytes]:
    """The process, waiting for its request. Raises CacheError."""
    try:
        return subprocess.Popen(
            [sys.executable, "-P", "-c", PROGRAM, str(PACKAGE.parent)],
            stdin=subprocess.PIPE,
            stdout=output,
            stderr=subprocess.DEVNULL,
            creationflags=getattr(subprocess, "BELOW_NORMAL_PRIORITY_CLASS", 0),
        )
    except OSError as error:
        raise CacheError(_("the index cannot be built in a process of its own: {error}").format(error=error)) from error


def _send(stream: IO[bytes], line: bytes) -> None:
    try:
        stream.write(line)
        stream.flush()
    except BrokenPipeError:
        return


def _listen(stream: IO[bytes], output: queue.SimpleQueue[bytes]) -> None:
    """Pass on each line, then `ENDED`."""
    for line in stream:
        output.put(line)
    output.put(ENDED)
