"""Decoding of long JSON in steps, so that it can be cancelled: members of objects and items of lists, one by one.

Gives the same values as the library's decoder, for text of any length, and raises the same ValueError and
RecursionError.
"""

import json
import re

from reader.ingest.bounds import Check

LONG = 1 << 20
"""Code points up to which a text is decoded at once, in a few hundredths of a second; longer text in steps."""
DEEPEST = 4
"""Most levels of objects whose members are decoded one by one."""
_BLANKS = re.compile("[ \t\n\r]*")


class StepDecoder:
    """Decodes the values of a text one by one. `check` is called before each step; its exception ends the work."""

    def __init__(self, text: str, check: Check) -> None:
        self._text, self._check = text, check
        self._at_once = json.JSONDecoder(strict=False).raw_decode

    def value(self, at: int) -> tuple[object, int]:
        """The value that begins at the offset `at`, and the offset of its end."""
        if len(self._text) - at <= LONG:
            self._check()
            return self._at_once(self._text, at)
        return self._on_one_line(at) or self._in_steps(at, DEEPEST)

    def _on_one_line(self, at: int) -> tuple[object, int] | None:
        """The value that fills the rest of the line at `at`, and its end; None if it is longer or invalid."""
        self._check()
        end = self._text.find("\n", at, at + LONG)
        try:
            value, length = self._at_once(self._text[at:end] if end > at else "", 0)
        except (ValueError, RecursionError):
            return None
        return value, at + length

    def _in_steps(self, at: int, deeper: int) -> tuple[object, int]:
        self._check()
        opening = self._text[at : at + 1]
        if opening == "[":
            return self._list(at)
        return self._object(at, deeper) if opening == "{" and deeper else self._at_once(self._text, at)

    def _list(self, at: int) -> tuple[list[object], int]:
        """The list at `at`, decoded item by item, and the offset of its end."""
        items: list[object] = []
        at = self._past_blanks(at + 1)
        while self._text[at : at + 1] != "]":
            self._check()
            item, at = self._at_once(self._text, at)
            items.append(item)
            at = self._past_comma(at, "]")
        return items, at + 1

    def _object(self, at: int, deeper: int) -> tuple[dict[str, object], int]:
        """The object at `at`, decoded member by member, and the offset of its end."""
        members: dict[str, object] = {}
        at = self._past_blanks(at + 1)
        while self._text[at : at + 1] != "}":
            name, at = self._at_once(self._text, at)
            at = self._past_blanks(at)
            if not isinstance(name, str) or self._text[at : at + 1] != ":":
                raise json.JSONDecodeError("no member", self._text, at)
            members[name], at = self._in_steps(self._past_blanks(at + 1), deeper - 1)
            at = self._past_comma(at, "}")
        return members, at + 1

    def _past_blanks(self, at: int) -> int:
        found = _BLANKS.match(self._text, at)
        return found.end() if found else at

    def _past_comma(self, at: int, closing: str) -> int:
        """Offset of the next item, or of the bracket `closing`. Raises ValueError if there is neither."""
        at = self._past_blanks(at)
        if self._text[at : at + 1] == closing:
            return at
        following = self._past_blanks(at + 1)
        if self._text[at : at + 1] != "," or self._text[following : following + 1] == closing:
            raise json.JSONDecodeError("no comma", self._text, at)
        return following
