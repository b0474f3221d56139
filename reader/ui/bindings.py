"""The key table as Textual's bindings."""

from textual.binding import Binding

from reader.keymap.table import Key, pressed


def bindings(keys: tuple[Key, ...]) -> list[Binding]:
    """The table as Textual wants it, twins included."""
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
