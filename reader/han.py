"""What a Han character is, and which characters are one in another form.

Takes characters, gives truth or characters. `HAN` is what every pattern that means "a Han character" is made of; the
blocks are those of Unicode 17, those that are still empty between them included, so that a name with a new character
is a name. `FORMS` says which character a form is written for: what copying from PDF and old encodings leaves behind.
"""

import unicodedata
from functools import cache

HAN = "\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""Han characters, 〇 and 々, as ranges for use between the brackets of a regular expression."""

_RADICALS = (
    "々厂乛乚乙亻冂𠘨刀刂卜㔾小小兀尣尢𡯂巳幺彑彐忄心扌攵\u2e9a旡日月歺母民氵氺灬爫爫丬牛犭王𤴔目示礻𥫗糹纟罓罒㓁冗𦉫羊𦍌𦍋耂肀聿肉𦥑艹艹艹虎衤覀西见"
    "角𧢲讠贝𧾷车辶辶辶邑钅長镸长门𨸏阝雨青韦页风飞食𩙿飠饣𩠐马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟"
)
"""The characters of U+2E80 to U+2EF3 (Unicode 14, EquivalentUnifiedIdeograph.txt; the first, which it lacks, is a
mark of repetition). U+2E9A does not exist."""

_NO_ONE_MARK = {0xFE19: "…", 0xFE30: "：", 0xFE31: "—", 0xFE32: "–", 0xFE58: "—"}
"""Vertical and small forms that Unicode takes for several marks, for ones of ASCII or for others than print has."""


def is_han(character: str) -> bool:
    """Whether `character`, one or none, is a Han character."""
    return (
        "\u4e00" <= character <= "\u9fff"
        or "\u3400" <= character <= "\u4dbf"
        or "\U00020000" <= character <= "\U0003ffff"
        or "\uf900" <= character <= "\ufaff"
        or character in ("\u3007", "\u3005")
    )


def are_han(text: str) -> bool:
    """Whether `text` is Han characters and nothing else, one at least."""
    return bool(text) and all(map(is_han, text))


@cache
def forms() -> dict[int, str]:
    """By code point, the one character that a form is written for: radicals, compatibility, vertical and small forms.

    A table for `str.translate`; no character it gives is in it. Of full and half width only the half marks `｡｢｣､･`.
    """
    found = {0x2E80 + place: other for place, other in enumerate(_RADICALS) if ord(other) != 0x2E9A}
    for first, end in ((0x2F00, 0x2FD6), (0xF900, 0xFB00), (0x2F800, 0x2FA20)):
        found |= {code: other for code in range(first, end) if (other := _compatible(code)) != chr(code)}
    for first, end in ((0xFE10, 0xFE1A), (0xFE33, 0xFE49), (0xFE4D, 0xFE6C), (0xFF61, 0xFF66)):
        found |= {code: _wide(other) for code in range(first, end) if len(other := _compatible(code)) == 1}
    found = {code: other for code, other in found.items() if len(other) == 1 and ord(other) != code}
    return {**found, **_NO_ONE_MARK}


def _compatible(code: int) -> str:
    return unicodedata.normalize("NFKC", chr(code))


def _wide(mark: str) -> str:
    """A mark of ASCII in the full width that Chinese text has it in; any other as it is."""
    return chr(ord(mark) + 0xFEE0) if "!" <= mark <= "~" else mark
