"""`dataclass` as that of Python; a frozen class is made in a fifth of the time.

Python compiles six methods of each frozen class whenever it is imported, which is a tenth of the time of a command.
Here `__init__` alone is compiled; the others are closures over the names of the fields.
"""

from __future__ import annotations

import dataclasses
from dataclasses import MISSING, Field, FrozenInstanceError
from operator import attrgetter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from dataclasses import dataclass as dataclass  # Type checkers know what that makes of a class.
else:

    def dataclass(cls=None, /, *, frozen=False, eq=True, repr=True, slots=False):  # noqa: A002 - Python's names
        """A decorator that makes dataclasses, with some of the parameters of Python's own."""
        if not frozen:
            return dataclasses.dataclass(cls, eq=eq, repr=repr, slots=slots)

        def made(plain):
            bare = dataclasses.dataclass(init=False, eq=False, repr=False, slots=slots)(plain)
            fields = dataclasses.fields(bare)
            methods = {"__init__": _init(bare, fields), **_refusals(bare, frozenset(field.name for field in fields))}
            methods |= _comparisons(tuple(field.name for field in fields if field.compare)) if eq else {}
            methods |= {"__repr__": _repr(tuple(field.name for field in fields if field.repr))} if repr else {}
            for name in methods.keys() - vars(plain).keys():
                setattr(bare, name, methods[name])
            return bare

        return made if cls is None else made(cls)


Methods = dict[str, Any]


def _init(cls: type, fields: Iterable[Field[Any]]) -> Callable[..., None]:
    """`__init__`, compiled; at its end it calls `__post_init__` if there is one."""
    known: dict[str, Any] = {"_set": object.__setattr__, "_missing": MISSING}
    parameters, lines = ["self"], list[str]()
    for field in fields:
        name, parameter, value = field.name, field.name, field.name
        if field.default_factory is not MISSING:
            known[f"_{name}"] = field.default_factory
            parameter, value = f"{name}=_missing", f"_{name}() if {name} is _missing else {name}"
        elif field.default is not MISSING:
            known[f"_{name}"] = field.default
            parameter = f"{name}=_{name}"
        parameters.append(parameter)
        lines.append(f"_set(self, {name!r}, {value})")
    lines += ["self.__post_init__()"] if hasattr(cls, "__post_init__") else []
    exec(f"def __init__({', '.join(parameters)}):\n " + "\n ".join(lines or ["pass"]), known)
    made: Callable[..., None] = known["__init__"]
    return made


def _refusals(cls: Any, names: frozenset[str]) -> Methods:
    """Methods that raise FrozenInstanceError; a class derived from `cls` may have attributes that are no fields."""

    def put(self: Any, name: str, value: object) -> None:
        if type(self) is cls or name in names:
            raise FrozenInstanceError(f"cannot assign to field {name!r}")
        super(cls, self).__setattr__(name, value)

    def delete(self: Any, name: str) -> None:
        if type(self) is cls or name in names:
            raise FrozenInstanceError(f"cannot delete field {name!r}")
        super(cls, self).__delattr__(name)

    return {"__setattr__": put, "__delattr__": delete}


def _comparisons(names: tuple[str, ...]) -> Methods:
    values: Callable[[Any], Any] = attrgetter(*names) if names else lambda _self: ()

    def equals(self: Any, other: object) -> Any:
        return values(self) == values(other) if other.__class__ is self.__class__ else NotImplemented

    return {"__eq__": equals, "__hash__": lambda self: hash(values(self))}


def _repr(names: tuple[str, ...]) -> Callable[[Any], str]:
    def shown(self: Any) -> str:
        values = ", ".join(f"{name}={getattr(self, name)!r}" for name in names)
        return f"{self.__class__.__qualname__}({values})"

    return shown
