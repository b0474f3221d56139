"""Cache of compiled regular expressions: the code that the compiler of `re` makes of a pattern, in the cache folder.

Compiling a class of Han characters takes a millisecond, and a page needs a hundred of them. The code is numbers, which
`re` checks and only compares with text. With another interpreter, or an invalid file, the patterns are compiled again;
if Python must not write byte code, nothing is written.
"""

import _sre  # type: ignore[import-not-found]
import marshal
import re
import sys
import zlib
from array import array
from functools import lru_cache, wraps
from pathlib import Path
from types import FrameType
from typing import Any, AnyStr

MOST = 3000
"""Most patterns in the cache: those of earlier versions are removed beyond that."""
HEADER = f"{sys.version} {getattr(_sre, 'MAGIC', 0)} {array('I').itemsize} {sys.flags.optimize}\n".encode()
"""Beginning of the file, which identifies the compiler."""
MOST_CLASSES = 200
"""Most classes of characters whose code is kept while patterns are compiled."""
IMPORTER = "<frozen importlib._bootstrap>"
"""File name of the code that runs modules."""

_known: dict[Any, Any] | None = None
"""The code of patterns compiled by earlier runs, by pattern and flags; None until it is read."""
_fresh: dict[Any, Any] = {}
"""That of patterns compiled by this run."""


def compiled(pattern: AnyStr, flags: int) -> re.Pattern[AnyStr]:
    """`re.compile`, from the cache if possible. Raises re.error."""
    made: re.Pattern[AnyStr] = _kept(pattern, flags) or re.compile(pattern, flags)
    return made


def keep_patterns_of_imports() -> None:
    """From now on, keep the patterns compiled while a module is imported, those of Python and of libraries too.

    No others: patterns that a person types are nobody's to keep.
    """
    try:
        from re import _compiler  # type: ignore[attr-defined]

        real = _compiler.compile
    except (ImportError, AttributeError):
        return  # Another `re` than the one that is known here.
    if hasattr(real, "__wrapped__"):
        return
    _of_earlier_runs()  # Importing what reads them compiles some, too.

    @wraps(real)
    def kept_or_real(pattern: Any, flags: int = 0) -> Any:
        return (_kept(pattern, flags) if _is_importing() else None) or real(pattern, flags)

    _compiler.compile = kept_or_real


def save() -> None:
    """Save the patterns of this run, with those of the cache. Where `atexit` is not called, it is to be called."""
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
        pass  # They are compiled again the next time.
    _fresh.clear()


def _is_importing() -> bool:
    """True if the caller runs because a module is imported."""
    frame: FrameType | None = sys._getframe(1)
    while frame is not None and frame.f_code.co_filename != IMPORTER:
        frame = frame.f_back
    return frame is not None


def _kept(pattern: Any, flags: int) -> Any:
    """A pattern by its code; None where there is another compiler than the one that is known here, or no pattern."""
    if not isinstance(pattern, str | bytes):
        return None
    flags = int(flags)
    try:
        kept = _of_earlier_runs().get((pattern, flags))
        if kept is None:
            kept = _code_of(pattern, flags)
            _keep((pattern, flags), kept)
        all_flags, code, groups, names, numbered = kept
        return _sre.compile(pattern, all_flags, array("I", code).tolist(), groups, names, numbered)
    except (AttributeError, ImportError, TypeError, ValueError, RuntimeError):
        return None


def _code_of(pattern: str | bytes, flags: int) -> Any:
    """The code that the compiler makes of a pattern."""
    from re import _compiler, _parser  # type: ignore[attr-defined]

    _remember_classes(_compiler)
    parsed = _parser.parse(pattern, flags)
    code, state = _compiler._code(parsed, flags), parsed.state
    numbered: list[str | None] = [None] * state.groups
    for name, number in state.groupdict.items():
        numbered[number] = name
    return flags | state.flags, array("I", code).tobytes(), state.groups - 1, dict(state.groupdict), tuple(numbered)


def _remember_classes(compiler: Any) -> None:
    """Have `compiler` keep what it makes of a class of characters: that of Han stands in most patterns, often twice.

    Without a cache, on the first start ever, compiling the patterns of a page takes half the time.
    """
    real = getattr(compiler, "_optimize_charset", None)
    if real is None or hasattr(real, "cache_info"):
        return

    @lru_cache(MOST_CLASSES)
    def kept(charset: tuple[Any, ...]) -> tuple[tuple[Any, ...], Any]:
        made, has_case = real(list(charset))
        return tuple(made), has_case

    @wraps(real)
    def optimized(charset: list[Any], *folding: Any) -> tuple[list[Any], Any]:
        if any(folding):
            made: tuple[list[Any], Any] = real(charset, *folding)
            return made
        same, has_case = kept(tuple(charset))
        return list(same), has_case

    optimized.cache_info = kept.cache_info  # type: ignore[attr-defined]
    compiler._optimize_charset = optimized


def _of_earlier_runs() -> dict[Any, Any]:
    global _known
    if _known is None:
        _known = _load()
    return _known


def _keep(key: tuple[Any, int], code: Any) -> None:
    """Have the code of a pattern saved at the end of this run."""
    _fresh[key] = code
    if len(_fresh) == 1:
        import atexit

        atexit.register(save)


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
