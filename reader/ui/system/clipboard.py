"""Clipboard of the system, through its clipboard program: in addition to OSC 52, which not all terminals support.

The text goes to the program's standard input, never to a shell. Over SSH no program is used: it would fill the
clipboard of the remote machine.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass

PATIENCE = 2.0
"""Most seconds for the program to take the text."""
REMOTE = ("SSH_CONNECTION", "SSH_CLIENT", "SSH_TTY")


@dataclass(frozen=True, slots=True)
class Program:
    """A program that fills the clipboard."""

    command: tuple[str, ...]
    encoding: str = "utf-8"
    """Encoding of its input."""


PROGRAMS = (
    # environment variable required for it, and the program
    ("TERMUX_VERSION", Program(("termux-clipboard-set",))),
    ("WSL_DISTRO_NAME", Program(("clip.exe",), "utf-16")),
    ("WAYLAND_DISPLAY", Program(("wl-copy",))),
    ("DISPLAY", Program(("xclip", "-selection", "clipboard"))),
    ("DISPLAY", Program(("xsel", "--clipboard", "--input"))),
)


def program(
    platform: str, environment: Mapping[str, str], find: Callable[[str], str | None] = shutil.which
) -> Program | None:
    """The available program; None if there is none."""
    if any(environment.get(name) for name in REMOTE):
        return None
    if platform == "darwin":
        asked = [Program(("pbcopy",))]
    elif platform == "win32":
        asked = [Program(("clip.exe",), "utf-16")]
    else:
        asked = [one for name, one in PROGRAMS if environment.get(name)]
    return next((one for one in asked if find(one.command[0])), None)


def copy(text: str) -> None:
    """Fill the clipboard, if there is a program for it. Blocking: call from a worker thread."""
    there = program(sys.platform, os.environ)
    if there is None:
        return
    try:
        subprocess.run(
            there.command,
            input=text.encode(there.encoding, "replace"),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=PATIENCE,
            check=False,
            env={**os.environ, "LC_CTYPE": "UTF-8"} if sys.platform == "darwin" else None,
        )
    except (OSError, subprocess.TimeoutExpired):
        return  # The terminal has been given the text too.
