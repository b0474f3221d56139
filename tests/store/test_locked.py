"""A store that another instance writes to: nobody waits for it at the end, and nothing is lost."""

import os
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from reader.annotations.mark import MarkKind
from reader.model import Article
from reader.span import Span
from reader.store import database, write_journal
from reader.store.last_good import copy_of
from reader.store.store import Store
from reader.store.write_journal import append, journal_of
from reader.ui import mark_jobs
from reader.ui.system.store_thread import StoreThread

ARTICLE = Article("报.txt", "海湾大桥通车", (1, 1))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "reader.db"
    Store.open(path).close()
    return path


@pytest.fixture
def other(path: Path) -> Iterator[sqlite3.Connection]:
    """Another instance."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        yield connection


def notes(path: Path) -> list[str]:
    with Store.open(path) as store:
        return [mark.text for mark in store.marks.of()]


@pytest.mark.slow
def test_a_mark_made_while_it_is_locked_is_there_the_next_time(path: Path, other: sqlite3.Connection) -> None:
    with Store.open(path) as store:
        first = store.marks.add(MarkKind.NOTE, ARTICLE, Span(0, 2), "一")
    thread = StoreThread(lambda: Store.open(path))
    opened = []
    thread.do(opened.append)
    while not opened:
        pass
    other.execute("BEGIN IMMEDIATE")
    thread.do(partial(mark_jobs.add_mark, "note", ARTICLE, Span(2, 4), "二", ""), asked=True)
    thread.do(partial(mark_jobs.set_note, first, "三"), asked=True)
    thread.close()
    assert journal_of(path).stat().st_mode & 0o777 == 0o600
    assert notes(path) == ["一"]  # The other instance writes on.
    assert journal_of(path).exists()
    other.execute("COMMIT")
    assert notes(path) == ["三", "二"]
    assert not journal_of(path).exists()


def test_whoever_stays_waits_and_is_told(
    path: Path, other: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "PATIENCE", 0.2)
    other.execute("BEGIN IMMEDIATE")
    with Store.open(path) as store, pytest.raises(database.StoreError, match="locked"):
        store.add_query("海湾")
    assert not journal_of(path).exists()


def test_what_cannot_be_done_is_set_aside(path: Path) -> None:
    append(path, [("INSERT INTO nowhere VALUES (?)", (1,))])
    append(path, [("UPDATE marks SET text = ? WHERE id = ?", ("x", 1)), ("nonsense", ())])
    with journal_of(path).open("a") as file:
        file.write("{\n")
    assert notes(path) == []
    assert not journal_of(path).exists()
    assert len(journal_of(path).with_suffix(".damaged").read_text().splitlines()) == 3


HOSTILE = {
    "nested deeply": b"[" * 100_000,
    "a number too long to read": b'[["SELECT ?", [' + b"9" * 10_000 + b"]]]",
    "a number too large": b'[["SELECT ?", [' + b"9" * 30 + b"]]]",
    "bytes that are no text": b"\xff\xfe\xed\xa0\x80",
    "no statements": b'{"a": 1}',
    "the end of the transaction": b'[["COMMIT", []]]',
    "another file": b'[["ATTACH ? AS other", ["other.db"]]]',
    "a table removed": b'[["DROP TABLE marks", []]]',
    "a setting": b'[["PRAGMA synchronous = OFF", []]]',
    "a statement without end": b'[["WITH RECURSIVE t(a) AS (SELECT 1 UNION ALL SELECT a FROM t) SELECT a FROM t", []]]',
    "a statement too long": b'[["SELECT count(*) FROM %s", []]]' % b", ".join([b"(VALUES (1), (2), (3), (4))"] * 20),
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_what_others_wrote_is_kept_and_told_and_changes_rows_alone(
    path: Path, text: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(write_journal, "PATIENCE", 0.2)
    with Store.open(path) as store:
        store.marks.add(MarkKind.NOTE, ARTICLE, Span(0, 2), "一")
    journal_of(path).write_bytes(text + b"\n")
    with Store.open(path) as store:
        assert [mark.text for mark in store.marks.of()] == ["一"]
        assert "reader.unsaved.damaged" in str(store.problem)
        store.add_query("海湾")
    assert journal_of(path).with_suffix(".damaged").stat().st_size >= len(text)
    assert notes(path) == ["一"]


@pytest.mark.skipif(sys.platform == "win32", reason="no such files there")
@pytest.mark.parametrize("kind", ["folder", "pipe", "device", "large"])
def test_what_is_no_journal_is_set_aside_as_it_is(path: Path, kind: str) -> None:
    journal = journal_of(path)
    make = {
        "folder": journal.mkdir,
        "pipe": lambda: os.mkfifo(journal),
        "device": lambda: journal.symlink_to("/dev/zero"),
        "large": lambda: (journal.touch(), os.truncate(journal, write_journal.LARGEST + 1)),
    }
    make[kind]()  # type: ignore[operator]
    with Store.open(path) as store:
        assert "reader.unsaved.damaged-1" in str(store.problem)
    assert os.path.lexists(journal.with_suffix(".damaged-1"))
    with Store.open(path) as store:
        assert store.problem is None


def test_what_another_instance_appends_meanwhile_is_there_the_next_time(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    append(path, [("UPDATE marks SET text = ? WHERE id = ?", ("x", 1))])
    done = write_journal._do

    def interrupted(*given: Any) -> None:
        append(path, [("nonsense", ())])
        done(*given)

    monkeypatch.setattr(write_journal, "_do", interrupted)
    Store.open(path).close()
    assert journal_of(path).read_text() == '[["nonsense", []]]\n'


def test_a_copy_is_made_when_a_mark_has_changed_and_only_then(path: Path) -> None:
    with Store.open(path) as store:
        mark = store.marks.add(MarkKind.NOTE, ARTICLE, Span(0, 2), "一")
    Store.open(path).close()
    made = copy_of(path).stat().st_ino
    with Store.open(path) as store:
        store.add_query("海湾")
        store.keep_offset("a", 7)
    Store.open(path).close()
    assert copy_of(path).stat().st_ino == made
    with Store.open(path) as store:
        store.marks.change(mark.id, "二")
    Store.open(path).close()
    assert copy_of(path).stat().st_ino != made
    copy_of(path).write_bytes(b"no database")
    Store.open(path).close()
    assert copy_of(path).read_bytes().startswith(b"SQLite")
