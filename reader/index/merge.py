"""Merges segments, so that a query visits fewer.

The result equals a segment built from all articles; the articles themselves are not needed.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from reader.index.builder import smallest
from reader.index.columns import Columns
from reader.index.segment import Segment
from reader.index.sorted_positions import sorted_positions
from reader.index.stream import Positions


def merge_segments(segments: Sequence[Segment]) -> Segment:
    """Merge segments in their order. Equal to building one segment from all their articles."""
    codes = np.concatenate([segment.codes for segment in segments])
    begins = np.cumsum([0, *(len(segment.codes) for segment in segments)]).astype(np.uint32)
    numbers = np.cumsum([0, *(2 * len(segment) for segment in segments)])
    wide = smallest(int(numbers[-1]))

    def moved(name: str) -> Positions:
        parts = [getattr(segment, name) + begin for segment, begin in zip(segments, begins, strict=False)]
        return np.concatenate(parts).astype(np.uint32)

    def together(name: str) -> NDArray[Any]:
        return np.concatenate([getattr(segment, name) for segment in segments])

    parts = [
        segment.owner_codes.astype(wide) + wide(number) for segment, number in zip(segments, numbers, strict=False)
    ]
    return Segment(
        codes=codes,
        **sorted_positions(codes)._asdict(),
        owner_codes=np.concatenate(parts),
        heading_lengths=together("heading_lengths"),
        body_lengths=together("body_lengths"),
        field_starts=moved("field_starts"),
        field_numbers=together("field_numbers"),
        gaps=moved("gaps"),
        rare_at=moved("rare_at"),
        rare_characters=together("rare_characters"),
        changed=together("changed"),
        other_at=moved("other_at"),
        other_forms=together("other_forms"),
        repeated=np.concatenate([_moved_fields(*each) for each in zip(segments, begins, strict=False)]),
        fingerprints=together("fingerprints"),
        columns=Columns.joined([segment.columns for segment in segments]),
    )


def _moved_fields(segment: Segment, distance: np.uint32) -> NDArray[np.uint32]:
    """`Segment.repeated` of a segment that begins at a distance."""
    return (segment.repeated.reshape(-1, 3) + np.array([0, distance, distance], np.uint32)).ravel()
