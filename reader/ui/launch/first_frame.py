"""First frame: the first article of a page, typeset where the screen will show it, while Textual is imported.

Takes an article and the size of a terminal; gives text and the parameters of SGR sequences. The frame holds the text
and the surfaces around it; the list and the bars are drawn by the app. Independent of Textual.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from reader.i18n import use_language
from reader.paths import settings_file, store_file
from reader.settings import loading
from reader.typeset.cells import Widths
from reader.typeset.layout import set_article
from reader.typeset.options import Options
from reader.typeset.sheet import TOP, USUAL, left_of, measure_on
from reader.ui.captions import source_lines
from reader.ui.colours import NAMES, ROLES, fitting
from reader.ui.launch.early_keys import DOWN, NEXT_ARTICLE, NEXT_PAGE, sent_for
from reader.ui.launch.kept_frame import painted
from reader.ui.text_options import options_of

if TYPE_CHECKING:
    from reader.model import Article
    from reader.typeset.article_layout import ArticleLayout

WIDE = 80
"""Least number of columns at which the text is beside the list."""
SIDE = (34, 36, 46)
"""Width of the list, as in the style sheet: least cells, percent of the columns, most cells."""
SCROLLBAR = 1
BARS = 2
"""Rows of the screen above and below the text."""
BOLD = frozenset({"headline", "crosshead"})
MUTED = frozenset({"section", "kicker", "byline", "dateline", "caption", "credit", "note"})

Stretch = tuple[str, str]
"""Text, and its style."""
Drawing = tuple[tuple[int, bool], str, list[str]]
"""Kind of terminal: cells of ambiguous characters, and True for a light background; output for it; and the characters
sent for the key that shows it, none for what is shown first."""


class Look(NamedTuple):
    """Appearance of text, from the terminal and the user's settings."""

    theme: str = "dark"
    colours: str = "truecolor"
    """Colour system of the terminal, by Rich's name: `truecolor` or `256`."""
    ambiguous: Literal[1, 2] = 1
    measure: int = USUAL
    options: Options = Options()


class Scene(NamedTuple):
    """An article on a screen."""

    article: Article
    title: str
    size: tuple[int, int]
    """Columns and rows of the screen."""
    place: int = -1
    """Position in the top line, in code points; -1 for the margin."""
    paged: bool = False
    """True if the text is scrolled down by a screen, from the margin."""

    @property
    def top(self) -> int:
        """Row of the text to scroll to, if it is `paged`: one row stays."""
        return self.size[1] - BARS - 1 if self.paged else 0


def first_frame(scene: Scene, look: Look) -> tuple[list[str], list[list[tuple[str, int]]]]:
    """Styles and rows (see `reader.ui.launch.kept_frame`) of a screen with room for list and text."""
    known: dict[str, int] = {}
    rows = [[(text, known.setdefault(style, len(known))) for text, style in row] for row in _rows(scene, look)]
    return list(known), rows


def left_at(article: Article, place: int) -> dict[str, object]:
    """An article and the position in it (in code points; -1 for its margin), as JSON values."""
    fields = {name: value for name, value in vars(article).items() if name not in ("text", "parts", "blocks")}
    return {"article": fields, "blocks": [[str(block.kind), block.text] for block in article.blocks], "place": place}


def looks_again(left: Mapping[str, Any], title: str, size: tuple[int, int]) -> Iterator[Drawing]:
    """`looks` of the values from `left_at`; empty if they are damaged."""
    from reader.model import Article, Block, BlockKind

    try:
        blocks = tuple(Block(BlockKind(kind), text) for kind, text in left["blocks"])
        fields = {**left["article"], "lines": tuple(left["article"]["lines"]), "authors": ()}
        yield from looks(Scene(Article(**fields, blocks=blocks), title, size, int(left["place"])))
    except (ValueError, TypeError, KeyError, AttributeError):
        return


def looks_of_keys(scene: Scene, following: Article | None) -> Iterator[Drawing]:
    """The output for each kind of terminal that shows what some keys do in `scene`.

    `following`: the article below in the list.
    """
    from reader.keymap.rebinding import apply_user_keys
    from reader.keymap.table import table

    keys = apply_user_keys(table(), loading.read(settings_file()).settings.keys).table
    if following is not None:
        yield from looks(scene._replace(article=following), sent_for(keys, DOWN, NEXT_ARTICLE))
    if store_file().exists():  # Otherwise the tour takes a row, and a screen is one row less.
        yield from looks(scene._replace(paged=True), sent_for(keys, NEXT_PAGE))


def looks(scene: Scene, keys: Sequence[str] = ()) -> Iterator[Drawing]:
    """The output for each kind of terminal. `keys`: the characters sent for the key that shows it, if one does."""
    wanted = loading.read(settings_file()).settings
    use_language(wanted.language)
    options = options_of(wanted)
    colours, drawn = colour_system(), dict[Look, str]()
    for ambiguous, light in ((1, False), (1, True), (2, False), (2, True)):
        cells = ambiguous if wanted.ambiguous_width == "auto" else wanted.ambiguous_width
        theme = fitting(wanted.theme, light, colours, "NO_COLOR" in os.environ)
        look = Look(theme, colours, 2 if cells == 2 else 1, wanted.measure, options)
        if theme == "terminal" or wanted.zen or not has_room(scene.size):
            return
        if look not in drawn:
            drawn[look] = painted(*first_frame(scene, look), scene.size[1], over=bool(keys))
        yield (ambiguous, light), drawn[look], [*keys]


def colour_system() -> str:
    """Colour system of the terminal, detected as Rich does."""
    if os.environ.get("COLORTERM", "").strip().lower() in ("truecolor", "24bit"):
        return "truecolor"
    term = os.environ.get("TERM", "").strip().lower()
    return "256" if term.endswith(("-256color", "-kitty")) else "standard"


def has_room(size: tuple[int, int]) -> bool:
    """True if a screen of `size` (columns, rows) first shows the text: a narrow one shows the list."""
    return size[0] >= WIDE


def side_of(columns: int) -> int:
    """Width of the list in cells."""
    least, percent, most = SIDE
    return min(max(columns * percent // 100, least), most)


def _rows(scene: Scene, look: Look) -> Iterator[list[Stretch]]:
    article, (columns, height) = scene.article, scene.size
    side, style = side_of(columns), _Styles(look)
    room = columns - side - SCROLLBAR
    widths = Widths(look.ambiguous)
    layout = set_article(article, measure_on(room, look.measure, look.options.hang), widths, look.options)
    name, surface = widths.shorten(f" {scene.title}", side), style("foreground", "surface")
    yield [(name, style("foreground", "surface", bold=True)), (" " * (columns - widths.width(name)), surface)]
    rows = TOP + len(layout) + len(source_lines(article)) + 2
    wanted = scene.top if scene.place < 0 else layout.line_of(scene.place) + TOP
    top = min(wanted, max(rows - (height - BARS), 0))
    for row in range(top, top + height - BARS):
        list_row = (" " * side, style("foreground", "panel"))
        line = _line(layout, row - TOP, room, style) if row < TOP + len(layout) else _below(layout, row, room, style)
        yield [list_row, *line, (" " * SCROLLBAR, style("foreground", "background"))]
    yield [(" " * columns, surface)]


def _line(layout: ArticleLayout, number: int, room: int, style: _Styles) -> Iterator[Stretch]:
    """A row of the text, padded to `room` cells."""
    blank = style("foreground", "background")
    if number < 0:
        yield " " * room, blank
        return
    left = left_of(layout.measure, room) + layout.line(number).indent
    yield " " * left, blank
    for name, span in layout.pieces(number):
        role = "muted" if name in MUTED else "foreground"
        yield layout.text(number, span.start, span.end), style(role, "background", bold=name in BOLD)
    yield " " * max(room - left - layout.cells(number), 0), blank


def _below(layout: ArticleLayout, row: int, room: int, style: _Styles) -> Iterator[Stretch]:
    """A row below the text: a line that names its source, or a blank one."""
    index, told = row - TOP - len(layout) - 1, source_lines(layout.article)
    widths = layout.measured.widths
    text = widths.shorten(told[index], layout.measure) if 0 <= index < len(told) else ""
    cells = widths.width(text)
    left = left_of(layout.measure, room) + (layout.measure - cells) // 2
    yield " " * left, style("foreground", "background")
    yield text, style("faint", "background")
    yield " " * max(room - left - cells, 0), style("foreground", "background")


class _Styles:
    """Parameters of SGR sequences for roles of the theme."""

    def __init__(self, look: Look) -> None:
        self._column, self._colours = NAMES.index(look.theme), look.colours

    def __call__(self, role: str, surface: str, *, bold: bool = False) -> str:
        """Parameters for text of `role` on `surface`."""
        from rich.color import ColorSystem
        from rich.style import Style

        from reader.ui.launch.sgr import parameters

        system = ColorSystem.TRUECOLOR if self._colours == "truecolor" else ColorSystem.EIGHT_BIT
        colour, ground = ROLES[role][self._column], ROLES[surface][self._column]
        return parameters(Style(color=colour, bgcolor=ground, bold=bold or None), system)
