"""How soon the app answers a key, in a real pseudo-terminal: over one page, over a library, and while that is built.

    uv run python benchmarks/keys.py PATH… [--keys 60] [--cold]

Opens the bundled page, then the library (built first, unless `--cold`: then it is built meanwhile, from nothing), each
in a fresh process with folders of its own. Tells the seconds until the first paint and until articles can be read, and
the milliseconds from a key until what it changes has been written: an arrow in the list (the mark that moves), a screen
down or up there (the mark of the open article, which follows the cursor's), a character in the search field (its echo,
while the search for what stands there goes on beside), an arrow in the list of what was found for a frequent character.
Median and 95th percentile. What the page takes is the
floor of the machine as it is at the moment; `--rounds` measures both in turn.
"""

import argparse
import fcntl
import os
import pty
import re
import select
import signal
import statistics
import struct
import sys
import tempfile
import termios
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from reader.paths import bundled

COLUMNS, ROWS = 120, 36
MARK = "›".encode()
HINTS = re.compile(rb"help")
READ = re.compile("[^›]›.{2,}".encode(), re.DOTALL)
TYPED = ("经济发展", "中国", "海洋", "的", "人民政府", "大学")
DOWN, UP, LEAF_DOWN, LEAF_UP = b"\x1b[B", b"\x1b[A", b"\x1b[6~", b"\x1b[5~"
LONGEST = 2.0
"""Seconds after which no answer is expected any more."""
PAUSE = 0.06
"""Seconds between an answer and the next key."""


class Terminal:
    """The app in a pseudo-terminal."""

    def __init__(self, paths: Sequence[str], home: str) -> None:
        self.began, self.seen = time.perf_counter(), bytearray()
        self.pid, self.terminal = pty.fork()
        if not self.pid:
            places = {f"XDG_{name}_HOME": f"{home}/{name.lower()}" for name in ("CONFIG", "DATA", "CACHE", "STATE")}
            os.environ |= {"TERM": "xterm-256color", "LC_ALL": "en_GB.UTF-8", "HOME": home, **places}
            os.execv(sys.executable, [sys.executable, "-m", "reader", *paths])
        fcntl.ioctl(self.terminal, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))

    def read(self, patience: float) -> bytes:
        """What it writes within so many seconds; nothing when it writes nothing."""
        if not select.select([self.terminal], [], [], patience)[0]:
            return b""
        written = os.read(self.terminal, 1 << 16)
        if b"\x1b[6n" in written:
            os.write(self.terminal, b"\x1b[1;2R")
        self.seen += written
        return written

    def until(self, pattern: re.Pattern[bytes], patience: float = 120) -> float:
        """Seconds from the start until it has written `pattern`. Raises TimeoutError."""
        while not pattern.search(self.seen):
            if time.perf_counter() - self.began > patience:
                raise TimeoutError(pattern.pattern)
            self.read(0.01)
        return time.perf_counter() - self.began

    def settle(self, quiet: float = 0.5, patience: float = 10) -> None:
        """Wait until it has written nothing for a while."""
        end = time.perf_counter() + patience
        while self.read(quiet) and time.perf_counter() < end:
            pass

    def answer(self, key: bytes, mark: bytes) -> float:
        """Milliseconds from a key until `mark` has been written."""
        while self.read(0):
            pass
        began, written = time.perf_counter(), b""
        os.write(self.terminal, key)
        while mark not in written and time.perf_counter() - began < LONGEST:
            written += self.read(0.5)
        return (time.perf_counter() - began) * 1000

    def along(self, there: bytes, back: bytes, keys: int, stretch: int = 1) -> Iterator[float]:
        """Milliseconds of each of so many keys that move the mark: a stretch there, one back, and so on."""
        for number in range(keys):
            yield self.answer(there if number // stretch % 2 == 0 else back, MARK)
            time.sleep(PAUSE)

    def resident(self) -> float:
        """Megabytes in memory."""
        pages = Path(f"/proc/{self.pid}/statm").read_text(encoding="ascii").split()[1]
        return int(pages) * os.sysconf("SC_PAGE_SIZE") / 1e6

    def close(self) -> None:
        """End it; what it still writes is read, or it would wait for that."""
        os.kill(self.pid, signal.SIGTERM)
        ends = time.perf_counter() + LONGEST
        while os.waitpid(self.pid, os.WNOHANG) == (0, 0):
            try:
                self.read(0.05)
            except OSError:  # it has closed its side
                time.sleep(0.05)
            if time.perf_counter() > ends:
                os.kill(self.pid, signal.SIGKILL)
        os.close(self.terminal)


def told(name: str, times: Iterable[float]) -> str:
    """Median and 95th percentile."""
    ordered = sorted(times)
    return f"{name} {statistics.median(ordered):.1f} / {ordered[len(ordered) * 95 // 100]:.1f} ms"


def measured(name: str, paths: Sequence[str], home: str, keys: int, settled: bool) -> str:
    """A line of figures."""
    terminal = Terminal(paths, home)
    try:
        paint, readable = terminal.until(HINTS), terminal.until(READ)
        if settled:
            terminal.settle(2.0, 60)
        listed = [*terminal.along(DOWN, UP, keys, 5)]
        paged = [*terminal.along(LEAF_DOWN, LEAF_UP, keys // 2)]
        os.write(terminal.terminal, b"/")
        terminal.settle()
        typed = []
        for number in range(max(1, keys // 15)):
            for character in TYPED[number % len(TYPED)]:
                typed.append(terminal.answer(character.encode(), character.encode()))
                time.sleep(PAUSE)
            os.write(terminal.terminal, b"\x15")
            terminal.settle()
        for pressed in ("的", "\r", "h"):
            os.write(terminal.terminal, pressed.encode())
            terminal.settle()
        found = [*terminal.along(DOWN, UP, keys // 2)]
        figures = [f"painted {paint:.2f} s", f"readable {readable:.2f} s", told("list", listed), told("pages", paged)]
        figures += [told("search", typed), told("found", found)]
        return f"{name:10} {'  '.join(figures)}  resident {terminal.resident():.0f} MB"
    finally:
        terminal.close()


def main() -> None:
    """Print a line for the page and one for the library."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="+", metavar="PATH")
    parser.add_argument("--keys", type=int, default=60)
    parser.add_argument("--cold", action="store_true", help="press keys while the library is built")
    parser.add_argument("--home", help="a folder whose caches are used, and kept")
    parser.add_argument("--rounds", type=int, default=1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as own:
        home = options.home or own
        page = next(Path(bundled("seeds")).iterdir())
        if not options.cold:
            os.environ["XDG_CACHE_HOME"] = f"{home}/cache"
            from reader.backends.local.local_library import LocalLibrary

            for _ in LocalLibrary(options.paths).load():
                pass
        name = "cold" if options.cold else "library"
        for _round in range(options.rounds):
            print(measured("page", [str(page)], home, options.keys, settled=True), flush=True)
            print(measured(name, options.paths, home, options.keys, settled=not options.cold), flush=True)


if __name__ == "__main__":
    main()
