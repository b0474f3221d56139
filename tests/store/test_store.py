"""What is kept comes back: libraries, places, reading, history."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.errors import DamagedStoreError, StoreError
from reader.model import Article
from reader.store import history as history_module
from reader.store.last_library import last_library
from reader.store.libraries import LastLibrary, library_key
from reader.store.session import Session
from reader.store.store import Store


def reopened(store: Store, path: Path) -> Store:
    store.close()
    return Store.open(path)


def test_nothing_is_there_at_first(store: Store) -> None:
    assert store.problem is None
    assert store.last_library() is None
    assert store.place("k") is None
    assert store.offset("a") == 0
    assert not store.is_read("a")
    assert (store.queries(), store.history.visits(), store.marks.of()) == ([], [], [])


@pytest.mark.parametrize(
    ("name", "paths", "encoding", "expected"),
    [
        ("absolute as they are", ["/a/报", "/b"], None, ("/a/报", "/b")),
        ("with an encoding", ["/a"], "gb18030", ("/a",)),
        ("relative ones from the root", ["报"], None, (str(Path.cwd() / "报"),)),
        ("without standard input", ["-", "/a"], None, ("/a",)),
        ("names that are no text", ["/a/\udcff"], None, ("/a/\udcff",)),
    ],
)
def test_the_last_library_comes_back(
    store: Store, path: Path, name: str, paths: list[str], encoding: str | None, expected: tuple[str, ...]
) -> None:
    store.remember_library(["/before"])
    store.remember_library(paths, encoding)
    assert (name, reopened(store, path).last_library()) == (name, LastLibrary(expected, encoding))


def test_a_library_opened_again_is_the_last_one(store: Store) -> None:
    for paths in (["/a"], ["/b"], ["/a"], ["-"]):
        store.remember_library(paths)
    assert store.last_library() == LastLibrary(("/a",), None)


def test_a_library_has_one_key_whatever_the_order_of_its_paths() -> None:
    assert library_key(["/a", "/b"]) == library_key(["/b", "/a", "/a"]) != library_key(["/a"])
    assert library_key(["报"]) == library_key([str(Path.cwd() / "报")])
    assert len(library_key(["/a/\udcff"])) == 16


def test_the_last_library_is_asked_for_without_making_a_store(path: Path) -> None:
    assert last_library(path) == (None, None)
    assert not path.exists()
    with Store.open(path) as store:
        store.remember_library(["/a"])
    assert last_library(path) == (LastLibrary(("/a",), None), None)
    path.unlink()
    path.mkdir()
    found, problem = last_library(path)
    assert found is None
    assert isinstance(problem, StoreError)


@pytest.mark.parametrize("harm", ["noise", "no tables"])
def test_the_last_library_of_a_damaged_store_is_none_and_told(path: Path, harm: str) -> None:
    path.parent.mkdir()
    if harm == "noise":
        path.write_bytes(b"noise " * 1000)
    else:
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("CREATE TABLE bookmarks (url TEXT)")
    found, problem = last_library(path)
    assert found is None
    assert isinstance(problem, DamagedStoreError)
    assert last_library(path) == (None, None)


def test_the_person_has_a_store_of_their_own(folders_of_the_test: Path) -> None:
    with Store.open() as store:
        store.add_query("产业")
    assert [file.name for file in folders_of_the_test.rglob("*.db")] == ["reader.db"]
    assert last_library() == (None, None)


@pytest.mark.parametrize(
    "place",
    [
        Session(),
        Session("abc", 12, "产业 OR 招商", "date", {"sidebar": 30, "zen": True, "theme": "纸", "x": None}),
        Session(query='"实体\x00经济"'),
    ],
)
def test_a_place_comes_back(store: Store, path: Path, place: Session) -> None:
    store.keep_place("k", Session("before", 99))
    store.keep_place("k", place)
    store.keep_place("other", Session("elsewhere"))
    store = reopened(store, path)
    assert (store.place("k"), store.place("other")) == (place, Session("elsewhere"))


def test_text_that_cannot_be_kept_is_kept_as_far_as_it_can(store: Store) -> None:
    store.add_query("产\ud800业")
    assert store.queries() == ["产?业"]


def test_read_and_unread(store: Store, path: Path) -> None:
    ids = [f"a{number}" for number in range(1200)]
    for article in ids[::100]:
        store.mark_read(article)
    store.mark_read(ids[0], False)
    store.keep_offset(ids[100], 7)
    store.keep_offset(ids[1], 8)
    store.keep_offset(ids[1], 9)
    store = reopened(store, path)
    assert store.read_ids(ids) == set(ids[100::100])
    assert store.read_ids([]) == set()
    assert (store.is_read(ids[100]), store.is_read(ids[0]), store.is_read(ids[1])) == (True, False, False)
    assert (store.offset(ids[100]), store.offset(ids[1])) == (7, 9)


def test_history_has_each_once_the_latest_first(store: Store) -> None:
    first, second = (Article(source="a.txt", headline=headline, lines=(1, 1)) for headline in ("春耕", "秋收"))
    for article in (first, second, first):
        store.history.visit(article)
    for query in ("产业", "招商", "产业", "  "):
        store.add_query(query)
    visits = store.history.visits()
    assert [(visit.article, visit.headline, visit.source) for visit in visits] == [
        (first.id, "春耕", "a.txt"),
        (second.id, "秋收", "a.txt"),
    ]
    assert visits[0].at.endswith("Z")
    assert store.queries() == ["产业", "招商"]
    assert store.queries(1) == ["产业"]
    store.history.forget()
    assert (store.queries(), store.history.visits()) == ([], [])


def test_history_does_not_grow_for_ever(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(history_module, "QUERIES", 3)
    monkeypatch.setattr(history_module, "VISITS", 2)
    for number in range(5):
        store.add_query(str(number))
        store.history.visit(Article(source="a.txt", headline=f"第{number}篇", lines=(1, 1)))
    assert store.queries() == ["4", "3", "2"]
    assert [visit.headline for visit in store.history.visits()] == ["第4篇", "第3篇"]


OPERATION = st.one_of(
    st.tuples(st.just("read"), st.sampled_from("abc"), st.booleans()),
    st.tuples(st.just("query"), st.text(max_size=5), st.none()),
    st.tuples(st.just("offset"), st.sampled_from("abc"), st.integers(0, 1 << 40)),
    st.tuples(
        st.just("place"),
        st.sampled_from("kl"),
        st.builds(Session, st.none() | st.text(), st.integers(0, 99), layout=st.just({})),
    ),
)


@settings(max_examples=40, deadline=None)
@given(st.lists(OPERATION, max_size=12))
def test_a_store_is_as_a_dictionary_would_be(operations: list[tuple[str, str, object]]) -> None:
    read: dict[str, object] = {}
    offsets: dict[str, object] = {}
    places: dict[str, object] = {}
    queries: list[str] = []
    with Store.temporary() as store:
        for name, key, value in operations:
            match name:
                case "read":
                    store.mark_read(key, bool(value))
                    read[key] = value
                case "query":
                    store.add_query(key)
                    queries = [key, *(query for query in queries if query != key)] if key.strip() else queries
                case "offset":
                    store.keep_offset(key, value)  # type: ignore[arg-type]
                    offsets[key] = value
                case _:
                    store.keep_place(key, value)  # type: ignore[arg-type]
                    places[key] = value
        assert store.read_ids("abc") == {key for key, value in read.items() if value}
        assert [store.offset(key) for key in "abc"] == [offsets.get(key, 0) for key in "abc"]
        assert [store.place(key) for key in "kl"] == [places.get(key) for key in "kl"]
        assert store.queries() == queries


def test_a_store_that_is_closed_says_so(store: Store) -> None:
    store.close()
    with pytest.raises(StoreError):
        store.queries()
    with pytest.raises(StoreError):
        store.add_query("产业")


def test_a_layout_is_small_json(store: Store, path: Path) -> None:
    store.keep_place("k", Session(layout={"sidebar": 30}))
    assert json.loads(str(store._database.rows("SELECT layout FROM places")[0][0])) == {"sidebar": 30}


def test_how_far_one_was_in_many_articles(store: Store) -> None:
    store.keep_offset("a", 7)
    store.keep_offset("b", 0)
    store.mark_read("c")
    assert store.offsets(["a", "b", "c", "d"]) == {"a": 7}
    assert store.offsets([]) == {}
    assert "a" in store.articles()
