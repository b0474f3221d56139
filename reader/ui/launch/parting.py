"""Parting: the main screen as it is left, to be drawn at the next start before Textual is loaded.

With it go the screens that one key more would show, so that the next start can answer that key at once. The app shows
the same when it is there: it is given the key too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from reader.errors import ReaderError
from reader.ui.captions import source_lines
from reader.ui.launch.early_keys import DOWN, NEXT_ARTICLE, NEXT_PAGE, PREVIOUS_ARTICLE, UP, sent_for
from reader.ui.launch.screen_cells import ScreenCells, cells_of

if TYPE_CHECKING:
    from rich.console import Console

    from reader.api.outline import ArticleKey
    from reader.model import Article
    from reader.ui.main_screen import MainScreen
    from reader.ui.widgets.article.article_view import ArticleView

SCROLLS: Sequence[tuple[str, Callable[[ArticleView], object]]] = (
    (NEXT_PAGE, lambda view: view.page(1.0)),
    ("previous_page", lambda view: view.page(-1.0)),
    ("half_down", lambda view: view.page(0.5)),
    ("half_up", lambda view: view.page(-0.5)),
)
"""Ids of keys that scroll the text, and what they do."""
SCROLLS_IN_TEXT: Sequence[tuple[str, Callable[[ArticleView], object]]] = (
    (DOWN, lambda view: view.move(1)),
    (UP, lambda view: view.move(-1)),
    ("leaf_down", lambda view: view.page(1.0)),
    ("leaf_up", lambda view: view.page(-1.0)),
    ("first", lambda view: view.edge(False)),
    ("last", lambda view: view.edge(True)),
)
"""Those that do so only if the focus is in the text."""
NONE = (0, 0)
"""Size of a screen that no terminal has."""
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
    cells = cells_of(main, console)
    if main.receivers.dialogs.tour is not None:
        cells = cells._replace(size=NONE)  # Its row is the text's at the next start: the text is laid out anew.
    left = Left(cells, own.opened.article, own.view.place, own.opened.key == first, in_list)
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
    yield from _scrolled(main)
    for key, actions in _turns(main).items():
        if _browse(main, key):
            yield sent_for(main.workspace.services.preferences.keys, *actions)


def _scrolled(main: MainScreen) -> Iterator[list[str]]:
    """The characters sent for the keys that scroll the text, with the text scrolled; keys that lead to one row once."""
    view, keys = main.workspace.view, main.workspace.services.preferences.keys
    top, leads = view.top, dict[int, list[str]]()
    for action, go in SCROLLS if main.panes.list_has_cursor_focus else (*SCROLLS, *SCROLLS_IN_TEXT):
        go(view)
        leads.setdefault(view.top, []).append(action)
        view.top_to(top)
    for row, actions in leads.items():
        if row != top:
            view.top_to(row)
            yield sent_for(keys, *actions)
    view.top_to(top)


def _turns(main: MainScreen) -> dict[ArticleKey, list[str]]:
    """The articles that one key leads to, with the ids of these keys: the neighbours in the list."""
    articles = main.panes.article_list
    leads: dict[ArticleKey | None, list[str]] = {}
    for action, steps in ((NEXT_ARTICLE, 1), (PREVIOUS_ARTICLE, -1)):
        leads[articles.rows.neighbour(main.workspace.opened.key or 0, steps)] = [action]
    row = articles.cursor_row
    if main.panes.list_has_cursor_focus and row is not None and articles.cursor == articles.opened:
        for action, steps in ((DOWN, 1), (UP, -1)):
            there = articles.rows.row(articles.rows.step(row, steps))
            if there.heading is None:  # A heading is stood on, and the article stays.
                leads.setdefault(there.key, []).append(action)
    return {key: actions for key, actions in leads.items() if key is not None and key != articles.opened}


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
