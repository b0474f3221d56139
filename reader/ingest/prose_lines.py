"""The text of an article as a field of a record holds it, in lines: HTML or plain, its paragraphs ended in any way."""

from reader.ingest.bounds import Check, unchecked
from reader.ingest.clean import clean
from reader.late_pattern import late

_MARKUP = late(r"</?[a-zA-Z][^<>]{0,500}>|&#?\w{2,31};")
_INDENT = late(r"\u3000{2,}")
_ESCAPED = late(r"(?:\\r)?\\n")


def prose_lines(text: str, check: Check = unchecked) -> list[str]:
    """The lines of a text that may be HTML, each clean and not empty.

    In a text of one line that is indented, a new indent begins a new line; and so does `\\n` written out. Raises what
    `check` raises.
    """
    if _MARKUP.search(text):
        from reader.ingest.formats.markup_tree import plain_lines

        lines = plain_lines(text, check)
    else:
        lines = clean(text).split("\n")
    if len(lines) == 1:
        lines = _ESCAPED.sub("\n", lines[0]).split("\n")
    if len(lines) == 1 and lines[0].startswith("\u3000\u3000"):
        lines = _INDENT.split(lines[0])
    return [line for part in lines if (line := part.strip(" \u3000"))]
