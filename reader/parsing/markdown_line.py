"""A line of Markdown without its markup: links and images become their text, and what only marks is left out."""

import string
from unicodedata import normalize

from reader.late_pattern import late
from reader.model import Block, BlockKind
from reader.parsing import patterns as p

_ESCAPED = late(r"\\([!-/:-@\[-`{-~])")
"""A character that a backslash makes literal (CommonMark, section 2.4)."""
_SHOWN_TEXT = r"\[((?:[^\[\]]|\[[^\[\]]{0,100}\]){0,300})\]"
"""Displayed text of a link or image: one level of brackets may be nested in it (CommonMark, section 6.3)."""
_ADDRESS = r"\((?:[^()]|\([^()]{0,300}\)){0,2000}\)"
_IMAGE = late(f"!{_SHOWN_TEXT}{_ADDRESS}")
_LINK = late(_SHOWN_TEXT + _ADDRESS)
_SHORTCODE = late(r"\{\{[<%](?:(?!\{\{).){0,2000}?[>%]\}\}")
_STRONG = late(r"(\*\*\*|\*\*|__|\*)(?=\S)([^*_]{1,400}?)(?<=\S)\1")
_BOLD = late(r"(\*\*|__)(?=\S)[^*_]{2,40}(?<=\S)\1")
_NOTE = late(r"\[\^[^\]\s]{1,60}\]:[ \u3000]*")
"""Number of a note before its text."""
_QUOTE = late(r"^(?:>[ \u3000]?)+")
_RULE = late(r"^(?:[-*_][ ]?){3,}$")


def block_of(text: str) -> Block | None:
    """The block of a line of Markdown, without its markup; None if it holds only markup."""
    if not is_marked(text):
        return Block(BlockKind.PARAGRAPH, text)
    if _RULE.fullmatch(text):
        return None
    if text.startswith("[^") and (note := _NOTE.match(text)):
        return Block(BlockKind.NOTE, shown) if (shown := plain(text[note.end() :])) else None
    image = _IMAGE.search(text) if "![" in text else None
    shown = plain(text)
    if not shown:
        return None
    return Block(BlockKind.CAPTION if image and image[0] == text else BlockKind.PARAGRAPH, shown)


def is_bold_heading(text: str) -> bool:
    """True if a line is fully bold and reads as a heading: between paragraphs it is a crosshead."""
    return text[0] in "*_" and bool(_BOLD.fullmatch(text)) and not p.SENTENCE_END.search(text.strip("*_"))


def is_marked(text: str) -> bool:
    """True if a line, without white space at either end, may hold markup; a quick test, since most hold none."""
    return (
        text.startswith("-") or "[" in text or "*" in text or "_" in text or ">" in text or "\\" in text or "{" in text
    )


def plain(text: str) -> str:
    """A line of Markdown without its markup: links and images become their text."""
    if is_marked(text):
        escapes = "\\" in text
        if escapes:
            text = _ESCAPED.sub(lambda found: _HIDDEN[found[1]], text)
        text = _SHORTCODE.sub("", text) if "{{" in text else text
        if "](" in text:
            text = _LINK.sub(r"\1", _IMAGE.sub(r"\1", text))
        if "*" in text or "_" in text:
            text = _STRONG.sub(r"\2", _STRONG.sub(r"\2", text))
        text = _QUOTE.sub("", text) if text.startswith(">") else text
        text = text.translate(_SHOWN) if escapes else text
        text = normalize("NFC", text)  # an accent may now stand behind its letter
    return text.strip(" \u3000\u00a0\t")


_HIDDEN = {sign: chr(0xFDD0 + at) for at, sign in enumerate(string.punctuation)}
"""Temporary stand-in of an escaped character: a noncharacter, which clean text never holds."""
_SHOWN = {ord(hidden): sign for sign, hidden in _HIDDEN.items()}
