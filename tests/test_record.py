"""Records are made, compared and replaced as immutable data classes are."""

from dataclasses import asdict, fields, replace

import pytest

from reader.record import Record


class Place(Record):
    """A place."""

    row: int
    name: str = "here"

    def __post_init__(self) -> None:
        if self.row < 0:
            raise ValueError("no such row")


class Table(Record, eq=False):
    """A value that is only itself."""

    rows: tuple[int, ...] = ()


@pytest.mark.parametrize(
    "made", [Place(3), Place(3, "here"), Place(name="here", row=3), replace(Place(4, "here"), row=3)]
)
def test_fields_are_given_in_order_or_by_name(made: Place) -> None:
    assert (made, hash(made), repr(made)) == (Place(3), hash(Place(3)), "Place(row=3, name='here')")
    assert (asdict(made), [field.name for field in fields(made)]) == ({"row": 3, "name": "here"}, ["row", "name"])
    assert made != Place(3, "there")
    assert made != (3, "here")


@pytest.mark.parametrize(
    ("values", "named"),
    [((), {}), ((), {"name": "a"}), ((1, "a", 2), {}), ((1,), {"row": 2}), ((1,), {"other": 2})],
)
def test_missing_and_unknown_fields_are_refused(values: tuple[object, ...], named: dict[str, object]) -> None:
    with pytest.raises(TypeError, match="Place has the fields row, name"):
        Place(*values, **named)  # type: ignore[arg-type]


def test_it_is_immutable_and_checked() -> None:
    with pytest.raises(AttributeError, match="cannot set row"):
        Place(3).row = 4  # type: ignore[misc]
    with pytest.raises(AttributeError, match="cannot delete row"):
        del Place(3).row
    with pytest.raises(ValueError, match="no such row"):
        Place(-1)


def test_one_that_is_only_itself_equals_no_other() -> None:
    table = Table((1,))
    assert table == table
    assert table != Table((1,))
    assert {table: 1}[table] == 1
    assert replace(table, rows=(2,)).rows == (2,)
