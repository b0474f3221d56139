"""What a Han character is, and which forms are one."""

import unicodedata

import pytest

from reader.han import are_han, forms, is_han

HAN = "人㐀鿿〇々𠮷𬭎𰻞\U000323af豈﨎"
OTHER = "a1。、あアㄅ①￥Ａ⼀⺠ \n가"


@pytest.mark.parametrize("character", HAN)
def test_han(character: str) -> None:
    assert is_han(character)


@pytest.mark.parametrize("character", [*OTHER, ""])
def test_not_han(character: str) -> None:
    assert not is_han(character)


def test_texts_of_han() -> None:
    assert are_han("李𬭎")
    assert not are_han("李a")
    assert not are_han("")


def test_every_named_ideograph_is_han() -> None:
    named = [chr(code) for code in range(0x110000) if unicodedata.name(chr(code), "").startswith("CJK UNIFIED")]
    assert len(named) > 90_000
    assert are_han("".join(named))


def test_forms_come_to_rest_in_one_step() -> None:
    table = forms()
    assert all(len(other) == 1 and ord(other) not in table for other in table.values())
    assert "⻓⼀\uf90a".translate(table) == "长一金"
