"""How names are sorted as people count: `第2版` before `第10版`."""

import re

NaturalKey = list[tuple[int, int, str]]


def natural(name: str) -> NaturalKey:
    """A key that sorts `第2版` before `第10版`: runs of digits count as numbers."""
    return [(0, int(part), "") if part.isdecimal() else (1, 0, part) for part in re.split(r"(\d{1,18})", name) if part]
