"""Answers: properties against brute force, order, pages, what is offered when nothing is found, and what is told."""

import random
import re
from unittest.mock import patch

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.analysis.folding import fold
from reader.api.results import ReadAs
from reader.index import Index, IndexBuilder, term_counts
from reader.model import Article, Block, BlockKind
from reader.query.parser import Query, parse
from reader.query.tree import (
    And,
    Field,
    FieldName,
    Gap,
    Link,
    Literal,
    Near,
    Node,
    Not,
    Nothing,
    Or,
    Pinyin,
    Regex,
    Scope,
    Wildcard,
    WordTerm,
)
from reader.search import LazyRanking, Searcher, few_hits
from reader.search.matching import deadline, match_run, metadata, regex_search, wildcard
from reader.search.matching.evaluate import Evaluation
from reader.search.matching.fuzzy import differs_once
from reader.search.ranking import bm25, top_docs
from reader.search.suggest import unlikeness
from reader.span import Span

pytestmark = pytest.mark.slow

HERE = Span(0, 0)
ALPHABET = "人民青岛 a，𠮷"
lines = st.text(ALPHABET, min_size=1, max_size=10)


def article(headline: str, *blocks: str, **fields: object) -> Article:
    return Article("s", headline, (1, 1), tuple(Block(BlockKind.PARAGRAPH, b) for b in blocks), **fields)  # type: ignore[arg-type]


articles = st.lists(
    st.builds(lambda h, b, k: article(h, *b, kicker=k), lines, st.lists(lines, max_size=3), st.none() | lines),
    min_size=1,
    max_size=6,
)
texts = st.text("人民青岛a，𠮷", min_size=1, max_size=3)
nodes = st.recursive(
    st.builds(lambda text: Literal(text, exact=False, span=HERE), texts),
    lambda inner: st.one_of(
        st.builds(lambda a, b: And((a, b), HERE), inner, inner),
        st.builds(lambda a, b: Or((a, b), HERE), inner, inner),
        st.builds(lambda a: Not(a, HERE), inner),
        st.builds(lambda a, n: Field(n, a, HERE), inner, st.sampled_from([FieldName.HEADLINE, FieldName.BODY])),
    ),
    max_leaves=4,
)


def near(distance: int, *children: Node) -> Near:
    return Near(children, (Link(Scope.CHARACTERS, distance),), HERE)


def searcher(*given: Article, pieces: int = 2) -> Searcher:
    index = Index()
    for at in range(0, len(given), pieces):
        builder = IndexBuilder()
        builder.add_all(given[at : at + pieces])
        index = index.with_segment(builder.build())
    return Searcher(index, given.__getitem__)


def streams(one: Article) -> list[tuple[str, list[int], str]]:
    """Name, offsets and folded characters of what is matched of each field."""
    found = []
    for part in one.fields():
        out = {"body": "\n", "headline": " "}.get(part.name)
        kept = [at for at in range(*part.span) if fold(one.text[at]) != out]
        found.append((part.name, kept, "".join(fold(one.text[at]) for at in kept)))
    return found


def spans(one: Article, node: object, name: str | None = None) -> set[tuple[int, int]]:
    """Where the texts of `node` that are asked for stand, by brute force."""
    match node:
        case Literal(text):
            found = set()
            for field, offsets, plain in streams(one):
                for at in range(len(plain) - len(text) + 1) if name in (None, field) else ():
                    if plain.startswith(fold(text), at):
                        found.add((offsets[at], offsets[at + len(text) - 1] + 1))
            return found
        case And(children) | Or(children):
            return set().union(*(spans(one, child, name) for child in children))
        case Field(inner, child):
            return spans(one, child, str(inner))
    return set()


SPARSENESS = (0, 1, 1000)
"""Values of `match_run.SPARSE`: always looked up, either, always counted."""


def holds(one: Article, node: object, name: str | None = None) -> bool:
    """Whether an article is an answer, by brute force."""
    match node:
        case And(children):
            return all(holds(one, child, name) for child in children)
        case Or(children):
            return any(holds(one, child, name) for child in children)
        case Not(child):
            return not holds(one, child, name)
        case Field(inner, child):
            return holds(one, child, str(inner))
    return bool(spans(one, node, name))


@settings(max_examples=200, deadline=None)
@given(articles, nodes, st.sampled_from(SPARSENESS), st.booleans(), st.sampled_from((0, few_hits.FEW)))
def test_answers_what_brute_force_answers(given: list[Article], tree: And, sparse: int, kept: bool, few: int) -> None:
    with patch.object(match_run, "SPARSE", sparse), patch.object(few_hits, "FEW", few):
        answers_what_brute_force_answers(given, tree, searcher(*given))
        if kept:
            answers_what_brute_force_answers(given, tree, counted_ahead(*given))


def counted_ahead(*given: Article, pieces: int = 2) -> Searcher:
    """A searcher over segments with the tallies of whatever is there as often as there are articles."""
    made = searcher(*given, pieces=pieces)
    for segment in made.index.segments:
        with patch.object(term_counts, "OFTEN", 1), patch.object(term_counts, "MOST", 2):
            term_counts.keep(segment, term_counts.prepared(segment))
    return made


def answers_what_brute_force_answers(given: list[Article], tree: And, news: Searcher) -> None:
    results = news.search(Query("", tree))
    expected = {n: sorted(spans(one, tree)) for n, one in enumerate(given) if holds(one, tree)}
    if results.partial or results.read_as is not ReadAs.WRITTEN:
        assert not expected
        return
    assert {n: list(results.spans(n)) for n in results.ranked.tolist()} == expected
    assert results.counts() == {n: len(found) for n, found in expected.items()}
    assert results.total_articles == len(expected)
    assert results.total_matches == sum(map(len, expected.values()))
    assert [hit.key for hit in results.hits()] == results.ranked.tolist()
    assert [hit.matches for hit in results.hits()] == [results.matches_in(hit.key) for hit in results.hits()]
    assert {hit.key: list(results.spans(hit.key)) for hit in results.hits()} == expected


@settings(max_examples=60, deadline=None)
@given(articles, nodes)
def test_looked_up_ones_are_ranked_as_counted_ones_are(given: list[Article], tree: And) -> None:
    found = []
    for sparse in SPARSENESS:
        with patch.object(match_run, "SPARSE", sparse), patch.object(few_hits, "FEW", 0):
            results = searcher(*given).search(Query("", tree))
            found.append([(hit.key, pytest.approx(hit.score), hit.matches) for hit in results.hits()])
    assert found[0] == [(number, score.expected, matches) for number, score, matches in found[-1]]


@settings(max_examples=200, deadline=None)
@given(
    articles,
    st.lists(st.text("人民青岛", min_size=1, max_size=4), min_size=1, max_size=3),
    st.sampled_from((2, few_hits.FEW)),
)
def test_a_few_are_ranked_one_by_one_as_all_are(given: list[Article], texts: list[str], size: int) -> None:
    literals, found = tuple(Literal(text, exact=False, span=HERE) for text in texts), []
    for few in (0, size):
        with patch.object(few_hits, "FEW", few):
            results = searcher(*given).search(Query("", And(literals, HERE) if len(literals) > 1 else literals[0]))
            hits = results.hits()
            found.append([(pytest.approx(hit.score, rel=1e-5), hit.matches, results.spans(hit.key)) for hit in hits])
            assert [hit.key for hit in hits] == results.ranked.tolist()
            if not results.partial:
                assert [sum(why.score for why in results.explain(hit.key)) for hit in hits] == [
                    some[0] for some in found[-1]
                ]
    assert found[0] == [(score.expected, *others) for score, *others in found[1]]


@settings(max_examples=60, deadline=None)
@given(articles, st.lists(texts, min_size=2, max_size=3), st.integers(0, 2), st.integers(0, 3))
def test_wildcards_are_lazy_regular_expressions(given: list[Article], pieces: list[str], least: int, more: int) -> None:
    gap = Gap(least, least + more)
    parts = [part for piece in pieces for part in (piece, gap)][:-1]
    pattern = f".{{{gap.least},{gap.most}}}?".join(re.escape(fold(piece)) for piece in pieces)
    expected = {}
    for number, one in enumerate(given):
        found = []
        for _, offsets, plain in streams(one):
            matches = (re.compile(pattern).match(plain, at) for at in range(len(plain)))
            found += [(offsets[m.start()], offsets[m.end() - 1] + 1) for m in matches if m]
        if found:
            expected[number] = sorted(found)
    results = searcher(*given).search(Query("", Wildcard(tuple(parts), HERE)))
    found_by_index = {} if results.partial else {n: list(results.spans(n)) for n in results.ranked.tolist()}
    assert found_by_index == expected


PATTERNS = [
    "人.",
    "[人民]+",
    "a|岛",
    "青.{0,2}岛",
    "(人民)+岛?",
    "^人",
    "$",
    "𠮷.",
    "人|",
    "|人民|青+",
    ".*",
    "(民|)人?",
]


@settings(max_examples=120, deadline=None)
@given(articles, st.sampled_from(PATTERNS), st.sampled_from([0, 4]))
def test_regular_expressions(given: list[Article], pattern: str, few: int) -> None:
    expected = {}
    for number, one in enumerate(given):
        matches = [(o, m) for _, o, plain in streams(one) for m in re.finditer(pattern, plain) if m.end() > m.start()]
        if matches:
            expected[number] = sorted((offsets[m.start()], offsets[m.end() - 1] + 1) for offsets, m in matches)
    with patch.object(wildcard, "FEW_LENGTHS", few):
        results = searcher(*given).search(Query("", Regex(pattern, HERE)))
        assert {n: list(results.spans(n)) for n in results.ranked.tolist()} == expected
        assert results.total_matches == sum(map(len, expected.values()))


@settings(max_examples=80, deadline=None)
@given(articles, st.lists(st.sampled_from(PATTERNS), min_size=2, max_size=3), texts, st.sampled_from([0, 4]))
def test_what_several_find_counts_once(given: list[Article], patterns: list[str], text: str, few: int) -> None:
    tree = Or((*(Regex(pattern, HERE) for pattern in patterns), Literal(text, exact=False, span=HERE)), HERE)
    with patch.object(wildcard, "FEW_LENGTHS", few):
        results = searcher(*given).search(Query("", tree))
        for number, one in enumerate(given):
            expected = spans(one, tree.children[-1])
            for _, offsets, plain in streams(one):
                matches = (m for pattern in patterns for m in re.finditer(pattern, plain) if m.end() > m.start())
                expected |= {(offsets[m.start()], offsets[m.end() - 1] + 1) for m in matches}
            if results.read_as is not ReadAs.WRITTEN:
                assert not expected
                continue
            assert list(results.spans(number)) == sorted(expected)
            assert results.matches_in(number) == len(expected)


@settings(max_examples=60, deadline=None)
@given(st.text("()[]{}|*+?.\\人a^$-、：\"' ORNT/:", max_size=12))
def test_nothing_that_is_typed_raises(text: str) -> None:
    results = searcher(*NEWS).search(text)
    results.hits()
    results.facets()


NEWS = (
    article("实体经济是根基", "发展实体经济，招商引资。", date="2022-11-13", section="要闻", publication="甲报"),
    article("招商大会", "各地实体经济招商忙，实体经济好。", date="2023-01", section="要闻", authors=("杨光",)),
    article("海洋的光", "青岛海洋经济发展，海洋牧场。" * 3, date="2021", publication="乙报"),
    article("的的的", "短", publication="乙报"),
)


def test_order() -> None:
    news = searcher(*NEWS)
    assert news.search("实体经济").ranked.tolist() == [0, 1]
    assert news.search("发展 OR 招商", sort="date").ranked.tolist() == [2, 0, 1]
    assert news.search("发展 OR 招商", sort="-date").ranked.tolist() == [1, 0, 2]
    assert news.search("的", sort="date").ranked.tolist() == [2, 3]
    assert news.search("的").hits(0, 1)[0].key == 3


def test_ties_go_to_the_newest() -> None:
    given = [article("同", "一样", date=date) for date in ("2020", "2023", "2021", "2022")]
    assert searcher(*given).search("一样").ranked.tolist() == [1, 3, 2, 0]
    assert [hit.key for hit in searcher(*given).search("一").hits()] == [1, 3, 2, 0]


def test_pages_are_parts_of_the_whole_order() -> None:
    given = [article("题", "人民" * (i % 7 + 1) + "青" * i, date=str(2000 + i)) for i in range(40)]
    for query in ("人民", "人", "人民 青"):
        whole = searcher(*given, pieces=9).search(query).ranked.tolist()
        fresh = searcher(*given, pieces=9).search(query)
        assert [hit.key for hit in fresh.hits(0, 5)] == whole[:5]
        assert [hit.key for hit in fresh.hits(5, 4)] == whole[5:9]
        assert [hit.key for hit in fresh.hits(0, None)] == whole


@settings(max_examples=100, deadline=None)
@given(articles, nodes, st.booleans())
def test_what_is_ordered_as_far_as_it_is_looked_at_is_the_whole_order(
    given: list[Article], tree: And, ahead: bool
) -> None:
    results = (counted_ahead if ahead else searcher)(*given).search(Query("", tree))
    whole, counts = results.ranked.tolist(), results.counts()
    with patch.object(bm25, "ROW", 2), patch("reader.search.lazy_ranking.PAGE", 1):
        ranked = LazyRanking(searcher(*given).search(Query("", tree)))
        assert [ranked[place] for place in range(len(ranked))] == whole == list(ranked) == ranked[:]
        assert [ranked.index(number) for number in whole] == list(range(len(whole)))
        assert [n in ranked for n in range(-1, len(given) + 1)] == [n in whole for n in range(-1, len(given) + 1)]
        before = [sum(counts[number] for number in whole[:place]) for place in range(len(whole))]
        assert [ranked.matches_before(number) for number in whole] == before
    for missing in {*range(len(given) + 1)} - {*whole}:
        with pytest.raises(ValueError, match=str(missing)):
            ranked.index(missing)
        assert ranked.matches_before(missing) == 0


@pytest.mark.parametrize(
    "query", ["人 民", "人民 青", "人民 岛", "人 人民 民", '"人民" 青', "人民 -青青", "标题:人 民"]
)
def test_frequent_texts_counted_ahead_give_what_counting_gives(query: str) -> None:
    chance = random.Random(query)
    given = [
        article(
            "".join(chance.choices("人民青", k=3)),
            "".join(chance.choices("人民青青", k=chance.randrange(1, 90))) + "岛" * (i % 17 == 0),
            date=str(2000 + i % 9),
        )
        for i in range(400)
    ]
    plain = searcher(*given, pieces=90).search(query)
    found = counted_ahead(*given, pieces=90).search(query)
    assert found.total_articles == plain.total_articles > 0
    assert found.total_matches == plain.total_matches
    assert found.counts() == plain.counts()
    assert found.ranked.tolist() == plain.ranked.tolist()
    assert [hit.score for hit in found.hits()] == [hit.score for hit in plain.hits()]
    assert [found.spans(number) for number in range(400)] == [plain.spans(number) for number in range(400)]


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from([0.0, 0.5, 1.0, 1.5, 2.0]), min_size=2, max_size=60), st.integers(1, 59))
def test_the_nth_best(found: list[float], count: int) -> None:
    count = min(count, len(found) - 1)
    with patch.object(bm25, "ROW", 3):
        assert bm25.nth_best(np.array(found, np.float32), count) == sorted(found, reverse=True)[count - 1]


def test_what_leads_for_a_frequent_character_is_known_ahead(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(top_docs, "FREQUENT", 2)
    monkeypatch.setattr(top_docs, "LED", 2)
    given = [article("题", "人" * (i + 1)) for i in range(9)]
    ahead = searcher(*given, pieces=9)
    ahead.prepare(lambda: True)
    ahead.prepare()
    results = ahead.search("人")
    assert results.total_articles == 9
    assert results.total_matches == 45
    assert [(hit.key, hit.matches) for hit in results.hits(0, 2)] == [(8, 9), (7, 8)]
    assert len(results.hits(0, 5)) == 5
    assert results.matches_in(3) == 4
    assert len(results.spans(3)) == 4


@pytest.mark.parametrize("query", ["人民", "民 ", "人", "青人", "海", "海湾"])
@pytest.mark.parametrize("kept", [False, True])
def test_leaders_give_what_ranking_all_gives(query: str, kept: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    chance = random.Random(query)
    given = [
        article(
            "".join(chance.choices("人民青", k=3)), "".join(chance.choices("人民青岛", k=60)), date=str(2000 + i % 9)
        )
        for i in range(120)
    ]
    monkeypatch.setattr(top_docs, "FREQUENT", 1 << 30)
    whole = searcher(*given, pieces=3).search(query)
    monkeypatch.setattr(top_docs, "FREQUENT", 2)
    brief = searcher(*given, pieces=3)
    if kept:
        for segment in brief.index.segments:
            top_docs.top_docs_of(segment).keep(top_docs.prepared(segment))
    found = brief.search(query)
    assert (found.total_articles, found.total_matches) == (whole.total_articles, whole.total_matches)
    assert [(hit.key, hit.matches) for hit in found.hits()] == [(hit.key, hit.matches) for hit in whole.hits()]
    assert [hit.score for hit in found.hits()] == pytest.approx([hit.score for hit in whole.hits()])
    assert found.ranked.tolist()[:20] == [hit.key for hit in whole.hits()]
    assert [found.spans(number) for number in range(120)] == [whole.spans(number) for number in range(120)]
    for hit in found.hits(0, 3):
        assert sum(reason.score for reason in found.explain(hit.key)) == pytest.approx(hit.score, rel=1e-4)


def test_a_search_that_is_not_wanted_any_more_is_empty_and_not_complete() -> None:
    results = searcher(*NEWS).search("实体经济", cancelled=lambda: True)
    assert (results.total_articles, results.complete, results.hits()) == (0, False, [])


def test_a_regular_expression_is_left_in_the_middle_when_it_is_not_wanted_any_more() -> None:
    asked = iter([*[False] * 5, *[True] * 100])
    results = searcher(*[article("题", "人民")] * 50).search("/人./", cancelled=lambda: next(asked))
    assert (results.total_articles, results.complete) == (0, False)
    assert len([*asked]) == 99


def test_a_regular_expression_has_its_time(monkeypatch: pytest.MonkeyPatch) -> None:
    assert not searcher(*NEWS).search("/实.经济/", seconds=-1.0).complete
    slow = searcher(article("题", "a" * 40 + "b" * 4000))
    assert not slow.search(Query("", Regex("(a|a)*(aa|a)*c", HERE)), seconds=0.2).total_articles
    assert slow.search("/ab/", seconds=None).complete
    monkeypatch.setattr(deadline, "ROOM", 0)
    assert not searcher(article("题", "人", kicker="人"), article("人")).search("/人/").complete


@pytest.mark.parametrize(
    ("pattern", "texts"),
    [
        ("实体.经济", ["实体", "经济"]),
        ("(实体)+经?", ["实体"]),
        ("(?:实体){2}济", ["实体", "济"]),
        ("实体|经济", ["实体 经济"]),
        ("实(体|业.)根(基|)", ["实", "体 业", "根"]),
        ("第一|", ["第一"]),
        ("第一|.", []),
        ("(?i:a)b", ["b"]),
        ("[实体]é", []),
        ("人{e<=1}", []),
        (r"\p{Han}人", []),
        ("(", []),
    ],
)
def test_what_a_match_must_hold(pattern: str, texts: list[str]) -> None:
    assert sorted(regex_search.required(pattern)) == sorted(frozenset(text.split()) for text in texts)


@pytest.mark.parametrize(
    ("pattern", "kept"),
    [("第一|", "第一"), ("|a||b", "a|b"), ("(a|)|", "(a|)"), (r"[|]|\||", r"[|]|\|"), ("[]|]|", "[]|]"), ("|", "")],
)
def test_empty_alternatives_are_left_out(pattern: str, kept: str) -> None:
    assert regex_search.without_empty(pattern) == kept


def test_a_pattern_that_does_not_compile_finds_nothing() -> None:
    assert searcher(*NEWS).search(Query("", Regex("(", HERE))).total_articles == 0


def test_partial_answers() -> None:
    results = searcher(*NEWS).search("牧场 根基")
    assert results.partial
    assert (results.total_articles, results.total_matches, results.ranked.tolist()) == (0, 0, [])
    assert set(results.shown.ranked.tolist()) == {0, 2}
    results = searcher(*NEWS).search("海洋牧场养殖 牧场的羊 报:乙报")
    assert results.partial
    assert 2 in results.shown.ranked.tolist()
    assert not searcher(*NEWS).search("火星 木星").partial
    assert searcher(*NEWS).search("标题:(根基 牧场)").partial


@pytest.mark.parametrize(
    ("query", "meant"),
    [
        ("食体经济", "实体经济"),
        ("实体金济", "实体经济"),
        ("发展实业经济", "发展实体经济"),
        ("发展实经济", "发展实体经济"),
        ("发展实实体经济", "发展实体经济"),
        ("十体 招商", "实体 招商"),
        ('"食体经济"', "实体经济"),
        ("标题:食体经济", "标题:实体经济"),
        ("qingdao", "py:qingdao"),
        ("zzzz", None),
        ("海洋牧场养殖户", "海洋 牧场"),
        ("火星", None),
        ("招商 石题", "招商 实体"),
        ("招商 事跟", None),
        ("火星人登陆木星", None),
        ("实体经济", None),
        ("py:huoxing", None),
        ("实休", "实体"),
        ("招商 实休", "招商 实体"),
        ('短 "实休"', None),
    ],
)
def test_did_you_mean(query: str, meant: str | None) -> None:
    results = searcher(*NEWS).search(query)
    assert results.did_you_mean == meant
    if meant and len(parse(query).tree.__class__.__name__) and " " not in query:
        assert results.total_articles == 0
        assert searcher(*NEWS).search(meant).total_articles


@pytest.mark.parametrize(
    ("one", "other", "once"),
    [
        ("abc", "abc", False), ("abc", "axc", True), ("abc", "ac", True), ("abc", "abxc", True), ("abc", "axy", False),
        ("aab", "ab", True), ("aab", "baab", True), ("ab\x01", "abc", False), ("ab\x01", "ab", False),
    ],
)  # fmt: skip
def test_one_difference(one: str, other: str, once: bool) -> None:
    row, sought = (np.array([*map(ord, text)], np.uint16) for text in (one, other))
    assert differs_once(row[None], sought).tolist() == [once]


@given(st.text("ab", min_size=1, max_size=6), st.text("ab", min_size=1, max_size=6))
def test_one_difference_is_an_edit_distance_of_one(one: str, other: str) -> None:
    left_out = {one[:i] + one[i + 1 :] for i in range(len(one))}
    replaced = {one[:i] + letter + one[i + 1 :] for i in range(len(one)) for letter in "ab"}
    put_in = {one[:i] + letter + one[i:] for i in range(len(one) + 1) for letter in "ab"}
    if abs(len(one) - len(other)) > 1:
        return
    row, sought = (np.array([*map(ord, text)], np.uint16) for text in (one, other))
    assert differs_once(row[None], sought).tolist() == [other in (left_out | replaced | put_in) - {one}]


@pytest.mark.parametrize(
    ("text", "meant", "slips"),
    [("古懂", "古董", 1), ("未来", "末来", 1), ("股东", "古董", 2), ("古懂", "古城", 3), ("古董", "老古董", 4)],
)
def test_how_unlikely_a_slip_is(text: str, meant: str, slips: int) -> None:
    assert unlikeness(text, meant) == slips


def test_the_fewest_slips_are_suggested_before_the_most_frequent_text() -> None:
    given = (article("股东大会", "股东来了，股东走了，都是股东。"), article("收藏", "说说古董。"))
    assert searcher(*given).search("古懂").did_you_mean == "古董"
    both = (article("股东大会", "股东看展。"), article("收藏", "股东，股东；古董。"), article("展会", "看展。"))
    assert searcher(*both).search("鼓东 看展").did_you_mean == "股东 看展"


def test_facets() -> None:
    facets = searcher(*NEWS).search("发展 OR 招商 OR 短").facets()
    assert facets["section"] == [("要闻", 2), (None, 2)]
    assert facets["page_name"] == [(None, 4)]
    assert facets["publication"] == [("乙报", 2), ("甲报", 1), (None, 1)]
    assert facets["author"] == [(None, 3), ("杨光", 1)]
    assert facets["month"] == [(None, 1), ("2021", 1), ("2022-11", 1), ("2023-01", 1)]


def test_every_hit_is_explained() -> None:
    for query in ("实体经济 招商", "海", "实体经济 OR 青岛"):
        results = searcher(*NEWS).search(query)
        for hit in results.hits():
            assert sum(reason.score for reason in results.explain(hit.key)) == pytest.approx(hit.score, rel=1e-4)
    reason = searcher(*NEWS).search("招商").explain(1)[0]
    assert reason.fields == {"headline": 1, "body": 1}
    assert searcher(*NEWS).search("招商").explain(2) == ()


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ("作者:杨光", [1]),
        ("作者:py:yangguang", [1]),
        ("来源:乙报", [2, 3]),
        ("来源:杨光", [1]),
        ("作者:杨*光", [1]),
        ("报:/^乙/", [2, 3]),
        ("报:word:甲报", [0]),
        ("日期:>=2022", [0, 1]),
        ("日期:2022", [0]),
        ("日期:<2022", [2]),
        ("-招商 -短", [2]),
        ("", [0, 1, 2, 3]),
        ("报:甲 NOT 招商", []),
    ],
)
def test_filters(query: str, numbers: list[int]) -> None:
    assert sorted(searcher(*NEWS).search(query).ranked.tolist()) == numbers


def test_a_name_has_its_time_too(monkeypatch: pytest.MonkeyPatch) -> None:
    slow = article("题", publication="a" * 60)
    results = searcher(slow).search(Query("", Field(FieldName.PUBLICATION, Regex("(a|aa)+(a|aa)+c", HERE), HERE)))
    assert not results.total_articles


NAMES = [
    article("桥", authors=("记者 李四",), publication="青岛日报", page_name="要闻·国内"),
    article("路", authors=("李四",), publication="青岛日报"),
    article("青岛", authors=("李",), page_name="要闻"),
]


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ("李四", [0, 1]),
        ("记者 李四", [0]),
        ('"记者 李四"', [0]),
        ("李", [2]),
        ("青岛日报", [0, 1]),
        ("青岛", [2]),
        ("青", [2]),
        ("要闻", [0, 2]),
        ("国", []),
        ("作者:李", [0, 1, 2]),
        ("py:lisi", [0, 1]),
        ("py:qingdao", [2]),
        ("py:qingdaoribao", [0, 1]),
    ],
)
def test_a_name_that_is_not_printed_is_found_by_its_words(query: str, numbers: list[int]) -> None:
    assert sorted(searcher(*NAMES).search(query).ranked.tolist()) == numbers


FORMS = ["{}", "{} {}", "{} OR {}", "-{}", "{} -{}"]
NAMED = st.builds(
    lambda h, b, a, p, n: article(h, b, authors=tuple(a), publication=p, page_name=n),
    *(lines, lines, st.lists(texts, max_size=2), st.none() | texts, st.none() | texts),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(NAMED, min_size=1, max_size=5), texts, texts, st.sampled_from(FORMS))
def test_any_field_is_also_what_is_not_printed(given: list[Article], one: str, other: str, form: str) -> None:
    def held(article: Article, text: str) -> bool:
        names = (*article.authors, article.publication or "", article.page_name or "")
        words = {fold(word) for name in names for word in (name, *re.split(r"[\W_]+", name))}
        return bool(spans(article, Literal(text, False, HERE))) or fold(text) in words

    ways = {
        "{}": lambda a: held(a, one),
        "{} {}": lambda a: held(a, one) and held(a, other),
        "{} OR {}": lambda a: held(a, one) or held(a, other),
        "-{}": lambda a: not held(a, one),
        "{} -{}": lambda a: held(a, one) and not held(a, other),
    }
    expected = [number for number, each in enumerate(given) if ways[form](each)]
    results = searcher(*given).search(form.format(one, other))
    if results.read_as is not ReadAs.WRITTEN:
        assert not expected
        return
    assert sorted(results.ranked.tolist()) == expected
    printed = [number for number in expected if results.matches_in(number)]
    assert form != "{}" or sorted(results.ranked.tolist()[: len(printed)]) == printed
    assert [hit.key for hit in results.hits()] == results.ranked.tolist()


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("第4版", "4"),
        ("04", "4"),
        ("第四版", "4"),
        ("十版", "10"),
        ("第十二版", "12"),
        ("三十", "30"),
        ("A12", "a12"),
        ("要闻版", "要闻"),
    ],
)
def test_numbers_of_pages(typed: str, number: str) -> None:
    assert metadata.page_number(typed) == number


@pytest.mark.parametrize("page", ["2", "02", "A2", "要闻"])
def test_pages(page: str) -> None:
    given = (article("题", page="2", page_name="要闻"), article("别", page="12"), article("再", page="A2"))
    expected = {"2": [0], "02": [0], "A2": [2], "要闻": [0]}
    assert searcher(*given).search(f"版:{page}").ranked.tolist() == expected[page]
    regex = Field(FieldName.PAGE, Regex("2", HERE), HERE)
    assert searcher(*given).search(Query("", regex)).total_articles == 0


def test_texts_that_are_found_in_two_ways_count_once() -> None:
    assert searcher(*NEWS).search("实体 OR 标题:实体 OR 实? OR py:shiti").total_matches == 4
    assert searcher(*NEWS).search('招商 "招商"').total_matches == searcher(*NEWS).search("招商").total_matches
    assert searcher(article("题", "人人人")).search("人人").total_matches == 2


def test_pinyin_by_initials_and_in_full() -> None:
    place = article("题", "西安与先生")
    assert searcher(place).search(Query("", Pinyin("xian", HERE))).total_matches == 2
    assert searcher(place).search(Query("", Pinyin("xi'an", HERE))).total_matches == 1
    assert searcher(place).search(Query("", Pinyin("xa", HERE))).total_matches == 1
    assert searcher(place).search(Query("", Pinyin("1", HERE))).total_matches == 0


def test_words_have_their_time_too() -> None:
    news = searcher(*NEWS)
    late = news.search("word:实体", seconds=-1.0)
    assert (late.total_articles, late.complete) == (0, False)
    assert news.search("word:实体", seconds=None).complete
    assert news.search("word:实体", seconds=-1.0).complete


def test_words_and_unknown_nodes() -> None:
    assert searcher(*NEWS).search(Query("", WordTerm("实体", HERE))).total_matches == 4
    evaluation = Evaluation(searcher(*NEWS).index.segments[0])
    assert evaluation.places(Not(WordTerm("实体", HERE), HERE), None) == ()


def test_results_tell_of_an_unknown_article() -> None:
    results = searcher(*NEWS).search("招商")
    assert results.matches_in(2) == 0
    assert results.spans(2) == ()
    assert isinstance(results.numbers, np.ndarray)
    assert results.problems == ()


@pytest.mark.parametrize(
    ("tree", "total"),
    [
        (near(9, Field(FieldName.BODY, Literal("实体", False, HERE), HERE), Literal("招商", False, HERE)), 5),
        (near(0, Or((Literal("海洋", False, HERE), WordTerm("青岛", HERE)), HERE), Literal("青岛", False, HERE)), 6),
        (Wildcard(("\n", Gap(0, 1), "实"), HERE), 0),
        (Literal("\n", False, HERE), 0),
        (Literal("　", True, HERE), 0),
    ],
)
def test_trees_that_no_text_gives(tree: Near, total: int) -> None:
    results = searcher(*NEWS).search(Query("", tree))
    assert (results.total_matches, results.partial) == (total, False)


def test_nothing_is_nearly_nothing() -> None:
    assert searcher(*NEWS).search(Query("", Literal("\n火星", False, HERE))).did_you_mean is None


def test_an_article_of_spaces() -> None:
    empty = searcher(article("　"), article(" ", "正文"), article("题"))
    assert sorted(empty.search("/./").ranked.tolist()) == [1, 2]
    assert empty.search("正文").spans(1) == (Span(2, 4),)


def test_spaces_at_the_ends_of_quoted_texts_are_part_of_the_match() -> None:
    headline = searcher(article("加力 振兴 经济"))
    assert headline.search('" 振兴 "').spans(0) == (Span(2, 6),)
    assert headline.search('"  振兴"').total_articles == 0


def test_any_of_the_words() -> None:
    results = searcher(*NEWS).search("标题:发展海洋经济合作 火星 -短 word:青岛")
    assert results.partial
    assert results.shown.ranked.tolist() == [2, 0]
    assert searcher(*NEWS).search("py:huoxing NEAR/3 py:muxing").total_articles == 0


def test_nothing_understood_finds_nothing() -> None:
    assert searcher(*NEWS).search(Query("NEAR", Nothing(HERE))).total_articles == 0
    some = Or((Nothing(HERE), Literal("招商", False, HERE)), HERE)
    assert searcher(*NEWS).search(Query("", some)).total_articles == 2


def test_an_expression_that_takes_too_long_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    class Slow:
        def finditer(self, text: str, **_: object) -> None:
            raise TimeoutError

        def search(self, text: str, **_: object) -> None:
            raise TimeoutError

    monkeypatch.setattr(regex_search, "compiled", lambda pattern: Slow())
    monkeypatch.setattr(metadata, "compiled", lambda pattern: Slow())
    results = searcher(*NEWS).search("/实体/ OR 报:/甲/")
    assert (results.total_articles, results.complete) == (0, False)


def test_totals_of_one_character_when_all_is_looked_at() -> None:
    results = searcher(*NEWS).search("海")
    assert results.ranked.tolist() == [2]
    assert results.matches_in(2) == results.total_matches == len(results.spans(2))


def test_counts_are_a_mapping() -> None:
    counts = searcher(*NEWS).search("发展 OR 招商").counts()
    assert dict(counts) == dict(zip(counts.numbers.tolist(), counts.counts.tolist(), strict=True))
    assert (sum(counts.values()), len(counts), counts.get(99)) == (int(counts.counts.sum()), 3, None)
    assert list(counts) == sorted(counts)


def test_texts_asked_for_twice_in_one_field_and_another_count_once() -> None:
    results = searcher(article("a人", "aa")).search("(标题:a人 aa) (标题:a人 aa)")
    assert results.spans(0) == (Span(0, 2), Span(3, 5))
    assert results.total_matches == 2
