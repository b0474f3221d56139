"""Styles of roles: found when drawn, and a widget drawn in them is drawn again when they change."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from rich.color import Color
from textual.css.stylesheet import Stylesheet

from reader.paths import bundled
from reader.ui.style_sheets import FOLDER, LATER, PLAIN, SHEETS

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


async def test_only_the_sheets_of_what_is_drawn_are_read(desk: Open) -> None:
    async with desk() as seat:
        assert seat.text.palette["match"].underline
        there = {name for name in (LATER, PLAIN, SHEETS) if seat.app.stylesheet.has_source(str(FOLDER / name))}
        assert there == {LATER}


async def test_sixteen_colours_have_a_sheet_that_is_read_when_they_are_chosen(desk: Open) -> None:
    async with desk() as seat:
        await seat.press("tab")
        assert seat.list_view.palette["cursor"].bgcolor != Color.from_ansi(4)
        seat.app.theme = "terminal"
        await seat.settle()
        assert seat.list_view.palette["cursor"].bgcolor == Color.from_ansi(4)


def test_a_role_that_is_read_later_has_all_its_rules_later() -> None:
    roles = re.compile(r"\.(?:view|words)--[a-z]+")
    read_first = bundled("styles.tcss"), FOLDER / SHEETS
    at_first = {role for sheet in read_first for role in roles.findall(sheet.read_text("utf-8"))}
    assert at_first.isdisjoint(roles.findall((FOLDER / LATER).read_text("utf-8")))
