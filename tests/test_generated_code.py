"""Methods of data classes and named tuples: compiled once, and the same as ever."""

import collections
import dataclasses
import os
import subprocess
import sys
import typing
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader import compile_cache, generated_code
from reader.paths import bundled


@pytest.fixture
def kept(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[pytest.MonkeyPatch]:
    """An empty cache, and the code of generated methods is kept."""
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(compile_cache, "_file", lambda: tmp_path / "cache" / "patterns")
    forget(monkeypatch)
    generated_code.keep_generated_code()
    yield monkeypatch
    del vars(dataclasses)["exec"], vars(collections)["eval"], vars(typing)["compile"]


def forget(monkeypatch: pytest.MonkeyPatch) -> None:
    """As in another process."""
    monkeypatch.setattr(compile_cache, "_known", None)
    monkeypatch.setattr(compile_cache, "_fresh", {})


def made() -> tuple[object, ...]:
    """Values of a data class, of a named tuple and of a type that are made now."""

    @dataclasses.dataclass(frozen=True, slots=True, order=True)
    class Span:
        start: int
        end: int = 9
        names: tuple[str, ...] = dataclasses.field(default_factory=tuple)

    pair = collections.namedtuple("pair", "left right", defaults=[2])
    assert Span(1) < Span(2)
    assert hash(Span(1)) == hash(Span(1, 9))
    with pytest.raises(dataclasses.FrozenInstanceError):
        Span(1).start = 2  # type: ignore[misc]
    return repr(Span(3)), pair(1), typing.ForwardRef("tuple[int, str]")


def test_they_are_the_same_and_compiled_once(kept: pytest.MonkeyPatch) -> None:
    first = made()
    assert len(compile_cache._fresh) >= 6
    compile_cache.save()
    forget(kept)
    kept.setattr(generated_code, "compile", None, raising=False)  # It would not be called in vain.
    assert made() == first
    assert not compile_cache._fresh


def test_the_same_text_in_another_mode_is_another(kept: pytest.MonkeyPatch) -> None:
    scope: dict[str, object] = {}
    generated_code._execute("x = 1", scope)
    assert scope["x"] == 1
    assert generated_code._evaluate("1 + 1", {}) == 2
    generated_code._execute("1 + 1", {})
    assert [mode for _, mode in compile_cache._fresh] == ["exec", "eval", "exec"]


@pytest.mark.slow
@pytest.mark.parametrize("words", [["articles"], ["search", "产业"]], ids=["articles", "search"])
def test_a_command_that_has_run_compiles_nothing_again(tmp_path: Path, words: list[str]) -> None:
    run = (
        "import sys; from reader import compile_cache, __main__ as reader; code = reader.main();"
        " print(len(compile_cache._fresh), file=sys.stderr); compile_cache.save(); sys.exit(code)"
    )
    own = {"XDG_CACHE_HOME": str(tmp_path), "LOCALAPPDATA": str(tmp_path), "HOME": str(tmp_path)}
    own |= {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(tmp_path / "code")}
    page = str(next(Path(bundled("seeds")).iterdir()))
    compiled = [
        int(subprocess.run([sys.executable, "-c", run, *words, page], capture_output=True, env=os.environ | own).stderr)
        for _ in range(2)
    ]
    assert compiled[0] > 100
    assert compiled[1] == 0
