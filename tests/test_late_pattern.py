"""Patterns that are compiled when they are first used."""

import re

import pytest

from reader.late_pattern import late


def test_it_is_compiled_once_and_then_is_the_compiled_one() -> None:
    pattern = late(r"(\d+)版", re.ASCII)
    assert "search" not in vars(pattern)
    assert pattern.search("第12版").group(1) == "12"  # type: ignore[union-attr]
    assert pattern.search is vars(pattern)["search"]
    assert (pattern.flags, pattern.groups, pattern.pattern) == (re.ASCII, 1, r"(\d+)版")
    assert pattern.sub("", "第12版") == "第"


def test_an_error_comes_with_the_first_use() -> None:
    pattern = late("(")
    with pytest.raises(re.error):
        pattern.search("")
