"""`cite` and `export` on the bundled page, and what is opened when no path is named."""

import csv
import io
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from reader.api.library import Library
from reader.cli.main import main
from reader.errors import StoreError
from reader.paths import bundled
from reader.store.store import Store

SEED = str(next(bundled("seeds").iterdir()))
HEADLINE = "以新型工业化赋能 现代产业先行城市"
"""Of the second article."""

Run = Callable[..., tuple[int, str, list[str]]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command in this process: its exit code, what it printed, and the lines of its complaints."""

    def call(*arguments: str) -> tuple[int, str, list[str]]:
        code = main(arguments)
        out, err = capsys.readouterr()
        return code, out, err.splitlines()

    return call


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        ("gbt7714-2015", f"孙欣. {HEADLINE}[N]. 青岛日报, 2022-11-14."),
        ("gbt7714-2025", f"孙欣. {HEADLINE}[N]. 青岛日报，2022-11-14."),
        ("ris", "TY  - NEWS"),
        ("csl-json", '[{"id": "news2022-'),
        ("bibtex", "@article{news2022-"),
    ],
)
def test_cite_prints_a_citation(run: Run, style: str, expected: str) -> None:
    code, out, errors = run("cite", "2", SEED, "--style", style)
    assert (code, errors) == (0, [])
    assert out.startswith(expected)
    assert out.endswith("\n")


def test_cite_takes_the_standard_in_force_and_speaks_json(run: Run) -> None:
    name = json.loads(run("show", "2", SEED, "--json")[1])["id"]
    code, out, _ = run("cite", name, SEED, "--json")
    assert code == 0
    assert json.loads(out) == {
        "id": name,
        "style": "gbt7714-2025",
        "citation": f"孙欣. {HEADLINE}[N]. 青岛日报，2022-11-14.",
    }


def test_cite_gives_csl_json_as_json(run: Run) -> None:
    cited = json.loads(run("cite", "2", SEED, "--style", "csl-json", "--json")[1])["citation"]
    assert cited == json.loads(run("cite", "2", SEED, "--style", "csl-json")[1])
    assert cited[0]["type"] == "article-newspaper"


def test_cite_of_no_article_is_an_error(run: Run) -> None:
    code, out, errors = run("cite", "99", SEED)
    assert (code, out, len(errors)) == (2, "", 1)


def test_export_jsonl_is_what_articles_prints(run: Run) -> None:
    expected = run("articles", "--json", SEED)[1]
    assert run("export", SEED, "--format", "jsonl") == (0, expected, [])
    assert run("export", SEED, "--json", "--format", "csv") == (0, expected, [])


def test_export_of_a_query_has_its_articles_and_matches(run: Run) -> None:
    summary, *hits = map(json.loads, run("search", "实体经济", SEED, "--json", "--limit", "0")[1].splitlines())
    code, out, _ = run("export", SEED, "--format", "jsonl", "--query", "实体经济")
    records = [json.loads(line) for line in out.splitlines()]
    assert code == 0
    assert {record["id"]: record["spans"] for record in records} == {hit["id"]: hit["spans"] for hit in hits}
    assert sum(record["matches"] for record in records) == summary["total_matches"]


def test_export_csv(run: Run) -> None:
    _, out, _ = run("export", SEED, "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(out, newline="")))
    assert rows[1]["headline"] == HEADLINE
    assert len(rows) == len(run("articles", SEED)[1].splitlines())


def test_export_markdown_opens_again(run: Run, tmp_path: Path) -> None:
    code, out, _ = run("export", SEED, "--format", "markdown")
    assert code == 0
    (tmp_path / "页.md").write_text(out, encoding="utf-8")
    (tmp_path / "文.md").write_text(
        run("export", SEED, "--format", "markdown", "--query", "headline:以新型工业化赋能")[1], encoding="utf-8"
    )
    expected = [line.split("\t")[3] for line in run("articles", SEED)[1].splitlines()]
    found = [line.split("\t")[3] for line in run("articles", str(tmp_path / "页.md"))[1].splitlines()]
    assert found == expected
    assert run("articles", str(tmp_path / "文.md"))[1].split("\t")[3] == HEADLINE


def test_export_of_nothing_found(run: Run) -> None:
    for name in ("jsonl", "csv", "markdown"):
        assert run("export", SEED, "--format", name, "--query", "鹦鹉螺") == (1, "", [])


@pytest.fixture
def other(tmp_path: Path) -> str:
    """A file of one article in an encoding of its own."""
    path = tmp_path / "春耕.txt"
    path.write_bytes("春耕时节\n\n记者 张三\n\n各地春耕全面展开，农民下田忙碌。\n".encode("utf-16-le"))
    return str(path)


def remember(*paths: str, encoding: str | None = None) -> None:
    with Store.open() as store:
        store.remember_library(paths, encoding)


def test_on_first_run_the_bundled_page_is_opened(run: Run, folders_of_the_test: Path) -> None:
    code, out, errors = run("articles")
    assert (code, out) == run("articles", str(bundled("seeds")))[:2]
    assert errors == [f"reader: in {bundled('seeds')}"]
    assert list(folders_of_the_test.rglob("*.db")) == []


def test_then_the_library_last_opened_in_its_encoding(run: Run, other: str) -> None:
    remember(other, encoding="utf-16-le")
    assert "春耕时节" in run("articles")[1]


def test_and_the_bundled_page_when_that_is_gone(run: Run, other: str) -> None:
    remember(other)
    Path(other).unlink()
    code, out, errors = run("articles")
    assert (code, out) == run("articles", str(bundled("seeds")))[:2]
    assert errors == [f"reader: in {bundled('seeds')}"]


def test_a_damaged_store_is_told_in_one_line_and_the_rest_goes_on(run: Run, folders_of_the_test: Path) -> None:
    remember(SEED)
    (path,) = folders_of_the_test.rglob("reader.db")
    path.write_bytes(b"noise " * 1000)
    code, out, errors = run("articles")
    assert (code, len(errors)) == (0, 2)
    assert out == run("articles", str(bundled("seeds")))[1]
    assert str(path) in errors[0]
    assert run("articles")[2] == [f"reader: in {bundled('seeds')}"]


def test_a_store_that_cannot_be_opened_is_told_and_the_rest_goes_on(run: Run, folders_of_the_test: Path) -> None:
    remember(SEED)
    (path,) = folders_of_the_test.rglob("reader.db")
    path.unlink()
    path.mkdir()
    code, out, errors = run("articles")
    assert (code, len(errors)) == (0, 2)
    assert out == run("articles", str(bundled("seeds")))[1]


def test_a_pipe_is_read_where_no_path_is_given(folders_of_the_test: Path) -> None:
    page = Path(SEED).read_bytes()
    done = subprocess.run([sys.executable, "-m", "reader", "articles"], input=page, capture_output=True, check=True)
    assert len(done.stdout.splitlines()) == 8
    assert done.stderr == b""


@pytest.mark.parametrize(
    ("name", "nearest"),
    [("sarch", "search"), ("seedz", "seeds"), ("nothing-like-this", None), ("seeds/无", None)],
)
def test_a_mistyped_name_is_an_error_and_no_screen(
    run: Run, monkeypatch: pytest.MonkeyPatch, name: str, nearest: str | None
) -> None:
    monkeypatch.chdir(bundled("seeds").parent)
    code, out, errors = run(name)
    assert (code, out, len(errors)) == (2, "", 1)
    assert name in errors[0]
    assert nearest is None or f"did you mean {nearest}?" in errors[0]


def test_several_queries_are_told_apart_from_paths(run: Run) -> None:
    code, out, _ = run("freq", "-e", "产业", "-e", "青岛", "--by", "section", SEED)
    lines = out.splitlines()
    assert code == 0
    assert [line for line in lines if "\t" not in line] == ["产业", "青岛"]
    assert lines.count("section\tarticles\tmatches\tper_million") == 2
    assert run("freq", "产业", SEED, "--by", "section")[1].splitlines() == lines[1 : lines.index("青岛")]
    assert run("freq", "--by", "section")[0] == 2


def test_facets_count_articles(run: Run) -> None:
    assert run("facets", SEED)[1].splitlines()[:2] == ["facet\tarticles\tvalue", "section\t4\t要闻"]
    code, out, _ = run("facets", "产业", SEED, "--json", "--limit", "1")
    assert code == 0
    assert {"facet": "publication", "value": "青岛日报", "articles": 6} in map(json.loads, out.splitlines())
    assert run("facets", "没有这个词", SEED)[:2] == (1, "")
    assert run("facets", "日期:2022-13", SEED)[0] == 2


def opened(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> list[tuple[list[str], str | None]]:
    """What the app is opened on."""
    calls: list[tuple[list[str], str | None]] = []

    def app(paths: list[str], opened: Callable[[], Library], **_others: object) -> int:
        library = opened()
        assert list(library.paths) == paths
        calls.append((paths, library.asked_encoding))
        return 0

    monkeypatch.setattr("reader.ui.launch.launcher.launch", app)
    assert main(arguments) == 0
    return calls


def test_the_app_comes_back_to_the_library_last_opened(monkeypatch: pytest.MonkeyPatch, other: str) -> None:
    assert opened(monkeypatch) == [([str(bundled("seeds"))], None)]
    remember(other, encoding="utf-16-le")
    assert opened(monkeypatch) == [([other], "utf-16-le")]
    assert opened(monkeypatch, SEED) == [([SEED], None)]


def test_a_store_that_gives_way_does_not_fail_the_app(
    monkeypatch: pytest.MonkeyPatch, folders_of_the_test: Path
) -> None:
    remember(SEED)
    (path,) = folders_of_the_test.rglob("reader.db")
    path.unlink()
    path.mkdir()
    problems: list[StoreError | None] = []

    def app(_paths: list[str], _opened: object, *, back: bool, problem: StoreError | None, **_others: object) -> int:
        problems.append(problem)
        return 0

    monkeypatch.setattr("reader.ui.launch.launcher.launch", app)
    assert main([]) == 0
    assert "reader.db" in str(problems[0])


def test_export_folds_near_duplicates_without_a_query_too(run: Run, tmp_path: Path) -> None:
    text = "# 港口\n\n" + "".join(chr(0x4E00 + 7 * number) for number in range(300))
    for name in "ab":
        (tmp_path / f"{name}.md").write_text(f"{text}{name}\n", "utf-8")
    counts = [len(run("export", str(tmp_path), "--no-cache", *more)[1].splitlines()) for more in ((), ("--distinct",))]
    assert counts == [2, 1]
