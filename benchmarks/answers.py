"""How long a key typed into the search bar takes: to stand there, and to show new results.

    uv run python benchmarks/answers.py PATH… [--phrases N] [--home FOLDER]

The app runs in a pseudo-terminal over the library of the paths, which is built beforehand. Phrases of its articles are
typed key by key, each key when the last one's results are there: so queries of 1 to 6 characters. Then regular
expressions that keep the search busy are typed quickly, for whether a key has to wait for a search. What the app
writes is kept with its times and drawn only afterwards, so that drawing costs nothing: a key is answered with the first
output after which it stands in the bar, its results are there with the first after which the screen changes no more.
Prints the median, the 95th percentile and the worst in milliseconds, for each length. Other work on the machine counts.
"""

import argparse
import os
import random
import re
import statistics
import tempfile
import time
from collections.abc import Iterator, Sequence

import pyte
from keys import COLUMNS, READ, ROWS, Terminal

LENGTH = 6
"""Characters of a phrase."""
QUIET = 0.25
"""Seconds without output after which nothing more is to come."""
PACE = 0.06
"""Seconds between two keys typed quickly."""
BUSY = ("/的.*了.*是.*在.*不/", "/(国|家|人)+.{1,9}(的|了|是)+/", "的 了 是 在 不 人")
"""What keeps a search at work while the next key comes."""
UNKNOWN = re.compile(rb"\x1b\[[>=<?][0-9;]*[a-zA-Z$]+")
"""What the terminal that is read back does not know."""
Output = list[tuple[float, bytes]]
"""What was written, and when."""


class Screen(Terminal):
    """The app in a pseudo-terminal, and what it shows."""

    def __init__(self, paths: Sequence[str], home: str) -> None:
        super().__init__(paths, home)
        self._screen = pyte.Screen(COLUMNS, ROWS)
        self._stream = pyte.ByteStream(self._screen)

    def type(self, keys: str) -> float:
        """Press keys; gives when."""
        began = time.perf_counter()
        os.write(self.terminal, keys.encode())
        return began

    def output(self, quiet: float = QUIET, until: float = 10.0) -> Output:
        """What is written until nothing more comes, or for so many seconds."""
        found, ends = Output(), time.perf_counter() + until
        while (left := ends - time.perf_counter()) > 0 and (written := self.read(min(quiet, left))):
            found.append((time.perf_counter(), written))
        return found

    def whole_answer(self) -> Output:
        """What `output` gives, where something is sure to come."""
        first = self.read(10.0)
        return [(time.perf_counter(), first), *self.output()]

    def drawn(self, output: Output) -> list[tuple[float, tuple[str, ...]]]:
        """The screen after each piece of output; the second cell of a wide character is empty."""
        screens = []
        for when, written in output:
            self._stream.feed(UNKNOWN.sub(b"", written))
            rows = ("".join(self._screen.buffer[y][x].data for x in range(COLUMNS)) for y in range(ROWS))
            screens.append((when, tuple(rows)))
        return screens

    def erase(self, count: int) -> None:
        """Take characters away again."""
        self.type("\x7f" * count)
        self.drawn(self.output(1.0))


def phrases(paths: Sequence[str], count: int, chance: random.Random) -> list[str]:
    """Stretches of random articles of the library, which is built and kept."""
    from reader.backends.local.local_library import LocalLibrary

    library, found = LocalLibrary(paths), list[str]()
    for _progress in library.load():
        pass
    while len(found) < count:
        body = library.view.article(chance.randrange(len(library))).body
        at = chance.randrange(max(1, len(body) - LENGTH))
        if re.fullmatch(r"[\u4e00-\u9fff]{6}", text := body[at : at + LENGTH]):
            found.append(text)
    return found


def one_by_one(app: Screen, phrase: str) -> Iterator[tuple[int, float, float]]:
    """Length of the query, milliseconds until its last key stands there, and until its results do."""
    for length in range(1, len(phrase) + 1):
        began = app.type(phrase[length - 1])
        screens = app.drawn(app.whole_answer())
        echo = next(when for when, rows in screens if shows(rows, phrase[:length]))
        last = screens[-1][1]
        before = max((when for when, rows in screens if rows != last), default=began)
        done = next(when for when, _ in screens if when > before)
        yield length, (echo - began) * 1000, (done - began) * 1000
    app.erase(len(phrase))


def quickly(app: Screen, query: str) -> Iterator[float]:
    """Milliseconds until each key of a query, typed without waiting for results, stands there."""
    began, output = list[float](), Output()
    for key in query:
        began.append(app.type(key))
        output += app.output(PACE, PACE)
    screens = app.drawn(output + app.output(1.0))
    for length, when in enumerate(began, 1):
        yield (next(at for at, rows in screens if at > when and shows(rows, query[:length])) - when) * 1000
    app.erase(len(query))


def shows(rows: Sequence[str], query: str) -> bool:
    """Whether `query` stands in the search bar."""
    return query.replace(" ", "") in re.sub(r"\s", "", rows[0])


def told(name: str, times: Sequence[float]) -> str:
    """A row of the table."""
    ordered = sorted(times)
    return f"| {name} | {statistics.median(times):.0f} | {ordered[len(times) * 95 // 100]:.0f} | {ordered[-1]:.0f} |"


def main() -> None:
    """Measure and print a table in Markdown."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="+", metavar="PATH")
    parser.add_argument("--phrases", type=int, default=30)
    parser.add_argument("--home", help="where the program keeps the library, to be there again; else nowhere")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        home = options.home or folder
        kept = {f"XDG_{name}_HOME": f"{home}/{name.lower()}" for name in ("CONFIG", "DATA", "CACHE", "STATE")}
        os.environ |= {"HOME": home} | kept
        typed = phrases(options.paths, options.phrases, random.Random(options.seed))
        app = Screen(options.paths, home)
        try:
            app.until(READ)
            app.settle(3.0, 60)
            measure(app, typed)
        finally:
            app.close()


def measure(app: Screen, typed: Sequence[str]) -> None:
    """Type everything; print the table."""
    app.drawn([(0.0, bytes(app.seen))])
    app.type("/")
    app.drawn(app.output(2.0))
    found = [one for phrase in typed for one in one_by_one(app, phrase)]
    print("| | p50 ms | p95 ms | worst ms |\n| --- | --- | --- | --- |")
    for length in range(1, LENGTH + 1):
        print(told(f"results, {length} characters", [done for size, _, done in found if size == length]))
    print(told("results, all", [done for _, _, done in found]))
    print(told("key in the bar", [echo for _, echo, _ in found]))
    print(told("key in the bar while it searches", [one for query in BUSY for one in quickly(app, query)]))


if __name__ == "__main__":
    main()
