"""Marks are kept, changed, moved, removed, found and taken along."""

from dataclasses import replace
from pathlib import Path

import pytest

from reader.annotations.anchor import Anchor
from reader.annotations.anchor_matching import match
from reader.annotations.mark import MarkKind
from reader.export.marks_markdown import marks_as_markdown
from reader.i18n import use_language
from reader.model import Article, Block, BlockKind
from reader.span import Span
from reader.store.store import Store


def article(headline: str, *paragraphs: str, page: str | None = "3") -> Article:
    return Article(
        source="早报.txt",
        headline=headline,
        lines=(1, 9),
        blocks=tuple(Block(BlockKind.PARAGRAPH, text) for text in paragraphs),
        publication="早报",
        date="2022-11-14",
        page=page,
    )


BRIDGE = article("海湾大桥今日通车", "大桥全长四公里，历时三年建成。", "市民说，通车后回家更近了。")
HARVEST = article("秋粮收购进度过半", "各地秋粮收购进度过半。", page=None)


def span_of(text: str, of: Article = BRIDGE) -> Span:
    return Span(of.text.index(text), of.text.index(text) + len(text))


@pytest.fixture
def marked(store: Store) -> Store:
    store.marks.add(MarkKind.NOTE, BRIDGE, span_of("历时三年"), "比计划早一年？\n查去年的报道", "红")
    store.marks.add(MarkKind.HIGHLIGHT, BRIDGE, span_of("四公里"))
    store.marks.add(MarkKind.BOOKMARK, BRIDGE, Span(0, 0), "明天读")
    store.marks.add(MarkKind.HIGHLIGHT, HARVEST, span_of("过半。", HARVEST))
    return store


def quotes(store: Store, kind: MarkKind | None = None, of: str | None = None) -> list[str]:
    return [mark.anchor.quote for mark in store.marks.of(kind, of)]


def test_marks_come_back_in_the_order_of_the_text(marked: Store, path: Path) -> None:
    made = marked.marks.of()
    marked.close()
    with Store.open(path) as store:
        assert store.marks.of() == made
        assert quotes(store) == ["海湾大桥今日通车", "四公里", "历时三年", "过半。"]
        assert quotes(store, MarkKind.HIGHLIGHT) == ["四公里", "过半。"]
        assert quotes(store, of=BRIDGE.id) == ["海湾大桥今日通车", "四公里", "历时三年"]
        assert quotes(store, MarkKind.NOTE, HARVEST.id) == []


def test_what_is_added_is_what_is_listed(store: Store) -> None:
    mark = store.marks.add(MarkKind.NOTE, BRIDGE, span_of("历时三年"), "真的？", "红")
    assert store.marks.of(MarkKind.NOTE) == store.marks.of(MarkKind.NOTE, BRIDGE.id) == [mark]
    assert (mark.kind, mark.text, mark.colour, mark.headline) == (MarkKind.NOTE, "真的？", "红", BRIDGE.headline)
    assert (mark.publication, mark.date, mark.page) == ("早报", "2022-11-14", "3")
    assert mark.anchor == Anchor.of(BRIDGE, span_of("历时三年"))
    assert mark.made == mark.changed
    assert store.marks.of(MarkKind.BOOKMARK) == store.marks.of(MarkKind.HIGHLIGHT) == []


def test_marks_are_changed_moved_and_removed(marked: Store) -> None:
    note = marked.marks.of(MarkKind.NOTE)[0]
    again = replace(BRIDGE, kicker="交通", id="")
    found = match(note.anchor, [HARVEST, again])
    assert found is not None
    assert marked.marks.change(note.id, "早了一年")
    assert marked.marks.move(note.id, found.anchor)
    changed = marked.marks.of(MarkKind.NOTE, again.id)[0]
    assert (changed.text, changed.anchor.offset) == ("早了一年", note.anchor.offset + 3)
    assert marked.marks.remove(note.id)
    assert marked.marks.of(MarkKind.NOTE) == []


def test_what_was_removed_is_put_back_as_it_was(marked: Store) -> None:
    before = marked.marks.of()
    for mark in before:
        assert marked.marks.remove(mark.id)
    for mark in (*before, before[0]):
        marked.marks.put_back(mark)
    assert marked.marks.of() == before


def test_a_highlight_gets_another_colour(marked: Store) -> None:
    first, _ = marked.marks.of(MarkKind.HIGHLIGHT)
    assert marked.marks.paint(first.id, "double")
    assert marked.marks.of(MarkKind.HIGHLIGHT)[0].colour == "double"
    assert not marked.marks.paint(999, "double")


def test_a_mark_that_is_not_there_is_told(store: Store) -> None:
    assert not store.marks.change(1, "")
    assert not store.marks.move(1, Anchor.of(BRIDGE, Span(0, 0)))
    assert not store.marks.remove(1)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("历时", ["历时三年"]),
        ("计划 报道", ["历时三年"]),
        ("计划 收购", []),
        ("大桥", ["海湾大桥今日通车", "四公里", "历时三年"]),
        ("秋粮　过半", ["过半。"]),
        ("", ["海湾大桥今日通车", "四公里", "历时三年", "过半。"]),
    ],
)
def test_marks_are_searched(marked: Store, query: str, expected: list[str]) -> None:
    assert [mark.anchor.quote for mark in marked.marks.search(query)] == expected


def test_marks_are_searched_as_folded(marked: Store) -> None:
    table = str.maketrans("報導", "报道")
    assert marked.marks.search("報導") == []
    assert len(marked.marks.search("報導", fold=lambda text: text.translate(table))) == 1


def test_a_notebook_has_a_heading_for_each_article(marked: Store) -> None:
    use_language("en")
    assert list(marks_as_markdown(marked.marks.of())) == [
        "## 海湾大桥今日通车",
        "",
        "早报 · 2022-11-14 · page 3 · 早报.txt",
        "",
        "> 海湾大桥今日通车…",
        "",
        "明天读",
        "",
        "> 四公里",
        "",
        "> 历时三年",
        "",
        "比计划早一年？",
        "查去年的报道",
        "",
        "## 秋粮收购进度过半",
        "",
        "早报 · 2022-11-14 · 早报.txt",
        "",
        "> 过半。",
    ]
    assert next(marks_as_markdown(marked.marks.of(article=HARVEST.id))) == "## 秋粮收购进度过半"
    assert list(marks_as_markdown([])) == []


def test_a_notebook_takes_nothing_for_markup(store: Store) -> None:
    wild = article("#1 *星* [链接](x)", "甲_乙_\\<b>", "- 一", "2022. 年")
    store.marks.add(MarkKind.HIGHLIGHT, wild, Span(0, len(wild.text)), "# 一\n> 二\n  + 三")
    lines = list(marks_as_markdown(store.marks.of()))
    assert lines[0] == r"## \#1 \*星\* \[链接\](x)"
    assert lines[4:8] == [r"> \#1 \*星\* \[链接\](x)", r"> 甲\_乙\_\\&lt;b\>", r"> \- 一", r"> 2022\. 年"]
    assert lines[9:] == [r"\# 一", r"\> 二", r"  \+ 三"]


def test_a_notebook_keeps_a_blank_line_of_a_quote(store: Store) -> None:
    mark = store.marks.add(MarkKind.HIGHLIGHT, BRIDGE, span_of("四公里"))
    blank = mark._replace(anchor=Anchor("id", "source", "一\n\n二", "", "", 0))
    assert list(marks_as_markdown([blank]))[4:] == ["> 一", ">", "> 二"]
