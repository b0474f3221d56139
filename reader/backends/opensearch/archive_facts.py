"""Facts about a cluster and an index: engine, version, layout, size."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from reader.backends.opensearch.archive_mapping import Layout, layout_of
from reader.backends.opensearch.engine_answer import counted_articles, understood
from reader.errors import ArchiveError
from reader.i18n import _

if TYPE_CHECKING:
    from reader.backends.opensearch.archive_client import ArchiveClient

OPENSEARCH, ELASTICSEARCH = "OpenSearch", "Elasticsearch"
OLDEST = {OPENSEARCH: (2, 0), ELASTICSEARCH: (8, 0)}
NO_INDEX = 404


class Engine(NamedTuple):
    """Name and version of a search engine."""

    name: str
    """`OpenSearch` or `Elasticsearch`."""
    version: str

    @property
    def is_opensearch(self) -> bool:
        """True for OpenSearch."""
        return self.name == OPENSEARCH


class ArchiveFacts(NamedTuple):
    """Facts about an archive."""

    engine: Engine
    layout: Layout
    indices: tuple[str, ...]
    articles: int
    size: int
    """Bytes on disk without replicas; 0 if unknown."""
    characters: int
    first: str | None
    """Earliest day; None if no article has a date."""
    last: str | None
    health: str
    """`green`, `yellow` or `red`; "" if unknown."""
    shards: int


@understood()
def engine_of(client: ArchiveClient) -> Engine:
    """Engine of the cluster. Raises `ArchiveError` if it is too old, or no search engine."""
    try:
        answer = client.ask("GET", "/")
    except ArchiveError as problem:
        if not 400 <= problem.status < 500:
            raise
        return _by_its_nodes(client, problem)
    version = answer.get("version", {}) if isinstance(answer, dict) else {}
    name = OPENSEARCH if version.get("distribution") == "opensearch" else ELASTICSEARCH
    if name == ELASTICSEARCH and "lucene_version" not in version:
        raise ArchiveError(_too_old(client))
    return _recent(client, Engine(name, str(version.get("number", ""))))


def _by_its_nodes(client: ArchiveClient, problem: ArchiveError) -> Engine:
    """Engine, found by asking nodes where the root page is forbidden. Raises `problem` if they are forbidden too."""
    nodes = _allowed(client, "/_nodes/_local?filter_path=nodes.*.version").get("nodes", {})
    versions = [str(node.get("version", "")) for node in nodes.values()]
    if not versions:
        raise problem
    is_elastic = int(versions[0].partition(".")[0] or 0) >= OLDEST[ELASTICSEARCH][0]
    return _recent(client, Engine(ELASTICSEARCH if is_elastic else OPENSEARCH, versions[0]))


def _recent(client: ArchiveClient, engine: Engine) -> Engine:
    """The engine itself. Raises `ArchiveError` if it is too old."""
    figures = tuple(map(int, re.findall(r"\d+", engine.version)[:2]))
    if figures < OLDEST[engine.name]:
        raise ArchiveError(_too_old(client))
    return engine


def _too_old(client: ArchiveClient) -> str:
    template = _("{host}: neither OpenSearch 2.0 or later nor Elasticsearch 8.0 or later")
    return template.format(host=client.address.hosts[0])


@understood()
def layout_at(client: ArchiveClient) -> Layout:
    """Layout of the index. Raises `ArchiveError` if it does not exist or was not made by this program."""
    address = client.address
    try:
        mappings = client.ask("GET", "_mapping")
    except ArchiveError as problem:
        if problem.status != NO_INDEX:
            raise
        mappings = {}
    if not mappings:
        template = _("{address}: no such archive; create it with `reader publish PATH --to URL --create`")
        raise ArchiveError(template.format(address=address.shown), NO_INDEX)
    return layout_of(mappings, address.shown)


@understood()
def facts_of(client: ArchiveClient) -> ArchiveFacts:
    """Facts about an archive. Raises `ArchiveError`."""
    engine, layout = engine_of(client), layout_at(client)
    totals = {
        "characters": {"sum": {"field": "size"}},
        "first": {"min": {"field": "day", "format": "yyyy-MM-dd"}},
        "last": {"max": {"field": "until", "format": "yyyy-MM-dd"}},
    }
    answer = client.ask("POST", "_search", {"size": 0, "track_total_hits": True, "aggs": totals}, seconds=30.0)
    found = answer["aggregations"]
    stats = _allowed(client, "_stats/store,docs")
    health = _allowed(client, f"/_cluster/health/{client.address.target}")
    return ArchiveFacts(
        engine,
        layout,
        tuple(sorted(stats.get("indices", ()))) or (client.address.target,),
        counted_articles(answer["hits"]["total"]["value"]),
        int(stats.get("_all", {}).get("primaries", {}).get("store", {}).get("size_in_bytes", 0)),
        int(found["characters"]["value"]),
        found["first"].get("value_as_string"),
        found["last"].get("value_as_string"),
        str(health.get("status", "")),
        int(health.get("active_primary_shards", 0)),
    )


def _allowed(client: ArchiveClient, path: str) -> dict[str, Any]:
    """Answer to a request that may be forbidden to users who can only read articles; then empty."""
    try:
        answer = client.ask("GET", path)
    except ArchiveError:
        return {}
    return answer if isinstance(answer, dict) else {}
