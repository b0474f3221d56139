"""The command `serve`: the app in a browser, for the person at this machine alone.

Takes paths and options as the app does, and serves on 127.0.0.1 until interrupted; every page opened is an app of its
own.
"""

from __future__ import annotations

import json
import os
from argparse import ArgumentParser, Namespace
from functools import partial

from reader.cli.argument_types import whole_number
from reader.cli.exit_codes import ExitCode
from reader.cli.output import Output
from reader.cli.registry import Command, Needs
from reader.cli.serve_app import ARGUMENTS
from reader.errors import ReaderError
from reader.i18n import N_, _


def _options(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--port", type=whole_number(1, 65535), default=8000, metavar="N", help=_("port on this machine")
    )


def run(options: Namespace, output: Output) -> ExitCode:
    """Serve the app until interrupted. Raises `ReaderError` when the extra is not installed or the port is taken."""
    try:
        from reader.cli.browser_server import BrowserServer

        server = BrowserServer(options.port, partial(_greet, output))
    except ImportError as missing:
        raise ReaderError(_("serve needs an extra: pip install 'newsprint-reader[serve]'")) from missing
    os.environ[ARGUMENTS] = json.dumps(arguments_of(options))
    try:
        server.serve()
    except OSError as error:
        template = _("cannot serve on port {port}: {reason}; choose another with --port")
        raise ReaderError(template.format(port=options.port, reason=_(error.strerror or str(error)))) from error
    return ExitCode.FOUND


def _greet(output: Output, url: str) -> None:
    output.warn(_("reader is running at {url} ; press Ctrl+C to stop").format(url=url))
    output.errors.flush()


def arguments_of(options: Namespace) -> list[str]:
    """Arguments of the app: those of the command, with paths made absolute."""
    named = [f"--encoding={options.encoding}"] if options.encoding else []
    named += [f"--lang={options.lang}"] if options.lang else []
    named += [f"--userdict={os.path.abspath(options.userdict)}"] if options.userdict else []  # noqa: PTH100
    named += ["--no-cache"] if options.no_cache else []
    return [*named, *(["--", *map(os.path.abspath, options.paths)] if options.paths else [])]


COMMAND = Command(
    N_("Serve the app to a browser on this machine."),
    _options,
    run,
    (("serve papers/ --port 8080", N_("then open the address it prints")),),
    needs=Needs.FILES,
    json=False,
)
