"""Snippets: where they are cut, and that their spans show the matches."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.model import Article, Block, BlockKind
from reader.search import snippets
from reader.search.snippets import is_border
from reader.span import Span


def article(*blocks: str) -> Article:
    return Article("s", "实体经济", (1, 1), tuple(Block(BlockKind.PARAGRAPH, text) for text in blocks))


def spans_of(one: Article, text: str) -> list[Span]:
    starts = [at for at in range(len(one.text)) if one.text.startswith(text, at)]
    return [Span(at, at + len(text)) for at in starts]


@pytest.mark.parametrize(
    ("body", "match", "width", "shown"),
    [
        ("青岛靠海。", "靠", 60, ["青岛靠海。"]),
        ("前一句很长很长。青岛靠海。后一句也有十个字。", "靠海", 12, ["青岛靠海。后一句也有十个…"]),
        ("说到这里——青岛靠海——他又说", "靠海", 12, ["…青岛靠海——他又说"]),
        ("——青岛靠海", "靠海", 60, ["青岛靠海"]),
        ("他说到。“青岛靠海”", "靠海", 10, ["“青岛靠海”"]),
        ("前一句，青岛靠海，后一句也很长很长。", "靠海", 12, ["…青岛靠海，…"]),
        ("我们坚持发展实体经济提升发展质量效益", "经济", 12, ["…发展实体经济提升发展质量…"]),
        ("增长了12345.678亿元", "亿元", 7, ["…亿元"]),
        ("他说hello-world而已", "已", 8, ["…而已"]),
        ("他终于开口说——不行", "—不", 6, ["…开口说——不…"]),
        ("他终于开口说……不行", "…不", 6, ["…开口说……不…"]),
        ("“我不会去。”他说", "”他", 6, ["…不会去。”他…"]),
        ("他花了3.14，还有剩余", "，", 6, ["…花了3.14，…"]),
        ("，" * 90 + "。", "。", 4, ["。"]),
    ],
)
def test_cut(body: str, match: str, width: int, shown: list[str]) -> None:
    one = article(body)
    found = snippets(one, [span for span in spans_of(one, match) if span.start >= one.body_start], width=width)
    assert [snippet.text for snippet in found] == shown
    for snippet in found:
        assert [snippet.text[a:b] for a, b in snippet.spans] == [match]


def test_the_body_is_preferred_and_the_best_is_first() -> None:
    one = article("甲" * 50 + "实体。" + "乙" * 60 + "经济，实体。", "丙")
    found = snippets(one, [*spans_of(one, "实体"), *spans_of(one, "经济")], width=30, count=2)
    assert [[snippet.text[a:b] for a, b in snippet.spans] for snippet in found] == [["经济", "实体"], ["实体"]]
    only_heading = snippets(one, spans_of(one, "实体经济"), width=30)
    assert [snippet.text for snippet in only_heading] == ["实体经济"]


def test_a_word_of_its_own_is_shown_before_parts_of_words() -> None:
    one = article("中国人" + "，" * 40 + "中国人" + "，" * 40 + "国人。")
    assert snippets(one, spans_of(one, "国人"), width=12, count=1)[0].text.endswith("国人。")
    assert "中国人" not in snippets(one, spans_of(one, "国人"), width=12, count=1)[0].text


@settings(max_examples=100, deadline=None)
@given(st.text("青岛靠海，。；—…”“（）《》 -5", min_size=1, max_size=60), st.integers(4, 30))
def test_none_begins_with_a_mark(body: str, width: int) -> None:
    one = article(f"{body}海")
    for snippet in snippets(one, spans_of(one, "海"), width=width, count=9):
        begins = snippet.text.removeprefix("…")[0]
        assert begins.isalnum() or begins in "“（《-"


@settings(max_examples=60, deadline=None)
@given(
    st.text("青岛靠海，。；—…”“（）《》 -5", max_size=60),
    st.integers(1, 30),
    st.text("，—…”。", min_size=1, max_size=6),
)
def test_a_match_that_begins_with_a_mark_has_text_before_it(body: str, width: int, match: str) -> None:
    one = article(f"{body}青{match}")
    (snippet,) = snippets(one, [Span(len(one.text) - len(match), len(one.text))], width=width)
    begins = snippet.text.removeprefix("…")[0]
    assert begins.isalnum() or begins in "“（《-"


def test_nothing_matched() -> None:
    assert snippets(article("正文"), []) == ()


def test_a_match_over_the_end_of_a_paragraph_is_on_one_line() -> None:
    one = article("前实", "体后")
    (found,) = snippets(one, [Span(one.text.index("实\n"), one.text.index("体后") + 1)])
    assert found.text == "前实 体后"
    assert found.text[slice(*found.spans[0])] == "实 体"


def test_a_mark_that_begins_a_paragraph_is_shown_behind_the_one_before() -> None:
    one = article("青岛靠海", "，他说", "完")
    for width in range(1, 20):
        (found,) = snippets(one, spans_of(one, "，他说"), width=width)
        assert [found.text[a:b] for a, b in found.spans] == ["，他说"]


def test_neither_end_is_a_space() -> None:
    one = article("前一句很长很长。", "青岛靠海。", "后一句也很长。")
    for width in range(2, 24):
        (found,) = snippets(one, spans_of(one, "靠海"), width=width)
        assert found.text == found.text.strip()


@pytest.mark.parametrize(
    ("text", "place", "allowed"),
    [
        ("中国", 1, True),
        ("ab", 1, False),
        ("3.5", 1, False),
        ("3.5", 2, False),
        ("50%", 2, False),
        ("e\u0301", 1, False),
        ("👩\u200d🔬", 1, False),
        ("👩\u200d🔬", 2, False),
        ("👍🏽", 1, False),
        ("🇨🇳", 1, False),
        ("中a", 1, True),
        ("中", 0, True),
    ],
)
def test_where_text_may_be_cut(text: str, place: int, allowed: bool) -> None:
    assert is_border(text, place) is allowed


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text("实体经济，。a1. 🇨\u0301", min_size=1, max_size=40), min_size=1, max_size=4), st.data())
def test_spans_show_what_was_matched(blocks: list[str], data: st.DataObject) -> None:
    one = article(*blocks)
    part = data.draw(st.sampled_from(list(one.fields())))
    start = data.draw(st.integers(part.span.start, part.span.end - 1))
    end = data.draw(st.integers(start + 1, part.span.end))
    for snippet in snippets(one, [Span(start, end)], width=data.draw(st.integers(1, 60))):
        assert [snippet.text[a:b] for a, b in snippet.spans] == [one.text[start:end].replace("\n", " ")]
