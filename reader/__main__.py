"""The `reader` command, and `python -m reader`: the splash first, then everything else.

Before the splash only the modules that draw it are imported: it must appear instantly.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Iterator

from reader.ui.launch import memory_limit, signals, splash, utf8_mode

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reader.backends.ahead import Ahead
    from reader.storage.parsed_ahead import ParsedAhead
    from reader.ui.launch.first_frame import Drawing
    from reader.ui.launch.kept_frame import Kept

SELDOM = (20_000, 50, 100)
"""Garbage-collector thresholds. Raised because a collection takes a few milliseconds, and blocks the event loop."""
RARELY = (200_000, 20, 100)
"""Those of a command, in which nobody waits for a frame: collections would cost a twentieth of its time."""

AT_MOST = 0.0005
"""Seconds that a thread runs while another waits. By default ten times that, which the event loop would wait whenever
it has waited for anything else while the store is opened or files are read."""


def main() -> int:
    """Run the command line and return the exit code."""
    utf8_mode.require()
    splash.forget_impossible_size()
    opens = splash.is_for_app(sys.argv[1:]) and memory_limit.too_low() is None
    # The index adds and compares; starting threads for matrix multiplication would only cost time.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    # Where memory is in pieces, the system takes longer to find large pages for an array than it takes to sort it.
    os.environ.setdefault("NUMPY_MADVISE_HUGEPAGE", "0")
    code, kept = 1, None
    gc.set_threshold(*(SELDOM if opens else RARELY))
    try:
        if opens:
            sys.setswitchinterval(AT_MOST)
            signals.at_once()
            kept = splash.show(sys.argv[1:])
            # Importing frees nothing, and garbage collection would cost a tenth of the start.
            gc.disable()
        else:
            signals.interrupts_end()
        from reader import left_out

        with left_out.without(left_out.of_pathlib()):
            from reader import pattern_cache
        pattern_cache.keep_patterns_of_imports()
        left_out.slim_numpy()
        ahead = _ahead(kept) if kept is not None else None
        from reader.cli.main import main as run

        code = run(ahead=ahead)
    finally:
        if opens:
            splash.leave()
            if (status := signals.status()) is not None:
                _leave_threads(status)
            signals.insist()
    # The interpreter would look through all objects for garbage, twice, before it ends.
    gc.freeze()
    _leave_threads(code)
    return code


def _ahead(kept: Kept) -> Ahead | None:
    """Read what is opened in a process of its own, and have a page drawn there unless a kept frame is shown.

    Drawn is the article that was last read, if it is known but for a terminal of another size; else the first.
    """
    # What both processes need they need to load only once.
    import reader.model
    import reader.paths  # noqa: F401
    from reader.backends import ahead

    title, size = splash.title_of(kept.paths), splash.screen_size(1)
    draws = not splash.is_full() and kept.left is None

    def at_once() -> Iterator[Drawing]:
        from reader.ui.launch import first_frame

        if kept.left is not None:
            yield from first_frame.looks_again(kept.left, title, size)

    def looks(parsed: ParsedAhead) -> Iterator[Drawing]:
        from reader.ui.launch import first_frame

        if draws:
            yield from first_frame.looks(first_frame.Scene(ahead.first_article(parsed), title, size))

    def later(parsed: ParsedAhead) -> Iterator[Drawing]:
        from reader.ui.launch import first_frame

        if draws:
            scene = first_frame.Scene(ahead.first_article(parsed), title, size)
            yield from first_frame.looks_of_keys(scene, ahead.following_article(parsed))

    return ahead.begin(kept.paths, looks, later, at_once if kept.left is not None else None, kept.read)


def _leave_threads(code: int) -> None:
    """End the process at once if a thread still reads files: the interpreter would wait for it."""
    threads = sys.modules.get("threading")
    if threads is None or threads.active_count() == 1:
        return
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream is not None:
                stream.flush()
        except OSError:
            pass
    from reader import pattern_cache

    pattern_cache.save()  # Functions registered with `atexit` are not called at this exit.
    os._exit(code)


if __name__ == "__main__":
    sys.exit(main())
