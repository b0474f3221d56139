"""Who wrote it: takes a byline or a bracketed dateline as printed, gives the names in it."""

import re

from reader.parsing import patterns as p
from reader.parsing.person_names import closed_up, is_name

_ROLES = re.compile(
    f"[{p.H}/／]*?(?:记者|記者|通讯员|通訊員|特派[员員]|评论员|評論員|实习生|實習生|撰稿人?|撰文|采写|文/图|图/文|摄影报道|摄影|攝影"
    "|采访整理|整理|編譯|编译|作者|策划|执笔|執筆|采访|採訪)[:：]?"
)
_BETWEEN = re.compile(r"[ \u3000\u00a0\t、,，;；/／╱∕|｜()（）【】〔〕\[\]]+")
_MARKS = "□■◆●▲☐◻○◎◇★☆▪►"
_HAN = re.compile(f"[{p.H}·•．]{{2,15}}")
_NOT_AUTHORS = re.compile("报道|報導|報道|综合|本报|本報|等$|文$|图$|报$|社$")


def authors_of(byline: str) -> tuple[str, ...]:
    """The names in `byline`, without spaces, posts, papers and roles."""
    text = _ROLES.sub("、", closed_up(byline.strip(_MARKS + " \u3000")))
    parts = [part for part in _BETWEEN.split(text) if part]
    sure = [part for part in parts if is_name(part)]
    if sure:
        return tuple(dict.fromkeys(sure))
    return tuple(part for part in parts if len(part) <= 4 and _HAN.fullmatch(part) and not _NOT_AUTHORS.search(part))
