"""The app in a browser: over the socket a page opens, and in a real Chromium where there is one."""

from __future__ import annotations

import asyncio
import base64
import json
import os
import re
import shutil
import socket
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import aiohttp
import pyte
import pytest

from reader.cli import arguments, main
from reader.cli.commands import serve
from reader.paths import bundled

PATIENCE = 60.0
"""Seconds until something that should have come is missing."""
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


@asynccontextmanager
async def served(home: Path) -> AsyncIterator[str]:
    """The address of a server of the bundled page."""
    with socket.socket() as free:
        free.bind((serve.HOST, 0))
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
        yield f"127.0.0.1:{port}"
    finally:
        server.terminate()
        await server.wait()


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


async def test_a_page_reads_and_searches_over_its_socket(tmp_path: Path) -> None:
    screen = Screen(100, 30)
    async with served(tmp_path) as host, aiohttp.ClientSession() as client:
        async with client.get(f"http://{host}/") as page:
            text = await page.text()
            assert not [url for url in re.findall(r"https?://[^\"' ]+", text) if not url.startswith(f"http://{host}/")]
        async with client.ws_connect(f"ws://{host}/ws?width=100&height=30") as connected:

            async def hear() -> None:
                message = await connected.receive()
                if message.type is aiohttp.WSMsgType.BINARY:
                    screen.feed(message.data)

            await screen.shows(r"\d+ 篇", hear)
            await connected.send_json(["stdin", "/产业\r"])
            await screen.shows(r"第1/\d+处", hear)


async def test_other_peoples_pages_are_turned_away(tmp_path: Path) -> None:
    async with served(tmp_path) as host, aiohttp.ClientSession() as client:
        for headers in ({"Host": "evil.example"}, {"Origin": "http://evil.example"}):
            async with client.get(f"http://{host}/", headers=headers) as answer:
                assert answer.status == 403
            with pytest.raises(aiohttp.WSServerHandshakeError):
                await client.ws_connect(f"ws://{host}/ws", headers=headers)


@pytest.mark.parametrize(
    ("host", "origin", "ours"),
    [
        ("127.0.0.1:8000", None, True),
        ("localhost:8000", "http://localhost:8000", True),
        ("127.0.0.1:8001", None, False),
        ("127.0.0.1:8000", "http://127.0.0.1:9999", False),
        ("127.0.0.1:8000", "null", False),
        (None, None, False),
    ],
)
def test_a_request_is_ours_by_host_and_origin(host: str | None, origin: str | None, ours: bool) -> None:
    assert serve.is_ours(host, origin, 8000) is ours


def test_files_are_named_so_that_no_shell_and_no_option_takes_them() -> None:
    given = arguments.for_command("serve", ["--encoding", "big5", "--no-cache", "--", "-a;rm b"])
    assert serve.arguments_of(given) == ["--encoding=big5", "--no-cache", "--", str(Path.cwd() / "-a;rm b")]


def test_a_port_that_is_taken_is_told(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(serve.ARGUMENTS, "[]")
    with socket.socket() as taken:
        taken.bind((serve.HOST, 0))
        taken.listen()
        assert main.main(["serve", str(bundled("seeds")), "--port", str(taken.getsockname()[1])]) == 2
    assert "--port" in capsys.readouterr().err


def test_without_the_extra_it_says_what_to_install(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "textual_serve.server", None)
    assert main.main(["serve"]) == 2
    assert "newsprint-reader[serve]" in capsys.readouterr().err


class Tab:
    """A page in Chromium, spoken to in the DevTools protocol; `screen` is what its socket was told to draw."""

    def __init__(self, tab: aiohttp.ClientWebSocketResponse) -> None:
        self.tab, self.count = tab, 0
        self.screen = Screen(300, 100)

    async def do(self, method: str, **parameters: object) -> dict[str, Any]:
        """Send a command and wait for what it gives."""
        self.count += 1
        await self.tab.send_json({"id": self.count, "method": method, "params": parameters})
        while (answer := await self.hear()).get("id") != self.count:
            pass
        found: dict[str, Any] = answer.get("result", {})
        return found

    async def hear(self) -> dict[str, Any]:
        """The next message; what the page's own socket received is drawn."""
        told: dict[str, Any] = json.loads((await self.tab.receive()).data)
        if told.get("method") == "Network.webSocketFrameReceived":
            frame = told["params"]["response"]
            if frame["opcode"] == 2:
                self.screen.feed(base64.b64decode(frame["payloadData"]))
        return told

    async def press(self, key: str, code: int) -> None:
        """A key that is no text."""
        for kind in ("rawKeyDown", "keyUp"):
            await self.do("Input.dispatchKeyEvent", type=kind, key=key, windowsVirtualKeyCode=code)


@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here")
async def test_chinese_is_typed_in_chromium(tmp_path: Path) -> None:
    assert CHROMIUM is not None
    async with served(tmp_path) as host, aiohttp.ClientSession() as client:
        browser = await asyncio.create_subprocess_exec(
            *(CHROMIUM, "--headless", "--no-sandbox", "--remote-debugging-port=0", "--window-size=1200,700"),
            *(f"--user-data-dir={tmp_path}/browser", "about:blank"),
            stderr=asyncio.subprocess.PIPE,
        )
        try:
            assert browser.stderr is not None
            line = b""
            while b"DevTools listening" not in line:
                line = await asyncio.wait_for(browser.stderr.readline(), PATIENCE)
            port = line.decode().split("/")[2]
            async with client.get(f"http://{port}/json") as listed:
                address = next(each for each in await listed.json() if each["type"] == "page")["webSocketDebuggerUrl"]
            async with client.ws_connect(address, max_msg_size=0) as connected:
                await types_and_finds(Tab(connected), f"http://{host}/")
        finally:
            browser.terminate()
            await browser.wait()


async def types_and_finds(tab: Tab, address: str) -> None:
    """Search for Chinese words, as an input method commits them."""
    await tab.do("Network.enable")
    await tab.do("Page.navigate", url=address)
    await tab.screen.shows(r"\d+ 篇", tab.hear)
    await tab.do("Runtime.evaluate", expression="document.querySelector('textarea').focus()")
    for text in ("/", "产业"):
        await tab.do("Input.insertText", text=text)
    await tab.screen.shows(r"\d+ 处", tab.hear)
    await tab.press("Enter", 13)
    await tab.screen.shows(r"第1/\d+处", tab.hear)
    if place := os.environ.get("READER_PICTURE"):
        Path(place).write_bytes(base64.b64decode((await tab.do("Page.captureScreenshot"))["data"]))
