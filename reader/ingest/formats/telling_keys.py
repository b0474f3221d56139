"""Keys of JSON objects that tell the day, page or newspaper of the articles in them: `{"2021-09-02": {"01版": […]}}`.

Takes the keys around a value, the outer ones first; gives fields of `Article`. A day may be given by several keys
(`{"2021": {"09": {"02": …}}}`). A bare number is a page only directly below a day, among others that count from 01.
"""

from collections.abc import Iterable, Mapping, Sequence

from reader.ingest.field_values import iso_date, page_and_name, page_number
from reader.ingest.path_metadata import LETTERED_PAGE, PAPER, day_in_names

OF_A_DAY = 3
"""Most keys that together name a day."""


def told_by_key(name: str) -> dict[str, str]:
    """Fields in a single key: a day, a page, a newspaper."""
    if len(name) in (8, 9, 10, 11) and (day := iso_date(name)) and (len(name) == 8 or not name.isdecimal()):
        return {"date": day}
    if both := page_and_name(name):
        return dict(zip(("page", "page_name"), both, strict=True))
    if (name.endswith("版") or LETTERED_PAGE.fullmatch(name)) and (page := page_number(name)):
        return {"page": page}
    return {"publication": name} if PAPER.fullmatch(name) else {}


def told_by_keys(keys: Sequence[str], counted: bool) -> dict[str, str]:
    """Fields in the last of `keys`: alone, or with those around it; `counted`: it is one of several that count."""
    *around, key = keys
    if not key[:1].isdecimal() or len(key) > len("02日"):
        return told_by_key(key)
    if counted and around and day_in_names(around):
        return {"page": page_number(key) or ""}
    day = day_in_names(keys) if around else None
    return {"date": day} if day else told_by_key(key)


def are_counted(named: Mapping[str, object]) -> bool:
    """True if the keys of an object are numbers of two digits from 01 on, and its values hold others."""
    return "01" in named and all(map(is_number, named)) and all(map(_holds_others, named.values()))


def is_number(key: str) -> bool:
    """True if a key is a number of two digits."""
    return len(key) == 2 and key.isdecimal() and key != "00"


def _holds_others(value: object) -> bool:
    """True if a value is a list of objects, or an object of nothing but lists and objects."""
    inner: Iterable[object] = value if isinstance(value, list) else value.values() if isinstance(value, dict) else [""]
    return all(isinstance(one, dict | list) for one in inner)
