"""Styles as a terminal is told of them: the parameters of SGR sequences."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.color import ColorSystem
    from rich.style import Style


def parameters(style: Style | None, colours: ColorSystem | None) -> str:
    """What stands between `ESC [` and `m` for a style; "" for none."""
    drawn = style.render("x", color_system=colours) if style and colours is not None else "x"
    return drawn[2 : drawn.index("m")] if drawn.startswith("\x1b[") else ""
