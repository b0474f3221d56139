"""Messages with fields are made as data classes are."""

from __future__ import annotations

import pytest
from textual.message import Message

from reader.ui.field_message import FieldMessage
from reader.ui.messages import QueryEntered


class Arrival(FieldMessage):
    """A message."""

    place: int
    name: str = "nobody"


class Silence(FieldMessage):
    """A message without fields."""


@pytest.mark.parametrize(
    ("made", "fields"),
    [(Arrival(3), (3, "nobody")), (Arrival(3, "a"), (3, "a")), (Arrival(name="b", place=4), (4, "b"))],
)
def test_fields_are_given_in_order_or_by_name(made: Arrival, fields: tuple[int, str]) -> None:
    assert (made.place, made.name) == fields
    assert made != Arrival(*fields)


@pytest.mark.parametrize(
    ("values", "named"),
    [((), {}), ((), {"name": "a"}), ((1, "a", 2), {}), ((1,), {"place": 2}), ((1,), {"other": 2})],
)
def test_missing_and_unknown_fields_are_refused(values: tuple[object, ...], named: dict[str, object]) -> None:
    with pytest.raises(TypeError, match="Arrival has the fields place, name"):
        Arrival(*values, **named)  # type: ignore[arg-type]


def test_it_is_a_message_with_a_handler_of_its_own() -> None:
    assert isinstance(Silence(), Message)
    assert vars(Silence()) == {}
    assert QueryEntered.handler_name == "on_query_entered"
    assert QueryEntered("q").time > 0
