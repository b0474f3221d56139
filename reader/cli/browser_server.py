"""The web server of `reader serve`: one page, its socket, and the scripts that draw a terminal.

It answers on 127.0.0.1 alone, under an address that holds a secret, and only what names this very address and comes
from its own page: another site that the same browser shows can neither reach the app nor frame it.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
import secrets
import signal
from collections.abc import Awaitable, Callable, Mapping
from html import escape
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from aiohttp import WSCloseCode, WSMsgType, web
from aiohttp.typedefs import Middleware

from reader.cli.browser_session import LONGEST_MESSAGE, BadMessageError, BrowserSession, packet_for, size_of
from reader.ui.launch import signals

HOST = "127.0.0.1"
SESSIONS = 8
"""Maximum number of open pages; each runs its own process."""
LEAVE = 2.0
"""Seconds from the request to end until all processes are gone."""
FAREWELL = 0.2
"""Seconds for a page to answer the closing of its socket."""
SILENCE = 5.0
"""Seconds after which an idle connection is closed; at most twice as long."""
PAGE = Path(__file__).parent / "commands" / "app_index.html"
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self' data:;"
        " img-src 'self' data:; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
    ),
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class OpenPage(NamedTuple):
    """A page and its app."""

    socket: web.WebSocketResponse
    transport: asyncio.Transport | None
    session: BrowserSession | None = None

    async def leave(self, code: WSCloseCode) -> None:
        """Close the socket of the page, which has `FAREWELL` seconds to answer."""
        with contextlib.suppress(TimeoutError, OSError):
            async with asyncio.timeout(FAREWELL):
                await self.socket.close(code=code)
        if self.transport is not None:
            self.transport.abort()


def is_ours(headers: Mapping[str, str], port: int) -> bool:
    """True if a request with these headers is for this server, and from one of its own pages or from none."""
    names = {f"{name}:{port}" for name in (HOST, "localhost")}
    return (
        headers.get("Host") in names
        and headers.get("Origin") in {None, *(f"http://{name}" for name in names)}
        and headers.get("Sec-Fetch-Site") in {None, "none", "same-origin"}
    )


def scripts() -> Path:
    """The folder of the scripts that draw a terminal in a page. Raises ImportError without the extra `serve`."""
    found = find_spec("textual_serve")
    if found is None or not found.submodule_search_locations:
        raise ImportError("textual_serve")
    return Path(next(iter(found.submodule_search_locations)), "static")


class BrowserServer:
    """Serves the app until interrupted."""

    def __init__(self, port: int, greet: Callable[[str], None], token: str | None = None) -> None:
        self.port = port
        self.token = token or secrets.token_urlsafe(16)
        self._greet = greet
        self._static = scripts()
        self._open: set[OpenPage] = set()
        self._begun = 0
        self._asking = set[web.RequestHandler]()
        """Connections whose request is being answered."""

    @property
    def url(self) -> str:
        """Address of the page."""
        return f"http://{HOST}:{self.port}/{self.token}/"

    def serve(self) -> None:
        """Serve until SIGINT or SIGTERM. Raises OSError when the port is taken. Nothing is logged."""
        for name in ("aiohttp", "asyncio"):
            logging.getLogger(name).addHandler(logging.NullHandler())
        with contextlib.suppress(KeyboardInterrupt):
            asyncio.run(self._serve())
        signals.ended_in_time()

    async def _serve(self) -> None:
        runner = web.AppRunner(self.app(), access_log=None, shutdown_timeout=FAREWELL, handler_cancellation=True)
        await runner.setup()
        try:
            await web.TCPSite(runner, HOST, self.port).start()
            self._greet(self.url)
            assert runner.server is not None
            await self._until_told(runner.server)
        finally:
            await runner.cleanup()

    async def _until_told(self, server: web.Server) -> None:
        """Wait for a signal, and close idle connections: each holds a file open."""
        ended, loop, silent = asyncio.Event(), asyncio.get_running_loop(), set[web.RequestHandler]()

        def end() -> None:
            ended.set()
            signals.end_within(LEAVE, 0)

        for number in (signal.SIGINT, signal.SIGTERM):
            with contextlib.suppress(NotImplementedError):  # On Windows Ctrl+C raises KeyboardInterrupt.
                loop.add_signal_handler(number, end)
        while not ended.is_set():
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(ended.wait(), SILENCE)
            for connection in silent.intersection(server.connections) - self._asking:
                connection.force_close()
            silent = set(server.connections) - self._asking

    def app(self) -> web.Application:
        """The application: every route is behind the guard and the secret."""
        app = web.Application(middlewares=[self._guard()], client_max_size=LONGEST_MESSAGE)
        app.router.add_get(f"/{self.token}/", self._page)
        app.router.add_get(f"/{self.token}/ws", self._socket)
        app.router.add_static(f"/{self.token}/static", self._static)
        app.on_shutdown.append(self._close_all)
        return app

    def _guard(self) -> Middleware:
        @web.middleware
        async def guard(request: web.Request, handler: Handler) -> web.StreamResponse:
            if not is_ours(request.headers, self.port):
                raise web.HTTPForbidden(headers=HEADERS)
            self._asking.add(request.protocol)
            try:
                response = await handler(request)
            except web.HTTPException as refused:
                refused.headers.update(HEADERS)
                raise
            except OSError as error:  # a name that is too long, a page that is gone
                raise web.HTTPNotFound(headers=HEADERS) from error
            finally:
                self._asking.discard(request.protocol)
            if not response.prepared:
                response.headers.update(HEADERS)
            return response

        return guard

    async def _page(self, request: web.Request) -> web.Response:
        page = PAGE.read_text(encoding="utf-8")
        socket = f"ws://{request.host}/{self.token}/ws"  # The guard has looked at the host.
        for name, value in (("{{socket}}", socket), ("{{static}}", f"/{self.token}/static")):
            page = page.replace(name, escape(value))
        return web.Response(text=page, content_type="text/html")

    async def _socket(self, request: web.Request) -> web.StreamResponse:
        """Run an app for the page until either ends; beyond `SESSIONS` pages, refuse."""
        if self._begun >= SESSIONS:
            raise web.HTTPServiceUnavailable
        self._begun += 1
        socket = web.WebSocketResponse(heartbeat=15, max_msg_size=LONGEST_MESSAGE, timeout=FAREWELL)
        try:
            await socket.prepare(request)
            await self._run(OpenPage(socket, request.transport), request.query)
        finally:
            self._begun -= 1
        return socket

    async def _run(self, page: OpenPage, query: Mapping[str, str]) -> None:
        try:
            columns, rows = size_of({"width": query.get("width", 80), "height": query.get("height", 24)})
            session = await BrowserSession.start(os.environ, columns, rows)
        except BadMessageError:
            return await page.leave(WSCloseCode.POLICY_VIOLATION)
        except OSError:
            return await page.leave(WSCloseCode.TRY_AGAIN_LATER)
        page = page._replace(session=session)
        self._open.add(page)
        drawing = asyncio.create_task(self._draw(session, page))
        try:
            await self._listen(session, page)
        finally:
            await asyncio.shield(session.stop())
            drawing.cancel()
            self._open.discard(page)

    async def _draw(self, session: BrowserSession, page: OpenPage) -> None:
        await session.draw(page.socket.send_bytes)
        await page.leave(WSCloseCode.OK)

    async def _listen(self, session: BrowserSession, page: OpenPage) -> None:
        """Pass on the messages of the page; an invalid message ends the session."""
        async for message in page.socket:
            if message.type is not WSMsgType.TEXT:
                continue
            try:
                sent, answer = packet_for(message.data)
            except BadMessageError:
                await page.leave(WSCloseCode.POLICY_VIOLATION)
                return
            if sent is not None:
                await session.send(sent)
            if answer is not None:
                await page.socket.send_json(answer)

    async def _close_all(self, _app: web.Application) -> None:
        """End every app, so that each leaves in order, and tell the pages."""
        pages = tuple(self._open)
        await asyncio.gather(*(page.session.stop() for page in pages if page.session is not None))
        await asyncio.gather(*(page.leave(WSCloseCode.GOING_AWAY) for page in pages))
