"""What a cluster says of itself and of an index: which engine it is, and whether the index is one of ours."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from reader.backends.opensearch.archive_mapping import Layout, layout_of
from reader.errors import ArchiveError
from reader.i18n import _

if TYPE_CHECKING:
    from reader.backends.opensearch.archive_client import ArchiveClient

OLDEST = {"OpenSearch": (2, 0), "Elasticsearch": (8, 0)}
NO_INDEX = 404


class Engine(NamedTuple):
    """A search engine."""

    name: str
    """`OpenSearch` or `Elasticsearch`."""
    version: str

    @property
    def is_opensearch(self) -> bool:
        """Whether it is OpenSearch."""
        return self.name == "OpenSearch"


class ArchiveFacts(NamedTuple):
    """What is there."""

    engine: Engine
    layout: Layout
    indices: tuple[str, ...]
    articles: int
    size: int
    """Bytes on the disks, without replicas; 0 where that is not told."""
    characters: int
    first: str | None
    """The earliest day; None where no article has a date."""
    last: str | None
    health: str
    """`green`, `yellow`, `red`; "" where that is not told."""
    shards: int


def engine_of(client: ArchiveClient) -> Engine:
    """Which engine answers. Raises `ArchiveError` for one that is too old, or something else."""
    told = client.ask("GET", "/")
    version = told.get("version", {}) if isinstance(told, dict) else {}
    number = str(version.get("number", ""))
    name = "OpenSearch" if version.get("distribution") == "opensearch" else "Elasticsearch"
    figures = tuple(map(int, re.findall(r"\d+", number)[:2]))
    if not figures or (name == "Elasticsearch" and "lucene_version" not in version) or figures < OLDEST[name]:
        said = _("{host}: no OpenSearch from 2.0 on, and no Elasticsearch from 8.0 on")
        raise ArchiveError(said.format(host=client.address.hosts[0]))
    return Engine(name, number)


def layout_at(client: ArchiveClient) -> Layout:
    """How the index is laid out. Raises `ArchiveError` where there is none, or none of ours."""
    address = client.address
    try:
        mappings = client.ask("GET", "_mapping")
    except ArchiveError as problem:
        if problem.status != NO_INDEX:
            raise
        mappings = {}
    if not mappings:
        told = _("{address}: no such archive; `reader publish PATH --to URL --create` makes it")
        raise ArchiveError(told.format(address=address.told), NO_INDEX)
    return layout_of(mappings, address.told)


def facts_of(client: ArchiveClient) -> ArchiveFacts:
    """What is there. Raises `ArchiveError`."""
    engine, layout = engine_of(client), layout_at(client)
    totals = {
        "characters": {"sum": {"field": "size"}},
        "first": {"min": {"field": "day", "format": "yyyy-MM-dd"}},
        "last": {"max": {"field": "until", "format": "yyyy-MM-dd"}},
    }
    told = client.ask("POST", "_search", {"size": 0, "track_total_hits": True, "aggs": totals}, seconds=30.0)
    found = told["aggregations"]
    stats = _allowed(client, "_stats/store,docs")
    health = _allowed(client, f"/_cluster/health/{client.address.target}")
    return ArchiveFacts(
        engine,
        layout,
        tuple(sorted(stats.get("indices", ()))) or (client.address.target,),
        int(told["hits"]["total"]["value"]),
        int(stats.get("_all", {}).get("primaries", {}).get("store", {}).get("size_in_bytes", 0)),
        int(found["characters"]["value"]),
        found["first"].get("value_as_string"),
        found["last"].get("value_as_string"),
        str(health.get("status", "")),
        int(health.get("active_primary_shards", 0)),
    )


def _allowed(client: ArchiveClient, path: str) -> dict[str, Any]:
    """What the engine says there; nothing for who may read articles and no more."""
    try:
        told = client.ask("GET", path)
    except ArchiveError:
        return {}
    return told if isinstance(told, dict) else {}
