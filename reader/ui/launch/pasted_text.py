"""Pasted text: kept from being taken for keys, and bounded.

A terminal puts marks around what is pasted. Textual takes an Escape within it, and some characters after it, for keys:
a text could quit the program, or write a file.
"""

from __future__ import annotations

BEGIN, END = "\x1b[200~", "\x1b[201~"
"""What stands before and behind a pasted text."""
ESCAPE = "\x1b"
LONGEST = 1 << 18
"""Code points of a pasted text that are kept."""


class PastedText:
    """Watches what a terminal sends, which comes in pieces."""

    def __init__(self) -> None:
        self._is_inside = False
        self._tail = ""
        """Outside of a pasted text: the end of what was passed on. Inside: what may begin its end, and waits."""
        self._room = LONGEST

    def cleaned(self, data: str) -> str:
        """The next piece; of what is pasted, only so much as there is room for, and no Escape."""
        passed = []
        while data:
            part, data = self._inside(data) if self._is_inside else self._outside(data)
            passed.append(part)
        return "".join(passed)

    def _outside(self, data: str) -> tuple[str, str]:
        """What is passed on as it is, up to a pasted text; and the rest."""
        known = len(self._tail)
        before, begin, rest = (self._tail + data).partition(BEGIN)
        if begin:
            self._is_inside, self._tail, self._room = True, "", LONGEST
            return (before + begin)[known:], rest
        self._tail = before[-len(BEGIN) + 1 :]
        return data, ""

    def _inside(self, data: str) -> tuple[str, str]:
        """What is passed on of a pasted text, with the mark at its end; and the rest."""
        text, end, rest = (self._tail + data).partition(END)
        self._is_inside, self._tail = not end, "" if end else _begun(text)
        kept = text[: len(text) - len(self._tail)].replace(ESCAPE, "")[: self._room]
        self._room -= len(kept)
        return kept + end, rest


def _begun(text: str) -> str:
    """The end of `text` that may be the beginning of the mark at the end; empty if there is none."""
    return next((END[:length] for length in range(len(END) - 1, 0, -1) if text.endswith(END[:length])), "")
