"""Kept frame: the screen as it was left, saved for the next start and drawn before anything else is loaded.

A JSON file holds its cells: text, and colours as the parameters of SGR sequences. Reading it needs nothing that takes
long to import, and checks all of it: no control character reaches the terminal from the file, and a damaged file is
ignored. A frame is valid for one size, one kind of terminal, and files that have not changed since.
"""

import os
import sys
import zlib
from collections.abc import Iterable, Mapping, Sequence

from reader.named_tuple import NamedTuple

FORM = 3
"""Version of the file format; other versions are ignored."""
LARGEST = 4 << 20
"""Most bytes of a file that are read."""
MOST_FRAMES = 32
"""Most frames that are kept; the least recently written are removed."""
KIND = ("TERM", "COLORTERM", "TERM_PROGRAM", "NO_COLOR")
"""Environment variables that colours depend on."""
LAST = "last"
"""Name of the frame for a start without paths."""

Cells = Sequence[Sequence[tuple[str, int]]]
"""By row, runs of text, each with the index of its style."""
Screen = tuple[Sequence[str], Cells, tuple[int, int]]
"""Styles; rows; and size in columns and rows."""
Answer = tuple[Sequence[str], Screen]
"""What a key shows: the characters that a terminal sends for it, with its twins; and the screen."""


def folder() -> str:
    """Folder of the frames. Built here on Linux, since asking platformdirs is slower."""
    if sys.platform == "linux" and os.environ.get("XDG_CACHE_HOME", "").startswith("/"):
        return os.path.join(os.environ["XDG_CACHE_HOME"], "newsprint-reader", "frames")  # noqa: PTH118 - pathlib costs
    from reader.paths import cache_folder

    return str(cache_folder() / "frames")


def name_of(paths: Sequence[str]) -> str:
    """Name of the frame for a start with `paths`."""
    spelt = "\0".join(map(os.path.abspath, paths))
    return format(zlib.crc32(spelt.encode("utf-8", "surrogatepass")), "08x") if paths else LAST


def kind() -> list[str]:
    """Values of the variables that the colours of this terminal depend on."""
    return [os.environ.get(name, "") for name in KIND]


def stamps(paths: Iterable[str]) -> dict[str, list[int]]:
    """Size (bytes) and modification time (nanoseconds) of each of the files, by absolute path; folders are left out."""
    found = {}
    for path in paths:
        try:
            status = os.stat(path)  # noqa: PTH116 - pathlib costs
        except OSError:
            continue
        if not os.path.isdir(path):  # noqa: PTH112
            found[os.path.abspath(path)] = [status.st_size, status.st_mtime_ns]  # noqa: PTH100
    return found


class Kept(NamedTuple):
    """Data about a start, known before anything is loaded."""

    drawn: str = ""
    """Output for the terminal; empty if no frame is valid for it."""
    paths: Sequence[str] = ()
    """Paths of the library: if none are given, those of the last session, as far as known."""
    left: Mapping[str, object] | None = None
    """If the frame is for another terminal: the article that was read, and the position in it, as saved."""
    answers: Sequence[Answer] = ()
    """What some keys show in the frame, as saved: not yet checked."""
    read: str | None = None
    """Id of the article that was read."""


def kept_for(paths: Sequence[str], size: tuple[int, int]) -> Kept:
    """The data kept for a start with `paths` on a terminal of `size` (columns, rows)."""
    import json  # A command asks for no frame.

    try:
        with open(os.path.join(folder(), f"{name_of(paths)}.json"), "rb") as file:  # noqa: PTH118, PTH123
            kept = json.loads(file.read(LARGEST))
        named = not paths or kept["paths"] == list(map(os.path.abspath, paths))
        opened = paths or [path for path in kept["paths"] if os.path.isabs(path)]  # noqa: PTH117
        if kept["form"] != FORM or not named or kept["stamps"] != stamps(kept["stamps"]):
            return Kept("", opened)
        left, answers = kept["left"], kept["answers"]
        read = str(left["article"]["id"]) if left else None
        if kept["size"] == list(size) and kept["kind"] == kind():
            return Kept(painted(kept["styles"], kept["rows"], size[1]), opened, answers=answers, read=read)
        return Kept("", opened, left, read=read)
    except (OSError, ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError):
        return Kept("", paths)


def answer_to(typed: str, answers: Sequence[Answer]) -> str:
    """Output that draws what the key `typed` shows; empty if that is not known, or what was saved is damaged."""
    try:
        screens = [screen for keys, screen in answers if typed in [*keys]]
        return painted(screens[0][0], screens[0][1], screens[0][2][1], over=True) if screens else ""
    except (ValueError, TypeError, KeyError, IndexError, AttributeError):
        return ""


def painted(styles: Sequence[str], rows: Cells, most: int, *, over: bool = False) -> str:
    """Output that draws at most `most` of `rows`. Raises ValueError for an invalid style.

    `over`: what is on the screen is not cleared first, since all of it is drawn over.
    """
    for style in styles:
        if not (style.isascii() and style.replace(";", "").isdigit()) and style:
            raise ValueError(style)
    lines = (
        f"\x1b[{number};1H" + "".join(f"\x1b[{styles[style]}m{harmless(text)}\x1b[m" for text, style in row)
        for number, row in enumerate(rows[:most], 1)
    )
    return "\x1b[?2026h\x1b[?7l" + "".join(("" if over else "\x1b[2J", *lines)) + "\x1b[?7h\x1b[?2026l"


def harmless(text: str) -> str:
    """`text` without control characters."""
    return text if text.isprintable() else "".join(each for each in text if each.isprintable() or each in "\u3000\xa0")


def keep(
    name: str,
    screen: Screen,
    paths: Sequence[str],
    files: Iterable[str],
    left: Mapping[str, object] | None = None,
    answers: Sequence[Answer] = (),
) -> None:
    """Save the screen of the library of `paths` under `name`, valid until one of `files` changes. Raises OSError.

    `left`: the article that is read and the position in it, for a terminal of another size. `answers`: what some keys
    would have shown.
    """
    import json
    from pathlib import Path

    from reader.atomic_write import atomic_write
    from reader.paths import private_folder

    styles, rows, size = screen
    told = {"form": FORM, "size": size, "kind": kind(), "paths": list(map(os.path.abspath, paths))}
    told |= {"stamps": stamps(files), "styles": styles, "rows": rows, "left": left, "answers": answers}
    where = Path(folder())
    private_folder(where.parent)
    private_folder(where)
    written = json.dumps(told, separators=(",", ":")).encode("ascii")
    atomic_write(where / f"{name}.json", [written], private=True)
    for old in sorted(where.glob("*.json"), key=lambda each: -each.stat().st_mtime)[MOST_FRAMES:]:
        old.unlink(missing_ok=True)


def forget(paths: Sequence[str]) -> None:
    """Remove the frames for a start without paths and with `paths`: they are outdated."""
    for name in (LAST, name_of(paths)):
        try:  # noqa: SIM105 - contextlib costs
            os.unlink(os.path.join(folder(), f"{name}.json"))  # noqa: PTH108, PTH118
        except OSError:
            pass
