"""The sidebar's lines as numbers: order, headings, what is shut."""

from __future__ import annotations

import numpy as np
import pytest

from reader.api.outline import Arrangement, FoldState
from reader.backends.group_names import common
from reader.backends.local.outline.grouping import offered
from reader.backends.local.outline.outline_order import OutlineOrder, ordered
from reader.backends.local.outline.outline_rows import OutlineRows, listed
from reader.model import Article
from reader.storage.corpus import LabelColumn
from reader.ui.captions import date_name, place_name
from tests.ui.papers import Papers, article, is_shut, order, outline, path, rows


def test_neighbours_of_one_section_stand_under_one_heading() -> None:
    made = rows()
    assert outline(made) == ["要闻 2", 0, 1, "unknown 1", 2, "副刊 3", 3, 4, 5]
    assert [made.heading_over(row) for row in range(9)] == [0, 0, 0, 3, 3, 5, 5, 5, 5]
    assert [made.row_of(number) for number in range(7)] == [1, 2, 4, 6, 7, 8, None]


def test_some_articles_keep_their_headings() -> None:
    some = rows(4, 1)
    assert outline(some) == ["要闻 1", 1, "副刊 1", 4]
    assert some.row_of(0) is None
    assert some.nearest(2) == 4
    assert some.nearest(9) == 4


@pytest.mark.parametrize(
    ("number", "distance", "there"),
    [(0, 1, 1), (0, -1, 0), (1, 1, 4), (4, 1, 4), (2, 1, 4), (2, -1, 1), (5, 1, 4), (4, -9, 0)],
)
def test_neighbour(number: int, distance: int, there: int) -> None:
    assert rows(0, 1, 4).neighbour(number, distance) == there


@pytest.mark.parametrize(
    ("number", "forward", "there"),
    [
        (0, True, 2),
        (1, True, 2),
        (2, True, 3),
        (3, True, 3),
        (5, False, 3),
        (3, False, 2),
        (2, False, 0),
        (0, False, 0),
    ],
)
@pytest.mark.parametrize("shut", [False, True])
def test_next_section(number: int, forward: bool, there: int, shut: bool) -> None:
    assert rows(folds=FoldState(shut)).next_section(number, forward) == there


@pytest.mark.parametrize("none", [OutlineRows(), listed(OutlineOrder()), listed(order(), np.array([], np.intp))])
def test_nothing_to_list(none: OutlineRows) -> None:
    assert len(none) == 0
    assert none.neighbour(0, 1) is None
    assert none.nearest(0) is None
    assert none.row_of(0) is None
    assert none.next_section(0, True) is None


def test_from_an_article_that_is_not_listed_the_next_one_is_found() -> None:
    assert rows(0, 3).next_section(1, True) == 3


@pytest.mark.parametrize(
    ("given", "name"),
    [
        (article("要闻", page_name="头版", page="1"), "要闻"),
        (article(page_name="头版", page="1"), "头版"),
        (article(page="1", publication="青岛日报"), "Page 1"),
        (article(publication="青岛日报"), "青岛日报"),
        (article(), "unknown"),
    ],
)
def test_name_of_a_section(given: Article, name: str) -> None:
    assert outline(rows(papers=Papers([given]))) == [f"{name} 1", 0]
    assert place_name(given) == name


def issue(date: str, *sections: str | None, **given: str) -> list[Article]:
    return [article(section, date=date, **given) for section in sections]


def test_sections_of_several_issues_are_drawn_together_with_dates_inside() -> None:
    first = issue("2022-11-13", "要闻", "要闻", "时评", "副刊", "副刊")
    both = Papers([*first, *issue("2022-11-14", "副刊", "要闻", "要闻", "时评", "时评")])
    assert outline(rows(papers=both)) == [
        *("要闻 4", "-2022-11-13 2", 0, 1, "-2022-11-14 2", 6, 7),
        *("时评 3", 2, 8, 9),
        *("副刊 3", 3, 4, 5),
    ]


def test_sections_of_several_papers_stand_under_their_papers() -> None:
    two = Papers([*issue("2022-11-13", "要闻", "副刊", publication="甲报"), *issue("2022-11-13", "要闻", "副刊")])
    assert outline(rows(papers=two)) == [
        *("甲报 2", "-要闻 1", 0, "-副刊 1", 1),
        *("unknown 2", "-要闻 1", 2, "-副刊 1", 3),
    ]


def test_a_section_of_a_single_article_is_that_of_its_page() -> None:
    first = issue("2022-11-13", None, "一次", page_name="要闻")
    both = Papers([*first, *issue("2022-11-14", "常有", "常有", page_name="要闻"), article("独有", date="2022-11-14")])
    assert outline(rows(papers=both)) == ["要闻 2", 0, 1, "常有 2", 2, 3, "独有 1", 4]


def test_an_issue_is_listed_by_its_sections_where_they_group_anything() -> None:
    two = [*issue("2022-11-13", "要闻", "要闻", "副刊", "副刊"), *issue("2022-11-14", "要闻", "副刊", "要闻")]
    made = listed(order(Papers(two), "date"))
    assert outline(made) == ["2022-11-13 4", "-要闻 2", 0, 1, "-副刊 2", 2, 3, "2022-11-14 3", 4, 5, 6]
    assert [made.next_section(number, True) for number in (0, 3, 5)] == [2, 4, 4]


def test_articles_without_a_section_come_first_in_their_issue_and_have_no_heading() -> None:
    mixed = issue("2022-11-13", "要闻", "要闻", None, None, "副刊", "副刊", None, "副刊", "副刊", "副刊")
    as_printed = issue("2022-11-14", "要闻", None, "副刊")
    assert outline(listed(order(Papers([*mixed, *as_printed]), "date"))) == [
        *("2022-11-13 10", 2, 3, 6, "-要闻 2", 0, 1, "-副刊 5", 4, 5, 7, 8, 9),
        *("2022-11-14 3", 10, 11, 12),
    ]


@pytest.mark.parametrize(
    ("articles", "groupings"),
    [
        ([article()] * 3, ()),
        ([article(date="2022-11-14", publication="甲报")] * 3, ()),
        ([article(date="2022-11-14"), article()], ("date",)),
        ([article("要闻"), article("副刊")], ("section",)),
        ([article(page="1"), article(page="2")], ("section", "page")),
        ([article(source="甲/a.txt"), article(source="乙/a.txt")], ("folder",)),
    ],
)
def test_groupings_that_nothing_is_known_for_are_not_offered(articles: list[Article], groupings: tuple[str]) -> None:
    papers = Papers(articles)
    assert offered(papers.labels) == groupings
    instead = outline(listed(order(papers, groupings[0] if groupings else "section")))
    assert outline(listed(order(papers, "publication"))) == instead


YEARS = Papers(
    [
        article(source=f"/报/{paper}/{date[:4]}/{page}.txt", date=date, page=page, publication=paper)
        for paper in ("甲报", "乙报")
        for date in ("2021-11-30", "2021-12-31", "2022-01-01", "2022-01-02")
        for page in ("10", "2")
    ]
    + [article(source="/报/散/x.txt")]
)
"""Two papers, four issues of two pages; and one article of which nothing is known."""


@pytest.mark.parametrize(
    ("grouping", "sort", "said"),
    [
        ("date", "printed", ["2021 8", "2022-01 8", "no date 1"]),
        ("date", "newest", ["2022-01 8", "2021 8", "no date 1"]),
        ("publication", "oldest", ["甲报 8", "乙报 8", "unknown 1"]),
        ("page", "printed", ["Page 2 8", "Page 10 8", "unknown 1"]),
        ("folder", "printed", ["甲报 8", "乙报 8", "散 1"]),
    ],
)
def test_a_library_of_years_shut_is_a_short_list(grouping: str, sort: str, said: list[str]) -> None:
    made = listed(order(YEARS, grouping, sort), folds=FoldState(True))
    assert outline(made) == said
    assert [is_shut(made, row) for row in range(len(made))] == [True] * 3
    assert sorted(made.numbers) == list(range(17))


def test_days_stand_under_months_and_years() -> None:
    newest = listed(order(YEARS, "date", "newest"))
    assert outline(newest)[:7] == ["2022-01 8", "-2022-01-02 4", 6, 7, 14, 15, "-2022-01-01 4"]
    assert outline(newest)[-2:] == ["no date 1", 16]
    assert [newest.heading_around(row) for row in (0, 1, 6)] == [None, 0, 0]
    folders = listed(order(YEARS, "folder"))
    assert outline(folders)[:6] == ["甲报 8", "-甲报/2021 4", 0, 1, 2, 3]


def test_a_section_of_one_date_says_no_date() -> None:
    dates = {"要闻": ("2021-11-30", "2021-11-30"), "副刊": ("2021-11-30", "2021-11-30", "2022-01-01", "2022-01-01")}
    papers = Papers([article(section, date=date) for section, of in dates.items() for date in of])
    assert outline(rows(papers=papers)) == ["要闻 2", 0, 1, "副刊 4", "-2021-11-30 2", 2, 3, "-2022-01-01 2", 4, 5]


def test_levels_that_part_nothing_are_left_out() -> None:
    one = Papers([article(date="2022-11-14", page=page) for page in "1122"])
    assert outline(listed(order(one, "page"))) == ["Page 1 2", 0, 1, "Page 2 2", 2, 3]
    daily = Papers([article(date=f"2022-{month:02}-{day:02}") for month in (1, 2) for day in range(1, 5)])
    assert outline(listed(order(daily, "date"), folds=FoldState(True))) == ["2022-01 4", "2022-02 4"]


def test_what_is_shut_is_hidden_and_stays_so() -> None:
    made = listed(order(YEARS, "date"))
    year = path(made, 0)
    shut = listed(order(YEARS, "date"), folds=FoldState().turned(year))
    assert outline(shut)[:2] == ["2021 8", "2022-01 8"]
    assert shut.row_of(1) == 0
    assert shut.row(0).key == 0
    assert shut.step(0, 1) == 3
    assert shut.step(3, -1) == 0
    assert shut.neighbour(0, 1) == 1
    newest = listed(order(YEARS, "date", "newest"), folds=FoldState().turned(year))
    assert "2021 8" in outline(newest)
    assert newest.cells[newest.row_of(0) or 0] < 0
    opened = FoldState(True).opened([level.path(5) for level in shut.order.levels])
    assert outline(listed(order(YEARS, "date"), folds=opened))[:5] == [
        "2021 8",
        "2022-01 8",
        "-2022-01-01 4",
        4,
        5,
    ]


def test_a_heading_that_is_gone_shuts_nothing() -> None:
    assert outline(rows(folds=FoldState().turned(("体育", "", "")))) == outline(rows())


def test_folds_are_kept_as_text() -> None:
    folds = FoldState(True, frozenset({("2022", "2022-01"), ("2021",)}))
    assert FoldState.read(folds.written()) == folds
    assert ("2021",) not in folds
    assert ("2020",) in folds
    for damaged in (None, "", "[]", "{}", "[1, 2]"):
        assert FoldState.read(damaged) == FoldState()


@pytest.mark.parametrize(("date", "said"), [("2022-11-04", "2022-11-04"), ("2022-11", "2022-11"), ("2022", "2022")])
def test_said_date(date: str, said: str) -> None:
    assert date_name(date) == said


@pytest.mark.parametrize(
    ("paths", "shared"), [([], 0), ([["a", "b"]], 2), ([["a", "b"], ["a"]], 1), ([["a"], ["b"]], 0)]
)
def test_common(paths: list[list[str]], shared: int) -> None:
    assert common(paths) == shared


class Columns:
    """A library of twenty-four thousand articles, of which nothing can be had but columns."""

    DAYS = tuple(f"{1950 + day // 300}-{day % 300 // 25 + 1:02}-{day % 25 + 1:02}" for day in range(1200))

    def labels(self, column: str) -> LabelColumn:
        numbers = np.arange(24_000, dtype=np.int32)
        return {
            "date": LabelColumn(numbers // 20, self.DAYS),
            "page": LabelColumn(numbers % 20 // 5, tuple("1234")),
            "section": LabelColumn(numbers % 20 // 10, ("要闻", "副刊")),
            "page_name": LabelColumn(numbers * 0 - 1, ()),
            "publication": LabelColumn(numbers // 12_000, ("甲报", "乙报")),
            "source": LabelColumn(numbers // 20, tuple(f"报/{day[:4]}/{day}.txt" for day in self.DAYS)),
        }[column]


@pytest.mark.parametrize(
    ("grouping", "headings", "top"),
    [
        ("section", 2 + 4 + 2 * (4 + 48 + 1200), "甲报 12000"),
        ("publication", 2 + 4 + 48 + 1200, "甲报 12000"),
        ("date", 4 + 48 + 1200 + 2400, "1950 6000"),
        ("page", 4 + 4 * (4 + 48 + 1200), "Page 1 6000"),
        ("folder", 4, "1950 6000"),
    ],
)
def test_rows_of_many_articles_are_made_of_columns_alone(grouping: str, headings: int, top: str) -> None:
    made = ordered(Columns().labels, Arrangement(grouping))
    everything = listed(made)
    assert len(everything) == 24_000 + headings
    assert outline(listed(made, folds=FoldState(True)))[0] == top
    some = listed(made, np.arange(0, 24_000, 200))
    assert len(some.numbers) == 120
    assert all(some.cells[some.row_of(number) or 0] == number for number in some.numbers)
