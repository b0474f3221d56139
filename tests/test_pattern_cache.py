"""Compiled patterns that are kept: those read from the file are those that `re` compiles."""

import importlib
import re
import sys
from pathlib import Path

import pytest

from reader import pattern_cache
from reader.ingest import clean, issue_line
from reader.late_pattern import LatePattern
from reader.parsing import patterns

OWN = [
    (found.pattern, found._flags)
    for module in (patterns, issue_line, clean)
    for found in vars(module).values()
    if isinstance(found, LatePattern)
]
OTHERS = [(r"(?P<year>\d{4})(年)?(?P=year)", re.ASCII), (r"a|b", re.IGNORECASE | re.VERBOSE), (rb"x+\d", 0), ("", 0)]


@pytest.fixture
def file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    path = tmp_path / "cache" / "patterns"
    monkeypatch.setattr(pattern_cache, "_file", lambda: path)
    forget(monkeypatch)
    return path


def forget(monkeypatch: pytest.MonkeyPatch) -> None:
    """As in another process."""
    monkeypatch.setattr(pattern_cache, "_known", None)
    monkeypatch.setattr(pattern_cache, "_fresh", {})


def test_they_are_the_same(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert len(OWN) > 50
    for round_of in ("compiled", "read"):
        made = [pattern_cache.compiled(pattern, flags) for pattern, flags in (*OWN, *OTHERS)]
        assert made == [re.compile(pattern, flags) for pattern, flags in (*OWN, *OTHERS)], round_of
        assert bool(pattern_cache._fresh) == (round_of == "compiled")
        pattern_cache.save()
        forget(monkeypatch)
    assert file.stat().st_mode & 0o777 == 0o600
    assert pattern_cache.compiled(*OTHERS[0]).groupindex == {"year": 1}


@pytest.mark.parametrize("change", ["empty", "cut", "flipped", "other"])
def test_what_was_not_written_here_is_not_read(file: Path, monkeypatch: pytest.MonkeyPatch, change: str) -> None:
    pattern_cache.compiled("甲+", 0)
    pattern_cache.save()
    data = file.read_bytes()
    changed = {"empty": b"", "cut": data[:-3], "flipped": data[:-1] + bytes([data[-1] ^ 1]), "other": b"x" + data}
    file.write_bytes(changed[change])
    forget(monkeypatch)
    assert pattern_cache.compiled("甲+", 0).findall("甲甲乙甲") == ["甲甲", "甲"]
    assert pattern_cache._fresh


def test_another_compiler_is_no_loss(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pattern_cache, "_code_of", lambda pattern, flags: (0, b"", 0, {}, ()))
    assert pattern_cache.compiled("甲", 0) == re.compile("甲")

    def gone(pattern: str, flags: int) -> None:
        raise ImportError

    monkeypatch.setattr(pattern_cache, "_code_of", gone)
    assert pattern_cache.compiled("乙", 0) == re.compile("乙")
    with pytest.raises(re.error):
        pattern_cache.compiled("(", 0)


def imported(folder: Path, source: str) -> None:
    """Run `source` as a module is run that is imported."""
    (folder / "compiling.py").write_text(source, "utf-8")
    sys.path.insert(0, str(folder))
    try:
        importlib.invalidate_caches()
        importlib.import_module("compiling")
    finally:
        sys.path.remove(str(folder))
        sys.modules.pop("compiling", None)


def test_while_modules_are_imported_what_they_compile_is_kept(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("re._compiler.compile", re._compiler.compile)  # type: ignore[attr-defined]  # put back
    pattern_cache.keep_patterns_of_imports()
    pattern_cache.keep_patterns_of_imports()
    imported(tmp_path, "import re\ndef three(): return re.compile('三(?P<x>丙|丁)+', re.ASCII)\nthree()")
    assert list(pattern_cache._fresh) == [("三(?P<x>丙|丁)+", re.ASCII)]
    with pytest.raises(re.error):
        imported(tmp_path, "import re; re.compile('三(丁')")
    imported(tmp_path, "import re; assert re.Scanner([('三丁', None)]).scan('三丁') == ([], '')")
    assert re.compile("typed by a person 三丁").match("typed by a person 三丁")
    assert len(pattern_cache._fresh) == 1


def test_another_re_is_no_loss(file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("re._compiler.compile", re._compiler.compile)  # type: ignore[attr-defined]  # put back
    monkeypatch.setattr(pattern_cache, "_code_of", lambda pattern, flags: (0, b"", 0, {}, ()))
    pattern_cache.keep_patterns_of_imports()
    imported(tmp_path, "import re; assert re.compile('二丁').match('二丁')")
    monkeypatch.delattr("re._compiler.compile")
    pattern_cache.keep_patterns_of_imports()


def test_nothing_is_written_where_byte_code_is_not(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    pattern_cache.compiled("甲", 0)
    pattern_cache.save()
    assert not file.exists()


def test_where_nothing_can_be_kept_patterns_are_compiled(file: Path) -> None:
    file.parent.parent.chmod(0o700)
    file.parent.write_text("")  # a file where the folder would be
    assert pattern_cache.compiled("甲", 0).match("甲")
    pattern_cache.save()


def test_only_so_many_are_kept(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pattern_cache, "MOST", 1)
    for pattern in ("甲", "乙"):
        pattern_cache.compiled(pattern, 0)
        pattern_cache.save()
        forget(monkeypatch)
    assert list(pattern_cache._load()) == [("乙", 0)]


def test_classes_that_are_remembered_make_the_same_code(file: Path) -> None:
    from re import _compiler  # type: ignore[attr-defined]

    pattern_cache.compiled("[丁-甲]", 0)
    remembered, real = _compiler._optimize_charset, _compiler._optimize_charset.__wrapped__
    for pattern, flags in (*OWN, *OTHERS, ("[丁-甲k]+[丁-甲k]", re.IGNORECASE)):
        twice = [pattern_cache._code_of(pattern, flags) for _ in range(2)]
        _compiler._optimize_charset = real
        alone = _compiler.compile(pattern, flags)
        _compiler._optimize_charset = remembered
        assert twice[0] == twice[1]
        assert pattern_cache.compiled(pattern, flags) == alone
    assert remembered.cache_info().hits
