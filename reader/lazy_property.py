"""A property that is worked out when it is first asked for, then kept."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from functools import cached_property as lazy_property
else:

    class lazy_property:  # noqa: N801 - used as `property` is
        """`functools.cached_property` at a third of its cost: a query asks for some thirty of them.

        Until Python 3.12 that one takes a lock. Without it two threads may work out the same value at once, which
        does no harm where the value depends on nothing that changes.
        """

        def __init__(self, make: Callable[[Any], Any]) -> None:
            self._make, self._name, self.__doc__ = make, make.__name__, make.__doc__

        def __get__(self, instance: object, owner: type | None = None) -> Any:
            if instance is None:
                return self
            made = instance.__dict__[self._name] = self._make(instance)
            return made


__all__ = ["lazy_property"]
