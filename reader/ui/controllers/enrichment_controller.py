"""What is marked in the text of itself: its keywords, the names in it, or nothing; one key goes round.

Names are looked for beside the screen, when they are first to be shown. Only those that are surely names are marked.
"""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from reader.i18n import _
from reader.span import Span
from reader.ui.messages import NamesFound
from reader.ui.wayfinding import Wayfinding

if TYPE_CHECKING:
    from reader.api.library import LibraryView
    from reader.ui.jobs import Poll, Post


def find_names(view: "LibraryView", number: int, post: "Post", cancelled: "Poll") -> None:
    """Find the names in an article."""
    spans: dict[str, list[Span]] = {}
    for name in view.insights(number).names():
        if name.sure:
            spans.setdefault(str(name.kind), []).extend(name.spans)
    if not cancelled():
        post(NamesFound(number, apart(spans)))


def apart(spans: Mapping[str, Sequence[Span]]) -> dict[str, tuple[Span, ...]]:
    """The spans of each kind, ascending; where two overlap, the longer one, and of as long ones the first."""
    every = [(span, kind) for kind, some in spans.items() for span in some]
    covered, taken = bytearray(max((span.end for span, _ in every), default=0)), list[tuple[Span, str]]()
    for span, kind in sorted(every, key=lambda one: (one[0].start - one[0].end, one[0])):
        if not any(covered[span.start : span.end]):
            covered[span.start : span.end] = b"\1" * (span.end - span.start)
            taken.append((span, kind))
    taken.sort()
    return {kind: tuple(span for span, other in taken if other == kind) for kind in spans}


class Naming(Wayfinding):
    """The study of somebody who wants to see what a text is about."""

    def open(self, number: int, match: int = 0, read: bool = True) -> None:
        """Names are wanted of every article, once they are."""
        super().open(number, match, read)
        self._seek_names()

    def on_names_found(self, message: NamesFound) -> None:
        """Mark them, if their article is still the open one."""
        self.reading.named[message.number] = message.spans
        if message.number == self.reading.number:
            self.mark()
            self.report()

    def action_keywords(self) -> None:
        """Mark keywords, then names, then nothing."""
        reading = self.reading
        reading.marking, reading.naming = not (reading.marking or reading.naming), reading.marking
        self._seek_names()
        self.mark()
        self.comfort.keep(self, "keywords", reading.marking)
        if reading.naming:
            self.tell(_("Names are marked: people bold, places underlined, organisations both"))
        else:
            self.tell(_("Keywords are marked") if reading.marking else _("Neither keywords nor names are marked"))

    def _seek_names(self) -> None:
        number = self.reading.number
        if self.reading.naming and number is not None and number not in self.reading.named:
            self._beside("names", partial(find_names, self.articles, number))
