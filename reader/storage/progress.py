"""How far the building of a library has come: as who builds knows it, and as the building process tells it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.storage.batch import Batch


@dataclass(frozen=True, slots=True)
class BuildProgress:
    """How far it has come."""

    volumes: tuple[Batch, ...]
    files_done: int
    files_total: int
    bytes_done: int
    bytes_total: int
    """Of the files."""
    done: bool = False
    """Whether the volumes are in line with the files."""


@dataclass(frozen=True, slots=True)
class BuildMessage:
    """A line of the process."""

    files_done: int = 0
    files_total: int = 0
    bytes_done: int = 0
    bytes_total: int = 0
    published: bool = False
    """Whether the manifest is another than before."""
    done: bool = False
    error: str = ""
    """Why it goes no further."""
