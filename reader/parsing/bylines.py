"""Authors: from a byline or a bracketed dateline as printed to the names in it."""

from reader.late_pattern import late
from reader.parsing import patterns as p
from reader.person_names import closed_up, is_name

_ROLES = late(
    f"[{p.H}/／]*?(?:记者|記者|通讯员|通訊員|特派[员員]|评论员|評論員|实习生|實習生|撰稿人?|撰文|采写|文/图|图/文|摄影报道|摄影|攝影"
    "|采访整理|整理|編譯|编译|作者|策划|执笔|執筆|采访|採訪)[:：]?"
)
_BETWEEN = late(r"[ \u3000\u00a0\t、,，;；/／╱∕|｜()（）【】〔〕\[\]]+")
_HAN = late(f"[{p.H}·•．]{{2,15}}")
_NOT_AUTHORS = late("报道|報導|報道|综合|本报|本報|等$|文$|图$|报$|社$")


_AFTER_ROLE = "\x1f"
"""Placeholder of a role while a byline is split: no clean text holds this character."""


def authors_of(byline: str) -> tuple[str, ...]:
    """Names in `byline`, without spaces, posts, newspapers and roles."""
    if not byline:
        return ()
    if web := p.WEB_LINE.match(byline):
        named = p.WEB_AUTHOR.search(web[0])
        return authors_of(named[0]) if named else ()
    text = _ROLES.sub("、" + _AFTER_ROLE, closed_up(byline.strip(p.MARKS + " \u3000")))
    parts = [part for part in _BETWEEN.split(text) if part.strip(_AFTER_ROLE)]
    sure = [part.strip(_AFTER_ROLE) for part in parts if is_name(part.strip(_AFTER_ROLE)) or _named(part)]
    if sure:
        return tuple(dict.fromkeys(sure))
    bare = [part.strip(_AFTER_ROLE) for part in parts]
    return tuple(part for part in bare if len(part) <= 4 and _HAN.fullmatch(part) and not _NOT_AUTHORS.search(part))


def _named(part: str) -> bool:
    """True if the text directly after a role can be a name, whatever surname it begins with."""
    name = part[1:]
    is_one = part[0] == _AFTER_ROLE and 2 <= len(name) <= 3 and _HAN.fullmatch(name)
    return bool(is_one and not _NOT_AUTHORS.search(name))


def dated_by(byline: str | None) -> str | None:
    """The day that a web page prints beside the author (ISO 8601); None if it prints none."""
    found = p.WEB_DATE.search(byline) if byline and p.WEB_LINE.match(byline) else None
    if not found:
        return None
    year, month, day = map(int, found.groups())
    return f"{year:04}-{month:02}-{day:02}" if 1 <= month <= 12 and 1 <= day <= 31 else None
