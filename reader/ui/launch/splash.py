"""The first frame, written before anything heavy is imported; this module imports next to nothing itself.

Takes words and a size in cells, gives the characters to send to the terminal. Knows no Textual and no library.
"""

import os
import sys
import unicodedata
from collections.abc import Sequence

ENTER = "\x1b[?1049h\x1b[?25l"
"""Go to the alternate screen and hide the cursor: Textual does the same again, which changes nothing."""
LEAVE = "\x1b[?25h\x1b[?1049l"
CLEAR = "\x1b[2J"
BOLD, FAINT, PLAIN = "\x1b[1m", "\x1b[2m", "\x1b[m"

_shown = False


def show_if_app(arguments: Sequence[str]) -> bool:
    """Draw the splash, if it is plain without any parsing that these arguments open the app on a terminal."""
    global _shown
    opens = all(os.path.exists(word) and not looks_like_command(word) for word in arguments)  # noqa: PTH110 - pathlib costs
    if opens and all(stream and stream.isatty() for stream in (sys.__stdin__, sys.__stdout__)):
        columns, rows = screen_size(1)
        write(1, frame(title_of(arguments), "…", (columns, rows)))
        _shown = True
    return _shown


def shown() -> bool:
    """Whether the splash is on the screen."""
    return _shown


def handed_over() -> None:
    """From here on the app leaves the alternate screen itself."""
    global _shown
    _shown = False


def leave() -> None:
    """Back to the screen as it was, unless the app has gone back already."""
    if _shown:
        write(1, LEAVE)
        handed_over()


def looks_like_command(word: str) -> bool:
    """Whether a word could be the name of a command, and not only of a file."""
    return word.isascii() and word.isalpha() and word.islower()


def title_of(paths: Sequence[str]) -> str:
    """What to call the library before it is read: the names of the files and folders."""
    names = [os.path.splitext(os.path.basename(path.rstrip("/")))[0] or path for path in paths[:2]]  # noqa: PTH119, PTH122
    return " + ".join(names) or "读报"


def screen_size(descriptor: int) -> tuple[int, int]:
    """Columns and rows of the terminal; 80 x 24 when it does not say."""
    try:
        columns, rows = os.get_terminal_size(descriptor)
    except OSError:
        return 80, 24
    return columns or 80, rows or 24


def write(descriptor: int, text: str) -> None:
    """Send `text` at once. A terminal that is gone is no reason to complain."""
    try:  # noqa: SIM105 - contextlib costs a tenth of the splash
        os.write(descriptor, text.encode())
    except OSError:
        pass


def frame(title: str, state: str, size: tuple[int, int]) -> str:
    """`title` and under it `state`, centred on a cleared screen of `size` (columns, rows)."""
    columns, rows = size
    middle = max(1, rows // 2)
    lines = at(middle, printable(title), columns, BOLD), at(min(middle + 2, rows), state, columns, FAINT)
    return "".join((ENTER, CLEAR, *lines))


def at(row: int, words: str, columns: int, style: str) -> str:
    """`words` in the middle of `row` (counted from 1), as much of them as fits."""
    while cells(words) > columns:
        words = words[:-1]
    column = (columns - cells(words)) // 2 + 1
    return f"\x1b[{row};{column}H{style}{words}{PLAIN}"


def cells(words: str) -> int:
    """About how many cells `words` takes: enough to centre by, without importing the table of widths."""
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in words)


def printable(words: str) -> str:
    """`words` without what a terminal would obey: they may be a file's name."""
    return "".join(character if character.isprintable() else " " for character in words)
