"""Numbers of pages as they are written in a query: `4`, `第四版`, `1-3`, `1,3`, `A01`."""

from reader.analysis.folding import fold
from reader.late_pattern import late

PAGE = late("^(?:第|page )|版$")
NUMBER = late(r"([a-z]*)0*([0-9]+)")
LIST = late(r"[,、;和及]")
BETWEEN = late(r"\.\.+|[-–—~〜至到]+")
"""What stands between the first and the last of several pages."""
MOST = 500
"""Most pages from one to another."""
FIGURES = " 一二三四五六七八九"
NUMERALS = {
    (FIGURES[tens] if tens > 1 else "") + ("十" if tens else "") + FIGURES[ones].strip(): str(10 * tens + ones)
    for tens in range(10)
    for ones in range(10)
    if tens or ones
}
"""Chinese numerals up to 99, in figures."""
FRONT = {"头": "1"}
"""What the front page is called."""


def page_number(text: str) -> str:
    """The number of a page as it is kept, folded: `第04版`, `四版`, `Page 4` and `4` are `4`, 头版 is `1`."""
    name = PAGE.sub("", fold(text).strip())
    name = FRONT.get(name) or NUMERALS.get(name, name)
    found = NUMBER.fullmatch(name)
    return found[1] + found[2] if found else name.lstrip("0")


def page_numbers(text: str) -> frozenset[str]:
    """The numbers of all pages that `text` names: one, several, or from one to another; as `page_number` gives them."""
    return frozenset(number for part in LIST.split(fold(text)) for number in _from_to(part))


def _from_to(text: str) -> list[str]:
    ends = [page_number(end) for end in BETWEEN.split(PAGE.sub("", text.strip())) if end]
    numbers = [NUMBER.fullmatch(end) for end in ends]
    if len(numbers) != 2 or numbers[0] is None or numbers[1] is None or numbers[1][1] not in ("", numbers[0][1]):
        return ends if len(ends) == 1 else [page_number(text)]
    letters, first, last = numbers[0][1], int(numbers[0][2]), int(numbers[1][2])
    return [f"{letters}{number}" for number in range(first, min(last, first + MOST) + 1)]
