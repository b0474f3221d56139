"""The index: what is laid out and sorted, what is found in it, and that nothing is lost on the way."""

import itertools
import weakref

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from reader.analysis.folding import fold, fold_table
from reader.analysis.segmenter import cuts
from reader.index import Index, IndexBuilder, Segment, merge
from reader.index import builder as building
from reader.index.columns import Columns, Names, iso, numeric, row_of
from reader.index.find import find
from reader.index.needle import needles
from reader.index.stream import PART, encoded, to_streams, without_spaces
from reader.index.word_borders import WordBorders, all_bits, borders_of
from reader.model import Article, Block, BlockKind

ALPHABET = "人民青岛經济A a　，𠮷𠮸\0\x01\ue000"


def article(headline: str, *blocks: str, **fields: object) -> Article:
    return Article("s", headline, (1, 1), tuple(Block(BlockKind.PARAGRAPH, b) for b in blocks), **fields)  # type: ignore[arg-type]


lines = st.text(ALPHABET, min_size=1, max_size=12)
articles = st.builds(
    lambda headline, blocks, kicker, byline: article(headline, *blocks, kicker=kicker, byline=byline),
    lines,
    st.lists(lines, max_size=3),
    st.none() | lines,
    st.none() | lines,
) | st.builds(
    lambda headline, rest, dateline: article(
        headline, headline + rest, rest + dateline, dateline=dateline, repeated=("headline", "dateline")
    ),
    lines,
    lines,
    lines,
)


def segment_of(*given: Article) -> Segment:
    builder = IndexBuilder()
    builder.add_all(given)
    return builder.build()


def expected(one: Article, text: str, *, quoted: bool) -> list[tuple[int, int]]:
    """Where `text` stands in `one`, by brute force on the model's own terms."""
    found, wanted = [], fold(text)
    for part in one.fields():
        if part.name in one.repeated:
            continue
        left_out = "\n" if part.name == "body" else " " if part.name == "headline" and not quoted else ""
        kept = [(i, c) for i in range(*part.span) if (c := fold(one.text[i])) not in left_out or not left_out]
        plain = "".join(character for _, character in kept)
        places = [at for at in range(len(plain) - len(wanted) + 1) if plain.startswith(wanted, at)]
        found += [(kept[at][0], kept[at + len(wanted) - 1][0] + 1) for at in places]
    return sorted(found)


def found(segment: Segment, text: str, *, quoted: bool) -> list[list[tuple[int, int]]]:
    """Where `text` stands in each article, by the index."""
    spans: list[list[tuple[int, int]]] = [[] for _ in range(len(segment))]
    for needle in needles(text, quoted=quoted):
        places = np.sort(find(segment, needle))
        owners = segment.owner_codes_of(places) >> 1
        offsets = zip(*segment.offsets_in(places, len(needle)), strict=True)
        for owner, (start, end) in zip(owners.tolist(), offsets, strict=True):
            spans[owner].append((int(start) - needle.lead, int(end) + needle.trail))
    return [sorted(some) for some in spans]


@settings(max_examples=300, deadline=None)
@given(st.lists(articles, min_size=1, max_size=4), st.text(ALPHABET, min_size=1, max_size=4), st.booleans())
def test_finds_what_brute_force_finds(given: list[Article], text: str, quoted: bool) -> None:
    text = text if quoted else "".join(fold(text).split(" "))
    if text and fold(text).strip(" "):
        segment = segment_of(*given)
        assert found(segment, text, quoted=quoted) == [expected(one, text, quoted=quoted) for one in given]


@settings(max_examples=100, deadline=None)
@given(st.lists(articles, min_size=1, max_size=3), st.data())
def test_finds_every_stretch_of_every_article(given: list[Article], data: st.DataObject) -> None:
    one = data.draw(st.sampled_from(given))
    part = data.draw(st.sampled_from([part for part in one.fields() if part.span.end > part.span.start]))
    start = data.draw(st.integers(part.span.start, part.span.end - 1))
    end = data.draw(st.integers(start + 1, part.span.end))
    text = one.text[start:end].replace("\n", "")
    if fold(text).strip(" "):
        assert found(segment_of(*given), text, quoted=True) == [expected(a, text, quoted=True) for a in given]


@settings(max_examples=60, deadline=None)
@given(st.lists(articles, min_size=2, max_size=5), st.integers(1, 4))
def test_joining_segments_is_building_them_together(given: list[Article], cut: int) -> None:
    pieces = [segment_of(*given[:cut]), segment_of(*given[cut:])] if cut < len(given) else [segment_of(*given)]
    together = merge.merge_segments(pieces).arrays()
    for name, array in segment_of(*given).arrays().items():
        assert np.array_equal(array, together[name]), name
        assert array.dtype == together[name].dtype, name


def test_a_segment_comes_back_from_its_arrays() -> None:
    segment = segment_of(*ARTICLES)
    arrays = segment.arrays()
    again = Segment.from_arrays(arrays)
    assert all(np.array_equal(array, arrays[name]) for name, array in again.arrays().items())
    assert again.columns.names["author"].row(1) == ("杨光", "李")
    assert again.columns.names["section"].row(0) == ("要闻",)


ARTICLES = (
    article(
        "加力 振兴", "实体。", "招商", section="要闻", date="2022-11-13", publication="青岛日报", authors=("杨光",)
    ),
    article("招商", section="要闻", date="2022", authors=("杨光", "李")),
    article("空", "海", page="2"),
)


def test_the_streams_of_an_article() -> None:
    laid = to_streams(article("加 力　大", "一二", "三", "四五", kicker="题"))
    assert (laid.heading, laid.body) == (f"题{PART}加力大", "一二三四五")
    assert list(laid.heading_gaps) == [3, 4]
    assert list(laid.blocks) == ["一二", "三", "四五"]
    assert list(laid.field_sizes) == [0, 2, 4, 0, 0, 0]


def test_what_folds_to_a_space_is_one_to_python() -> None:
    assert "".join(map(chr, np.flatnonzero(fold_table() == ord(" ")))).isspace()
    assert without_spaces(" 加　力 ") == ("加力", [0, 1, 2])
    assert without_spaces("加\t力") == ("加\t力", [])


def test_rare_characters_share_codes_and_stay_themselves() -> None:
    codes, places, characters = encoded("人𠮷𡮷")
    assert len(codes) == 3
    assert codes[1] == codes[2]
    assert places.tolist() == [1, 2]
    assert [chr(character) for character in characters] == ["𠮷", "𡮷"]
    segment = segment_of(article("人𠮷𡮷"))
    assert find(segment, needles("𠮷")[0]).tolist() == [1]
    assert find(segment, needles("𡮷")[0]).tolist() == [2]
    assert segment.folded(0, 3) == "人𠮷𡮷"


@pytest.mark.parametrize(
    ("text", "quoted", "count"),
    [("", False, 0), ("\n", True, 0), ("  ", True, 0), ("a b", True, 2), ("ab", True, 1), ("ab", False, 1)],
)
def test_needles(text: str, quoted: bool, count: int) -> None:
    assert len(needles(text, quoted=quoted)) == count


def test_needles_are_equal_when_they_find_the_same() -> None:
    assert needles("經濟") == needles("经济")
    assert len({*needles("經濟"), *needles("经济"), *needles("经济", quoted=True)}) == 2
    assert needles("经济")[0] != "经济"


def test_many_candidates_are_compared_one_place_after_the_other() -> None:
    segment = segment_of(article("题", "人民日" * 300 + "人民报" * 300))
    assert len(find(segment, needles("人民报")[0])) == 300
    assert len(find(segment, needles("民日人民日人民日")[0])) == 298


def test_an_empty_segment() -> None:
    segment = segment_of()
    assert len(segment) == 0
    assert find(segment, needles("人民")[0]).tolist() == []
    assert find(segment, needles("人")[0]).tolist() == []


def test_articles_are_numbered_over_all_segments() -> None:
    index = Index().with_segment(segment_of(*ARTICLES[:2])).with_segment(segment_of(*ARTICLES[2:]))
    assert len(index) == 3
    assert [base for base, _ in index] == [0, 2]
    assert [index.locate(number) for number in range(3)] == [(0, 0), (0, 1), (1, 0)]
    for number in (-1, 3):
        with pytest.raises(IndexError):
            index.locate(number)


def test_a_builder_says_when_it_is_full(monkeypatch: pytest.MonkeyPatch) -> None:
    builder = IndexBuilder()
    assert not builder.full
    monkeypatch.setattr(building, "FULL", 16)
    builder.add(article("题", "人民" * 20))
    assert builder.full


def test_text_is_encoded_piece_by_piece(monkeypatch: pytest.MonkeyPatch) -> None:
    given = [article(f"第{i}篇𠮷", "人民日报𠮸" * i, "青岛") for i in (*range(1, 12), 200)]
    whole = segment_of(*given).arrays()
    monkeypatch.setattr(building, "PIECE", 64)
    pieces = segment_of(*given).arrays()
    assert all(np.array_equal(array, pieces[name]) for name, array in whole.items())


def test_many_parts_take_wider_numbers() -> None:
    assert segment_of(*ARTICLES).owner_codes.dtype == np.uint16
    assert building.smallest(1 << 17) == np.uint32


@pytest.mark.parametrize("date", [None, "2022", "2022-11", "2022-11-13"])
def test_dates_as_numbers(date: str | None) -> None:
    assert iso(numeric(date)) == date


def test_columns() -> None:
    columns = Columns.of(map(row_of, ARTICLES))
    everyone = np.arange(3, dtype=np.uint32)
    assert columns.names["section"].tally(everyone) == {"要闻": 2, None: 1}
    assert columns.names["author"].tally(everyone) == {"杨光": 2, "李": 1, None: 1}
    assert columns.names["author"].tally(everyone[:2]) == {"杨光": 2, "李": 1}
    assert columns.names["author"].rows_with([0]).tolist() == [0, 1]
    assert columns.names["page"].rows_with([0]).tolist() == [2]
    assert Names.joined([Names.of(["a", None]), Names.of(["b"])]).names == ("a", "b")


@given(st.lists(st.none() | st.text(ALPHABET, max_size=4), max_size=8), st.text(ALPHABET, min_size=1, max_size=2))
def test_names_that_hold_a_text(names: list[str | None], text: str) -> None:
    column = Names.of(names)
    held = [number for number, name in enumerate(column.names) if fold(text) in fold(name)]
    assert column.holding(fold(text)).tolist() == held
    assert [column.name(number) for number in range(len(column.names))] == list(column.names)


SENTENCES = st.text(
    "人民大会堂的实体经济学和服务在京举行，。—“”《》…· 　5G-%+aß々〇αй𠮷𠮸\ud800\0\ue000", min_size=1, max_size=30
)


@pytest.mark.slow
@settings(max_examples=200, deadline=None)
@given(st.lists(st.builds(article, SENTENCES, SENTENCES), min_size=1, max_size=3), st.data())
def test_borders_of_clauses_are_those_of_whole_texts(given: list[Article], data: st.DataObject) -> None:
    segment = segment_of(*given)
    borders, fields = borders_of(segment), [each for number in range(len(given)) for each in segment.fields_in(number)]
    begin, end = data.draw(st.sampled_from(fields))
    if begin == end:
        return
    place = np.array([data.draw(st.integers(begin, end - 1))], np.uint32)
    borders.learn(segment, borders.unknown(segment, place))
    assert not len(borders.unknown(segment, place))
    edges = begin + np.cumsum([0, *map(len, cuts(segment.folded(begin, end)))])
    assert borders.at(segment, place).tolist() == [int(place[0]) in edges]
    assert borders.at(segment, place + np.uint32(1)).tolist() == [int(place[0]) + 1 in edges]
    whole, bits = WordBorders(segment), list[NDArray[np.uint8]]()
    whole.keep(lambda: bits[0] if bits else None)
    every = np.arange(begin, end, dtype=np.uint32)
    assert whole.unknown(segment, every).tolist() == WordBorders(segment).unknown(segment, every).tolist()
    bits.append(all_bits(segment))
    assert not len(whole.unknown(segment, every))
    assert whole.at(segment, every).tolist() == [place in edges for place in range(begin, end)]


def test_borders_are_worked_out_once_and_go_with_their_segment() -> None:
    segment = segment_of(article("实体经济", "人民大会堂𠮷"), article("人民"))
    borders = borders_of(segment)
    assert borders is borders_of(segment)
    borders.learn(segment, borders.unknown(segment, np.array([2], np.uint32)))
    assert borders.unknown(segment, np.array([0, 1, 16], np.uint32)).tolist() == [16]
    assert borders.at(segment, np.array([0, 1, 2, 4], np.uint32)).tolist() == [True, False, True, True]
    gone = weakref.ref(borders)
    del borders, segment
    assert gone() is None


def test_fields_and_their_ends() -> None:
    segment = segment_of(article("题目", "人民", kicker="引"), article("孤"))
    assert segment.fields_in(0) == [(0, 1), (2, 4), (32, 34)]
    assert [segment.folded(*ends) for article in range(2) for ends in segment.fields_in(article)] == [
        "引",
        "题目",
        "人民",
        "孤",
    ]


def test_many_matches_in_one_article() -> None:
    one = article("人 人", "人" * 9, "人人")
    spans = found(segment_of(one), "人", quoted=False)[0]
    assert spans == [(i, i + 1) for i in itertools.chain((0, 2), range(4, 13), (14, 15))]
