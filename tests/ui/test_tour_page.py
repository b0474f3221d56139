"""docs/tour.md and its Chinese twin: every command and key is tried, and what they say is on the screen."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reader.cli.main import main
from reader.paths import bundled

if TYPE_CHECKING:
    from conftest import Open, Seat

ROOT = Path(__file__).parents[2]
PAGES = {"en": "tour.md", "zh": "tour.zh.md"}


def lines_of(language: str, wanted: str) -> list[str]:
    """The lines of the blocks of one kind in a page."""
    page = (ROOT / "docs" / PAGES[language]).read_text(encoding="utf-8")
    blocks = re.findall(r"```(\w+)\n(.*?)```", page, re.DOTALL)
    return [line for kind, block in blocks if kind == wanted for line in block.splitlines()]


NAMES = {"Enter": "enter", "Esc": "escape", "Space": "space", "空格": "space", "↓": "down", "Tab": "tab"}
HAN_OR_SENTENCE = re.compile(r"[\u4e00-\u9fff]|\d/\d|\d articles|[A-Z]")


def expected(language: str, comment: str) -> str:
    """What is to be on the screen: the Chinese page has it in quotation marks; "" for nothing."""
    if language == "zh":
        return "".join(re.findall("“(.*)”", comment))
    return comment.strip(" #") if HAN_OR_SENTENCE.search(comment) else ""


def pressed(said: str) -> list[str]:
    """The keys of a line: names, characters, and text in quotation marks."""
    keys: list[str] = []
    for quoted, name in re.findall(r'"([^"]+)"|(\S+)', said):
        keys += quoted or [NAMES.get(name) or (name.lower() if len(name) > 1 else name)]
    return keys


async def shown(seat: Seat, text: str) -> None:
    """Wait for a text to be on the screen."""
    try:
        await seat.until(lambda: text in "\n".join(seat.screen()))
    except AssertionError as error:
        raise AssertionError(f"{text!r} is not on the screen:\n" + "\n".join(seat.screen())) from error


@pytest.mark.slow
@pytest.mark.parametrize("language", PAGES)
async def test_every_key_does_what_the_page_says(desk: Open, language: str) -> None:
    keys = lines_of(language, "keys")
    async with desk(size=(120, 36), language=language) as seat:
        for line in keys:
            said, _, comment = line.partition("  #" if "  #" in line else " # ")
            if line == keys[-1]:
                seat.send(*pressed(said))
                break
            await seat.press(*pressed(said))
            await seat.until(lambda: not (seat.entering or getattr(seat.app.screen, "entering", False)))
            await shown(seat, expected(language, comment))
        await seat.until(lambda: seat.app._exit)


@pytest.mark.parametrize("command", [command for command in lines_of("en", "sh") if command.startswith("reader ")])
def test_every_command_prints_something(
    command: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(bundled("seeds").parent)
    assert main(shlex.split(command)[1:]) == 0
    assert capsys.readouterr().out


def test_it_is_set_up_as_readme_says() -> None:
    others = [command for command in lines_of("en", "sh") if not command.startswith("reader ")]
    assert all(command in (ROOT / "README.md").read_text(encoding="utf-8") for command in others)
    assert len(others) == 1


def test_the_chinese_page_keeps_step() -> None:
    assert lines_of("zh", "sh") == lines_of("en", "sh")
    english, chinese = lines_of("en", "keys"), lines_of("zh", "keys")
    assert len(english) == len(chinese)
    typed = [[re.sub('".*"', '""', line.partition(" #")[0]).split() for line in lines] for lines in (english, chinese)]
    assert typed[0] == [["Space" if key == "空格" else key for key in keys] for keys in typed[1]]
