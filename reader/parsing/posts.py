"""Lines of a post and a person: recognises those that sign a text with who its writer is."""

from reader.late_pattern import late
from reader.parsing import patterns as p
from reader.parsing.gates import any_in
from reader.person_names import closed_up, is_name

LAST = 6
"""Code points from the end of a line within which a post begins that is directly before a name."""
_POST = late(rf"(?:{p.TITLE.pattern}|[评評][论論][员員]|[记記]者|工程[师師]|[医醫][师師生]|教[师師])$")
_LAST = any_in(p.TITLE_ENDS | frozenset(f"员員者师師生{p.PLACE_ENDS}"))
"""Last characters of posts and places, one of which each line that is told by them holds."""
_NAME_FIRST = late(
    rf"^(?P<name>[{p.H}]{p.GAP}{{1,4}}[{p.H}]{{1,2}}|[{p.H}·]{{2,12}})(?:{p.GAP}{{1,4}}|{p.GAP}?[（(])(?P<post>[^。！？；]{{2,40}}?)[）)]?$"
)
"""A possible name, and after a gap or in brackets what may be the person's post."""


def titled(text: str) -> bool:
    """True if a short line is a post, a place or a label, and a name, or a name and a post: `某某大学教授 张三`,
    `某区 张三`, `供稿人：张三`, `张三（某某大学教授）`."""
    if text.isascii():
        return False
    if text.isalpha():
        found = p.TITLED.search(text, max(0, len(text) - LAST))
        return bool(found and is_name(found["name"]))
    if p.COLON.search(text) and (found := p.LABELLED.match(text)):
        return is_name(closed_up(found["name"]))
    return bool(_LAST.search(text)) and (_ends_with_name(text) or _begins_with_name(text))


def _ends_with_name(text: str) -> bool:
    if len(text.split(None, 1)) < 2:
        return False
    *before, last = closed_up(text).split()
    return bool(before) and is_name(last) and bool(p.TITLE.search(text) or p.PLACE.match(before[-1]))


def _begins_with_name(text: str) -> bool:
    found = _NAME_FIRST.match(text)
    return bool(found and _POST.search(found["post"]) and is_name(closed_up(found["name"])))
