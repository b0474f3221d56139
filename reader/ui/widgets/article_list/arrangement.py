"""How the list is arranged: by what it is grouped and sorted, which headings are shut, what it is sifted by.

The lines are made beside the screen, one making at a time: what is wanted meanwhile is made next. Whatever changes the
list changes a part of `wanted` and calls `relist`.
"""

from collections.abc import Mapping
from functools import partial

from textual.actions import SkipAction
from textual.worker import Worker

from reader.api.library import LibraryView
from reader.api.outline import Arrangement, FoldState, Path
from reader.i18n import _
from reader.store.session import Setting
from reader.ui import jobs, status_text
from reader.ui.captions import groupings, sorts
from reader.ui.messages import RowsMade, Sifted, Turned
from reader.ui.services import LaunchOptions
from reader.ui.state.list_request import ListRequest
from reader.ui.study import Study


class Arranging(Study):
    """The study, with a list that can be arranged."""

    def __init__(self, visit: LaunchOptions) -> None:
        super().__init__(visit)
        self.arrangement = Arrangement()
        self.folds: dict[str, FoldState] = {}
        """By grouping."""
        self.listed: LibraryView = self.articles
        """The view whose articles are listed: while somebody types, not the one of now."""
        self._reveal: int | None = None
        self._listing: ListRequest | None = None
        self._lister: Worker[None] | None = None

    @property
    def wanted(self) -> ListRequest:
        """What the list is to show now."""
        return ListRequest(
            self.arrangement,
            self.folds.get(self.arrangement.grouping, FoldState()),
            self.inquiry.results if self.inquiry.query.strip() else None,
            self.sift.value,
            self._reveal,
            self.listed.generation,
            self.listed.era,
        )

    @property
    def settled(self) -> bool:
        """Whether the list shows what it is to show."""
        return self._lister is None and (self._unanswered or not self.listed.generation or self._listing == self.wanted)

    @property
    def _unanswered(self) -> bool:
        return bool(self.inquiry.query.strip()) and self.inquiry.results is None

    def relist(self) -> None:
        """List what is wanted, as soon as what is being listed is done."""
        if self._lister is None and not self.settled:
            wanted = self._listing = self.wanted
            made = jobs.list_at_once(self.listed, wanted)
            if made is not None:
                self.on_rows_made(made)  # No second picture after that of the results.
            else:
                self._lister = self._beside("list", partial(jobs.make_list, self.listed, wanted))

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """One making is done: is another one wanted?"""
        if event.worker is self._lister and event.worker.is_finished:
            self._lister = None
            self.relist()

    def on_rows_made(self, message: RowsMade) -> None:
        """Show the lines, also when more articles have arrived since; not when something else is wanted by now."""
        if message.wanted._replace(generation=self.listed.generation) != self.wanted:
            return
        self.folds[self.arrangement.grouping] = message.outline.folds
        if self._reveal is not None:
            self.sidebar.stand_at(self._reveal)
            self._reveal = None
        self._listing = self.wanted._replace(generation=message.wanted.generation)
        self.sidebar.empty = self._why_empty()
        self.sidebar.show(message.outline, self.inquiry.journey.counts if message.wanted.results else {})
        self.report()

    def on_turned(self, message: Turned) -> None:
        """Open that heading, or shut it."""
        self._turn(message.path)

    def on_sifted(self, _message: Sifted) -> None:
        """List those headlines alone."""
        self.relist()

    def action_group(self) -> None:
        """Group by the next way. The open article stays in sight."""
        self._arrange(self.arrangement._replace(grouping=status_text.following(self.arrangement.grouping, groupings())))

    def action_sort(self) -> None:
        """Sort in the next way."""
        self._arrange(self.arrangement._replace(sort=status_text.following(self.arrangement.sort, sorts())))

    def action_fold(self) -> None:
        """Open the heading under the cursor, or shut the one over it."""
        self.hush()
        row = self.sidebar.cursor_row
        if row is not None:
            self._turn_row(self.sidebar.rows.heading_over(row))

    def action_fold_all(self) -> None:
        """Shut all headings, or when they are, open them."""
        self.hush()
        any_open = self.sidebar.rows.any_open
        self.folds[self.arrangement.grouping] = FoldState(any_open)
        self.relist()

    def action_here(self) -> None:
        """Show the open article in the list, under open headings; what is sifted away comes back for it."""
        self.hush()
        number = self.reading.number
        if number is None:
            return
        if self.sidebar.rows.row_of(number) is None:
            self.end_sifting()
        self._reveal = number
        self.relist()
        self.zen = False
        self.go(self.sidebar)

    def action_sift(self) -> None:
        """Into the line over the list. What is typed next in the same burst arrives there."""
        if self.focused in (self.bar, self.sift):
            raise SkipAction
        self.hush()
        self.zen = False
        self.go(self.sift)

    def end_sifting(self) -> None:
        """List all headlines again."""
        self.sift.value = ""
        self.sift.display = False
        if self.focused is self.sift:
            self.go(self.sidebar)
        self.relist()

    def enter_heading(self) -> bool:
        """Open the shut heading under the cursor of the list; False when there is none."""
        row = self.sidebar.shut_row if self.focused is self.sidebar else None
        if row is not None:
            self._turn_row(row)
        return row is not None

    def fold_outwards(self) -> None:
        """Shut the heading over the cursor; on one that is shut, the one around it."""
        rows, row = self.sidebar.rows, self.sidebar.cursor_row
        if row is None:
            return
        heading: int | None = rows.heading_over(row)
        if self.sidebar.shut_row is not None:
            heading = rows.heading_around(row)
        if heading is not None:
            self._turn_row(heading)

    def arranged(self) -> tuple[str, Mapping[str, Setting]]:
        """The grouping, and the rest of the arrangement: as it is kept for the next time."""
        folds = {f"folds {grouping}": folds.written() for grouping, folds in self.folds.items() if folds != FoldState()}
        return self.arrangement.grouping, {"sort": self.arrangement.sort, **folds}

    def arrange_as(self, grouping: str, layout: Mapping[str, Setting]) -> None:
        """Arrange the list as it was; what is not known by now is as at first, and what was arranged already stays."""
        if self.arrangement == Arrangement() and not any(folds != FoldState() for folds in self.folds.values()):
            usual, sort = Arrangement(), str(layout.get("sort"))
            self.arrangement = Arrangement(
                grouping if grouping in groupings() else usual.grouping, sort if sort in sorts() else usual.sort
            )
            kept = {name: layout.get(f"folds {name}") for name in groupings()}
            self.folds = {name: FoldState.read(folds) for name, folds in kept.items() if folds is not None}
            self.relist()

    def _turn_row(self, row: int) -> None:
        there = self.sidebar.rows.row(row)
        self.sidebar.stand_at(there.key)
        if there.heading is not None:
            self._turn(there.heading.path)

    def _turn(self, path: Path) -> None:
        if self.sift.value.strip():
            return  # all that is sifted for is shown
        grouping = self.arrangement.grouping
        self.folds[grouping] = self.folds.get(grouping, FoldState()).turned(path)
        self.relist()

    def _arrange(self, arrangement: Arrangement) -> None:
        self.hush()
        self.arrangement = arrangement
        self._reveal = self.reading.number
        self.relist()
        self.tell(status_text.arranged(arrangement))

    def _why_empty(self) -> str:
        """What is said where nothing is listed."""
        if self.sift.value.strip():
            return _("no such headline")
        return _("no match") if self.inquiry.query.strip() else _("no articles")
