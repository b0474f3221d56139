"""A terminal that is closed at any moment: the program ends with 129 and leaves no process behind.

The environment variable READER_ATTACKS says how many; `python -m tests.ui.test_closed_terminals 50` prints what came
of so many, and how many seconds the slowest took to be gone.
"""

import os
import random
import signal
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path

import pytest

from ..patience import PATIENCE
from .test_terminal import Session

pytestmark = [pytest.mark.pty, pytest.mark.kill]
if sys.platform != "linux":
    pytest.skip("processes are found in /proc", allow_module_level=True)

TIMES = int(os.environ.get("READER_ATTACKS", "4"))
FILES = 2100
"""More than are read in the process of the screen: another one builds the index."""
KEYS = ("j", "l", " ", "/海湾\r", "n", "?", "\x1b", ":", ",", "P", "L", "m", "]", "\x1a")


def papers(folder: Path) -> str:
    """A folder of many small files."""
    for number in range(FILES):
        text = f"# 第{number}号\n\n" + "海湾大桥今天通车。" * 40 + "\n"
        (folder / f"{number:04}.md").write_text(text, encoding="utf-8")
    return str(folder)


def begun(path: str, home: Path, *, ignored: bool) -> Session:
    """The program in a terminal, with SIGHUP ignored as `nohup` does, or not."""
    kept = signal.signal(signal.SIGHUP, signal.SIG_IGN if ignored else signal.SIG_DFL)
    try:
        return Session(path, home=str(home))
    finally:
        signal.signal(signal.SIGHUP, kept)


def processes(home: Path) -> list[int]:
    """All processes whose folders are in `home`."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            if f"HOME={home}".encode() in (process / "environ").read_bytes().split(b"\0"):
                found.append(int(process.name))
    return found


def closed(path: str, home: Path, chance: random.Random) -> tuple[int, float]:
    """Use the program for a while and close its terminal; its exit status, and the seconds until all is gone."""
    session = begun(path, home, ignored=chance.random() < 0.5)
    for _ in range(chance.choice((0, 1, 5, 20, 60))):
        if chance.random() < 0.3:
            session.type(chance.choice(KEYS))
        session.read()
    while not processes(home):
        session.read()  # not even Python runs yet
    assert b"Traceback" not in session.raw
    began = time.monotonic()
    os.close(session.terminal)
    with suppress(ProcessLookupError):
        os.kill(session.pid, signal.SIGCONT)  # one that was stopped is woken, as the system does for orphans
    status = None
    while status is None or processes(home):
        if time.monotonic() > began + PATIENCE:
            os.kill(session.pid, signal.SIGKILL)
            raise AssertionError("it never ended")
        time.sleep(0.01)
        status = ended(session.pid) if status is None else status
    return status, time.monotonic() - began


def ended(pid: int) -> int | None:
    """The exit status as a shell tells it: before Python runs, the signal itself ends it; None while it runs."""
    found, status = os.waitpid(pid, os.WNOHANG)
    code = os.waitstatus_to_exitcode(status) if found else None
    return 128 - code if code is not None and code < 0 else code


def close_all(folder: Path, times: int, chance: random.Random) -> list[tuple[int, float]]:
    """Close that many terminals."""
    (folder / "papers").mkdir()
    path = papers(folder / "papers")
    return [closed(path, folder / f"home{number // 3}", chance) for number in range(times)]


def test_nothing_is_left(tmp_path: Path) -> None:
    assert {status for status, _ in close_all(tmp_path, TIMES, random.Random(20221114))} == {129}


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as place:
        ends = close_all(Path(place), int(sys.argv[1]), random.Random())
    wrong, slowest = sum(status != 129 for status, _ in ends), max(seconds for _, seconds in ends)
    late = sum(seconds > 2 for _, seconds in ends)
    print(
        f"{len(ends)} terminals closed: {wrong} did not end with 129, {late} took over 2 s, the slowest {slowest:.2f} s"
    )
    print(*(f"{status}:{seconds:.2f}" for status, seconds in ends))
    sys.exit(bool(wrong or late))
