"""Names of archive entries, and the choice of entries that may be text.

Nothing is written to disk, so a path that leads out of the archive does no harm: names are only displayed.
"""

from reader.ingest.clean import clean_line
from reader.ingest.walk import NO_TEXT


def is_wanted(name: str) -> bool:
    """True if the entry `name` may be text: neither hidden nor plainly another type nor that of an OpenDocument."""
    hidden = any(part.startswith((".", "__MACOSX")) for part in name.split("/"))
    return not hidden and name != "mimetype" and not NO_TEXT.fullmatch(name.rpartition(".")[2].lower())


def shown(name: str) -> str:
    """Name of an entry for display: clean, without parts that lead out of its archive."""
    parts = clean_line(name).replace("\\", "/").split("/")
    return "/".join(part for part in parts if part not in ("", ".", ".."))
