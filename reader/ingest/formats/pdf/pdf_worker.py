"""Worker process that reads PDFs: takes requests on standard input, answers each with one line of JSON.

A request is a line of JSON. `{"open": SIZE, "password": …}`, followed by SIZE bytes of the document, is answered with
the number of pages or an error; `{"page": NUMBER}`, from 0, with the lines of that page of the open document, sheet by
sheet. A crash, a hang or a decompression bomb in the native library ends this process alone: the system ends it when a
page exceeds its processor time or memory.
"""

import gc
import json
import os
import sys
from pathlib import Path
from typing import IO, Any

PAGE_SECONDS = 2.0
"""Most seconds of processor time for one page."""
MEMORY = 500 << 20
"""Most bytes of memory beyond those in use at the start."""


def serve(requests: IO[bytes], answers: IO[bytes]) -> None:
    """Answer requests until the input ends."""
    from reader.ingest.formats.pdf import pdf_library

    pdf_library.start()
    document: Any = None
    while line := requests.readline():
        request = json.loads(line)
        _allow(PAGE_SECONDS)
        if "open" in request:
            data = requests.read(request["open"])
            document, answer = _opened(document, data, request["password"])
        else:
            answer = _page(document, request["page"])
        _allow(0)
        answers.write(json.dumps(answer).encode("ascii") + b"\n")
        answers.flush()


def _opened(old: Any, data: bytes, password: str | None) -> tuple[Any, dict[str, Any]]:
    """The document in `data` (None if it cannot be opened), and the answer about it; `old` is closed."""
    from reader.ingest.formats.pdf import pdf_library

    pdf_library.close(old)
    try:
        document = pdf_library.open_document(data, password)
    except pdf_library.DocumentError as error:
        return None, {"error": "locked" if error.locked else "damaged"}
    return document, {"pages": pdf_library.page_count(document)}


def _page(document: Any, number: int) -> dict[str, Any]:
    """The answer about one page."""
    from reader.ingest.formats.pdf.pdf_layout import sheets_laid_out
    from reader.ingest.formats.pdf.pdf_page_reader import page_content

    content = page_content(document, number)
    sheets = [] if content.is_unreadable else sheets_laid_out(content)
    return {
        "size": [content.width, content.height],
        "sheets": [[[text, *place] for text, place in lines] for lines in sheets],
        "recognised": content.recognised,
        "unreadable": content.is_unreadable,
    }


def _allow(seconds: float) -> None:
    """Have the system end this process after `seconds` more of processor time; 0 removes the bound."""
    if sys.platform == "win32":
        return  # Windows has no such timer: the parent process bounds the wall time
    import signal

    signal.setitimer(signal.ITIMER_PROF, seconds)


def _bound_memory() -> None:
    """Have the system refuse memory beyond the bound for one page."""
    if sys.platform == "win32":
        return
    import resource

    status = Path("/proc/self/statm")
    words = status.read_text().split() if status.exists() else []
    used = int(words[0]) * resource.getpagesize() if words else 0
    resource.setrlimit(resource.RLIMIT_AS, (used + MEMORY, resource.getrlimit(resource.RLIMIT_AS)[1]))


def main() -> None:
    """Serve the parent process."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # output of the native library must not mix with answers
    from reader.ingest.formats.pdf import pdf_layout, pdf_page_reader  # noqa: F401 - before memory is bounded

    _bound_memory()
    gc.freeze()
    gc.disable()
    serve(sys.stdin.buffer, answers)
