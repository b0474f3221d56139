"""What is seen of a library before its index is there, which equals what is seen of it later."""

import marshal
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.api.library import LibraryView, Progress
from reader.api.outline import Arrangement, FoldState
from reader.api.outline_request import OutlineRequest
from reader.backends import ahead
from reader.backends.local.glimpse import GlimpsedSummary, glimpse_of, seen_of
from reader.backends.local.glimpsed_view import GlimpsedView
from reader.backends.local.local_library import LocalLibrary
from reader.backends.local.local_view import LocalView
from reader.errors import UnknownArticleError
from reader.model import Article, Block, BlockKind
from reader.storage.batch import BatchBuilder

LABEL = st.sampled_from([None, "甲", "乙"])
ARTICLE = st.builds(
    lambda source, section, paper, date, page, text: Article(
        source,
        f"题{text}",
        (1, 2),
        (Block(BlockKind.PARAGRAPH, f"文{text}"),),
        section=section,
        publication=paper,
        date=date,
        page=page,
    ),
    st.sampled_from(["一/报.txt", "二/报.txt"]),
    LABEL,
    st.sampled_from(["甲报", "乙报", None]),
    st.sampled_from(["2022-11-14", "2022-11-15", "2022-12-01", "2023", None]),
    st.sampled_from([None, "1", "2"]),
    st.integers(0, 9),
)
PROGRESS = Progress(2, 3, 20, 30, 9)


def view_of(articles: list[Article]) -> LocalView:
    """A view with an index."""
    builder = BatchBuilder()
    builder.begin(b"", 0, 0)
    for article in articles:
        builder.add(article, "utf-8")
    builder.files.end()
    return LocalView((builder.build(),))


def glimpsed(view: LocalView, read: str | None = None) -> GlimpsedView:
    """What another process sees of it. Nothing else may be asked for."""

    def indexed() -> LibraryView:
        raise AssertionError

    return GlimpsedView(glimpse_of(marshal.loads(marshal.dumps(seen_of(view, PROGRESS, read)))), indexed)


@given(st.lists(ARTICLE, min_size=1, max_size=12))
def test_its_rows_are_those_of_the_index(articles: list[Article]) -> None:
    full = view_of(articles)
    glimpse = glimpsed(full)
    ours, theirs = glimpse.outline(OutlineRequest()), full.outline(OutlineRequest())
    rows, keys = range(len(theirs)), full.all_keys()
    assert ours.rows(0, 99) == theirs.rows(0, 99)
    assert (ours.total, ours.folds, ours.any_open) == (theirs.total, theirs.folds, theirs.any_open)
    for row in rows:
        assert ours.step(row, 1) == theirs.step(row, 1)
        assert ours.heading_over(row) == theirs.heading_over(row)
        if theirs.row(row).heading:
            assert ours.heading_around(row) == theirs.heading_around(row)
    for key in keys:
        assert ours.row_of(key) == theirs.row_of(key)
        assert ours.neighbour(key, -1) == theirs.neighbour(key, -1)
        assert [ours.next_section(key, way) for way in (True, False)] == [
            theirs.next_section(key, way) for way in (True, False)
        ]
    assert [ours.nearest(key) for key in (None, 99)] == [theirs.nearest(key) for key in (None, 99)]
    assert (glimpse.name, glimpse.groupings(), glimpse.glimpse.progress) == (full.name, full.groupings(), PROGRESS)


@given(st.lists(ARTICLE, min_size=1, max_size=12))
def test_its_articles_are_those_of_the_index(articles: list[Article]) -> None:
    full = view_of(articles)
    keys, ids = full.all_keys(), [full.id(key) for key in full.all_keys()]
    glimpse = glimpsed(full, ids[-1])
    assert (glimpse.all_keys(), [glimpse.id(key) for key in keys]) == (keys, ids)
    assert glimpse.keys({*ids, "none", "abcdefghjk", "-2"}) == {name: key for key, name in enumerate(ids)}
    assert [glimpse.keys([name]).get(name) for name in (*ids, "abcdefghjk")] == [*keys, None]
    with pytest.raises(UnknownArticleError):
        glimpse.key("99")
    for ours, theirs in zip(glimpse.summaries(keys), full.summaries(keys), strict=True):
        assert ours == tuple(getattr(theirs, field) for field in GlimpsedSummary._fields)
    assert glimpse.article(len(ids) - 1) == full.article(len(ids) - 1)
    assert glimpse.article(0) == full.article(0)


@pytest.mark.parametrize(
    "request_",
    [
        OutlineRequest(Arrangement("date")),
        OutlineRequest(folds=FoldState(True)),
        OutlineRequest(headlines="题"),
        OutlineRequest(reveal=0),
    ],
    ids=["arrangement", "folds", "headlines", "reveal"],
)
def test_other_rows_are_asked_of_the_index(request_: OutlineRequest) -> None:
    full = view_of([Article("报.txt", f"题{number}", (1, 1), section=str(number % 2)) for number in range(6)])
    glimpse = GlimpsedView(glimpse_of(seen_of(full, PROGRESS, None)), lambda: full)
    assert glimpse.outline_at_once(request_) is None
    assert glimpse.outline(request_).rows(0, 99) == full.outline(request_).rows(0, 99)
    assert glimpse.article(5) == full.article(5)
    assert glimpse.search("题").total_articles == 6


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A library of 12 articles that has an index."""
    monkeypatch.setattr("reader.backends.local.loader.SMALL", 0)
    for number in range(12):
        path = tmp_path / "报" / f"{number:02}.md"
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"# 题{number}\n\n市民过桥。\n", "utf-8")
        os.utime(path, (1_600_000_000, 1_600_000_000))
    list(LocalLibrary([str(tmp_path / "报")]).load())
    return tmp_path / "报"


@pytest.mark.slow
def test_it_is_shown_first_and_its_articles_keep_their_keys(folder: Path) -> None:
    reading = ahead.begin([str(folder)], lambda _: iter(()), lambda _: iter(()))
    library = LocalLibrary([str(folder)], ahead=reading)
    loading = library.load()
    first, before = next(loading), library.view
    assert isinstance(before, GlimpsedView)
    assert first.articles == len(before) == 12
    assert before.article(9).headline == "题9", "which is not at hand: the index is opened"
    assert not any(progress.moved or progress.articles < 12 for progress in loading)
    assert isinstance(library.view, LocalView)
    assert library.view.era == before.era
    assert [library.view.id(key) for key in range(12)] == [before.id(key) for key in range(12)]
    assert before.search("市民").total_articles == 12


@pytest.mark.slow
def test_a_library_that_has_changed_meanwhile_is_shown_as_it_is_now(folder: Path) -> None:
    reading = ahead.begin([str(folder)], lambda _: iter(()), lambda _: iter(()))
    library = LocalLibrary([str(folder)], ahead=reading)
    loading = library.load()
    next(loading)
    (folder / "00.md").unlink()
    list(LocalLibrary([str(folder)]).load())
    assert any(progress.moved for progress in loading)
    assert [library.view.article(key).headline for key in range(2)] == ["题1", "题2"]


@pytest.mark.slow
def test_without_a_cache_there_is_no_glimpse(folder: Path) -> None:
    reading = ahead.begin([str(folder)], lambda _: iter(()), lambda _: iter(()))
    library = LocalLibrary([str(folder)], cache=False, ahead=reading)
    next(library.load())
    assert not isinstance(library.view, GlimpsedView)
