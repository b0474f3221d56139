"""One page in a browser and the app behind it: a child process that speaks the protocol of Textual's web driver.

What comes from the page is hostile: a message is a short JSON list, text is bounded, a size is clamped. What goes to
the child is packets: `D` and bytes as a keyboard sends them, or `M` and a JSON object; a length of four bytes between.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import sys
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

COLUMNS, ROWS = (10, 500), (5, 200)
"""Minimum and maximum size of a screen in cells; sizes that a page asks for are clamped."""
LONGEST_MESSAGE = 1 << 16
"""Bytes of a message of the page."""
LARGEST_PACKET = 1 << 24
"""Bytes of a packet of the app, more than any screen needs."""
POLITE, FIRM = 0.8, 0.5
"""Seconds that the app has to exit after a quit message, then after SIGTERM."""
LOOK = 0.02
"""Seconds between two checks whether the app has ended."""
READY = b"__GANGLION__\n"
"""First line of output of Textual's web driver."""


class BadMessageError(Exception):
    """A message that is not part of the protocol."""


def size_of(data: Mapping[str, Any]) -> tuple[int, int]:
    """Columns and rows, clamped. Raises `BadMessageError` where these are no numbers."""
    try:
        columns, rows = int(data["width"]), int(data["height"])
    except (KeyError, TypeError, ValueError, OverflowError) as error:
        raise BadMessageError from error
    return clamped(columns, COLUMNS), clamped(rows, ROWS)


def clamped(value: int, limits: tuple[int, int]) -> int:
    """`value`, limited to the range `limits`."""
    least, most = limits
    return max(least, min(value, most))


def packet(kind: bytes, payload: bytes) -> bytes:
    """A packet as the driver reads it."""
    return kind + len(payload).to_bytes(4, "big") + payload


def packet_for(text: str) -> tuple[bytes | None, Any]:
    """Packet for the child for a message of the page, and the reply to the page (None: none).

    Raises `BadMessageError` for a message outside of the protocol.
    """
    kind, data = _parts(text)
    if kind == "stdin" and isinstance(data, str):
        return packet(b"D", data.encode("utf-8", "replace")), None
    if kind == "resize" and isinstance(data, dict):
        columns, rows = size_of(data)
        return _meta({"type": "resize", "width": columns, "height": rows}), None
    if kind == "ping" and isinstance(data, str | int | float | None):
        return None, ["pong", data]
    if kind in ("blur", "focus"):
        return _meta({"type": kind}), None
    raise BadMessageError


def _parts(text: str) -> tuple[object, Any]:
    try:
        envelope = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise BadMessageError from error
    if not isinstance(envelope, list) or not envelope:
        raise BadMessageError
    return envelope[0], envelope[1] if len(envelope) > 1 else None


def _meta(data: Mapping[str, object]) -> bytes:
    return packet(b"M", json.dumps(data).encode())


class BrowserSession:
    """The app of one page; it ends when the page is closed, and the page is notified when it ends."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process

    @classmethod
    async def start(cls, environment: Mapping[str, str], columns: int, rows: int) -> BrowserSession:
        """Start the app on a screen of that size. Raises OSError."""
        size = {"COLUMNS": str(columns), "ROWS": str(rows)}
        driver = {"TEXTUAL_DRIVER": "textual.drivers.web_driver:WebDriver", "TEXTUAL_COLOR_SYSTEM": "truecolor"}
        return cls(
            await asyncio.create_subprocess_exec(
                *(sys.executable, "-m", "reader.cli.serve_app"),
                stdin=asyncio.subprocess.PIPE,
                stdout=asyncio.subprocess.PIPE,
                stderr=asyncio.subprocess.DEVNULL,
                env={**environment, **driver, **size, "TEXTUAL_FPS": "60"},
                start_new_session=True,  # Ctrl+C in the terminal is for the server, which ends its apps in order.
            )
        )

    async def send(self, data: bytes) -> None:
        """Send a packet to the app; does nothing once it has ended."""
        assert self._process.stdin is not None
        with contextlib.suppress(OSError, RuntimeError):
            self._process.stdin.write(data)
            await self._process.stdin.drain()

    async def draw(self, show: Callable[[bytes], Awaitable[None]]) -> None:
        """Pass the output of the app to `show` until the app ends."""
        output = self._process.stdout
        assert output is not None
        with contextlib.suppress(asyncio.IncompleteReadError, OSError, ValueError):
            while await output.readline() != READY:
                if output.at_eof():
                    return
            while True:
                kind, size = await output.readexactly(1), int.from_bytes(await output.readexactly(4), "big")
                if size > LARGEST_PACKET:
                    return
                payload = await output.readexactly(size)
                if kind == b"D":
                    await show(payload)
                elif kind == b"M" and json.loads(payload).get("type") == "exit":
                    return

    async def stop(self) -> None:
        """End the app by a quit message, SIGTERM, then SIGKILL; gone after `POLITE` and `FIRM` at the latest."""
        await self._wait(self.send(_meta({"type": "quit"})), POLITE)
        for end in (self._process.terminate, self._process.kill):
            if self._process.returncode is None:
                with contextlib.suppress(ProcessLookupError):
                    end()
                await self._wait(None, FIRM)

    async def _wait(self, first: Awaitable[None] | None, seconds: float) -> None:
        """Wait until the process has ended; its `wait` would also wait for output that is no longer read."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                if first is not None:
                    await first
                while self._process.returncode is None:
                    await asyncio.sleep(LOOK)
