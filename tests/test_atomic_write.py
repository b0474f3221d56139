"""Files are written as a whole or not at all."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.atomic_write import atomic_write


def test_a_file_is_whole_or_not_there(tmp_path: Path) -> None:
    path = tmp_path / "标记.md"

    def failing() -> Iterator[bytes]:
        yield b"1"
        raise OSError(28, "full")

    with pytest.raises(OSError, match="full"):
        atomic_write(path, failing(), replace=False)
    assert not atomic_write(path, [b"1", b"2"], replace=False, cancelled=lambda: True)
    assert list(tmp_path.iterdir()) == []
    assert atomic_write(path, [b"1", b"2"], replace=False)
    with pytest.raises(FileExistsError):
        atomic_write(path, [b"3"], replace=False)
    assert path.read_bytes() == b"12"
    assert atomic_write(path, [b"3"])
    assert path.read_bytes() == b"3"
    assert list(tmp_path.iterdir()) == [path]


def test_a_name_taken_meanwhile_is_not_written_over(tmp_path: Path) -> None:
    path = tmp_path / "标记.md"

    def pieces() -> Iterator[bytes]:
        path.write_bytes(b"theirs")
        yield b"mine"

    with pytest.raises(FileExistsError):
        atomic_write(path, pieces(), replace=False)
    assert path.read_bytes() == b"theirs"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.skipif(os.name != "posix", reason="modes are those of POSIX")
def test_nobody_else_reads_what_is_not_finished(tmp_path: Path) -> None:
    path, modes = tmp_path / "标记.md", list[int]()

    def pieces() -> Iterator[bytes]:
        modes.extend(stat.S_IMODE(each.stat().st_mode) for each in tmp_path.iterdir())
        yield b"1"

    atomic_write(path, pieces())
    assert modes == [0o600]
    other = tmp_path / "other"
    other.touch()
    assert path.stat().st_mode == other.stat().st_mode


@pytest.mark.skipif(os.name != "posix", reason="modes are those of POSIX")
def test_a_file_that_is_replaced_keeps_its_mode(tmp_path: Path) -> None:
    path = tmp_path / "x"
    atomic_write(path, [b"1"], private=True)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    path.chmod(0o640)
    atomic_write(path, [b"2"])
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
