"""Latin letters that are syllables of pinyin."""

import pytest

from reader.query.terms import are_syllables


@pytest.mark.parametrize(
    "text", ["xian", "xi'an", "nver", "tuer", "luen", "zhonghuarenmingongheguo", "QING1DAO3", "ian" * 30]
)
def test_syllables_of_pinyin(text: str) -> None:
    assert are_syllables(text)


@pytest.mark.parametrize("text", ["", "beer", "gdp", "xian.", "ian" * 30 + "bb"])
def test_what_is_no_syllables_is_known_at_once(text: str) -> None:
    assert not are_syllables(text)
