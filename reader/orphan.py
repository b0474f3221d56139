"""End of a worker process with its parent: nobody would wait for its results any more.

The parent sends requests through standard input, whose other end is closed however the parent ends. A thread waits only
for that; it takes no processor time, and reads nothing of the requests.
"""

import os
import select
import sys
import threading


def end_with_asker() -> None:
    """End this process at once when its parent has ended. On Windows it ends at its next output."""
    if sys.platform != "win32":
        threading.Thread(target=_wait, name="asker", daemon=True).start()


def _wait() -> None:
    if sys.platform == "win32":
        return
    waiting = select.poll()
    waiting.register(sys.stdin.fileno(), 0)  # a hang-up is reported without being requested
    waiting.poll()
    os._exit(1)
