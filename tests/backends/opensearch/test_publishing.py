"""Articles as they are sent, and what becomes of them when an engine is busy, refuses, or falls silent."""

import json
import threading
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from reader.backends.opensearch.archive_address import read_address
from reader.backends.opensearch.archive_client import ArchiveClient
from reader.backends.opensearch.archive_document import article_of, document
from reader.backends.opensearch.archive_facts import layout_at
from reader.backends.opensearch.archive_mapping import META, VERSION, Layout, index_settings
from reader.backends.opensearch.credentials import Credentials
from reader.backends.opensearch.publishing import PublishReport, publish, ready_index
from reader.errors import ArchiveError, ArchiveSilentError
from reader.model import Article, Block, BlockKind
from tests.backends.opensearch.fake_engine import Request, client, engine
from tests.patience import PATIENCE

ARTICLE = Article(
    "纸.txt",
    "海湾 大桥",
    (1, 9),
    (Block(BlockKind.PARAGRAPH, "𠮷大橋通車。"), Block(BlockKind.CREDIT, "完")),
    section="要闻",
    authors=("王小明",),
    publication="海湾报",
    date="2021-02",
    page="03",
    is_printed=True,
    repeated=("headline",),
)


def test_an_article_comes_back_as_it_went() -> None:
    sent = document(ARTICLE, Layout.NGRAM, 7)
    back = article_of(sent.id, json.loads(json.dumps(sent.body))["article"])
    assert back == replace(ARTICLE, id=sent.id)
    assert sent.id.startswith(ARTICLE.id)
    elsewhere = replace(ARTICLE, publication="另报", id="")
    assert document(elsewhere, Layout.NGRAM, 7).id != sent.id


def test_streams_are_folded_and_laid_out() -> None:
    body = document(ARTICLE, Layout.NGRAM, 7).body
    assert body["s"]["head"] == ["要闻", "海湾大桥"]
    assert (body["s"]["strict"], body["s"]["spaced"]) == (["要闻", "海湾 大桥"], ["海湾 大桥"])
    assert body["s"]["body"] == ["𠮷大桥通车。完"]
    assert (body["s"]["named"], body["names"]) == (["王小明", "海湾报"], ["海湾报", "王小明"])
    assert (body["day"], body["until"], body["month"], body["page"]) == ("2021-02-01", "2021-02-28", "2021-02", "3")


@pytest.mark.parametrize(("date", "day"), [("2020", "2020-01-01"), ("2021-02-30", None), ("0000", None), (None, None)])
def test_dates_that_are_no_days(date: str | None, day: str | None) -> None:
    body = document(replace(ARTICLE, date=date), Layout.NGRAM, 7).body
    assert (body.get("date"), body.get("day")) == (date, day)


def test_tokens_may_be_sent_apart() -> None:
    body = document(ARTICLE, Layout.SPACED, 7).body
    assert body["s"]["spaced"] == ["海 湾 ␠ 大 桥"]
    assert body["p"]["strict"] == ["要闻", "海湾 湾␠ ␠大 大桥"]
    assert set(body["p"]) == {"head", "strict", "body"}


def test_what_others_put_there_is_made_safe() -> None:
    kept = document(ARTICLE, Layout.NGRAM, 7).body["article"] | {
        "headline": "a\x1b[2Jb\nc",
        "blocks": [["note", "x\ny"]],
    }
    back = article_of("i", kept)
    assert "\x1b" not in back.text
    assert back.blocks[0].text == "x y"
    for broken in ({}, {**kept, "blocks": [["poem", "x"]]}, {**kept, "lines": [1]}, {**kept, "authors": None}):
        with pytest.raises(ValueError, match=r"\w"):
            article_of("i", broken)


class Scripted:
    """An engine with one index, which takes articles as a script says."""

    def __init__(self, *script: int | None) -> None:
        self.script, self.known, self.indices, self.asked = (
            list(script),
            dict[str, Any](),
            dict[str, Any](),
            list[str](),
        )

    def __call__(self, request: Request) -> tuple[int, Any]:
        self.asked.append(f"{request.method} {request.path}")
        match request.method, request.path:
            case "GET", "/":
                return 200, {"version": {"distribution": "opensearch", "number": "2.19.6"}}
            case "GET", "/x/_mapping":
                return 200 if self.indices else 404, self.indices
            case "PUT", "/x":
                self.indices = {"x": {"mappings": json.loads(request.body)["mappings"]}}
                return 200, {}
            case "POST", "/x/_bulk":
                return self._take(request.lines)
            case "POST", "/x/_search":
                asked = json.loads(request.body)["query"]["ids"]["values"]
                return 200, {"hits": {"hits": [{"_id": each} for each in asked if each in self.known]}}
        return 200, {}

    def _take(self, lines: list[Any]) -> tuple[int, Any]:
        said = list[Any]()
        for action, body in zip(lines[::2], lines[1::2], strict=True):
            own = action["create"]["_id"]
            status = self.script.pop(0) if self.script else 201
            if status is None:
                self.known[own] = body
                return 503, {}  # taken, and the answer lost
            status = 409 if own in self.known else status
            if status == 201:
                self.known[own] = body
            said.append({"create": {"_id": own, "status": status, "error": {"reason": "so"}}})
        return 200, {"items": said}


ARTICLES = [(replace(ARTICLE, page=str(number), id=""), "utf-8") for number in range(5)]


def published(script: Scripted, times: int = 1) -> PublishReport:
    with engine(script) as host:
        for _time in range(times):
            layout = ready_index(client(host), create=True)
            *_steps, report = publish(client(host), layout, ARTICLES, sleep=lambda _seconds: None)
    return report


def test_published_twice_is_published_once() -> None:
    script = Scripted()
    assert published(script) == PublishReport(5, 0, 0)
    assert published(script) == PublishReport(0, 5, 0)
    assert len(script.known) == 5


@pytest.mark.parametrize(
    ("script", "report"),
    [
        (Scripted(429, 201, 503), PublishReport(5, 0, 0)),
        (Scripted(201, None), PublishReport(5, 0, 0)),
        (Scripted(201, 400), PublishReport(4, 0, 1, ("so",))),
    ],
    ids=["busy", "answer lost", "refused"],
)
def test_every_article_is_acknowledged_or_told(script: Scripted, report: PublishReport) -> None:
    told = published(script)
    assert told[:3] == report[:3]
    assert [reason.partition(": ")[2] for reason in told.reasons] == list(report.reasons)
    assert len(script.known) == report.acknowledged


def test_what_is_there_is_not_sent_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.backends.opensearch.publishing.BATCH", 1)
    monkeypatch.setattr("reader.backends.opensearch.publishing.AT_ONCE", 1)
    script = Scripted()
    published(script)
    script.asked.clear()
    assert published(script) == PublishReport(0, 5, 0)
    assert script.asked.count("POST /x/_bulk") < 4


def test_articles_are_parsed_while_the_engine_takes_earlier_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {"BATCH": 1, "AT_ONCE": 1, "AHEAD": 4}.items():
        monkeypatch.setattr(f"reader.backends.opensearch.publishing.{name}", value)
    last, script = threading.Event(), Scripted()

    def busy(request: Request) -> tuple[int, Any]:
        assert "_bulk" not in request.path or last.wait(PATIENCE)
        return script(request)

    def parsed() -> Iterator[tuple[Article, str]]:
        yield from ARTICLES
        last.set()

    with engine(busy) as host:
        assert [*publish(client(host), Layout.NGRAM, parsed())][-1].acknowledged == len(ARTICLES)


def test_an_engine_that_never_takes_is_left() -> None:
    with pytest.raises(ArchiveSilentError, match="run it again"):
        published(Scripted(*[429] * 999))


def test_nothing_but_our_own_index_is_written_to() -> None:
    script = Scripted()
    with engine(script) as host:
        with pytest.raises(ArchiveError, match="no such archive"):
            ready_index(client(host), create=False)
        script.indices = {"x": {"mappings": {}}}
        with pytest.raises(ArchiveError, match="not an archive of this version"):
            ready_index(client(host), create=True)
        with pytest.raises(ArchiveError, match="several"):
            ready_index(ArchiveClient(read_address(f"http://{host}/x*"), Credentials({})), create=True)
    assert [asked for asked in script.asked if not asked.startswith("GET")] == []


@pytest.mark.parametrize("layout", list(Layout))
def test_an_index_says_how_it_is_laid_out(layout: Layout) -> None:
    script = Scripted()
    made = index_settings(layout, 1, 0)["mappings"]
    script.indices = {"x": {"mappings": made}}
    with engine(script) as host:
        assert layout_at(client(host)) is layout
    script.indices["older"] = {"mappings": {**made, "_meta": {META: {"version": 1, "layout": str(layout)}}}}
    with engine(script) as host:
        assert layout_at(client(host)) is layout
    made["_meta"][META]["version"] = VERSION + 1
    with engine(script) as host, pytest.raises(ArchiveError, match="this version"):
        layout_at(client(host))
