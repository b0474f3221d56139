"""Addresses, secrets and the connection: against engines that misbehave, over real sockets."""

from pathlib import Path

import pytest

from reader.backends.opensearch.archive_address import read_address
from reader.backends.opensearch.archive_client import ArchiveClient
from reader.backends.opensearch.credentials import Credentials, credentials
from reader.errors import ArchiveError, ArchiveSilentError
from reader.paths import is_address
from tests.backends.opensearch.fake_engine import NOBODY, Request, client, engine


@pytest.mark.parametrize(
    ("typed", "hosts", "target"),
    [
        ("https://a:9200/papers", ("https://a:9200",), "papers"),
        ("https://a:9200,b:9200/papers-*/", ("https://a:9200", "https://b:9200"), "papers-*"),
        ("http://127.0.0.1:9200/报纸", ("http://127.0.0.1:9200",), "报纸"),
        ("http://[::1]:9200/x", ("http://[::1]:9200",), "x"),
    ],
)
def test_addresses(typed: str, hosts: tuple[str, ...], target: str) -> None:
    assert is_address(typed)
    assert read_address(typed)[:2] == (hosts, target)


@pytest.mark.parametrize(
    "typed",
    [
        "https://a:9200",
        "https://a/",
        "https:///x",
        "https://a/UPPER",
        "https://a/_all",
        "https://a/x/_search",
        "https://a b/x",
    ],
)
def test_what_is_no_address(typed: str) -> None:
    with pytest.raises(ArchiveError, match="not the address of an archive"):
        read_address(typed)


def test_a_secret_in_an_address_is_refused_and_not_repeated() -> None:
    with pytest.raises(ArchiveError) as told:
        read_address("https://me:geheim@a:9200/x")
    assert "geheim" not in str(told.value)


def test_plain_http_goes_to_this_machine_alone() -> None:
    with pytest.raises(ArchiveError, match="--insecure"):
        read_address("http://127.0.0.1.example.com:9200/x")
    assert read_address("http://example.com:9200/x", insecure=True).target == "x"


def test_who_asks(tmp_path: Path) -> None:
    netrc = tmp_path / "netrc"
    netrc.write_text("machine a login me password geheim\n", "utf-8")
    netrc.chmod(0o600)
    known = {"NETRC": str(netrc)}
    assert credentials(("a",), {"READER_ARCHIVE_KEY": "k"}).headers == {"authorization": "ApiKey k"}
    named = {"READER_ARCHIVE_USER": "me", "READER_ARCHIVE_PASSWORD": "geheim"}
    assert credentials(("b", "a"), known).headers == credentials((), named).headers
    assert credentials(("b",), known).headers == {}
    assert "geheim" not in repr(credentials(("a",), known))


def test_another_host_is_asked_and_a_silent_one_rests() -> None:
    asked = list[str]()

    def good(request: Request) -> tuple[int, object]:
        asked.append(request.path)
        return 200, {"good": True}

    with engine(good) as first:
        speaks = client("127.0.0.1:1", first)
        assert [speaks.ask("GET", "_count"), speaks.ask("POST", "/_all", {})] == [{"good": True}] * 2
        assert asked == ["/x/_count", "/_all"]
        assert next(speaks._hosts(2)) == f"http://{first}"


def test_a_busy_host_is_asked_again_but_not_for_what_is_asked_once() -> None:
    said = iter([(503, {}), (200, {"good": True}), (429, {})])
    with engine(lambda _request: next(said)) as host:
        assert client(host).ask("GET", "_count") == {"good": True}
        with pytest.raises(ArchiveSilentError, match="busy"):
            client(host).ask("GET", "_count", tries=1)


@pytest.mark.parametrize(
    ("status", "told", "said"),
    [
        (400, {"error": {"root_cause": [{"reason": "no\nway"}], "reason": "all failed"}}, r"400: no way\)"),
        (404, {"error": "gone"}, "404: gone"),
        (500, b"<html>", "500: "),
        (401, {}, "access denied"),
        (403, {}, "access denied"),
    ],
)
def test_refusals_say_why(status: int, told: object, said: str) -> None:
    with engine(lambda _request: (status, told)) as host, pytest.raises(ArchiveError, match=said) as error:
        client(host, who=Credentials({"authorization": "geheim"})).ask("GET", "_count")
    assert error.value.status == status
    assert "geheim" not in str(error.value)


def test_no_secret_follows_a_redirect() -> None:
    asked = list[str]()

    def moved(request: Request) -> tuple[int, object]:
        asked.append(request.path)
        return 302, {}

    with engine(moved) as host, pytest.raises(ArchiveError, match="302"):
        client(host, who=Credentials({"authorization": "geheim"})).ask("GET", "_count")
    assert asked == ["/x/_count"]


def test_an_answer_is_bounded_in_size_and_time(monkeypatch: pytest.MonkeyPatch) -> None:
    with engine(lambda _request: (200, b"x" * 100_000)) as host:
        monkeypatch.setattr("reader.backends.opensearch.archive_client.MOST", 90_000)
        with pytest.raises(ArchiveSilentError):
            client(host).ask("GET", "_count")
        monkeypatch.undo()
        clock = iter(range(0, 99_000, 1000))
        monkeypatch.setattr("reader.backends.opensearch.archive_client.time.monotonic", lambda: float(next(clock)))
        with pytest.raises(ArchiveSilentError):
            client(host).ask("GET", "_count", tries=1)


def test_a_host_that_says_nothing_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    import socket

    with socket.create_server(("127.0.0.1", 0)) as mute, pytest.raises(ArchiveSilentError, match="is not responding"):
        client(f"127.0.0.1:{mute.getsockname()[1]}").ask("GET", "_count", seconds=0.02)


def test_a_file_that_is_no_authority_is_named(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match="READER_ARCHIVE_CA"):
        ArchiveClient(read_address("https://a/x"), NOBODY, authority=str(tmp_path))
