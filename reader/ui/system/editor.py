"""The user's editor, and its option for opening a file at a line.

Parses `$VISUAL` or `$EDITOR` as a shell would; gives a list of arguments. The path is one argument, whatever it
contains.
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
"""Editors with the form `+LINE PATH`."""
COLON = frozenset(["hx", "helix", "subl", "sublime_text", "zed"])
"""Editors with the form `PATH:LINE`."""
GOTO = frozenset(["code", "code-insiders", "codium", "vscodium", "cursor", "windsurf"])
"""Editors with the form `--goto PATH:LINE`."""
OPTION = {"kate": "--line", "kwrite": "--line", "mate": "--line", "idea": "--line", "pycharm": "--line"}
"""Editors with an option followed by the line."""


def chosen(environment: Mapping[str, str], platform: str) -> list[str]:
    """Arguments of the editor: from `$VISUAL`, from `$EDITOR`, else the system's default."""
    usual = "notepad" if platform == "win32" else "vi"
    named = next((environment[name] for name in ("VISUAL", "EDITOR") if environment.get(name, "").strip()), usual)
    try:
        return shlex.split(named, posix=platform != "win32")
    except ValueError:  # unbalanced quotes: the name is taken literally
        return [named]


def command(editor: list[str], path: Path, line: int) -> list[str]:
    """Arguments that open `path` at `line`, counted from 1; an unknown editor gets the path alone."""
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
