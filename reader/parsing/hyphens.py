"""Latin words at the end of a line: `resou-` and `rces` are one word, `long-` and `term` keep their hyphen, and between
whole words there is a space.
"""

from collections.abc import Iterable

from reader.late_pattern import late

_BEGUN = late(r"(?:^|[^A-Za-z-])([A-Za-z]?[a-z]+)-$")
_REST = late(r"([a-z]+)(?![A-Za-z-])")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_FIRST = _words(
    "all anti cross ever first five four full half high hip hot long low mid much multi non off on one part post pre"
    " pro second self semi short small so three two ultra under well wide world year"
)
_SECOND = _words(
    "age based born building call class day down edge end fi free friendly hop in known level life line like long made"
    " makers making off old on out owned powered profit quality related rich round run scale shop size speed style"
    " tech term time to up wide year"
)
"""Words that are often the first or the second part of a word with a hyphen of its own."""


def is_broken(left: str, right: str) -> bool:
    """True if the hyphen at the end of `left` only breaks a word, which `right` continues."""
    if not left.endswith("-"):
        return False
    begun, rest = _BEGUN.search(left), _REST.match(right)
    if begun is None or rest is None or len(begun[1]) < 2:
        return False
    return begun[1].lower() not in _FIRST and rest[1] not in _SECOND


def joined(texts: Iterable[str]) -> str:
    """Lines of one paragraph as one text."""
    pieces: list[str] = []
    for text in texts:
        last = pieces[-1] if pieces else ""
        if last[-1:].isascii() and is_broken(last, text):
            pieces[-1] = last[:-1]
        elif last[-1:].isascii() and last[-1:].isalpha() and text[:1].isascii() and text[:1].isalpha():
            pieces.append(" ")
        pieces.append(text)
    return "".join(pieces)
