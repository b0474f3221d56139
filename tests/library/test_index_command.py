"""The command `index`, and the option that keeps nothing."""

import json
from pathlib import Path
from typing import Any

import pytest

from reader.cli.main import main

pytestmark = pytest.mark.slow


def test_built_told_and_cleared(kit: Any, tmp_path: Path, cache: Path, capsys: pytest.CaptureFixture[str]) -> None:
    papers = str(kit.fill(tmp_path / "papers", 3))
    assert main(["index", "--status"]) == 1
    assert main(["index", papers]) == 0
    line = capsys.readouterr().out.splitlines()[-1].split("\t")
    assert line[-1] == papers
    assert main(["index", papers, "--status", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["paths"] == [papers]
    assert told["complete"]
    assert told["articles"] == len(kit.loaded(papers, cache=False))
    assert told["bytes"] == sum(path.stat().st_size for path in cache.rglob("*") if path.is_file())
    assert main(["index", str(tmp_path / "other"), "--status"]) == 1
    assert main(["index", "--clear"]) == 0
    assert list(cache.iterdir()) == []
    assert main(["index", "--clear"]) == 1
    assert capsys.readouterr().err == ""


def test_a_snapshot_that_cannot_be_read_is_told_too(cache: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (cache / "x").mkdir(parents=True)
    assert main(["index"]) == 0
    assert str(cache / "x") in capsys.readouterr().out


def test_progress_is_for_a_terminal(kit: Any, tmp_path: Path, monkeypatch: Any, capsys: Any) -> None:
    papers = str(kit.fill(tmp_path / "papers", 3))
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    monkeypatch.setattr("reader.cli.output.PATIENCE", -1.0)
    assert main(["index", papers]) == 0
    assert "100%" in capsys.readouterr().err


def test_standard_input_cannot_be_kept(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["index", "-"]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1


@pytest.mark.usefixtures("large")
@pytest.mark.parametrize(("option", "kept"), [((), True), (("--no-cache",), False)])
def test_a_command_keeps_what_it_made_or_not(
    kit: Any, tmp_path: Path, cache: Path, option: tuple[str, ...], kept: bool
) -> None:
    papers = str(kit.fill(tmp_path / "papers", 3))
    assert main(["search", "海湾", papers, *option]) in (0, 1)
    assert cache.exists() == kept
