"""Values in JSON that stand in an object with their type, as some databases and programs write them.

DynamoDB: `{"S": "渡口修桥"}`; Firestore: `{"stringValue": "渡口修桥"}`; Notion: `{"type": "select", "select": {…}}`.
"""

from collections.abc import Mapping

from reader.ingest.field_names import known_as

_TYPES = frozenset(
    (
        *("S", "N", "L", "M", "SS", "NS", "BOOL", "NULL", "stringValue", "integerValue", "doubleValue", "booleanValue"),
        *("timestampValue", "referenceValue", "nullValue", "arrayValue", "mapValue"),
    )
)
"""Names of types under which a value stands alone."""
_EMPTY = frozenset(("NULL", "nullValue"))
_WITHIN = {"arrayValue": "values", "mapValue": "fields"}
"""Name of what is inside a value of a type."""


def untyped(value: object) -> object:
    """The value in an object that holds nothing but it and its type; any other value unchanged."""
    if not isinstance(value, dict):
        return value
    if len(value) == 1:
        ((name, inner),) = value.items()
        return _of_type(name, inner) if name in _TYPES else value
    return value[value["type"]] if is_tagged(value) else value


def members(value: Mapping[str, object]) -> dict[str, object]:
    """The values of an object by name, without their types; a value under an unknown name has that of its type."""
    named: dict[str, object] = {}
    for name, inner in value.items():
        if isinstance(inner, dict):
            named[_name(str(name), inner)] = untyped(inner)
        else:
            named[str(name)] = inner
    return named


def _name(name: str, inner: Mapping[str, object]) -> str:
    kind = str(inner["type"]) if is_tagged(inner) else ""
    return kind if kind and not known_as(name) and known_as(kind) else name


def is_tagged(value: object) -> bool:
    """True if an object holds a value under the name of its type."""
    return isinstance(value, dict) and isinstance(kind := value.get("type"), str) and kind in value and kind != "type"


def _of_type(name: str, inner: object) -> object:
    if name in _EMPTY:
        return None
    within = inner.get(_WITHIN.get(name, ""), inner) if isinstance(inner, Mapping) else inner
    return [untyped(one) for one in within] if isinstance(within, list) else within
