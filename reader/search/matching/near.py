"""Proximity operators: the occurrences of several texts that form chains.

Takes the runs of each text in a segment and its link to the next; gives the occurrences that are part of a chain: one
of each text, all different.
"""

from collections.abc import Sequence

from reader.query.tree import Link
from reader.search.matching.deadline import Deadline
from reader.search.matching.match_run import MatchRun
from reader.search.matching.near_chains import Chains
from reader.search.matching.near_layers import Layer, might_repeat
from reader.search.matching.text_units import borders_of


def near(terms: Sequence[Sequence[MatchRun]], links: Sequence[Link], clock: Deadline) -> tuple[MatchRun, ...]:
    """The occurrences of all terms that are part of a chain."""
    if not all(any(map(len, runs)) for runs in terms):
        return ()
    made = {key: Layer.of(runs) for key, runs in {id(runs): runs for runs in terms}.items()}  # One may be there twice.
    layers = [made[id(runs)] for runs in terms]
    segment = next(run.segment for runs in terms for run in runs)
    borders = [borders_of(segment, link.scope) for link in links]
    if len(layers) == 2 and layers[0] is layers[1] and not links[0].ordered:  # What is near of one is so of the other.
        return tuple(layers[0].beside(layers[0], links[0], borders[0], forward=True).runs(terms[0]))
    for at, link in enumerate(links):
        clock.go_on()
        layers[at + 1] = layers[at + 1].beside(layers[at], link, borders[at], forward=False)
    for at, link in reversed([*enumerate(links)]):
        clock.go_on()
        layers[at] = layers[at].beside(layers[at + 1], link, borders[at], forward=True)
    if len(layers) > 2 and might_repeat(layers):
        layers = Chains(layers, links, borders, clock).kept()
    return tuple(run for layer, runs in zip(layers, terms, strict=True) for run in layer.runs(runs))
