"""Marks in texts: bookmarks at a position, highlights of a span, and notes on a span.

A mark refers to its text by an `Anchor` and stores some data of its article, so that it can be listed without the
article. Changing and removing return False if the mark does not exist: another instance may have removed it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from reader.store.timestamps import now

if TYPE_CHECKING:
    from reader.annotations.anchor import Anchor
    from reader.annotations.mark import Mark, MarkKind
    from reader.model import Article
    from reader.span import Span
    from reader.store.database import Database, Row

COLUMNS = (
    "kind, article, source, quote, prefix, suffix, position, headline, publication, date, page, text, colour,"
    " made, changed"
)
ANCHORED = "article = ?, source = ?, quote = ?, prefix = ?, suffix = ?, position = ?"
IN_ORDER = "ORDER BY headline, article, position, id"


class Marks:
    """The table of marks."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, kind: MarkKind, article: Article, span: Span, text: str = "", colour: str = "") -> Mark:
        """Add a mark on `span` of `article.text`; an empty span marks a position."""
        from reader.annotations.anchor import Anchor
        from reader.annotations.mark import Mark

        anchor, moment = Anchor.of(article, span), now()
        about = (article.headline, article.publication, article.date, article.page)
        values = (str(kind), *_columns(anchor), *about, text, colour, moment, moment)
        number = self._database.write(f"INSERT INTO marks ({COLUMNS}) VALUES ({_places(len(values))})", *values)
        return Mark(number, kind, anchor, *about, text, colour, moment, moment)

    def put_back(self, mark: Mark) -> None:
        """Insert a removed mark again, unchanged."""
        about = (mark.headline, mark.publication, mark.date, mark.page)
        values = (str(mark.kind), *_columns(mark.anchor), *about, mark.text, mark.colour, mark.made, mark.changed)
        self._database.write(
            f"INSERT OR IGNORE INTO marks (id, {COLUMNS}) VALUES ({_places(len(values) + 1)})", mark.id, *values
        )

    def change(self, number: int, text: str) -> bool:
        """Set the note of mark `number`. Returns False if it does not exist."""
        return self._touched("UPDATE marks SET text = ?, changed = ? WHERE id = ?", number, text, now())

    def paint(self, number: int, colour: str) -> bool:
        """Set the colour of a mark. Returns False if it does not exist."""
        return self._touched("UPDATE marks SET colour = ?, changed = ? WHERE id = ?", number, colour, now())

    def move(self, number: int, anchor: Anchor) -> bool:
        """Replace the anchor of a mark. Returns False if it does not exist."""
        return self._touched(f"UPDATE marks SET {ANCHORED} WHERE id = ?", number, *_columns(anchor))

    def remove(self, number: int) -> bool:
        """Remove a mark. Returns False if it does not exist."""
        return self._touched("DELETE FROM marks WHERE id = ?", number)

    def of(self, kind: MarkKind | None = None, article: str | None = None) -> list[Mark]:
        """The marks of a kind and of an article id (None: all), grouped by article."""
        rows = self._database.rows(
            f"SELECT id, {COLUMNS} FROM marks WHERE kind = coalesce(?, kind) AND article = coalesce(?, article)"
            f" {IN_ORDER}",
            *(kind and str(kind), article),
        )
        return [_mark(row) for row in rows]

    def search(self, query: str, fold: Callable[[str], str] = str.casefold) -> list[Mark]:
        """Marks that hold every word of `query` in their quote, their note or the headline of their article.

        `fold` maps equivalent spellings to one (see `reader.analysis.folding`).
        """
        words = [fold(word) for word in query.split()]
        return [mark for mark in self.of() if _holds(mark, words, fold)]

    def _touched(self, statement: str, number: int, *values: str | int | None) -> bool:
        with self._database.writing() as run:
            there = bool(self._database.rows("SELECT 1 FROM marks WHERE id = ?", number))
            run(statement, *values, number)
        return there


def _mark(row: Row) -> Mark:
    # Most starts find no marks.
    from reader.annotations.anchor import Anchor
    from reader.annotations.mark import Mark, MarkKind

    number, kind, *rest = row
    return Mark(number, MarkKind(kind), Anchor(*rest[:6]), *rest[6:])


def _columns(anchor: Anchor) -> tuple[str | int, ...]:
    return anchor.article, anchor.source, anchor.quote, anchor.prefix, anchor.suffix, anchor.offset


def _places(count: int) -> str:
    return ", ".join("?" * count)


def _holds(mark: Mark, words: Iterable[str], fold: Callable[[str], str]) -> bool:
    text = fold("\n".join((mark.anchor.quote, mark.text, mark.headline)))
    return all(word in text for word in words)
