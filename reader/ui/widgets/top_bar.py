"""Top bar: the open article, the search bar, and the counts of matches or the progress of loading."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Horizontal

from reader.typeset.cells import Widths
from reader.ui.widgets.search_bar import SearchBar
from reader.ui.widgets.text_bar import Parts, TextBar


class TopBar(Horizontal):
    """Texts around the search bar."""

    def __init__(self, search_bar: SearchBar, widths: Widths) -> None:
        super().__init__(id="top")
        self.search_bar = search_bar
        self._title = TextBar(widths, id="title", key="to_list")
        self._slash = TextBar(widths, id="slash", key="search")
        self._counts = TextBar(widths, id="counts")

    def compose(self) -> ComposeResult:
        """The texts and the search bar, from left to right."""
        self._slash.set_texts([(" ／", "sign")])
        yield self._title
        yield self._slash
        yield self.search_bar
        yield self._counts

    def show_title(self, parts: Parts) -> None:
        """Show the title of the open article or library."""
        self._title.set_texts(parts)

    def show_counts(self, groups: Sequence[Parts]) -> None:
        """Show as many groups of texts as fit."""
        self._counts.set_texts([], groups)
