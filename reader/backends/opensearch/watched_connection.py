"""Connections that end in time, however little a server says at a time.

The time limit of a socket is that of each piece of an answer: a server that sends a byte now and then holds a program
for ever, in the head of an answer too. So a timer shuts the socket, whoever is reading from it.
"""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar

import urllib3
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool

_watch: ContextVar[list[socket.socket] | None] = ContextVar("watch", default=None)
"""The socket of the request under way in this thread, once it is connected."""


class _WatchedConnection(HTTPConnection):
    def getresponse(self) -> urllib3.HTTPResponse:  # type: ignore[override]  # as in urllib3
        _noted(self.sock)
        return super().getresponse()


class _WatchedTlsConnection(HTTPSConnection):
    def getresponse(self) -> urllib3.HTTPResponse:  # type: ignore[override]
        _noted(self.sock)
        return super().getresponse()


class _WatchedPool(HTTPConnectionPool):
    ConnectionCls = _WatchedConnection


class _WatchedTlsPool(HTTPSConnectionPool):
    ConnectionCls = _WatchedTlsConnection


def _noted(connected: socket.socket | None) -> None:
    watched = _watch.get()
    if watched is not None and connected is not None:
        watched.append(connected)


def watched(manager: urllib3.PoolManager) -> urllib3.PoolManager:
    """The manager itself, whose requests `ends_within` ends."""
    manager.pool_classes_by_scheme = {"http": _WatchedPool, "https": _WatchedTlsPool}
    return manager


@contextmanager
def ends_within(seconds: float) -> Iterator[None]:
    """Shuts the connection of the request within after so many seconds: who reads from it finds that it has ended.

    Raises TimeoutError if what was read until then was taken for an answer.
    """
    sockets: list[socket.socket] = []
    over, token = threading.Event(), _watch.set(sockets)
    timer = threading.Timer(seconds, _shut, (sockets, over))
    timer.daemon = True
    timer.start()
    try:
        yield
        if over.is_set():
            raise TimeoutError
    finally:
        timer.cancel()
        _watch.reset(token)


def _shut(sockets: list[socket.socket], over: threading.Event) -> None:
    over.set()
    for each in sockets:
        with suppress(OSError):
            socket.socket.shutdown(each, socket.SHUT_RDWR)  # that of TLS takes the layer away under its reader
