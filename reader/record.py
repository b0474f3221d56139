"""Base of immutable values with fields, which are annotated as those of a data class.

`dataclasses` would write and compile six functions for each class, which takes half a millisecond of every start. These
are shared, so that a class costs next to nothing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import make_dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, cast, dataclass_transform


def given_fields(kind: type, values: Sequence[object], named: Mapping[str, object]) -> dict[str, object]:
    """The fields of an object of class `kind`, given in order or by name.

    Raises TypeError for one that is unknown or given twice, or that is neither given nor has a default.
    """
    fields = kind.__annotations__
    found = {**dict(zip(fields, values, strict=False)), **named}
    if len(found) < len(values) + len(named) or not found.keys() <= fields.keys() <= found.keys() | vars(kind).keys():
        raise TypeError(f"{kind.__name__} has the fields {', '.join(fields)}, not {values} and {named}")
    return found


class LateFields:
    """What `dataclasses` knows of the fields of a class, made when it asks: its functions take records too."""

    def __get__(self, record: object, kind: type) -> Mapping[str, object]:
        return _known_fields(kind)


@cache
def _known_fields(kind: type) -> Mapping[str, object]:
    made: Any = make_dataclass(kind.__name__, kind.__annotations__)
    return cast("Mapping[str, object]", made.__dataclass_fields__)


@dataclass_transform(frozen_default=True)
class Record:
    """An immutable value. It equals one of the same class with equal fields, unless the class has `eq=False`.

    The fields are those that the class itself annotates; one without a default must be given.
    """

    if not TYPE_CHECKING:
        __dataclass_fields__ = LateFields()

    def __init_subclass__(cls, *, eq: bool = True) -> None:
        super().__init_subclass__()
        if not eq:
            cls.__eq__, cls.__hash__ = object.__eq__, object.__hash__  # type: ignore[method-assign]

    def __init__(self, *values: object, **named: object) -> None:
        vars(self).update(given_fields(type(self), values, named))
        self.__post_init__()

    def __post_init__(self) -> None:
        """Check the fields, or work out one."""

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"cannot set {name}: a record is immutable")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"cannot delete {name}: a record is immutable")

    def __eq__(self, other: object) -> bool:
        return self._values() == other._values() if isinstance(other, type(self)) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._values())

    def __repr__(self) -> str:
        named = zip(type(self).__annotations__, self._values(), strict=True)
        return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in named)})"

    def _values(self) -> tuple[Any, ...]:
        return tuple([getattr(self, name) for name in type(self).__annotations__])
