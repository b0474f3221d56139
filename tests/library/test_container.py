"""Arrays come back from their file, and no damage passes unnoticed."""

from pathlib import Path

import numpy as np
import pytest

from reader.storage.array_file import MappedArrays, write
from reader.storage.damaged import DamagedError

pytestmark = pytest.mark.slow

ARRAYS = {
    "bytes": np.arange(200, dtype=np.uint8),
    "none": np.empty(0, np.uint32),
    "numbers": np.arange(-5, 70, dtype=np.int64),
    "strided": np.arange(20, dtype=np.uint16)[::2],
}


def test_arrays_come_back(tmp_path: Path) -> None:
    write(tmp_path / "a", ARRAYS)
    mapped = MappedArrays(tmp_path / "a")
    assert mapped.verified()
    found = mapped.arrays()
    mapped.release()
    assert list(found) == list(ARRAYS)
    for name, array in ARRAYS.items():
        assert found[name].dtype == array.dtype
        assert np.array_equal(found[name], array)


def test_every_flipped_byte_is_noticed(tmp_path: Path) -> None:
    path = tmp_path / "a"
    write(path, ARRAYS)
    data = path.read_bytes()
    padding = 0
    for place in range(len(data)):
        path.write_bytes(data[:place] + bytes([data[place] ^ 0x10]) + data[place + 1 :])
        try:
            mapped = MappedArrays(path)
        except DamagedError:
            continue
        if mapped.verified():
            padding += 1
            found = mapped.arrays()
            assert all(np.array_equal(found[name], array) for name, array in ARRAYS.items())
    assert padding < 4 * 64


@pytest.mark.parametrize("kept", [0, 10, 60, 500, -1])
def test_a_cut_file_is_noticed(tmp_path: Path, kept: int) -> None:
    path = tmp_path / "a"
    write(path, ARRAYS)
    path.write_bytes(path.read_bytes()[:kept])
    with pytest.raises(DamagedError):
        MappedArrays(path)


def test_another_file_is_noticed(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"SQLite format 3\0" * 100)
    with pytest.raises(DamagedError):
        MappedArrays(path)


@pytest.mark.parametrize("array", [np.zeros((2, 2), np.uint8), np.array([object()]), np.zeros(2, np.float64)])
def test_only_plain_rows_of_numbers_are_written(tmp_path: Path, array: np.ndarray) -> None:
    with pytest.raises(TypeError):
        write(tmp_path / "a", {"a": array})


def test_a_full_disk_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="No space"):
        write(tmp_path / "a", ARRAYS)
    assert list(tmp_path.iterdir()) == []
