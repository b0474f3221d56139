"""Damage to what a person wrote: found in every case, told, and mended from the last good state."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.annotations.mark import MarkKind
from reader.errors import DamagedStoreError
from reader.model import Article, Block, BlockKind
from reader.span import Span
from reader.store import last_good, recovery
from reader.store.last_good import WRITES, copy_of
from reader.store.mark_digests import COLUMNS, row_digest
from reader.store.store import Store

BRIDGE = Article(
    source="a.txt", headline="海湾大桥", lines=(1, 2), blocks=(Block(BlockKind.PARAGRAPH, "海湾大桥今日通车。"),)
)


def written(path: Path, *notes: str) -> None:
    with Store.open(path) as store:
        for note in notes:
            store.marks.add(MarkKind.NOTE, BRIDGE, Span(0, 4), note)


def notes(path: Path) -> list[str]:
    with Store.open(path) as store:
        return [mark.text for mark in store.marks.of()]


def spoil(path: Path, column: str = "text", value: object = "别的") -> None:
    """Change a mark behind the triggers, as a failing disk would."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("DROP TRIGGER marks_changed")
        connection.execute(f"UPDATE marks SET {column} = ? WHERE id = 1", (value,))


def test_a_damaged_note_is_told_and_as_it_was(path: Path) -> None:
    written(path, "第一条", "第二条")
    assert notes(path) == ["第一条", "第二条"]  # found sound: copied
    spoil(path)
    with Store.open(path) as store:
        assert isinstance(store.problem, DamagedStoreError)
        assert store.problem.aside
        assert [mark.text for mark in store.marks.of()] == ["第一条", "第二条"]
    with Store.open(path) as store:
        assert store.problem is None


def test_what_was_made_in_this_session_is_in_the_copy(path: Path) -> None:
    written(path, "第一条", "第二条")
    spoil(path)
    assert notes(path) == ["第一条", "第二条"]


def test_a_copy_is_renewed_while_the_store_is_open(path: Path) -> None:
    with Store.open(path) as store:
        for number in range(WRITES):
            store.marks.add(MarkKind.NOTE, BRIDGE, Span(0, 4), str(number))
        assert marks_in(copy_of(path)) == WRITES
        store.marks.add(MarkKind.NOTE, BRIDGE, Span(0, 4), "一")
        assert marks_in(copy_of(path)) == WRITES
    assert marks_in(copy_of(path)) == WRITES + 1


def test_one_write_suffices_after_a_while(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(last_good, "SECONDS", 0.0)
    with Store.open(path) as store:
        store.marks.add(MarkKind.NOTE, BRIDGE, Span(0, 4), "一")
        assert marks_in(copy_of(path)) == 1


def test_damage_while_the_store_is_open_is_not_copied(path: Path) -> None:
    written(path, "第一条")
    with Store.open(path) as store:
        store.marks.add(MarkKind.NOTE, BRIDGE, Span(0, 4), "第二条")
        spoil(path)
    assert marks_in(copy_of(path)) == 1
    assert notes(path) == ["第一条", "第二条"]


def test_a_store_put_aside_by_another_instance_is_not_copied(path: Path) -> None:
    written(path, "第一条")
    with Store.open(path) as store:
        store.marks.add(MarkKind.NOTE, BRIDGE, Span(0, 4), "第二条")
        path.rename(path.with_name("aside.db"))
        path.write_bytes(b"")
    assert marks_in(copy_of(path)) == 1


def test_a_store_that_another_instance_locks_is_closed_at_once(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recovery, "_keep_log", lambda connection: None)
    written(path, "第一条")
    store = Store.open(path)
    store.marks.add(MarkKind.NOTE, BRIDGE, Span(0, 4), "第二条")
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        store.close()
    assert marks_in(copy_of(path)) == 1


def test_copies_that_killed_processes_left_are_removed(path: Path) -> None:
    left = path.with_name(f".{copy_of(path).name}.1")
    written(path)
    left.write_bytes(b"half")
    os.utime(left, (0, 0))
    written(path, "第一条")
    assert sorted(each.name for each in path.parent.iterdir()) == sorted((path.name, copy_of(path).name))


def marks_in(copy: Path) -> int:
    with closing(sqlite3.connect(copy)) as connection:
        return int(connection.execute("SELECT count(*) FROM marks").fetchone()[0])


@pytest.mark.parametrize("column", [name for name in COLUMNS if name != "position"])
def test_damage_to_any_column_is_found(path: Path, column: str) -> None:
    written(path, "第一条")
    spoil(path, column)
    with Store.open(path) as store:
        assert isinstance(store.problem, DamagedStoreError)


def test_without_a_copy_a_damaged_note_is_told_once_and_kept(path: Path) -> None:
    written(path, "第一条")
    copy_of(path).unlink(missing_ok=True)
    spoil(path)
    with Store.open(path) as store:
        assert isinstance(store.problem, DamagedStoreError)
    assert notes(path) == ["别的"]


def test_a_damaged_file_is_begun_again_from_the_copy(path: Path) -> None:
    written(path, "第一条")
    assert notes(path) == ["第一条"]
    path.write_bytes(b"\xa5" * 8192)
    with Store.open(path) as store:
        assert isinstance(store.problem, DamagedStoreError)
        assert [mark.text for mark in store.marks.of()] == ["第一条"]


@pytest.mark.parametrize("size", [None, 0, 1, 99])
def test_a_file_that_is_gone_or_empty_is_begun_again_from_the_copy(path: Path, size: int | None) -> None:
    written(path, "第一条")
    assert notes(path) == ["第一条"]
    path.unlink() if size is None else os.truncate(path, size)
    with Store.open(path) as store:
        assert isinstance(store.problem, DamagedStoreError)
        assert (store.problem.aside is None) == (size is None)
        assert [mark.text for mark in store.marks.of()] == ["第一条"]
    with Store.open(path) as store:
        assert store.problem is None


def test_a_file_that_is_gone_with_a_damaged_copy_is_begun_again(path: Path) -> None:
    written(path, "第一条")
    assert notes(path) == ["第一条"]
    path.unlink()
    copy_of(path).write_bytes(b"\xa5" * 8192)
    with Store.open(path) as store:
        assert isinstance(store.problem, DamagedStoreError)
        assert store.marks.of() == []


def test_a_schema_that_cannot_even_be_named_is_damage(path: Path) -> None:
    written(path, "第一条")
    assert notes(path) == ["第一条"]
    for file in (path, copy_of(path)):
        file.write_bytes(file.read_bytes().replace(b"CREATE TABLE", b"CREATE TABL\xc2"))
    with Store.open(path) as store:
        assert isinstance(store.problem, DamagedStoreError)
        assert store.marks.of() == []


def test_a_copy_that_is_damaged_too_is_not_used(path: Path) -> None:
    written(path, "第一条")
    assert notes(path) == ["第一条"]
    copy_of(path).write_bytes(b"\xa5" * 8192)
    spoil(path)
    with Store.open(path) as store:
        assert isinstance(store.problem, DamagedStoreError)
    assert notes(path) == ["别的"]


def test_a_file_and_a_copy_damaged_as_a_whole_are_begun_again(path: Path) -> None:
    written(path, "第一条")
    assert notes(path) == ["第一条"]
    for file in (path, copy_of(path)):
        file.write_bytes(b"\xa5" * 8192)
    with Store.open(path) as store:
        assert isinstance(store.problem, DamagedStoreError)
        assert store.marks.of() == []


def test_every_change_of_ours_keeps_the_digest(path: Path) -> None:
    written(path, "第一条")
    with Store.open(path) as store:
        (mark,) = store.marks.of()
        store.marks.change(mark.id, "改了")
        store.marks.paint(mark.id, "double")
        store.marks.remove(mark.id)
        store.marks.put_back(mark)
    with Store.open(path) as store:
        assert store.problem is None


VALUES = st.lists(st.one_of(st.none(), st.integers(), st.text(max_size=5)), min_size=1, max_size=4)


@settings(max_examples=50)
@given(VALUES, VALUES)
def test_different_rows_have_different_digests(one: list[object], other: list[object]) -> None:
    told = [["\0" if value is None else str(value) for value in row] for row in (one, other)]
    if told[0] != told[1] and not any("\x1f" in value or value == "\0" for row in told for value in row):
        assert row_digest(*one) != row_digest(*other)  # type: ignore[arg-type]


CUT = """
import os, sys
from pathlib import Path
from reader.store.store import Store
path, size = Path(sys.argv[1]), int(sys.argv[2])
with Store.open(path) as store:
    for number in range(150):
        store.add_query(str(number))
        if number % 30 == 20:
            os.truncate(f"{path}-shm", size)
    assert len(store.queries(1000)) == 150
    os.truncate(f"{path}-shm", size)
"""


@pytest.mark.kill
@pytest.mark.skipif(os.name != "posix", reason="a mapped file cannot be cut")
@pytest.mark.parametrize("size", [0, 1, 8192, 30_000])
def test_the_index_of_the_log_may_be_cut_while_it_is_mapped(path: Path, size: int) -> None:
    subprocess.run([sys.executable, "-c", CUT, str(path), str(size)], check=True)
    with Store.open(path) as store:
        assert store.problem is None
        assert len(store.queries(1000)) == 150
