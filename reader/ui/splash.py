"""The first frame, written before anything heavy is imported.

Takes words and a size in cells, gives the characters to send to the terminal. Knows no Textual and no library.
"""

import unicodedata

ENTER = "\x1b[?1049h\x1b[?25l"
"""Go to the alternate screen and hide the cursor: Textual does the same again, which changes nothing."""
CLEAR = "\x1b[2J"
BOLD, FAINT, PLAIN = "\x1b[1m", "\x1b[2m", "\x1b[m"


def frame(title: str, state: str, size: tuple[int, int]) -> str:
    """`title` and under it `state`, centred on a cleared screen of `size` (columns, rows)."""
    columns, rows = size
    title = printable(title)
    middle = max(1, rows // 2)
    return "".join(
        (ENTER, CLEAR, at(middle, title, columns, BOLD), at(min(middle + 2, rows), state, columns, FAINT)),
    )


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
