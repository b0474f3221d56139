"""`typing.NamedTuple` at half its cost: a start defines sixty of them.

That one compiles every annotation that is a string, to see whether it is a type: a type checker does so too.
"""

import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING or sys.version_info >= (3, 14):  # There annotations are no longer in the body of a class.
    from typing import NamedTuple
else:
    from collections import namedtuple

    class Maker(type):
        """Metaclass that makes a named tuple of the body of a class."""

        def __new__(cls, name: str, _bases: tuple[type, ...], body: dict[str, Any]) -> type:
            fields = body.pop("__annotations__", {})
            defaults = [body.pop(field) for field in fields if field in body]
            made = namedtuple(name, fields, defaults=defaults, module=body.pop("__module__"))
            made.__annotations__ = fields
            for own, value in body.items():
                setattr(made, own, value)
            return made

    NamedTuple = type.__new__(Maker, "NamedTuple", (), {})

__all__ = ["NamedTuple"]
