"""How soon text can be read and a key is answered, against an empty Textual app and other readers.

    uv run python benchmarks/startup.py [--runs 7] [--articles 12000] [--library FOLDER]

Each program is started in a pseudo-terminal of 120 x 36, in turn with the others, so that a busy machine is as unkind
to all; medians are compared, with byte code. The terminal answers at once, and a key is typed as the program starts.

- empty: an app that shows one `Static`, and `less` and `newsboat` where they are there, for comparison
- first: a page that was never opened, with what an earlier page has left in the cache; the key goes to its next article
- second: the page that was left, without naming it
- library: the same of a folder of many articles (made here, one a file, unless one is named)

`screen`: the title that the frame or the splash has; `text`: the article; `key`: what the key leads to, which is
answered before the app is there; `app`: what another key leads to, which the app answers. `cpu` is the processor time
of the program and its children until the last of these, in which a busy machine counts less; `app cpu` until `app`.
"""

import argparse
import fcntl
import os
import pty
import random
import resource
import select
import shutil
import signal
import statistics
import struct
import sys
import tempfile
import termios
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from reader.api.outline_request import OutlineRequest
from reader.paths import bundled

EMPTY = """
from textual.app import App
from textual.widgets import Static
class Empty(App):
    def compose(self):
        yield Static("THE END")
Empty().run()
"""
ASKED, ANSWER = b"\x1b[6n", b"\x1b]11;rgb:1c1c/1d1d/1f1f\x1b\\\x1b[1;2R"
"""What the app asks of the terminal: where the cursor is; and what it answers, the background too."""
SIZE = struct.pack("HHHH", 36, 120, 0, 0)
READY = "\x1b[?2004h"
"""What Textual writes first."""
PATIENCE = 60.0
"""Seconds until a program is given up."""


class Program(NamedTuple):
    """A program to start, and what it writes when it has come so far."""

    command: Sequence[str]
    marks: dict[str, str]
    keys: str = ""
    prepare: Callable[[], object] = lambda: None


class Terminal:
    """A program in a pseudo-terminal that answers what it is asked."""

    def __init__(self, command: Sequence[str]) -> None:
        self.began, self.seen, self._answered = time.perf_counter(), b"", False
        self.pid, self.descriptor = pty.fork()
        if not self.pid:
            fcntl.ioctl(0, termios.TIOCSWINSZ, SIZE)
            os.environ |= {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LC_ALL": "C.UTF-8"}
            os.execvp(command[0], list(command))

    def type(self, keys: str) -> None:
        """Type, whether the program listens or not."""
        os.write(self.descriptor, keys.encode())

    def read(self) -> bool:
        """Take in what is written within a second; False at the end of the program."""
        if not select.select([self.descriptor], [], [], 1)[0]:
            return True
        try:
            self.seen += os.read(self.descriptor, 1 << 16)
        except OSError:
            return False
        if not self._answered and ASKED in self.seen:
            os.write(self.descriptor, ANSWER)
            self._answered = True
        return True

    def until(self, mark: str) -> None:
        """Read until `mark` has been written. Raises RuntimeError when it never is."""
        while mark.encode() not in self.seen:
            if time.perf_counter() - self.began > PATIENCE or not self.read():
                raise RuntimeError(f"{mark!r} never came")

    def end(self) -> float:
        """End the program and its children; gives the processor seconds that they took."""
        with suppress(ProcessLookupError):
            os.killpg(self.pid, signal.SIGKILL)
        os.close(self.descriptor)
        used = os.wait4(self.pid, 0)[2]
        return used.ru_utime + used.ru_stime


def timed(program: Program) -> dict[str, float]:
    """Milliseconds from the start of a program until each of its marks, and its processor time until the last."""
    program.prepare()
    terminal = Terminal(program.command)
    if program.keys:
        terminal.type(program.keys)
    times: dict[str, float] = {}
    try:
        while len(times) < len(program.marks) and time.perf_counter() - terminal.began < PATIENCE and terminal.read():
            now = (time.perf_counter() - terminal.began) * 1000
            for name, mark in program.marks.items():
                if name not in times and mark.encode() in terminal.seen:
                    times[name] = now
    finally:
        cpu = terminal.end() * 1000
    return {**times, "cpu": cpu}


def visit(command: Sequence[str], mark: str) -> None:
    """Open something, wait until all of it is there, and leave: what is kept for the next time is kept."""
    terminal = Terminal(command)
    terminal.until(READY)  # The frame has the mark too.
    terminal.until(mark)
    seen = -1
    while seen < len(terminal.seen):
        seen = len(terminal.seen)
        terminal.read()
    terminal.type("q")
    while terminal.read():
        pass
    terminal.end()


def invented(folder: Path, articles: int) -> None:
    """Fill a folder with articles of invented words, one a file."""
    draw = random.Random(1)
    words = [
        "".join(chr(draw.randrange(0x4E00, 0x9FA5)) for _ in range(draw.choice((1, 2, 2, 2, 3)))) for _ in range(5000)
    ]
    for number in range(articles):
        text = "\n\n".join("".join(draw.choices(words, k=90)) + "。" for _ in range(draw.randrange(2, 9)))
        date = f"2022-{number % 12 + 1:02}-{number % 28 + 1:02}"
        head = f"---\ntitle: {''.join(draw.choices(words, k=7))}\ndate: {date}\n---\n\n"
        (folder / f"{number:06}.md").write_text(head + text + "\n", "utf-8")
        os.utime(folder / f"{number:06}.md", (1_600_000_000, 1_600_000_000))


def beginnings(path: Path) -> list[str]:
    """How the text of the first article of a page or folder begins, and that of the next one in the list."""
    from reader.backends.local.local_library import LocalLibrary

    library = LocalLibrary([str(path)], cache=True)
    for _ in library.load():
        pass
    view = library.view
    first = view.all_keys()[0]
    following = view.outline(OutlineRequest()).neighbour(first, 1)
    return [view.article(key).blocks[0].text.strip()[:8] for key in (first, following) if key is not None]


def programs(home: Path, library: Path) -> Iterator[tuple[str, Program]]:
    """What is started in turn, all but the library made ready."""
    reader = [sys.executable, "-m", "reader"]
    yield "empty", Program([sys.executable, "-c", EMPTY], {"screen": "THE END", "text": "THE END", "key": "THE END"})
    page = next(Path(bundled("seeds")).iterdir())
    first, second = beginnings(page)
    if shutil.which("less"):
        yield "less", Program(["less", str(page)], {"text": first})
    if shutil.which("newsboat"):
        yield "newsboat", Program(["newsboat"], {"screen": "newsboat"})
    marks = {"screen": page.stem[:4], "text": first, "key": second}
    visit([*reader, str(page)], " articles")
    frames, kept = home / "newsprint-reader" / "frames", home / "kept"

    def forget() -> None:
        shutil.rmtree(frames, ignore_errors=True)

    yield "first", Program([*reader, str(page)], marks, "j", forget)
    yield "first", Program([*reader, str(page)], {"app": second}, "1]", forget)
    for name, path in (("second", page), ("library", library)):
        begun = beginnings(path)
        visit([*reader, str(path)], " articles")
        shutil.copytree(frames, kept / name)
        shutil.copy(home / "newsprint-reader" / "reader.db", kept / f"{name}.db")

        def bring_back(name: str = name) -> None:
            forget()
            shutil.copytree(kept / name, frames)
            for old in (home / "newsprint-reader").glob("reader.db-*"):
                old.unlink()
            shutil.copy(kept / f"{name}.db", home / "newsprint-reader" / "reader.db")

        yield name, Program(reader, {"screen": begun[0], "text": begun[0], "key": begun[1]}, "j", bring_back)
        yield name, Program(reader, {"app": begun[1]}, "1]", bring_back)


def main() -> None:
    """Print medians, and ratios to the empty app."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--articles", type=int, default=12_000)
    parser.add_argument("--library", type=Path, help="a folder instead of invented articles")
    given = parser.parse_args()
    times: dict[tuple[str, str], list[float]] = {}
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        os.environ |= dict.fromkeys(
            ("HOME", *(f"XDG_{kind}_HOME" for kind in ("CONFIG", "DATA", "CACHE", "STATE"))), folder
        )
        os.environ |= {"PYTHONPYCACHEPREFIX": f"{folder}/byte-code", "PYTHONDONTWRITEBYTECODE": ""}
        library = given.library or home / "library"
        if given.library is None:
            library.mkdir()
            invented(library, given.articles)
        started = list(programs(home, library))
        for number in range(given.runs + 1):
            for name, program in started:
                for mark, value in timed(program).items():
                    if number:
                        of_app = mark == "cpu" and "app" in program.marks
                        times.setdefault((name, "app cpu" if of_app else mark), []).append(value)
    medians = {key: statistics.median(values) for key, values in times.items()}
    for (name, mark), value in medians.items():
        whole = medians.get(("empty", "cpu" if mark.endswith("cpu") else "text"), value)
        print(f"{name:10} {mark:7} {value:8.1f} ms {value / whole:6.2f}")
    print(f"processes of this one: {resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024} MB at most")


if __name__ == "__main__":
    main()
