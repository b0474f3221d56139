"""What Python writes as text and compiles at each start, for data classes, named tuples and types: its code is kept.

A frozen data class has six such methods, half a millisecond to compile, and a search imports seventy of them.
"""

import collections
import marshal
import typing
from types import CodeType
from typing import Any

from reader import compile_cache


def keep_generated_code() -> None:
    """From now on, keep the code of the texts that `dataclasses`, `namedtuple` and `typing` compile.

    They call a function of Python by its name, and find the one that stands in their own module first. A version of
    Python that calls another function compiles as ever.
    """
    import dataclasses

    compile_cache.known()  # Importing what reads it compiles some, too.
    vars(dataclasses).setdefault("exec", _execute)
    vars(collections).setdefault("eval", _evaluate)
    vars(typing).setdefault("compile", _compile)


def _execute(text: str, *scopes: dict[str, Any]) -> None:
    exec(_code_of(text, "exec"), *scopes)


def _evaluate(text: str, *scopes: dict[str, Any]) -> object:
    return eval(_code_of(text, "eval"), *scopes)


def _compile(text: str, _file: str, mode: str) -> CodeType:
    return _code_of(text, mode)


def _code_of(text: str, mode: str) -> CodeType:
    kept = compile_cache.known().get((text, mode))
    if kept is not None:
        known: CodeType = marshal.loads(kept)
        return known
    code = compile(text, "<string>", mode, dont_inherit=True)
    compile_cache.keep((text, mode), marshal.dumps(code))
    return code
