"""The list of an archive, from what an engine counts: its order, its headings, and what is asked for it."""

from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.api.outline import GROUPINGS, OPEN, SORTS, Arrangement, FoldState
from reader.backends.opensearch import leaf_counts
from reader.backends.opensearch.archive_engine import EngineFound
from reader.backends.opensearch.archive_keys import ArchiveSource
from reader.backends.opensearch.archive_outline import ArchiveOutline
from reader.backends.opensearch.article_cache import ArticleCache
from reader.backends.opensearch.background_fetches import BackgroundFetches
from reader.backends.opensearch.outline_leaves import leaves_of

Document = dict[str, Any]
EVERYTHING: dict[str, Any] = {"match_all": {}}


class Counting:
    """An engine that counts and finds documents by their values."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self.documents = documents
        self.asked: list[dict[str, Any]] = []

    def search(self, body: dict[str, Any], *, seconds: float = 3.0, shown: str = "") -> EngineFound:
        ask = body["aggs"]["all"]["composite"]
        self.asked.append({"shown": shown, "columns": [name for source in ask["sources"] for name in source]})
        columns, groups = self.asked[-1]["columns"], dict[tuple[Any, ...], list[int]]()
        for each in self.documents:
            groups.setdefault(tuple(each.get(name) for name in columns), []).append(each["order"])
        after = ask.get("after")
        before = None if after is None else _rank([after[name] for name in columns])
        keys = [key for key in sorted(groups, key=_rank) if before is None or _rank(key) > before][: ask["size"]]
        buckets = [
            {
                "key": dict(zip(columns, key, strict=True)),
                "doc_count": len(groups[key]),
                "first": {"value": min(groups[key])},
            }
            for key in keys
        ]
        last = {"after_key": buckets[-1]["key"]} if buckets else {}
        told = {"all": {**last, **({} if shown else {"buckets": buckets})}} if last or not shown else {}
        return EngineFound(0, [], told, False)

    def several(self, bodies: Sequence[dict[str, Any]], *, seconds: float = 3.0) -> list[EngineFound]:
        return [self._found(body) for body in bodies]

    def _found(self, body: dict[str, Any]) -> EngineFound:
        wanted = body["query"]["bool"]["filter"][1]["bool"]
        terms = {name: value for term in wanted["filter"] for name, value in term["term"].items()}
        terms |= {none["exists"]["field"]: None for none in wanted["must_not"]}
        found = [each for each in self.documents if all(each.get(name) == value for name, value in terms.items())]
        hits = [{"_id": f"d{each['order']}", "_source": {"article": {"headline": "题"}}} for each in found]
        return EngineFound(0, hits[body["from"] :][: body["size"]], {}, False)


def _rank(key: Sequence[str | None]) -> list[tuple[bool, str]]:
    return [(value is not None, value or "") for value in key]


def listed(engine: Any, arrangement: Arrangement, folds: FoldState = OPEN) -> ArchiveOutline:
    source = ArchiveSource(engine, ArticleCache(), BackgroundFetches())
    leaves = leaves_of(engine, EVERYTHING, arrangement, ())
    return ArchiveOutline(source, EVERYTHING, leaves, folds)


def document(order: int, **values: str | None) -> Document:
    return {"order": order, "source": "a/b.txt", **values}


ISSUES = [
    document(0, publication="海城日报", section="要闻", date="2024-05-01"),
    document(1, publication="海城日报", section="要闻", date="2024-05-02"),
    document(2, publication="海城日报", section="副刊", date="2024-05-01"),
    document(3, publication="海城日报", section="副刊", date="2024-05-02"),
    document(4, publication="山城晚报", section="要闻", date=None),
    document(5, publication="山城晚报", section="要闻", date=None),
    document(6, publication="山城晚报", section="体育", page="10", date="2024-05-02"),
]


@pytest.mark.parametrize(
    ("grouping", "sort", "headings"),
    [
        ("section", "printed", ["海城日报 4", "要闻 2", "副刊 2", "山城晚报 3", "要闻 2", "体育 1"]),
        ("publication", "printed", ["山城晚报 3", "海城日报 4", "2024-05-01 2", "2024-05-02 2"]),
        ("date", "newest", ["2024-05 5", "2024-05-02 3", "2024-05-01 2", " 2"]),
        ("page", "printed", ["10 1", " 6", "2024-05 4", "2024-05-01 2", "2024-05-02 2"]),
        ("folder", "printed", ["a 7"]),
    ],
)
def test_headings_and_their_sizes(grouping: str, sort: str, headings: list[str]) -> None:
    outline = listed(Counting(ISSUES), Arrangement(grouping, sort))
    rows = outline.rows(0, len(outline))
    assert [f"{row.heading.path[-1]} {row.heading.size}" for row in rows if row.heading] == headings


VALUES: dict[str, st.SearchStrategy[str | None]] = {
    "publication": st.sampled_from([None, "海城日报", "山城晚报"]),
    "section": st.sampled_from([None, "要闻", "副刊", "体育"]),
    "page_name": st.sampled_from([None, "要闻"]),
    "page": st.sampled_from([None, "2", "10", "A1"]),
    "date": st.sampled_from([None, "1990", "1990-02", "1990-02-03", "1991-01-01"]),
    "source": st.sampled_from(["a/b.txt", "a/c/d.txt"]),
}


@given(
    st.lists(st.fixed_dictionaries(VALUES), max_size=20),
    st.sampled_from(GROUPINGS),
    st.sampled_from(SORTS),
    st.data(),
)
def test_a_list_has_every_article_once_whatever_is_shut(
    values: list[Document], grouping: str, sort: str, data: st.DataObject
) -> None:
    documents = [{**each, "order": order} for order, each in enumerate(values)]
    engine, arrangement = Counting(documents), Arrangement(grouping, sort)
    outline = listed(engine, arrangement)
    rows = outline.rows(0, len(outline))
    assert outline.total == len(documents) == len({row.key for row in rows if row.heading is None})
    assert [outline.row_of(row.key) for row in rows if row.heading is None] == [
        place for place, row in enumerate(rows) if row.heading is None
    ]
    headings = [row.heading for row in rows if row.heading]
    assert all(heading.size for heading in headings)
    shut = data.draw(st.sets(st.sampled_from([heading.path for heading in headings]))) if headings else set()
    folded = listed(engine, arrangement, FoldState(but=frozenset(shut)))
    seen = folded.rows(0, len(folded))
    hidden = [heading for heading in headings if any(heading.path[: len(path)] == path for path in shut)]
    assert {row.heading.path for row in seen if row.heading and row.heading.shut} <= shut
    assert bool(hidden) == (len(seen) < len(rows))
    shown = sum(row.heading.size if row.heading.shut else 0 for row in seen if row.heading)
    assert shown + sum(row.heading is None for row in seen) == len(documents)


@pytest.mark.parametrize(
    ("most", "headings", "requests"),
    [
        (5, ["2024-05 5", " 2"], ["", "all.after_key", "", "", ""]),
        (6, ["海城日报 4", "山城晚报 3"], ["", "all.after_key", "", ""]),
    ],
)
def test_leaves_are_not_read_where_there_are_too_many(
    monkeypatch: pytest.MonkeyPatch, most: int, headings: list[str], requests: list[str]
) -> None:
    monkeypatch.setattr(leaf_counts, "MOST_LEAVES", most)
    monkeypatch.setattr(leaf_counts, "ASKED", 2)
    engine = Counting(ISSUES)
    outline = listed(engine, Arrangement(), FoldState(True))
    rows = outline.rows(0, len(outline))
    assert [f"{row.heading.path[-1]} {row.heading.size}" for row in rows if row.heading] == headings
    assert outline.total == len(ISSUES)
    assert [each["shown"] for each in engine.asked][: len(requests)] == requests
