"""Publishes articles to an archive in parallel bulk requests; each article is acknowledged, repeated or refused.

An article that exists already is never overwritten: publishing twice changes nothing, and an interrupted run can be
repeated. Only items that the engine had no room for are sent again.
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
from reader.backends.opensearch.engine_answer import understood
from reader.errors import ArchiveError, ArchiveSilentError
from reader.i18n import _

if TYPE_CHECKING:
    from reader.backends.opensearch.archive_client import ArchiveClient
    from reader.model import Article

BATCH = 3_000_000
"""Approximate size of a request, in bytes."""
AT_ONCE = 2
"""Most requests under way at once."""
AHEAD = 8
"""Most requests that wait for those: articles that are parsed fast are parsed while the engine takes the slow ones."""
TRIES = 12
PAUSE, LONGEST_PAUSE = 0.5, 15.0
"""First and longest pause before a retry, in seconds; it doubles each time."""
WAITING = 60.0
"""Time limit of a request, in seconds."""
REPEATED = 409
KEPT_REASONS = 20
"""Most refused articles that are named."""


class PublishReport(NamedTuple):
    """Progress of publishing."""

    acknowledged: int = 0
    """New articles acknowledged by the engine."""
    repeated: int = 0
    """Articles that existed already."""
    refused: int = 0
    reasons: tuple[str, ...] = ()
    """Reasons of the first refusals."""

    def plus(self, other: PublishReport) -> PublishReport:
        """Sum of two reports."""
        counts = (self.acknowledged + other.acknowledged, self.repeated + other.repeated, self.refused + other.refused)
        return PublishReport(*counts, (*self.reasons, *other.reasons)[:KEPT_REASONS])


class PublishItem(NamedTuple):
    """Lines of one article in a bulk request."""

    id: str
    lines: bytes


def create_index(client: ArchiveClient, *, shards: int = 1, replicas: int = 0) -> Layout:
    """Create the index in the best layout that the engine supports. Raises `ArchiveError`, also if it exists."""
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
    """Layout of the index to write to; `create` makes a missing one.

    Raises `ArchiveError` for a pattern of indices, and for an index that was not made by this program.
    """
    if client.address.is_pattern:
        raise ArchiveError(_("{address}: matches several indices; name one").format(address=client.address.shown))
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
    """Publish articles, each with the encoding of its source; yields the progress after each request.

    Raises `ArchiveError` if the engine refuses a whole request or takes no more; earlier reports stay valid.
    """
    sender, report = _Sender(client, sleep), PublishReport()
    waiting = deque[Future[PublishReport]]()
    with ThreadPoolExecutor(AT_ONCE) as pool:
        try:
            for batch in _batches(layout, articles):
                waiting.append(pool.submit(sender.send, batch))
                while len(waiting) > AT_ONCE + AHEAD or (waiting and waiting[0].done()):
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
    """Sends requests until every item is settled."""

    def __init__(self, client: ArchiveClient, sleep: Callable[[float], object]) -> None:
        self._client, self._sleep = client, sleep
        self.stopped = False
        self._repeating = False
        """True if most recent articles existed already, so that asking first is cheaper."""

    def _known(self, batch: list[PublishItem]) -> tuple[int, list[PublishItem]]:
        """Number of these articles that exist, and the others."""
        asked = {"query": {"ids": {"values": [item.id for item in batch]}}, "size": len(batch), "_source": False}
        try:
            answer = self._client.ask("POST", "_search", asked, seconds=WAITING)
        except ArchiveSilentError:
            return 0, batch
        with understood():
            known = {hit["_id"] for hit in answer["hits"]["hits"]}
        return len(known), [item for item in batch if item.id not in known]

    def send(self, batch: list[PublishItem]) -> PublishReport:
        """Send one request; returns its report. Raises `ArchiveError`."""
        report, pause, unsure = PublishReport(), PAUSE, False
        if self._repeating:
            known, batch = self._known(batch)
            report = PublishReport(repeated=known)
        if not batch:
            return report
        for _try in range(TRIES):
            try:
                answer = self._client.ask(
                    "POST", "_bulk", b"".join(item.lines for item in batch),
                    tries=1, seconds=WAITING, kind="application/x-ndjson",
                )  # fmt: skip
            except ArchiveSilentError:
                unsure = True  # it may have been taken, and only the answer is lost
            else:
                settled, batch = _settled(answer, batch, unsure=unsure)
                report = report.plus(settled)
                self._repeating = settled.repeated > settled.acknowledged
            if not batch:
                return report
            if self.stopped:
                break
            self._sleep(pause)
            pause = min(pause * 2, LONGEST_PAUSE)
        raise ArchiveSilentError(_("the archive accepts no more; run it again for the rest"))


@understood()
def _settled(answer: Any, batch: list[PublishItem], *, unsure: bool) -> tuple[PublishReport, list[PublishItem]]:
    """Report of one answer, and the items to send again.

    `unsure`: the items may have been stored by an earlier attempt whose answer was lost.
    """
    acknowledged = repeated = 0
    reasons, again = list[str](), list[PublishItem]()
    for item, outcome in zip(batch, answer["items"], strict=True):
        status, error = outcome["create"]["status"], outcome["create"].get("error", {})
        if status < 400:
            acknowledged += 1
        elif status == REPEATED:
            acknowledged, repeated = (acknowledged + 1, repeated) if unsure else (acknowledged, repeated + 1)
        elif status in PASSING or status >= 500:
            again.append(item)
        else:
            reasons.append(f"{item.id}: {' '.join(str(error.get('reason', status)).split())[:200]}")
    return PublishReport(acknowledged, repeated, len(reasons), tuple(reasons)), again
