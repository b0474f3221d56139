"""The `reader` command, and `python -m reader`: the splash first, then everything else.

Nothing is imported before the splash but what draws it: it has to be on the screen within the blink of an eye.
"""

import gc
import os
import sys

from reader.ui.launch import signals, splash


def main() -> int:
    """Run the command line and give the exit code."""
    opens = splash.is_for_app(sys.argv[1:])
    # The index adds and compares; threads for multiplying matrices would only take time to be started.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    # Where memory is in pieces, the system takes longer to find large pages for an array than it takes to sort it.
    os.environ.setdefault("NUMPY_MADVISE_HUGEPAGE", "0")
    code = 1
    try:
        if opens:
            signals.at_once()
            splash.show(sys.argv[1:])
            # Nothing is freed while modules are loaded, and looking for it costs a tenth of the start.
            gc.disable()
        from reader.cli.main import main as run

        code = run()
    finally:
        if opens:
            splash.leave()
            signals.insist()
    _leave_threads(code)
    return code


def _leave_threads(code: int) -> None:
    """End now where a thread still reads files: the interpreter would wait for it."""
    threads = sys.modules.get("threading")
    if threads is None or threads.active_count() == 1:
        return
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream is not None:
                stream.flush()
        except OSError:
            pass
    os._exit(code)


if __name__ == "__main__":
    sys.exit(main())
