"""Natural sort order of names: `第2版` before `第10版`."""

import re

NaturalKey = list[tuple[int, int, str]]


def natural(name: str) -> NaturalKey:
    """Sort key in which runs of digits compare as numbers: `第2版` before `第10版`."""
    return [(0, int(part), "") if part.isdecimal() else (1, 0, part) for part in re.split(r"(\d{1,18})", name) if part]
