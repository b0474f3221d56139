"""Characters that are taken for one another by their shape: 形近字, for guessing what a slip was meant to be."""

from functools import cache
from pathlib import Path

TABLE = Path(__file__).with_name("data") / "lookalikes.txt"


def lookalikes(character: str) -> str:
    """The characters that look like `character` (folded), without itself; none for most."""
    return _table().get(character, "")


@cache
def _table() -> dict[str, str]:
    groups = [group for line in TABLE.read_text("utf-8").splitlines()[1:] for group in line.split()]
    found: dict[str, dict[str, None]] = {}
    for group in groups:
        for character in group:
            found.setdefault(character, {}).update(dict.fromkeys(group.replace(character, "")))
    return {character: "".join(others) for character, others in found.items()}
