"""Queries to learn from are understood as they stand."""

from reader.query.examples import examples
from reader.query.parser import parse


def test_every_example_is_understood() -> None:
    assert [example.query for example in examples() if parse(example.query).problems] == []
