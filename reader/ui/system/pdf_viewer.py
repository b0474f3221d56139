"""The viewer that shows a page of a PDF: which one the system has, and how it is told the page.

Takes the path and the page, gives a list of arguments; the path is one of them, whatever stands in it.
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
"""Viewers and the option that the number of the page follows."""
PAGE_AFTER = ("mupdf", "xpdf")
"""Viewers that take the number of the page after the path."""
OPENERS = {"darwin": ["open"], "win32": ["explorer"]}
"""What opens a file in the viewer of the system, at its first page."""

Found = Callable[[str], str | None]
"""Where a program is, by its name; None when there is none."""


def viewer_command(platform: str, path: Path, page: int, found: Found) -> list[str] | None:
    """What shows `page` (from 1) of the file, or the file alone where no viewer takes a page; None for no viewer."""
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
