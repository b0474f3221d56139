"""Every command, once: its name is here, all else in the module of that name in `reader.cli.commands`.

A module has `COMMAND`: what it is for, what it takes, and what it does. It is imported when the command is called, or
when all are described (the help, the completion for shells), so that the app waits for none.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from enum import Enum, auto
from importlib import import_module
from typing import NamedTuple, cast

from reader.cli.exit_codes import ExitCode

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
"""In the order of the help."""


class Needs(Enum):
    """What is made ready for a command."""

    LIBRARY = auto()
    """The articles of the files named, read: `run(library, options, output)`."""
    FILES = auto()
    """The names of files, and how they are to be read: `run(options, output)`."""
    NOTHING = auto()
    """`run(options, output)`."""


class Command(NamedTuple):
    """A command: what it is for, what it takes, what it does."""

    purpose: str
    options: Callable[[argparse.ArgumentParser], None]
    run: Callable[..., ExitCode]
    examples: tuple[tuple[str, str], ...]
    """Command lines without `reader`, each with what it does."""
    needs: Needs = Needs.LIBRARY
    json: bool = True
    """Whether it takes `--json`."""


def command(name: str) -> Command:
    """The command called `name`, which is one of `NAMES`."""
    return cast("Command", import_module(f"reader.cli.commands.{name}").COMMAND)
