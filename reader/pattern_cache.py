"""Cache of compiled regular expressions: the code that the compiler of `re` makes of a pattern.

Compiling a class of Han characters takes a millisecond, and a page needs a hundred of them. With another compiler the
pattern is compiled again.
"""

import _sre  # type: ignore[import-not-found]
import re
import sys
from array import array
from functools import lru_cache, wraps
from types import FrameType
from typing import Any, AnyStr

from reader import compile_cache

MOST_CLASSES = 200
"""Most classes of characters whose code is kept while patterns are compiled."""
IMPORTER = "<frozen importlib._bootstrap>"
"""File name of the code that runs modules."""


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
    compile_cache.known()  # Importing what reads it compiles some, too.

    @wraps(real)
    def kept_or_real(pattern: Any, flags: int = 0) -> Any:
        return (_kept(pattern, flags) if _is_importing() else None) or real(pattern, flags)

    _compiler.compile = kept_or_real


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
        kept = compile_cache.known().get((pattern, flags))
        if kept is None:
            kept = _code_of(pattern, flags)
            compile_cache.keep((pattern, flags), kept)
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
