"""The clipboard of the system, by the program that the system has for it: beside OSC 52, which not all terminals take.

Takes text; gives it to a program's standard input, never to a shell. Over SSH there is none: what runs there would
fill the clipboard of the wrong machine.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass

PATIENCE = 2.0
"""Seconds that a program has to take the text."""
REMOTE = ("SSH_CONNECTION", "SSH_CLIENT", "SSH_TTY")


@dataclass(frozen=True, slots=True)
class Program:
    """A program that fills the clipboard."""

    command: tuple[str, ...]
    encoding: str = "utf-8"
    """What it takes its input to be in."""


PROGRAMS = (
    # what has to be set for it to work, and the program
    ("TERMUX_VERSION", Program(("termux-clipboard-set",))),
    ("WSL_DISTRO_NAME", Program(("clip.exe",), "utf-16")),
    ("WAYLAND_DISPLAY", Program(("wl-copy",))),
    ("DISPLAY", Program(("xclip", "-selection", "clipboard"))),
    ("DISPLAY", Program(("xsel", "--clipboard", "--input"))),
)


def program(
    platform: str, environment: Mapping[str, str], find: Callable[[str], str | None] = shutil.which
) -> Program | None:
    """The program that is there for it; None where there is none."""
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
    """Fill the clipboard, if there is a program for it. Waits for that: to be called beside the screen."""
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
