"""Character references of HTML (`&nbsp;`, `&#12288;`) in text that is not HTML."""

from reader.ingest.clean import clean, composed
from reader.late_pattern import late

_REFERENCE = late(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")


def without_references(text: str) -> str:
    """`text` with character references replaced by their characters; the lines are unchanged."""
    if "&" not in text:
        return text
    from html import unescape  # with a table that few texts need

    return composed(_REFERENCE.sub(lambda found: clean(unescape(found[0])).replace("\n", " "), text))
