"""Character references of HTML (`&nbsp;`, `&#12288;`) in text that is not HTML."""

import re

from reader.ingest.bounds import Check, unchecked
from reader.ingest.clean import clean, composed
from reader.late_pattern import late

_REFERENCE = late(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")


def without_references(text: str, check: Check = unchecked) -> str:
    """`text` with character references replaced by their characters; the lines are unchanged. Raises what `check`
    raises."""
    if "&" not in text:
        return text
    from html import unescape  # with a table that few texts need

    def character(found: re.Match[str]) -> str:
        check()
        return clean(unescape(found[0])).replace("\n", " ")

    return composed(_REFERENCE.sub(character, text))
