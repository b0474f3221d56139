"""Text units: which one each position is in."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from reader.search.matching.text_units import Borders


@given(st.sets(st.integers(1, 699)), st.lists(st.integers(0, 699)))
def test_units_are_those_of_a_search(begins: set[int], positions: list[int]) -> None:
    edges = [0, *sorted(begins), 700]
    borders, places = Borders.of(np.array([*begins, 0], np.uint32), 700), np.array(positions, np.uint32)
    found = borders.units(places)
    assert borders.starts.tolist() == edges
    assert found.tolist() == [max(i for i, edge in enumerate(edges) if edge <= place) for place in positions]
    assert borders.ends(found).tolist() == [min(edge for edge in edges if edge > place) for place in positions]
