"""Progress of a build: the builder's own state, and the message that the build process sends."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.storage.batch import Batch


@dataclass(frozen=True, slots=True)
class BuildProgress:
    """The batches of a library at one stage of its build, and how much of its files is done."""

    batches: tuple[Batch, ...]
    files_done: int
    files_total: int
    bytes_done: int
    bytes_total: int
    """Total size of the files."""
    done: bool = False
    """True if `batches` hold all files in their current state."""


@dataclass(frozen=True, slots=True)
class BuildMessage:
    """One JSON progress message from the build process."""

    files_done: int = 0
    files_total: int = 0
    bytes_done: int = 0
    bytes_total: int = 0
    published: bool = False
    """True if a new manifest has been published since the previous message."""
    done: bool = False
    error: str = ""
    """Why the build failed; "" while it has not."""
