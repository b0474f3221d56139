"""References to characters as HTML writes them (`&nbsp;`, `&#12288;`), in text that is none."""

from html import unescape

from reader.ingest.clean import clean
from reader.late_pattern import late

_REFERENCE = late(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")


def without_references(text: str) -> str:
    """`text` with the characters that references stand for, line for line; what is no reference stays."""
    if "&" not in text:
        return text
    return _REFERENCE.sub(lambda found: clean(unescape(found[0])).replace("\n", " "), text)
