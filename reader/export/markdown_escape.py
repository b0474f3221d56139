"""Escaping of text for Markdown: characters that would be markup are escaped.

By CommonMark: backslashes (section 2.4) before what Markdown takes for markup, references (2.5) for what HTML does.
`reader.ingest` and `reader.parsing.markdown` take both off again.
"""

import re

_MARKUP = re.compile(r"[\\`*_{}\[\]>~|#]|=(?==)|%(?=%)|^:(?=::)")
_OPENING = re.compile(r"[ \t\u3000]*(?:\d{1,9}[.)]|[+=-])")
"""Beginnings of a line that would make it a list item or the underline of a heading."""


def escaped(line: str) -> str:
    """One line of text, escaped for Markdown."""
    inline = _MARKUP.sub(r"\\\g<0>", line).replace("&", "&amp;").replace("<", "&lt;")
    found = _OPENING.match(inline)
    return f"{inline[: found.end() - 1]}\\{inline[found.end() - 1 :]}" if found else inline
