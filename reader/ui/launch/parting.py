"""Parting: the main screen as it is left, to be drawn at the next start before Textual is loaded.

With it go the screens that one key more would show, so that the next start can answer that key at once. The app shows
the same when it is there: it is given the key too.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from reader.errors import ReaderError
from reader.ui.captions import source_lines
from reader.ui.launch.early_keys import DOWN, NEXT_PAGE, sent_for
from reader.ui.launch.screen_cells import ScreenCells, cells_of

if TYPE_CHECKING:
    from rich.console import Console

    from reader.api.outline import ArticleKey
    from reader.model import Article
    from reader.ui.main_screen import MainScreen

LARGEST = 20_000
"""Most code points of an article that is laid out only for a key that may come: more would hold up the end."""


class Left(NamedTuple):
    """The main screen as it was left."""

    cells: ScreenCells
    article: Article | None
    place: int
    """Position in the article, in code points; -1 for its margin."""
    is_first: bool
    """True if the article is the first of the library."""
    in_list: bool
    """True if the focus is in the list, as it is when the library is opened by its name."""
    answers: tuple[tuple[list[str], ScreenCells], ...] = ()
    """What some keys would have shown: the characters sent for each, and the screen."""


def part(main: MainScreen, console: Console) -> Left:
    """The screen as it is left. The session is saved before, and not any more: finding the answers moves the screen."""
    own = main.workspace
    first = next(iter(own.library.view.all_keys()), None)
    in_list = main.panes.list_has_cursor_focus
    left = Left(cells_of(main, console), own.opened.article, own.view.place, own.opened.key == first, in_list)
    if not _is_plain(main):
        return left
    own.session.save_no_more()
    return left._replace(answers=tuple((keys, cells_of(main, console)) for keys in _answered(main)))


def _is_plain(main: MainScreen) -> bool:
    """True if list and text are on the screen and nothing else is, so that keys act on those."""
    own, panes = main.workspace, main.panes
    covered = (
        main.app.screen is not main or panes.narrow or panes.list_hidden or main.receivers.dialogs.tour is not None
    )
    searching = own.search.session.asked or panes.typing or panes.guide_visible
    return own.opened.article is not None and not (covered or searching or main.selections or own.status.message)


def _answered(main: MainScreen) -> Iterator[list[str]]:
    """The characters sent for some keys, each while the screen is as after that key."""
    own, view = main.workspace, main.workspace.view
    keys, top = own.services.preferences.keys, view.top
    if view.page(1.0):
        yield sent_for(keys, NEXT_PAGE)
        view.top_to(top)
    if not main.panes.list_has_cursor_focus:
        view.move(1)
        yield sent_for(keys, DOWN)
    elif (key := _next_article(main)) is not None and _browse(main, key):
        yield sent_for(keys, DOWN)


def _next_article(main: MainScreen) -> ArticleKey | None:
    """The article below the cursor of the list; None at the end, or if there is a heading to stand on."""
    articles = main.panes.article_list
    row = articles.cursor_row
    if row is None or articles.cursor != articles.opened:
        return None
    there = articles.rows.row(articles.rows.step(row, 1))
    return there.key if there.heading is None and there.key != articles.opened else None


def _browse(main: MainScreen, key: ArticleKey) -> bool:
    """Show an article as the key would, and nothing else of what opening does; False if that is not worth it."""
    own = main.workspace
    try:
        article = own.library.view.article(key)
    except (ReaderError, OSError):
        return False
    if len(article.text) > LARGEST or own.annotations.index.of(article):
        return False
    own.view.show(article, own.navigation.position(key), source_lines(article))
    main.panes.article_list.open(key, frozenset(own.opened.read))
    return True
