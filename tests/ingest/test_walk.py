"""What there is to read at some paths: natural order, nothing hidden, no loops, no file opened."""

import os
from pathlib import Path

import pytest

from reader.errors import UnreadableError
from reader.ingest import Source, read, sources, stamps
from reader.ingest.sort_key import natural


def names(*paths: str | Path) -> list[str]:
    """The names of the sources at `paths`, without folders."""
    return [source.name.rpartition("/")[2] for source in sources(list(paths))]


def fill(folder: Path, *paths: str) -> Path:
    """Files at `paths` below `folder`, each holding a line."""
    for path in paths:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text("山城今日无事。\n", encoding="utf-8")
    return folder


def test_folders_are_walked_in_natural_order(tmp_path: Path) -> None:
    fill(tmp_path, "第10版.txt", "第2版.txt", "b/1.txt", "a/9.txt", "a/10.txt", "1.txt")
    assert names(tmp_path) == ["1.txt", "9.txt", "10.txt", "1.txt", "第2版.txt", "第10版.txt"]


def test_numbers_and_words_can_be_compared() -> None:
    assert sorted(["a", "1", "", "a1", "1a", "²", "１"], key=natural) == ["", "1", "１", "1a", "a", "a1", "²"]


def test_what_is_hidden_or_plainly_no_text_is_passed_over(tmp_path: Path) -> None:
    fill(tmp_path, ".git/a.txt", ".a.txt", "a.jpg", "b.RAR", "c.txt", "LICENSE")
    assert names(tmp_path) == ["LICENSE", "c.txt"]


def test_what_is_asked_for_is_a_source_whatever_it_is(tmp_path: Path) -> None:
    fill(tmp_path, ".a.txt", "b.jpg")
    found = list(sources([tmp_path / ".a.txt", tmp_path / "b.jpg", tmp_path / "missing"]))
    assert [(source.asked, source.size > 0) for source in found] == [(True, True), (True, True), (True, False)]


def test_a_source_has_its_size_and_time(tmp_path: Path) -> None:
    path = fill(tmp_path, "a.txt") / "a.txt"
    os.utime(path, ns=(5, 7))
    (source,) = sources([tmp_path])
    assert source == Source(str(path), path, path.stat().st_size, 7, asked=False)


@pytest.mark.parametrize("given", ["", ".", "./", "a", "./a/", "a//9.txt", "-", "missing", "image.png", "b/../a"])
def test_stamps_are_those_of_the_sources(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, given: str) -> None:
    fill(tmp_path, "第10版.txt", "-", "a/9.txt", "a/.hidden/1.txt", "a/b/image.png", "a/b/10.txt")
    monkeypatch.chdir(tmp_path)
    path = given or tmp_path
    expected = {(str(source.path or "-"), source.size, source.modified_ns) for source in sources([path])}
    assert expected
    assert set(stamps([path])) == expected


def test_loops_of_links_end(tmp_path: Path) -> None:
    fill(tmp_path, "a/b/c.txt")
    (tmp_path / "a" / "b" / "up").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "a" / "self").symlink_to(tmp_path / "a" / "self")
    (tmp_path / "a" / "gone.txt").symlink_to(tmp_path / "gone.txt")
    assert names(tmp_path) == ["c.txt"]


def test_the_deepest_folder_is_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.ingest.walk.DEEPEST_FOLDER", 2)
    fill(tmp_path, "a/b/c.txt", "a/d.txt")
    assert names(tmp_path) == ["d.txt"]


def test_names_are_cleaned_for_display(tmp_path: Path) -> None:
    fill(tmp_path, "题\x1b[2J\u202e.txt")
    assert names(tmp_path) == ["题[2J.txt"]


def test_standard_input_is_a_source() -> None:
    assert list(sources(["-"])) == [Source("-", None, 0, 0)]


def test_a_folder_that_does_not_open_is_said_when_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: str) -> None:
        raise PermissionError(path)

    monkeypatch.setattr("os.scandir", refuse)
    (source,) = sources([tmp_path])
    with pytest.raises(UnreadableError, match="folder"):
        list(read(source))


def test_an_entry_that_goes_away_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(tmp_path, "a.txt")

    class Gone:
        name = "a.txt"

        def is_dir(self) -> bool:
            raise FileNotFoundError

    class Listing:
        def __enter__(self) -> list[Gone]:
            return [Gone()]

        def __exit__(self, *_: object) -> None:
            pass

    monkeypatch.setattr("os.scandir", lambda path: Listing())
    assert names(tmp_path) == []


def test_a_name_that_no_file_can_have() -> None:
    (source,) = sources(["a\0b"])
    assert source.name == "ab"
    with pytest.raises(UnreadableError, match="no such file"):
        list(read(source))
