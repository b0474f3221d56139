"""What an engine finds is what this machine finds: random articles, and random questions of every kind."""

import json
import random
from collections.abc import Iterator
from typing import NamedTuple

import pytest

from reader.api.library import LibraryView
from reader.api.results import ReadAs
from reader.backends.opensearch.archive_document import TEXT_ID
from reader.backends.opensearch.archive_view import ArchiveView
from reader.query.parser import Query
from reader.query.tree import (
    And,
    DateRange,
    Field,
    FieldName,
    Gap,
    Link,
    Literal,
    Near,
    Node,
    Not,
    Or,
    Pinyin,
    Regex,
    Scope,
    Unfolded,
    Wildcard,
    WordTerm,
)
from reader.span import Span
from tests.archive_node import index_of
from tests.contract.conftest import loaded

pytestmark = [pytest.mark.node, pytest.mark.slow]

HERE = Span(0, 0)
SIGNS = "海湾大桥市民过公园银杏茶馆老街坊青岛臺灣台湾后後发髮ＡaB𠮷，。、“”「」 1２"
"""Characters of the articles: few, so that they stand side by side in many ways."""
SECTIONS, PAPERS, AUTHORS = ("要闻", "副刊", "老街"), ("海湾报", "银杏日报"), ("王大桥", "李公园", "茶 馆")
ARTICLES = 400
Spans = dict[str, tuple[Span, ...]]


class Both(NamedTuple):
    """The same articles on this machine and in an index."""

    here: LibraryView
    there: ArchiveView
    texts: list[str]


def text(chance: random.Random, least: int, most: int) -> str:
    told = "".join(chance.choices(SIGNS, k=chance.randint(least, most)))
    return " ".join(told.split()) or "海"


def record(chance: random.Random, number: int) -> dict[str, object]:
    day = f"{chance.randint(2019, 2021)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
    kept: dict[str, object] = {
        "headline": f"{text(chance, 2, 12)}{number}",
        "section": chance.choice((*SECTIONS, None)),
        "kicker": chance.choice((text(chance, 2, 8), None)),
        "byline": chance.choice((f"记者 {chance.choice(AUTHORS)}", None)),
        "publication": chance.choice((*PAPERS, None)),
        "date": chance.choice((day, day[:7], day[:4], None)),
        "page": chance.choice(("1", "12", "A3", None)),
        "page_name": chance.choice(("海湾新闻", None)),
        "blocks": [{"kind": "paragraph", "text": text(chance, 5, 90)} for _block in range(chance.randint(1, 4))],
    }
    return {name: value for name, value in kept.items() if value is not None}


@pytest.fixture(scope="module")
def both(engine_host: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Both]:
    chance, folder = random.Random(20), tmp_path_factory.mktemp("papers")
    lines = [json.dumps(record(chance, number), ensure_ascii=False) for number in range(ARTICLES)]
    (folder / "articles.jsonl").write_text("\n".join(lines) + "\n", "utf-8")
    here = loaded(str(folder)).view
    assert len(here) == ARTICLES
    with index_of(str(folder), engine_host) as address:
        there = loaded(address).view
        assert isinstance(there, ArchiveView)
        assert len(there) == ARTICLES
        yield Both(here, there, [here.article(key).text for key in here.all_keys()])


class Answer(NamedTuple):
    """What was found."""

    spans: Spans
    """Where a tree matches, by the id of each text that it finds."""
    read_as: ReadAs


def answer(view: LibraryView, tree: Node) -> Answer:
    results = view.search(Query("", tree), seconds=None)
    assert results.complete, results.shortfall
    assert (results.at_most, results.matches_known) == (False, True)
    found = {view.id(hit.key)[:TEXT_ID]: results.spans(hit.key) for hit in results.page(0, None)}
    assert results.total_articles == len(found)
    assert results.total_matches == sum(map(len, found.values()))
    return Answer(found, results.read_as)


def agree(both: Both, tree: Node) -> int:
    """That both find the same, and the engine by itself as many where it says so. Gives how many articles."""
    there = answer(both.there, tree)
    assert there == answer(both.here, tree), tree
    compiled = both.there.search_of().compiler.compiled(tree)
    if compiled.exact and there.spans and there.read_as is ReadAs.WRITTEN:
        assert both.there.engine.search({"query": compiled.query, "size": 0}).total == len(there.spans), tree
    return len(there.spans)


def literal(chance: random.Random, both: Both, most: int = 6, quoted: bool | None = None) -> Literal:
    """A text that stands somewhere, as often as not."""
    told = chance.choice(both.texts)
    first = chance.randrange(len(told))
    piece = told[first : first + chance.randint(1, most)].replace("\n", "")
    exact = chance.random() < 0.3 if quoted is None else quoted
    piece = piece if exact else piece.replace(" ", "")
    return Literal(piece.strip() or "海", exact, HERE)


def test_500_literals(both: Both) -> None:
    chance = random.Random(1)
    found = [agree(both, literal(chance, both, 12)) for _time in range(500)]
    assert sum(map(bool, found)) > 400


def near(chance: random.Random, both: Both) -> Node:
    children = tuple(literal(chance, both, 2, False) for _child in range(chance.choice((2, 2, 3))))
    scopes = (Scope.CHARACTERS, Scope.CHARACTERS, Scope.SENTENCE, Scope.PARAGRAPH)
    links = tuple(Link(chance.choice(scopes), chance.randint(0, 12), chance.random() < 0.3) for _link in children[1:])
    return Near(children, links, HERE)


def gapped(chance: random.Random, both: Both) -> Node:
    parts: list[str | Gap] = [literal(chance, both, 2, False).text]
    for _gap in range(chance.choice((1, 1, 2))):
        least = chance.choice((0, 0, 1, 2))
        parts += [Gap(least, least + chance.randint(0, 6)), literal(chance, both, 2, False).text]
    return Wildcard(tuple(parts), HERE)


def test_200_near_and_gaps(both: Both) -> None:
    chance = random.Random(2)
    found = [agree(both, chance.choice((near, gapped))(chance, both)) for _time in range(200)]
    assert sum(map(bool, found)) > 50


def leaf(chance: random.Random, both: Both) -> Node:
    """A question without others in it."""
    text = literal(chance, both, 3, False)
    match chance.randrange(9):
        case 0:
            return WordTerm(text.text, HERE)
        case 1:
            return Unfolded(text.text, HERE)
        case 2:
            return Regex(
                f"{text.text[:1]}[海湾市民]{{0,2}}{text.text[-1:]}" if text.text.isalpha() else "海[湾民]", HERE
            )
        case 3:
            return Pinyin(chance.choice(("haiwan", "da qiao", "gong", "shimin")), HERE)
        case 4:
            year = chance.randint(2019, 2021)
            return DateRange(f"{year}-0{chance.randint(1, 9)}-01", chance.choice((f"{year}-12-31", None)), HERE)
        case 5:
            return Field(FieldName.PAGE, Literal(chance.choice(("1", "第12版", "海湾")), False, HERE), HERE)
        case 6:
            return near(chance, both)
        case 7:
            return gapped(chance, both)
    return literal(chance, both)


def tree(chance: random.Random, both: Both, depth: int = 0) -> Node:
    """A question of any kind."""
    kind = chance.randrange(6) if depth < 3 else 0
    if kind <= 1:
        return leaf(chance, both)
    if kind == 2:
        named = chance.choice([name for name in FieldName if name is not FieldName.PAGE])
        return Field(named, literal(chance, both, 3), HERE)
    children = tuple(tree(chance, both, depth + 1) for _child in range(2))
    if kind == 3:
        return Or(
            tuple(child for each in children for child in (each.children if isinstance(each, Or) else (each,))), HERE
        )
    if kind == 4:
        last = Not(children[1], HERE) if not isinstance(children[1], Not) else children[1]
        children = (children[0], last)
    return And(
        tuple(child for each in children for child in (each.children if isinstance(each, And) else (each,))), HERE
    )


def test_300_trees(both: Both) -> None:
    chance = random.Random(3)
    found = [agree(both, tree(chance, both)) for _time in range(300)]
    assert sum(map(bool, found)) > 150
