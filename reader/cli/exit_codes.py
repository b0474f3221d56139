"""Exit codes of the commands: those of grep."""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """The exit code of the process."""

    FOUND = 0
    NOTHING = 1
    ERROR = 2

    @classmethod
    def of(cls, found: bool) -> ExitCode:
        """`FOUND` or `NOTHING`."""
        return cls.FOUND if found else cls.NOTHING
