"""Queries of commands: what is wrong, partial or cut short is told, and told by the exit status."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from reader.cli.main import main

Run = Callable[..., tuple[int, list[str], list[str]]]

PAGES = {
    "甲": "# 海边的市集\n\n清晨的海边摆满了竹筐，渔家说今年的虾很大。\n",
    "乙": "# 山里的学校\n\n老师带着学生种下一百棵松树，松树长在山坡上。\n",
}
APART = "竹筐 松树"
"""Two words that no article has both of."""


@pytest.fixture
def folder(tmp_path: Path) -> str:
    """Two articles."""
    for name, text in PAGES.items():
        (tmp_path / f"{name}.md").write_text(text, encoding="utf-8")
    return str(tmp_path)


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], folder: str) -> Run:
    """Run a command on the two articles: its exit code, and the lines of both streams."""

    def call(*arguments: str) -> tuple[int, list[str], list[str]]:
        code = main([arguments[0], "--no-cache", "--lang", "en", *arguments[1:], folder])
        out, err = capsys.readouterr()
        return code, out.splitlines(), err.splitlines()

    return call


def summary(lines: list[str]) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(lines[0])
    return found


@pytest.mark.parametrize(
    "command",
    [("kwic", APART), ("kwic", APART, "--json"), ("freq", APART, "--by", "year"), ("export", "--query", APART)],
)
def test_what_holds_a_part_is_not_counted(run: Run, command: tuple[str, ...]) -> None:
    code, lines, told = run(*command)
    assert (code, lines) == (1, [])
    assert told == [f"No article matches all of: {APART}"]


@pytest.mark.parametrize("query", ["日期:>=", "日期:2022-13 松树", "/[/ 松树", "foo:松树", "标题:", "(", "标题:“”"])
def test_an_error_tells_no_totals(run: Run, query: str) -> None:
    code, lines, told = run("search", query, "--json")
    about = summary(lines)
    assert (code, len(lines), bool(told)) == (2, 1, True)
    assert (about["total_articles"], about["total_matches"], about["partial"]) == (0, 0, False)


def test_an_error_is_not_read_as_something_else(run: Run, folder: str) -> None:
    Path(folder, "丙.md").write_text("# 问\n\n日期：今天。松树OR虾。\n", encoding="utf-8")
    for query in ("日期:今天", "OR"):
        code, lines, _ = run("search", query, "--json")
        assert (code, summary(lines)["read_as"]) == (2, "written")


def test_articles_found_by_a_name_alone_are_counted_with_those_that_print_it(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "甲.md").write_text("---\nauthor: 王迪\ndate: 2020-01-02\n---\n# 海边\n\n虾很大。\n", encoding="utf-8")
    (tmp_path / "乙.md").write_text("---\ndate: 2021-01-02\n---\n# 王迪\n\n松树。\n", encoding="utf-8")
    assert main(["freq", "--no-cache", "作者:王迪 OR 标题:王迪", str(tmp_path), "--by", "year", "--json"]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(row["key"], row["articles"], row["matches"]) for row in rows] == [("2020", 1, 0), ("2021", 1, 1)]


def test_what_holds_a_part_is_shown_under_a_heading(run: Run) -> None:
    code, lines, told = run("search", APART)
    assert (code, lines[0]) == (1, "No article matches everything; these match part of it:")
    assert {line.split()[1] for line in lines if line[:1].isdigit()} == {"海边的市集", "山里的学校"}
    assert told == [f"No article matches all of: {APART}"]


def test_json_tells_what_is_partial(run: Run) -> None:
    code, lines, _ = run("search", APART, "--json")
    assert (code, len(lines)) == (1, 3)
    told = summary(lines)
    assert (told["partial"], told["total_articles"], told["total_matches"]) == (True, 0, 0)
    assert (told["complete"], told["at_most"], told["problems"]) == (True, False, [])
    assert not summary(run("search", "松树", "--json")[1])["partial"]


@pytest.mark.parametrize(
    ("query", "place"),
    [("日期:2022-13", [3, 10]), ("date:foo", [5, 8]), ("/[/", [0, 3]), ("松树 /[", [3, 5]), ("松树 OR", [3, 5])],
)
def test_a_query_that_is_not_understood_is_an_error(run: Run, query: str, place: list[int]) -> None:
    commands = (("search",), ("kwic",), ("freq", "--by", "year"), ("export", "--query"))
    for name, *options in commands:
        words = [*options, query] if name == "export" else [query, *options]
        code, lines, told = run(name, *words)
        assert (code, lines, len(told)) == (2, [], 1)
        assert told[0].startswith(f"reader: {query}: ")
        assert f"characters {place[0] + 1} to {place[1]}" in told[0]
    code, lines, _ = run("search", query, "--json")
    assert (code, len(lines)) == (2, 1)
    assert [problem["span"] for problem in summary(lines)["problems"]] == [place]


def test_commands_run_to_the_end_or_say_so(run: Run, folder: str) -> None:
    Path(folder, "丙.md").write_text(f"# 长\n\n{'海' * 40}{'山' * 4000}\n", encoding="utf-8")
    slow = "/(海|海)*(海海|海)*[虾蟹]/"
    code, lines, told = run("search", slow, "--timeout", "0.2", "--json")
    assert (code, summary(lines)["complete"]) == (2, False)
    assert told == [f"reader: {slow}: stopped after 0.2 seconds; results are incomplete (see --timeout)"]
    for command in (("kwic", slow), ("freq", slow, "--by", "year"), ("export", "--query", slow)):
        assert run(*command, "--timeout", "0.2")[0] == 2
    code, lines, told = run("search", "/松.长/", "--json")
    assert (code, summary(lines)["complete"], told) == (0, True, [])


@pytest.mark.parametrize("seconds", ["0", "-1", "soon", "inf", "nan"])
def test_a_time_is_above_nothing(run: Run, seconds: str) -> None:
    assert run("search", "松树", f"--timeout={seconds}")[0] == 2


@pytest.mark.parametrize(
    ("query", "code"), [("竹筐 松树 " * 90, 1), ("竹筐 " * 90 + ")", 2), ("竹筐\n松树\n/[/", 2), ("(" * 20, 2)]
)
def test_what_is_told_of_a_long_query_is_one_short_line(run: Run, query: str, code: int) -> None:
    found, _, told = run("freq", query, "--by", "year")
    assert (found, len(told)) == (code, 1)
    assert len(told[0]) < 200
