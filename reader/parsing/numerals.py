"""Page numbers in any notation: `4`, `12`, `4` and `A12` for `四`, `十二`, `０４` and `A12`."""

import unicodedata

from reader.late_pattern import late

_DIGITS = {digit: value for value, digit in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0}
_LATIN = late(r"([A-Za-z]*)0*(\d+)")


def number(text: str) -> str:
    """`text` as a page number without leading zeros; unchanged if it is no number."""
    text = unicodedata.normalize("NFKC", text)
    if found := _LATIN.fullmatch(text):
        return found[1].upper() + found[2]
    if text and all(char in _DIGITS or char == "十" for char in text):
        return str(_chinese(text))
    return text


def _chinese(text: str) -> int:
    """Value of a Chinese numeral below a hundred, or of a row of Chinese digits."""
    tens, ten, ones = text.rpartition("十")
    if not ten:
        return int("".join(str(_DIGITS[char]) for char in text))
    return (_DIGITS.get(tens[-1:], 1) if tens else 1) * 10 + _DIGITS.get(ones[:1], 0)
