"""What every library keeps to, wherever it lives."""

from collections import Counter

import pytest

from reader.api.analytics import By, ConcordanceOrder
from reader.api.article_heading import heading_of
from reader.api.library import Library, LibraryView, Progress
from reader.api.outline import GROUPINGS, SORTS, Arrangement, FoldState
from reader.api.outline_request import OutlineRequest
from reader.api.results import RESULT_ORDERS, ReadAs
from reader.errors import UnknownArticleError
from reader.query.compose import narrowed
from tests.contract.conftest import ARTICLES, UNSECTIONED

HEADLINES = [headline for _, _, headline, _ in ARTICLES]


def test_loading_again_ends_with_the_same_articles(library: Library) -> None:
    steps = list(library.load())
    assert [step.moved for step in steps if isinstance(step, Progress)] == [False] * len(steps)
    assert len(library.view) == len(ARTICLES)
    assert not library.problems


def test_keys_and_ids_lead_to_each_other(view: LibraryView) -> None:
    keys = view.all_keys()
    ids = {view.id(key): key for key in keys}
    assert len(ids) == len(keys) == len(view) == len(ARTICLES)
    assert {name: view.key(name) for name in ids} == view.keys([*ids, "nobody"]) == ids
    assert view.key("2") == keys[1]
    assert [view.article(key).id for key in keys] == list(ids)
    for unknown in ("nobody", "0", str(len(ARTICLES) + 1), "9" * 5000):
        with pytest.raises(UnknownArticleError):
            view.key(unknown)


def test_summaries_say_what_articles_say(view: LibraryView) -> None:
    summaries = view.summaries(view.all_keys())
    assert [(heading_of(one), one.date, one.headline) for one in summaries] == [given[:3] for given in ARTICLES]
    assert [one.section for one in summaries] == [None if name in UNSECTIONED else name for name, *_ in ARTICLES]
    for key, summary in zip(view.all_keys(), summaries, strict=True):
        article = view.article(key)
        told = summary.page, summary.page_name, summary.publication
        assert told == (article.page, article.page_name, article.publication)
        assert view.summary(key).headline == article.headline


def test_days_are_counted_and_lead_to_their_first_article(view: LibraryView) -> None:
    assert view.days() == [("2021-12-31", 1), ("2022-01-01", 2), ("2022-01-02", 3)]
    assert [view.first_on(day) for day, _count in view.days()] == [view.all_keys()[place] for place in (0, 1, 3)]


def test_articles_of_a_source(view: LibraryView) -> None:
    key = view.all_keys()[2]
    assert view.from_source(view.article(key).source, 9) == [key]
    assert not view.from_source(view.article(key).source, 0)
    assert not view.from_source("nowhere", 9)


def test_groupings_part_the_articles(view: LibraryView) -> None:
    assert view.groupings() == ("section", "date", "page")
    instead = view.outline(OutlineRequest(Arrangement("publication")))
    outline = view.outline(OutlineRequest(Arrangement("section")))
    assert instead.rows(0, len(instead)) == outline.rows(0, len(outline))


@pytest.mark.parametrize("sort", SORTS)
@pytest.mark.parametrize("grouping", GROUPINGS)
def test_an_outline_has_every_article_once(view: LibraryView, grouping: str, sort: str) -> None:
    outline = view.outline(OutlineRequest(Arrangement(grouping, sort)))
    rows = outline.rows(0, len(outline))
    assert len(rows) == len(outline)
    keys = [row.key for row in rows if row.heading is None]
    assert sorted(keys) == sorted(view.all_keys())
    assert outline.total == len(keys)
    assert [outline.row_of(key) for key in keys] == [place for place, row in enumerate(rows) if row.heading is None]
    assert [outline.neighbour(key, 1) for key in keys] == [*keys[1:], keys[-1]]
    assert [outline.neighbour(key, -1) for key in keys] == [keys[0], *keys[:-1]]
    assert outline.nearest(None) == keys[0]
    innermost = [row.heading for row in rows if row.heading and rows[rows.index(row) + 1].heading is None]
    assert sum(heading.size for heading in innermost) == len(keys)


def test_an_outline_is_asked_for_a_few_rows(view: LibraryView) -> None:
    outline = view.outline(OutlineRequest(Arrangement()))
    rows = outline.rows(0, len(outline))
    assert [row.heading.path[-1] for row in rows if row.heading] == ["要闻", "副刊", "体育", "Page A9"]
    for first in range(len(rows)):
        assert outline.rows(first, 2) == rows[first : first + 2]
        over = outline.heading_over(first)
        assert rows[over].heading is not None
        assert outline.heading_over(over) == over <= first
    key = rows[1].key
    assert outline.next_section(key, True) == rows[3].key
    assert outline.next_section(key, False) == key


def test_shut_headings_hide_what_is_under_them(view: LibraryView) -> None:
    shut = view.outline(OutlineRequest(Arrangement("date"), FoldState(True)))
    assert not shut.any_open
    assert [row.heading.shut for row in shut.rows(0, len(shut)) if row.heading] == [True] * len(shut)
    assert shut.total == len(ARTICLES)
    last = view.all_keys()[-1]
    assert shut.row_of(last) == len(shut) - 1
    revealed = view.outline(OutlineRequest(Arrangement("date"), FoldState(True), reveal=last))
    assert revealed.any_open
    assert revealed.row(revealed.row_of(last) or 0).heading is None
    assert view.outline(OutlineRequest(Arrangement("date"), revealed.folds)).row_of(last) == revealed.row_of(last)


def test_an_outline_of_what_was_found_and_typed(view: LibraryView) -> None:
    found = view.search("市民")
    within = view.outline(OutlineRequest(Arrangement(), within=found))
    assert {row.key for row in within.rows(0, len(within))} == set(found.ranking)
    typed = view.outline(OutlineRequest(Arrangement(), FoldState(True), found, "银杏"))
    assert [row.key for row in typed.rows(0, len(typed)) if row.heading is None] == [view.all_keys()[2]]
    assert typed.folds == FoldState(True)
    nothing = view.outline(OutlineRequest(Arrangement(), headlines="鹦鹉螺"))
    assert (len(nothing), nothing.total, nothing.nearest(None)) == (0, 0, None)


def test_results_are_told_in_pages(view: LibraryView) -> None:
    results = view.search("市民")
    hits = results.page(0, None)
    assert [hit.key for hit in hits] == list(results.ranking)
    assert [hit.matches for hit in hits] == [results.counts[hit.key] for hit in hits]
    assert (len(hits), sum(hit.matches for hit in hits)) == (results.total_articles, results.total_matches)
    assert [results.page(first, 1) for first in range(len(hits))] == [[hit] for hit in hits]
    assert [results.rank_of(hit.key) for hit in hits] == list(range(len(hits)))
    before = [sum(hit.matches for hit in hits[:place]) for place in range(len(hits))]
    assert [results.matches_before(hit.key) for hit in hits] == before
    assert results.rank_of(view.all_keys()[4]) is None
    assert (results.complete, results.partial, results.era) == (True, False, view.era)
    assert results.searched == len(view)


def test_spans_and_snippets_hold_what_was_asked_for(view: LibraryView) -> None:
    results = view.search("通车")
    for key in results.ranking:
        text = view.article(key).text
        assert [text[span.start : span.end] for span in results.spans(key)] == ["通车"] * results.counts[key]
        for snippet in results.snippets(key):
            assert {snippet.text[span.start : span.end] for span in snippet.spans} == {"通车"}
    assert results.spans(view.all_keys()[3]) == ()


@pytest.mark.parametrize("order", RESULT_ORDERS)
def test_results_in_orders(view: LibraryView, order: str) -> None:
    results = view.search("市民")
    found = list(results.ordered(order))
    assert sorted(found) == sorted(results.ranking)
    if order == "rank":
        assert found == list(results.ranking)
    elif order == "matches":
        assert [results.counts[key] for key in found] == sorted((results.counts[key] for key in found), reverse=True)
    else:
        assert found == [key for key in view.all_keys() if key in found]


@pytest.mark.parametrize(
    ("sort", "dates"), [("date", ["2021-12-31", "2022-01-01"]), ("-date", ["2022-01-01", "2021-12-31"])]
)
def test_results_by_date(view: LibraryView, sort: str, dates: list[str]) -> None:
    told = [view.summary(hit.key).date for hit in view.search("过桥", sort).page(0, None)]
    assert told == dates


def test_what_is_counted_agrees(view: LibraryView) -> None:
    results = view.search("市民 OR 少年 OR 有雨")
    trend = results.trend(By.SECTION)
    assert sum(row.articles for row in trend.rows) == results.total_articles
    assert sum(row.matches for row in trend.rows) == results.total_matches
    listed = [key for place in range(len(trend.rows)) for key in trend.keys(place)]
    assert sorted(listed) == sorted(results.ranking)
    most = trend.most_first()
    assert [row.matches for row in most.rows] == sorted((row.matches for row in most.rows), reverse=True)
    assert results.finest_unit(9) is By.DAY
    assert dict(results.facets()["section"]) == {row.key: row.articles for row in trend.rows if row.articles}


def test_an_article_has_one_heading_everywhere(view: LibraryView) -> None:
    everything = view.search("date:2021..2022")
    counted, trend = dict(everything.facets()["section"]), everything.trend(By.SECTION)
    outline = view.outline(OutlineRequest(Arrangement("section")))
    listed = {row.heading.path[-1]: row.heading.size for row in outline.rows(0, len(outline)) if row.heading}
    assert counted == listed == Counter(heading for heading, *_ in ARTICLES)
    assert {row.key: row.articles for row in trend.rows} == counted
    for place, row in enumerate(trend.rows):
        found = view.search(narrowed("", "section:", row.key or ""))
        assert sorted(found.ranking) == sorted(trend.keys(place))
        assert [heading_of(view.article(key)) for key in found.ranking] == [row.key] * row.articles


@pytest.mark.parametrize(
    ("query", "places"),
    [
        ("section:第A9版", [5]),
        ("section:(体育 OR 副刊)", [2, 3, 4]),
        ("section:(体育 OR 第a9版)", [4, 5]),
        ("section:(-要闻)", [2, 3, 4, 5]),
        ("section:/体./", [4]),
        ("栏目:py:tiyu", [4]),
        ("page:(a9 OR 副刊)", [4, 5]),
    ],
)
def test_a_page_stands_for_a_section_that_is_not_known(view: LibraryView, query: str, places: list[int]) -> None:
    keys = view.all_keys()
    assert sorted(view.search(query).ranking) == [keys[place] for place in places]


@pytest.mark.parametrize("order", list(ConcordanceOrder))
def test_a_concordance_has_every_match(view: LibraryView, order: ConcordanceOrder) -> None:
    results = view.search("市民")
    lines = results.concordance(order)
    told = [lines.line(place, 5) for place in range(len(lines))]
    assert len(told) == results.total_matches
    spans = {(key, span) for key in results.ranking for span in results.spans(key)}
    assert {(line.key, line.span) for line in told} == spans
    assert all(line.match == "市民" and len(line.left) <= 5 and len(line.right) <= 5 for line in told)
    assert len(results.concordance(order, 1)) == 1


def test_dispersion_counts_the_spans(view: LibraryView) -> None:
    results = view.search("市民")
    for key in results.ranking:
        assert sum(results.dispersion(key, 7)) == len(results.spans(key))
        assert len(results.dispersion(key, 7)) == 7


def test_what_is_not_understood_is_no_error(view: LibraryView) -> None:
    results = view.search('date:九月 AND "')
    assert results.query.problems
    nothing = view.search("鹦鹉螺")
    assert (nothing.total_articles, list(nothing.ranking), nothing.page(0, 9)) == (0, [], [])
    cancelled = view.search("市民 桥", cancelled=lambda: True)
    assert (cancelled.complete, cancelled.total_articles) == (False, 0)


def test_insights_stand_in_the_text(view: LibraryView) -> None:
    key = view.all_keys()[0]
    insights, text = view.insights(key), view.article(key).text
    assert any(word.word in text for word in insights.keywords(3))
    assert len(insights.keywords(3)) <= 3
    assert all(span.start < span.end <= len(text) for span in insights.words())
    assert insights.word_at(0) in insights.words()
    assert key not in [one.key for one in insights.related(3)]
    assert insights.continuation() is insights.beginning() is None
    assert all(len(one.keys) > 1 and key in one.keys for one in insights.series())


@pytest.mark.parametrize(
    ("query", "read_as", "count"),
    [
        ("+银杏 +公园", ReadAs.ACROSS_MARKS, 1),
        ("-36℃，鹦鹉螺", ReadAs.WRITTEN, 0),
        ("-明日有雨", ReadAs.WRITTEN, len(ARTICLES) - 1),
        ("2022/01/01号", ReadAs.WRITTEN, 0),
    ],
)
def test_signs_that_are_pasted_with_a_text(view: LibraryView, query: str, read_as: ReadAs, count: int) -> None:
    results = view.search(query)
    assert (results.read_as, results.total_articles) == (read_as, count)
