"""The app in a browser: over the socket that a page opens."""

from __future__ import annotations

import asyncio
import contextlib
import json
import re
import signal
import socket
from pathlib import Path

import aiohttp
import pytest

from reader.cli import arguments, main
from reader.cli.browser_server import HOST, SESSIONS, is_ours
from reader.cli.browser_session import LONGEST_MESSAGE, BadMessageError, packet, packet_for
from reader.cli.commands import serve
from reader.cli.serve_app import ARGUMENTS
from reader.paths import bundled
from tests.patience import PATIENCE
from tests.served import Screen, served

pytestmark = pytest.mark.slow


async def test_a_page_reads_and_searches_over_its_socket(tmp_path: Path) -> None:
    screen = Screen(100, 30)
    async with served(tmp_path) as host, aiohttp.ClientSession() as client:
        async with client.get(f"http://{host}/") as page:
            text = await page.text()
            assert not re.findall(r"https?://", text)
            assert "frame-ancestors 'none'" in page.headers["Content-Security-Policy"]
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
    ("headers", "ours"),
    [
        ({"Host": "127.0.0.1:8000"}, True),
        ({"Host": "localhost:8000", "Origin": "http://localhost:8000", "Sec-Fetch-Site": "same-origin"}, True),
        ({"Host": "127.0.0.1:8000", "Sec-Fetch-Site": "none"}, True),
        ({"Host": "127.0.0.1:8000", "Sec-Fetch-Site": "cross-site"}, False),
        ({"Host": "127.0.0.1:8000", "Sec-Fetch-Site": "same-site"}, False),
        ({"Host": "127.0.0.1:8001"}, False),
        ({"Host": "127.0.0.1:8000", "Origin": "http://127.0.0.1:9999"}, False),
        ({"Host": "127.0.0.1:8000", "Origin": "null"}, False),
        ({}, False),
    ],
)
def test_a_request_is_ours_by_its_headers(headers: dict[str, str], ours: bool) -> None:
    assert is_ours(headers, 8000) is ours


async def test_without_the_secret_there_is_nothing(tmp_path: Path) -> None:
    async with served(tmp_path) as host, aiohttp.ClientSession() as client:
        address, _, secret = host.partition("/")
        for path in ("/", "/ws", "/static/js/textual.js", f"/{secret[:-1]}/", f"/{secret}/../ws"):
            async with client.get(f"http://{address}{path}") as answer:
                assert answer.status in (403, 404)


@pytest.mark.parametrize(
    ("text", "sent", "answer"),
    [
        ('["stdin", "中"]', b"D\x00\x00\x00\x03\xe4\xb8\xad", None),
        (
            '["resize", {"width": 100000, "height": 1e5}]',
            packet(b"M", b'{"type": "resize", "width": 500, "height": 200}'),
            None,
        ),
        (
            '["resize", {"width": "1", "height": -7}]',
            packet(b"M", b'{"type": "resize", "width": 10, "height": 5}'),
            None,
        ),
        ('["ping", 17]', None, ["pong", 17]),
        ('["blur"]', b'M\x00\x00\x00\x10{"type": "blur"}', None),
        ('["focus", null]', b'M\x00\x00\x00\x11{"type": "focus"}', None),
    ],
)
def test_messages_of_the_page(text: str, sent: bytes | None, answer: object) -> None:
    assert packet_for(text) == (sent, answer)


@pytest.mark.parametrize(
    "text",
    [
        *("", "{", "[]", "{}", "7", '"stdin"', '["stdin"]', '["stdin", 7]', '["quit"]', '["resize", [1, 2]]'),
        *('["resize", {}]', '["resize", {"width": "x", "height": 1}]', '["resize", {"width": 1e999, "height": 1}]'),
        *('["ping", {"a": []}]', "[" * 100_000),
    ],
)
def test_what_is_no_message_is_told(text: str) -> None:
    with pytest.raises(BadMessageError):
        packet_for(text)


@pytest.mark.parametrize("nonsense", ["nonsense", json.dumps(["stdin", "x" * LONGEST_MESSAGE])], ids=["", "too long"])
async def test_a_page_that_sends_nonsense_loses_its_socket_alone(tmp_path: Path, nonsense: str) -> None:
    async with served(tmp_path) as host, aiohttp.ClientSession() as client:
        async with client.ws_connect(f"ws://{host}/ws?width=x") as connected:
            assert (await connected.receive()).type is aiohttp.WSMsgType.CLOSE
        async with client.ws_connect(f"ws://{host}/ws") as connected:
            await connected.send_str(nonsense)
            while (await connected.receive()).type is aiohttp.WSMsgType.BINARY:
                pass
        async with client.get(f"http://{host}/") as answer:
            assert answer.status == 200


async def test_pages_are_limited(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with served(tmp_path) as host, aiohttp.ClientSession() as client:
        connected = [await client.ws_connect(f"ws://{host}/ws") for _ in range(SESSIONS)]
        with pytest.raises(aiohttp.WSServerHandshakeError):
            await client.ws_connect(f"ws://{host}/ws")
        for socket_ in connected:
            await socket_.close()


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
async def test_no_app_outlives_its_server(tmp_path: Path, how: signal.Signals) -> None:
    async with served(tmp_path, how) as host, aiohttp.ClientSession() as client:
        connected = await client.ws_connect(f"ws://{host}/ws")
        while (await connected.receive()).type is not aiohttp.WSMsgType.BINARY:
            pass
        apps = children("reader.cli.serve_app", str(tmp_path))
        assert apps
    async with asyncio.timeout(PATIENCE):
        while children("reader.cli.serve_app", str(tmp_path)):
            await asyncio.sleep(0.05)


async def test_a_page_that_never_reads_holds_nothing_up(tmp_path: Path) -> None:
    async with served(tmp_path) as host:
        address, _, secret = host.partition("/")
        asked = (f"GET /{secret}/ws?width=500&height=200 HTTP/1.1", f"Host: {address}", "Upgrade: websocket")
        version = ("Connection: Upgrade", "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==", "Sec-WebSocket-Version: 13")
        _, page = await asyncio.open_connection(*address.split(":"), limit=1)
        page.write("\r\n".join((*asked, *version, "", "")).encode())
        while not children("reader.cli.serve_app", str(tmp_path)):
            await asyncio.sleep(0.05)
        long = json.dumps(["ping", "x" * 60_000]).encode()
        for _ in range(200):
            page.write(b"\x81\xfe" + len(long).to_bytes(2, "big") + bytes(4) + long)
    assert not children("reader.cli.serve_app", str(tmp_path))
    page.transport.abort()


async def test_nonsense_is_answered_and_nothing_is_printed(tmp_path: Path) -> None:
    printed: list[bytes] = []
    async with served(tmp_path, printed=printed) as host:
        address, _, secret = host.partition("/")
        name = b"/" + secret.encode() + b"/static/" + b"x" * 5000
        chunked = b"GET / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nZ\r\n"
        for request in (b"\0\r\n\r\n", b"GET / HTTP/9.9\r\n\r\n", b"GET " + b"x" * 99_999 + b"\r\n", chunked, name):
            if request is name:
                request = b"GET %s HTTP/1.1\r\nHost: %s\r\n\r\n" % (name, address.encode())
            answers, connection = await asyncio.open_connection(*address.split(":"))
            connection.write(request)
            assert re.match(rb"HTTP/1.\d 40[034] ", await answers.readline())
            connection.close()
    assert printed == [b""]


async def test_who_connects_and_asks_nothing_is_not_waited_for(tmp_path: Path) -> None:
    async with served(tmp_path) as host, aiohttp.ClientSession() as client:
        address = host.partition("/")[0]
        answers, connection = await asyncio.open_connection(*address.split(":"))
        connection.write(b"GET / HTTP/1.1\r\nHost: ")
        socket_ = await client.ws_connect(f"ws://{host}/ws")
        assert await answers.read() == b""
        await socket_.send_json(["ping", 1])
        assert not socket_.closed
        connection.close()


def children(module: str, home: str) -> list[str]:
    """The processes that run `module` with their folders in `home`."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            if module in (process / "cmdline").read_text() and home in (process / "environ").read_text():
                found.append(process.name)
    return found


def test_files_are_named_so_that_no_shell_and_no_option_takes_them() -> None:
    given = arguments.for_command("serve", ["--encoding", "big5", "--no-cache", "--", "-a;rm b"])
    assert serve.arguments_of(given) == ["--encoding=big5", "--no-cache", "--", str(Path.cwd() / "-a;rm b")]


def test_a_port_that_is_taken_is_told(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(ARGUMENTS, "[]")
    with socket.socket() as taken:
        taken.bind((HOST, 0))
        taken.listen()
        assert main.main(["serve", str(bundled("seeds")), "--port", str(taken.getsockname()[1])]) == 2
    assert "--port" in capsys.readouterr().err


def test_without_the_extra_it_says_what_to_install(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.cli.browser_server.find_spec", lambda _: None)
    assert main.main(["serve"]) == 2
    assert "newsprint-reader[serve]" in capsys.readouterr().err
