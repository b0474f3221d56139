"""Damaged files of all formats in one folder, by the whole way: read, parsed, indexed by the builder, opened, searched.

As a program of its own, `python -m tests.library.test_mutated_library 20000` writes so many, and prints how many
articles were found in how many seconds, and how much processor time and memory it took.
"""

import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

from tests.ingest.mutations import mutated
from tests.ingest.specimens import SPECIMENS

pytestmark = pytest.mark.slow
if sys.platform == "win32":
    pytest.skip("its use of time and memory is told otherwise", allow_module_level=True)

FOLDER = 200
"""Files in one folder."""


def sow(folder: Path, count: int, seed: int) -> None:
    """Write so many damaged files, of each format in turn."""
    chance = random.Random(seed)
    for number in range(count):
        name, data = [*SPECIMENS.values()][number % len(SPECIMENS)]
        inner = folder / f"{number // FOLDER:03}"
        inner.mkdir(exist_ok=True, parents=True)
        (inner / f"{number:05}{name[name.index('.') :]}").write_bytes(mutated(data, chance))


def said(home: Path, *words: str) -> str:
    """What a command prints; its status is 2 if it also told of files that were not read or only in part."""
    places = {f"XDG_{name}_HOME": str(home) for name in ("CONFIG", "DATA", "CACHE", "STATE")}
    environment = {**os.environ, **places, "HOME": str(home), "LC_ALL": "C.UTF-8"}
    words = (sys.executable, "-m", "reader", *words)
    done = subprocess.run(words, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode in (0, 2), done.stderr
    assert "\x1b" not in done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    return done.stdout


def test_a_folder_of_damaged_files_is_indexed_and_searched(tmp_path: Path) -> None:
    sow(tmp_path / "papers", 2 * len(SPECIMENS), 5)
    said(tmp_path / "home", "index", str(tmp_path / "papers"))
    assert "桥" in said(tmp_path / "home", "search", "桥", str(tmp_path / "papers"))


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as place:
        papers, home = Path(place) / "papers", Path(place) / "home"
        sow(papers, int(sys.argv[1]), 77)
        began = time.monotonic()
        print(said(home, "index", str(papers)).strip(), f"{time.monotonic() - began:.0f} s", sep="\t")
        for query in ("桥", "py:xq", "新桥 通车", "/桥.通/"):
            print(query, len(said(home, "search", query, str(papers)).splitlines()), "lines", sep="\t")
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        print(f"{used.ru_utime + used.ru_stime:.0f} s of processor time, {used.ru_maxrss >> 10} MB at most")
