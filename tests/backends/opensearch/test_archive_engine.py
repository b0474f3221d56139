"""The point in time of an archive: what happens when it is lost."""

import json
from typing import Any

import pytest

from reader.backends.opensearch.archive_address import read_address
from reader.backends.opensearch.archive_client import ArchiveClient
from reader.backends.opensearch.archive_engine import ArchiveEngine
from reader.backends.opensearch.archive_growth import ArchiveGrowth
from reader.backends.opensearch.credentials import Credentials
from reader.errors import ArchiveError
from tests.backends.opensearch.fake_engine import Request, engine

LOST = {"error": {"root_cause": [], "reason": "no node found for id: gone"}}
WHOLE = {"_shards": {"failed": 0}, "hits": {"hits": [], "total": {"value": 7}}}
PARTIAL = {"_shards": {"failed": 1}, "hits": {"hits": [], "total": {"value": 3}}}


class ShiftingEngine:
    """An engine that answers a search by its point in time: `says` has a status and an answer for each."""

    def __init__(self, *says: tuple[int, Any]) -> None:
        self.says, self.opened = says, 0

    def __call__(self, request: Request) -> tuple[int, Any]:
        if "point_in_time" in request.path:
            self.opened += 1
            return 200, {"pit_id": str(self.opened - 1)}
        if request.path == "/_msearch":
            told = [self.says[int(body["pit"]["id"])][1] for body in request.lines[1::2]]
            return 200, {"responses": told}
        return self.says[int(json.loads(request.body)["pit"]["id"])]


def archive(host: str) -> ArchiveEngine:
    return ArchiveEngine(ArchiveClient(read_address(f"http://{host}/x"), Credentials({})), is_opensearch=True)


@pytest.mark.parametrize("first", [(404, LOST), (500, LOST), (200, PARTIAL)])
def test_a_lost_point_in_time_is_opened_anew(first: tuple[int, Any]) -> None:
    says = ShiftingEngine(first, (200, WHOLE))
    with engine(says) as host:
        asked = archive(host)
        assert [asked.search({}).total for _ in range(3)] == [7] * 3
    assert says.opened == 2


def test_several_searches_are_repeated_where_one_is_lost() -> None:
    says = ShiftingEngine((200, LOST), (200, WHOLE))
    with engine(says) as host:
        assert [each.total for each in archive(host).several([{}, {}])] == [7, 7]
    assert says.opened == 2


@pytest.mark.parametrize(("said", "opened"), [((400, LOST), 1), ((500, LOST), 2)])
def test_what_is_refused_again_is_told(said: tuple[int, Any], opened: int) -> None:
    says = ShiftingEngine(said, said)
    with engine(says) as host, pytest.raises(ArchiveError, match="no node found"):
        archive(host).search({})
    assert says.opened == opened


def test_an_answer_that_stays_partial_says_so() -> None:
    with engine(ShiftingEngine((200, PARTIAL), (200, PARTIAL))) as host:
        found = archive(host).search({})
    assert (found.total, found.partial) == (3, True)


def test_a_state_with_fewer_articles_than_before_is_told_to_be_an_earlier_one() -> None:
    growth = ArchiveGrowth()
    assert not growth.is_behind(9)
    with engine(ShiftingEngine((404, LOST), (200, WHOLE))) as host:
        client = ArchiveClient(read_address(f"http://{host}/x"), Credentials({}))
        asked = ArchiveEngine(client, is_opensearch=True, growth=growth)
        assert (asked.search({}).total, asked.is_behind) == (7, True)


SIZES = [([5, 7, 7], False), ([7, 5], True), ([7, 5, 7], False), ([7, 5, 6], True), ([0, 3], False)]


@pytest.mark.parametrize(("sizes", "behind"), SIZES)
def test_an_archive_is_behind_while_it_has_fewer_articles(sizes: list[int], behind: bool) -> None:
    growth = ArchiveGrowth()
    assert [growth.is_behind(size) for size in sizes][-1] is behind


def test_fewer_articles_are_all_after_a_while(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.backends.opensearch.archive_growth.SETTLED", 0.0)
    growth = ArchiveGrowth()
    assert not growth.is_behind(7)
    assert not growth.is_behind(5)
    assert growth.most == 5


@pytest.mark.parametrize("first", [0, 7, 8, 10, 15, 20, 25, 27, 28, 31])
def test_ranks_beyond_the_window_are_reached_step_by_step(first: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.backends.opensearch.archive_engine.WINDOW", 10)

    def says(request: Request) -> tuple[int, Any]:
        if "point_in_time" in request.path:
            return 200, {"pit_id": "now"}
        asked = json.loads(request.body)
        begin, skipped = asked.get("from", 0), asked.get("search_after", [-1])[0] + 1
        if (begin and skipped) or begin + asked["size"] > 10:
            return 400, {"error": {"reason": "too deep"}}
        places = range(30)[skipped + begin :][: asked["size"]]
        hits = [{"_id": str(place), "sort": [place]} for place in places]
        return 200, {"_shards": {"failed": 0}, "hits": {"hits": hits, "total": {"value": 30}}}

    with engine(says) as host:
        found = archive(host).deep({}, "library", first, 3, ())
    assert [int(hit["_id"]) for hit in found] == [*range(30)][first : first + 3]
