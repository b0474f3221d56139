"""Engine requests on one state of an index.

A point in time keeps pages and totals consistent. If it is lost (a node failed), a new one is opened and the request
repeated. Shards that did not answer make the answer partial.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from reader.backends.opensearch.archive_client import READING, written
from reader.backends.opensearch.archive_growth import ArchiveGrowth
from reader.backends.opensearch.engine_answer import counted_articles, understood
from reader.backends.opensearch.engine_clauses import Dsl
from reader.errors import ArchiveError, ArchiveSilentError
from reader.storage.memory import trim

if TYPE_CHECKING:
    from reader.backends.opensearch.archive_client import ArchiveClient

ORDERS: dict[str, list[Dsl]] = {
    "library": [
        *({name: {"order": "asc", "missing": "_last"}} for name in ("day", "publication")),
        *({name: "asc"} for name in ("order", "id")),
    ],
    "relevance": [{"_score": "desc"}, {"day": {"order": "desc", "missing": "_last"}}, {"id": "asc"}],
    "date": [{"day": {"order": "asc", "missing": "_last"}}, {"_score": "desc"}, {"id": "asc"}],
    "-date": [{"day": {"order": "desc", "missing": "_last"}}, {"_score": "desc"}, {"id": "asc"}],
}
"""Sort orders. `library`: by date and publication, then in publishing order."""
WINDOW = 10_000
"""Deepest rank that the engine returns without `search_after`."""
TIDYING = 5.0
"""Seconds between two times at which memory is returned to the system."""
ALIVE = "10m"
"""Life of a point in time after its last use, in the engine's notation."""


class EngineFound(NamedTuple):
    """Answer of the engine."""

    total: int
    hits: Sequence[dict[str, Any]]
    aggregations: dict[str, Any]
    partial: bool
    """True if a part of the archive did not answer."""


class ArchiveEngine:
    """One state of an index."""

    def __init__(self, client: ArchiveClient, *, is_opensearch: bool, growth: ArchiveGrowth | None = None) -> None:
        """`growth`: what was seen of the archive so far."""
        self._client, self._is_opensearch, self._growth = client, is_opensearch, growth or ArchiveGrowth()
        self.is_behind = False
        """True if this is an earlier state than one seen before."""
        self._moment: str | None = None
        """Id of the point in time; "" if the engine has none."""
        self._lost = False
        """True once a point in time was lost: what is searched from then on may be an earlier state."""
        self._tidied = time.monotonic()

    def search(self, body: Dsl, *, seconds: float = READING, shown: str = "") -> EngineFound:
        """Run a search, again at a new point in time if the answer was partial or the old one is lost.

        `shown`: the only part of the aggregations that is sent, as a path with stars. Raises `ArchiveError`.
        """
        self._tidy()
        try:
            found = self._searched(body, seconds, shown)
        except ArchiveError as problem:
            if not self._moment or not _may_be_lost(problem):
                raise
            found = None
        if found is None or found.partial:
            self._moment, self._lost = None, True
            found = self._searched(body, seconds, shown)
        return found

    def _searched(self, body: Dsl, seconds: float, shown: str) -> EngineFound:
        """Answer at the point in time. Raises `ArchiveError`."""
        only = f"&filter_path=_shards,timed_out,hits,aggregations.{shown}" if shown else ""
        asked = {"track_total_hits": True, "timeout": f"{max(int(seconds * 900), 1)}ms", **body}
        if moment := self._at():
            path = f"/_search?{only[1:]}".rstrip("?")
            return found_in(self._client.ask("POST", path, {**asked, "pit": moment}, seconds=seconds))
        return found_in(self._client.ask("POST", f"_search?{self._client.copies}{only}", asked, seconds=seconds))

    def several(self, bodies: Sequence[Dsl], *, seconds: float = READING) -> list[EngineFound]:
        """Run several searches in one request. Raises `ArchiveError`."""
        self._tidy()
        moment = self._at()
        asked = [{"track_total_hits": True, **body, **({"pit": moment} if moment else {})} for body in bodies]
        lines = b"".join(b"{}\n%s\n" % written(each) for each in asked)
        path = "/_msearch" if moment else f"_msearch?{self._client.copies}"
        answer = self._client.ask("POST", path, lines, seconds=seconds, kind="application/x-ndjson")
        with understood():
            answers = [answer["responses"][place] for place in range(len(bodies))]
            lost = any("error" in each for each in answers)
        if lost:
            self._moment, self._lost = None, True
            return [self.search(body, seconds=seconds) for body in bodies]
        return [found_in(each) for each in answers]

    def deep(self, query: Dsl, order: str, first: int, count: int, source: Sequence[str]) -> Sequence[dict[str, Any]]:
        """At most `count` hits from rank `first` on, at any depth."""
        body: Dsl = {"query": query, "sort": ORDERS[order], "_source": list(source), "track_total_hits": False}
        after: Sequence[Any] | None = None
        while first and (after or first + count > WINDOW):  # nothing is skipped but by `after`, once that is used
            step = min(first, WINDOW)
            passed = self.search({**body, "_source": False, "size": step, **_after(after)}, seconds=30.0).hits
            if not passed:
                return ()
            with understood():
                after, first = list(passed[-1]["sort"]), first - step
        return self.search({**body, "from": first, "size": count, **_after(after)}).hits[:count]

    def _tidy(self) -> None:
        """Return what earlier answers have left free, which lies between what is kept of them."""
        if (now := time.monotonic()) - self._tidied > TIDYING:
            self._tidied = now
            trim()

    def _at(self) -> Dsl | None:
        """Point in time, opened on first use; None if the engine has none."""
        if self._moment is None:
            self._moment = self._taken()
            if self._moment and self._lost:
                self.is_behind = self._growth.is_behind(self._size_at(self._moment))
        return {"id": self._moment, "keep_alive": ALIVE} if self._moment else None

    def size(self) -> int:
        """Number of articles of this state, compared with what was seen if it is whole. Raises `ArchiveError`."""
        found = self.search({"size": 0})
        if not found.partial:
            self.is_behind = self._growth.is_behind(found.total)
        return found.total

    def _size_at(self, moment: str) -> int:
        """Number of articles at a point in time; of a partial answer, the most that was seen. Raises `ArchiveError`."""
        asked = {"size": 0, "track_total_hits": True, "pit": {"id": moment, "keep_alive": ALIVE}}
        found = found_in(self._client.ask("POST", "/_search", asked))
        return self._growth.most if found.partial else found.total

    def _taken(self) -> str:
        path, name = ("_search/point_in_time", "pit_id") if self._is_opensearch else ("_pit", "id")
        try:
            answer = self._client.ask("POST", f"{path}?keep_alive={ALIVE}&{self._client.copies}")
            with understood():
                return str(answer[name])
        except ArchiveSilentError:
            raise
        except ArchiveError:
            return ""


def _may_be_lost(problem: ArchiveError) -> bool:
    """True if the engine refused a point in time that it does not know (404), or whose node is gone (500)."""
    return problem.status == 404 or problem.status >= 500


def _after(after: Sequence[Any] | None) -> Dsl:
    return {} if after is None else {"search_after": list(after)}


@understood()
def found_in(answer: Any) -> EngineFound:
    """What a search has found. Raises `ArchiveError` if this is no answer to a search."""
    shards, hits = answer["_shards"], answer["hits"]
    total = counted_articles(hits.get("total", {}).get("value", 0))
    partial = bool(shards["failed"] or answer.get("timed_out"))
    return EngineFound(total, [_hit(each) for each in hits["hits"]], answer.get("aggregations", {}), partial)


def _hit(hit: dict[str, Any]) -> dict[str, Any]:
    """A hit with an id, what is stored and a score. Raises what a malformed one raises."""
    source = hit.get("_source") or {}
    article = source.get("article") or {}
    if not isinstance(article, dict):
        raise TypeError(article)
    return {**hit, "_id": str(hit["_id"]), "_source": source, "_score": float(hit.get("_score") or 0.0)}
