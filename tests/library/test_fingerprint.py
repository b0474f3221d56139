"""The name of the program version in a snapshot: what changes it, and what does not."""

from collections.abc import Callable
from pathlib import Path

import pytest

from reader.paths import PACKAGE
from reader.storage.fingerprint import VERSIONS, digest_of, fingerprint

pytestmark = pytest.mark.slow

GIVEN = {"parsing": 1, "analysis": 2}


@pytest.fixture
def package(tmp_path: Path) -> Path:
    (tmp_path / "parsing").mkdir()
    (tmp_path / "analysis" / "data").mkdir(parents=True)
    (tmp_path / "parsing" / "page.py").write_text('"""A page."""\n')
    (tmp_path / "parsing" / "weights.tsv").write_text("headline\t1\n")
    (tmp_path / "analysis" / "data" / "simplified.txt").write_text("漢汉\n")
    return tmp_path


CHANGES: dict[str, tuple[Callable[[Path], object], bool]] = {
    "a docstring": (lambda package: (package / "parsing" / "page.py").write_text('"""One page."""\n'), True),
    "a licence": (lambda package: (package / "analysis" / "data" / "LICENSE.txt").write_text("free"), True),
    "a weight": (lambda package: (package / "parsing" / "weights.tsv").write_text("headline\t2\n"), False),
    "a folding": (lambda package: (package / "analysis" / "data" / "simplified.txt").write_text("漢漢\n"), False),
    "a new table": (lambda package: (package / "parsing" / "more.tsv").write_text(""), False),
}


@pytest.mark.parametrize("name", CHANGES)
def test_changes(package: Path, name: str) -> None:
    change, same = CHANGES[name]
    before = digest_of(package, GIVEN)
    change(package)
    assert (digest_of(package, GIVEN) == before) is same


def test_a_raised_number_is_another_version(package: Path) -> None:
    assert digest_of(package, GIVEN) != digest_of(package, GIVEN | {"parsing": 2})


def test_a_wrong_name_of_a_part_fails(package: Path) -> None:
    with pytest.raises(FileNotFoundError, match="docstore"):
        digest_of(package, GIVEN | {"docstore": 1})


def test_the_tables_of_the_program_are_told() -> None:
    assert fingerprint() == digest_of(PACKAGE, VERSIONS)
    tables = {path.name for part in VERSIONS for path in (PACKAGE / part).rglob("*") if path.suffix in (".tsv", ".txt")}
    assert {"weights.tsv", "simplified.txt", "pinyin.txt"} <= tables
