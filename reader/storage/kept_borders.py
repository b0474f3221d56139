"""Word borders on disk: one file beside each large batch, made after the index of a library that is on the screen.

Until then a search for whole words cuts the clauses that it finds, which takes seconds for a frequent character of a
large library, and has the file made if nothing else did. Commands do without: cutting all takes as long as building the
index. The file is written under another name first; a process that is ended meanwhile leaves nothing that counts.
"""

import os
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from reader.index.segment import Segment
from reader.index.word_borders import all_bits
from reader.storage.array_file import MappedArrays, write
from reader.storage.damaged import DamagedError

ENDING = ".words"
BITS = "bits"


def beside(batch: Path) -> Path:
    """Path of the borders of a batch file."""
    return batch.with_suffix(ENDING)


def kept_borders(path: Path, codes: int) -> NDArray[np.uint8] | None:
    """The bits in a file, mapped, for a segment of so many codes; None while there is none, or none that is whole."""
    try:
        mapped = MappedArrays(path)
        bits: NDArray[Any] | None = mapped.arrays().get(BITS)
    except (OSError, DamagedError, ValueError):
        return None
    fits = bits is not None and bits.dtype == np.uint8 and len(bits) == codes // 8 + 1
    return bits if fits and mapped.verified() else None


def keep_borders(path: Path, segment: Segment) -> None:
    """Work out the bits of a segment and write them to `path`. Raises OSError."""
    half = path.with_suffix(f".{os.urandom(4).hex()}")
    write(half, {BITS: all_bits(segment)})
    try:
        half.replace(path)
    except OSError:
        half.unlink(missing_ok=True)
        raise
