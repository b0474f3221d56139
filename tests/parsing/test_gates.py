"""Gates: tests that a line can pass."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.parsing.gates import Gates
from reader.parsing.line_features import IN_BRACKETS, KINDS, LAST_MARKS, MARKS, Test
from tests.parsing.test_kinds import LINES


def test_tests_in_order_for_the_characters_that_a_line_holds() -> None:
    gates = Gates([("甲乙", 1), ("", 2), ("乙", 3), ("丙", 4)])
    assert [gates.open_to(text) for text in ("", "乙", "甲丁", "丙甲")] == [(2,), (1, 2, 3), (1, 2), (1, 2, 4)]


@pytest.mark.parametrize("gates", [KINDS, IN_BRACKETS, MARKS, LAST_MARKS])
@given(st.lists(st.sampled_from([line for line, _ in LINES]), min_size=1, max_size=2), st.integers(0, 9))
def test_no_gate_is_closed_to_a_line_that_passes(gates: Gates[tuple[str, Test]], lines: list[str], cut: int) -> None:
    text = "".join(lines)[cut:]
    assert {kind for _, kind in gates.tests if kind[1](text)} <= set(gates.open_to(text))
