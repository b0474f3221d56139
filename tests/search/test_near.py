"""Texts near one another: chains of different occurrences, in order or not, by characters, sentences and paragraphs."""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise, product

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from reader.model import Article
from reader.query.tree import Link, Literal, Near, Or, Regex, Scope
from reader.search import Searcher
from reader.search.matching.deadline import Deadline
from reader.search.matching.evaluate import Evaluation
from reader.search.matching.near_chains import Chains
from reader.span import Span

pytestmark = pytest.mark.slow

Made = Callable[..., Article]
Searched = Callable[..., Searcher]
HERE = Span(0, 0)
SHARED = settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
SENTENCES = re.compile(r"[。！？!?][。！？!?”」』’\"')）〕】》〉\]]{0,4}")

links = st.builds(Link, st.sampled_from([Scope.CHARACTERS, *Scope]), st.sampled_from([0, 1, 3, 8]), st.booleans())
terms = st.sampled_from(["人", "民", "人民", "青", "/人+/", "人|民"])
lines = st.text("人民青，。！”x", min_size=1, max_size=14)


def node(term: str) -> Literal | Regex | Or:
    if term.startswith("/"):
        return Regex(term.strip("/"), HERE)
    if "|" in term:
        return Or(tuple(Literal(text, exact=False, span=HERE) for text in term.split("|")), HERE)
    return Literal(term, exact=False, span=HERE)


def places(text: str, term: str) -> set[tuple[int, int]]:
    """Where a term stands in a text, by brute force."""
    if term.startswith("/"):
        return {found.span() for found in re.finditer(term.strip("/"), text)}
    return {(at, at + len(one)) for one in term.split("|") for at in range(len(text)) if text.startswith(one, at)}


def units(text: str, breaks: Sequence[int], scope: Scope) -> list[tuple[int, int]]:
    """The units of a text without line ends; `breaks`: where its paragraphs begin."""
    edges = {0, len(text)}
    if scope is not Scope.CHARACTERS:
        edges |= {*breaks}
    if scope is Scope.SENTENCE:
        edges |= {found.end() for found in SENTENCES.finditer(text)}
    ordered = sorted(edges)
    return [*pairwise(ordered)]


def close(one: tuple[int, int], other: tuple[int, int], link: Link, parts: Sequence[tuple[int, int]]) -> bool:
    """Whether two places stand as a link says."""
    together = any(begin <= min(one + other) and max(one + other) <= end for begin, end in parts)
    distance = link.distance if link.scope is Scope.CHARACTERS else 1000
    if link.ordered:
        return together and 0 <= other[0] - one[1] <= distance
    return together and one != other and other[0] - one[1] <= distance and one[0] - other[1] <= distance


def chains(found: Sequence[set[tuple[int, int]]], given: Sequence[Link], text: str, breaks: Sequence[int]) -> Iterator:  # type: ignore[type-arg]
    """Every chain of different places."""
    parts = [units(text, breaks, link.scope) for link in given]
    for chain in product(*found):
        linked = all(close(chain[i], chain[i + 1], link, parts[i]) for i, link in enumerate(given))
        if linked and len(set(chain)) == len(chain):
            yield chain


@SHARED
@given(
    st.lists(st.lists(lines, min_size=1, max_size=3), min_size=1, max_size=4),
    st.lists(terms, min_size=2, max_size=4),
    st.lists(links, min_size=3, max_size=3),
)
@example([["人民人民"], ["青人人民"]], ["人", "人民", "人"], [Link(Scope.CHARACTERS, 8, False)] * 3)
def test_chains_are_those_of_brute_force(
    made: Made, searched: Searched, bodies: list[list[str]], asked: list[str], given: list[Link]
) -> None:
    given = given[: len(asked) - 1]
    tree = Near(tuple(map(node, asked)), tuple(given), HERE)
    news = searched([made("题", *blocks) for blocks in bodies])
    found: dict[int, set[tuple[int, int]]] = {}
    for base, segment in news.index:
        evaluation = Evaluation(segment)
        evaluation.articles(tree)
        for run in evaluation.runs[0]:
            owners = (segment.owner_codes_of(run.starts) >> 1).tolist()
            for article, start, end in zip(owners, run.starts.tolist(), run.ends().tolist(), strict=True):
                begin = int(segment.body_starts[article])
                found.setdefault(base + article, set()).add((start - begin, end - begin))
    expected = {}
    for number, blocks in enumerate(bodies):
        text = "".join(blocks)
        breaks = [sum(map(len, blocks[:at])) for at in range(len(blocks))]
        near = {
            place for chain in chains([places(text, term) for term in asked], given, text, breaks) for place in chain
        }
        if near:
            expected[number] = near
    assert {number: set(some) for number, some in found.items()} == expected


def test_no_chain_is_tried_once_the_time_is_over(
    made: Made, searched: Searched, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried = []
    monkeypatch.setattr(Chains, "_fits", lambda *given: tried.append(given))
    tree = Near(tuple(map(node, "人人人人")), (Link(Scope.CHARACTERS, 9, False),) * 3, HERE)
    for _, segment in searched([made("题", "人民" * 6)]).index:
        clock = Deadline(seconds=0)
        Evaluation(segment, clock=clock).articles(tree)
        assert clock.exceeded
    assert tried == []


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ("苹果 NEAR/3 香蕉", [0, 1, 3]),
        ("苹果 NEAR/3 香蕉 NEAR/3 橙子", [0]),
        ("香蕉 NEAR/3> 苹果", [1]),
        ("苹果 NEAR/3橙子", [1]),
        ("苹果 NEAR/50 苹果", [1]),
        ("苹果 SENT 橙子", [0, 1]),
        ("香蕉 SENT 橙子", [0]),
        ("苹果 PARA 橙子", [0, 1]),
        ("橙子 PARA> 苹果", []),
        ("标题:水果 NEAR 市场", [0, 1]),
        ("word:苹果 NEAR/3 香蕉", [0, 1, 3]),
    ],
)
def test_near(made: Made, searched: Searched, query: str, numbers: list[int]) -> None:
    news = searched(
        [
            made("水果市场", "苹果和香蕉或橙子。"),
            made("水果市场", "香蕉和苹果。还有苹果、梨与橙子", "香蕉很远很远很远"),
            made("蔬菜", "苹果很远很远很远很远", "橙子"),
            made("饮料", "苹果配香蕉；很远很远，香蕉配橙汁。"),
        ]
    )
    results = news.search(query)
    assert sorted(results.ranked.tolist()) == numbers


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("exact:台灣", ["台灣"]),
        ("exact:台湾", ["台湾"]),
        ("台湾", ["台灣", "台湾"]),
        ("exact:ＮＢＡ", ["ＮＢＡ"]),
        ("exact:NBA", ["NBA", "N\nBA"]),
        ("exact:nba", []),
        ("标题:exact:台灣", []),
        ("exact:开赛球队", ["开赛 球队"]),
        ('exact:"开赛 球队"', ["开赛 球队"]),
    ],
)
def test_unfolded(made: Made, searched: Searched, query: str, found: list[str]) -> None:
    article = made("NBA开赛 球队", "台灣和台湾看ＮＢＡ，nbA与N", "BA。")
    results = searched([made("别的", "空"), article]).search(query)
    assert sorted(article.text[slice(*span)] for span in results.spans(1)) == sorted(found)
