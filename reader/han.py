"""Han characters, and the characters that are forms of another.

`HAN` is the base of every pattern for Han characters; it covers the blocks of Unicode 17, including the empty ones
between them, so that a name with a new character is recognised. `forms` maps the compatibility forms that copying from
PDF and old encodings leave behind.
"""

import unicodedata
from functools import cache

HAN = "\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""Han characters, 〇 and 々, as ranges for use between the brackets of a regular expression."""

_RADICALS = (
    "々厂乛乚乙亻冂𠘨刀刂卜㔾小小兀尣尢𡯂巳幺彑彐忄心扌攵\u2e9a旡日月歺母民氵氺灬爫爫丬牛犭王𤴔目示礻𥫗糹纟罓罒㓁冗𦉫羊𦍌𦍋耂肀聿肉𦥑艹艹艹虎衤覀西见"
    "角𧢲讠贝𧾷车辶辶辶邑钅長镸长门𨸏阝雨青韦页风飞食𩙿飠饣𩠐马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟"
)
"""The characters of U+2E80 to U+2EF3 (Unicode 14, EquivalentUnifiedIdeograph.txt; the first, which it lacks, is a mark
of repetition). U+2E9A does not exist."""

SENTENCE_ENDS = "。！？…!?︒︕︖︙﹒﹖﹗｡"
"""Marks that end a sentence: full-width, ASCII, vertical, small, half-width. An ASCII full stop may be a point."""


def is_han(character: str) -> bool:
    """True if `character` (at most one) is a Han character; False for an empty text."""
    return (
        "\u4e00" <= character <= "\u9fff"
        or "\u3400" <= character <= "\u4dbf"
        or "\U00020000" <= character <= "\U0003ffff"
        or "\uf900" <= character <= "\ufaff"
        or character in ("\u3007", "\u3005")
    )


def are_han(text: str) -> bool:
    """True if `text` consists of Han characters, at least one."""
    return bool(text) and all(map(is_han, text))


@cache
def forms() -> dict[int, str]:
    """The Han character of each radical and compatibility form, by code point.

    A table for `str.translate`; none of its values is itself a key.
    """
    found = {0x2E80 + place: other for place, other in enumerate(_RADICALS) if ord(other) != 0x2E9A}
    for first, end in ((0x2F00, 0x2FD6), (0xF900, 0xFB00), (0x2F800, 0x2FA20)):
        found |= {code: unicodedata.normalize("NFKC", chr(code)) for code in range(first, end)}
    return {code: other for code, other in found.items() if is_han(other) and ord(other) != code}
