"""Files that cannot be read, in whole or in part, and what is said of them."""

import gzip
import io
import os
import sys
from pathlib import Path

import pytest

from reader.errors import UnreadableError
from reader.ingest import reasons, sources
from reader.ingest.files import contents

from .packing import TEXT
from .reading import read_all, written

UNREADABLE = {
    "no text": (bytes(500), reasons.NO_TEXT),
    "picture": (b"\x89PNG\r\n\x1a\n", reasons.NO_TEXT),
    "RAR": (b"Rar!\x1a\x07", reasons.FOREIGN),
    "empty HTML": (b"<html></html>", reasons.NO_ARTICLE),
    "no records": (b'{"a": 1}', reasons.NO_ARTICLE),
}


@pytest.mark.parametrize(("data", "reason"), UNREADABLE.values(), ids=UNREADABLE)
def test_what_cannot_be_read_says_why_when_asked_for(data: bytes, reason: str, tmp_path: Path) -> None:
    path = written(tmp_path, "a.x", data)
    with pytest.raises(UnreadableError) as caught:
        read_all(path)
    assert (caught.value.source, caught.value.reason) == (str(path), reason)
    assert read_all(tmp_path) == ([], [])


def test_json_that_is_none_says_so_even_in_a_folder(tmp_path: Path) -> None:
    written(tmp_path, "a.json", '{"body": ')
    with pytest.raises(UnreadableError, match="invalid JSON"):
        read_all(tmp_path)


def test_missing_and_forbidden(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(UnreadableError, match="no such file"):
        read_all(tmp_path / "none.txt")
    path = written(tmp_path, "a.txt", TEXT)
    (source,) = sources([path])
    for error, reason in ((PermissionError, reasons.FORBIDDEN), (OSError, reasons.UNREADABLE)):

        def refuse(*_: object, error: type[OSError] = error) -> int:
            raise error

        monkeypatch.setattr(os, "open", refuse)
        with pytest.raises(UnreadableError, match=reason):
            contents(source)


def test_a_disk_that_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (source,) = sources([written(tmp_path, "a.txt", TEXT)])

    def fail(*_: object) -> bytes:
        raise OSError(5, "input/output error")

    monkeypatch.setattr(os, "read", fail)
    with pytest.raises(UnreadableError, match=reasons.UNREADABLE):
        contents(source)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes by name here")
def test_pipes_and_devices_are_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path / "pipe", Path(os.devnull)):
        with pytest.raises(UnreadableError, match="pipe or device"):
            read_all(path)
    assert read_all(tmp_path) == ([], [])


def test_a_file_that_grows_and_one_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = written(tmp_path, "a.txt", TEXT * 100)
    (source,) = sources([path])
    real = os.read
    monkeypatch.setattr(os, "read", lambda handle, size: real(handle, min(size, 100)))
    assert contents(source) == (TEXT * 100).encode()
    monkeypatch.setattr("reader.ingest.files.LARGEST", 1000)
    with pytest.raises(UnreadableError, match="larger than"):
        contents(source)


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(gzip.compress(TEXT.encode("gbk")))))
    (page,), _ = read_all("-")
    assert (page.source, page.text, page.encoding) == ("-!/data", TEXT, "gb18030")


def test_standard_input_that_is_closed_or_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    class Failing(io.BytesIO):
        def read1(self, size: int | None = -1) -> bytes:
            raise IsADirectoryError

    for stdin in (None, io.TextIOWrapper(Failing())):
        monkeypatch.setattr(sys, "stdin", stdin)
        with pytest.raises(UnreadableError):
            read_all("-")


def test_standard_input_without_end_is_read_as_far_as_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.ingest.files.LARGEST", 3 << 20)
    with Path("/dev/zero").open(encoding="utf-8") as endless:
        monkeypatch.setattr(sys, "stdin", endless)
        with pytest.raises(UnreadableError, match="larger than"):
            read_all("-")


def test_standard_input_that_gives_nothing_can_be_left(monkeypatch: pytest.MonkeyPatch) -> None:
    class NoLongerWantedError(Exception):
        pass

    def leave() -> None:
        raise NoLongerWantedError

    theirs, ours = os.pipe()
    with os.fdopen(theirs, encoding="utf-8") as silent:
        monkeypatch.setattr(sys, "stdin", silent)
        with pytest.raises(NoLongerWantedError):
            contents(next(sources(["-"])), leave)
    os.close(ours)
