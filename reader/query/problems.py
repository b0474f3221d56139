"""Problems of a query: constant English sentences, with their spans in the query text.

A part that may still be incomplete (an operator or an open quote at the very end) is no problem.
"""

from dataclasses import dataclass
from typing import Final

from reader.i18n import N_
from reader.span import Span

NOTHING_BESIDE: Final = N_("{0} has nothing to combine")
CLOSES_NOTHING: Final = N_("Unmatched closing bracket")
TOO_DEEP: Final = N_("Brackets can be nested {0} deep at most")
NO_DATE: Final = N_("{0} is not a date: write 2022, 2022-11, 2022-11-13 or 2022-11..2023-02")
NO_PINYIN: Final = N_("Pinyin is written in Latin letters")
NO_REGEX: Final = N_("Invalid regular expression: {0}")
LONG_REGEX: Final = N_("Regular expressions are limited to {0} characters")
LARGE_REGEX: Final = N_("This regular expression nests or repeats its parts too often")
RECURSIVE_REGEX: Final = N_("Recursive regular expressions are not supported")
NEAR_WHAT: Final = N_("NEAR, SENT and PARA only work between texts; use AND")
NEAR_NUMBER: Final = N_("NEAR takes a number of characters, as in NEAR/10")
NO_FIELD: Final = N_("There is no field {0}; quote text that contains a colon")
TOO_LONG: Final = N_("Only the first {0} characters are used")

MESSAGES: Final = (
    NOTHING_BESIDE,
    CLOSES_NOTHING,
    TOO_DEEP,
    NO_DATE,
    NO_PINYIN,
    NO_REGEX,
    LONG_REGEX,
    LARGE_REGEX,
    RECURSIVE_REGEX,
    NEAR_WHAT,
    NEAR_NUMBER,
    NO_FIELD,
    TOO_LONG,
)
"""All messages, for the translation catalogue."""


@dataclass(frozen=True, slots=True)
class Problem:
    """A part of a query that was not understood."""

    message: str
    """One of `MESSAGES`, to be translated before the `arguments` are inserted."""
    span: Span
    """Span in the query text, in code points."""
    arguments: tuple[str, ...] = ()
    """Values of the message's `str.format` placeholders."""

    def __str__(self) -> str:
        return self.message.format(*self.arguments)
