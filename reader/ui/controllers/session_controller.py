"""Coming home: the article, the line and the query of the last time, what was read, and the place in each article.

Takes what the store gives as messages, and tells it what changes: when an article is left, every few seconds, and on
leaving. Everything goes through `Home`, so nothing here waits for a disk.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property, partial
from typing import TYPE_CHECKING

from textual import events

from reader.store.session import Session
from reader.ui import captions, jobs
from reader.ui.messages import (
    Chosen,
    LibraryLoaded,
    LibraryProgressed,
    QueryEntered,
    ReadStateLoaded,
    SearchAnswered,
    SessionRestored,
    StoreFailed,
)
from reader.ui.services import LaunchOptions
from reader.ui.state.query_history import QueryHistory
from reader.ui.system.store_thread import temporary_store
from reader.ui.watching import Watching
from reader.ui.widgets.article.typeset_view import START

if TYPE_CHECKING:
    from reader.api.library import LibraryView
    from reader.api.outline import Key
    from reader.store.session import Setting
    from reader.store.store import Store

OFTEN = 2.0
"""Seconds between two looks at whether the place has changed."""
AT_ONCE = 2000
"""New articles whose ids the store is asked for; among more, those that it knows are looked for."""


class Returning(Watching):
    """The study of somebody who was here before."""

    def __init__(self, visit: LaunchOptions) -> None:
        super().__init__(visit)
        self.at_home = visit.home is not None
        """Whether what is left here is kept."""
        self.home = visit.home or temporary_store()
        self.home.complain = lambda error: self.post_message(StoreFailed(error))
        self.back = visit.back
        """Whether to begin where one was, and not with the first article."""
        self.recent = QueryHistory()
        self._goal: Session | None = None
        """Where to go, as long as one has not gone anywhere else."""
        self._home_look: Session | None = None
        """How it looked, as long as it does not look so again."""
        self._at_list = True
        """Whether the list has the focus; when one leaves, nothing has it any more."""
        self._kept: Session | None = None
        """What the store knows."""
        self._asked = 0
        """How many articles the store was asked for."""
        self._read_kept: set[int] = set()

    @cached_property
    def key(self) -> str:
        """Under which name the store knows this library."""
        from reader.store.libraries import library_key  # the first paint does without a database

        return library_key(self.paths)

    def begin(self) -> None:
        """Ask where one was; look now and then where one is. After the first paint, like the loading."""
        self.home.do(partial(remembered, self.key, self.post_message))
        self.set_interval(OFTEN, self.keep)
        super().begin()

    def on_session_restored(self, message: SessionRestored) -> None:
        """Take up the query, and the place as soon as its article is there."""
        self.recent.know(message.queries)
        if message.place is not None:
            self.arrange_as(message.place.grouping, message.place.layout)
        if not self.back or message.place is None:
            return
        if self.reading.read or self.inquiry.query:
            return  # Somebody is at work already.
        self._goal = self._home_look = message.place
        if message.place.query:
            self.bar.value = message.place.query
        self._return()

    def on_library_progressed(self, message: LibraryProgressed) -> None:
        """More articles: where was one in them? Asked before the study opens one of them, and keeps a place there."""
        view = self.library.view
        if view.era != self.articles.era:
            self._asked, self._read_kept = 0, set()
        if keys := view.all_keys()[self._asked :]:
            self.home.do(partial(known, view, keys, self.post_message), needed=False)
        self._asked = len(view)
        self.call_later(self._return)

    def on_read_state_loaded(self, message: ReadStateLoaded) -> None:
        """Dim what was read, and open what is open where it was left."""
        if message.era != self.articles.era:
            return
        reading = self.reading
        reading.read |= message.read
        self._read_kept |= message.read
        reading.places = {**message.places, **reading.places}
        if reading.number is not None:
            if reading.number in message.places and self.pane.place == START and self._goal is None:
                self._put_at(message.places[reading.number])
            self.sidebar.open(reading.number, frozenset(reading.read))

    def on_search_answered(self, _message: SearchAnswered) -> None:
        """What was found is there a moment later."""
        self.call_later(self._look_as_before)

    def on_descendant_focus(self, _event: events.DescendantFocus) -> None:
        """Somebody has gone to a side."""
        self._at_list = self.focused is self.sidebar

    def on_library_loaded(self, _message: LibraryLoaded) -> None:
        """What can be read is worth coming back to."""
        if len(self.library.view):
            self.home.do(partial(opened, self.paths, self.library.asked_encoding))

    def on_store_failed(self, message: StoreFailed) -> None:
        """Say it in one line."""
        self.tell(str(message.error))

    def on_query_entered(self, message: QueryEntered) -> None:
        """What finds something is worth asking again."""
        self.keep_query()

    def on_chosen(self, _message: Chosen) -> None:
        """So is what was chosen from."""
        self.keep_query()

    def keep_query(self) -> None:
        """Remember the query that stands."""
        if self.recent.add(self.inquiry.query):
            query = self.inquiry.query.strip()
            self.home.do(lambda store: store.add_query(query))

    def open(self, number: int, match: int = 0, read: bool = True) -> None:
        """Somebody goes somewhere: keep where they were."""
        if self.reading.number is not None:
            self._goal = None
            self.keep()
        super().open(number, match, read)
        self.keep()

    def keep(self) -> None:
        """Keep where one is, in the library and in the article, and what was read."""
        number, article = self.reading.number, self.reading.article
        coming = self._goal is not None or self._home_look is not None
        if number is None or article is None or (coming and not self.complete):
            return  # As long as one has not come back, the old place is the one to keep.
        grouping, arranged = self.arranged()
        layout = {**arranged, **self._layout()}
        place = Session(article.id, max(self.pane.place, 0), self.inquiry.query, grouping, layout)
        fresh = self.reading.read - self._read_kept
        if fresh:
            self._read_kept |= fresh
            self.home.do(partial(mark_read, [self.reading.names[each] for each in fresh]))
        if place != self._kept:
            self._kept = place
            self.home.do(partial(keep_place, self.key, place))

    def leave(self) -> None:
        """Keep everything, and wait until it is kept."""
        self.keep()
        self.home.leave()

    def _return(self) -> None:
        """Go where one was, if the article is there by now."""
        place = self._goal
        number = self.number_of(place.article) if place is not None and place.article else None
        if place is None or number is None:
            return
        self.reading.places[number] = place.offset or START
        if number == self.reading.number:
            self._put_at(place.offset or START)
        else:
            self.open(number, read=False)
            # Where it has a match, that was gone to.
            self._put_at(place.offset or START)
        self._goal = None
        self._look_as_before()

    def _layout(self) -> dict[str, Setting]:
        """How it looks: which side has the focus, whether results are shown and where among them and the matches."""
        at = self.inquiry.journey.place
        return {
            "listing": self._at_list,
            "seeking": self.offering,
            "rank": self.results.rank,
            "match": at.match if at is not None else None,
        }

    def _look_as_before(self) -> None:
        """Show results, match and side as they were, unless somebody has gone elsewhere meanwhile."""
        before, inquiry = self._home_look, self.inquiry
        if before is None or self._goal is not None or (before.query and inquiry.results is None):
            return
        layout, rank, match = before.layout, before.layout.get("rank"), before.layout.get("match")
        missing = (isinstance(rank, int) and rank >= len(inquiry.journey)) or (
            isinstance(match, int) and self.reading.number not in inquiry.journey.ranked
        )
        if before.query and missing and self._more_to_find:
            return
        self._home_look = None
        if before.query != inquiry.query or self.focused is not self.sidebar or layout.get("listing", True):
            return
        if layout.get("seeking"):
            self.seeking = True
            self.go(self.results)
            self.results.stand_at(rank if isinstance(rank, int) else 0)
        else:
            if isinstance(match, int) and self.reading.number is not None:
                inquiry.journey.enter(self.reading.number, match)
                self.mark()
            self.go(self.pane)

    @property
    def _more_to_find(self) -> bool:
        """Whether the answer is not yet that of the whole library: it may be older than the articles last read."""
        results = self.inquiry.results
        return not self.complete or results is None or results.searched < len(self.articles)

    def _put_at(self, place: int) -> None:
        """Put another place of the open article at the top."""
        article = self.reading.article
        if article is not None:
            self.pane.show(article, self.marks(), place, captions.source_lines(article))


def remembered(key: str, post: jobs.Post, store: Store) -> None:
    """Where one was in the library `key`, and what was asked lately."""
    post(SessionRestored(store.place(key), tuple(store.queries()), store.last_library() is None))


def known(view: LibraryView, keys: Sequence[Key], post: jobs.Post, store: Store) -> None:
    """Which of these articles were read, and how far each."""
    if len(keys) <= AT_ONCE:
        by_id = {view.id(key): key for key in keys}
    else:
        by_id = {article: key for article, key in view.keys(store.articles()).items() if key in keys}
    read = {by_id[article] for article in store.read_ids(by_id)}
    places = {by_id[article]: offset for article, offset in store.offsets(by_id).items()}
    post(ReadStateLoaded(read, places, view.era))


def opened(paths: Sequence[str], encoding: str | None, store: Store) -> None:
    """This library was opened."""
    store.remember_library(paths, encoding)


def mark_read(articles: Sequence[str], store: Store) -> None:
    """These articles were read."""
    for article in articles:
        store.mark_read(article)


def keep_place(key: str, place: Session, store: Store) -> None:
    """Here one is."""
    store.keep_place(key, place)
    if place.article:
        store.keep_offset(place.article, place.offset)
