"""The sidebar's lines as numbers."""

from dataclasses import dataclass

import numpy as np
import pytest

from reader.model import Article
from reader.shelf.stacks import Labels
from reader.ui.rows import Groups, Rows, group_of


@dataclass
class Shelf:
    """Articles, as a library gives them."""

    articles: list[Article]

    def article(self, number: int) -> Article:
        return self.articles[number]

    def headline(self, number: int) -> str:
        return self.articles[number].headline

    def section(self, number: int) -> str | None:
        return self.articles[number].section

    def page(self, number: int) -> str | None:
        return self.articles[number].page

    def date(self, number: int) -> str | None:
        return self.articles[number].date

    def publication(self, number: int) -> str | None:
        return self.articles[number].publication

    def labels(self, column: str) -> Labels:
        told = [getattr(article, column) for article in self.articles]
        names = tuple(dict.fromkeys(name for name in told if name is not None))
        return Labels(np.array([-1 if name is None else names.index(name) for name in told], np.int32), names)


def article(section: str | None = None, **given: str) -> Article:
    return Article(source="页.txt", headline="题", lines=(1, 2), section=section, **given)  # type: ignore[arg-type]


SHELF = Shelf([article("要闻"), article("要闻"), article(), article("副刊"), article("副刊"), article("副刊")])


def groups(shelf: Shelf = SHELF) -> Groups:
    made = Groups()
    made.extend(shelf, len(shelf.articles))
    return made


ALL = Rows(groups(), range(6))


def test_neighbours_of_one_section_stand_under_one_heading() -> None:
    assert list(ALL.cells) == [~0, 0, 1, ~1, 2, ~2, 3, 4, 5]
    assert [group.name for group in ALL.groups.groups] == ["要闻", "Other", "副刊"]
    assert [ALL.size_of(row) for row in (0, 3, 5)] == [2, 1, 3]
    assert [ALL.heading_over(row) for row in range(9)] == [0, 0, 0, 3, 3, 5, 5, 5, 5]
    assert [ALL.row_of(number) for number in range(7)] == [1, 2, 4, 6, 7, 8, None]


def test_some_articles_keep_their_headings() -> None:
    some = Rows(groups(), [1, 4])
    assert list(some.cells) == [~0, 1, ~2, 4]
    assert some.row_of(0) is None
    assert some.nearest(2) == 4
    assert some.nearest(9) == 4


@pytest.mark.parametrize(
    ("number", "distance", "there"),
    [(0, 1, 1), (0, -1, 0), (1, 1, 4), (4, 1, 4), (2, 1, 4), (2, -1, 1), (5, 1, 4), (4, -9, 0)],
)
def test_neighbour(number: int, distance: int, there: int) -> None:
    assert Rows(groups(), [0, 1, 4]).neighbour(number, distance) == there


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
def test_section_from(number: int, forward: bool, there: int) -> None:
    assert ALL.section_from(number, forward) == there


def test_nothing_to_list() -> None:
    none = Rows(groups(), [])
    assert none.neighbour(0, 1) is None
    assert none.nearest(0) is None
    assert none.section_from(0, True) is None
    assert Rows(groups(), [0, 3]).section_from(1, True) == 3


@pytest.mark.parametrize(
    ("given", "name"),
    [
        (article("要闻", page_name="头版", page="1"), "要闻"),
        (article(page_name="头版", page="1"), "头版"),
        (article(page="1", publication="青岛日报"), "Page 1"),
        (article(publication="青岛日报"), "青岛日报"),
        (article(), "Other"),
    ],
)
def test_name_of_a_group(given: Article, name: str) -> None:
    made = groups(Shelf([given])).groups[0]
    assert made.name == name
    assert group_of(Shelf([given]), 0) == made


def test_issues_are_told_apart() -> None:
    two = groups(Shelf([article("要闻", date="2022-11-13"), article("要闻", date="2022-11-14")]))
    assert len(two.groups) == 2
    assert two.many_issues
    assert not groups().many_issues


def test_groups_grow_with_the_library() -> None:
    made = Groups()
    made.extend(SHELF, 2)
    assert len(made) == 2
    made.extend(SHELF, 2)
    made.extend(SHELF, 6)
    assert [made.of(number) for number in range(6)] == [0, 0, 1, 2, 2, 2]
