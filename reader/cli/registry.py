"""The table of commands: names only; the rest is in the module of that name in `reader.cli.commands`.

A module defines `COMMAND`. It is imported when the command is called or when all are described (help, shell
completion), so that the app does not wait for any.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum, auto
from importlib import import_module
from typing import TYPE_CHECKING, cast

from reader.cli.exit_codes import ExitCode
from reader.named_tuple import NamedTuple

if TYPE_CHECKING:
    import argparse

NAMES = (
    "articles",
    "show",
    "search",
    "kwic",
    "freq",
    "facets",
    "keywords",
    "cite",
    "export",
    "publish",
    "archive",
    "marks",
    "index",
    "settings",
    "serve",
    "completion",
)
"""Names of the commands, in the order of the help."""


class Needs(Enum):
    """Resources that a command needs before it runs."""

    LIBRARY = auto()
    """The articles of the named files, of which a few are indexed only for a search:
    `run(library, options, output)`."""
    FILES = auto()
    """Paths and the options for reading them: `run(options, output)`."""
    NOTHING = auto()
    """`run(options, output)`."""


class Command(NamedTuple):
    """A command: its description, arguments and function."""

    purpose: str
    options: Callable[[argparse.ArgumentParser], None]
    run: Callable[..., ExitCode]
    examples: tuple[tuple[str, str], ...]
    """Command lines without `reader`, each with what it does."""
    needs: Needs = Needs.LIBRARY
    json: bool = True
    """True if it takes `--json`."""


def command(name: str) -> Command:
    """The command called `name`, which is one of `NAMES`."""
    return cast("Command", import_module(f"reader.cli.commands.{name}").COMMAND)
