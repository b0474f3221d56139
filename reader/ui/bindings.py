"""Textual bindings from the table of keys."""

from textual.binding import Binding

from reader.keymap.table import Key, pressed


def bindings(keys: tuple[Key, ...]) -> list[Binding]:
    """The bindings of the table, including full-width twins."""
    return [
        Binding(
            pressed(key),
            key.action,
            key.description,
            id=key.id,
            priority=key.priority,
            key_display=key.shown or None,
        )
        for key in keys
    ]
