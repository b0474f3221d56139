"""Continuations: moves columns that begin inside a sentence behind the column that breaks off in one."""

from collections.abc import Sequence

from reader.ingest.formats.pdf.pdf_columns import Stack
from reader.ingest.formats.pdf.pdf_loose_headings import Flow
from reader.ingest.formats.pdf.pdf_paragraphs import begins_inside, breaks_off


def fits(before: Stack, after: Stack) -> bool:
    """True if one stack breaks off inside a paragraph and the next begins inside one, or if neither does."""
    return breaks_off(before) == begins_inside(after)


def mended(flows: list[Flow], inside: set[int]) -> list[Flow]:
    """The articles, with stacks that begin inside a sentence moved behind a stack that breaks off in one.

    `inside` are the stacks, by `id`, that begin so and have no heading of their own.
    """
    loose = [
        (flow, at)
        for flow in flows
        for at, stack in enumerate(flow.stacks)
        if id(stack) in inside and not (at and breaks_off(flow.stacks[at - 1]))
    ]
    for flow, at in reversed(loose):
        end = _open_end(flows, flow, flow.stacks[at])
        if end is None:
            continue
        other, place = end
        if other is flow:
            continue
        moved = flow.stacks[at:]
        del flow.stacks[at:]
        other.stacks[place + 1 : place + 1] = moved
    return [flow for flow in flows if flow.heading or flow.stacks]


def _open_end(flows: Sequence[Flow], own: Flow, stack: Stack) -> tuple[Flow, int] | None:
    """The nearest stack that breaks off and is not continued, as its article and index; None if there is none."""
    found: list[tuple[float, Flow, int]] = []
    for flow in flows:
        for at, other in enumerate(flow.stacks):
            follower = flow.stacks[at + 1] if at + 1 < len(flow.stacks) else None
            if other is stack or not breaks_off(other) or (follower and begins_inside(follower)):
                continue
            if abs(other.size - stack.size) < 0.08 * stack.size:
                distance = abs(other.box.right - stack.box.left) + abs(other.box.bottom - stack.box.top)
                found.append((distance, flow, at))
    if not found:
        return None
    _, flow, at = min(found, key=lambda item: item[0])
    return flow, at
