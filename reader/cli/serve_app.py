"""The app that a page in the browser shows: started by the server, its arguments in the environment.

It never outlives the server: a thread checks that the parent process is still the one that started it.
"""

import json
import os
import signal
import sys
import threading
import time

ARGUMENTS = "READER_SERVED"
"""The environment variable that holds the arguments of the app: a file's name never meets a shell."""
LOOK = 0.25
"""Seconds between two checks of the parent process."""
GRACE = 1.0
"""Seconds that the app has to leave in order."""


def end_with(parent: int) -> None:
    """Wait until `parent` is no longer the parent process, then end this process."""
    while os.getppid() == parent:
        time.sleep(LOOK)
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(GRACE)
    os._exit(128 + signal.SIGTERM)


if __name__ == "__main__":
    threading.Thread(target=end_with, args=(os.getppid(),), daemon=True, name="parent").start()
    from reader.cli.main import main

    sys.exit(main(json.loads(os.environ.get(ARGUMENTS, "[]"))))
