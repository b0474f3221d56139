"""Text as Markdown: what would be taken for markup is escaped, so that it is read as it was written.

The rule is CommonMark's (section 2.4, backslash escapes); `reader.parsing.markdown` takes the backslashes off again.
"""

import re

_MARKUP = re.compile(r"[\\`*_{}\[\]<>&~|#]")
_OPENING = re.compile(r"[ \t\u3000]*(?:\d{1,9}[.)]|[+=-])")
"""What would begin a list or underline a heading."""


def escaped(line: str) -> str:
    """One line of text as it stands in Markdown."""
    inline = _MARKUP.sub(r"\\\g<0>", line)
    found = _OPENING.match(inline)
    return f"{inline[: found.end() - 1]}\\{inline[found.end() - 1 :]}" if found else inline
