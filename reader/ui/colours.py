"""Colours of the themes: dark, light, high contrast, and the terminal's own sixteen colours.

Three surfaces differ by their backgrounds: the text (`background`), the list (`panel`) and the two bars (`surface`).
One accent colour marks the current position; matches have a colour, the current match a stronger one. Nothing is shown
by colour alone: see the style sheet, and the roles that end in `-style`, for the additional styles of matches.
Independent of Textual.
"""

from reader.i18n import N_

NAMES = (N_("dark"), N_("light"), N_("contrast"), N_("terminal"))
ROLES: dict[str, tuple[str, str, str, str]] = {
    # role: dark, light, contrast, terminal
    "foreground": ("#d9d4c7", "#2a2926", "#ffffff", "ansi_default"),
    "background": ("#1c1d1f", "#fbf8f0", "#000000", "ansi_default"),
    "panel": ("#161719", "#f2ede1", "#101010", "ansi_default"),
    "surface": ("#25272a", "#e7e0d0", "#242424", "ansi_black"),
    "accent": ("#e8876b", "#a8321f", "#5ce1ff", "ansi_cyan"),
    "error": ("#f08a7a", "#a8321f", "#ff9a8f", "ansi_red"),
    "muted": ("#96928a", "#6b665c", "#d0d0d0", "ansi_default"),
    "faint": ("#6f6c66", "#8b8577", "#b0b0b0", "ansi_default"),
    "cursor": ("#2b2d31", "#e3dac6", "#003a52", "ansi_default"),
    "cursor-blurred": ("#202225", "#ebe4d5", "#2a2a2a", "ansi_default"),
    "keyword": ("#a3c3ae", "#37735a", "#8dffb0", "ansi_green"),
    "match": ("#5a4a1e", "#f7e2a0", "#5c5200", "ansi_default"),
    "mark": ("#8a6d2a", "#e6bf5a", "#a89600", "ansi_yellow"),
    "match-text": ("#ffe2a0", "#2a2926", "#fff36b", "ansi_yellow"),
    "current": ("#ffb545", "#c9481b", "#fff000", "ansi_yellow"),
    "current-text": ("#1c1d1f", "#fffdf6", "#000000", "ansi_black"),
    "selection": ("#33506b", "#bcd6ea", "#0050c8", "ansi_blue"),
    "selection-text": ("#f2eee2", "#1f1e1b", "#ffffff", "ansi_bright_white"),
    "marker": ("#3a2d45", "#eadcf2", "#3d0057", "ansi_default"),
    "marker-text": ("#cfa9e6", "#6d3a8c", "#e6a8ff", "ansi_magenta"),
    "thumb": ("#43464b", "#cfc6b2", "#8a8a8a", "ansi_bright_black"),
}


def after(name: str) -> str:
    """The theme after the theme `name`, cyclically."""
    return NAMES[(NAMES.index(name) + 1) % len(NAMES)] if name in NAMES else NAMES[0]


def fitting(wanted: str, light: bool | None, colours: str | None, colourless: bool) -> str:
    """The theme for the setting `wanted`, which may be "auto": then the terminal decides.

    `light`: True for a light background, None if unknown; `colours`: the colour system, by Rich's name; `colourless`:
    no colours are wanted (`NO_COLOR`).
    """
    if wanted in NAMES:
        return wanted
    if colourless or colours in ("standard", "windows"):
        return "terminal"
    return "light" if light else "dark"
