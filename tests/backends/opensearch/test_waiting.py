"""What is not here of an archive: a thread with an event loop never waits for it, and hears when it has come."""

import asyncio
import json
import re
import threading
from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

import pytest

from reader.api.outline import FoldState
from reader.api.outline_request import OutlineRequest
from reader.api.result_totals import totals_in_words
from reader.backends.opensearch import archive_outline, background_fetches
from reader.backends.opensearch.archive_document import document
from reader.backends.opensearch.archive_engine import ArchiveEngine
from reader.backends.opensearch.archive_library import ArchiveLibrary
from reader.backends.opensearch.archive_mapping import Layout, index_settings
from reader.backends.opensearch.archive_outline import ArchiveOutline
from reader.backends.opensearch.archive_view import TRIED
from reader.backends.opensearch.article_cache import WAITING
from reader.backends.opensearch.background_fetches import BackgroundFetches, may_wait
from reader.backends.opensearch.fetched_matches import FetchedMatches
from reader.errors import ArchiveError, ArchiveSilentError, NotHereYetError
from reader.model import Article, Block, BlockKind
from tests.backends.opensearch.fake_engine import Request, engine
from tests.patience import PATIENCE

ARTICLES = [
    Article(
        "纸.txt", f"第{number}号标题", (1, 1), (Block(BlockKind.PARAGRAPH, f"市民看海{number}。"),), date="2021-01-01"
    )
    for number in range(300)
]


class HeldEngine:
    """An engine that knows the articles by their places, and answers as long as it is not held."""

    def __init__(self) -> None:
        self.paths = list[str]()
        self.open = threading.Event()
        self.open.set()
        self.status, self.asked, self.counted = 200, 0, 0
        self.documents = [document(article, Layout.NGRAM, place) for place, article in enumerate(ARTICLES)]

    def __call__(self, request: Request) -> tuple[int, Any]:
        self.asked += 1
        self.paths.append(request.path)
        self.open.wait(PATIENCE)
        if self.status != 200:
            return self.status, {}
        match request.path.partition("?")[0]:
            case "/":
                return 200, {"version": {"distribution": "opensearch", "number": "3.1.0"}}
            case "/x/_mapping":
                return 200, {"x": {"mappings": index_settings(Layout.NGRAM, 1, 0)["mappings"]}}
            case "/x/_count":
                return 200, {"count": len(self.documents)}
            case "/x/_search/point_in_time":
                return 200, {"pit_id": "now"}
            case "/_msearch" | "/x/_msearch":
                return 200, {"responses": [self._found(body) for body in request.lines[1::2]]}
        return 200, self._found(json.loads(request.body))

    def _found(self, body: dict[str, Any]) -> dict[str, Any]:
        wanted = body.get("query", {}).get("ids", {}).get("values")
        known = [each for each in self.documents if wanted is None or each.id in wanted]
        some = known[body.get("from", 0) :][: body.get("size", 10)]
        hits = [{"_id": each.id, "_source": each.body, "sort": [0]} for each in some]
        none = {"buckets": [], "doc_count": 0, "value": 0}
        told: dict[str, Any] = {**none, "size": {"value": 0}, "values": {"buckets": []}}
        counts = dict.fromkeys(body.get("aggs", {}), told)
        if "composite" in body.get("aggs", {}).get("all", {}):
            self.counted += 1
            columns = [name for source in body["aggs"]["all"]["composite"]["sources"] for name in source]
            key = {name: self.documents[0].body.get(name) for name in columns}
            bucket = {"key": key, "doc_count": len(known), "first": {"value": 0}}
            counts = {"all": {"buckets": [bucket]}}
        found = {"hits": hits, "total": {"value": len(known)}}
        return {"_shards": {"failed": 0}, "timed_out": False, "hits": found, "aggregations": counts}


@pytest.fixture
def held() -> HeldEngine:
    return HeldEngine()


@pytest.fixture
def library(held: HeldEngine) -> Iterator[ArchiveLibrary]:
    with engine(held) as host:
        opened = ArchiveLibrary(f"http://{host}/x")
        for _progress in opened.load():
            pass
        yield opened
        held.open.set()


class Arrivals:
    """Hears of what has come, in an event loop."""

    def __init__(self, library: ArchiveLibrary) -> None:
        self._came, loop = asyncio.Event(), asyncio.get_running_loop()
        library.on_arrival(lambda: loop.call_soon_threadsafe(self._came.set))

    async def next(self) -> None:
        await asyncio.wait_for(self._came.wait(), PATIENCE)
        self._came.clear()


def test_a_thread_without_a_loop_waits(library: ArchiveLibrary) -> None:
    assert may_wait()
    view = library.view
    assert len(view) == len(view.all_keys()) == 300
    assert view.article(view.all_keys()[270]).headline == "第270号标题"
    assert view.summaries(view.all_keys()[298:])[1].headline == "第299号标题"
    assert view.key("300") == view.all_keys()[299]
    assert view.key(view.id(view.all_keys()[5])) == view.all_keys()[5]


def test_a_library_is_counted_and_searched_in_the_same_copies(library: ArchiveLibrary, held: HeldEngine) -> None:
    held.documents.pop()
    for _progress in library.load():
        pass
    opened = [path for path in held.paths if "/x/_count" in path or "point_in_time" in path]
    assert len(opened) == 4
    assert len({re.findall(r"[?&]preference=(\w+)", path)[0] for path in opened}) == 1


async def test_the_thread_of_a_screen_is_told_that_it_is_not_here(library: ArchiveLibrary, held: HeldEngine) -> None:
    arrivals, view = Arrivals(library), library.view
    held.open.clear()
    assert not may_wait()
    key = view.all_keys()[270]
    assert view.summary(key).headline == WAITING
    with pytest.raises(NotHereYetError):
        view.article(key)
    with pytest.raises(NotHereYetError):
        view.days()
    held.open.set()
    while view.summary(key).headline == WAITING:
        await arrivals.next()
    assert view.article(key).headline == "第270号标题"
    assert view.key(view.article(key).id) == view.all_keys()[270]


async def test_a_list_shows_what_is_here_and_sends_for_the_rest(library: ArchiveLibrary, held: HeldEngine) -> None:
    arrivals, view = Arrivals(library), library.view
    outline = await asyncio.to_thread(view.outline, OutlineRequest())
    assert (outline.total, view.summary(outline.row(1).key).headline) == (300, "第0号标题")
    held.open.clear()
    promised = outline.row(250).key
    assert view.summary(promised).headline == WAITING
    assert outline.row_of(promised) == 250
    assert outline.neighbour(promised, 1) == outline.row(251).key
    held.open.set()
    while view.summary(promised).headline == WAITING:
        await arrivals.next()
    assert view.summary(outline.row(250).key).headline == "第249号标题"
    assert outline.row_of(outline.row(250).key) == outline.row_of(promised) == 250


async def test_rows_that_are_not_here_are_sent_for_together(library: ArchiveLibrary, held: HeldEngine) -> None:
    arrivals, view = Arrivals(library), library.view
    outline = await asyncio.to_thread(view.outline, OutlineRequest())
    held.open.clear()
    before = held.asked
    for _draw in range(3):
        promised = [outline.row(row).key for row in range(245, 275)]
        assert {each.headline for each in view.summaries(promised)} == {WAITING}
    held.open.set()
    while WAITING in {each.headline for each in view.summaries(promised)}:
        await arrivals.next()
    assert held.asked - before == 1


def test_a_list_is_counted_once_until_there_are_more_articles(library: ArchiveLibrary, held: HeldEngine) -> None:
    totals, counted = list[int](), list[int]()
    for folds in (FoldState(), FoldState(True), FoldState()):
        totals.append(library.view.outline(OutlineRequest(folds=folds)).total)
        counted.append(held.counted)
    held.documents.pop()
    for _progress in library.load():
        pass
    assert library.view.outline(OutlineRequest()).total == 299
    assert (totals, counted, held.counted) == ([300] * 3, [1] * 3, 2)


async def opened_on_screen(library: ArchiveLibrary, place: int) -> int:
    """The key of an article that was opened by the thread of a screen."""
    arrivals, view = Arrivals(library), library.view
    while True:
        try:
            assert view.article(view.all_keys()[place]).headline == f"第{place}号标题"
        except NotHereYetError:
            await arrivals.next()
        else:
            return view.all_keys()[place]


async def listed(library: ArchiveLibrary) -> ArchiveOutline:
    return await asyncio.to_thread(library.view.outline, OutlineRequest())


async def test_the_place_in_a_list_is_known_when_there_are_more_articles(
    library: ArchiveLibrary, held: HeldEngine
) -> None:
    opened = await opened_on_screen(library, 270)
    held.documents.pop()
    await asyncio.to_thread(lambda: [*library.load()])
    outline = await listed(library)
    row = outline.row_of(opened)
    assert row is not None
    assert outline.row(row).key == opened


async def test_what_is_opened_while_a_list_is_made_has_a_place_in_it(library: ArchiveLibrary, held: HeldEngine) -> None:
    await opened_on_screen(library, 250)
    held.open.clear()
    before, making = held.asked, asyncio.create_task(listed(library))
    while held.asked == before:
        await asyncio.sleep(0)
    opened = [await opened_on_screen(library, place) for place in range(260, 265)]  # arrived with the first one
    held.open.set()
    assert (await making).row_of(opened[-1]) == 265


async def test_what_has_no_known_place_in_a_list_is_near_what_was_opened_last(library: ArchiveLibrary) -> None:
    opened = [await opened_on_screen(library, place) for place in (250, 270)]
    outline, unknown = await listed(library), library.view.all_keys()[200]
    assert outline.row_of(unknown) is None
    assert outline.nearest(unknown) == outline.neighbour(unknown, 1) == outline.next_section(unknown, True) == opened[1]
    assert outline.nearest(None) == outline.row(1).key


def test_rows_beyond_the_window_of_the_engine_are_reached(
    library: ArchiveLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archive_outline, "WINDOW", 200)
    asked, several = list[Any](), ArchiveEngine.several
    monkeypatch.setattr(ArchiveEngine, "several", lambda self, bodies: asked.extend(bodies) or several(self, bodies))
    outline = library.view.outline(OutlineRequest())
    last = outline.rows(0, 301)[-1]
    assert library.view.summary(last.key).headline == "第299号标题"
    assert max(body["from"] + body["size"] for body in asked) <= 200


async def test_results_are_paged_without_end(library: ArchiveLibrary) -> None:
    arrivals, view = Arrivals(library), library.view
    results = await asyncio.to_thread(view.search, "市民")
    assert (results.total_articles, results.at_most, results.matches_known) == (300, False, False)
    assert results.counts[results.ranking[3]] == 1
    last = results.ranking[299]
    assert results.spans(last) == ()
    while view.summary(last).headline == WAITING:
        await arrivals.next()
    assert len(results.spans(last)) == results.counts[last] == 1
    assert results.rank_of(results.ranking[299]) == 299


async def test_articles_that_are_not_here_are_sent_for_together(library: ArchiveLibrary, held: HeldEngine) -> None:
    arrivals, view = Arrivals(library), library.view
    results = await asyncio.to_thread(view.search, "市民")
    held.open.clear()
    before, keys = held.asked, [results.ranking[place] for place in range(100, 125)]
    for key in keys * 2:
        with pytest.raises(NotHereYetError):
            view.article(key)
    held.open.set()
    while WAITING in {view.summary(key).headline for key in keys}:
        await arrivals.next()
    assert [view.article(key).headline for key in keys] == [f"第{number}号标题" for number in range(100, 125)]
    assert held.asked - before == 1


async def test_a_list_has_its_articles_searched_together_in_the_background(
    library: ArchiveLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    arrivals, view = Arrivals(library), library.view
    keys = await asyncio.to_thread(lambda: [*view.all_keys()[100:130]])
    results = await asyncio.to_thread(view.search, "市民")
    searched, look = list[tuple[int, bool]](), FetchedMatches.__init__

    def noted(self: FetchedMatches, articles: Sequence[Article], *asked: Any) -> None:
        searched.append((len(articles), may_wait()))
        look(self, articles, *asked)

    monkeypatch.setattr(FetchedMatches, "__init__", noted)
    assert [results.counts.get(key) for key in keys] == [None] * 30
    while None in [results.counts.get(key) for key in keys]:
        await arrivals.next()
    assert [results.counts[key] for key in keys] == [1] * 30
    assert sum(count for count, _aside in searched) == 30
    assert all(aside for _count, aside in searched)


@pytest.mark.parametrize("status", [200, 400])
async def test_the_engine_is_made_ready_for_the_first_search_of_a_screen(held: HeldEngine, status: int) -> None:
    with engine(held) as host:
        library = ArchiveLibrary(f"http://{host}/x")
        arrivals, loading = Arrivals(library), library.load()
        await asyncio.to_thread(next, loading)
        before, held.status = held.asked, status
        assert await asyncio.to_thread(lambda: [*loading]) == []
        await arrivals.next()
        assert held.asked - before >= (len(TRIED) if status == 200 else 1)
        assert library.trouble is None
        before = held.asked
        held.documents.pop()
        held.status = 200
        await asyncio.to_thread(lambda: [*library.load()])
        assert held.asked - before < len(TRIED)


async def test_what_does_not_come_is_told(
    library: ArchiveLibrary, held: HeldEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(background_fetches, "REST", 0.0)
    arrivals = Arrivals(library)
    held.status = 400
    assert library.view.summary(library.view.all_keys()[270]).headline == WAITING
    await arrivals.next()
    assert "rejected" in str(library.trouble)
    results = await asyncio.to_thread(library.view.search, "市民")
    assert (results.complete, results.total_articles) == (False, 0)
    assert "rejected" in results.shortfall
    assert results.spans(library.view.all_keys()[0])  # of the open article
    assert results.total_matches == 0


def test_a_fetch_is_run_once_at_a_time() -> None:
    ran, arrived, go = list[str](), threading.Event(), threading.Event()
    sender = BackgroundFetches()
    sender.on_arrival = arrived.set

    def job() -> None:
        go.wait(PATIENCE)
        ran.append("ran")
        raise ArchiveSilentError("silent")

    for _time in range(3):
        sender.start("one", job)
    go.set()
    assert arrived.wait(PATIENCE)
    assert ran == ["ran"]
    assert isinstance(sender.problem, ArchiveError)


def test_few_fetches_run_at_once_and_of_those_that_wait_the_newest_is_next() -> None:
    one_more, go, begun = threading.Semaphore(0), threading.Semaphore(0), list[int]()
    sender, arrived = BackgroundFetches(), threading.Semaphore(0)
    sender.on_arrival = arrived.release

    def job(number: int) -> None:
        begun.append(number)
        one_more.release()
        assert go.acquire(timeout=PATIENCE)

    at_once = [*range(background_fetches.AT_ONCE)]
    for number in at_once:
        sender.start(number, partial(job, number))
        assert one_more.acquire(timeout=PATIENCE)
    waiting = [*range(background_fetches.AT_ONCE, 20)]
    for number in waiting:
        sender.start(number, partial(job, number))
    assert begun == at_once
    for _each in waiting:
        go.release()
        assert one_more.acquire(timeout=PATIENCE)
    assert begun == [*at_once, *reversed(waiting)]
    go.release(len(at_once))
    for _each in begun:
        assert arrived.acquire(timeout=PATIENCE)


def test_a_fetch_that_fails_by_a_mistake_takes_no_thread_from_others(monkeypatch: pytest.MonkeyPatch) -> None:
    told, arrived = list[str](), threading.Semaphore(0)
    monkeypatch.setattr(threading, "excepthook", lambda told_of: told.append(str(told_of.exc_value)))
    sender = BackgroundFetches()
    sender.on_arrival = arrived.release

    def mistaken() -> None:
        raise LookupError("a mistake")

    for number in range(3 * background_fetches.AT_ONCE):
        sender.start(number, mistaken)
        assert arrived.acquire(timeout=PATIENCE)
    sender.start("another", lambda: told.append("ran"))
    assert arrived.acquire(timeout=PATIENCE)
    assert "ran" in told


@pytest.mark.parametrize(
    ("at_most", "known", "said"),
    [
        (False, True, "300 of 300 articles, 0 matches"),
        (False, False, "300 of 300 articles"),
        (True, False, "at most 300 of 300 articles"),
    ],
)
def test_totals_say_no_more_than_is_known(library: ArchiveLibrary, at_most: bool, known: bool, said: str) -> None:
    results = library.view.search("第")
    results.articles.at_most, results.articles.matches_known = at_most, known
    results.articles._spans = {}
    assert totals_in_words(results) == said
