"""What stands around an article: names, related ones, series, words of one's own."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unittest.mock import patch

import pytest

from reader.backends.local import article_insights
from reader.backends.local.local_library import LocalLibrary
from reader.cli.main import own_words
from reader.errors import DictionaryError, UnreadableError
from reader.paths import meanings, settings_file, user_dictionary
from reader.search.analytics.series import column_of, stem
from reader.storage import memory

if TYPE_CHECKING:
    from pathlib import Path

ARTICLES = {
    "1": ("浒苔处置船出海（上）", "浒苔处置船今天出海，浒苔围栏同时布设，海水浴场照常开放。"),
    "2": ("浒苔处置船出海（下）", "第二批船只返回港口，渔民把打捞上来的东西送去堆肥。"),
    "3": ("浴场迎来客流", "海水浴场照常开放，浒苔围栏挡住了浒苔，游客说海水很清。"),
    "4": ("图书馆夜里开放", "市图书馆从本月起延长开放时间，每晚开到十点，方便上班的人借书。"),
    "5": ("浒苔处置船出海", "与上下两篇同名的另一篇，说的是浒苔和围栏。"),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Five articles, one a file."""
    papers = tmp_path / "papers"
    papers.mkdir()
    for number, (headline, body) in ARTICLES.items():
        section = "海洋" if number in "123" else "要闻"
        matter = f"---\ntitle: {headline}\nsection: {section}\n---\n\n"
        (papers / f"{number}.md").write_text(f"{matter}{body}\n", "utf-8")
    return papers


def loaded(folder: Path, **options: Path | None) -> LocalLibrary:
    library = LocalLibrary([str(folder)], cache=False, **options)
    for _ in library.load():
        pass
    assert [library.view.summary(key).headline for key in library.view.all_keys()] == [
        name for name, _ in ARTICLES.values()
    ]
    return library


def test_related_articles_share_words_and_are_not_itself(folder: Path) -> None:
    found = loaded(folder).view.insights(2).related(9)
    assert 2 not in [one.key for one in found]
    assert found[0].key == 0
    assert {"浴场", "围栏"} <= set(found[0].words)
    assert all(len(one.words) > 1 for one in found)
    assert 3 not in [one.key for one in found]


def test_memory_that_the_dictionary_took_on_the_way_is_returned_once(folder: Path) -> None:
    insights = loaded(folder).view.insights(0)
    article_insights._release_surplus.cache_clear()
    with patch.object(memory, "trim") as trim:
        assert insights.keywords()
        assert insights.keywords()
    assert trim.call_count == 1


def test_parts_of_one_piece_and_a_small_column_are_series(folder: Path) -> None:
    view = loaded(folder).view
    assert [(one.name, one.keys) for one in view.insights(1).series()] == [
        ("浒苔处置船出海", (0, 1)),
        ("海洋", (0, 1, 2)),
    ]
    assert [(one.name, one.keys) for one in view.insights(4).series()] == [("要闻", (3, 4))]


@pytest.mark.parametrize(
    ("headline", "begun"),
    [
        ("海洋强国（上）", "海洋强国"),
        ("海洋强国 (二)", "海洋强国"),
        ("海洋强国之三", "海洋强国"),
        ("海洋强国④", "海洋强国"),
        ("海洋强国（12）", "海洋强国"),
        ("海洋强国（续完）", "海洋强国"),
        ("海洋强国（续一）", "海洋强国"),
        ("海洋强国（人民论坛）", None),
        ("海洋强国（2022年）", None),
        ("海洋强国", None),
        ("（上）", None),
    ],
)
def test_parts_are_told_by_their_headlines(headline: str, begun: str | None) -> None:
    assert stem(headline) == begun


@pytest.mark.parametrize(
    ("headline", "column"),
    [
        ("不容颠倒黑白（钟声）", "钟声"),
        ("国之大典（人民论坛·倾听历史的回声）", "人民论坛"),
        ("国之大典(今日谈)", "今日谈"),
        ("海洋强国（上）", None),
        ("海洋强国（2022年）", None),
        ("（钟声）", None),
        ("海洋强国", None),
    ],
)
def test_a_column_is_told_at_the_end_of_a_headline(headline: str, column: str | None) -> None:
    assert column_of(headline) == column


def test_of_a_long_column_the_nearest_are_told(tmp_path: Path) -> None:
    page = "\n".join(f"## 第{number}篇评论（钟声）\n\n评论的正文，一共有{number}段。\n" for number in range(50))
    (tmp_path / "a.md").write_text(page, "utf-8")
    library = LocalLibrary([str(tmp_path)], cache=False)
    for _ in library.load():
        pass
    (told,) = library.view.insights(40).series()
    assert (told.name, told.total, told.keys) == ("钟声", 50, tuple(range(20, 50)))
    assert library.view.insights(10).series()[0].keys == tuple(range(30))


def test_names_stand_in_the_text_of_the_article(folder: Path) -> None:
    library = loaded(folder)
    text = library.view.article(3).text
    for name in library.view.insights(3).names():
        assert all(text[start:end] for start, end in name.spans)


def test_words_of_ones_own_are_words(folder: Path, tmp_path: Path) -> None:
    own = tmp_path / "userdict.txt"
    own.write_text("# mine\n浒苔处置船 100 n\n浒苔围栏 100 n\n", "utf-8")
    plain, library = loaded(folder), loaded(folder, words=own)
    assert library.problems == []
    place = library.view.article(0).text.index("处置")
    word = library.view.insights(0).word_at(place)
    assert word is not None
    assert library.view.article(0).text[word.start : word.end] == "浒苔处置船"
    assert plain.view.insights(0).word_at(place) != word
    assert word in library.view.insights(0).words()
    assert "浒苔处置船" in [word.word for word in library.view.insights(0).keywords()]


def test_wrong_lines_are_told_and_the_others_used(folder: Path, tmp_path: Path) -> None:
    own = tmp_path / "userdict.txt"
    own.write_text("浒苔围栏 100 n\n\n两个 词 在 一行\n", "utf-8")
    library = loaded(folder, words=own)
    assert [type(problem) for problem in library.problems] == [DictionaryError]
    assert "line 3" in str(library.problems[0])
    assert [word.word for word in library.view.insights(0).keywords()]


def test_a_dictionary_that_is_not_there_is_told_and_done_without(folder: Path, tmp_path: Path) -> None:
    library = loaded(folder, words=tmp_path / "none.txt")
    assert [type(problem) for problem in library.problems] == [UnreadableError]
    assert [word.word for word in library.view.insights(0).keywords()]


def test_meanings_are_looked_up_for_the_longest_word(folder: Path, tmp_path: Path) -> None:
    own = tmp_path / "cedict_ts.u8"
    own.write_text("海水浴場 海水浴场 [hai3 shui3 yu4 chang3] /bathing beach/\n", "utf-8")
    library = loaded(folder, meanings=own)
    place = library.view.article(2).text.index("海水浴场")
    span = library.view.insights(2).entry_at(place)
    assert span == (place, place + 4)
    assert library.view.insights(2).look_up(span)[0].senses == ("bathing beach",)
    bare = loaded(folder).view.insights(2)
    span = bare.entry_at(place)
    assert span is not None
    assert bare.look_up(span)[0].pinyin.startswith("hai shui")
    assert bare.entry_at(library.view.article(2).text.index("，")) is None


def test_own_files_are_looked_for_beside_the_settings() -> None:
    assert (user_dictionary(), own_words(None)) == (None, None)
    folder = settings_file().parent
    folder.mkdir(parents=True)
    for name in ("userdict.txt", "cedict_ts.u8"):
        (folder / name).touch()
    assert (user_dictionary(), meanings()) == (folder / "userdict.txt", folder / "cedict_ts.u8")
    assert own_words(None) == folder / "userdict.txt"
    assert str(own_words(__file__)) == __file__
