"""Very many keys, through every dialog again and again: it stays alive, and takes no more memory than after a while.

The environment variable READER_ATTACKS says how many keys the test presses; `python -m tests.ui.test_many_keys 20000`
prints the memory (MB of its own, without mapped files) after every thousand.
"""

import os
import random
import re
import select
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.paths import bundled

from .test_terminal import Session

pytestmark = [pytest.mark.pty, pytest.mark.slow]
if sys.platform != "linux":
    pytest.skip("memory is told in /proc", allow_module_level=True)

KEYS = int(os.environ.get("READER_ATTACKS", "400"))
QUIET, LONGEST = 0.015, 0.5
"""Seconds without an answer after which the next key is pressed; and in any case."""
ESCAPE, ENTER, CONTROL_P, CONTROL_R, F1 = "\x1b", "\r", "\x10", "\x12", "\x1bOP"
DIALOGS = (
    *([key, "j", "j", "k", ESCAPE] for key in (*"?,!V'RWAYEFSI", F1)),
    *([key, "j", " ", "g", ESCAPE, ESCAPE] for key in "PLD"),
    *([key, *"gong", ESCAPE, ESCAPE] for key in (":", CONTROL_P, "s")),
    ["l", "i", "j", ESCAPE],
    ["l", "a", *"新桥", ESCAPE, ESCAPE],
)
OTHERS = (
    ["/", *"产业", ENTER, "n", "n", "N", ESCAPE, ESCAPE],
    ["/", *"NOT (青岛", CONTROL_R, ESCAPE, ESCAPE],
    [*"jjkkJK][ bdugG\t\t"],
    ["l", *"jjvlljHmmx", ESCAPE],
    [*"ttzzT+-rroocCCc.", ESCAPE],
)


class Typist(Session):
    """Presses keys and looks at nothing."""

    def _feed(self, written: bytes) -> None:
        self.raw = self.raw[-100_000:]

    def press(self, key: str) -> None:
        """Press a key, and wait until what comes of it is drawn."""
        self.type(key)
        waited = 0.0
        while waited < LONGEST and select.select([self.terminal], [], [], QUIET)[0]:
            waited += QUIET
            assert self.read(), self.raw[-3000:].decode(errors="replace")

    def memory(self) -> float:
        """Megabytes of its own."""
        told = re.search(r"RssAnon:\s+(\d+) kB", Path(f"/proc/{self.pid}/status").read_text(encoding="ascii"))
        assert told
        return int(told[1]) / 1024


def keys(chance: random.Random) -> Iterator[str]:
    """Keys without end: all of the dialogs in turn, each time in another order, and what else there is to press."""
    while True:
        rounds = [*DIALOGS, *OTHERS]
        chance.shuffle(rounds)
        for each in rounds:
            yield from each


def levels(home: Path, count: int, every: int = 1000) -> list[float]:
    """Press that many keys; the memory after each `every` of them."""
    session, found = Typist(str(bundled("seeds")), home=str(home)), []
    try:
        while b"\x1b[?2026h" not in session.raw:
            session.read()
        for number, key in zip(range(1, count + 1), keys(random.Random(20221114)), strict=False):
            session.press(key)
            if number % every == 0:
                found.append(session.memory())
        assert b"Traceback" not in session.raw
    finally:
        session.close()
    return found


def test_it_stays_alive(tmp_path: Path) -> None:
    assert len(levels(tmp_path, KEYS, KEYS)) == 1


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as place:
        told = levels(Path(place), int(sys.argv[1]))
    print(*(f"{level:.0f}" for level in told), "MB after each thousand keys")
    print(f"{told[-1] - told[0]:+.1f} MB from the first thousand to the last")
