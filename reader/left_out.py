"""Modules that libraries import and this program never uses: they are left out of its start.

They take a fifteenth of it: the command palette of Textual brings in a tree of folders and three more widgets, asyncio
the encryption of connections, of which the app has none. Of numpy's import they are a third. Once the importing is over
they can be had as ever, but for what numpy has for readers of its code: help texts, and types to annotate with.
"""

from __future__ import annotations

import sys
import typing
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from importlib import import_module
from importlib.machinery import ModuleSpec, PathFinder
from importlib.util import find_spec
from types import ModuleType
from typing import Any

CLASSES_OF_TEXTUAL = (
    "textual.command",
    "textual.suggester",
    "textual.validation",
    "textual.widgets._toast",
    "textual.widgets._tooltip",
    "rich.table",
)
"""Modules of which those of Textual name classes, to derive from or to annotate with."""
FUNCTIONS_OF_TEXTUAL = (
    "textual.canvas",
    "textual.css._help_text",
    "textual.css._help_renderables",
    "textual.suggestions",
    "platformdirs",
    "mimetypes",
    "uuid",
    "rich.panel",
    "rich.tree",
)
"""Modules of which they only call functions: for frames, mistakes in style sheets, downloads and notices."""
FUNCTIONS_OF_NUMPY = ("linalg", "lib._histograms_impl", "lib._utils_impl")
"""Modules of numpy of which its other modules take functions alone."""
LAST_TRIED = 2, 4
"""The newest version of numpy that was tried without them: a newer one is imported whole."""


class StandIn(ModuleType):
    """A module in which every name is an empty class, to be named, derived from or subscripted, and no more."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return type(name, (), {"__class_getitem__": classmethod(lambda cls, _item: cls)})


class LateClass(type):
    """An empty class in place of one of a module: once that is loaded, its objects are held to be of this class."""

    def __instancecheck__(cls, given: object) -> bool:
        """True for an object of the class of that name."""
        module = sys.modules.get(cls.__module__)
        return isinstance(given, vars(module)[cls.__name__]) if module is not None else False


class Functions(ModuleType):
    """A module in which every name is a function; called, it imports the module itself, and calls what is there.

    Once the module itself is loaded, the names are those in it.
    """

    __all__ = ()

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        own = sys.modules.get(self.__name__, self)
        if own is not self:
            return getattr(own, name)

        def called(*values: Any, **named: Any) -> Any:
            if sys.modules.get(self.__name__) is self:  # It is called by the very import that leaves it out.
                del sys.modules[self.__name__]
            return getattr(import_module(self.__name__), name)(*values, **named)

        return called


class Types(ModuleType):
    """`typing_extensions`, most of which `typing` has as well; for anything else the module itself is imported."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        if not hasattr(typing, name) and sys.modules.get(self.__name__) is self:
            del sys.modules[self.__name__]
        return getattr(typing, name) if hasattr(typing, name) else getattr(__import__(self.__name__), name)


def of_pathlib() -> dict[str, ModuleType | None]:
    """What the app never uses: addresses of computers, which the module of web addresses can take apart."""
    return {"ipaddress": Functions("ipaddress")}


def of_shutil() -> dict[str, ModuleType | None]:
    """What the app never uses: two ways to compress an archive of files, of which it looks only whether they exist."""
    return {name: Functions(name) for name in ("bz2", "lzma")}


def of_asyncio() -> dict[str, ModuleType | None]:
    """What the app never uses: encryption, without which asyncio does; and programs that asyncio starts."""
    left_out: dict[str, ModuleType | None] = {"ssl": None, "asyncio.sslproto": Functions("asyncio.sslproto")}
    if sys.platform != "win32":  # There asyncio derives a class from one of these.
        left_out["subprocess"] = programs = Functions("subprocess")
        vars(programs).update(PIPE=-1, STDOUT=-2, DEVNULL=-3)
    return left_out


def of_textual() -> dict[str, ModuleType | None]:
    """What the app never uses: the palette, notices, what suggests and checks entries, frames, help with styles.

    And fractions made of decimals, and the half of `pickle` that is written in Python.
    """
    decimals = ModuleType("decimal")
    vars(decimals)["Decimal"] = LateClass("Decimal", (), {"__module__": "decimal"})
    return {
        "decimal": decimals,
        "pickle": import_module("_pickle" if find_spec("_pickle") else "pickle"),
        **{name: StandIn(name) for name in CLASSES_OF_TEXTUAL},
        **{name: Functions(name) for name in FUNCTIONS_OF_TEXTUAL},
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


class SlimNumpy:
    """Finds numpy, in front of the other finders, so that its import leaves out what this program never uses."""

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """None but for numpy itself."""
        spec = PathFinder.find_spec(fullname, path, target) if fullname == "numpy" else None
        if spec is not None and spec.loader is not None and _version(spec) <= LAST_TRIED:
            run = spec.loader.exec_module

            def slim(module: ModuleType) -> None:
                with without(of_numpy()):
                    run(module)

            spec.loader.exec_module = slim  # type: ignore[method-assign]
        return spec


def _version(spec: ModuleSpec) -> tuple[int, ...]:
    """The first two numbers of numpy's version, from the file beside its own; infinite if it does not say."""
    from pathlib import Path

    with suppress(OSError, IndexError, ValueError):
        told = Path(spec.origin or "").with_name("version.py").read_text("utf-8")
        return tuple(map(int, told.split('version = "')[1].split(".")[:2]))
    return (sys.maxsize,)


def of_numpy() -> dict[str, ModuleType | None]:
    """What this program never uses: help texts, linear algebra, histograms, and what numpy tells of itself."""
    return {
        **{f"numpy._core.{name}": StandIn(name) for name in ("_add_newdocs", "_add_newdocs_scalars")},
        **{f"numpy.{name}": Functions(f"numpy.{name}") for name in FUNCTIONS_OF_NUMPY},
    }


def slim_numpy() -> None:
    """Have numpy import only what this program uses, whenever it is imported."""
    sys.modules.setdefault("numpy.typing", StandIn("numpy.typing"))
    if not any(isinstance(finder, SlimNumpy) for finder in sys.meta_path):
        sys.meta_path.insert(0, SlimNumpy())
