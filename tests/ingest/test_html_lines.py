"""The lines of web pages: what is a line, what is left out, and how deep elements may nest."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.ingest.formats.html import stories
from reader.ingest.formats.markup_text import plain_lines, text_of
from reader.ingest.formats.markup_tree import html_tree, lines, xml_tree

LINES = {
    "a line feed inside Chinese is nothing": ("<p>山城\n  今日</p>", ["山城今日"]),
    "a line feed between words is a space": ("<p>one\ntwo</p>", ["one two"]),
    "inline elements": ("<p>山<b>城</b><i>今</i>日</p>", ["山城今日"]),
    "text around blocks": ("甲<p>乙</p>丙<div>丁</div>戊", ["甲", "乙", "丙", "丁", "戊"]),
    "preformatted": ("<pre>甲\n  乙\n\n丙</pre>", ["甲", "  乙", "丙"]),
    "hidden": ("<p>甲</p><p style='display: none'>乙<b>丙</b></p><p hidden>丁</p>戊", ["甲", "戊"]),
    "in order of the table": ("<table><tr><td>甲</td><td>乙</td></tr></table>", ["甲", "乙"]),
    "references": ("<p>&ldquo;甲&rdquo;&nbsp;&lt;b&gt;&amp;</p>", ["“甲” <b>&"]),
    "plain text": ("　甲\n\n乙 ", ["甲", "乙"]),
    "a bare reference": ("a &amp; b", ["a & b"]),
    "less than": ("1 < 2", ["1 < 2"]),
    "nothing": ("<br>", []),
}


@pytest.mark.parametrize(("text", "expected"), LINES.values(), ids=LINES)
def test_lines_of_fragments(text: str, expected: list[str]) -> None:
    assert plain_lines(text) == expected


PIECES = (
    "<p> </p> <br> <br/> < > & amp; &amp; &lt; &gt; &quot; &nbsp; &#39; &lt;p&gt; &ldquo; e\u0301 \u0301 \u200b 甲 。"
)


TEXTS = st.lists(st.sampled_from((*PIECES.split(), " ", "\n", "\u3000", "\t")), max_size=12).map("".join)


@given(TEXTS.filter(lambda text: "<" in text or "&" in text))
def test_what_needs_no_tree_has_the_lines_of_the_tree(text: str) -> None:
    tree = html_tree(text)
    assert plain_lines(text) == ([] if tree is None else [line.text for line in lines(tree)])


def test_links_are_counted() -> None:
    tree = html_tree("<p>甲乙<a href='x'>丙<b>丁</b></a>戊</p>")
    assert tree is not None
    assert [(line.text, line.linked) for line in lines(tree)] == [("甲乙丙丁戊", 2)]


DEEP = {
    "elements": "<html><body>" + "<div>" * 3000 + "山城",
    "links": "<html><body>" + "<a>" * 3000 + "山城",
}


@pytest.mark.parametrize("text", DEEP.values(), ids=DEEP)
def test_what_nests_too_deep_is_made_flat(text: str) -> None:
    found = next(stories(text), None)
    assert found is not None
    assert found.lines == ("山城",)


def test_entities_are_neither_expanded_nor_fetched() -> None:
    bomb = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    tree = xml_tree(
        f'<!DOCTYPE r [<!ENTITY l0 "lol">{bomb}<!ENTITY f SYSTEM "file:///etc/hosts">]><r a="&l9;">&l9;&f;&hellip;</r>'
    )
    assert tree is not None
    assert len(text_of(tree)) < 100
    assert "localhost" not in text_of(tree)
    assert text_of(None) == ""


RUBY = {
    "readings": ("<p>老<ruby>弄<rp>(</rp><rt>lòng</rt><rp>)</rp>堂</ruby>修好了</p>", "老弄堂修好了"),
    "bases marked": ("<p><ruby><rb>饕</rb><rb>餮</rb><rtc><rt>tāo</rt></rtc></ruby>纹</p>", "饕餮纹"),
    "a marked note": ('<p>明代<a epub:type="noteref" href="#n"><sup>[1]</sup></a>万历</p>', "明代万历"),
    "a note by role": ('<p>明代<a role="doc-noteref" href="n.html#1">1</a>万历</p>', "明代万历"),
    "a raised link": ('<p>毁于战火<sup><a href="#n2">②</a></sup>后</p>', "毁于战火后"),
    "a raised number that leads": ('<p>毁于战火<sup><a href="#n2">2</a></sup>后</p>', "毁于战火后"),
    "a raised bracket": ("<p>毁于战火<sup>〔3〕</sup>后</p>", "毁于战火后"),
    "a bracket that leads": ("<p>毁于战火<a href='#n'>[注1]</a>后</p>", "毁于战火后"),
    "square metres stay": ("<p>30m<sup>2</sup>的屋子</p>", "30m2的屋子"),
    "a bracket in the text stays": ("<p>见附表[1]和<a href='x'>[2]</a></p>", "见附表[1]和[2]"),
    "a raised word stays": ("<p>1<sup>er</sup></p>", "1er"),
}


@pytest.mark.parametrize(("text", "expected"), RUBY.values(), ids=RUBY)
def test_readings_and_marks_of_notes_are_no_text(text: str, expected: str) -> None:
    assert plain_lines(text) == [expected]
    tree = html_tree(text)
    assert text_of(tree) == expected
