"""A search engine that is a function: what it says to each request, over a real socket."""

import json
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, NamedTuple

from reader.backends.opensearch.archive_address import read_address
from reader.backends.opensearch.archive_client import ArchiveClient
from reader.backends.opensearch.credentials import Credentials

NOBODY = Credentials({})


class Request(NamedTuple):
    """What was asked."""

    method: str
    path: str
    body: bytes
    headers: dict[str, str]

    @property
    def lines(self) -> list[Any]:
        """A body of several JSON objects."""
        return [json.loads(line) for line in self.body.splitlines()]


Says = Callable[[Request], tuple[int, Any]]


@contextmanager
def engine(says: Says, tls: ssl.SSLContext | None = None) -> Iterator[str]:
    """The address of an engine that answers as `says` says: a status, and what is made JSON (bytes as they are).

    `tls`: the context with the certificate of a server that speaks HTTPS.
    """

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def _answer(self) -> None:
            size = int(self.headers.get("content-length") or 0)
            headers = {name.lower(): value for name, value in self.headers.items()}
            status, told = says(Request(self.command, self.path, self.rfile.read(size), headers))
            data = told if isinstance(told, bytes) else json.dumps(told).encode()
            self.send_response(status)
            if 300 <= status < 400:
                self.send_header("location", "/elsewhere")
            self.send_header("content-length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        do_GET = do_POST = do_PUT = do_DELETE = _answer  # noqa: N815 - the names that the server calls

        def log_message(self, *_arguments: object) -> None:
            """Nothing is printed."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    if tls is not None:
        server.socket = tls.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield f"127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


def client(*hosts: str, who: Credentials = NOBODY) -> ArchiveClient:
    """A client of the index x on these hosts, without TLS."""
    return ArchiveClient(read_address(f"http://{','.join(hosts)}/x"), who)
