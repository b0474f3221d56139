"""Sentences of the status bar, from plain values."""

from reader import i18n
from reader.errors import PartlyReadError, UnreadableError
from reader.ui.status_text import of_files, said_first


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
