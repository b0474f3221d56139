"""Named tuples as those of `typing`."""

import typing
from typing import Any

import pytest

from reader.named_tuple import NamedTuple


class Place(NamedTuple):
    """A place."""

    row: int
    name: "str" = "here"

    @property
    def after(self) -> int:
        """The next row."""
        return self.row + 1


class Known(typing.NamedTuple):
    """A place."""

    row: int
    name: "str" = "here"


def test_it_is_made_as_that_of_typing() -> None:
    place, known = Place(1), Known(1)
    assert place == known == (1, "here")
    assert (Place._fields, Place._field_defaults, Place.__doc__) == (Known._fields, Known._field_defaults, "A place.")
    assert (Place.__name__, Place.__qualname__, Place.__module__) == ("Place", "Place", __name__)
    assert list(typing.get_type_hints(Place)) == ["row", "name"]
    assert (place.after, place._replace(name="there"), repr(place)) == (2, (1, "there"), "Place(row=1, name='here')")


@pytest.mark.parametrize("named", [{}, {"row": 1, "other": 2}], ids=["missing", "unknown"])
def test_its_fields_must_be_given(named: dict[str, Any]) -> None:
    with pytest.raises(TypeError):
        Place(**named)
