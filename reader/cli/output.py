"""Where a command prints to: results on one stream, everything else on another; and how far long work has come."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from time import monotonic
from typing import Any, Protocol, TextIO

from reader.span import Span, merged

PATIENCE = 1.0
"""Seconds that work may take before a person is told how far it has come."""
BAR = 30
"""Cells of the bar that tells it."""


@dataclass(frozen=True)
class Output:
    """Where a command prints to."""

    stream: TextIO
    asides: TextIO
    """Where goes what is no result."""
    colour: bool
    """Whether matches are marked by terminal styles."""

    def line(self, text: str = "") -> None:
        """One line."""
        self.stream.write(text + "\n")

    def aside(self, text: str) -> None:
        """One line that is no result."""
        self.asides.write(text + "\n")

    def passing(self, text: str) -> None:
        """What a person who waits at a terminal sees until the next of these; "" for nothing more."""
        if self.asides.isatty():
            self.asides.write(f"\r\x1b[K{text}")
            self.asides.flush()

    def record(self, record: dict[str, Any]) -> None:
        """One JSON object on a line of its own."""
        self.line(json.dumps(record, ensure_ascii=False))

    def marked(self, text: str, spans: Iterable[Span]) -> str:
        """`text` with `spans` bold and underlined where there is colour; a pipe gets plain text."""
        if not self.colour:
            return text
        pieces, end = [], 0
        for span in merged(spans):
            pieces += [text[end : span.start], "\x1b[1;4;33m", text[span.start : span.end], "\x1b[0m"]
            end = span.end
        return "".join([*pieces, text[end:]])


class ProgressMeter(Protocol):
    """A step of work whose whole size is known."""

    @property
    def bytes_done(self) -> int:
        """So far."""

    @property
    def bytes_total(self) -> int:
        """In all."""


def await_all(steps: Iterable[ProgressMeter], output: Output) -> None:
    """Go through `steps`; who waits at a terminal for more than a second sees a bar of how far it has come."""
    began, shown = monotonic(), False
    for step in steps:
        if monotonic() - began > PATIENCE:
            share = step.bytes_done / step.bytes_total if step.bytes_total else 0.0
            bar = "█" * round(BAR * share)
            output.passing(f"{bar:░<{BAR}} {share:.0%}")
            shown = True
    if shown:
        output.passing("")


def one_line(text: str) -> str:
    """`text` as one clean line: nothing in it can move a terminal's cursor."""
    from reader.ingest import clean_line

    return clean_line(text)
