"""Terminal codes of styles: the parameters of SGR sequences."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.color import ColorSystem
    from rich.style import Style


def parameters(style: Style | None, colours: ColorSystem | None) -> str:
    """The parameters between `ESC [` and `m` of a style; empty for none."""
    drawn = style.render("x", color_system=colours) if style and colours is not None else "x"
    return drawn[2 : drawn.index("m")] if drawn.startswith("\x1b[") else ""
