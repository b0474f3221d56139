"""The layout that is saved with a session, and read back from whatever is stored."""

from collections.abc import Mapping

import pytest

from reader.store.session import Setting
from reader.ui.state.saved_layout import SavedLayout


@pytest.mark.parametrize(
    ("stored", "expected"),
    [
        ({}, SavedLayout()),
        ({"listing": False, "seeking": True, "rank": 3, "match": None}, SavedLayout(False, True, 3, None)),
        ({"listing": None, "rank": "3", "match": 2.5, "sidebar": 30}, SavedLayout(listing=False)),
    ],
)
def test_what_is_stored_is_read(stored: Mapping[str, Setting], expected: SavedLayout) -> None:
    assert SavedLayout.of(stored) == expected


def test_what_is_saved_is_restored() -> None:
    layout = SavedLayout(False, True, 4, 1)
    assert SavedLayout.of(layout.stored()) == layout
