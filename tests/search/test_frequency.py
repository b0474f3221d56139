"""How often something is found through time, sections and papers: figures checked by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.api.analytics import By
from reader.index import Index, IndexBuilder
from reader.model import Article, Block, BlockKind
from reader.search.analytics.document_frequency import DocumentFrequency
from reader.search.analytics.trend import MOST, finest_unit, frequencies, trend

if TYPE_CHECKING:
    from reader.search import SearchResults
    from tests.search.conftest import Made, Searched


@pytest.fixture
def results(made: Made, searched: Searched) -> SearchResults:
    """Harbours, in articles of one day, one month, one year and no date at all."""
    articles = (
        made("港口", "港口繁忙", date="2021-12-30", section="要闻", publication="甲报"),
        made("天气", "晴", date="2021-12-30", section="副刊", publication="甲报"),
        made("港口港口", "港口", date="2022-01-02", section="要闻", publication="乙报"),
        made("旧事", "港口", date="2022-03"),
        made("新年", "港口开航，港口祝酒", date="2023"),
        made("无日", "港口"),
    )
    return searched(articles).search("港口")


@pytest.mark.parametrize(
    ("by", "rows"),
    [
        (
            By.DAY,
            [("2021-12-30", 1, 2), ("2021-12-31", 0, 0), ("2022-01-01", 0, 0), ("2022-01-02", 1, 3), (None, 3, 4)],
        ),
        (
            By.MONTH,
            [("2021-12", 1, 2), ("2022-01", 1, 3), ("2022-02", 0, 0), ("2022-03", 1, 1), (None, 2, 3)],
        ),
        (By.YEAR, [("2021", 1, 2), ("2022", 2, 4), ("2023", 1, 2), (None, 1, 1)]),
        (By.SECTION, [("副刊", 0, 0), ("要闻", 2, 5), (None, 3, 4)]),
        (By.PUBLICATION, [("乙报", 1, 3), ("甲报", 1, 2), (None, 3, 4)]),
    ],
)
def test_all_is_counted_and_time_has_no_gap(
    results: SearchResults, by: By, rows: list[tuple[str | None, int, int]]
) -> None:
    assert [(row.key, row.articles, row.matches) for row in trend(results, by).rows] == rows
    assert [row.key for row in frequencies(results, by)] == [key for key, _, matches in rows if matches]


def test_a_rate_is_of_all_articles_under_the_key(results: SearchResults) -> None:
    first = trend(results, By.DAY).rows[0]
    assert first.per_million == pytest.approx(1e6 * 2 / (len("要闻\n港口\n港口繁忙") + len("副刊\n天气\n晴")))


@pytest.mark.parametrize("by", list(By))
def test_the_articles_under_each_key_are_those_counted(results: SearchResults, by: By) -> None:
    for counted in (trend(results, by), trend(results, by).most_first()):
        listed = [counted.numbers(place).tolist() for place in range(len(counted.rows))]
        assert [len(numbers) for numbers in listed] == [row.articles for row in counted.rows]
        assert sorted(number for numbers in listed for number in numbers) == results.numbers.tolist()
        for row, numbers in zip(counted.rows, listed, strict=True):
            assert sum(results.matches_in(number) for number in numbers) == row.matches


def test_what_has_most_comes_first_and_what_has_nothing_not_at_all(results: SearchResults) -> None:
    assert [row.key for row in trend(results, By.SECTION).most_first().rows] == ["要闻", None]


@pytest.mark.parametrize(
    ("dates", "room", "by"),
    [
        (("2022-01-01", "2022-01-09"), 100, By.DAY),
        (("2022-01-01", "2022-09-09"), 100, By.MONTH),
        (("1962-01-01", "2022-09-09"), 100, By.YEAR),
        (("1962-01-01", "2022-09-09"), 10, By.YEAR),
        (("2022-01-01", "2022-01-01"), 100, By.SECTION),
        (("2022", "2021"), 100, By.YEAR),
        ((None, None), 100, By.SECTION),
    ],
)
def test_time_is_told_as_closely_as_there_is_room(
    made: Made, searched: Searched, dates: tuple[str, ...], room: int, by: By
) -> None:
    articles = [made("港口", date=date) if date else made("港口") for date in dates]
    assert finest_unit(searched(articles).search("港口"), room) is by


@pytest.mark.parametrize(
    ("first", "last", "by"),
    [("0001-01-01", "2022-01-01", By.DAY), ("2022-02-31", "2022-03-02", By.DAY), ("0001-01", "9999-12", By.MONTH)],
)
def test_a_wrong_date_makes_a_gap_and_no_harm(made: Made, searched: Searched, first: str, last: str, by: By) -> None:
    rows = trend(searched([made("港口", date=first), made("港口", date=last)]).search("港口"), by).rows
    assert [row.key for row in rows] == [first, last]
    assert len(rows) < MOST


def test_counting_can_be_stopped(results: SearchResults) -> None:
    assert trend(results, By.DAY, lambda: True).rows == ()


@given(
    st.lists(
        st.builds(
            lambda headline, section, blocks: Article(
                "s", headline, (1, 1), tuple(Block(BlockKind.PARAGRAPH, text) for text in blocks), section=section
            ),
            st.text("港口 　𠮷", min_size=1),
            st.none() | st.text("要 闻", min_size=1),
            st.lists(st.text("港口 𠮷", min_size=1), max_size=3),
        ),
        min_size=1,
        max_size=4,
    )
)
def test_the_index_knows_how_long_each_text_is(articles: list[Article]) -> None:
    builder = IndexBuilder()
    builder.add_all(articles)
    assert builder.build().text_lengths.tolist() == [len(article.text) for article in articles]


TEXTS = st.text("人民青岛", min_size=2, max_size=4)


@pytest.mark.slow
@settings(max_examples=100, deadline=None)
@given(st.lists(TEXTS, min_size=1, max_size=6), st.lists(TEXTS, max_size=5), st.sampled_from([1, 400]))
def test_in_how_many_articles_texts_stand(bodies: list[str], sought: list[str], times: int) -> None:
    builder = IndexBuilder()
    builder.add_all([Article("s", "题", (1, 1), (Block(BlockKind.PARAGRAPH, body),)) for body in bodies * times])
    frequency = DocumentFrequency(Index((builder.build(),)))
    for _ in range(2):
        for text, count in zip(sought, frequency(sought), strict=True):
            expected = times * sum(text in body for body in bodies)
            assert count == expected if times == 1 else 0.7 * expected <= count <= 1.4 * expected
