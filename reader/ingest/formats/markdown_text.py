"""Markdown in plainer Markdown: what writers' programs add to it is made text, line for line.

Takes clean Markdown, gives as many lines. Comments, attributes and tags of templates go; links, marks, callouts and
notes become their text; a table is set in columns; a heading that is underlined has number signs. Headings, lists,
links with an address, strong text and quotations stay for the parser. What a backslash stands before is no markup.
"""

import re
import string
import unicodedata
from collections.abc import Iterator, Sequence

from reader.ingest.bounds import Check, checked, unchecked
from reader.ingest.references import without_references
from reader.late_pattern import late

_ESCAPED = late(r"\\([!-/:-@\[-`{-~])")
_HIDDEN = {sign: chr(0xFDD0 + at) for at, sign in enumerate(string.punctuation)}
"""What stands for an escaped sign meanwhile: a noncharacter, which clean text never holds."""
_SHOWN = {ord(hidden): f"\\{sign}" for sign, hidden in _HIDDEN.items()}

_COMMENT = late(
    r"<!--(?:[^<]|<(?!!--)){0,20000}?-->|%%(?:[^%]|%(?!%)){0,20000}?%%"
    r"|\{% comment %\}(?:[^{]|\{(?!% comment)){0,20000}?\{% endcomment %\}"
)
"""Comments; none is looked for beyond where the next one begins, or the work would grow with the square of the text."""
_TO_TEXT = (
    ("[^", late(r"^\[\^[^\]\s]{1,60}\]:[ ]?", re.MULTILINE), ""),  # a note
    ("![[", late(r"!\[\[[^\[\]\n]{1,300}\]\]"), ""),  # something embedded
    ("[[", late(r"\[\[(?:[^\[\]|\n]{1,300}\|)?([^\[\]|\n]{1,300})\]\](?!\()"), r"\1"),  # a link to another note
    ("==", late(r"==(?=\S)([^=\n]{1,400})(?<=\S)=="), r"\1"),  # marked text
    ("~~", late(r"~~(?=\S)([^~\n]{1,400})(?<=\S)~~"), r"\1"),  # text struck out
    ("`", late(r"(`{1,2})([^`\n]{1,400})\1"), r"\2"),  # code
    ("[!", late(r"^(>[ >]*)\[![\w-]{1,40}\][+-]?[ ]?", re.MULTILINE), r"\1"),  # a callout
    ("] ", late(r"^([ ]*(?:[-*+]|\d{1,9}[.)]) )\[[ xX]\] ", re.MULTILINE), r"\1"),  # a task
    ("<", late(r"</?[a-zA-Z][^<>\n]{0,2000}>"), ""),  # tags of HTML
    ("```", late(r"^[ ]{0,3}```[^\n`]{0,200}$", re.MULTILINE), ""),  # fences
    ("~~~", late(r"^[ ]{0,3}~~~[^\n`]{0,200}$", re.MULTILINE), ""),
    (":::", late(r"^[ ]{0,3}:::[^\n`]{0,200}$", re.MULTILINE), ""),
    ("{", late(r"\{%[^{}\n]{0,2000}?%\}|\{\{[^<%{}\n][^{}\n]{0,2000}?\}\}"), ""),  # tags of templates
    ("{", late(r"[ ]?\{:?[ ]?[#.][\w-][^{}\n]{0,200}\}"), ""),  # attributes
    ("[^", late(r"\[\^[^\]\s]{1,60}\](?!:)"), ""),  # numbers of notes
)
"""What is always in it, a pattern, and what stands for it: texts in which that sign is not are not gone through."""
_LEADS_TO = late(
    r"^\[([^\]\n]{1,100})\]:[ ]{1,3}\S{1,2000}(?:[ ]+(?:\"[^\n]*\"|'[^\n]*'|\([^\n]*\)))?[ ]*$", re.MULTILINE
)
"""Where a reference leads; comments are written so too (`[//]: # (…)`)."""
_REFERRING = late(r"(?<!!)\[([^\[\]\n]{1,300})\]\[([^\[\]\n]{0,100})\]")
_UNDERLINED = late(
    r"(?:(?<=\n\n)|\A)(?![#>|\-*+ ])([^\n]{1,80}(?<![。！？；：]))\n(?:(={3,})|-{3,})[ ]*$", re.MULTILINE
)
_DELIMITERS = late(r"[ ]{0,3}\|?[ ]*:?-+:?[ ]*(?:\|[ ]*:?-+:?[ ]*)*\|?[ ]*")
MOST_COLUMNS = 50
WIDEST_COLUMN = 24
"""Cells up to which a column of a table is filled."""


def plainer(text: str, check: Check = unchecked) -> str:
    """`text` in as many lines, with the markup that the parser knows alone. Raises what `check` raises."""
    if not any(sign in text for sign in "<&%{[=~`\\|") and "---" not in text and ":::" not in text:
        return text
    escapes = "\\" in text
    if escapes:
        text = _ESCAPED.sub(lambda found: _HIDDEN[found[1]], text)
    if "<!--" in text or "%" in text:
        text = _COMMENT.sub(lambda found: "\n" * found[0].count("\n"), text)
    text = _without_references(text) if "]:" in text else text
    for sign, pattern, other in _TO_TEXT:
        check()
        text = pattern.sub(other, text) if sign in text else text
    if "\n---" in text or "\n===" in text:
        text = _UNDERLINED.sub(lambda found: f"{'#' if found[2] else '##'} {found[1]}\n", text)
    if "|" in text:
        text = "\n".join(checked(_with_columns(text.split("\n")), check))
    return without_references(text.translate(_SHOWN) if escapes else text)


def _without_references(text: str) -> str:
    """`text` with the text of the links whose address stands elsewhere, and without the lines of the addresses."""
    known = {found[1].lower() for found in _LEADS_TO.finditer(text) if not found[1].startswith("^")}
    if not known:
        return text
    text = _LEADS_TO.sub(lambda found: "" if found[1].lower() in known else found[0], text)
    return _REFERRING.sub(lambda found: found[1] if (found[2] or found[1]).lower() in known else found[0], text)


def _with_columns(lines: Sequence[str]) -> Iterator[str]:
    """The lines, the rows of each table in columns, and its line of dashes empty."""
    at = 0
    while at < len(lines):
        end = at
        if "|" in lines[at] and at + 1 < len(lines) and "|" in lines[at + 1] and _DELIMITERS.fullmatch(lines[at + 1]):
            end = next((row for row in range(at + 2, len(lines)) if "|" not in lines[row]), len(lines))
            yield from _columns([lines[at], *lines[at + 2 : end]])
        else:
            yield lines[at]
        at = max(end, at + 1)


def _columns(rows: Sequence[str]) -> Iterator[str]:
    """The rows of a table, cells one under another; after the first an empty line, where the dashes were."""
    table = [[cell.strip() for cell in row.strip().strip("|").split("|", MOST_COLUMNS)] for row in rows]
    widths = [max(map(_cells, column)) for column in zip(*_filled(table), strict=True)]
    for at, row in enumerate(table):
        pairs = zip(row, widths, strict=False)
        padded = (cell + _blank(min(width, WIDEST_COLUMN) - _cells(cell)) for cell, width in pairs)
        yield "\u3000".join(padded).rstrip(" \u3000")
        if not at:
            yield ""


def _filled(table: Sequence[Sequence[str]]) -> list[list[str]]:
    """The table with as many cells in each row."""
    longest = max(map(len, table))
    return [[*row, *[""] * (longest - len(row))] for row in table]


def _cells(text: str) -> int:
    if text.isascii():
        return len(text)
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)


def _blank(cells: int) -> str:
    """Blank of so many cells, which no cleaning takes away."""
    return "\u3000" * (max(cells, 0) // 2) + " " * (max(cells, 0) % 2)
