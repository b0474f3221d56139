"""Every key of the reading desk, once: what it does, and what a Chinese input method sends in its stead.

The table gives Textual its bindings, and the help its lines. Each binding has an id, so that a keymap can change it.
"""

from dataclasses import dataclass

from textual.binding import Binding

from reader.wording import _

FULL_WIDTH = 0xFEE0
"""From an ASCII character to its full-width form."""

TWINS = {"/": "／、", "[": "［【「", "]": "］】」", "+": "＋", "-": "－", "?": "？", "=": "＝"}
"""What an input method may send for a mark, besides nothing at all."""

NAMES = {"space": "ideographic_space"}


@dataclass(frozen=True, slots=True)
class Key:
    """Keys that do one thing."""

    id: str
    keys: tuple[str, ...]
    """As Textual names them, or the character itself; the first few are shown."""
    action: str
    description: str
    group: str
    """Under which heading the help shows it."""
    shown: str = ""
    """How the help shows the keys; "" as they are."""
    priority: bool = False


def table() -> tuple[Key, ...]:
    """The keys, in the language of the interface."""
    move, read, find, view = _("Move"), _("Read"), _("Search"), _("Screen")
    return (
        Key("down", ("j", "down"), "move(1)", _("down a line or an article"), move, "j ↓"),
        Key("up", ("k", "up"), "move(-1)", _("up a line or an article"), move, "k ↑"),
        Key("next_page", ("space",), "page(1.0)", _("a screen down, then the next article"), move, _("Space")),
        Key("previous_page", ("b",), "page(-1.0)", _("a screen up"), move, "b"),
        Key("half_down", ("d",), "page(0.5)", _("half a screen down"), move, "d"),
        Key("half_up", ("u",), "page(-0.5)", _("half a screen up"), move, "u"),
        Key("leaf_down", ("pagedown", "ctrl+f"), "leaf(1.0)", _("a screen of this side down"), move, "PgDn"),
        Key("leaf_up", ("pageup", "ctrl+b"), "leaf(-1.0)", _("a screen of this side up"), move, "PgUp"),
        Key("first", ("g", "home"), "edge(False)", _("to the beginning"), move, "g"),
        Key("last", ("G", "end"), "edge(True)", _("to the end"), move, "G"),
        Key("next_article", ("]",), "article(1)", _("next article"), read, "]"),
        Key("previous_article", ("[",), "article(-1)", _("previous article"), read, "["),
        Key("next_section", ("J",), "section(True)", _("next section"), read, "J"),
        Key("previous_section", ("K",), "section(False)", _("previous section"), read, "K"),
        Key("to_list", ("h", "left"), "to_list", _("to the list"), read, "h ←"),
        Key("to_text", ("l", "right"), "to_text", _("to the text"), read, "l →"),
        Key("other_side", ("tab", "shift+tab"), "other_side", _("to the other side"), read, "Tab"),
        Key("open", ("enter",), "open", _("read; from a search, at the match"), read, "Enter", priority=True),
        Key("copy", ("y",), "copy", _("copy the selection or paragraph, with its source"), read, "y"),
        Key("search", ("/",), "search", _("search"), find, "/", priority=True),
        Key("next_match", ("n",), "match(True)", _("next match, in all articles"), find, "n"),
        Key("previous_match", ("N",), "match(False)", _("previous match"), find, "N"),
        Key("back", ("escape",), "back", _("one step back; the place stays"), find, "Esc"),
        Key("keywords", ("t",), "keywords", _("mark keywords, or not"), view, "t"),
        Key("wider", ("+", "="), "measure(4)", _("longer lines"), view, "+"),
        Key("narrower", ("-",), "measure(-4)", _("shorter lines"), view, "-"),
        Key("zen", ("z",), "zen", _("the text alone, or with the list"), view, "z"),
        Key("theme", ("T",), "theme", _("next theme"), view, "T"),
        Key("help", ("?",), "help", _("help"), view, "?"),
        Key("quit", ("q",), "app.quit", _("quit"), view, "q"),
    )


def bindings(keys: tuple[Key, ...]) -> list[Binding]:
    """The table as Textual wants it, twins included."""
    return [
        Binding(
            ",".join(twin for name in key.keys for twin in twins(name)),
            key.action,
            key.description,
            id=key.id,
            priority=key.priority,
            key_display=key.shown or None,
        )
        for key in keys
    ]


def twins(key: str) -> list[str]:
    """`key`, and what an input method in Chinese mode sends when it is pressed."""
    if key in TWINS:
        return [key, *TWINS[key]]
    if key in NAMES:
        return [key, NAMES[key]]
    if len(key) == 1 and key.isascii() and key.isalpha():
        return [key, chr(ord(key) + FULL_WIDTH)]
    return [key]
