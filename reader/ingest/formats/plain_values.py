"""Values of JSON as text: numbers, times, names of people, and objects that represent a single text.

Takes any value; gives text, or a list of texts; empty text for anything else.
"""

import re
from collections.abc import Mapping

from reader.han import are_han
from reader.ingest.field_values import Value, day_in_china, web_address
from reader.ingest.formats.rich_text import CHINESE
from reader.ingest.formats.typed_values import untyped
from reader.ingest.references import without_references
from reader.late_pattern import late

MOST_VALUES = 100
"""Most items read from a list of values, such as the names of authors."""
_NAMED = (
    *(
        "rendered",
        "raw",
        "name",
        "display_name",
        "nickname",
        "screen_name",
        "title",
        "label",
        "text",
        "value",
        "#text",
        "$t",
        "_",
    ),
    *(
        "$numberLong",
        "$numberInt",
        "main",
        "original",
        "default",
        "literal",
        "full",
        "plain_text",
        "start",
        "content",
        *CHINESE,
    ),
)
"""Keys of the single text that an object represents."""
_NAMES = frozenset(_NAMED)
_WRAPPERS = ("data", "attributes", "node", "fields")
"""Keys of the object in which some programs wrap the one that is meant (Strapi, GraphQL)."""
LONGEST_MARKED = 1000
"""Most code points of a value that is looked through for markup: texts are read elsewhere."""
_MARKUP = late(r"</?(?:a|b|br|em|font|i|mark|p|s|span|strong|sub|sup|u)(?:\s[^<>]{0,200})?/?>", re.IGNORECASE)
"""Tags of HTML in the headlines of web sites and of answers to a search."""


def plain_value(value: object, deeper: int = 3) -> Value:
    """A value as text: numbers, times, names of people, or lists of them; empty for any other."""
    if isinstance(value, dict):
        if "$date" in value:
            return day_in_china(str(plain_value(value["$date"])))
        if isinstance(parts := value.get("date-parts"), list) and parts and isinstance(parts[0], list):
            return "-".join(map(str, parts[0]))
        inner = untyped(value)
        value = _meant(value, deeper) if inner is value else plain_value(inner, deeper - 1) if deeper else ""
    if isinstance(value, list):
        return [item for inner in value[:MOST_VALUES] if isinstance(item := plain_value(inner, deeper), str)]
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return str(value) if isinstance(value, str | int) and not isinstance(value, bool) else ""


def _meant(value: Mapping[str, object], deeper: int) -> Value:
    """The single text that an object represents, perhaps in an object that wraps another; empty if there is none."""
    if isinstance(family := value.get("family"), str):
        return _full_name(family, str(value.get("given") or ""))
    named = _NAMED if not _NAMES.isdisjoint(value) else ()
    if text := next((value[name] for name in named if isinstance(value.get(name), str | int)), None):
        return str(text)
    wrapped = next((value[name] for name in _WRAPPERS if isinstance(value.get(name), dict | list)), "")
    return plain_value(wrapped, deeper - 1) if wrapped and deeper else ""


def _full_name(family: str, given: str) -> str:
    """The name of a person in the order of its language."""
    return family + given if are_han(family) else f"{given} {family}".strip()


def without_markup(value: Value) -> Value:
    """A value without the tags and character references of HTML."""
    if not isinstance(value, str) or len(value) > LONGEST_MARKED or not ("<" in value or "&" in value):
        return value
    return value if web_address(value) else without_references(_MARKUP.sub("", value))
