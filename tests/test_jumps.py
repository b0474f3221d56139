"""A jump finds its other half, and nothing else."""

import pytest

from reader.backends.local.jumps import Jumps, likeness_of
from reader.model import Article


def article(
    headline: str, page: str, *, to: str | None = None, back: str | None = None, date: str = "2022-11-14"
) -> Article:
    return Article(
        source="a.txt",
        headline=headline,
        lines=(1, 2),
        publication="某报",
        date=date,
        page=page,
        jump_to=to,
        jump_from=back,
    )


FRONT = article("海湾大桥今日通车", "1", to="4")
SECOND = article("秋粮收购进度过半", "1", to="4")
REST = article("海湾大桥通车", "4", back="1")
OTHER_REST = article("秋粮收购进度过半", "4", back="1")
ELSEWHERE = article("海湾大桥今日通车", "4", back="2")
NEXT_DAY = article("海湾大桥今日通车", "4", back="1", date="2022-11-15")
PLAIN = article("海湾大桥今日通车", "4")


@pytest.mark.parametrize(
    ("name", "articles", "expected"),
    [
        ("the one there is", [FRONT, REST], 1),
        ("the most alike of two", [FRONT, OTHER_REST, REST], 2),
        ("one that jumps back here before one that jumps back elsewhere", [FRONT, ELSEWHERE, REST], 2),
        ("another day's is none", [FRONT, NEXT_DAY], None),
        ("one that comes from nowhere is none", [FRONT, PLAIN], None),
        ("not itself", [FRONT], None),
        ("no jump, no rest", [PLAIN, REST], None),
    ],
)
def test_continuation(name: str, articles: list[Article], expected: int | None) -> None:
    assert Jumps(articles, range(len(articles))).continuation(0) == expected


def test_the_way_back() -> None:
    jumps = Jumps([FRONT, SECOND, OTHER_REST, REST], range(4))
    assert [jumps.beginning(number) for number in range(4)] == [None, None, 1, 0]


@pytest.mark.parametrize(
    ("left", "right", "likeness"),
    [("一二三", "一二三", 1.0), ("一二三", "四五六", 0.0), ("一", "一", 1.0), ("一", "二三", 0.0)],
)
def test_likeness(left: str, right: str, likeness: float) -> None:
    assert likeness_of(left, right) == likeness
