"""HTTP client for OpenSearch and Elasticsearch: JSON, several hosts, bounded time.

A host that does not answer is avoided for a while, and another is asked. Size and time of an answer are bounded. Errors
name the host and a remedy, never what was sent.
"""

from __future__ import annotations

import json
import os
import secrets
import ssl
import time
from typing import TYPE_CHECKING, Any

from reader.backends.opensearch.credentials import Credentials, credentials
from reader.backends.opensearch.engine_answer import parsed_answer
from reader.errors import ArchiveError, ArchiveSilentError
from reader.i18n import _
from reader.paths import AUTHORITY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from urllib3 import BaseHTTPResponse

    from reader.backends.opensearch.archive_address import ArchiveAddress

CONNECTING, READING = 1.5, 3.0
"""Time limits in seconds: to connect, and to read an answer."""
TRIES = 2
RESTING = 20.0
"""Seconds for which a silent host is tried last."""
MOST = 64 << 20
"""Largest answer, in bytes."""
PIECE = 1 << 16
UNKNOWN_AUTHORITY = range(18, 22)
"""OpenSSL's verification results for a certificate whose issuer is not known here (`X509_V_ERR_…`, x509_vfy.h)."""
PASSING = (429, 502, 503, 504)
"""HTTP statuses after which a retry may succeed."""
_WRITER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
LONGEST_REASON = 300
"""Code points of a reason that are repeated."""


class ArchiveClient:
    """Client for one index of one cluster. Thread-safe."""

    def __init__(
        self, address: ArchiveAddress, who: Credentials | None = None, *, authority: str | None = None
    ) -> None:
        """`authority`: a PEM file of certificate authorities; None: from the environment, else those of the system."""
        try:
            import urllib3  # only who names an archive pays for it

            from reader.backends.opensearch.watched_connection import ends_within, watched
        except ImportError:
            text = _("an archive needs the extra `archive`; install newsprint-reader[archive]")
            raise ArchiveError(text) from None
        self.address = address
        self.copies = f"preference={secrets.token_hex(4)}"
        """Parameter that leads all searches of this client to the same copies of the articles: another copy may show a
        state that is up to a refresh older."""
        self._headers = {"accept": "application/json", **(who or credentials(address.names)).headers}
        context = _context(authority or os.environ.get(AUTHORITY)) if address.hosts[0].startswith("https") else None
        self._pool, self._ends_within = watched(urllib3.PoolManager(maxsize=8, ssl_context=context)), ends_within
        self._timeout, self._failure = urllib3.Timeout, urllib3.exceptions.HTTPError
        self._resting: dict[str, float] = {}

    def ask(
        self,
        method: str,
        path: str,
        body: object = None,
        *,
        tries: int = TRIES,
        seconds: float = READING,
        kind: str = "application/json",
    ) -> Any:
        """Send a request and return its parsed JSON answer. A `path` without a leading `/` is relative to the index.

        `body` is sent as JSON; bytes are sent unchanged. Each of `tries` attempts may take `seconds`. Raises
        `ArchiveError` for a refusal, `ArchiveSilentError` if no host answers.
        """
        data = body if isinstance(body, bytes) else None if body is None else written(body)
        target = path if path.startswith("/") else f"/{self.address.target}/{path}".rstrip("/")
        headers = self._headers if data is None else {**self._headers, "content-type": kind}
        text = ""
        for host in self._hosts(tries):
            try:
                status, body_read = self._asked(method, host + target, data, headers, seconds)
            except (self._failure, OSError) as problem:
                _raise_if_untrusted(host, problem)
                self._resting[host] = time.monotonic() + RESTING
                text = _("{host} is not responding ({reason})").format(host=host, reason=_reason(problem))
                continue
            if status not in PASSING:
                return _answer(host, status, body_read)
            text = _("{host} is busy ({reason})").format(host=host, reason=status)
        raise ArchiveSilentError(text)

    def _hosts(self, tries: int) -> Iterator[str]:
        """Hosts to try, in order: those first that answered last time."""
        now = time.monotonic()
        ready = sorted(self.address.hosts, key=lambda host: max(self._resting.get(host, 0.0) - now, 0.0))
        yield from (ready * tries)[: max(tries, len(ready)) if tries > 1 else 1]

    def _asked(
        self, method: str, url: str, data: bytes | None, headers: dict[str, str], seconds: float
    ) -> tuple[int, bytes]:
        ends = time.monotonic() + CONNECTING + seconds
        with self._ends_within(CONNECTING + seconds):
            answer = self._pool.request(
                method,
                url,
                body=data,
                headers=headers,
                timeout=self._timeout(connect=CONNECTING, read=seconds),
                retries=False,
                preload_content=False,
                decode_content=False,  # nothing packed is asked for
            )
            try:
                content = _bounded(answer, ends)
            except BaseException:
                answer.close()
                raise
            answer.release_conn()
        return answer.status, content


def _bounded(answer: BaseHTTPResponse, ends: float) -> bytes:
    """Body of an answer. Raises OSError if it is too large or too slow."""
    pieces, size = list[bytes](), 0
    for piece in answer.stream(PIECE):
        pieces.append(piece)
        size += len(piece)
        if size > MOST:
            raise OSError(_("response too long"))
        if time.monotonic() > ends:
            raise TimeoutError(_("response too slow"))
    return b"".join(pieces)


def _answer(host: str, status: int, content: bytes) -> Any:
    """Parsed body of an answer. Raises `ArchiveError` with the given reason for a refusal."""
    try:
        parsed = parsed_answer(content)
    except ValueError:
        parsed = None
    if status < 300:
        return parsed
    if status in (401, 403):
        raise ArchiveError(
            _(
                "{host}: access denied; set READER_ARCHIVE_USER and READER_ARCHIVE_PASSWORD, or READER_ARCHIVE_KEY"
            ).format(host=host),
            status,
        )
    reason = _named_reason(parsed)
    raise ArchiveError(
        _("{host}: request rejected ({status}: {reason})").format(host=host, status=status, reason=reason), status
    )


def _named_reason(parsed: object) -> str:
    """Innermost reason given in an error body, on one line."""
    error = parsed.get("error", "") if isinstance(parsed, dict) else ""
    if isinstance(error, dict):
        match error.get("root_cause"):
            case [{"reason": str(reason)}, *_others] if reason:
                return reason[:LONGEST_REASON]
        error = error.get("reason") or error.get("type") or ""
    return error[:LONGEST_REASON] if isinstance(error, str) else ""


def _reason(problem: Exception) -> str:
    """Kind of a network failure in one word; not the exception's text, which may contain what was sent."""
    name = type(getattr(problem, "reason", None) or problem).__name__
    return name.removesuffix("Error")


def _raise_if_untrusted(host: str, problem: Exception) -> None:
    """Raises `ArchiveError` if a certificate was refused: retrying would not help."""
    refused = next((each for each in (problem, *problem.args) if isinstance(each, ssl.SSLCertVerificationError)), None)
    if refused is None:
        return
    text = _("{host}: its certificate is not trusted ({reason})").format(host=host, reason=refused.verify_message)
    if refused.verify_code in UNKNOWN_AUTHORITY:
        text += "; " + _("name a file of its authority by {name}").format(name=AUTHORITY)
    raise ArchiveError(text)


def _context(authority: str | None) -> ssl.SSLContext:
    try:
        return ssl.create_default_context(cafile=authority)
    except (OSError, ssl.SSLError):
        template = _("{file}: not a file of certificate authorities; set another with {name}")
        raise ArchiveError(template.format(file=authority, name=AUTHORITY)) from None


def written(body: object) -> bytes:
    """`body` as JSON in UTF-8."""
    return _WRITER.encode(body).encode("utf-8", "replace")
