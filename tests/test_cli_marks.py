"""`reader marks`: what a person left, for other programs."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from reader.annotations.mark import MarkKind
from reader.backends.local.local_library import LocalLibrary
from reader.cli.main import main
from reader.model import Article, Block, BlockKind
from reader.paths import bundled, store_file
from reader.span import Span
from reader.store.store import Store

SEED = str(next(bundled("seeds").iterdir()))
ELSEWHERE = Article("别处.txt", "秋粮收购", (1, 2), (Block(BlockKind.PARAGRAPH, "各地秋粮收购进度已经过半。"),))

Run = Callable[..., tuple[int, list[str]]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def call(*arguments: str) -> tuple[int, list[str]]:
        code = main(["marks", *arguments])
        return code, capsys.readouterr().out.splitlines()

    return call


@pytest.fixture
def article() -> Article:
    """The first of the bundled page, with a note in it; a highlight elsewhere."""
    library = LocalLibrary([SEED], cache=False)
    list(library.load())
    article = library.view.article(0)
    with Store.open() as store:
        store.marks.add(MarkKind.NOTE, article, Span(article.body_start, article.body_start + 4), "再读\n两遍")
        store.marks.add(MarkKind.HIGHLIGHT, ELSEWHERE, Span(5, 7), colour="doubled")
    return article


def test_without_marks_nothing_is_found(run: Run) -> None:
    assert run() == (1, [])


def test_marks_are_printed_a_line_each(run: Run, article: Article) -> None:
    quote = article.text[article.body_start :][:4]
    note = "\t".join(("note", str(article.date), article.headline, quote, "再读 两遍"))
    assert run() == (0, [note, "highlight\t\t秋粮收购\t各地\t"])
    assert run("--kind", "highlight") == (0, ["highlight\t\t秋粮收购\t各地\t"])
    assert run("--query", "兩遍") == (0, [note])
    assert run("--query", "鹦鹉螺") == (1, [])
    assert run(SEED) == (0, [note])


def test_marks_are_json(run: Run, article: Article) -> None:
    note, highlight = map(json.loads, run("--json")[1])
    assert note["id"] == article.id
    assert article.text[slice(*note["span"])] == note["quote"]
    assert note["text"] == "再读\n两遍"
    assert (highlight["kind"], highlight["drawn"], highlight["text"], highlight["date"]) == (
        "highlight",
        "doubled",
        None,
        None,
    )


def test_marks_are_markdown(run: Run, article: Article) -> None:
    code, lines = run("--markdown", "--query", "秋粮")
    assert (code, lines) == (0, ["## 秋粮收购", "", "别处.txt", "", "> 各地"])


def test_marks_follow_a_file_that_was_moved(run: Run, tmp_path: Path) -> None:
    page, moved = tmp_path / "早报.txt", tmp_path / "搬家.txt"
    text = Path(SEED).read_text(encoding="utf-8")
    page.write_text(text, encoding="utf-8")
    library = LocalLibrary([str(page)], cache=False)
    list(library.load())
    with Store.open() as store:
        first = library.view.article(0)
        store.marks.add(MarkKind.NOTE, first, Span(first.body_start, first.body_start + 20), "在此")
    moved.write_text("前言\n\n" + text, encoding="utf-8")
    assert run("--no-cache", str(moved)) == (1, [])  # it stands in the file that is still there
    page.unlink()
    code, lines = run("--no-cache", str(moved))
    assert (code, len(lines)) == (0, 1)


def test_a_damaged_store_is_told(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    store_file().parent.mkdir(parents=True)
    store_file().write_bytes(b"noise" * 1000)
    assert main(["marks"]) == 1
    assert "reader.db" in capsys.readouterr().err
