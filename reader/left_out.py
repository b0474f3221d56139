"""Modules that libraries import and this program never uses: they are left out of its start.

They take a twentieth of it: the command palette of Textual brings in a tree of folders and three more widgets, asyncio
the encryption of connections, of which the app has none, numpy the help texts of its functions. Once the importing is
over they can be had as ever, but for those help texts.
"""

from __future__ import annotations

import sys
import typing
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from types import ModuleType
from typing import Any

ENCRYPTION: Mapping[str, ModuleType | None] = {"ssl": None}
"""Imported by asyncio, which does without it."""
HELP_TEXTS = ("numpy._core._add_newdocs", "numpy._core._add_newdocs_scalars")


class StandIn(ModuleType):
    """A module in which every name is an empty class, to be named, or derived from, and no more."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return type(name, (), {})


class Types(ModuleType):
    """`typing_extensions`, most of which `typing` has as well; for anything else the module itself is imported."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        if not hasattr(typing, name) and sys.modules.get(self.__name__) is self:
            del sys.modules[self.__name__]
        return getattr(typing, name) if hasattr(typing, name) else getattr(__import__(self.__name__), name)


def of_textual() -> dict[str, ModuleType | None]:
    """What the app never uses: the palette of Textual, and the tables that show its colours."""
    return {
        **{name: StandIn(name) for name in ("textual.command", "rich.table")},
        "typing_extensions": Types("typing_extensions"),
    }


@contextmanager
def without(modules: Mapping[str, ModuleType | None]) -> Iterator[None]:
    """While modules are imported: those of these names are others, or missing (None). One that is loaded stays."""
    instead = {name: module for name, module in modules.items() if name not in sys.modules}
    sys.modules.update(instead)  # type: ignore[arg-type]  # None: importing it fails
    try:
        yield
    finally:
        for name, module in instead.items():
            if sys.modules.get(name) is module:
                del sys.modules[name]


def leave_out_help_texts() -> None:
    """Have numpy import no help texts for its functions, which are a seventh of its import."""
    for name in HELP_TEXTS:
        sys.modules.setdefault(name, StandIn(name))
