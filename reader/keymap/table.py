"""Table of keys: for each action its keys, with the characters that a Chinese input method sends for them.

Textual's bindings and the help are made from it. Each binding has an id, so that a keymap can change it.
"""

from __future__ import annotations

from reader.i18n import _
from reader.named_tuple import NamedTuple

FULL_WIDTH = 0xFEE0
"""Full-width form of each ASCII character."""

TWINS = {
    ",": "，",
    "/": "／、",
    ":": "：",
    "*": "＊×",
    "!": "！",
    "[": "［【「",
    "]": "］】」",
    "+": "＋",
    "-": "－",
    "?": "？",
    "=": "＝",
    "'": "‘’＇",
    "(": "（",
    ")": "）",
    "{": "｛『",
    "}": "｝』",
    "$": "￥＄",
    ">": "》＞",
    "<": "《＜",
    ".": "。．",
}
"""Characters that an input method may send for a mark, besides nothing at all."""

NAMES = {"space": "ideographic_space"}

BACK = ("ctrl+o", "alt+left")
FORWARD = ("ctrl+right_square_bracket", "alt+right")
"""Vim's own key for this, Ctrl+I, is the same as Tab in a terminal."""


class Key(NamedTuple):
    """An action and its keys."""

    id: str
    keys: tuple[str, ...]
    """Textual's names, or the character itself; the first few are displayed."""
    action: str
    description: str
    group: str
    """Heading of the help that lists it."""
    shown: str = ""
    """Displayed keys in the help; empty for the default."""
    priority: bool = False


def table() -> tuple[Key, ...]:
    """The keys, in the language of the interface, group by group."""
    return (*_moving(), *_reading(), *_listing(), *_searching(), *_around(), *_marking(), *_taking(), *_screen())


def scrolling() -> tuple[Key, ...]:
    """Keys that move through any list or text."""
    return _moving()


def _moving() -> tuple[Key, ...]:
    group = _("Move")
    return (
        Key("down", ("j", "down"), "move(1)", _("down a line or an article"), group, "j ↓"),
        Key("up", ("k", "up"), "move(-1)", _("up a line or an article"), group, "k ↑"),
        Key("next_page", ("space",), "page(1.0)", _("page down, then next article"), group, _("Space")),
        Key("previous_page", ("b",), "page(-1.0)", _("page up"), group, "b"),
        Key("half_down", ("d", "ctrl+d"), "page(0.5)", _("half a page down"), group, "d"),
        Key("half_up", ("u", "ctrl+u"), "page(-0.5)", _("half a page up"), group, "u"),
        Key("leaf_down", ("pagedown", "ctrl+f"), "leaf(1.0)", _("page down in this pane"), group, "PgDn"),
        Key("leaf_up", ("pageup", "ctrl+b"), "leaf(-1.0)", _("page up in this pane"), group, "PgUp"),
        Key("first", ("g", "home"), "edge(False)", _("to the beginning"), group, "g"),
        Key("last", ("G", "end"), "edge(True)", _("to the end"), group, "G"),
        Key("scroll_down", ("ctrl+e",), "scroll(1)", _("scroll down; the cursor stays"), group, "Ctrl+E"),
        Key("scroll_up", ("ctrl+y",), "scroll(-1)", _("scroll up; the cursor stays"), group, "Ctrl+Y"),
        Key("count", tuple("1234567890"), "app.count", _("repeat the next key: 5j, 3n"), group, "1 … 9"),
    )


def _reading() -> tuple[Key, ...]:
    group = _("Read")
    return (
        Key("next_article", ("]",), "article(1)", _("next article"), group, "]"),
        Key("previous_article", ("[",), "article(-1)", _("previous article"), group, "["),
        Key("next_section", ("J",), "section(1)", _("next section"), group, "J"),
        Key("previous_section", ("K",), "section(-1)", _("previous section"), group, "K"),
        Key("to_list", ("h", "left"), "to_list", _("to the list"), group, "h ←"),
        Key("to_text", ("l", "right"), "to_text", _("to the text"), group, "l →"),
        Key("other_side", ("tab", "shift+tab"), "other_side", _("switch pane"), group, "Tab"),
        Key("jump", ("f",), "jump", _("jump to the continuation"), group, "f"),
        Key("open", ("enter",), "open", _("open; from results, at a match"), group, "Enter", priority=True),
        Key("travel_back", BACK, "travel(True)", _("go back"), group, "Ctrl+O"),
        Key("travel_forward", FORWARD, "travel(False)", _("go forward"), group, "Ctrl+]"),
        Key("history", ("R",), "open_dialog('history')", _("recently read"), group, "R"),
    )


def _listing() -> tuple[Key, ...]:
    group = _("List")
    return (
        Key("group", ("r",), "group", _("group by section, date, page"), group, "r"),
        Key("sort", ("o",), "sort", _("sort: printed, newest, oldest"), group, "o"),
        Key("sift", ("s",), "sift", _("filter headlines"), group, "s", priority=True),
        Key("calendar", ("I",), "open_dialog('calendar')", _("go to date"), group, "I"),
        Key("fold", ("c",), "fold", _("fold/unfold a group or a story"), group, "c"),
        Key("fold_all", ("C",), "fold_all", _("fold/unfold all groups"), group, "C"),
        Key("stop", ("Q",), "stop", _("pause or resume indexing"), group, "Q"),
        Key("here", (".",), "here", _("show the open article in the list"), group, "."),
    )


def _searching() -> tuple[Key, ...]:
    group = _("Search")
    recall = _("earlier queries")
    return (
        Key("search", ("/",), "search", _("search"), group, "/", priority=True),
        Key("next_match", ("n",), "match(1)", _("next match, in all articles"), group, "n"),
        Key("previous_match", ("N",), "match(-1)", _("previous match"), group, "N"),
        Key("word", ("*",), "word", _("search the selection or this word"), group, "*"),
        Key("find", ("ctrl+p",), "open_dialog('finder')", _("find a headline (or pinyin)"), group, "Ctrl+P", True),
        Key("saved", ("V",), "open_dialog('saved')", _("saved queries: open, save, delete"), group, "V"),
        Key("stories", ("S",), "fold_stories", _("fold or list near-duplicates"), group, "S"),
        Key("facets", ("F",), "open_dialog('facets')", _("narrow by section, author, month"), group, "F"),
        Key("recall", ("ctrl+r",), "recall(True)", recall, group, "Ctrl+R", True),
        Key("back", ("escape",), "back", _("step back, keeping your place"), group, "Esc"),
    )


def _around() -> tuple[Key, ...]:
    group = _("Analyse")
    return (
        Key("plot", ("P",), "open_dialog('trend')", _("chart matches: time, section, paper"), group, "P"),
        Key(
            "kwic",
            ("L",),
            "open_dialog('concordance')",
            _("concordance: a line per match"),
            group,
            "L",
        ),
        Key("dispersion", ("D",), "open_dialog('dispersion')", _("dispersion: where matches lie"), group, "D"),
        Key("about", ("W",), "open_dialog('keywords')", _("keywords and names in the article"), group, "W"),
        Key("similar", ("A",), "open_dialog('related')", _("related articles"), group, "A"),
        Key("lookup", ("i",), "open_dialog('dictionary')", _("reading and meaning of this word"), group, "i"),
    )


def _marking() -> tuple[Key, ...]:
    group = _("Marks")
    return (
        Key("select", ("v",), "select", _("select with the keyboard"), group, "v"),
        Key("bookmark", ("m",), "bookmark", _("toggle bookmark"), group, "m"),
        Key("highlight", ("H",), "highlight", _("highlight; again for another style"), group, "H"),
        Key("note", ("a",), "open_dialog('note')", _("note on the selection or paragraph"), group, "a"),
        Key("unmark", ("x",), "unmark", _("delete the mark in the status line"), group, "x"),
        Key("put_back", ("X",), "put_back", _("restore the deleted mark"), group, "X"),
        Key("next_mark", (">",), "to_mark(1)", _("next mark"), group, ">"),
        Key("previous_mark", ("<",), "to_mark(-1)", _("previous mark"), group, "<"),
        Key("marks", ("'",), "open_dialog('marks')", _("all marks: find, open, export"), group, "'"),
    )


def _taking() -> tuple[Key, ...]:
    group = _("Copy & export")
    return (
        Key("copy", ("y",), "copy(True)", _("copy with source"), group, "y"),
        Key("copy_alone", ("p",), "copy(False)", _("copy text only"), group, "p"),
        Key("cite", ("Y",), "open_dialog('cite')", _("copy a citation"), group, "Y"),
        Key("export", ("E",), "open_dialog('export')", _("export the results or this article"), group, "E"),
        Key("edit", ("e",), "edit", _("open the source in your editor"), group, "e"),
    )


def selecting() -> tuple[Key, ...]:
    """Keys with another meaning while text is selected by keys."""
    group = _("While selecting")
    line_ends, ends = _("to the start or end of the line"), _("to the start or end of the text")
    return (
        Key("extend_down", ("j", "down"), "screen.extend('line', 1)", _("by lines"), group, "j k"),
        Key("extend_up", ("k", "up"), "screen.extend('line', -1)", "", group),
        Key("extend_right", ("l", "right"), "screen.extend('character', 1)", _("by characters"), group, "h l"),
        Key("extend_left", ("h", "left"), "screen.extend('character', -1)", "", group),
        Key("extend_word", ("w", "e"), "screen.extend('word', 1)", _("by words"), group, "b w"),
        Key("extend_word_back", ("b",), "screen.extend('word', -1)", "", group),
        Key("extend_sentence", (")",), "screen.extend('sentence', 1)", _("by sentences"), group, "( )"),
        Key("extend_sentence_back", ("(",), "screen.extend('sentence', -1)", "", group),
        Key("extend_paragraph", ("}",), "screen.extend('paragraph', 1)", _("by paragraphs"), group, "{ }"),
        Key("extend_paragraph_back", ("{",), "screen.extend('paragraph', -1)", "", group),
        Key("extend_to_line_end", ("$",), "screen.extend('edge', 1)", line_ends, group, "0 $"),
        Key("extend_to_line_start", ("0", "^"), "screen.extend('edge', -1)", "", group),
        Key("extend_to_end", ("G", "end"), "screen.extend('article', 1)", ends, group, "g G"),
        Key("extend_to_start", ("g", "home"), "screen.extend('article', -1)", "", group),
        Key("turn", ("o",), "screen.turn", _("move the other end"), group, "o"),
    )


def _screen() -> tuple[Key, ...]:
    group = _("Screen")
    return (
        Key("keywords", ("t",), "keywords", _("mark keywords, names or nothing"), group, "t"),
        Key("wider", ("+", "="), "measure(4)", _("longer lines"), group, "+"),
        Key("narrower", ("-",), "measure(-4)", _("shorter lines"), group, "-"),
        Key("zen", ("z",), "zen", _("hide or show the list"), group, "z"),
        Key("theme", ("T",), "theme", _("next theme"), group, "T"),
        Key("settings", (",",), "open_dialog('settings')", _("settings"), group, ","),
        Key("troubles", ("!",), "open_dialog('problems')", _("problems: files, settings"), group, "!"),
        Key("palette", (":",), "open_dialog('palette')", _("all commands"), group, ":"),
        Key("tour", ("f1",), "open_dialog('tour')", _("show the tour again"), group, "F1"),
        Key("help", ("?",), "open_dialog('help')", _("help"), group, "?"),
        Key("suspend", ("ctrl+z",), "app.suspend", _("suspend; fg returns"), group, "Ctrl+Z"),
        Key("quit", ("q",), "app.quit", _("quit"), group, "q"),
    )


def pressed(key: Key) -> str:
    """All keys of the action, including full-width ones, in a list as Textual takes it."""
    return ",".join("comma" if twin == "," else twin for name in key.keys for twin in full_width_equivalents(name))


def full_width_equivalents(key: str) -> list[str]:
    """`key`, and the characters that an input method in Chinese mode sends for it."""
    if key in TWINS:
        return [key, *TWINS[key]]
    if key in NAMES:
        return [key, NAMES[key]]
    if len(key) == 1 and key.isascii() and key.isalnum():
        return [key, chr(ord(key) + FULL_WIDTH)]
    return [key]
