"""Modules that the start of the app leaves out."""

import subprocess
import sys
import typing

import pytest

from reader.left_out import StandIn, Types, without

START = """
import sys
from reader.left_out import ENCRYPTION, leave_out_help_texts, of_textual, without
with without(ENCRYPTION):
    import asyncio
with without(of_textual()):
    import reader.ui.app
later = {"ssl", "textual.command", "textual.widgets._directory_tree", "rich.table", "typing_extensions"}
print(*later & set(sys.modules))
from textual.command import CommandPalette
import ssl
from rich.table import Table
import typing_extensions
print(CommandPalette.BINDINGS != [], ssl.create_default_context() is not None, Table().row_count)
print(typing_extensions.deprecated is not None)
leave_out_help_texts()
import numpy
print(numpy.sum.__doc__ is None, numpy.arange(3).sum(), "numpy._core._add_newdocs" in sys.modules)
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
    assert type("Mine", (stand_in.Provider,), {}).__mro__[1].__name__ == "Provider"
    assert not hasattr(stand_in, "__path__")


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


def test_the_app_starts_without_the_palette_and_encryption_and_both_can_be_had_later() -> None:
    told = subprocess.run([sys.executable, "-c", START], capture_output=True, text=True, check=True)
    assert told.stdout.splitlines() == ["", "True True 0", "True", "False 3 True"]
