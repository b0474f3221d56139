"""The id of an article as a number of 50 bits, and as it is written: ten numerals of base 32."""

from reader.model import NUMERALS

_NUMERALS = frozenset(NUMERALS)
_TO_PYTHON = str.maketrans(NUMERALS, "0123456789abcdefghijklmnopqrstuv")


def is_id(name: str) -> bool:
    """True if `name` has the form of an article's id before it is made unique."""
    return len(name) == 10 and _NUMERALS.issuperset(name)


def id_number(name: str) -> int:
    """The number that the id `name` writes. Raises ValueError when it is none."""
    if not is_id(name):
        raise ValueError(name)
    return int(name.translate(_TO_PYTHON), 32)


def id_name(number: int) -> str:
    """The id that writes `number`."""
    return "".join(NUMERALS[number >> shift & 31] for shift in range(45, -1, -5))
