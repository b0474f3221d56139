"""Options of the commands that use an archive, and the connection made from them."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from reader.i18n import _

if TYPE_CHECKING:
    from reader.backends.opensearch.archive_client import ArchiveClient


def add_insecure(parser: ArgumentParser) -> None:
    """Add the option that allows plain HTTP to a command."""
    parser.add_argument("--insecure", action="store_true", help=_("allow unencrypted http to an archive"))


def client_for(url: str, options: Namespace) -> ArchiveClient:
    """Client for the archive at an address. Raises `ArchiveError`."""
    from reader.backends.opensearch.archive_address import read_address
    from reader.backends.opensearch.archive_client import ArchiveClient

    return ArchiveClient(read_address(url, insecure=options.insecure))
