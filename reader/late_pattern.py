"""Regular expressions compiled on first use.

Compiling a pattern with a class of Han characters takes a millisecond or more, and there are over two hundred of them:
parsing a page uses some of them, and displaying one uses none.
"""

import re
from typing import AnyStr, Generic, cast

from reader import pattern_cache

METHODS = ("search", "match", "fullmatch", "sub", "subn", "split", "findall", "finditer")


class LatePattern(Generic[AnyStr]):
    """Proxy of a compiled pattern. After the first use its methods are those of the compiled pattern, as fast."""

    def __init__(self, pattern: AnyStr, flags: int) -> None:
        self.pattern: AnyStr = pattern
        self._flags = flags

    def __getattr__(self, name: str) -> object:
        if name.startswith("__"):
            raise AttributeError(name)
        compiled = pattern_cache.compiled(self.pattern, self._flags)
        vars(self).update({method: getattr(compiled, method) for method in METHODS})
        return getattr(compiled, name)


def late(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """`re.compile`, deferred. An error in `pattern` is raised on first use."""
    return cast("re.Pattern[AnyStr]", LatePattern(pattern, flags))
