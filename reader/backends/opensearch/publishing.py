"""Articles into an archive: in bulk, several requests at once, every one acknowledged, repeated or refused.

An article that is there already is never written again, so publishing twice changes nothing, and what was broken off
goes on from there. Only items that the engine had no room for are sent again.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TYPE_CHECKING, Any, NamedTuple

from reader.backends.opensearch.archive_client import PASSING, written
from reader.backends.opensearch.archive_document import document
from reader.backends.opensearch.archive_facts import NO_INDEX, engine_of, layout_at
from reader.backends.opensearch.archive_mapping import Layout, index_settings
from reader.errors import ArchiveError, ArchiveSilentError
from reader.i18n import _

if TYPE_CHECKING:
    from reader.backends.opensearch.archive_client import ArchiveClient
    from reader.model import Article

BATCH = 3_000_000
"""Bytes of a request, about."""
AT_ONCE = 2
"""Requests that are under way."""
TRIES = 12
PAUSE, LONGEST_PAUSE = 0.5, 15.0
"""Seconds before something is sent again: twice as long each time."""
WAITING = 60.0
"""Seconds for an answer."""
REPEATED = 409
KEPT_REASONS = 20
"""Refused articles that are named."""


class PublishReport(NamedTuple):
    """How far it has come."""

    acknowledged: int = 0
    """New articles that the engine says it has."""
    repeated: int = 0
    """Those that were there."""
    refused: int = 0
    reasons: tuple[str, ...] = ()
    """Why the first of them were refused."""

    def plus(self, other: PublishReport) -> PublishReport:
        """Both together."""
        counts = (self.acknowledged + other.acknowledged, self.repeated + other.repeated, self.refused + other.refused)
        return PublishReport(*counts, (*self.reasons, *other.reasons)[:KEPT_REASONS])


class PublishItem(NamedTuple):
    """An article as it goes into a request."""

    id: str
    lines: bytes


def create_index(client: ArchiveClient, *, shards: int = 1, replicas: int = 0) -> Layout:
    """Make the index, laid out as the engine can. Raises `ArchiveError`, also where there is one of that name."""
    engine_of(client)
    for layout in Layout:
        try:
            client.ask("PUT", "", index_settings(layout, shards, replicas), tries=1, seconds=WAITING)
        except ArchiveError as problem:
            if layout is Layout.NGRAM and "okenizer" in str(problem):
                continue
            raise
        return layout
    raise AssertionError(layout)


def ready_index(client: ArchiveClient, *, create: bool, shards: int = 1, replicas: int = 0) -> Layout:
    """The layout of the index that is to be written to; made where it is not there and that is asked for.

    Raises `ArchiveError` for a pattern of indices, and for an index that is none of ours.
    """
    if client.address.is_pattern:
        raise ArchiveError(_("{address}: names several indices; name one").format(address=client.address.told))
    try:
        return layout_at(client)
    except ArchiveError as problem:
        if problem.status != NO_INDEX or not create:
            raise
    return create_index(client, shards=shards, replicas=replicas)


def publish(
    client: ArchiveClient,
    layout: Layout,
    articles: Iterable[tuple[Article, str]],
    sleep: Callable[[float], object] = time.sleep,
) -> Iterator[PublishReport]:
    """Send articles, each with the encoding of its source; after each request how far it has come.

    Raises `ArchiveError` when the engine refuses a request as a whole, or takes no more: what was told stays true.
    """
    sender, report = _Sender(client, sleep), PublishReport()
    waiting = deque[Future[PublishReport]]()
    with ThreadPoolExecutor(AT_ONCE) as pool:
        try:
            for batch in _batches(layout, articles):
                waiting.append(pool.submit(sender.send, batch))
                while len(waiting) > AT_ONCE or (waiting and waiting[0].done()):
                    report = report.plus(waiting.popleft().result())
                    yield report
            while waiting:
                report = report.plus(waiting.popleft().result())
                yield report
        finally:
            sender.stopped = True
            pool.shutdown(cancel_futures=True)
    client.ask("POST", "_refresh", seconds=WAITING)
    yield report


def _batches(layout: Layout, articles: Iterable[tuple[Article, str]]) -> Iterator[list[PublishItem]]:
    batch, size = list[PublishItem](), 0
    for order, (article, encoding) in enumerate(articles):
        sent = document(article, layout, order, encoding)
        lines = b"%s\n%s\n" % (written({"create": {"_id": sent.id}}), written(sent.body))
        batch.append(PublishItem(sent.id, lines))
        size += len(lines)
        if size > BATCH:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


class _Sender:
    """Sends requests until each of their items is settled."""

    def __init__(self, client: ArchiveClient, sleep: Callable[[float], object]) -> None:
        self._client, self._sleep = client, sleep
        self.stopped = False
        self._repeating = False
        """Whether most of what was sent was there, so that it is cheaper to ask first."""

    def _known(self, batch: list[PublishItem]) -> tuple[int, list[PublishItem]]:
        """How many of these articles are there, and those that are not."""
        asked = {"query": {"ids": {"values": [item.id for item in batch]}}, "size": len(batch), "_source": False}
        try:
            told = self._client.ask("POST", "_search", asked, seconds=WAITING)
        except ArchiveSilentError:
            return 0, batch
        known = {hit["_id"] for hit in told["hits"]["hits"]}
        return len(known), [item for item in batch if item.id not in known]

    def send(self, batch: list[PublishItem]) -> PublishReport:
        """What became of the articles of one request. Raises `ArchiveError`."""
        report, pause, unsure = PublishReport(), PAUSE, False
        if self._repeating:
            known, batch = self._known(batch)
            report = PublishReport(repeated=known)
        if not batch:
            return report
        for _try in range(TRIES):
            try:
                told = self._client.ask(
                    "POST", "_bulk", b"".join(item.lines for item in batch),
                    tries=1, seconds=WAITING, kind="application/x-ndjson",
                )  # fmt: skip
            except ArchiveSilentError:
                unsure = True  # it may have been taken, and only the answer is lost
            else:
                settled, batch = _settled(told, batch, unsure=unsure)
                report = report.plus(settled)
                self._repeating = settled.repeated > settled.acknowledged
            if not batch:
                return report
            if self.stopped:
                break
            self._sleep(pause)
            pause = min(pause * 2, LONGEST_PAUSE)
        raise ArchiveSilentError(_("the archive takes no more; run it again for the rest"))


def _settled(told: Any, batch: list[PublishItem], *, unsure: bool) -> tuple[PublishReport, list[PublishItem]]:
    """What the engine says of each article, and those to be sent again.

    `unsure`: they were sent before, and what is there may be from that.
    """
    acknowledged = repeated = 0
    reasons, again = list[str](), list[PublishItem]()
    for item, said in zip(batch, told["items"], strict=True):
        status, error = said["create"]["status"], said["create"].get("error", {})
        if status < 400:
            acknowledged += 1
        elif status == REPEATED:
            acknowledged, repeated = (acknowledged + 1, repeated) if unsure else (acknowledged, repeated + 1)
        elif status in PASSING or status >= 500:
            again.append(item)
        else:
            reasons.append(f"{item.id}: {' '.join(str(error.get('reason', status)).split())[:200]}")
    return PublishReport(acknowledged, repeated, len(reasons), tuple(reasons)), again
