"""Lines of an article's text in a field of a record: HTML or plain text, with any mark of paragraphs."""

from reader.ingest.bounds import Check, unchecked
from reader.ingest.clean import clean, is_plain
from reader.late_pattern import late

_MARKUP = late(r"</?[a-zA-Z][^<>]{0,500}>|&#?\w{2,31};")
_ESCAPED_TWICE = late(r"<(?:/p|/div|br ?/?)>")
"""Markup that is left when a text is read as HTML: its tags were escaped."""
_INDENT = late(r"\u3000{2,}")
_ESCAPED = late(r"(?:\\r)?\\n")


def prose_lines(text: str, check: Check = unchecked) -> list[str]:
    r"""Lines of a text that may be HTML, each clean and not empty.

    If the text is one line, a written-out `\n` starts a new line, and so does each indent if it is indented. Raises
    what `check` raises.
    """
    if is_plain(text):
        return [text] if text else []
    if _MARKUP.search(text):
        from reader.ingest.formats.markup_text import plain_lines

        lines = plain_lines(text, check)
        if any(_ESCAPED_TWICE.search(line) for line in lines):
            lines = plain_lines("\n".join(lines), check)
    else:
        lines = clean(text, check).split("\n")
    if len(lines) == 1 and "\\n" in lines[0]:
        lines = _ESCAPED.sub("\n", lines[0]).split("\n")
    if len(lines) == 1 and lines[0].startswith("\u3000\u3000"):
        lines = _INDENT.split(lines[0])
    return [line for part in lines if (line := part.strip(" \u3000"))]
