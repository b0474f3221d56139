"""Bits turned on the disk, in what a person wrote: told, and mended from the copy; never an exception, never silence.

The environment variable READER_ATTACKS says how many; `python -m tests.store.test_flipped_marks 200` prints what
came of so many.
"""

import os
import random
import shutil
import sys
import tempfile
from pathlib import Path

import pytest

from reader.errors import StoreError
from reader.store.store import Store

from .test_damage import notes, written

TIMES = int(os.environ.get("READER_ATTACKS", "20"))
NOTES = [f"第{number}条：新桥今天通车。" for number in range(40)]


def flips(folder: Path, times: int, chance: random.Random) -> int:
    """Turn a bit of the database of marks so many times, each time of a sound one; gives how many were told."""
    sound, tried, told = folder / "sound", folder / "tried", 0
    sound.mkdir(parents=True)
    written(sound / "reader.db", *NOTES)
    assert notes(sound / "reader.db") == NOTES
    for _ in range(times):
        shutil.rmtree(tried, ignore_errors=True)
        shutil.copytree(sound, tried)
        path = tried / "reader.db"
        data = bytearray(path.read_bytes())
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        path.write_bytes(data)
        try:
            with Store.open(path) as store:
                assert [mark.text for mark in store.marks.of()] == NOTES
                told += store.problem is not None
            assert notes(path) == NOTES
        except StoreError:  # of a newer version, as it says now
            told += 1
    return told


@pytest.mark.slow
def test_bits_turned_in_marks(tmp_path: Path) -> None:
    flips(tmp_path, TIMES, random.Random(20221114))


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as place:
        count = flips(Path(place) / "store", int(sys.argv[1]), random.Random(1))
    print(f"{sys.argv[1]} bits turned: {count} told and mended, the others touched nothing; all notes there each time")
