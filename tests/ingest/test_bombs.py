"""Files made to take much time or memory for their size: each is read, and nothing unclean comes of it.

As a program of its own, `python -m tests.ingest.test_bombs 1000` reads each of about so many kilobytes, and prints how
long each took (seconds of processor time a megabyte of what is read: of the file, or of what is unpacked from it if
that is more) and by how much the process grew (MB).
"""

import sys
from time import process_time

import pytest

from .bombs import BOMBS
from .test_mutated import Outcome, peak

SIZES = (4, 32)
"""Repeats, about kilobytes."""


@pytest.mark.slow
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", BOMBS)
def test_each_is_read(name: str, size: int) -> None:
    """How long it takes is measured by the program: a test that asserts a time fails where the machine is busy."""
    outcome = Outcome()
    outcome.attack(*BOMBS[name](size))
    assert (outcome.raised, outcome.unclean) == ([], [])


def test_there_are_very_many() -> None:
    assert len(BOMBS) * len(SIZES) >= 200


if __name__ == "__main__":
    failures = 0
    for name in sys.argv[2:] or BOMBS:
        path, data = BOMBS[name](int(sys.argv[1]))
        before, outcome, began = peak(), Outcome(), process_time()
        outcome.attack(path, data)
        spent, grown = process_time() - began, peak() - before
        failures += bool(outcome.raised or outcome.unclean)
        told = "RAISED" if outcome.raised else "UNCLEAN" if outcome.unclean else "ok"
        rate = spent / max(outcome.read / 1e6, 0.01)
        print(f"{name}\t{len(data) / 1e6:.2f} MB\t{spent:.2f} s\t{rate:.2f} s/MB\t{grown} MB\t{told}", flush=True)
        for raised in outcome.raised:
            print(raised[-1500:])
    sys.exit(bool(failures))
