"""Styles of roles: found when drawn, and a widget drawn in them is drawn again when they change."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.css.stylesheet import Stylesheet

if TYPE_CHECKING:
    import pytest
    from conftest import Open


async def test_only_the_drawn_roles_are_asked_of_the_sheet(desk: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = list[str]()
    apply = Stylesheet.apply

    def applied(sheet: Stylesheet, node: Any, **options: Any) -> None:
        asked.extend(name for name in node.classes if "--" in name)
        apply(sheet, node, **options)

    monkeypatch.setattr(Stylesheet, "apply", applied)
    async with desk() as seat:
        assert "view--doubled" not in asked
        assert seat.text.palette["doubled"].color
        assert "view--doubled" in asked


async def test_an_unknown_role_has_no_style(desk: Open) -> None:
    async with desk() as seat:
        assert "nonsense" not in seat.text.palette
        assert set(seat.text.palette) >= {"text", "match"}


async def test_the_cursor_of_a_list_is_drawn_in_the_colour_of_its_focus(desk: Open) -> None:
    async with desk() as seat:
        await seat.press("tab")
        blurred = seat.list_view.palette["cursor"]
        await seat.press("shift+tab")
        assert seat.list_view.palette["cursor"] != blurred
