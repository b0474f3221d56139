"""Marks are found again in a library whose files have changed, moved or gone."""

from pathlib import Path

import pytest

from reader.annotations.anchor import Anchor
from reader.annotations.mark import Mark, MarkKind, cleaned
from reader.annotations.relocation import Whereabouts, locate_marks, source_exists
from reader.api.library import LibraryView
from reader.backends.opening import open_library
from reader.span import Span

TEXT = "# 海湾大桥通车\n\n昨日上午十时，海湾大桥正式通车，市民代表步行过桥。\n"
QUOTE = "海湾大桥正式通车"


def view_of(folder: Path) -> LibraryView:
    library = open_library([str(folder)], cache=False)
    for _progress in library.load():
        pass
    return library.view


def mark_in(view: LibraryView, key: int = 0) -> Mark:
    article = view.article(key)
    start = article.text.index(QUOTE)
    anchor = Anchor.of(article, Span(start, start + len(QUOTE)))
    return Mark(7, MarkKind.HIGHLIGHT, anchor, article.headline, None, None, None, "", "", "2026-01-01", "2026-01-01")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "papers"
    folder.mkdir()
    (folder / "a.md").write_text(TEXT, "utf-8")
    return folder


def test_a_mark_stands_where_its_article_is(folder: Path) -> None:
    view = view_of(folder)
    mark = mark_in(view)
    assert locate_marks(view, [mark]) == Whereabouts({7: mark.anchor.article}, frozenset())


def test_a_mark_is_found_in_the_article_that_took_the_place_of_its_own(folder: Path) -> None:
    mark = mark_in(view_of(folder))
    (folder / "a.md").write_text(TEXT + "\n大桥全长四公里。\n", "utf-8")
    view = view_of(folder)
    found = locate_marks(view, [mark])
    assert found.articles == {7: view.id(0)}
    assert found.anchors[7].article == view.id(0)
    assert not found.lost


def test_a_mark_is_found_by_its_quote_in_a_file_that_was_moved(folder: Path) -> None:
    mark = mark_in(view_of(folder))
    (folder / "a.md").rename(folder / "b.md")
    (folder / "b.md").write_text("---\nsection: 要闻\n---\n\n" + TEXT + "\n大桥全长四公里。\n", "utf-8")
    view = view_of(folder)
    assert locate_marks(view, [mark]).articles == {7: view.id(0)}


def test_a_mark_whose_text_is_gone_is_lost(folder: Path) -> None:
    mark = mark_in(view_of(folder))
    (folder / "a.md").write_text("# 秋天的银杏\n\n公园里的银杏黄了。\n", "utf-8")
    assert locate_marks(view_of(folder), [mark]) == Whereabouts({7: None}, {7})


def test_a_mark_of_a_file_elsewhere_belongs_there(folder: Path, tmp_path: Path) -> None:
    mark = mark_in(view_of(folder))
    other = tmp_path / "other"
    other.mkdir()
    (other / "c.md").write_text("# 秋天的银杏\n\n公园里的银杏黄了。\n", "utf-8")
    assert source_exists(mark.anchor.source)
    assert locate_marks(view_of(other), [mark]) == Whereabouts({7: None}, frozenset())


def test_what_was_cancelled_is_left_out(folder: Path) -> None:
    view = view_of(folder)
    assert locate_marks(view, [mark_in(view)], lambda: True) == Whereabouts({}, frozenset())


def test_a_note_is_kept_without_what_no_terminal_shows() -> None:
    assert cleaned("  看\x1b[31m这里\u200b  ") == "看[31m这里"
