"""Splash: the first frame, written before anything heavy is imported; this module imports next to nothing itself.

Takes texts and a size in cells; gives the characters for the terminal. Independent of Textual and of the library.
"""

from __future__ import annotations

import os
import sys
import unicodedata
from collections.abc import Sequence

from reader.ui.launch import kept_frame
from reader.ui.launch.kept_frame import Answer, Kept

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

ENTER = "\x1b[?1049h\x1b[?25l"
"""Switch to the alternate screen and hide the cursor: Textual does so again, without effect."""
LEAVE = "\x1b[?25h\x1b[?1049l"
GIVE_BACK = (
    b"\x18\x1b[?2026l\x1b[?1000l\x1b[?1003l\x1b[?1015l\x1b[?1006l\x1b[?1004l\x1b[?2004l\x1b[?2048l\x1b[<u\x1b[?7h"
    + LEAVE.encode()
)
"""Switch off all that the app switches on, behind a sequence that may be cut, and leave."""
CLEAR = "\x1b[2J"
BOLD, FAINT, PLAIN = "\x1b[1m", "\x1b[2m", "\x1b[m"
QUESTION = "\x1b]11;?\x1b\\\x1b[H“\x1b[6n\x1b[H  "
"""Queries of the background colour, and of the cursor's column after a `“` in the first column."""
SIZES = {"COLUMNS": 2_000, "LINES": 1_000}
"""Environment variables that say how large the screen is, whatever the terminal says; and the most that one can be: the
smallest letters on the largest screens are no more."""

_shown = _asked = _full = False
_answers: Sequence[Answer] = ()
_size: tuple[int, int] | None = None
_before: list[Any] | None = None


def is_for_app(arguments: Sequence[str]) -> bool:
    """True if it is certain without parsing that these arguments open the app on a terminal."""
    opens = all(os.path.exists(word) and not looks_like_command(word) for word in arguments)  # noqa: PTH110 - pathlib costs
    return opens and all(stream and stream.isatty() for stream in (sys.__stdin__, sys.__stdout__))


def show(arguments: Sequence[str]) -> Kept:
    """Draw the kept frame, else the names of the paths; and query the terminal.

    Returns the data known about this start.
    """
    global _shown, _full, _answers, _size
    _size = size = screen_size(1)
    kept = kept_frame.kept_for(arguments, size)
    _shown, _full, _answers = True, bool(kept.drawn), kept.answers
    write(1, ENTER + question(0) + (kept.drawn or frame(title_of(arguments), "…", size)))
    return kept


def question(keyboard: int) -> str:
    """The query to send to the terminal, whose echo is switched off: otherwise the answer would be printed."""
    global _asked
    _asked = quieten(keyboard)
    return QUESTION if _asked else ""


def asked() -> bool:
    """True if the terminal was queried."""
    return _asked


def is_full() -> bool:
    """True if the page is on the screen, and not only a title."""
    return _full


def answer_to(typed: str) -> str:
    """Output that draws what the key `typed` shows in the kept frame; empty if that is not known."""
    return kept_frame.answer_to(typed, _answers) if typed and _answers else ""


def fill() -> None:
    """Record that the page is on the screen now."""
    global _full
    _full = True


def quieten(keyboard: int) -> bool:
    """Have the keyboard send keys as they are typed, without echo, until `restore`. False if that is impossible.

    Also Ctrl+S, Ctrl+V and their like, which a terminal keeps to itself; Ctrl+C still ends the program.
    """
    global _before
    if sys.platform == "win32":
        return False
    import termios

    try:
        quiet = termios.tcgetattr(keyboard)
        _before = _before or termios.tcgetattr(keyboard)
        quiet[0] &= ~(termios.ICRNL | termios.IXON)
        quiet[3] &= ~(termios.ECHO | termios.ICANON | termios.IEXTEN)
        termios.tcsetattr(keyboard, termios.TCSANOW, quiet)
    except termios.error:
        return False
    return True


def before() -> list[Any] | None:
    """Attributes of the terminal before `quieten`; None if they are unchanged."""
    return _before


def restore(keyboard: int) -> None:
    """Restore the attributes of the terminal before `quieten`."""
    global _before, _asked
    _asked = False
    if sys.platform != "win32" and _before is not None:
        import termios

        try:  # noqa: SIM105 - contextlib costs a tenth of the splash
            termios.tcsetattr(keyboard, termios.TCSANOW, _before)
        except termios.error:
            pass  # It may be gone.
        _before = None


def hand_back(keyboard: int) -> None:
    """Set the attributes of the terminal before `quieten` for a while, without waiting for what was written to it."""
    if sys.platform != "win32" and _before is not None:
        import termios

        try:  # noqa: SIM105
            termios.tcsetattr(keyboard, termios.TCSANOW, _before)
        except termios.error:
            pass


def give_back() -> None:
    """Restore the terminal in place of an app that is blocked and still holds it, without waiting for it."""
    if sys.platform == "win32" or _before is None:
        return
    import termios

    try:
        screen = os.open(os.ttyname(1), os.O_WRONLY | os.O_NONBLOCK | os.O_NOCTTY)
        termios.tcflush(screen, termios.TCOFLUSH)  # What it did not take would be in the way.
        os.write(screen, GIVE_BACK)
    except (OSError, termios.error):
        pass  # It may be gone.
    restore(0)


def shown() -> bool:
    """True if the splash is on the screen."""
    return _shown


def fits(size: tuple[int, int]) -> bool:
    """True if the terminal, now of `size`, is as large as it was when the splash was drawn, or that was not drawn."""
    return _size in (None, size)


def handed_over() -> None:
    """Record that from now on the app leaves the alternate screen itself."""
    global _shown
    _shown = False


def leave() -> None:
    """Leave the alternate screen, unless the app has done so."""
    if _shown:
        write(1, LEAVE)
        handed_over()
        restore(0)


def looks_like_command(word: str) -> bool:
    """True if a word could be the name of a command, and not only of a file."""
    return word.isascii() and word.isalpha() and word.islower()


def title_of(paths: Sequence[str]) -> str:
    """Title of the library before it is read: the names of the files and folders."""
    names = [os.path.splitext(os.path.basename(path.rstrip("/")))[0] or path for path in paths[:2]]  # noqa: PTH119, PTH122
    return " + ".join(names) or "读报"


def screen_size(descriptor: int) -> tuple[int, int]:
    """Columns and rows of the terminal, as Textual determines them; 80 x 24 if unknown."""
    try:
        wide, high = os.get_terminal_size(descriptor)
    except OSError:
        wide, high = 0, 0
    columns, rows = map(_told, SIZES)
    return possible_size(columns or wide or 80, rows or high or 24)


def possible_size(columns: int, rows: int) -> tuple[int, int]:
    """A size that a terminal reports, as far as a screen can have it: Textual makes as many rows as it is told."""
    return min(columns, SIZES["COLUMNS"]), min(rows, SIZES["LINES"])


def forget_impossible_size() -> None:
    """Remove COLUMNS and LINES from the environment where no screen is of that size; that of the terminal holds then.

    Call it before Textual and argparse read them: Textual would make as many rows as it is told.
    """
    for name in SIZES:
        if name in os.environ and not _told(name):
            del os.environ[name]


def _told(name: str) -> int:
    """The size in a variable of `SIZES`; 0 if it is none, or larger than a screen."""
    written = os.environ.get(name, "")
    number = int(written) if written.isascii() and written.isdigit() and len(written) < 9 else 0
    return number if number <= SIZES[name] else 0


def write(descriptor: int, text: str) -> None:
    """Send `text` at once. Errors of a terminal that is gone are ignored."""
    try:  # noqa: SIM105 - contextlib costs a tenth of the splash
        os.write(descriptor, text.encode())
    except OSError:
        pass


def frame(title: str, state: str, size: tuple[int, int]) -> str:
    """`title` and below it `state`, centred on a cleared screen of `size` (columns, rows)."""
    columns, rows = size
    middle = max(1, rows // 2)
    lines = at(middle, printable(title), columns, BOLD), at(min(middle + 2, rows), state, columns, FAINT)
    return "".join((CLEAR, *lines))


def at(row: int, words: str, columns: int, style: str) -> str:
    """`words` centred in `row` (counted from 1), cut to fit."""
    while cells(words) > columns:
        words = words[:-1]
    column = (columns - cells(words)) // 2 + 1
    return f"\x1b[{row};{column}H{style}{words}{PLAIN}"


def cells(words: str) -> int:
    """Approximate number of cells of `words`: enough for centring, without importing the table of widths."""
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in words)


def printable(words: str) -> str:
    """`words` without control characters: they may come from a file name."""
    return "".join(character if character.isprintable() else " " for character in words)
