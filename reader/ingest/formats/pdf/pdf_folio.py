"""Folio of a page: from the lines of its head to the newspaper, date, page number and page name.

A folio is printed in parts with gaps between them, in any order: `2026年8月4日 星期二`, `体育`, `某某日报`, `15`.
"""

import re
from collections.abc import Sequence

from reader.han import HAN
from reader.late_pattern import late

_DATE = late(r"(\d{4})\s*[年./-]\s*(\d{1,2})\s*[月./-]\s*(\d{1,2})\s*日?")
_HAN_DATE = late(r"([〇○零一二三四五六七八九]{4})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十廿卅]{1,3})日")
_PAGE = late(r"^(?:第\s*)?([A-Z]{0,2}\d{1,3}|[一二三四五六七八九十]{1,3})\s*版?$")
_PAGE_WORD = late(r"第?\s*([A-Z]{0,2}\d{1,3}|[一二三四五六七八九十]{1,3})\s*版")
_CALENDAR = late(rf"星期.?|周[一二三四五六日]|禮拜.?|农历.*|農曆.*|[{HAN}]{{2}}年[{HAN}]{{1,3}}月[{HAN}]{{1,3}}")
_PAPER = late(r"[^\d]{2,30}(?:报|報|时报|時報|电讯|電訊|新闻|新聞|快报|日訊|周刊|週刊)|.*[报報].*")
_ISSUE = late(
    r"期|总第|總第|刊号|刊號|CN|邮发|郵發|今日|电话|電話|网址|網址|http|www|责编|責編|编辑|編輯|主编|邮箱",
    re.IGNORECASE,
)
_DIGITS = {**{char: at for at, char in enumerate("零一二三四五六七八九")}, "〇": 0, "○": 0}


def folio_fields(heads: Sequence[str]) -> dict[str, str]:
    """Fields in the lines of a page's head."""
    told: dict[str, str] = {}
    pieces = [piece for head in heads for piece in re.split(r"[\u3000|｜]+| {2,}", head) if piece.strip()]
    left = []
    for piece in map(str.strip, pieces):
        rest = _take_date(piece, told)
        rest = _CALENDAR.sub("", rest).strip(" \u3000·")
        if rest:
            left.append(rest)
    for piece in left:
        if _ISSUE.search(piece) and not _PAPER.fullmatch(piece):
            continue
        if (found := _PAGE.match(piece) or _PAGE_WORD.search(piece)) and "page" not in told:
            told["page"] = found[1]
            piece = piece.replace(found[0], "").strip(" :：·")
        if piece and "publication" not in told and _PAPER.fullmatch(piece):
            told["publication"] = piece
        elif re.fullmatch(rf"[{HAN}·・/]{{2,8}}", piece) and "page_name" not in told:
            told["page_name"] = piece
    return told


def _take_date(piece: str, told: dict[str, str]) -> str:
    """Add the date in a part to `told`, and return the rest of the part."""
    if found := _DATE.search(piece):
        year, month, day = (int(part) for part in found.groups())
    elif found := _HAN_DATE.search(piece):
        year = int("".join(str(_DIGITS[char]) for char in found[1]))
        month, day = _number(found[2]), _number(found[3])
    else:
        return piece
    if 1 <= month <= 12 and 1 <= day <= 31 and "date" not in told:
        told["date"] = f"{year:04}-{month:02}-{day:02}"
    return piece.replace(found[0], "")


def _number(text: str) -> int:
    """Value of a Chinese numeral below a hundred."""
    text = text.replace("廿", "二十").replace("卅", "三十")
    tens, ten, ones = text.rpartition("十")
    return (_DIGITS.get(tens, 1) * 10 if ten else 0) + (_DIGITS[ones] if ones else 0)
