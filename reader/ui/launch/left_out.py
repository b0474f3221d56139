"""Modules that Textual and asyncio import and this app never uses: they are left out of its start.

They take a twentieth of it: the command palette of Textual brings in a tree of folders and three more widgets, and
asyncio the encryption of connections, of which the app has none. Once the importing is over they can be had as ever.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import Any

PALETTE = "textual.command"
ENCRYPTION = "ssl"


class StandIn(ModuleType):
    """A module in which every name is an empty class, to be named, or derived from, and no more."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return type(name, (), {})


@contextmanager
def without(name: str, stand_in: ModuleType | None = None) -> Iterator[None]:
    """While modules are imported: the module `name` is `stand_in`, or missing. One that is loaded stays."""
    if name in sys.modules:
        yield
        return
    sys.modules[name] = stand_in  # type: ignore[assignment]  # None: importing it fails
    try:
        yield
    finally:
        del sys.modules[name]
