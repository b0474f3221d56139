"""Errors of the command line name what may be meant; the help of each command is whole, and in one language."""

import re
from pathlib import Path

import pytest

from reader.cli.arguments import app_parser, command_parser
from reader.cli.main import main
from reader.cli.registry import NAMES
from reader.i18n import use_language
from reader.paths import bundled

SEEDS = str(bundled("seeds"))
HAN = re.compile(r"[\u4e00-\u9fff]")


@pytest.mark.parametrize(
    ("typed", "nearest"),
    [
        ("search 产业 --lmit 3", "--limit"),
        ("search 产业 --lmit=3", "--limit"),
        ("settings --kesy", "--keys"),
        ("--vresion", "--version"),
        ("freq 产业 --by yaer", "year"),
        ("cite 1 --style gbt", "gbt7714-2015"),
        ("export --format cvs", "csv"),
        ("completion bsh", "bash"),
        ("freq 产业 seedz --by section", "seeds"),
        ("articles seedz", "seeds"),
        ("export seedz", "seeds"),
    ],
)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_slip_is_one_line_with_the_nearest_name(
    typed: str, nearest: str, language: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(bundled("seeds").parent)
    assert main([*typed.split(), "--lang", language]) == 2
    out, errors = capsys.readouterr()
    assert (out, errors.count("\n")) == ("", 1)
    said = f"是 {nearest} 吗？" if language == "zh" else f"did you mean {nearest}?"
    assert said in errors
    assert "?." not in errors
    assert "？。" not in errors
    use_language("en")


@pytest.mark.parametrize("query", ["(", "", "  ", "（（", '"'])
@pytest.mark.parametrize("command", ["search", "kwic", "freq --by section", "export --query"])
def test_a_query_that_asks_nothing_is_an_error(query: str, command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*command.split(), query, SEEDS]) == 2
    out, errors = capsys.readouterr()
    assert (out, errors.count("\n")) == ("", 1)


@pytest.mark.parametrize("name", ["", *NAMES])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_help(name: str, language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    use_language(language)
    parser = command_parser(name) if name else app_parser(["--help"])
    with pytest.raises(SystemExit):  # Parsing words and options in any order has argparse cut its own usage.
        parser.parse_intermixed_args(["--help"])
    parser = command_parser(name) if name else app_parser(["--help"])
    told = parser.format_help()
    begins = "用法： reader" if language == "zh" else "usage: reader"
    assert told.startswith(f"{begins} {name}".rstrip())
    for action in parser._actions:
        assert action.help, action
        assert bool(HAN.search(action.help)) == (language == "zh"), action.help
        if action.option_strings and action.default not in (None, False, [], "==SUPPRESS=="):
            line = f"{action.help}（默认：{action.default}）" if language == "zh" else f"(default: {action.default})"
            assert line.replace(" ", "") in told.replace("\n", "").replace(" ", "")
    if language == "zh":
        assert not re.search(r"^[a-z ]+:$", told, re.MULTILINE)
    use_language("en")


def test_what_is_asked_for_is_the_query_alone(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["search"]) == 2
    assert "required: QUERY. " in capsys.readouterr().err


def test_the_usage_is_whole(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["search", "--help", "--lang", "zh"])
    assert capsys.readouterr().out.startswith("用法： reader search [-h]")
    use_language("en")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (["serve", "--port", "99999999"], "must be from 1 to 65535"),
        (["--no-cache", "articles", "papers"], "write the command first: reader articles"),
        (["articles", "--userdict", "nowhere.txt", "papers"], "nowhere.txt: no such file or folder"),
        (["index", "paperz"], "did you mean papers?"),
        (["marks", "paperz"], "did you mean papers?"),
        (["facets", "paperz"], "did you mean papers?"),
        (["facets", "nowhere/else"], "nowhere/else: no such file or folder"),
        (["freq", "--by", "year"], "no query"),
    ],
)
def test_what_is_wrong_is_one_line_and_nothing_is_done(
    typed: list[str], said: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "papers").mkdir()
    monkeypatch.chdir(tmp_path)
    assert main([*typed, "--lang", "en"]) == 2
    out, told = capsys.readouterr()
    assert (out, told.count("\n")) == ("", 1)
    assert said in told


def test_a_query_without_text_is_counted_in_articles(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["freq", "date:2022", "--by", "section", "--lang", "en", str(bundled("seeds"))]) == 0
    assert "要闻\t4\t0\t0.0" in capsys.readouterr().out.splitlines()
