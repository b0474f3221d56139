"""Output of a command: results on standard output, remarks and progress on standard error."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from time import monotonic
from typing import Any, Protocol, TextIO

from reader.span import Span, merged

PATIENCE = 1.0
"""Seconds of work after which a progress bar is shown."""
BAR = 30
"""Width of the progress bar in cells."""


@dataclass(frozen=True)
class Output:
    """The two streams of a command."""

    stream: TextIO
    errors: TextIO
    """Stream for remarks and progress: standard error."""
    colour: bool
    """True if matches are marked by terminal styles."""

    def line(self, text: str = "") -> None:
        """Print one line of results."""
        self.stream.write(text + "\n")

    def warn(self, text: str) -> None:
        """Print one remark on standard error."""
        self.errors.write(text + "\n")

    def progress(self, text: str) -> None:
        """Show a line of progress on a terminal, replaced by the next one; "" removes it."""
        if self.errors.isatty():
            self.errors.write(f"\r\x1b[K{text}")
            self.errors.flush()

    def record(self, record: dict[str, Any]) -> None:
        """Print one JSON object on its own line."""
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
        """Bytes done so far."""

    @property
    def bytes_total(self) -> int:
        """Bytes in all."""


def await_all(steps: Iterable[ProgressMeter], output: Output) -> None:
    """Run `steps` to the end; on a terminal, a progress bar is shown after `PATIENCE` seconds."""
    began, shown = monotonic(), False
    for step in steps:
        if monotonic() - began > PATIENCE:
            share = step.bytes_done / step.bytes_total if step.bytes_total else 0.0
            bar = "█" * round(BAR * share)
            output.progress(f"{bar:░<{BAR}} {share:.0%}")
            shown = True
    if shown:
        output.progress("")


def one_line(text: str) -> str:
    """`text` as one clean line: nothing in it can move a terminal's cursor."""
    from reader.ingest import clean_line

    return clean_line(text)
