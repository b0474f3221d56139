"""Results of a search, best first, each with two lines of text around its matches.

Takes an answer and a function that gives snippets; posts `Chosen` when a result is clicked. Every result has the same
number of rows, so positions among a hundred thousand results are simple arithmetic; snippets are computed when their
rows become visible.
"""

from collections.abc import Callable, Mapping, Sequence

from rich.style import Style
from textual import events
from textual.geometry import Size
from textual.strip import Strip

from reader.api.library import LibraryView
from reader.api.outline import ArticleKey
from reader.api.results import Snippet
from reader.i18n import _, counted
from reader.named_tuple import NamedTuple
from reader.span import Span, merged
from reader.typeset.cells import Widths
from reader.ui.captions import place_name
from reader.ui.field_message import FieldMessage
from reader.ui.widgets.late_widget import LateWidget
from reader.ui.widgets.line_view import HERE, LineView
from reader.ui.widgets.strips import text_strip

ROWS = 5
"""Rows of one result: headline, source and date, two of text, one blank."""
TOP = 1
"""Least number of rows above the first result: a hint about the answer may need more."""
MARGIN = 2
"""Cells left of a result."""
ROOMY = 60
"""Least width at which the number of near-duplicates is shown in words, in cells."""
WIDEST = 92
"""Most cells of an excerpt's line: longer lines are hard to follow."""


Headings = Callable[[int], Sequence[Span]]
"""Returns the matches in the headline of an article: disjoint, ascending, in code points of the headline."""
Excerpts = Callable[[int, int, int], Sequence[Snippet]]
"""Returns at most `count` snippets of an article, of about `width` code points each."""


class Hits(NamedTuple):
    """Contents of the results list."""

    ranked: Sequence[int] = ()
    """Keys of articles, best first."""
    counts: Mapping[ArticleKey, int] | None = None
    """Number of matches by article."""
    excerpts: Excerpts = lambda key, count, width: ()
    headings: Headings = lambda key: ()
    copies: Callable[[ArticleKey], int] = lambda key: 0
    """Number of near-duplicates folded into an article."""
    notice: tuple[str, ...] = ()
    """Text shown instead of results: a title and help."""


class ResultsList(LineView, LateWidget):
    """A list of results, with a cursor on one of them."""

    class Chosen(FieldMessage):
        """Message: a result was clicked."""

        key: ArticleKey
        """Key of its article."""

    ROLES = ("headline", "meta", "excerpt", "match", "cursor", "count", "title", "muted")

    def __init__(self, articles: LibraryView, widths: Widths, *, id: str = "results") -> None:  # noqa: A002
        super().__init__(widths, id=id)
        self.articles = articles
        self.hits = Hits()
        self.rank = 0
        """Index of the result under the cursor."""
        self.top = TOP
        self._excerpts: dict[int, list[list[tuple[str, bool]]]] = {}

    @property
    def chosen(self) -> int | None:
        """Key of the article under the cursor; None if there are no results."""
        return self.hits.ranked[self.rank] if self.hits.ranked else None

    def show(self, hits: Hits, keep: bool = False) -> None:
        """List `hits` from the best on.

        `keep`: a cursor that was moved off the best result stays on its article.
        """
        kept = self.chosen if keep and self.rank else None
        self.hits = hits
        self.rank = hits.ranked.index(kept) if kept is not None and kept in hits.ranked else 0
        self._fit()

    def leave_room(self, rows: int) -> None:
        """Leave `rows` rows blank at the top, which another widget covers."""
        if self.top != max(rows, TOP):
            self.top = max(rows, TOP)
            self._fit()

    def arrived(self) -> None:
        """Redraw: articles that were being loaded from an archive are available."""
        self._excerpts.clear()
        self.refresh()

    def put_cursor_on(self, rank: int) -> None:
        """Put the cursor on a result."""
        self.rank = min(max(rank, 0), max(len(self.hits.ranked) - 1, 0))
        self.reveal(self.top + self.rank * ROWS - 1, self.top + self.rank * ROWS + ROWS - 1)
        self.refresh()

    def move(self, steps: int) -> None:
        """Move by results."""
        self.put_cursor_on(self.rank + steps)

    def page(self, screens: float) -> bool:
        """Move by as many results as fit on a screen."""
        before = self.rank
        step = max(1, int(self.room.height / ROWS * abs(screens)))
        self.move(step if screens > 0 else -step)
        return self.rank != before

    def edge(self, end: bool) -> None:
        """Move to the best or the last result."""
        self.put_cursor_on(len(self.hits.ranked) if end else 0)

    def line(self, row: int, y: int) -> Strip:
        """One row of a result."""
        size, blank = self.room, self.palette["text"]
        rank, part = divmod(row - self.top, ROWS)
        if not self.hits.ranked:
            return Strip.blank(size.width, blank)
        if not 0 <= rank < len(self.hits.ranked) or part == ROWS - 1:
            return Strip.blank(size.width, blank)
        if rank == self.rank:
            blank += self.palette["cursor"]
        key = self.hits.ranked[rank]
        pad = ((HERE if rank == self.rank and part == 0 else "").ljust(MARGIN), blank)
        if part == 0:
            right = (f" {self._counts_text(key)} ", blank + self.palette["count"])
            return text_strip([pad, *self._headline(key, blank)], size.width, blank, self.widths, right)
        if part == 1:
            summary = self.articles.summary(key)
            where = (place_name(summary), blank + self.palette["meta"])
            when = (f" {summary.date or ''} ", blank + self.palette["meta"])
            return text_strip([pad, where], size.width, blank, self.widths, when)
        plain, mark = blank + self.palette["excerpt"], self.palette["match"]
        pieces = [(text, plain + mark if matched else plain) for text, matched in self._excerpt(key, part - 2)]
        return text_strip([pad, *pieces], size.width, blank, self.widths)

    def on_resize(self, _event: events.Resize) -> None:
        """Fit the excerpts to the new width."""
        self._fit()

    def on_click(self, event: events.Click) -> None:
        """Post `Chosen` for the clicked article."""
        rank = (self.scroll_offset.y + event.y - self.top) // ROWS
        if 0 <= rank < len(self.hits.ranked):
            self.rank = rank
            self.post_message(self.Chosen(self.hits.ranked[rank]))

    def _counts_text(self, key: ArticleKey) -> str:
        """Text of an article's numbers of near-duplicates and matches."""
        count = self.hits.counts.get(key, 0) if self.hits.counts else 0
        copies = self.hits.copies(key)
        alike = counted(copies, _("+ 1 similar"), _("+ {count} similar")) if self.room.width >= ROOMY else f"+{copies}"
        texts = [alike] if copies else []
        return "  ".join([*texts, counted(count, _("1 match"), _("{count} matches"))] if count else texts)

    def _headline(self, key: ArticleKey, blank: Style) -> list[tuple[str, Style]]:
        """The headline with its matches highlighted."""
        text, style, done = self.articles.summary(key).headline, blank + self.palette["headline"], 0
        parts = list[tuple[str, Style]]()
        for start, end in self.hits.headings(key):
            parts += [(text[done:start], style), (text[start:end], style + self.palette["match"])]
            done = end
        return [*parts, (text[done:], style)]

    def _fit(self) -> None:
        self._excerpts.clear()
        self.virtual_size = Size(self.room.width, self.top + len(self.hits.ranked) * ROWS)
        self.put_cursor_on(self.rank)

    def _excerpt(self, key: ArticleKey, row: int) -> Sequence[tuple[str, bool]]:
        """Pieces of one of the two rows of text of a result, each with True if it is matched."""
        if key not in self._excerpts:
            self._excerpts[key] = self._excerpt_rows(key)
        rows = self._excerpts[key]
        return rows[row] if row < len(rows) else ()

    def _excerpt_rows(self, key: ArticleKey) -> list[list[tuple[str, bool]]]:
        """Two excerpts, one a row; or one excerpt over both rows, broken as the article is."""
        from reader.typeset.breaking import breaks  # not needed for the first paint

        room = min(self.room.width - 2 * MARGIN, WIDEST)
        found = self.hits.excerpts(key, 2, room // 2)
        if len(found) == 1:
            excerpt = self.hits.excerpts(key, 1, room - 4)[0]
            cut = breaks(excerpt.text, room, 0, self.widths)[1]
            return [pieces(excerpt, 0, cut), pieces(excerpt, cut, len(excerpt.text))]
        return [pieces(excerpt, 0, len(excerpt.text)) for excerpt in found]


def pieces(excerpt: Snippet, start: int, end: int) -> list[tuple[str, bool]]:
    """Texts of the span `[start, end)` of an excerpt, each with True if it is matched."""
    start += len(excerpt.text[start:end]) - len(excerpt.text[start:end].lstrip())
    inside, done = [], start
    for first, last in merged(excerpt.spans):
        first, last = min(max(first, done), end), min(max(last, done), end)
        inside += [(excerpt.text[done:first], False), (excerpt.text[first:last], True)]
        done = last
    return [piece for piece in [*inside, (excerpt.text[done:end], False)] if piece[0]]
