"""How soon something is on the screen: the splash, and the first interactive paint, against an empty Textual app.

    uv run python benchmarks/startup.py [--runs 7]

Each program is started in a pseudo-terminal of 120 x 36, in turn with the others, so that a busy machine is as unkind
to all; medians are compared. A paint counts when its last bytes have been written: for the splash when the title has
been, for the app when the key hints of the status line have, for the empty app when the text of its one `Static` has.
"""

import argparse
import fcntl
import os
import pty
import select
import signal
import statistics
import struct
import sys
import tempfile
import termios
import time
from pathlib import Path

from reader.paths import bundled

EMPTY = """
from textual.app import App
from textual.widgets import Static
class Empty(App):
    def compose(self):
        yield Static("THE END")
Empty().run()
"""
APP = "import sys; sys.argv = ['reader', {path!r}]; from reader.__main__ import main; sys.exit(main())"

ASKED = b"\x1b[6n"
"""What the app asks of the terminal: where the cursor is."""


def timed(program: str, marks: dict[str, bytes]) -> dict[str, float]:
    """Seconds from the start of `python -c program` until each of `marks` has been written to the terminal."""
    began = time.perf_counter()
    pid, terminal = pty.fork()
    if not pid:
        os.environ |= {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8"}
        os.execv(sys.executable, [sys.executable, "-c", program])
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 36, 120, 0, 0))
    times: dict[str, float] = {}
    seen, answered = b"", False
    try:
        while len(times) < len(marks) and time.perf_counter() - began < 20:
            if not select.select([terminal], [], [], 1)[0]:
                continue
            try:
                seen += os.read(terminal, 1 << 16)
            except OSError:
                break
            if not answered and ASKED in seen:
                os.write(terminal, b"\x1b[1;2R")
                answered = True
            for name, mark in marks.items():
                if name not in times and mark in seen:
                    times[name] = time.perf_counter() - began
    finally:
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        os.close(terminal)
    return times


def main() -> None:
    """Print medians and the two ratios."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=7)
    runs = parser.parse_args().runs
    times: dict[str, list[float]] = {"empty": [], "splash": [], "paint": [], "read": []}
    with tempfile.TemporaryDirectory() as home:
        os.environ |= dict.fromkeys(("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"), home)
        page = next(Path(bundled("seeds")).iterdir())
        marks = {"splash": page.stem[:4].encode(), "paint": b"help", "read": b" articles"}
        for _ in range(runs + 1):
            for program, wanted in ((EMPTY, {"empty": b"THE END"}), (APP.format(path=str(page)), marks)):
                for name, seconds in timed(program, wanted).items():
                    times[name].append(seconds)
    medians = {name: statistics.median(each[1:]) for name, each in times.items() if len(each) > 1}
    for name, seconds in medians.items():
        print(f"{name:8} {seconds * 1000:7.1f} ms")
    print(f"first interactive paint / empty app  {medians['paint'] / medians['empty']:.2f}  (at most 1.25)")
    print(f"splash / empty app                   {medians['splash'] / medians['empty']:.2f}  (at most 0.10)")


if __name__ == "__main__":
    main()
