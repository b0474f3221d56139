"""The colours: a dark room, light paper, high contrast, and the terminal's own sixteen.

Three surfaces are told apart by their backgrounds: the text (`background`), the list (`panel`) and the two lines
(`surface`). One accent says "where I am"; matches have a colour, the current match a stronger one.
"""

from textual.theme import Theme

from reader.wording import N_

DARK = Theme(
    name=N_("dark"),
    dark=True,
    primary="#e8876b",
    accent="#e8876b",
    foreground="#d9d4c7",
    background="#1c1d1f",
    panel="#161719",
    surface="#25272a",
    error="#f08a7a",
    variables={
        "muted": "#96928a",
        "faint": "#6f6c66",
        "cursor": "#2b2d31",
        "cursor-blurred": "#202225",
        "keyword": "#a3c3ae",
        "match": "#5a4a1e",
        "mark": "#8a6d2a",
        "match-text": "#ffe2a0",
        "current": "#ffb545",
        "current-text": "#1c1d1f",
        "selection": "#33506b",
        "thumb": "#43464b",
    },
)
LIGHT = Theme(
    name=N_("light"),
    dark=False,
    primary="#a8321f",
    accent="#a8321f",
    foreground="#2a2926",
    background="#fbf8f0",
    panel="#f2ede1",
    surface="#e7e0d0",
    error="#a8321f",
    variables={
        "muted": "#6b665c",
        "faint": "#8b8577",
        "cursor": "#e3dac6",
        "cursor-blurred": "#ebe4d5",
        "keyword": "#37735a",
        "match": "#f7e2a0",
        "mark": "#e6bf5a",
        "match-text": "#2a2926",
        "current": "#c9481b",
        "current-text": "#fffdf6",
        "selection": "#bcd6ea",
        "thumb": "#cfc6b2",
    },
)
CONTRAST = Theme(
    name=N_("contrast"),
    dark=True,
    primary="#5ce1ff",
    accent="#5ce1ff",
    foreground="#ffffff",
    background="#000000",
    panel="#101010",
    surface="#242424",
    error="#ff9a8f",
    variables={
        "muted": "#d0d0d0",
        "faint": "#b0b0b0",
        "cursor": "#003a52",
        "cursor-blurred": "#2a2a2a",
        "keyword": "#8dffb0",
        "match": "#5c5200",
        "mark": "#a89600",
        "match-text": "#fff36b",
        "current": "#fff000",
        "current-text": "#000000",
        "selection": "#0050c8",
        "thumb": "#8a8a8a",
    },
)
TERMINAL = Theme(
    name=N_("terminal"),
    dark=True,
    ansi=True,
    primary="ansi_cyan",
    accent="ansi_cyan",
    foreground="ansi_default",
    background="ansi_default",
    panel="ansi_default",
    surface="ansi_black",
    error="ansi_red",
    variables={
        # What Textual's own widgets ask of a theme of sixteen colours.
        "ansi-background": "ansi_black",
        "ansi-foreground": "ansi_white",
        "input-cursor-background": "ansi_cyan",
        "input-cursor-foreground": "ansi_black",
        "input-selection-background": "ansi_blue",
        "input-selection-foreground": "ansi_bright_white",
        "muted": "ansi_default",
        "faint": "ansi_default",
        "cursor": "ansi_default",
        "cursor-blurred": "ansi_default",
        "keyword": "ansi_green",
        "match": "ansi_default",
        "mark": "ansi_yellow",
        "match-text": "ansi_yellow",
        "current": "ansi_yellow",
        "current-text": "ansi_black",
        "selection": "ansi_blue",
        "thumb": "ansi_bright_black",
    },
)
THEMES = (DARK, LIGHT, CONTRAST, TERMINAL)


def after(name: str) -> str:
    """The theme after the one called `name`, round and round."""
    names = [theme.name for theme in THEMES]
    return names[(names.index(name) + 1) % len(names)] if name in names else names[0]
