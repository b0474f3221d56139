"""The person's editor: which it is, and how it is told the line to open a file at.

Takes `$VISUAL` or `$EDITOR` as a shell would read them, gives a list of arguments. The path is one of them, whatever
stands in it.
"""

import shlex
from collections.abc import Mapping
from pathlib import Path, PurePath

PLUS = frozenset(
    [
        *("vi", "vim", "nvim", "gvim", "view", "vis", "zile", "nano", "pico", "micro", "emacs", "emacsclient", "mg"),
        *("kak", "joe", "jmacs", "ne", "jed", "mcedit", "gedit"),
    ]
)
"""Editors that take `+LINE PATH`."""
COLON = frozenset(["hx", "helix", "subl", "sublime_text", "zed"])
"""Editors that take `PATH:LINE`."""
GOTO = frozenset(["code", "code-insiders", "codium", "vscodium", "cursor", "windsurf"])
"""Editors that take `--goto PATH:LINE`."""
OPTION = {"kate": "--line", "kwrite": "--line", "mate": "--line", "idea": "--line", "pycharm": "--line"}
"""Editors that take an option with the line after it."""


def chosen(environment: Mapping[str, str], platform: str) -> list[str]:
    """The editor's own words: of `$VISUAL`, of `$EDITOR`, else the one that the system has."""
    usual = "notepad" if platform == "win32" else "vi"
    named = next((environment[name] for name in ("VISUAL", "EDITOR") if environment.get(name, "").strip()), usual)
    try:
        return shlex.split(named, posix=platform != "win32")
    except ValueError:  # a quotation mark too few: the name is what stands there
        return [named]


def command(editor: list[str], path: Path, line: int) -> list[str]:
    """What opens `path` at `line`, counted from 1; an editor that is not known is given the path alone."""
    name = PurePath(editor[0].replace("\\", "/")).name.lower().removesuffix(".exe")
    if name in PLUS:
        return [*editor, f"+{line}", str(path)]
    if name in GOTO:
        return [*editor, "--goto", f"{path}:{line}"]
    if name in COLON:
        return [*editor, f"{path}:{line}"]
    if name in OPTION:
        return [*editor, OPTION[name], str(line), str(path)]
    return [*editor, str(path)]
