"""What the program keeps is for its person alone."""

import os
import stat
from pathlib import Path

import pytest

from reader.backends.local.local_library import LocalLibrary
from reader.paths import APP, bundled, private_file, private_folder
from reader.store.store import Store

pytestmark = pytest.mark.skipif(os.name != "posix", reason="rights of others are POSIX")


def open_to_others(folder: Path) -> list[Path]:
    """Everything under `folder`, itself too, that others may read, write or enter."""
    return [path for path in (folder, *folder.rglob("*")) if stat.S_IMODE(path.stat().st_mode) & 0o077]


def test_a_cache_is_closed_to_others(folders_of_the_test: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.backends.local.loader.SMALL", 0)
    for _ in LocalLibrary([str(bundled("seeds"))]).load():
        pass
    kept = [path for path in folders_of_the_test.rglob("libraries") if path.is_dir()]
    assert kept
    assert all(open_to_others(folder) == [] for folder in kept)


def test_a_store_is_closed_to_others_and_an_open_one_is_mended(folders_of_the_test: Path) -> None:
    with Store.open() as store:
        store.add_query("产业")
        (path,) = folders_of_the_test.rglob("reader.db")
        assert open_to_others(path.parent) == []
    path.chmod(0o644)
    path.parent.chmod(0o755)
    with Store.open() as store:
        assert store.queries(1)
        assert open_to_others(path.parent) == []


def test_folders_of_ours_are_mended_and_those_of_others_left(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    private_folder(folder := tmp_path / "cache" / APP / "libraries" / "one")
    assert open_to_others(tmp_path) == [tmp_path]
    for each in (folder, *folder.parents[:3]):
        each.chmod(0o755)
    private_folder(folder)
    assert open_to_others(tmp_path / "cache") == [tmp_path / "cache"]


def test_the_files_of_a_folder_that_is_mended_are_mended_but_not_what_a_link_leads_to(tmp_path: Path) -> None:
    private_folder(folder := tmp_path / APP)
    (other := tmp_path / "other").touch()
    other.chmod(0o644)
    (kept := folder / "old.batch").touch()
    kept.chmod(0o666)
    (folder / "link").symlink_to(other)
    folder.chmod(0o755)
    private_folder(folder)
    assert open_to_others(folder) == [folder / "link"]
    assert stat.S_IMODE(other.stat().st_mode) == 0o644


def test_what_is_there_is_neither_emptied_nor_opened(tmp_path: Path) -> None:
    path = tmp_path / "folder" / "file"
    private_folder(path.parent)
    path.write_text("kept")
    path.chmod(0o666)
    private_file(path)
    assert path.read_text() == "kept"
    assert open_to_others(path.parent) == []
