"""A process that works for another ends with it: whatever it is about, nobody waits for it any more.

The other one asks through standard input, whose other end is closed however it ends. A thread waits for that and for
nothing else, which costs no time and takes nothing of what is asked.
"""

import os
import select
import sys
import threading


def end_with_asker() -> None:
    """End this process at once when nobody can ask it any more. On Windows it ends when it next tells something."""
    if sys.platform != "win32":
        threading.Thread(target=_wait, name="asker", daemon=True).start()


def _wait() -> None:
    if sys.platform == "win32":
        return
    waiting = select.poll()
    waiting.register(sys.stdin.fileno(), 0)  # a hang-up is told of without being asked for
    waiting.poll()
    os._exit(1)
