"""Which program made a snapshot: what another version of it makes of the same files may be something else.

The version of the package, the format of what is kept, and the contents of every module and table that has a part in
taking files apart and ranking: so a checkout under work makes its snapshots again when its parser has changed.
"""

import hashlib
import sys
from functools import cache
from pathlib import Path

from reader import __version__
from reader.paths import PACKAGE

FORMAT = 3
"""To be raised when what a volume holds is laid out otherwise."""
ROOMS = ("ingest", "parsing", "analysis", "index", "search", "storage")


@cache
def fingerprint() -> str:
    """A name for all that decides what is made of a file: a millisecond or two."""
    digest = hashlib.blake2b(f"{FORMAT} {__version__} {sys.byteorder}".encode(), digest_size=12)
    for path in _parts():
        digest.update(path.name.encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _parts() -> list[Path]:
    """The files that have a part in it; none where the package is no folder of files."""
    rooms = (path for room in ROOMS for path in (PACKAGE / room).rglob("*") if path.suffix not in (".pyc", ""))
    return sorted([*rooms, *PACKAGE.glob("model.py")])
