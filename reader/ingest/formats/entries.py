"""The entries of archives: what they are called, and which of them may be text.

Nothing is written anywhere, so a path that leads out of the archive leads nowhere: names are only shown.
"""

from reader.ingest.clean import clean_line
from reader.ingest.walk import NO_TEXT


def is_wanted(name: str) -> bool:
    """Whether an entry of that name may be text: not hidden, and not plainly something else."""
    hidden = any(part.startswith((".", "__MACOSX")) for part in name.split("/"))
    return not hidden and not NO_TEXT.fullmatch(name.rpartition(".")[2].lower())


def shown(name: str) -> str:
    """The name of an entry for display: clean, and leading nowhere outside its archive."""
    parts = clean_line(name).replace("\\", "/").split("/")
    return "/".join(part for part in parts if part not in ("", ".", ".."))
