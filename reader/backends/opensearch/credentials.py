"""Credentials for an archive: from the environment or a netrc file, never from an address; never printed."""

from __future__ import annotations

import netrc
import os
from base64 import b64encode
from collections.abc import Iterable, Mapping

KEY, USER, PASSWORD = "READER_ARCHIVE_KEY", "READER_ARCHIVE_USER", "READER_ARCHIVE_PASSWORD"
"""Environment variables: an API key, or a user and a password."""


class Credentials:
    """Headers sent with each request; the repr hides them."""

    def __init__(self, headers: Mapping[str, str]) -> None:
        self.headers = dict(headers)

    def __repr__(self) -> str:
        return "Credentials(…)"


def credentials(names: Iterable[str], environment: Mapping[str, str] = os.environ) -> Credentials:
    """Credentials for a cluster with these hosts: an API key, a user and password, a netrc entry, or none."""
    if key := environment.get(KEY):
        return Credentials({"authorization": f"ApiKey {key}"})
    if user := environment.get(USER):
        return _basic(user, environment.get(PASSWORD, ""))
    try:
        known = netrc.netrc(environment.get("NETRC"))
    except (OSError, netrc.NetrcParseError, UnicodeDecodeError):
        return Credentials({})
    found = next((entry for name in names if (entry := known.authenticators(name))), None)
    return _basic(found[0], found[2] or "") if found else Credentials({})


def _basic(user: str, password: str) -> Credentials:
    encoded = b64encode(f"{user}:{password}".encode()).decode("ascii")
    return Credentials({"authorization": f"Basic {encoded}"})
