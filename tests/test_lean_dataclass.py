"""Frozen dataclasses of which only `__init__` is compiled: they are those of Python."""

import dataclasses
from collections.abc import Callable
from dataclasses import FrozenInstanceError, field
from typing import Any, ClassVar

import pytest

from reader import lean_dataclass

Make = Callable[..., Callable[[type], Any]]


def classes(make: Make, **options: bool) -> tuple[Any, Any, Any]:
    """A class with all kinds of fields, one derived from it that is a dataclass too, and one that is none."""

    @make(frozen=True, **options)
    class Page:
        """A page."""

        number: int
        name: str = "头版"
        lines: list[str] = field(default_factory=list, compare=False)
        hidden: int = field(default=0, repr=False)
        kinds: ClassVar[int] = 3

        def __post_init__(self) -> None:
            if self.number < 0:
                raise ValueError(self.number)

    @make(frozen=True, **options)
    class Leaf(Page):
        """A page of a book."""

        back: str = ""

        def __repr__(self) -> str:
            return "leaf"

    class Sheet(Page):
        """A page to write on."""

        number = 9

    return Page, Leaf, Sheet


def said(work: Callable[..., object], *values: Any, **named: Any) -> object:
    """What is answered, or the kind and the words of the error."""
    try:
        return work(*values, **named)
    except (TypeError, ValueError, AttributeError) as error:
        return type(error), str(error)


@pytest.mark.parametrize("options", [{}, {"slots": True}, {"eq": False}, {"repr": False, "eq": False, "slots": True}])
def test_they_do_what_those_of_python_do(options: dict[str, bool]) -> None:
    answers = []
    for make in (dataclasses.dataclass, lean_dataclass.dataclass):
        page, leaf, _ = classes(make, **options)
        one, same, other = page(1), page(1, lines=["甲"]), page(2, "要闻", ["乙"], hidden=4)
        equal = [one == same, hash(one) == hash(same), {leaf(1, back="甲")} == {leaf(1, back="甲")}]
        answers.append(
            [
                [(one == each, one != each) for each in (one, same, other, leaf(1), 1, None)],
                equal if options.get("eq", True) else [],
                [repr(each) for each in (one, other)] if options.get("repr", True) else [],
                repr(leaf(1)),
                dataclasses.asdict(other) | dataclasses.asdict(leaf(1, back="丙")),
                dataclasses.replace(other, name="副刊").name,
                said(page, -1),
                said(dataclasses.replace, one, number=-1),
                said(setattr, one, "name", ""),
                said(delattr, one, "name"),
                said(setattr, leaf(1), "number", 2),
                page.__match_args__,
                page.__doc__,
                page.kinds,
                one.lines is not page(1).lines,
            ]
        )
    assert answers[0] == answers[1]


@pytest.mark.parametrize("make", [dataclasses.dataclass, lean_dataclass.dataclass])
def test_a_class_derived_from_one_may_have_other_attributes(make: Make) -> None:
    sheet = classes(make)[2](1)
    sheet.written = "甲"
    del sheet.written
    with pytest.raises(FrozenInstanceError):
        sheet.number = 2
    with pytest.raises(FrozenInstanceError):
        del sheet.number


def test_others_are_made_by_python() -> None:
    @lean_dataclass.dataclass
    class Page:
        number: int

    @lean_dataclass.dataclass(eq=False)
    class Leaf:
        number: int

    page = Page(1)
    page.number = 2
    assert (page, Leaf(1) == Leaf(1)) == (Page(2), False)


def test_a_class_without_fields() -> None:
    @lean_dataclass.dataclass(frozen=True)
    class Nothing:
        """Nothing at all."""

    assert Nothing() == Nothing()
    assert {Nothing(), Nothing()} == {Nothing()}
    assert repr(Nothing()).endswith("Nothing()")
