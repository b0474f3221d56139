"""Articles of the same story: how they are told, and folded into one."""

from collections import Counter
from dataclasses import replace
from unittest.mock import patch

import pytest

from reader.index import IndexBuilder, merge_segments
from reader.index.near_duplicates import fingerprints
from reader.model import Article
from reader.search import LazyRanking, SearchResults, few_hits
from reader.search.ranking.bm25 import scores
from reader.search.spans import spans_of
from tests.search.small_library import article, searcher

STORY = (
    "大桥昨日通车，市民前往参观。首日车流平稳有序。交管部门提醒司机减速。桥上设有观景平台。夜间灯光随季节变化。",
    "桥面铺设了新的吸音材料。" * 30,
    "施工方表示养护将持续三年。沿线公交今日起改道。渡轮班次减至每日四班。两岸往来只需十分钟。居民称从此不再等船。",
)
EDITED = (*STORY[:2], STORY[2].replace("居民称从此", "居民们说从此"))
OTHER = ("渡轮公司昨日宣布裁员。工会要求对话。大桥通车后客流减半。公司称亏损难以为继。", "劳动部门已介入调解。")
GIVEN = (
    article("大桥通车", *STORY),
    article("渡轮裁员", *OTHER),
    article("大桥通车", *EDITED, date="2020-01-02"),
    article("大桥大桥大桥", "大桥。"),
    article("大桥通车", *STORY, *OTHER, *OTHER, *OTHER),
    article("大桥通车", *STORY),
)


def searched(query: str, *given: Article, pieces: int = 1) -> SearchResults:
    return searcher(*given, pieces=-(-len(given) // pieces)).search(query)


@pytest.mark.parametrize("pieces", [1, 2, 6])
def test_stories(pieces: int) -> None:
    assert searched("大桥", *GIVEN, pieces=pieces).index.stories.tolist() == [0, 1, 0, 3, 4, 0]


@pytest.mark.parametrize("query", ["大桥", "大桥 通车", "桥"])
def test_the_one_that_leads_stands_for_its_story(query: str) -> None:
    plain = searched(query, *GIVEN)
    folded = plain.distinct
    whole, stories = plain.ranked.tolist(), plain.index.stories.tolist()
    first = {stories[number]: number for number in reversed(whole)}
    assert folded.ranked.tolist() == [number for number in whole if number in first.values()]
    assert folded.total_articles == len(first)
    assert folded.total_matches == sum(plain.matches_in(number) for number in first.values())
    assert {number: folded.copies(number) for number in first.values()} == {
        number: sum(stories[other] == story for other in whole) - 1 for story, number in first.items()
    }
    for number in range(len(GIVEN)):
        shown = number in first.values()
        assert folded.spans(number) == (plain.spans(number) if shown else ())
        assert folded.explain(number) == (plain.explain(number) if shown else ())
        assert plain.copies(number) == 0
    assert [hit.key for hit in folded.hits()] == folded.ranked.tolist()


@pytest.mark.parametrize("sort", ["relevance", "date", "-date"])
def test_of_what_is_frequent_only_the_articles_of_several_to_a_story_are_scored(sort: str) -> None:
    given = [*GIVEN, *(article(f"渡桥{number}", "桥。" * number) for number in range(2, 60))]
    results = replace(searched("桥", *given, pieces=3), sort=sort)
    stories = Counter(results.index.stories[results.numbers].tolist())
    with patch("reader.search.answer.scores", side_effect=scores) as scored:
        folded = results.distinct
        assert folded.total_articles == len(stories)
        if sort == "relevance":
            ranking = LazyRanking(folded)
            first = ranking[0]
            assert ranking.index(first) == 0
            assert [hit.key for hit in folded.hits(0, 9)] == ranking[:9]
        assert [len(call.args[0]) for call in scored.call_args_list] == [
            sum(count for count in stories.values() if count > 1)
        ]
    assert folded.ranked.tolist() == [number for number in results.ranked.tolist() if number in folded.numbers]
    assert [hit.key for hit in folded.hits()] == folded.ranked.tolist()[:20]


def test_the_spans_of_a_screen_are_looked_up_together() -> None:
    with patch.object(few_hits, "FEW", 0), patch("reader.search.answer.spans_of", side_effect=spans_of) as asked:
        folded = searched("大桥", *GIVEN).distinct
        assert all(folded.spans(number) for number in LazyRanking(folded)[:3])
    assert asked.call_count == 1


def test_nothing_is_folded_of_nothing() -> None:
    assert searched("无此事", *GIVEN).distinct.total_articles == 0


def test_a_merged_segment_has_the_same_fingerprints() -> None:
    segments = searched("大桥", *GIVEN, pieces=3).index.segments
    merged = merge_segments(segments)
    assert merged.fingerprints.tolist() == fingerprints(merged).tolist()
    assert IndexBuilder().build().fingerprints.tolist() == []
