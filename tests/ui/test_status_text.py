"""Sentences of the status bar, from plain values."""

from typing import Any

from reader import i18n
from reader.errors import PartlyReadError, UnreadableError
from reader.model import Article
from reader.ui.status_text import Parts, found, of_files, said_first
from tests.fake_view import FakeResults


def test_of_several_problems_the_first_is_said_with_the_key_for_all() -> None:
    i18n.use_language("en")
    assert said_first([], "!") == ""
    assert said_first(["a is wrong"], "!") == "a is wrong"
    assert said_first(["a is wrong", "b"], "!") == "2 problems (! lists them): a is wrong"


def test_a_file_that_was_read_is_not_told_as_unread() -> None:
    i18n.use_language("en")
    mended, gone = PartlyReadError("a.json", "repaired"), UnreadableError("b.txt", "no such file")
    assert of_files([], "!") == ""
    assert of_files([mended], "!") == "a.json: repaired"
    assert of_files([mended, mended], "!") == "2 problems (! lists them): a.json: repaired"
    assert of_files([mended, gone], "!") == "1 file could not be read: b.txt: no such file"
    assert of_files([gone, gone], "!") == "2 files could not be read: b.txt: no such file"


def test_all_that_totals_are_not_of_is_told() -> None:
    i18n.use_language("en")
    results: Any = FakeResults("人", [Article("a", "一人", (0, 1)), Article("b", "人人", (0, 1))])
    assert texts(found(results)) == ["2 articles ", "3 matches "]
    results.elapsed, results.complete = 2.04, False
    assert texts(found(results)) == ["2 articles ", "3 matches ", "· not all searched "]
    results.partial = True
    assert texts(found(results, (1, 4))) == [
        "2 articles ", "3 matches ", "· partial matches only ", "· not all searched ", "· 25 % indexed "
    ]  # fmt: skip


def texts(groups: list[Parts]) -> list[str]:
    return [text for ((text, _),) in groups]
