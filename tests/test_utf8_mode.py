"""Arguments are UTF-8 in every locale, and names of files stay what they are."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from reader.ui.launch import utf8_mode

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="arguments are text there")

ASCII = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
"""Environment in which Python decodes nothing but ASCII."""


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (["search", "渔港", "报.txt"], "渔港"),
        (["articles", "报.txt"], "渔港新开"),
        (["search", "渔港", "a\udcff.txt"], "渔港"),
        (["show", "1", "a.txt"], "渔港新开"),
        (["search", "渔轮", "报.txt"], ""),
    ],
    ids=["query", "path", "path that is no UTF-8", "ASCII alone", "not there"],
)
def test_chinese_is_understood_in_an_ascii_locale(tmp_path: Path, words: list[str], found: str) -> None:
    for name in ("报.txt", "a.txt", "a\udcff.txt"):
        try:
            (tmp_path / name).write_text("渔港新开\n\n渔港今天开了，渔船都来了。\n", encoding="utf-8")
        except OSError:
            pytest.skip("names are UTF-8 on this system")
    done = subprocess.run(
        [sys.executable, "-m", "reader", *words, "--no-cache"],
        cwd=tmp_path,
        env={**os.environ, **ASCII, "PYTHONPATH": str(Path(__file__).parents[1])},
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr.decode()) == (0 if found else 1, "")
    assert found in done.stdout.decode()


@pytest.mark.parametrize(
    ("encoding", "given", "decoded"),
    [
        ("ascii", "渔港".encode(), False),
        ("ascii", "渔港".encode("gbk"), False),
        ("latin-1", "渔港".encode(), False),
        ("gbk", "渔港".encode("gbk"), True),
        ("gbk", "渔港".encode(), False),
        ("latin-1", "café".encode("latin-1"), True),
        ("ascii", b"search", False),
    ],
)
def test_what_is_in_the_encoding_of_the_locale_stays(
    monkeypatch: pytest.MonkeyPatch, encoding: str, given: bytes, decoded: bool
) -> None:
    monkeypatch.setattr(os, "fsencode", lambda words: words.encode(encoding, "surrogateescape"))
    assert utf8_mode.is_decoded(given.decode(encoding, "surrogateescape")) == decoded


@pytest.mark.parametrize("encoding", ["utf-8", "ascii"])
def test_it_starts_anew_at_most_once(monkeypatch: pytest.MonkeyPatch, encoding: str) -> None:
    started: list[list[str]] = []
    monkeypatch.setattr(os, "execv", lambda program, words: started.append(words))
    monkeypatch.setattr(sys, "getfilesystemencoding", lambda: encoding)
    monkeypatch.setattr(sys, "orig_argv", ["python", "-m", "reader", "渔港"])
    monkeypatch.setattr(sys, "argv", ["reader", "渔港"])
    monkeypatch.setenv(utf8_mode.SWITCH, "0")
    utf8_mode.require()
    utf8_mode.require()
    again = [sys.executable, "-X", "utf8", "-m", "reader", "渔港"]
    assert started == ([again] if encoding == "ascii" else [])
