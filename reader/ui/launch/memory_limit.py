"""Limits of memory (`ulimit -v`, `ulimit -d`) within which the app cannot work.

Libraries in C end the process when they get no memory, and nobody restores the terminal then. So a limit is looked at
before the terminal is taken. Measured of the app with one page: 540 MB of addresses, most of them for threads; 130 MB
in use. It works in 520 MB and 200 MB; in 500 MB and 100 MB it does not.
"""

from __future__ import annotations

import sys

MEGABYTE = 1 << 20
NEEDED = {"RLIMIT_AS": 550 * MEGABYTE, "RLIMIT_DATA": 190 * MEGABYTE}
"""Bytes that each limit has to allow."""


def too_low() -> tuple[int, int] | None:
    """The bytes that are allowed and those needed, of the first limit that is too low; None if there is none."""
    if sys.platform == "win32":
        return None
    import resource

    for name, needed in NEEDED.items():
        kind = getattr(resource, name, None)  # Not every system has each.
        allowed = resource.RLIM_INFINITY if kind is None else resource.getrlimit(kind)[0]
        if allowed != resource.RLIM_INFINITY and allowed < needed:
            return allowed, needed
    return None
