"""Characters of similar shape (形近字), for guessing the intended character of a misspelling."""

from functools import cache
from pathlib import Path

TABLE = Path(__file__).with_name("data") / "lookalikes.txt"


def lookalikes(character: str) -> str:
    """Characters that look like `character` (folded), without itself; empty for most."""
    return _table().get(character, "")


@cache
def _table() -> dict[str, str]:
    groups = [group for line in TABLE.read_text("utf-8").splitlines()[1:] for group in line.split()]
    found: dict[str, dict[str, None]] = {}
    for group in groups:
        for character in group:
            found.setdefault(character, {}).update(dict.fromkeys(group.replace(character, "")))
    return {character: "".join(others) for character, others in found.items()}
