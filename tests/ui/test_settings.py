"""The settings at work: seen at once, kept, and there again the next time."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reader.errors import StoreError
from reader.paths import bundled
from reader.settings.loading import parse_settings, read
from reader.settings.setting_specs import SPECS
from reader.ui.colours import fitting
from reader.ui.dialogs.problems_dialog import ProblemsDialog

if TYPE_CHECKING:
    from conftest import Open

pytestmark = pytest.mark.slow


async def test_the_sheet_changes_a_setting_at_once_and_keeps_it(desk: Open, tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    async with desk(file=file, size=(120, 40)) as seat:
        await seat.press("l", "comma")
        sheet = "\n".join(seat.screen())
        assert "‹ 自动 ›" in sheet
        assert str(file)[:24] in sheet, "however long the path, its beginning is on one line"
        await seat.press("j", "right", "right")
        assert seat.app.theme == "dark"
        assert read(file).settings.theme == "dark"
        await seat.press("j", "left")
        assert seat.text.typeset.measure == 68
        await seat.press("j", "enter")
        assert seat.text.typeset.options.indent == 0
        await seat.press("escape")
        assert seat.app.screen is seat.main
    told = read(file)
    assert (told.settings.theme, told.settings.measure, told.settings.indent) == ("dark", 68, 0)
    async with desk(told=told, file=file) as seat:
        assert seat.app.theme == "dark"
        assert (seat.text.typeset.measure, seat.text.typeset.options.indent) == (68, 0)


async def test_what_keys_change_is_kept(desk: Open, tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text('# mine\nmeasure = 60 # narrow\ntheme = "light"\n', encoding="utf-8")
    async with desk(told=read(file), file=file) as seat:
        await seat.press("+", "T", "t", "z")
    lines = file.read_text(encoding="utf-8").splitlines()
    assert lines[:3] == ["# mine", "measure = 64 # narrow", 'theme = "contrast"']
    assert set(lines[3:]) == {"keywords = false", "zen = true"}
    async with desk(told=read(file), file=file) as seat:
        assert seat.app.theme == "contrast"
        assert seat.text.typeset.preferred_measure == 64
        assert not seat.list_view.display
        assert not seat.marks_keywords


@pytest.mark.parametrize("choice", SPECS, ids=lambda choice: choice.name)
async def test_every_setting_can_be_changed_while_reading(desk: Open, choice: object) -> None:
    async with desk() as seat:
        await seat.press("l", "space")
        place = seat.place
        text = seat.article
        await seat.press("comma", *["j"] * [each.name for each in SPECS].index(choice.name))  # type: ignore[attr-defined]
        for _ in range(len(choice.values) if len(choice.values) < 9 else 3):  # type: ignore[attr-defined]
            await seat.press("l")
            assert seat.app.screen is not seat.main
        await seat.press("q")
        assert seat.article is text
        setting = seat.text.typeset.layout
        assert setting is not None
        assert setting.line_of(seat.place) == setting.line_of(place)


async def test_the_width_of_quotes_is_measured_anew(desk: Open) -> None:
    async with desk() as seat:
        await seat.press("l")
        before = [seat.text.typeset.layout.cells(line) for line in range(9)]  # type: ignore[union-attr]
        await seat.press("comma", *["j"] * 8, "right", "right", "escape")
        assert seat.preferences.settings.ambiguous_width == 2
        assert [seat.text.typeset.layout.cells(line) for line in range(9)] != before  # type: ignore[union-attr]


async def test_the_language_changes_at_once(desk: Open) -> None:
    async with desk(language="en") as seat:
        await seat.press("comma", "right", "escape")
        assert "帮助" in seat.screen()[-1]
        await seat.press("?")
        assert "下一处匹配" in "\n".join(seat.screen())


async def test_what_cannot_be_kept_is_told_and_holds(desk: Open, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    async with desk(file=tmp_path / "file" / "settings.toml") as seat:
        await seat.press("z")
        assert "无法写入" in seat.status()
        assert seat.list_hidden


async def test_what_is_wrong_stands_on_the_sheet(desk: Open) -> None:
    async with desk(told=parse_settings("zne = true\n[keys]\nnap = 'x'\n", "s.toml")) as seat:
        await seat.press("comma")
        sheet = "\n".join(seat.screen())
        assert "s.toml 第1行：未知的设置“zne”；是不是“zen”？" in sheet
        assert "没有名为“nap”的按键" in sheet


@pytest.mark.parametrize("size", [(120, 36), (80, 24), (44, 14)])
async def test_every_wrong_setting_is_among_the_problems(desk: Open, tmp_path: Path, size: tuple[int, int]) -> None:
    told = parse_settings("zne = true\nmesure = 3\nquotes = 4\n[keys]\nnap = 'x'\n", "s.toml")
    async with desk(str(bundled("seeds")), str(tmp_path / "没有.txt"), told=told, size=size) as seat:
        seat.main.workspace.library.problem_at_start = StoreError("坏了")
        await seat.press("!")
        sheet = seat.app.screen
        assert isinstance(sheet, ProblemsDialog)
        seen, at = "".join(line.strip() for line in seat.screen()), -1
        while at != sheet.list.scroll_offset.y:
            at = sheet.list.scroll_offset.y
            await seat.press("j")
            seen += "".join(line.strip() for line in seat.screen())
        for wrong in ("坏了", "“zne”", "“mesure”", "“quotes”", "“nap”", "没有.txt"):
            assert wrong in seen
        await seat.press("escape", "j")
        if size[0] > 80:
            assert "6 个问题（!）" in seat.status()


@pytest.mark.parametrize(
    ("wanted", "light", "colours", "colourless", "theme"),
    [
        ("auto", None, "truecolor", False, "dark"),
        ("auto", True, "256", False, "light"),
        ("auto", True, "standard", False, "terminal"),
        ("auto", True, "truecolor", True, "terminal"),
        ("contrast", True, "standard", True, "contrast"),
        ("puce", False, "truecolor", False, "dark"),
    ],
)
def test_the_theme_that_fits(wanted: str, light: bool | None, colours: str, colourless: bool, theme: str) -> None:
    assert fitting(wanted, light, colours, colourless) == theme
