"""Saved queries: kept by library, counted when looked at; and the step that made room for them."""

from pathlib import Path

import pytest

from reader.errors import StoreError
from reader.store import saved_queries
from reader.store.recovery import open_database
from reader.store.saved_queries import SavedQuery
from reader.store.schema import STEPS
from reader.store.store import Store


def test_a_query_is_saved_once_and_looked_at_again(store: Store) -> None:
    store.saved_queries.save("k", "产业", 3)
    store.saved_queries.save("k", "港口", 0)
    store.saved_queries.save("k", "产业", 5)
    store.saved_queries.save("l", "产业", 1)
    assert store.saved_queries.of("k") == [SavedQuery("产业", 5), SavedQuery("港口", 0)]
    assert store.saved_queries.of("l") == [SavedQuery("产业", 1)]


def test_what_is_removed_is_gone_in_its_library(store: Store) -> None:
    for library in "kl":
        store.saved_queries.save(library, "产业", 3)
    store.saved_queries.remove("k", "产业")
    store.saved_queries.remove("k", "没有")
    assert (store.saved_queries.of("k"), store.saved_queries.of("l")) == ([], [SavedQuery("产业", 3)])


def test_a_blank_query_is_not_saved_and_the_oldest_make_room(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(saved_queries, "MOST", 2)
    for query in (" ", "一", "二", "三"):
        store.saved_queries.save("k", query, 0)
    store.saved_queries.save("l", "四", 0)
    assert [each.query for each in store.saved_queries.of("k")] == ["二", "三"]


def test_a_store_of_before_has_all_it_had_and_room_for_them(path: Path) -> None:
    database, problem = open_database(path, STEPS[:2])
    assert problem is None
    with database.writing() as run:
        run("INSERT INTO queries (query) VALUES ('港口')")
    database.close()
    with Store.open(path) as store:
        assert (store.problem, store.queries(), store.saved_queries.of("k")) == (None, ["港口"], [])
        store.saved_queries.save("k", "产业", 3)
    with Store.open(path) as store:
        assert store.saved_queries.of("k") == [SavedQuery("产业", 3)]


def test_a_closed_store_says_so(store: Store) -> None:
    store.close()
    with pytest.raises(StoreError):
        store.saved_queries.save("k", "产业", 3)
