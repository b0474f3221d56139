"""TLS as a person's own authority makes it: a real handshake with each certificate, good or not."""

import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import trustme

from reader.backends.opensearch.archive_address import read_address
from reader.backends.opensearch.archive_client import ArchiveClient
from reader.backends.opensearch.credentials import Credentials
from reader.errors import ArchiveError, ArchiveSilentError
from reader.paths import AUTHORITY
from tests.backends.opensearch.fake_engine import Request, engine

SECRET = Credentials({"authorization": "ApiKey geheim"})
PAST = datetime.now(UTC) - timedelta(days=2)


def authority_file(authority: trustme.CA, folder: Path) -> str:
    path = folder / "authority.pem"
    authority.cert_pem.write_to_path(str(path))
    return str(path)


@contextmanager
def secure(certificate: trustme.LeafCert, asked: list[Request]) -> Iterator[str]:
    """An engine with a certificate, which notes what it is asked."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    certificate.configure_cert(context)

    def says(request: Request) -> tuple[int, object]:
        asked.append(request)
        return 200, {"good": True}

    with engine(says, context) as host:
        yield host


def test_an_own_authority_is_trusted_where_it_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    authority, asked = trustme.CA(), list[Request]()
    file = authority_file(authority, tmp_path)
    with secure(authority.issue_cert("127.0.0.1"), asked) as host:
        address = read_address(f"https://{host}/x")
        assert ArchiveClient(address, SECRET, authority=file).ask("GET", "_count") == {"good": True}
        monkeypatch.setenv(AUTHORITY, file)
        assert ArchiveClient(address, SECRET).ask("GET", "_count") == {"good": True}
    assert [request.headers["authorization"] for request in asked] == ["ApiKey geheim"] * 2


@pytest.mark.parametrize(
    ("names", "expires", "own", "said"),
    [
        (["127.0.0.1"], None, False, f"name a file of its authority by {AUTHORITY}"),
        (["search.example"], None, True, "not valid for '127.0.0.1'"),
        (["127.0.0.1"], PAST, True, "expired"),
    ],
)
def test_a_certificate_that_proves_nothing_is_refused_and_sent_no_secret(
    names: list[str], expires: datetime | None, own: bool, said: str, tmp_path: Path
) -> None:
    authority, asked = trustme.CA(), list[Request]()
    file = authority_file(authority if own else trustme.CA(), tmp_path)
    with secure(authority.issue_cert(*names, not_after=expires), asked) as host:
        client = ArchiveClient(read_address(f"https://{host}/x"), SECRET, authority=file)
        with pytest.raises(ArchiveError, match=said) as told:
            client.ask("GET", "_count")
    assert f"https://{host}: its certificate is not trusted (" in str(told.value)
    assert not isinstance(told.value, ArchiveSilentError)
    assert "geheim" not in str(told.value)
    assert asked == []


def test_a_server_without_tls_is_said_not_to_answer() -> None:
    with engine(lambda _request: (200, {})) as host:
        client = ArchiveClient(read_address(f"https://{host}/x"), SECRET)
        with pytest.raises(ArchiveSilentError, match=r"is not responding \(SSL\)"):
            client.ask("GET", "_count")
