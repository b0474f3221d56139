"""The app in a real Chromium, where there is one."""

from __future__ import annotations

import asyncio
import base64
import json
import os
import shutil
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from tests.patience import PATIENCE
from tests.served import Screen, served

pytestmark = pytest.mark.slow

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


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
