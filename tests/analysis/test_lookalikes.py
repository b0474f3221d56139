"""Characters that look alike."""

from reader.analysis.folding import fold
from reader.analysis.lookalikes import TABLE, lookalikes


def test_lookalikes() -> None:
    assert lookalikes("己") == "已巳"
    assert "末" in lookalikes("未")
    assert lookalikes("龘") == ""


def test_they_look_alike_both_ways_and_are_folded() -> None:
    characters = set("".join(TABLE.read_text("utf-8").splitlines()[1:]).replace(" ", ""))
    assert all(character in lookalikes(other) for character in characters for other in lookalikes(character))
    assert all(fold(character) == character for character in characters)
