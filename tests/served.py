"""A server of the app for tests, and what it drew on a screen."""

from __future__ import annotations

import asyncio
import os
import re
import signal
import socket
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pyte

from reader.cli.browser_server import HOST
from reader.paths import bundled
from tests.patience import PATIENCE


@asynccontextmanager
async def served(
    home: Path, how: signal.Signals = signal.SIGTERM, printed: list[bytes] | None = None
) -> AsyncIterator[str]:
    """The address of a server of the bundled page, without `http://` and the last slash; later what it printed."""
    with socket.socket() as free:
        free.bind((HOST, 0))
        port = free.getsockname()[1]
    places = {f"XDG_{name}_HOME": str(home) for name in ("CONFIG", "DATA", "CACHE", "STATE")}
    command = [sys.executable, "-m", "reader", "serve", str(bundled("seeds")), "--port", str(port), "--lang", "zh"]
    server = await asyncio.create_subprocess_exec(
        *command, env=os.environ | places, stderr=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.DEVNULL
    )
    assert server.stderr is not None
    try:
        greeting = await asyncio.wait_for(server.stderr.readline(), PATIENCE)
        assert f"http://127.0.0.1:{port}".encode() in greeting
        yield greeting.decode().partition("http://")[2].split()[0].rstrip("/")
    finally:
        server.send_signal(how)
        said = await server.stderr.read()
        await server.wait()
        if printed is not None:
            printed.append(said)


class Screen:
    """What was drawn."""

    def __init__(self, columns: int, rows: int) -> None:
        self.screen = pyte.Screen(columns, rows)
        self.stream = pyte.ByteStream(self.screen)

    def feed(self, drawn: bytes) -> None:
        """Draw more."""
        self.stream.feed(re.sub(rb"\x1b\[[>=<?][0-9;]*[a-zA-Z$]+", b"", drawn))

    def rows(self) -> str:
        """As text; the second cell of a wide character is empty."""
        columns, lines = range(self.screen.columns), range(self.screen.lines)
        return "\n".join("".join(self.screen.buffer[y][x].data for x in columns) for y in lines)

    async def shows(self, pattern: str, step: Callable[[], Awaitable[object]]) -> None:
        """Take steps until `pattern` is to be seen."""
        async with asyncio.timeout(PATIENCE):
            while not re.search(pattern, self.rows()):
                await step()
