"""Simplification of Markdown: extensions of note-taking programs and site generators become text, line for line.

Takes clean Markdown; gives the same number of lines. Comments, attributes and template tags are removed; links,
highlights and callouts become their text; tables are set in columns; underlined headings get number signs; each line
of a note is marked as one. Headings, lists, links with an address, strong text, notes and quotations are left to the
parser. A character after a backslash
is no markup.
"""

import re
import string
import unicodedata
from collections.abc import Iterator, Sequence

from reader.ingest.bounds import Check, checked, unchecked
from reader.ingest.clean import composed
from reader.ingest.references import without_references
from reader.late_pattern import late

_ESCAPED = late(r"\\([!-/:-@\[-`{-~])")
_HIDDEN = {sign: chr(0xFDD0 + at) for at, sign in enumerate(string.punctuation)}
"""Temporary stand-in of an escaped character: a noncharacter, which clean text never holds."""
_SHOWN = {ord(hidden): f"\\{sign}" for sign, hidden in _HIDDEN.items()}

_COMMENT = late(
    r"<!--(?:[^<]|<(?!!--)){0,20000}?-->|%%(?:[^%]|%(?!%)){0,20000}?%%"
    r"|\{% comment %\}(?:[^{]|\{(?!% comment)){0,20000}?\{% endcomment %\}"
)
"""Comments. The search for an end stops where the next comment begins; otherwise it would take quadratic time."""
_TO_TEXT = (
    ("![[", late(r"!\[\[[^\[\]\n]{1,300}\]\]"), ""),  # something embedded
    ("[[", late(r"\[\[(?:[^\[\]|\n]{1,300}\|)?([^\[\]|\n]{1,300})\]\](?!\()"), r"\1"),  # a link to another note
    ("==", late(r"==(?=\S)([^=\n]{1,400})(?<=\S)=="), r"\1"),  # marked text
    ("~~", late(r"~~(?=\S)([^~\n]{1,400})(?<=\S)~~"), r"\1"),  # text struck out
    ("`", late(r"(`{1,2})([^`\n]{1,400})\1"), r"\2"),  # code
    ("[!", late(r"^(>[ >]*)\[![\w-]{1,40}\][+-]?[ ]?", re.MULTILINE), r"\1"),  # a callout
    ("] ", late(r"^([ ]*(?:[-*+]|\d{1,9}[.)]) )\[[ xX]\] ", re.MULTILINE), r"\1"),  # a task
    ("<http", late(r"<(https?://[^<>\s]{1,2000})>"), r"\1"),  # an address
    ("^[", late(r"(?<!\[)\^\[([^\[\]\n]{1,400})\]"), r"（\1）"),  # a note inside a sentence
    ("<", late(r"</?[a-zA-Z][^<>\n]{0,2000}>"), ""),  # tags of HTML
    ("```", late(r"^[ ]{0,3}```[^\n`]{0,200}$", re.MULTILINE), ""),  # fences
    ("~~~", late(r"^[ ]{0,3}~~~[^\n`]{0,200}$", re.MULTILINE), ""),
    (":::", late(r"^[ ]{0,3}:::[^\n`]{0,200}$", re.MULTILINE), ""),
    ("{", late(r"\{%[^{}\n]{0,2000}?%\}|\{\{[^<%{}\n][^{}\n]{0,2000}?\}\}"), ""),  # tags of templates
    ("{", late(r"^[ ]{0,3}[*+-] [^\n]{0,40}\n\{:[ ]?toc\}$", re.MULTILINE), "\n"),  # the place of a table of contents
    ("{", late(r"[ ]?\{:?[ ]?[#.][\w-][^{}\n]{0,200}\}"), ""),  # attributes
    (" ^", late(r"(?<=\S) \^[A-Za-z0-9-]{3,40}$", re.MULTILINE), ""),  # the id of a block
    ("[^", late(r"\[\^[^\]\s]{1,60}\](?!:)"), ""),  # numbers of notes
)
"""Triples: a substring that every match has (texts without it are skipped), a pattern and its replacement."""
_LEADS_TO = late(
    r"^\[([^\]\n]{1,100})\]:[ ]{1,3}\S{1,2000}(?:[ ]+(?:\"[^\n]*\"|'[^\n]*'|\([^\n]*\)))?[ ]*$", re.MULTILINE
)
"""Definition of a reference's address; comments are also written so (`[//]: # (…)`)."""
_CONTINUED = late(r"^(\[\^[^\]\s]{1,60}\]:)[^\n]*\n(?:(?:[ ]{0,40}\n)?[ ]{4}[^\n]*\n?){1,60}", re.MULTILINE)
"""A note of several lines, of which all but the first are indented."""
_REFERRING = late(r"(?<!!)\[([^\[\]\n]{1,300})\]\[([^\[\]\n]{0,100})\]")
_UNDERLINED = late(
    r"(?:(?<=\n\n)|(?<=\A\n)|\A)(?![#>|\-*+ ])([^\n]{1,80}(?<![。！？；：]))\n(?:(={3,})|-{3,})[ ]*$", re.MULTILINE
)
_UNDERLINE = late(r"\n(?:={3,}|-{3,})[ ]*$", re.MULTILINE)
_DELIMITERS = late(r"[ ]{0,3}\|?[ ]*:?-+:?[ ]*(?:\|[ ]*:?-+:?[ ]*)*\|?[ ]*")
_SIGNS = "<&%{[=~`\\|^"
"""Characters of markup that a text is searched for once: what begins with one that is absent is not looked for."""
MOST_COLUMNS = 50
WIDEST_COLUMN = 24
"""Cells up to which a column of a table is padded."""


def plainer(text: str, check: Check = unchecked) -> str:
    """`text` with only the markup that the parser knows, in the same number of lines. Raises what `check` raises."""
    absent = {sign for sign in _SIGNS if sign not in text}
    if len(absent) == len(_SIGNS) and "---" not in text and ":::" not in text:
        return text
    given, escapes = text, "\\" not in absent
    if escapes:
        text = _ESCAPED.sub(lambda found: _HIDDEN[found[1]], text)
    if "<!--" in text or ("%" not in absent and ("%%" in text or "{% comment %}" in text)):
        text = _COMMENT.sub(lambda found: "\n" * found[0].count("\n"), text)
    if "]:" in text:
        text = _CONTINUED.sub(_all_marked, _without_references(text))
    for sign, pattern, other in _TO_TEXT:
        check()
        text = pattern.sub(other, text) if sign[0] not in absent and sign in text else text
    if "\n---" in text or "\n===" in text:
        text = _with_number_signs(text)
    if "|" not in absent:
        text = "\n".join(checked(_with_columns(text.split("\n"), check), check))
    text = text.translate(_SHOWN) if escapes else text
    return without_references(text if text == given else composed(text), check)


def _all_marked(found: re.Match[str]) -> str:
    """A note of several lines, of which those of a paragraph are joined on its first, and each first is marked."""
    first, *others = found[0].split("\n")
    rows, at = [first], 0
    for row in others:
        text = row.strip()
        if text and at >= 0:
            rows[at] += text if rows[at][-1] > "\u2e7f" else f" {text}"
        elif text:
            at = len(rows)
        else:
            at = -1
        rows.append(f"{found[1]} {text}" if at == len(rows) else "")
    return "\n".join(rows)


def _without_references(text: str) -> str:
    """`text` with reference links replaced by their text, and the definitions of their addresses emptied."""
    known = {found[1].lower() for found in _LEADS_TO.finditer(text) if not found[1].startswith("^")}
    if not known:
        return text
    text = _LEADS_TO.sub(lambda found: "" if found[1].lower() in known else found[0], text)
    return _REFERRING.sub(lambda found: found[1] if (found[2] or found[1]).lower() in known else found[0], text)


def _with_number_signs(text: str) -> str:
    """`text` with a number sign before each underlined heading, and no underline.

    Only lines above an underline are looked at: a search for headings would try every character.
    """
    pieces, done = list[str](), 0
    for underline in _UNDERLINE.finditer(text):
        if found := _UNDERLINED.match(text, text.rfind("\n", 0, underline.start()) + 1):
            pieces += [text[done : found.start()], f"{'#' if found[2] else '##'} {found[1]}\n"]
            done = found.end()
    return "".join([*pieces, text[done:]])


def _with_columns(lines: Sequence[str], check: Check) -> Iterator[str]:
    """The lines, with the rows of each table set in columns and its delimiter row empty."""
    at = 0
    while at < len(lines):
        end = at
        if "|" in lines[at] and at + 1 < len(lines) and "|" in lines[at + 1] and _DELIMITERS.fullmatch(lines[at + 1]):
            end = next((row for row in range(at + 2, len(lines)) if "|" not in lines[row]), len(lines))
            yield from _columns([lines[at], *lines[at + 2 : end]], check)
        else:
            yield lines[at]
        at = max(end, at + 1)


def _columns(rows: Sequence[str], check: Check) -> Iterator[str]:
    """Rows of a table with aligned cells; an empty line after the first, in place of the delimiter row."""
    table = [[cell.strip() for cell in row.strip().strip("|").split("|", MOST_COLUMNS)] for row in checked(rows, check)]
    widths = [max(map(_cells, checked(column, check))) for column in zip(*_filled(table), strict=True)]
    for at, row in enumerate(table):
        pairs = zip(row, widths, strict=False)
        padded = (cell + _blank(min(width, WIDEST_COLUMN) - _cells(cell)) for cell, width in pairs)
        yield "\u3000".join(padded).rstrip(" \u3000")
        if not at:
            yield ""


def _filled(table: Sequence[Sequence[str]]) -> list[list[str]]:
    """The table with all rows padded to the same number of cells."""
    longest = max(map(len, table))
    return [[*row, *[""] * (longest - len(row))] for row in table]


def _cells(text: str) -> int:
    if text.isascii():
        return len(text)
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)


def _blank(cells: int) -> str:
    """Blank of `cells` cells, which no cleaning removes."""
    return "\u3000" * (max(cells, 0) // 2) + " " * (max(cells, 0) % 2)
