"""Positions sorted whole and in groups: the same, whatever the codes."""

import numpy as np
from hypothesis import example, given
from hypothesis import strategies as st

from reader.index.sorted_positions import sorted_in_groups, sorted_positions


@example([0x4E00, 3, 0, 0x4E00, 3, 0xFFFF])
@given(st.lists(st.integers(0, 9) | st.sampled_from([0x4E00, 0xFFFF]), min_size=1, max_size=300))
def test_positions_sorted_in_groups(given: list[int]) -> None:
    codes = np.array(given, np.uint16)
    whole, grouped = sorted_positions(codes.copy()), sorted_in_groups(codes)
    assert all(a.dtype == b.dtype and np.array_equal(a, b) for a, b in zip(whole, grouped, strict=True))
