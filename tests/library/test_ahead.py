"""A page that is read in a process of its own, and what is seen of it before it is indexed."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.api.outline import FoldState
from reader.api.outline_request import OutlineRequest
from reader.backends import ahead
from reader.backends.local.local_library import LocalLibrary
from reader.backends.local.outline.plain_outline import plain_groupings, plain_outline
from reader.backends.local.plain_view import PlainView, distinct
from reader.errors import UnknownArticleError
from reader.model import Article, Block, BlockKind
from reader.storage.batch import BatchBuilder
from reader.storage.parsed_ahead import ParsedAhead

LABEL = st.sampled_from([None, "甲", "乙"])
ARTICLE = st.builds(
    lambda section, name, paper, date, page, text: Article(
        "报.txt",
        f"题{text}",
        (1, 2),
        (Block(BlockKind.PARAGRAPH, f"文{text}"),),
        section=section,
        page_name=name,
        publication=paper,
        date=date,
        page=page,
    ),
    LABEL,
    LABEL,
    st.sampled_from(["甲报"] * 5 + [None]),
    st.sampled_from(["2022-11-14"] * 5 + [None]),
    st.sampled_from([None, "1", "2"]),
    st.integers(0, 3),
)


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "报.md"
    path.write_text("# 海湾大桥通车\n\n市民乘车过桥。\n\n# 银杏黄了\n\n市民前来观赏。\n", "utf-8")
    os.utime(path, (1_600_000_000, 1_600_000_000))  # what was written just now may be written once more
    return path


def looks(parsed: ParsedAhead) -> Iterator[tuple[tuple[int, bool], str, list[str]]]:
    """Something to draw."""
    yield (1, False), ahead.first_article(parsed).headline, []


def later(parsed: ParsedAhead) -> Iterator[tuple[tuple[int, bool], str, list[str]]]:
    """What two keys show."""
    following = ahead.following_article(parsed)
    assert following is not None
    yield (1, False), following.headline, ["j", "k"]


def test_a_page_is_read_by_another_process(page: Path) -> None:
    reading = ahead.begin([str(page)], looks, later)
    assert reading is not None
    parsed = reading.wait()
    assert parsed is not None
    assert reading.drawn == {(1, False): "海湾大桥通车"}
    reading.end()
    assert reading.answers == {(1, False): {"j": "银杏黄了", "k": "银杏黄了"}}
    assert [article.headline for articles, _ in parsed.pages for article in articles] == ["海湾大桥通车", "银杏黄了"]
    with pytest.raises(ChildProcessError):
        os.waitpid(reading.process, os.WNOHANG)


def test_what_fails_in_it_is_nothing_ahead(page: Path) -> None:
    def failing(parsed: ParsedAhead) -> Iterator[tuple[tuple[int, bool], str, list[str]]]:
        raise RuntimeError

    for path in (page, page.parent / "无.txt", page.parent):
        reading = ahead.begin([str(path)], failing, later)
        assert reading is None or reading.wait() is None
    broken = page.parent / "坏.json"
    broken.write_text("{", "utf-8")
    assert ahead.parsed_page(str(broken)) is None


def test_it_is_ended_when_it_is_not_wanted(page: Path) -> None:
    reading = ahead.begin([str(page)], looks, later)
    assert reading is not None
    reading.close()
    assert reading.wait() is None


def test_a_library_shows_it_first_and_does_not_read_it_again(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reading = ahead.begin([str(page)], looks, later)
    library = LocalLibrary([str(page)], cache=False, ahead=reading)
    loading = library.load()
    first = next(loading)
    assert (first.articles, first.bytes_done) == (2, 0)
    assert isinstance(library.view, PlainView)
    monkeypatch.setattr("reader.storage.library_builder.parsed", None)
    monkeypatch.setattr("reader.storage.library_builder.PAUSE", 0)  # as on a slow machine: each page is reported
    before = library.view
    assert not any(progress.moved or progress.articles < 2 for progress in loading)
    now = library.view
    assert now is not before
    assert now.era == before.era
    assert [now.article(key) for key in now.all_keys()] == [before.article(key) for key in before.all_keys()]
    assert now.name == before.name
    assert before.search("市民").total_articles == now.search("市民").total_articles == 2


def test_a_file_that_has_changed_meanwhile_is_read_again(page: Path) -> None:
    reading = ahead.begin([str(page)], looks, later)
    library = LocalLibrary([str(page)], cache=False, ahead=reading)
    loading = library.load()
    next(loading)
    page.write_text("# 秋天到了\n\n天凉了。\n", "utf-8")
    assert {progress.moved for progress in loading} >= {True}
    assert [library.view.article(key).headline for key in library.view.all_keys()] == ["秋天到了"]


@given(st.lists(ARTICLE, min_size=1, max_size=8), st.booleans(), st.data())
def test_its_outline_is_that_of_an_index(articles: list[Article], shut: bool, data: st.DataObject) -> None:
    builder = BatchBuilder()
    builder.begin(b"", 0, 0)
    for article in articles:
        builder.add(article, "utf-8")
    builder.files.end()
    from reader.backends.local.local_view import LocalView

    full = LocalView((builder.build(),))
    every = [row.heading.path for row in full.outline(OutlineRequest()).rows(0, 99) if row.heading]
    folds = FoldState(shut, frozenset(data.draw(st.sets(st.sampled_from(every)))))
    assert plain_groupings(articles) == full.groupings()
    ours, theirs = plain_outline(articles, folds), full.outline(OutlineRequest(folds=folds))
    if ours is None:
        return  # Under papers or dates.
    rows, keys = range(len(theirs)), range(len(articles))
    assert ours.rows(0, 99) == theirs.rows(0, 99)
    assert (ours.total, ours.folds, ours.any_open) == (theirs.total, theirs.folds, theirs.any_open)
    assert [ours.row_of(key) for key in keys] == [theirs.row_of(key) for key in keys]
    assert [ours.step(row, 1) for row in rows] == [theirs.step(row, 1) for row in rows]
    assert [ours.heading_over(row) for row in rows] == [theirs.heading_over(row) for row in rows]
    assert [ours.next_section(key, True) for key in keys] == [theirs.next_section(key, True) for key in keys]
    plain = PlainView([(tuple(articles), "utf-8")], "", lambda: full)
    assert [plain.id(key) for key in plain.all_keys()] == [full.id(key) for key in full.all_keys()]
    assert plain.name == full.name


def test_articles_of_the_same_text_have_ids_of_their_own() -> None:
    article = Article("报.txt", "题", (1, 1))
    assert [each.id for each in distinct([article] * 3)] == [article.id, f"{article.id}-2", f"{article.id}-3"]


def test_a_command_indexes_a_page_only_when_it_searches(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    library = LocalLibrary([str(page)], cache=False, alone=True)
    (done,) = library.load()
    assert (done.files_done, done.articles) == (1, 2)
    assert isinstance(library.view, PlainView)
    assert library.view.key("2") == 1
    with pytest.raises(UnknownArticleError):
        library.view.key("3")
    assert library.view.search("市民").total_articles == 2
    monkeypatch.setattr("reader.storage.batch.BatchBuilder", None)
    assert library.view.search("市民").total_articles == 2, "it is indexed once"
    page.with_name("坏.json").write_text("{", "utf-8")
    other = LocalLibrary([str(page.with_name("坏.json"))], cache=False, alone=True)
    list(other.load())
    assert len(other.problems) == 1


@pytest.mark.slow
def test_unchanged_files_are_looked_at_without_a_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.backends.local.loader.SMALL_COUNT", 1)
    for number in range(3):
        path = tmp_path / f"{number}.md"
        path.write_text(f"# 题{number}\n\n市民过桥。\n", "utf-8")
        os.utime(path, (1_600_000_000, 1_600_000_000))
    list(LocalLibrary([str(tmp_path)]).load())
    with monkeypatch.context() as nothing:
        nothing.setattr("reader.storage.build_process.building", None)
        library = LocalLibrary([str(tmp_path)], alone=True)
        list(library.load())
        assert library.view.search("市民").total_articles == 3
    os.utime(tmp_path / "1.md", (1_600_000_009, 1_600_000_009))
    (tmp_path / "1.md").write_text("# 题9\n\n秋天。\n", "utf-8")
    library = LocalLibrary([str(tmp_path)], alone=True)
    list(library.load())
    assert library.view.search("市民").total_articles == 2
