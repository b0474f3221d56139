"""Names of groups of articles, as both backends order and shorten them: numbers of pages, and folders."""

import re
from collections.abc import Sequence


def parts_of_number(page: str) -> tuple[str, int, str]:
    """Sort key of page numbers: `2` before `10`, and `A2` before `B1`."""
    letters, digits, rest = re.fullmatch(r"(\D*)(\d*)(.*)", page, re.DOTALL).groups()  # type: ignore[union-attr]
    return letters, int(digits or 0), rest


def common(paths: Sequence[list[str]]) -> int:
    """Number of leading parts that all paths share."""
    if not paths:
        return 0
    first, last = min(paths), max(paths)
    alike = (place for place, (one, other) in enumerate(zip(first, last, strict=False)) if one != other)
    return next(alike, min(len(first), len(last)))


def folders_of(sources: Sequence[str]) -> dict[str, str]:
    """Folder of each source, relative to the common one."""
    parted = {source: source.split("/")[:-1] for source in sources}
    shared = common([*parted.values()])
    return {source: "/".join(parts[shared:]) or (parts[-1] if parts else "") or "/" for source, parts in parted.items()}
