"""Modules that the start of the app leaves out."""

import subprocess
import sys

import pytest

from reader.ui.launch.left_out import StandIn, without

START = """
import sys
from reader.ui.launch.left_out import ENCRYPTION, PALETTE, StandIn, without
with without(ENCRYPTION):
    import asyncio
with without(PALETTE, StandIn(PALETTE)):
    import reader.ui.app
print(*{"ssl", "textual.command", "textual.widgets._directory_tree"} & set(sys.modules))
from textual.command import CommandPalette
import ssl
print(CommandPalette.BINDINGS != [], ssl.create_default_context() is not None)
"""


def test_a_module_is_missing_only_meanwhile() -> None:
    sys.modules.pop("this", None)
    with without("this"), pytest.raises(ImportError):
        import this  # noqa: F401
    assert "this" not in sys.modules


def test_a_module_that_is_loaded_stays() -> None:
    with without("subprocess"):
        assert sys.modules["subprocess"] is subprocess


def test_names_of_a_stand_in_are_empty_classes() -> None:
    stand_in = StandIn("tool")
    assert type("Mine", (stand_in.Provider,), {}).__mro__[1].__name__ == "Provider"
    assert not hasattr(stand_in, "__path__")


def test_the_app_starts_without_the_palette_and_encryption_and_both_can_be_had_later() -> None:
    told = subprocess.run([sys.executable, "-c", START], capture_output=True, text=True, check=True)
    assert told.stdout.splitlines() == ["", "True True"]
