"""Bits turned on the disk, in what is cached: noticed, and made again; never a wrong answer, never an exception.

The environment variable READER_ATTACKS says how many; `python -m tests.library.test_flipped_bits 200` prints what came
of so many.
"""

import os
import random
import sys
import tempfile
from pathlib import Path

import pytest

from reader.backends.local.local_view import LocalView
from reader.storage.snapshot import Snapshot

from .test_kills import Shown, afresh, build_to_the_end, shown, write

TIMES = int(os.environ.get("READER_ATTACKS", "8"))


def flip(path: Path, chance: random.Random) -> None:
    """Turn one bit of a file, or cut it short, and leave its time as it was."""
    data, status = bytearray(path.read_bytes()), path.stat()
    if not data:
        return
    data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    path.write_bytes(data if chance.random() < 0.9 else data[: chance.randrange(len(data))])
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))


def opened(folder: Path, papers: Path) -> tuple[Shown, bool]:
    """What the next start shows at once, and whether something was wrong."""
    snapshot = Snapshot(folder, [str(papers)], None)
    _, volumes = snapshot.open()
    LocalView(volumes)
    sound = all(mapped.verified() for _, mapped in snapshot._mapped.values())
    return shown(volumes) if sound else ([], []), bool(snapshot.problems) or not sound


def flips(root: Path, times: int, chance: random.Random) -> int:
    """Turn so many bits; gives how many were noticed: the others changed nothing that is shown."""
    folder, papers = root / "snapshot", root / "papers"
    papers.mkdir(parents=True)
    for number in range(6):
        write(papers / f"{number}.md", chance)
    whole, noticed = build_to_the_end(folder, papers), 0
    assert whole == afresh(papers)
    for _ in range(times):
        files = [path for path in folder.iterdir() if path.stat().st_size]
        flip(chance.choice(files), chance)
        found, wrong = opened(folder, papers)
        assert wrong or found in (whole, ([], [([], [])] * len(whole[1])))
        noticed += wrong
        assert build_to_the_end(folder, papers) == whole
    return noticed


@pytest.mark.slow
def test_bits_turned_in_what_is_cached(tmp_path: Path) -> None:
    flips(tmp_path, TIMES, random.Random(20221114))


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as place:
        count = flips(Path(place), int(sys.argv[1]), random.Random(1))
    print(f"{sys.argv[1]} bits turned: {count} noticed, the others changed nothing; rebuilt the same each time")
