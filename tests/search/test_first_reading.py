"""In which order the readings of a query are tried, told by a library of a few texts."""

from collections.abc import Sequence

import pytest

from reader.api.results import ReadAs
from reader.query.parser import Query, parse
from reader.query.tree import Literal, Node
from reader.search.first_reading import first_reading


class Texts:
    """Has an answer for the readings that are one of its texts; notes what it was asked."""

    def __init__(self, *texts: str, suffices: bool = False) -> None:
        self.texts, self.enough, self.tries = texts, suffices, list[str]()

    def answered(self, asked: Query, tree: Node) -> str:
        text = tree.text if isinstance(tree, Literal) else type(tree).__name__
        self.tries.append(text)
        return text if text in self.texts else ""

    def tried(self, asked: Query, tree: Node) -> str | None:
        return self.answered(asked, tree) or None

    def suffices(self, answer: str) -> bool:
        return bool(answer) or self.enough

    def absent(self, texts: Sequence[Literal]) -> list[Literal]:
        return [text for text in texts if text.text not in self.texts]


@pytest.mark.parametrize(
    ("query", "texts", "read_as", "answer"),
    [
        ("海湾", ("海湾",), ReadAs.WRITTEN, "海湾"),
        ("-5度的海湾", ("-5度的海湾",), ReadAs.TEXT, "-5度的海湾"),
        ("-5度的海湾", ("5度的海湾", "Not"), ReadAs.WRITTEN, "Not"),
        ("海湾，大桥", ("AcrossMarks",), ReadAs.ACROSS_MARKS, "AcrossMarks"),
    ],
)
def test_the_first_reading_that_has_an_answer(query: str, texts: tuple[str, ...], read_as: ReadAs, answer: str) -> None:
    reading = first_reading(parse(query), Texts(*texts))
    assert (reading.found, reading.read_as, reading.answer) == (True, read_as, answer)


def test_to_be_without_what_stands_nowhere_is_to_be_a_text() -> None:
    library = Texts("Not")
    reading = first_reading(parse("-5度的海湾"), library)
    assert (reading.found, reading.asked.tree) == (False, Literal("-5度的海湾", False, reading.asked.tree.span))
    assert "Not" not in library.tries


def test_no_other_reading_is_tried_when_time_is_out() -> None:
    library = Texts(suffices=True)
    assert first_reading(parse("海湾，大桥"), library).found
    assert len(library.tries) == 1
