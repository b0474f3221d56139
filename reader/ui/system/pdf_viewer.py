"""The system's PDF viewer, and its option for opening a page.

Takes the path and the page; gives a list of arguments. The path is one argument, whatever it contains.
"""

from collections.abc import Callable
from pathlib import Path

PAGE_BEFORE = {
    "zathura": ("-P",),
    "okular": ("-p",),
    "evince": ("-i",),
    "atril": ("-i",),
    "xreader": ("-i",),
    "qpdfview": (),
    "SumatraPDF": ("-page",),
}
"""Viewers, with the option that precedes the page number."""
PAGE_AFTER = ("mupdf", "xpdf")
"""Viewers with the page number after the path."""
OPENERS = {"darwin": ["open"], "win32": ["explorer"]}
"""Commands that open a file in the default viewer, at its first page."""

Found = Callable[[str], str | None]
"""Path of a program, by its name; None if missing."""


def viewer_command(platform: str, path: Path, page: int, found: Found) -> list[str] | None:
    """Arguments that show `page` (from 1) of the file, or the file alone if no viewer takes a page; None without
    viewer."""
    for name, option in PAGE_BEFORE.items():
        if found(name):
            if name == "qpdfview":
                return [name, "--unique", f"{path}#{page}"]
            return [name, *option, str(page), str(path)]
    for name in PAGE_AFTER:
        if found(name):
            return [name, str(path), str(page)]
    opener = OPENERS.get(platform, ["xdg-open"])
    return [*opener, str(path)] if found(opener[0]) else None
