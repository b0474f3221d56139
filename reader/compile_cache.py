"""Cache of what the program compiles while it runs, as Python caches byte code: in the cache folder, for one version.

Values are known to `marshal`, by keys of any kind. With another interpreter, or an invalid file, nothing is known. If
Python must not write byte code, nothing is written.
"""

import _sre  # type: ignore[import-not-found]
import marshal
import sys
import zlib
from array import array
from pathlib import Path
from typing import Any

MOST = 3000
"""Most values in the cache: those of earlier versions are removed beyond that."""
HEADER = f"{sys.version} {getattr(_sre, 'MAGIC', 0)} {array('I').itemsize} {sys.flags.optimize}\n".encode()
"""Beginning of the file, which identifies the compilers."""

_known: dict[Any, Any] | None = None
_fresh: dict[Any, Any] = {}


def known() -> dict[Any, Any]:
    """Values kept by earlier runs; read once."""
    global _known
    if _known is None:
        _known = _load()
    return _known


def keep(key: Any, value: Any) -> None:
    """Have a value saved at the end of this run."""
    _fresh[key] = value
    if len(_fresh) == 1:
        import atexit

        atexit.register(save)


def save() -> None:
    """Save the values of this run, with those of the cache. Where `atexit` is not called, it is to be called."""
    if sys.dont_write_bytecode or not _fresh:
        return
    from reader.atomic_write import atomic_write
    from reader.paths import private_folder

    kept = {**_load(), **_fresh}
    packed = marshal.dumps(kept if len(kept) <= MOST else _fresh)
    try:
        private_folder(_file().parent)
        atomic_write(_file(), [HEADER, zlib.crc32(packed).to_bytes(4, "big"), packed], private=True)
    except OSError:
        pass  # It is compiled again the next time.
    _fresh.clear()


def _load() -> dict[Any, Any]:
    try:
        data = _file().read_bytes()
    except OSError:
        return {}
    check, packed = data[len(HEADER) : len(HEADER) + 4], memoryview(data)[len(HEADER) + 4 :]
    if not data.startswith(HEADER) or zlib.crc32(packed).to_bytes(4, "big") != check:
        return {}
    kept: dict[Any, Any] = marshal.loads(packed)
    return kept


def _file() -> Path:
    from reader.paths import cache_folder

    return cache_folder() / "patterns"
