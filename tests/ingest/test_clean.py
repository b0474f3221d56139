"""The one cleaning: nothing that acts on a terminal comes through, and nothing else changes."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.ingest import clean, clean_line
from reader.ingest.clean import LONG, STEP, clean_lines, is_spotless

CASES = {
    "clean": ("　　正文，“引语”……\n下一行", "　　正文，“引语”……\n下一行"),
    "colours": ("\x1b[31m红\x1b[0m", "[31m红[0m"),
    "title": ("\x1b]0;夺名\x07文", "]0;夺名文"),
    "clipboard": ("\x1b]52;c;aGk=\x1b\\文", "]52;c;aGk=\\文"),
    "C1 control": ("\x9b31m文\x9d", "31m文"),
    "bidi override": ("甲\u202e乙\u202c\u2066丙\u2069\u200f", "甲乙丙"),
    "markup stays text": ("[b]文[/] [/]A", "[b]文[/] [/]A"),
    "NUL": ("文\0字", "文字"),
    "bell, backspace, DEL": ("文\x07\x08\x7f字", "文字"),
    "line ends": ("一\r\n二\r三\x0b四\x0c五\x85六\u2028七\u2029八", "一\n二\n三\n四\n五\n六\n七\n八"),
    "blanks": ("一\t二\xa0三\u2003四\u202f五", "一 二 三 四 五"),
    "ideographic space stays": ("　一", "　一"),
    "zero width": ("\ufeff零\u200b宽\u200d\u2060", "零宽"),
    "variation selectors": ("❤\ufe0f葛\U000e0100", "❤葛"),
    "tags": ("旗\U000e0067\U000e007f", "旗"),
    "interlinear": ("\ufff9字\ufffaㄗ\ufffb", "字ㄗ"),
    "soft hyphen": ("a\xadb", "ab"),
    "lone surrogate": ("甲\ud800乙\udfff", "甲\ufffd乙\ufffd"),
    "noncharacters": ("\ufdd0\uffff\U0001fffe", "\ufffd\ufffd\ufffd"),
    "beyond the basic plane": ("𠀀😀", "𠀀😀"),
    "accents in pieces": ("Ha\u0300 No\u0323\u0302i か\u3099", "Hà Nội が"),
    "an accent on nothing": ("\u0301字q\u0301", "\u0301字q\u0301"),
    "an accent behind what is dropped": ("e\u200b\u0301e\U000e0041\u0301", "éé"),
    "radicals": ("⼀⽣⻓⻘⺠⺀", "一生长青民々"),
    "compatibility forms": ("\uf90a\uf9d1\U0002f800\ufa0e", "金六丽\ufa0e"),
    "vertical and small forms stay": ("︽文︾︒﹙文﹚﹐︰", "︽文︾︒﹙文﹚﹐︰"),
    "empty": ("", ""),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_cleaning(text: str, expected: str) -> None:
    assert clean(text) == expected


UNSAFE = st.sampled_from([*map(chr, range(0xA1)), *"\xad\u200b\u200e\u202e\u2028\u2066\ufeff\ufe0f\ud800\uffff\r\n文a"])


def harmless(text: str) -> bool:
    """Whether no character of `text` acts, hides or is none."""
    return all(
        character == "\n" or unicodedata.category(character) not in ("Cc", "Cs", "Zl", "Zp") for character in text
    ) and not set(text) & set("\u200b\u200e\u202e\u2066\ufeff\ufe0f\uffff\xad")


@given(st.text(UNSAFE | st.characters()))
@settings(max_examples=200)
def test_nothing_that_acts_comes_through_and_cleaning_is_idempotent(text: str) -> None:
    cleaned = clean(text)
    assert harmless(cleaned)
    assert clean(cleaned) == cleaned
    assert clean_lines(cleaned) == cleaned


@pytest.mark.slow
def test_every_code_point() -> None:
    cleaned = clean("".join(map(chr, range(0x110000))))
    assert harmless(cleaned)
    formats = {character for character in cleaned if unicodedata.category(character) == "Cf"}
    assert all(unicodedata.name(character).startswith(("ARABIC", "SYRIAC", "KAITHI")) for character in formats)
    assert {character for character in cleaned if unicodedata.category(character) == "Zs"} == {" ", "\u3000"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [("  一\n 二\r\n\r\n三 ", "一 二 三"), ("\x1b[2J标题\u2028副题", "[2J标题 副题"), ("", ""), ("\n", "")],
)
def test_a_line_is_one_line(text: str, expected: str) -> None:
    assert clean_line(text) == expected


LINES = {
    "CR LF counts once": ("一\r\n\r\n二\r\n", "一\n\n二\n"),
    "old Mac": ("一\r二\r", "一\n二\n"),
    "form feed among lines": ("一\n\x0c二\n三\u2028四\n", "一\n 二\n三 四\n"),
    "nothing but separators": ("一\u2029二\u2029三", "一\n二\n三"),
    "clean": ("一\n二", "一\n二"),
}


@pytest.mark.parametrize(("text", "expected"), LINES.values(), ids=LINES)
def test_lines_keep_their_numbers(text: str, expected: str) -> None:
    assert clean_lines(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        *LINES.values(),
        ("一\U000e0041二\U00020000", "一二\U00020000"),
        ("一\ud800二", "一\ufffd二"),
        ("一\x1b二", "一二"),
    ],
)
def test_a_long_text_is_cleaned_as_a_short_one(text: str, expected: str) -> None:
    before = "一" * LONG
    assert clean_lines(before + text) == before + expected


@given(st.lists(st.text(UNSAFE.filter(lambda character: character not in "\r\n")), min_size=1).map("\n".join))
@settings(max_examples=100)
def test_lines_are_as_many_as_line_feeds(text: str) -> None:
    rare = sum(text.count(end) for end in "\x0b\x0c\x85\u2028\u2029")
    if rare <= text.count("\n"):
        assert clean_lines(text).count("\n") == text.count("\n")


def test_a_long_text_is_looked_at_piece_by_piece() -> None:
    text = "山城" * (STEP // 2 + LONG)
    assert is_spotless(text)
    assert not is_spotless(f"{text}\x07")
    assert not is_spotless(f"\x1b{text}")
