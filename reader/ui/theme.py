"""The colours of `reader.ui.colours` as themes of Textual."""

from textual.theme import Theme

from reader.ui.colours import NAMES, ROLES

ASKED = {
    # What Textual's own widgets ask of a theme of sixteen colours.
    "ansi-background": "ansi_black",
    "ansi-foreground": "ansi_white",
    "input-cursor-background": "ansi_cyan",
    "input-cursor-foreground": "ansi_black",
    "input-selection-background": "ansi_blue",
    "input-selection-foreground": "ansi_bright_white",
}
OWN = ("foreground", "background", "panel", "surface", "accent", "error")
"""Roles that are Textual's own; the others are variables of the style sheet."""


def _theme(column: int, name: str) -> Theme:
    colours = {role: row[column] for role, row in ROLES.items()}
    ansi = name == "terminal"
    return Theme(
        name=name,
        dark=name != "light",
        ansi=ansi,
        primary=colours["accent"],
        **{role: colours[role] for role in OWN},  # type: ignore[arg-type]
        variables={role: colour for role, colour in colours.items() if role not in OWN} | (ASKED if ansi else {}),
    )


THEMES = tuple(_theme(column, name) for column, name in enumerate(NAMES))
NAMED_THEMES = {theme.name: theme for theme in THEMES}
