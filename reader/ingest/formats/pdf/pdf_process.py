"""Process that reads PDF documents: starts it, requests page by page, and survives its crash.

A process is kept for the next document. A page that crashes it is reported, and the following pages are read by a new
process.
"""

import atexit
import json
import queue
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import suppress
from typing import IO, Any

from reader.paths import PACKAGE

PROGRAM = """
import sys
sys.path.append(sys.argv[1])
from reader.orphan import end_with_asker
end_with_asker()
from reader.ingest.formats.pdf.pdf_worker import main
main()
"""
PATIENCE = 30.0
"""Longest wait for an answer, in seconds of wall time; the worker itself bounds a page's processor time."""

MOST_PAGES = 5000
"""Most pages read from one file."""
MOST_ENDS = 4
"""Number of crashes over one file after which the rest of it is given up."""

Answer = dict[str, Any]


class ProcessEndedError(Exception):
    """The process ended, or did not answer in time."""


class PdfProcess:
    """A worker process."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-c", PROGRAM, str(PACKAGE.parent)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            creationflags=getattr(subprocess, "BELOW_NORMAL_PRIORITY_CLASS", 0),
        )
        self.ended = False
        self._answers: queue.SimpleQueue[bytes] = queue.SimpleQueue()
        assert self._process.stdout is not None
        self._listener = threading.Thread(target=_listen, args=(self._process.stdout, self._answers), daemon=True)
        self._listener.start()

    def open(self, data: bytes, password: str | None) -> Answer:
        """Open the document in `data`. Raises ProcessEndedError."""
        return self._asked({"open": len(data), "password": password}, data)

    def page(self, number: int) -> Answer:
        """The answer about page `number`, from 0, of the open document. Raises ProcessEndedError."""
        return self._asked({"page": number})

    def _asked(self, request: Answer, data: bytes = b"") -> Answer:
        assert self._process.stdin is not None
        try:
            self._process.stdin.write(json.dumps(request).encode("ascii") + b"\n" + data)
            self._process.stdin.flush()
            line = self._answers.get(timeout=PATIENCE)
        except (OSError, queue.Empty) as error:
            raise ProcessEndedError from error
        if not line:
            raise ProcessEndedError
        answer: Answer = json.loads(line)
        return answer

    def end(self) -> None:
        """Kill the process; may be called repeatedly."""
        self.ended = True
        self._process.kill()
        self._process.wait()
        self._listener.join()
        for stream in (self._process.stdin, self._process.stdout):
            with suppress(OSError):
                if stream:
                    stream.close()


def _listen(stream: IO[bytes], answers: "queue.SimpleQueue[bytes]") -> None:
    """Queue each line of the worker's output, and an empty line at its end."""
    with suppress(ValueError):
        for line in stream:
            answers.put(line)
    answers.put(b"")


_idle: list[PdfProcess] = []
"""The process kept for the next document, if there is one."""


def answers(data: bytes, password: str | None) -> Iterator[Answer]:
    """The pages of a document in turn, or an `error`: locked, damaged or ended.

    Each page has its `number` from 1, and as `share` the part of the document's pages read so far. After `ended`, which
    has the number of the page that crashed, the following pages are read. Raises OSError if no process can be started.
    """
    number, ends = 0, 0
    while ends <= MOST_ENDS:
        process = _taken()
        try:
            opened = process.open(data, password)
            count = min(opened.get("pages", 0), MOST_PAGES)
            while number < count:
                number += 1
                yield {"number": number, "share": number / count, **process.page(number - 1)}
            if "error" in opened:
                yield opened
            return
        except ProcessEndedError:
            process.end()
            ends += 1
            yield {"error": "ended", "number": number}
            if not number:
                return
        finally:
            _keep(process)


def _taken() -> PdfProcess:
    """The kept process, or a new one."""
    try:
        return _idle.pop()
    except IndexError:
        return PdfProcess()


def _keep(process: PdfProcess) -> None:
    """Keep a process for the next document, unless it has ended or another is kept."""
    if process.ended or _idle:
        process.end()
    else:
        _idle.append(process)


@atexit.register
def end_idle() -> None:
    """End the kept process, if there is one."""
    while _idle:
        _idle.pop().end()
