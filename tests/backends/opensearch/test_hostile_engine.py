"""Engines that lie: whatever one answers, everything ends in time, in one line, and nothing unclean is shown.

As a program of its own, `python -m tests.backends.opensearch.test_hostile_engine 2000` asks so many engines, each of
which lies in one place, and prints how many errors were told, what went wrong, and the most seconds that one took.
"""

import json
import random
import sys
import time
import tracemalloc
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import pytest

from reader.api.analytics import By, ConcordanceOrder
from reader.api.outline import GROUPINGS, Arrangement
from reader.api.outline_request import OutlineRequest
from reader.backends.opensearch.archive_document import article_of
from reader.backends.opensearch.archive_facts import facts_of
from reader.backends.opensearch.archive_library import ArchiveLibrary
from reader.backends.opensearch.archive_mapping import Layout
from reader.backends.opensearch.credentials import Credentials
from reader.backends.opensearch.engine_answer import parsed_answer
from reader.backends.opensearch.publishing import publish
from reader.errors import ArchiveError, ReaderError
from reader.ingest import clean
from tests.backends.opensearch.fake_engine import Request, client, engine
from tests.backends.opensearch.test_waiting import ARTICLES, HeldEngine

ODD: Sequence[Any] = (
    *(None, True, -1, 0, 10**30, -(10**30), 1.5, 1e308, "", "x", "\x1b[2J\x1b]0;x\x07", "\u202e\x9b31m", "a\nb"),
    *([], {}, [[]], [{}], {"": {}}, [None] * 3, {"value": -1}, {"value": 10**30}, {"buckets": {}}, {"buckets": [{}]}),
    *("\ud800", "长" * 100_000, [0] * 10_000, "٣", "2021-02-31", "9999-99-99", {"_id": {}}),
    [{"_id": "x", "_source": {"article": 7}}],
)  # fmt: skip
"""What an answer does not have where it is put."""
SECRET = Credentials({"authorization": "geheim"})
MANY = 120
"""Articles of the engine: more than are fetched at once."""


def places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Paths of all values in an answer; of a list, those of the first elements."""
    yield path
    if isinstance(value, dict):
        for name, each in value.items():
            yield from places(each, (*path, name))
    elif isinstance(value, list):
        for at, each in enumerate(value[:3]):
            yield from places(each, (*path, at))


def changed(value: Any, path: tuple[Any, ...], odd: Any) -> Any:
    """An answer with another value at a path; without it, if that is `KeyError`."""
    if not path:
        return None if odd is KeyError else odd
    copy: Any = dict(value) if isinstance(value, dict) else list(value)
    if odd is KeyError and len(path) == 1:
        del copy[path[0]]
    else:
        copy[path[0]] = changed(value[path[0]], path[1:], odd)
    return copy


class LyingEngine(HeldEngine):
    """A good engine that changes the answer to one request in one place, or those to all requests of that path."""

    def __init__(self, chance: random.Random) -> None:
        super().__init__()
        del self.documents[MANY:]
        self._chance, self._lies, self._asked = chance, chance.randrange(12), 0
        self._for_ever, self.told = chance.random() < 0.5, ""

    def __call__(self, request: Request) -> tuple[int, Any]:
        answer: Any
        if request.path.endswith("/_bulk"):
            status, answer = 200, {"items": [{"create": {"status": 201}} for _ in request.lines[::2]]}
        elif not request.body and request.path.startswith(("/x/_stats", "/x/_refresh", "/_cluster")):
            status, answer = 200, {"_all": {"primaries": {"store": {"size_in_bytes": 1}}}, "status": "green"}
        else:
            status, answer = super().__call__(request)
        self._asked += 1
        if self._asked <= self._lies or not (self._for_ever or self._asked == self._lies + 1):
            return status, answer
        path = self._chance.choice([*places(answer)])
        odd = self._chance.choice((*ODD, KeyError, KeyError, KeyError))
        self.told += f"{request.path} {path} {str(odd)[:40]!r}; "
        return status, json.dumps(changed(answer, path, odd)).encode()


def used(host: str, seen: Callable[[str], object]) -> Iterator[Callable[[], object]]:
    """All that a reader does with an archive; `seen` is told what would be shown."""
    library = ArchiveLibrary(f"http://{host}/x")
    yield lambda: [*library.load()]
    view = library.view
    keys = view.all_keys()

    def read() -> None:
        for key in keys[:3]:
            article = view.article(key)
            seen("\n".join((article.headline, article.id, *(block.text for block in article.blocks))))
            seen(str(view.summary(key)._asdict()))

    def listed(grouping: str) -> None:
        outline = view.outline(OutlineRequest(arrangement=Arrangement(grouping=grouping)))
        for row in range(min(outline.total, 20)):
            seen(str(outline.row(row)))

    def searched() -> None:
        results = view.search("市民")
        seen(results.shortfall)
        seen(repr(results.facets()))
        seen(repr([*results.page(0, 10)]))
        seen(repr(results.trend(By.MONTH).rows))
        seen(repr(results.trend(By.SECTION).rows))
        lines = results.concordance(ConcordanceOrder.POSITION, 10)
        seen(repr([lines.line(at, 10) for at in range(min(len(lines), 10))]))

    yield read
    yield from ((lambda grouping=grouping: listed(grouping)) for grouping in GROUPINGS)
    yield searched
    yield lambda: view.search("市民看海299", seconds=None).page(0, None)
    yield lambda: [view.insights(key).series() for key in keys[:1]]
    yield lambda: seen(repr(view.days()))
    yield lambda: view.keys(["a" * 10, "b"])
    yield lambda: seen(repr(facts_of(client(host, who=SECRET))))
    yield lambda: [
        *publish(client(host, who=SECRET), Layout.NGRAM, [(each, "utf-8") for each in ARTICLES[:3]], lambda _: None)
    ]


def lied(seed: int) -> tuple[list[str], int]:
    """What went wrong with an engine that lies once: exceptions, unclean texts; and how many errors were told."""
    found, told = list[str](), 0

    def seen(text: str) -> None:
        if any(line != clean(line) for line in text.split("\n")):
            found.append(f"unclean: {text[:80]!r}")

    lying = LyingEngine(random.Random(seed))
    with engine(lying) as host:
        for work in used(host, seen):
            try:
                work()
            except ReaderError as error:
                told += 1
                seen(str(error))
                found += [f"several lines: {error}"] if "\n" in str(error) else []
                found += [f"a secret: {error}"] if "geheim" in str(error) else []
            except Exception as error:  # noqa: BLE001 - that is what is looked for
                found.append(f"{type(error).__name__}: {error} {lying.told[:300]}")
    return found, told


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(6))
def test_no_lie_is_more_than_an_error(seed: int) -> None:
    assert lied(seed)[0] == []


HOSTILE = {
    "depth": b"[" * 200_000,
    "depth of objects": b'{"a":' * 200_000,
    "no JSON": b"<html>",
    "no number": b'{"count": NaN}',
    "no end": b'{"count": Infinity}',
    "a number of many digits": b'{"count": ' + b"9" * 5000 + b"}",
    "a large number": b'{"count": 1e999}',
    "nothing": b"",
    "a text": b'"count"',
    "a negative number": b'{"count": -1}',
    "very many values": b'{"count": [' + b"0," * 4_000_001 + b"0]}",
    "half a character": b'{"count": "\xe6\xa1"}',
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_what_is_no_answer_is_told_in_one_line(kind: str) -> None:
    with engine(lambda request: (200, HOSTILE[kind] if request.path == "/x/_count" else {})) as host:
        library = ArchiveLibrary(f"http://{host}/x")
        with pytest.raises(ArchiveError, match="not understood") as told:
            library._counted()
    assert "\n" not in str(told.value)


BARE = {"source": "a.txt", "headline": "题", "blocks": [], "lines": [1, 1], "authors": []}


@pytest.mark.parametrize("odd", [{"headline": None}, {"lines": [1e999, 1]}, {"blocks": 1}, {"authors": None}])
def test_an_article_that_lacks_something_is_none(odd: dict[str, Any]) -> None:
    assert article_of("x", BARE).headline == "题"
    with pytest.raises(ValueError, match=r"\w"):
        article_of("x", BARE | odd)


def test_texts_of_an_answer_are_clean() -> None:
    text = json.dumps({"\x1b[1m": ["\x9b31m\u202e桥\n梁", 1, None, {"a": "b\\n"}]}).encode()
    assert parsed_answer(text) == {"[1m": ["31m桥 梁", 1, None, {"a": "b\\n"}]}
    assert parsed_answer('{"a": "桥\x9b"}'.encode()) == {"a": "桥"}


def test_memory_is_bounded_by_the_number_of_values() -> None:
    many = b"[" + b"{}," * 2_000_001 + b"{}]"
    tracemalloc.start()
    try:
        with pytest.raises(ValueError, match="4000000"):
            parsed_answer(many)
        assert tracemalloc.get_traced_memory()[1] < 1 << 20
    finally:
        tracemalloc.stop()


def test_pages_that_never_end_are_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.backends.opensearch.leaf_counts.ASKED", 5)

    class Endless(HeldEngine):
        def _found(self, body: dict[str, Any]) -> dict[str, Any]:
            found = super()._found(body)
            if "all" in found["aggregations"]:
                found["aggregations"]["all"]["buckets"] *= 5
                found["aggregations"]["all"]["after_key"] = {"date": "2021-01-01"}
            return found

    with engine(Endless()) as host:
        library = ArchiveLibrary(f"http://{host}/x")
        assert [*library.load()]
        with pytest.raises(ArchiveError, match="too many"):
            library.view.outline(OutlineRequest())


if __name__ == "__main__":
    raised, errors, slowest = Counter[str](), 0, 0.0
    for seed in range(1000, 1000 + int(sys.argv[1])):
        began = time.perf_counter()
        found, told = lied(seed)
        slowest, errors = max(slowest, time.perf_counter() - began), errors + told
        raised.update(found)
    print(f"{sys.argv[1]} engines\t{errors} errors told\t{raised.total()} faults\t{slowest:.1f} s at most")
    for fault, count in raised.most_common():
        print(count, fault)
    sys.exit(bool(raised))
