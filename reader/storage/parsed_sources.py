"""From a source to its parsed pages. Uses no numpy: a caller that only reads a page does without it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from reader.errors import ReaderError, UnreadableError
from reader.ingest import CancelledReadingError, Poll, Source, never, read, reasons
from reader.ingest.bounds import Budget
from reader.parsing import ParsedPage, parse

if TYPE_CHECKING:
    from reader.ingest.bounds import Check
    from reader.model import Page

Report = Callable[[ReaderError], None]


def parsed(source: Source, encoding: str | None, on_problem: Report, cancelled: Poll = never) -> Iterator[ParsedPage]:
    """Parse the pages of one source. Every problem with it is passed to `on_problem`.

    Raises CancelledReadingError once `cancelled()` is true.
    """
    try:
        for page in read(source, encoding=encoding, on_problem=on_problem, cancelled=cancelled):
            found = _parsed(page, on_problem, Budget(0, cancelled).check)
            del page  # A long one is not held while it is indexed.
            if found:
                yield found.pop()
    except UnreadableError as error:
        on_problem(error)
    if cancelled():
        raise CancelledReadingError


def _parsed(page: Page, on_problem: Report, check: Check) -> list[ParsedPage]:
    """Parse one page; if the parser fails, report it, so that one bad page does not lose the others.

    Raises what `check` raises.
    """
    try:
        return [parse(page, check)]
    except CancelledReadingError:
        raise
    except Exception:  # noqa: BLE001 - whatever it is
        on_problem(UnreadableError(page.source, reasons.UNEXPECTED))
        return []
