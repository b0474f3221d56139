"""The app in a browser, for the person at this machine alone: the command `serve`.

Takes paths and options as the app does, and serves on 127.0.0.1 until interrupted; every page opened is an app of its
own. Other people's pages, which the same browser shows, may reach for the port too: only a request that names this very
address, and comes from nowhere else, is answered.
"""

from __future__ import annotations

import json
import os
import shlex
import subprocess
import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from reader.cli.argument_types import whole_number
from reader.cli.exit_codes import ExitCode
from reader.cli.output import Output
from reader.cli.registry import Command, Needs
from reader.errors import ReaderError
from reader.i18n import N_, _

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from aiohttp import web
    from textual_serve.server import Server

HOST = "127.0.0.1"
ARGUMENTS = "READER_SERVED"
"""The environment variable that holds the arguments of the app: a file's name never meets a shell."""


def _options(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--port", type=whole_number(1), default=8000, metavar="N", help=_("of this machine, 8000 by default")
    )


def run(options: Namespace, output: Output) -> ExitCode:
    """Serve the app until interrupted. Raises `ReaderError` when the extra is not installed or the port is taken."""
    try:
        server = _server(options.port, output)
    except ImportError as missing:
        raise ReaderError(_("serving needs more: pip install 'newsprint-reader[serve]'")) from missing
    os.environ[ARGUMENTS] = json.dumps(arguments_of(options))
    try:
        server.serve()
    except OSError as error:
        told = _("port {port} cannot be served on: {reason}; name another with --port")
        raise ReaderError(told.format(port=options.port, reason=error.strerror)) from error
    return ExitCode.FOUND


def arguments_of(options: Namespace) -> list[str]:
    """What the app is started with: as the command was, with paths that hold wherever it is started."""
    named = [f"--encoding={options.encoding}"] if options.encoding else []
    named += [f"--lang={options.lang}"] if options.lang else []
    named += [f"--userdict={os.path.abspath(options.userdict)}"] if options.userdict else []  # noqa: PTH100
    named += ["--no-cache"] if options.no_cache else []
    return [*named, *(["--", *map(os.path.abspath, options.paths)] if options.paths else [])]


def is_ours(host: str | None, origin: str | None, port: int) -> bool:
    """Whether a request with these headers is for this server, and from one of its own pages or from none."""
    names = {f"{name}:{port}" for name in (HOST, "localhost")}
    return host in names and origin in {None, *(f"http://{name}" for name in names)}


def _server(port: int, output: Output) -> Server:
    """The server, which greets with one line and logs nothing. Raises ImportError without the extra."""
    from aiohttp import web
    from textual_serve.server import Server

    @web.middleware
    async def guard(
        request: web.Request, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
    ) -> web.StreamResponse:
        if not is_ours(request.headers.get("Host"), request.headers.get("Origin"), port):
            raise web.HTTPForbidden
        return await handler(request)

    class Served(Server):
        async def _make_app(self) -> web.Application:
            app = await super()._make_app()
            app.middlewares.append(guard)
            return app

        async def on_startup(self, app: web.Application) -> None:
            """It is too early to greet: nobody is listening yet."""

        def serve(self, debug: bool = False) -> None:
            """Until interrupted. Nothing is logged: queries are nobody's business."""
            web.run_app(self._make_app(), host=self.host, port=self.port, access_log=None, print=self.greet)

        def greet(self, _words: str) -> None:
            output.aside(_("reader is at {url} ; Ctrl+C ends it").format(url=self.public_url))
            output.asides.flush()

    command = [sys.executable, "-m", "reader.cli.serve_app"]
    line = subprocess.list2cmdline(command) if sys.platform == "win32" else shlex.join(command)
    return Served(line, HOST, port, "reader", templates_path=Path(__file__).parent)


COMMAND = Command(
    N_("Serve the app to a browser on this machine."),
    _options,
    run,
    (("serve papers/ --port 8080", N_("then open the address it prints")),),
    needs=Needs.FILES,
    json=False,
)
