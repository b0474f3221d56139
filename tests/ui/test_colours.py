"""Nothing is told by colour alone, in any theme; and every theme has every role."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from rich.style import Style
from textual.filter import NoColor

from reader.paths import bundled
from reader.settings.loading import LoadedSettings
from reader.settings.setting_specs import Settings
from reader.ui.colours import NAMES, ROLES
from reader.ui.style_sheets import FOLDER
from reader.ui.theme import THEMES

if TYPE_CHECKING:
    from conftest import Open, Seat

pytestmark = pytest.mark.slow

FORMS = ("bold", "underline", "reverse", "dim")


def forms(style: Style) -> set[str]:
    return {form for form in FORMS if getattr(style, form)}


async def marked(seat: Seat) -> dict[str, Style]:
    """The styles of the reading pane's roles, as they are drawn."""
    return {role: style for role, style in seat.text.palette.items() if role != "text"}


@pytest.mark.parametrize("theme", NAMES)
async def test_marks_differ_in_form_and_not_only_in_colour(desk: Open, theme: str) -> None:
    async with desk() as seat:
        seat.app.theme = theme
        await seat.settle()
        styles = await marked(seat)
        told = {role: forms(styles[role]) for role in ("match", "current")}
        assert all(told.values()), "a match is no plain text"
        assert told["match"] != told["current"], "nor like the one stood at"
        # Keywords are named in the status line too, so the quiet themes need no form for them.
        assert forms(styles["keyword"]) or theme in ("dark", "light")
        assert forms(styles["keyword"]) != told["match"]


async def test_without_colours_everything_is_told_by_form(desk: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    async with desk(colourless=True) as seat:
        assert seat.app.theme == "terminal"
        await seat.search("产业")
        assert seat.results_list.palette["cursor"].reverse
        await seat.press("enter")
        styles = await marked(seat)
        assert styles["current"].reverse
        assert styles["selection"].reverse
        assert styles["match"].underline
        assert forms(styles["keyword"])
        assert any(isinstance(each, NoColor) for each in seat.app._filters)


def worn(seat: Seat) -> list[tuple[str, object]]:
    """The rules that each widget goes by, and each role in it."""
    rules = list[tuple[str, object]]()
    for node in seat.main.walk_children(with_self=True):
        rules.append((str(node), node.styles.base.get_rules()))
        rules += [(name, node.get_component_styles(name).get_rules()) for name in sorted(node._component_styles)]
        rules += getattr(node, "palette", {}).items()
    return rules


@pytest.mark.parametrize("theme", NAMES)
@pytest.mark.parametrize("width", [120, 60])
async def test_what_is_worn_at_the_start_is_what_would_be_worn_again(desk: Open, theme: str, width: int) -> None:
    # The style sheet is parsed once and the room dressed once before the first paint, where Textual would do it twice.
    async with desk(size=(width, 36), told=LoadedSettings(Settings(theme=theme))) as seat:
        first = worn(seat)
        seat.app.refresh_css(animate=False)
        await seat.settle()
        assert worn(seat) == first


async def test_signs_say_what_is_open_what_is_read_and_where_one_is(desk: Open) -> None:
    async with desk() as seat:
        await seat.press("l", "]", "]")
        signs = [row[:2] for row in seat.screen()[2:9]]
        assert " ›" in signs
        assert signs.count(" ✓") == 2
        await seat.press("comma", "j")
        assert [row for row in seat.screen() if re.search("› 配色|›配色", row)]
        await seat.press("escape")
        await seat.search("产业")
        assert any("›" in row for row in seat.screen()[1:4])


def test_every_theme_has_every_role() -> None:
    assert [theme.name for theme in THEMES] == list(NAMES)
    for theme in THEMES:
        assert set(ROLES) <= set(theme.variables) | set(vars(theme))
    sheets = [bundled("styles.tcss"), *FOLDER.glob("*.tcss")]
    styles = "".join(sheet.read_text(encoding="utf-8") for sheet in sheets)
    named = set(re.findall(r"\$([a-z-]+)", styles))
    assert named <= set(ROLES)


@pytest.mark.parametrize("theme", [theme for theme in NAMES if theme != "terminal"])
@pytest.mark.parametrize(
    ("text", "ground", "least"),
    [
        ("foreground", "background", 7.0),
        ("foreground", "panel", 7.0),
        ("foreground", "surface", 7.0),
        ("muted", "background", 4.5),
        ("muted", "surface", 4.0),
        ("match-text", "match", 4.5),
        ("current-text", "current", 4.5),
        ("keyword", "background", 4.5),
        ("error", "surface", 4.5),
    ],
)
def test_text_stands_out_from_its_ground(theme: str, text: str, ground: str, least: float) -> None:
    """By the contrast ratio of WCAG 2.1."""
    column = NAMES.index(theme)
    one, other = (luminance(ROLES[role][column]) for role in (text, ground))
    assert (max(one, other) + 0.05) / (min(one, other) + 0.05) >= least


def luminance(colour: str) -> float:
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [each / 12.92 if each <= 0.03928 else ((each + 0.055) / 1.055) ** 2.4 for each in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def drawn(seat: Seat) -> set[str]:
    """The colours on the screen."""
    strips = seat.app.screen._compositor.render_strips()
    styles = (segment.style for strip in strips for segment in strip if segment.style is not None)
    return {colour.name for style in styles for colour in (style.color, style.bgcolor) if colour is not None}


async def test_another_theme_leaves_no_colour_of_the_one_before(desk: Open) -> None:
    async with desk() as seat:
        await seat.search("产业")
        await seat.press("enter")
        for _theme in NAMES:
            before = seat.app.theme
            own = {role: colours[NAMES.index(before)] for role, colours in ROLES.items()}
            assert "ansi_yellow" in own.values() or own["mark"] in drawn(seat)
            await seat.press("T")
            now = {colours[NAMES.index(seat.app.theme)] for colours in ROLES.values()}
            assert seat.app.theme != before
            assert not {colour for colour in own.values() if colour not in now} & drawn(seat)
