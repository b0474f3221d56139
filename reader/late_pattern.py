"""Regular expressions that are compiled when they are first used.

Compiling one with a class of Han characters takes a millisecond or more, and there are over two hundred of them: a page
asks for some, and a screen that shows one for none.
"""

import re
from typing import AnyStr, Generic, cast

from reader import pattern_cache

METHODS = ("search", "match", "fullmatch", "sub", "subn", "split", "findall", "finditer")


class LatePattern(Generic[AnyStr]):
    """Stands for a compiled pattern. After the first use its methods are those of the compiled one, at their cost."""

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
    """`re.compile`, put off. An error in `pattern` is raised at the first use."""
    return cast("re.Pattern[AnyStr]", LatePattern(pattern, flags))
