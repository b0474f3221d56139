"""Readings of characters, and typed letters read as syllables."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.analysis import pinyin
from reader.analysis.folding import fold

READ = {
    "青": ("qing", "jing"),
    "岛": ("dao",),
    "島": ("dao",),
    "行": ("xing", "hang", "heng"),
    "女": ("nv", "ru"),
    "略": ("lve",),
    "a": (),
    "，": (),
    "😀": (),
    "": (),
}


@pytest.mark.parametrize(("character", "syllables"), READ.items())
def test_readings(character: str, syllables: tuple[str, ...]) -> None:
    assert pinyin.readings(character) == syllables


def test_a_folded_character_has_the_readings_of_all_that_fold_to_it() -> None:
    assert "qian" in pinyin.readings(fold("乾"))
    assert "zhu" in pinyin.readings(fold("著"))


def test_characters_and_homophones() -> None:
    assert pinyin.characters("dao")[:3] == "到道导"
    assert "都" not in pinyin.characters("dao")
    assert pinyin.characters("xyz") == ""
    assert "请" in pinyin.homophones("青")
    assert "青" not in pinyin.homophones("青")
    assert pinyin.homophones("x") == ""


def test_initials() -> None:
    assert pinyin.initials("重庆A1，") == ("ctz", "q", "a", "1", "")


def test_syllable_names() -> None:
    names = pinyin.syllable_names()
    assert list(names) == sorted(names)
    assert pinyin.syllables_from("zhu") == ("zhu", "zhua", "zhuai", "zhuan", "zhuang", "zhui", "zhun", "zhuo")
    assert pinyin.syllables_from("v") == ()


TYPED = {
    "together": ("qingdao", ["qing dao", "qing da o", "qing dao*", "qing da o*"]),
    "apart": ("qing dao", ["qing dao", "qing da o", "qing dao*", "qing da o*"]),
    "ended": ("qing dao ", ["qing dao", "qing da o"]),
    "by an apostrophe": ("xi'an'", ["xi an"]),
    "by a curly one": ("xi’an ", ["xi an"]),
    "two ways": ("xian ", ["xian", "xi an"]),
    "tone marks": ("qīngdǎo ", ["qing dao", "qing da o"]),
    "tone figures": ("qing1dao3", ["qing dao", "qing da o"]),
    "umlaut": ("lǜsè ", ["lv se"]),
    "v and u": ("nve lue ", ["nve lve", "nve lu e", "nv e lve", "nv e lu e"]),
    "full width": ("ｑｉｎｇ　", ["qing"]),
    "capitals": ("QingHai ", ["qing hai"]),
    "begun": ("zhongg", ["zhong g*"]),
    "only begun": ("q", ["q*"]),
    "a cry": ("hng ", []),
    "initials are no syllables": ("qdrb", []),
    "no letters": ("1 ，", []),
    "a run too long": ("a" * 61, []),
    "nothing": ("", []),
}


@pytest.mark.parametrize(("typed", "ways"), TYPED.values(), ids=TYPED)
def test_typed(typed: str, ways: list[str]) -> None:
    found = pinyin.syllables(typed)
    assert [" ".join(way.syllables) + "*" * way.open for way in found] == ways


@given(st.lists(st.sampled_from(pinyin.syllable_names()), min_size=1, max_size=6))
@settings(max_examples=60, deadline=None)
def test_what_is_spelt_out_is_read(names: list[str]) -> None:
    names = [name for name in names if not pinyin.VOWELS.isdisjoint(name)] or ["a"]
    assert pinyin.TypedPinyin(tuple(names), open=False) in pinyin.syllables("'".join(names))


@given(st.text("abeghinoruvxyz' 1ü", max_size=80))
@settings(max_examples=100, deadline=None)
def test_any_letters_are_bounded(typed: str) -> None:
    ways = pinyin.syllables(typed)
    assert len(ways) <= pinyin.MOST_WAYS
    assert len(set(ways)) == len(ways)


def test_tables_say_what_the_functions_say() -> None:
    table, bits = pinyin.reading_table(), pinyin.initial_table()
    names = ("", *pinyin.syllable_names())
    for character in "青岛行重女一的，a":
        row = [names[number] for number in table[ord(character)] if number]
        assert sorted(row) == sorted(pinyin.readings(character))
        letters = "".join(
            letter for letter in "abcdefghijklmnopqrstuvwxyz" if bits[ord(character)] >> ord(letter) - 97 & 1
        )
        assert letters == pinyin.initials(character)[0]
    assert names[table[ord("行"), 0]] == "xing"
    assert not table.flags.writeable
    assert not bits.flags.writeable


@pytest.mark.parametrize(
    ("character", "letters"),
    [("调", "dt"), ("示", "s"), ("重", "cz"), ("乐", "ly"), ("b", "b"), ("，", "")],
)
def test_words_have_no_rare_readings(character: str, letters: str) -> None:
    bits = int(pinyin.usual_initial_table()[ord(character)])
    assert bits == sum(1 << (ord(letter) - ord("a")) for letter in letters)


def test_characters_that_also_begin_with_a_letter_may_be_read_so() -> None:
    for letter, characters in pinyin.ALSO_BEGIN.items():
        for character in characters:
            assert letter in pinyin.initials(character)[0], (letter, character)
            assert pinyin.readings(character)[0][0] != letter, (letter, character)
