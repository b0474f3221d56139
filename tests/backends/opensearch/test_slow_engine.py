"""Engines that answer little by little, or packed: none is waited for, and nothing small becomes large."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from reader.errors import ArchiveError
from tests.backends.opensearch.fake_engine import client


@contextmanager
def dripping(*pieces: bytes, pause: float = 0.01) -> Iterator[str]:
    """The address of a server that sends pieces, then the last again and again, with pauses, to whoever connects."""
    over = threading.Event()

    def serve(connection: socket.socket) -> None:
        with connection:
            at = 0
            try:
                while not over.wait(pause):
                    connection.sendall(pieces[min(at, len(pieces) - 1)])
                    at += 1
            except OSError:
                return

    def accept(listening: socket.socket) -> None:
        while not over.is_set():
            try:
                connection, _address = listening.accept()
            except OSError:
                return
            threading.Thread(target=serve, args=(connection,), daemon=True).start()

    with socket.create_server(("127.0.0.1", 0)) as listening:
        threading.Thread(target=accept, args=(listening,), daemon=True).start()
        try:
            yield f"127.0.0.1:{listening.getsockname()[1]}"
        finally:
            over.set()
            listening.shutdown(socket.SHUT_RDWR)


DRIPS = {
    "a status": (b"H",),
    "names in the head": (b"HTTP/1.1 200 OK\r\nx: ", b"y"),
    "heads": (b"HTTP/1.1 200 OK\r\n", b"x: y\r\n"),
    "heads that are followed by others": (b"HTTP/1.1 100 Continue\r\n\r\n",),
    "a body": (b"HTTP/1.1 200 OK\r\ncontent-length: 1000000\r\n\r\n", b" "),
    "a body without end": (b"HTTP/1.1 200 OK\r\n\r\n", b" "),
    "chunks": (b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n", b"1\r\n \r\n"),
    "the size of a chunk": (b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n", b"0"),
}


@pytest.mark.parametrize("kind", DRIPS)
def test_who_answers_little_by_little_is_not_waited_for(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.backends.opensearch.archive_client.CONNECTING", 0.05)
    with dripping(*DRIPS[kind]) as host, pytest.raises(ArchiveError, match=host):
        client(host).ask("GET", "_count", tries=1, seconds=0.1)


def test_packed_answers_are_not_unpacked() -> None:
    """None is asked for, so that a small one cannot become a large one."""
    import gzip

    packed = gzip.compress(b" " * 1_000_000 + b'{"count": 1}')
    head = b"HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\ncontent-length: %d\r\n\r\n" % len(packed)
    with dripping(head + packed, b"") as host:
        assert client(host).ask("GET", "_count", tries=1) is None
