"""Addresses of archives as typed: `https://host:9200/index`; several hosts are separated by commas."""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import urlsplit

from reader.errors import ArchiveError
from reader.i18n import _

LOOPBACK = ("localhost", "127.0.0.1", "[::1]")
NAMED = re.compile(r"[^A-Z\\/?\"<>| #:&\s]{1,255}")
"""Allowed index names, separated by commas; `*` matches any characters."""
HOST = re.compile(r"(?:[\w.-]+|\[[0-9a-fA-F:.]+\])(?::\d{1,5})?", re.ASCII)


class ArchiveAddress(NamedTuple):
    """Parsed address of an archive."""

    hosts: tuple[str, ...]
    """Hosts as `https://host:port`; any of them answers for the cluster."""
    target: str
    """The index, an alias, or a pattern of indices."""

    @property
    def shown(self) -> str:
        """Address as shown and stored; contains no secret."""
        return f"{self.hosts[0]}/{self.target}"

    @property
    def is_pattern(self) -> bool:
        """True if it may name several indices."""
        return "*" in self.target or "," in self.target

    @property
    def names(self) -> tuple[str, ...]:
        """Host names without ports, as in a netrc file."""
        return tuple(urlsplit(host).hostname or "" for host in self.hosts)


def read_address(typed: str, *, insecure: bool = False) -> ArchiveAddress:
    """Parse a typed address. Raises `ArchiveError`, which never repeats a user or password.

    `insecure`: allow plain HTTP to another machine.
    """
    scheme, _colon, rest = typed.partition("://")
    place, _slash, index = rest.partition("/")
    if "@" in place:
        raise ArchiveError(
            _("put no user or password in the address; set READER_ARCHIVE_USER and READER_ARCHIVE_PASSWORD")
        )
    hosts, index = place.split(","), index.strip("/")
    if not all(HOST.fullmatch(host) for host in hosts) or not NAMED.fullmatch(index) or index[0] in "_-+.":
        raise ArchiveError(
            _("{address}: not the address of an archive, such as https://host:9200/index").format(address=typed)
        )
    if scheme == "http" and not insecure and not all(_is_here(host) for host in hosts):
        template = _("{address}: http is not encrypted; use https, or pass --insecure")
        raise ArchiveError(template.format(address=typed))
    return ArchiveAddress(tuple(f"{scheme}://{host}" for host in hosts), index)


def _is_here(host: str) -> bool:
    """True if a host is this machine."""
    return re.sub(r":\d+$", "", host) in LOOPBACK
