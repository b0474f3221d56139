"""The file: made, brought up to date, shared, and put aside when it is damaged. Nothing in it is ever deleted."""

import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path

import pytest

from reader.errors import DamagedStoreError, StoreError
from reader.store import recovery
from reader.store.database import Database
from reader.store.recovery import memory, open_database
from reader.store.schema import APPLICATION, STEPS, Step
from reader.store.store import Store
from tests.patience import PATIENCE


def pragma(path: Path, name: str) -> object:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(f"PRAGMA {name}").fetchone()[0]


def filled(path: Path) -> None:
    with Store.open(path) as store:
        for number in range(60):
            store.add_query(f"第{number}问" * 80)


def noise(path: Path) -> None:
    path.write_bytes(bytes(range(256)) * 64)


def cut_short(path: Path) -> None:
    filled(path)
    path.write_bytes(path.read_bytes()[:-20000])


def overwritten(path: Path) -> None:
    filled(path)
    whole = path.read_bytes()
    path.write_bytes(whole[:4096] + b"\xa5" * 12288 + whole[16384:])


def foreign(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE bookmarks (url TEXT)")


@pytest.mark.parametrize("harm", [noise, cut_short, overwritten, foreign])
def test_a_damaged_or_foreign_file_is_put_aside(path: Path, harm: Callable[[Path], None]) -> None:
    path.parent.mkdir()
    harm(path)
    before = path.read_bytes()
    with Store.open(path) as store:
        problem = store.problem
        assert isinstance(problem, DamagedStoreError)
        assert problem.aside
        assert "\n" not in str(problem)
        assert str(path) in str(problem)
        store.add_query("产业")
    assert Path(problem.aside).read_bytes() == before
    with Store.open(path) as store:
        assert (store.problem, store.queries()) == (None, ["产业"])


def test_an_old_journal_goes_with_its_file(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path.parent.mkdir()
    noise(path)
    journal = path.with_name("reader.db-wal")
    journal.write_bytes(b"old")
    real = recovery.connected

    def unfit_at_first(of: Path, steps: Sequence[Step]) -> sqlite3.Connection:
        monkeypatch.setattr(recovery, "connected", real)
        raise recovery.UnfitError("it is damaged")

    monkeypatch.setattr(recovery, "connected", unfit_at_first)
    with Store.open(path) as store:
        assert isinstance(store.problem, DamagedStoreError)
        assert Path(f"{store.problem.aside}-wal").read_bytes() == b"old"


def test_two_put_aside_in_one_second_have_two_names(path: Path) -> None:
    path.parent.mkdir()
    names = set()
    for _ in range(3):
        noise(path)
        with Store.open(path) as store:
            assert isinstance(store.problem, DamagedStoreError)
            names.add(store.problem.aside)
    assert len(names) == 3


def test_a_file_that_another_reader_has_put_aside_is_not_put_aside_again(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path.parent.mkdir()
    noise(path)
    real = recovery.connected

    def after_another(of: Path, steps: Sequence[Step]) -> sqlite3.Connection:
        monkeypatch.setattr(recovery, "connected", real)
        with Store.open(path) as other:
            other.add_query("产业")
        raise recovery.UnfitError("it is damaged")

    monkeypatch.setattr(recovery, "connected", after_another)
    with Store.open(path) as store:
        assert isinstance(store.problem, DamagedStoreError)
        assert store.problem.aside is None
        assert store.queries() == ["产业"]


def test_an_empty_file_is_a_store_to_be(path: Path) -> None:
    path.parent.mkdir()
    path.touch()
    with Store.open(path) as store:
        assert store.problem is None


def blocked_by_a_folder(path: Path) -> None:
    path.mkdir(parents=True)


def blocked_by_a_file(path: Path) -> None:
    path.parent.write_text("no folder")


def of_a_newer_version(path: Path) -> None:
    open_database(path, [*STEPS, ("CREATE TABLE later (x)",)])[0].close()


@pytest.mark.parametrize("obstacle", [blocked_by_a_folder, blocked_by_a_file, of_a_newer_version])
def test_a_store_that_cannot_be_opened_is_told_and_left_alone(path: Path, obstacle: Callable[[Path], None]) -> None:
    obstacle(path)
    with pytest.raises(StoreError) as told:
        Store.open(path)
    assert "\n" not in str(told.value)
    with Store.start(path) as store:
        assert str(store.problem).endswith(str(told.value))
        store.add_query("产业")
        assert store.queries() == ["产业"]
    if path.is_file():
        assert pragma(path, "user_version") == len(STEPS) + 1


def test_starting_opens_the_file_where_it_can(path: Path) -> None:
    with Store.start(path) as store:
        assert store.problem is None
    assert path.exists()


def test_a_new_file_is_marked_as_ours_and_keeps_a_log(path: Path) -> None:
    Store.open(path).close()
    assert pragma(path, "application_id") == APPLICATION
    assert pragma(path, "user_version") == len(STEPS)
    assert pragma(path, "journal_mode") == "wal"
    assert [file.name for file in path.parent.iterdir()] == ["reader.db"]


def test_steps_are_taken_from_where_the_file_stands(path: Path) -> None:
    filled(path)
    later = [*STEPS, ("CREATE TABLE later (x)", "INSERT INTO later VALUES (1)"), ("INSERT INTO later VALUES (2)",)]
    for _ in range(2):
        database, problem = open_database(path, later)
        assert problem is None
        assert database.rows("SELECT x FROM later ORDER BY x") == [(1,), (2,)]
        assert database.rows("SELECT count(*) FROM queries") == [(60,)]
        database.close()


def test_a_step_that_fails_leaves_the_file_as_it_was(path: Path) -> None:
    filled(path)
    with pytest.raises(StoreError):
        open_database(path, [*STEPS, ("CREATE TABLE later (x)",), ("CREATE TABLE later (x)",)])
    with Store.open(path) as store:
        assert len(store.queries(1000)) == 60
        assert store._database.rows("SELECT name FROM sqlite_schema WHERE name = 'later'") == []


def test_a_step_that_another_reader_takes_meanwhile_is_not_taken_twice(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = [0]
    real = recovery._step
    Store.open(path).close()
    monkeypatch.setattr(recovery, "_step", lambda connection: answers.pop() if answers else real(connection))
    with Store.open(path) as store:
        assert store.problem is None


def test_a_busy_log_is_no_obstacle_and_other_trouble_is(path: Path) -> None:
    class Fails:
        def __init__(self, code: int) -> None:
            self.error = sqlite3.OperationalError("trouble")
            self.error.sqlite_errorcode = code

        def execute(self, statement: str) -> None:
            raise self.error

    recovery._keep_log(Fails(sqlite3.SQLITE_BUSY))  # type: ignore[arg-type]
    with pytest.raises(sqlite3.OperationalError):
        recovery._keep_log(Fails(sqlite3.SQLITE_IOERR))  # type: ignore[arg-type]


def test_two_readers_write_and_see_each_other(path: Path) -> None:
    with Store.open(path) as one, Store.open(path) as other:
        one.add_query("产业")
        other.add_query("招商")
        assert one.queries() == other.queries() == ["招商", "产业"]


def test_threads_share_a_store(store: Store) -> None:
    def ask(name: str) -> None:
        for number in range(20):
            store.add_query(f"{name}{number}")

    threads = [threading.Thread(target=ask, args=(name,)) for name in "甲乙丙"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(store.queries(100)) == 60


WRITER = """
import sys
from reader.store.store import Store
from pathlib import Path
with Store.open(Path(sys.argv[1])) as store:
    assert store.problem is None, store.problem
    for number in range(30):
        store.add_query(sys.argv[2] + str(number))
"""


def test_a_reader_that_is_making_its_tables_is_no_other_program(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Between any two questions of one reader, another may have made all of its tables."""
    path.parent.mkdir()
    asked = 0
    real = sqlite3.connect

    class Beside(sqlite3.Connection):
        def execute(self, *arguments: object) -> sqlite3.Cursor:
            nonlocal asked
            asked += 1
            if asked == 2:
                monkeypatch.setattr(sqlite3, "connect", real)
                Store.open(path).close()
            return super().execute(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(sqlite3, "connect", lambda *paths, **options: real(*paths, factory=Beside, **options))
    with Store.open(path) as store:
        assert store.problem is None
    assert asked > 2


def test_several_readers_start_on_no_file_at_once(path: Path) -> None:
    writers = [subprocess.Popen([sys.executable, "-c", WRITER, str(path), name]) for name in "甲乙丙"]
    assert [writer.wait(timeout=PATIENCE) for writer in writers] == [0, 0, 0]
    with Store.open(path) as store:
        assert len(store.queries(1000)) == 90


def test_a_transaction_left_by_an_exception_leaves_nothing(store: Store) -> None:
    database = store._database

    def left() -> None:
        with database.writing() as run:
            run("INSERT INTO queries (query) VALUES ('产业')")
            raise KeyError

    with pytest.raises(KeyError):
        left()
    assert store.queries() == []
    with pytest.raises(StoreError), database.writing() as run:
        run("COMMIT")
    assert store.queries() == []


def test_importing_the_store_loads_nothing_heavy() -> None:
    code = "import sys; import reader.store; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not set(done.stdout.split()) & {"textual", "rich", "jieba", "numpy", "yaml", "lxml"}


def test_a_store_in_memory_is_at_the_newest_step() -> None:
    database: Database = memory()
    assert database.rows("PRAGMA user_version") == [(len(STEPS),)]
    database.close()
