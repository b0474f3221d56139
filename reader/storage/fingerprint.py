"""Name of the program version that made a snapshot: another version may make something else of the same files.

A number per part, raised by hand when that part makes something else of the same files, and a digest of the data
tables (weights, folding, readings). A change of comments, names or speed leaves the numbers, and everybody's index,
as they are.
"""

import sys
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from reader.digest import blake2b
from reader.paths import PACKAGE

VERSIONS = {
    "ingest": 18,
    "parsing": 19,
    "analysis": 2,
    "index": 7,
    "search": 3,
    "storage": 3,
}
"""Version of each part. Raise it when the part gives other results: `ingest` text, `parsing` articles, `analysis`
folding or segmentation, `index` layout or order, `search` precomputed rankings, `storage` file format."""
TABLES = (".tsv", ".txt")
"""Endings of the data tables in those parts."""


@cache
def fingerprint() -> str:
    """Name of everything that determines the result of reading a file. Raises FileNotFoundError for a missing part."""
    return digest_of(PACKAGE, VERSIONS)


def digest_of(package: Path, versions: Mapping[str, int]) -> str:
    """The name for the data tables of the parts of `package` and their numbers."""
    digest = blake2b(repr((sorted(versions.items()), sys.byteorder)).encode(), digest_size=12)
    for part in sorted(versions):
        for path in _tables(package / part):
            digest.update(path.name.encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()


def _tables(folder: Path) -> Iterator[Path]:
    if not folder.is_dir():
        raise FileNotFoundError(f"no part of the program: {folder}")
    return iter(sorted(path for path in folder.rglob("*") if path.suffix in TABLES and "LICENSE" not in path.name))
