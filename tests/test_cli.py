"""The commands on the bundled page: what they print, the JSON they promise, and how they end."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from reader.cli.main import main
from reader.paths import bundled

SEED = str(next(bundled("seeds").iterdir()))

ARTICLE_KEYS = [
    "id",
    "source",
    "publication",
    "date",
    "page",
    "page_name",
    "section",
    "kicker",
    "headline",
    "subheadline",
    "byline",
    "authors",
    "dateline",
    "jump_to",
    "jump_from",
    "lines",
    "keywords",
    "blocks",
    "url",
]
SUMMARY_KEYS = [
    "query",
    "total_articles",
    "total_matches",
    "partial",
    "complete",
    "at_most",
    "read_as",
    "problems",
    "elapsed_ms",
    "did_you_mean",
    "searched",
]
HIT_KEYS = ["rank", "score", "id", "source", "headline", "section", "date", "matches", "snippets", "spans", "copies"]


Run = Callable[..., tuple[int, list[str], list[str]]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command in this process: its exit code, and the lines of both streams."""

    def call(*arguments: str) -> tuple[int, list[str], list[str]]:
        code = main(arguments)
        out, err = capsys.readouterr()
        return code, out.splitlines(), err.splitlines()

    return call


def records(lines: list[str]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in lines]


def test_articles_prints_a_line_an_article(run: Run) -> None:
    code, lines, errors = run("articles", SEED)
    assert (code, len(lines), errors) == (0, 8, [])
    assert lines[4].split("\t")[3] == "青岛推动社区社会组织 参与新时代文明实践"


def test_articles_json_has_the_promised_keys(run: Run) -> None:
    code, lines, _ = run("articles", "--json", SEED)
    found = records(lines)
    assert code == 0
    assert all(list(record) == ARTICLE_KEYS for record in found)
    assert found[0]["source"] == SEED
    assert found[0]["authors"] == ["杨光"]
    assert found[0]["keywords"] is None
    assert records(run("articles", "--json", "--keywords", SEED)[1])[0]["keywords"]
    assert all("" not in (value for value in record.values() if isinstance(value, str)) for record in found)
    assert {block["kind"] for record in found for block in record["blocks"]} == {"paragraph", "crosshead"}


def test_articles_explain_prints_every_line_with_its_class(run: Run) -> None:
    code, lines, _ = run("articles", "--explain", SEED)
    printed = [line for line in Path(SEED).read_text(encoding="utf-8").split("\n") if line.strip()]
    assert code == 0
    assert len(lines) == len(printed)


def test_show_sets_an_article_by_number_and_by_id(run: Run) -> None:
    _, lines, _ = run("articles", "--json", SEED)
    name = records(lines)[5]["id"]
    code, by_number, _ = run("show", "6", SEED, "--width", "40")
    assert code == 0
    assert run("show", name, SEED, "--width", "40")[1] == by_number
    assert "青岛中天润智能" in "".join(by_number)


def test_search_json_has_the_promised_keys_and_spans(run: Run) -> None:
    _, lines, _ = run("articles", "--json", SEED)
    articles = {record["id"]: record for record in records(lines)}
    code, lines, _ = run("search", "实体经济", SEED, "--json", "--limit", "0")
    summary, *hits = records(lines)
    assert code == 0
    assert list(summary) == SUMMARY_KEYS
    assert all(list(hit) == HIT_KEYS for hit in hits)
    assert len(hits) == summary["total_articles"]
    assert sum(hit["matches"] for hit in hits) == summary["total_matches"]
    for hit in hits:
        body = "\n".join(block["text"] for block in articles[hit["id"]]["blocks"])
        assert all(body[start:end] == "实体经济" for start, end in hit["spans"]["body"])
        assert all(hit["headline"][start:end] == "实体经济" for start, end in hit["spans"]["headline"])
        for snippet in hit["snippets"]:
            assert all(snippet["text"][start:end] == "实体经济" for start, end in snippet["spans"])


@pytest.mark.parametrize(
    ("name", "query", "text"),
    [
        ("across a column cut", "省战略背景", "省战略背景"),
        ("across a hard line end", "开花结果。加力振兴", None),
        ("across the space of a two-part headline", "实体经济大力提升", "实体经济 大力提升"),
        ("in traditional characters", "實體經濟", "实体经济"),
        ("in half and full width", "ｂｉｍ＋gis", "BIM+GIS"),
    ],
)
def test_search_finds_text_wherever_it_stands(run: Run, name: str, query: str, text: str | None) -> None:
    _, lines, _ = run("articles", "--json", SEED)
    articles = {record["id"]: record for record in records(lines)}
    code, lines, _ = run("search", query, SEED, "--json")
    assert (code, name) == (0, name)
    hit = records(lines)[1]
    fields = {
        **articles[hit["id"]],
        "body": "\n".join(block["text"] for block in articles[hit["id"]]["blocks"]),
    }
    matches = {fields[field][start:end] for field, spans in hit["spans"].items() for start, end in spans}
    assert text in matches if text else any("\n" in match for match in matches)


@pytest.mark.parametrize(
    ("name", "arguments", "code"),
    [
        ("found", ("search", "产业", SEED), 0),
        ("both terms", ("search", "实体经济 招商", SEED), 0),
        ("a phrase with its space", ("search", '"实体经济 大力提升"', SEED), 0),
        ("a phrase with a space that is not there", ("search", '"实体 经济"', SEED), 1),
        ("nothing found", ("search", "鹦鹉螺", SEED), 1),
        ("no such article", ("show", "99", SEED), 2),
        ("no such file", ("articles", "nowhere.txt"), 2),
        ("a concordance", ("kwic", "产业", SEED), 0),
        ("a concordance of nothing", ("kwic", "鹦鹉螺", SEED), 1),
        ("frequencies", ("freq", "产业", SEED, "--by", "day"), 0),
        ("frequencies of nothing", ("freq", "鹦鹉螺", SEED, "--by", "day"), 1),
        ("keywords of one article", ("keywords", SEED, "--article", "1"), 0),
    ],
)
def test_commands_end_as_grep_does(run: Run, name: str, arguments: tuple[str, ...], code: int) -> None:
    ended, _lines, errors = run(*arguments)
    assert (name, ended) == (name, code)
    assert [line for line in errors if line.startswith("reader: ")] == (errors if code == 2 else [])
    assert len(errors) <= 1


def test_a_bad_file_does_not_take_the_good_ones_down(run: Run, tmp_path: Path) -> None:
    (tmp_path / "好.txt").write_text(
        "本市举办读书节\n\n记者 张三\n\n读书节昨日开幕，市民踊跃参加。\n", encoding="utf-8"
    )
    missing = tmp_path / "没有\x1b[31m.txt"
    code, lines, errors = run("articles", str(missing), str(tmp_path))
    assert (code, len(lines), len(errors)) == (2, 1, 1)
    assert "\x1b" not in errors[0]


def test_an_empty_folder_says_so(run: Run, tmp_path: Path) -> None:
    code, lines, errors = run("articles", str(tmp_path))
    assert (code, lines, len(errors)) == (2, [], 1)
    assert str(tmp_path) in errors[0]


def test_concordance_json(run: Run) -> None:
    from reader.analysis.collation import ranks
    from reader.analysis.folding import fold

    _, lines, _ = run("kwic", "污水处理厂", SEED, "--json", "--context", "5", "--sort", "right")
    found = records(lines)
    assert all(list(record) == ["id", "source", "date", "left", "match", "right"] for record in found)
    rights = [
        [int(ranks()[ord(character)]) for character in fold(record["right"]) if character != " "] for record in found
    ]
    assert rights == sorted(rights)
    assert all(len(record["left"]) <= 5 and record["match"] == "污水处理厂" for record in found)


def test_concordance_aligns_the_matches(run: Run) -> None:
    from reader.typeset.cells import Widths

    _, lines, _ = run("kwic", "污水处理厂", SEED, "--context", "8")
    widths = Widths()
    assert {
        widths.width(line[: line.index("污水处理厂", 1)]) for line in lines if line[15:].count("污水处理厂") == 1
    } <= {17}


def test_frequencies_json(run: Run) -> None:
    _, lines, _ = run("freq", "产业", SEED, "--by", "section", "--json")
    found = records(lines)
    assert all(list(record) == ["key", "articles", "matches", "per_million"] for record in found)
    _, lines, _ = run("search", "产业", SEED, "--json")
    assert sum(record["matches"] for record in found) == records(lines)[0]["total_matches"]


@pytest.mark.parametrize(
    "bad",
    [
        ("search", "产业", "--limit", "-1"),
        ("show", "1", "--width", "0"),
        ("freq", "产业"),
        ("search", "-产业"),
        ("articles", "--no-such-option"),
    ],
)
def test_wrong_words_are_told_in_one_line(run: Run, bad: tuple[str, ...]) -> None:
    code, lines, errors = run(*bad)
    assert (code, lines, len(errors)) == (2, [], 1)
    assert "--help" in errors[0]


@pytest.mark.parametrize(
    "arguments",
    [
        ("search", "产业", SEED, "--limit", "1", "--json"),
        ("search", "产业", "--limit", "1", "--json", SEED),
        ("search", "--limit", "1", "--json", "--", "产业", SEED),
        ("search", "产业", "--limit", "1", "--json", "--", SEED),
    ],
)
def test_options_stand_anywhere(run: Run, arguments: tuple[str, ...]) -> None:
    code, lines, _ = run(*arguments)
    assert (code, len(lines)) == (0, 2)


def test_after_two_dashes_a_query_may_begin_with_one(run: Run) -> None:
    code, lines, _ = run("search", "--json", "--", "-产业", SEED)
    assert code == 0
    assert records(lines)[0]["total_articles"] == 2


def test_a_score_is_explained(run: Run) -> None:
    code, lines, _ = run("search", "实体经济 招商", SEED, "--json", "--explain")
    _, first, *_ = records(lines)
    assert code == 0
    assert [reason["text"] for reason in first["explain"]][:2] == ["实体经济", "招商"]
    assert sum(reason["score"] for reason in first["explain"]) == pytest.approx(first["score"], abs=0.01)
    assert any("实体经济" in line for line in run("search", "实体经济 招商", SEED, "--explain")[1])


def test_errors_are_said_in_the_language_of_the_interface(run: Run) -> None:
    assert run("articles", "--lang", "zh", "没有.txt")[2] == ["reader: 没有.txt: 没有这个文件或文件夹，请检查路径"]
