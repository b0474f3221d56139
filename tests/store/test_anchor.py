"""An anchor finds its text again, and says so when it is gone."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.annotations.anchor import Anchor
from reader.annotations.anchor_matching import match
from reader.model import Article, Block, BlockKind
from reader.span import Span


def article(*paragraphs: str, headline: str = "海湾大桥今日通车", source: str = "/a/早报.txt") -> Article:
    blocks = tuple(Block(BlockKind.PARAGRAPH, text) for text in paragraphs)
    return Article(source=source, headline=headline, lines=(1, 1 + len(blocks)), blocks=blocks)


BRIDGE = article(
    "昨日上午十时，海湾大桥正式通车，市民代表步行过桥。",
    "大桥全长四公里，历时三年建成。市民说，大桥通车后回家更近了。",
)


def anchor_of(quote: str, of: Article = BRIDGE, occurrence: int = 0) -> Anchor:
    start = -1
    for _ in range(occurrence + 1):
        start = of.text.index(quote, start + 1)
    return Anchor.of(of, Span(start, start + len(quote)))


@pytest.mark.parametrize(
    ("name", "quote", "occurrence", "text", "expected"),
    [
        ("untouched", "历时三年", 0, BRIDGE.text, "历时三年"),
        ("the second of three, untouched", "大桥", 1, BRIDGE.text, "大桥"),
        ("shifted by a line above", "历时三年", 0, "交通\n" + BRIDGE.text, "历时三年"),
        ("the third of three, shifted", "大桥", 2, "大桥之约\n" + BRIDGE.text, "大桥"),
        ("paragraphs joined", "步行过桥。\n大桥全长", 0, BRIDGE.text.replace("\n", ""), "步行过桥。大桥全长"),
        ("a paragraph parted", "正式通车", 0, BRIDGE.text.replace("正式通车", "正式\n通车"), "正式\n通车"),
        ("spaces let in", "历时三年", 0, BRIDGE.text.replace("历时", "　历 时"), "历 时三年"),
        ("a misprint mended nearby", "历时三年", 0, BRIDGE.text.replace("四公里", "五公里"), "历时三年"),
        ("gone", "历时三年", 0, BRIDGE.text.replace("三年", "两年"), None),
        ("one common character in another text", "年", 0, "另一篇全然不同的文章，写在去年。", None),
        ("no text at all", "历时三年", 0, "", None),
    ],
)
def test_a_quote_is_found_again(name: str, quote: str, occurrence: int, text: str, expected: str | None) -> None:
    span = anchor_of(quote, occurrence=occurrence).locate(text)
    assert (name, span and text[span.start : span.end]) == (name, expected)


def test_among_equal_quotes_the_context_tells() -> None:
    text = "大桥之约\n" + BRIDGE.text
    for occurrence in range(3):
        span = anchor_of("大桥", occurrence=occurrence).locate(text)
        assert span is not None
        assert span.start == anchor_of("大桥", occurrence=occurrence).offset + 5


def test_among_equal_contexts_the_nearest_counts() -> None:
    drum = article("咚" * 200)
    anchor = Anchor.of(drum, Span(100, 102))
    assert anchor.locate("鼓" + drum.text) == Span(100, 102)


def test_of_very_many_places_the_nearest_are_looked_at() -> None:
    drum = article("咚" * 30000)
    anchor = Anchor.of(drum, Span(20000, 20001))
    assert anchor.locate("鼓" + drum.text) == Span(20000, 20001)


def test_a_word_in_a_context_that_is_gone_is_gone() -> None:
    assert anchor_of("大桥", occurrence=1).locate("立交之上又有大桥，彼此无关。") is None


@pytest.mark.parametrize(
    ("name", "offset", "quote"),
    [
        ("at the beginning", 0, "海湾大桥今日通车"),
        ("inside a line", 2, "大桥今日通车"),
        ("at the end of a line: the next one", 8, "昨日上午十时，海湾大桥正式通车，"),
        ("beyond the end: the last character", 1000, "。"),
        ("before the beginning", -3, "海湾大桥今日通车"),
    ],
)
def test_a_place_quotes_what_follows_it(name: str, offset: int, quote: str) -> None:
    anchor = Anchor.of(BRIDGE, Span(offset, offset))
    assert (name, anchor.quote) == (name, quote)
    assert anchor.locate(BRIDGE.text) == Span(anchor.offset, anchor.offset + len(quote))


def test_an_anchor_quotes_something() -> None:
    with pytest.raises(ValueError, match="anchor"):
        Anchor("id", "source", "", "", "", 0)
    with pytest.raises(ValueError, match="anchor"):
        Anchor("id", "source", "文", "", "", -1)


def test_a_quote_of_blanks_is_found_as_it_is_or_not_at_all() -> None:
    anchor = Anchor.of(article("上海 北京"), Span(11, 12))
    assert anchor.quote == " "
    assert anchor.locate("x" + article("上海 北京").text) == Span(12, 13)
    assert anchor.locate("上海北京") is None


WORDS = st.text("海湾大桥通车的，。 \n", min_size=1, max_size=60).filter(lambda text: text.strip())


def lines(text: str) -> list[str]:
    return [line.strip() for line in text.split("\n") if line.strip()]


@settings(max_examples=150, deadline=None)
@given(text=WORDS, data=st.data())
def test_in_the_same_text_it_is_where_it_was(text: str, data: st.DataObject) -> None:
    of = article(*lines(text))
    start = data.draw(st.integers(0, len(of.text) - 1))
    end = data.draw(st.integers(start + 1, len(of.text)))
    assert Anchor.of(of, Span(start, end)).locate(of.text) == Span(start, end)


@settings(max_examples=150, deadline=None)
@given(text=WORDS, more=st.text("江河湖泊", max_size=20), data=st.data())
def test_text_put_before_and_after_shifts_it(text: str, more: str, data: st.DataObject) -> None:
    of = article(*lines(text), headline="一" * 40)
    start = data.draw(st.integers(0, len(of.text) - 1))
    end = data.draw(st.integers(start + 1, len(of.text)))
    found = Anchor.of(of, Span(start, end)).locate(f"{more}{of.text}{more}")
    assert found is not None
    assert f"{more}{of.text}{more}"[found.start : found.end] == of.text[start:end]


OTHER = article("与此无关的消息，只说昨日天气晴好。", headline="天气")
RENAMED = article(*(block.text for block in BRIDGE.blocks), headline="大桥通车了", source="/a/早报.txt")
MOVED = article(*(block.text for block in BRIDGE.blocks), headline="大桥通车了", source="/b/早报.txt")
COPIED = article(*(block.text for block in BRIDGE.blocks), headline="大桥通车了", source="/b/晚报.txt")
ELSEWHERE = article("远方来信说，那里的路历时三年修好。", headline="来信", source="/b/晚报.txt")


@pytest.mark.parametrize(
    ("name", "articles", "expected"),
    [
        ("the same article first", [RENAMED, BRIDGE], BRIDGE),
        ("then one of the same source", [OTHER, COPIED, RENAMED], RENAMED),
        ("then one of a file of the same name", [COPIED, MOVED], MOVED),
        ("then any that holds the quote in its context", [OTHER, COPIED], COPIED),
        ("but not one that holds the words alone", [OTHER, ELSEWHERE], None),
        ("none", [], None),
    ],
)
def test_a_mark_finds_its_article(name: str, articles: list[Article], expected: Article | None) -> None:
    found = match(anchor_of("历时三年"), articles)
    assert (name, found and found.article) == (name, expected)
    if found:
        assert found.article.text[found.span.start : found.span.end] == found.anchor.quote == "历时三年"
        assert found.anchor.article == found.article.id
