"""Modules that the start of the app leaves out."""

import subprocess
import sys
import typing
from pathlib import Path

import pytest

from reader.left_out import Functions, SlimNumpy, StandIn, Types, without

START = """
import sys
from reader.backends.local.local_library import LocalLibrary
from reader.left_out import SlimNumpy, slim_numpy
from reader.settings.loading import LoadedSettings
from reader.ui.launch import launcher
from reader.ui.launch.terminal import TerminalTraits

made = []

def opened():
    from textual.design import ColorSystem
    generate = ColorSystem.generate
    ColorSystem.generate = lambda self: made.append(self) or generate(self)
    return LocalLibrary()

app = launcher._made(opened, False, LoadedSettings(), TerminalTraits)
later = {"ssl", "textual.command", "textual.widgets._directory_tree", "rich.table", "typing_extensions", "difflib"}
later |= {"textual.canvas", "textual.validation", "textual.suggester", "textual.css._help_text", "asyncio.sslproto"}
later |= {"mimetypes", "uuid", "argparse", "textual.widgets._toast", "textual.widgets._tooltip"}
later |= {"bz2", "lzma", "decimal", "pickle", "rich.panel", "rich.tree"}
later |= {"platformdirs"} if sys.platform == "linux" else set()
later |= {"subprocess"} if sys.platform != "win32" else set()
print(*later & set(sys.modules), "textual.drivers" in sys.modules, len(made), len(app.stylesheet._variables) > 100)
from textual.command import CommandPalette
from textual.widgets._toast import Toast
from textual.widgets._tooltip import Tooltip
import ssl
from rich.table import Table
import typing_extensions
import asyncio.sslproto
import textual.app, textual.canvas, textual.layout
from rich.style import Style
from textual.notifications import Notification
print(Style.parse("link x").link_id != "", Style.from_meta({"a": 1}).meta, len(Notification("").identity))
async def ran(): return await (await asyncio.create_subprocess_exec(sys.executable, "-c", "exit(3)", stdin=-3)).wait()
print(asyncio.run(ran()), asyncio.subprocess.PIPE)
print(textual.layout.Canvas(2, 3).width, textual.app.user_downloads_path().is_absolute())
import shutil, fractions
from decimal import Decimal
packs = dict(shutil.get_archive_formats())
print(fractions.Fraction(Decimal("0.5")), isinstance(1, fractions.Decimal), "bztar" in packs)
print(CommandPalette.BINDINGS != [], ssl.create_default_context() is not None, Table().row_count)
print(Toast.DEFAULT_CSS != "", Tooltip.DEFAULT_CSS != "")
print(typing_extensions.deprecated is not None)
slim_numpy()
import numpy
from numpy.typing import NDArray
print(numpy.sum.__doc__ is None, numpy.arange(3).sum(), {"numpy.linalg._linalg", "numpy._typing"} & set(sys.modules))
print(isinstance(NDArray[numpy.intp] | None, object), numpy.packbits(numpy.array([True])))
print(numpy.linalg.inv(numpy.eye(1))[0], numpy.histogram([1, 1])[0].sum(), numpy.polyfit([0, 1], [0, 2], 1)[0] > 1)
"""


def test_a_module_is_missing_only_meanwhile() -> None:
    sys.modules.pop("this", None)
    with without({"this": None}), pytest.raises(ImportError):
        import this  # noqa: F401
    assert "this" not in sys.modules


def test_a_module_that_is_loaded_stays() -> None:
    with without({"subprocess": None}):
        assert sys.modules["subprocess"] is subprocess


def test_names_of_a_stand_in_are_empty_classes() -> None:
    stand_in = StandIn("tool")
    assert type("Mine", (stand_in.Provider[int],), {}).__mro__[1].__name__ == "Provider"
    assert not hasattr(stand_in, "__path__")


def test_a_name_of_a_module_that_was_loaded_meanwhile_is_its_own() -> None:
    sys.modules.pop("ipaddress", None)
    addresses = Functions("ipaddress")
    with without({"ipaddress": addresses}):
        assert isinstance(addresses.ip_address("::1"), addresses.IPv6Address)
    assert sys.modules["ipaddress"].IPv6Address is addresses.IPv6Address


def test_a_name_that_is_no_type_of_python_is_that_of_the_module_itself() -> None:
    sys.modules.pop("typing_extensions", None)
    types = Types("typing_extensions")
    with without({"typing_extensions": types}):
        from typing import Self as Own

        assert Own is typing.Self
        assert sys.modules["typing_extensions"] is types
        from typing_extensions import Sentinel

        assert Sentinel.__module__ == "typing_extensions"
        assert sys.modules["typing_extensions"] is not types
    assert sys.modules["typing_extensions"].Sentinel is Sentinel


def test_the_app_is_made_with_its_colours_once_and_without_what_can_be_had_later() -> None:
    told = subprocess.run([sys.executable, "-c", START], capture_output=True, text=True, check=True)
    made, links, programs, called, numbers, later, notices, types, numpy, used, other = told.stdout.splitlines()
    assert (links, programs) == ("True {'a': 1} 36", "3 -1")
    assert (made, called, later, types) == ("True 1 True", "2 True", "True True 0", "True")
    assert numbers == "1/2 False True"
    assert notices == "True True"
    assert (numpy, used, other) == ("False 3 set()", "True [128]", "[1.] 2 True")


@pytest.mark.parametrize(
    ("version", "slim"),
    [('version = "2.0.2"\n', True), ('version = "2.99.1"\n', False), ('version = "3.0"\n', False), ("", False)],
)
def test_only_a_version_of_numpy_that_was_tried_is_made_slim(version: str, slim: bool, tmp_path: Path) -> None:
    (tmp_path / "numpy").mkdir()
    (tmp_path / "numpy" / "__init__.py").touch()
    (tmp_path / "numpy" / "version.py").write_text(version, "utf-8")
    spec = SlimNumpy().find_spec("numpy", [str(tmp_path)])
    assert spec is not None
    assert ("exec_module" in vars(spec.loader)) is slim
