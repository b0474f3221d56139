"""docs/tour.md: every command and every key of it is tried, and what it says is on the screen."""

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
PAGE = (ROOT / "docs" / "tour.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```(\w+)\n(.*?)```", PAGE, re.DOTALL)
COMMANDS = [line for kind, block in BLOCKS if kind == "sh" for line in block.splitlines()]
KEYS = [line for kind, block in BLOCKS if kind == "keys" for line in block.splitlines()]
NAMES = {"Enter": "enter", "Esc": "escape", "Space": "space", "↓": "down", "Tab": "tab"}
HAN_OR_SENTENCE = re.compile(r"[\u4e00-\u9fff]|\d/\d|\d articles|[A-Z]")


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
async def test_every_key_does_what_the_page_says(desk: Open) -> None:
    async with desk(size=(120, 36), language="en") as seat:
        for line in KEYS:
            said, _, expected = line.partition("  #" if "  #" in line else " # ")
            if line == KEYS[-1]:
                seat.send(*pressed(said))
                break
            await seat.press(*pressed(said))
            await seat.until(lambda: not seat.entering)
            if HAN_OR_SENTENCE.search(expected):
                await shown(seat, expected.strip(" #"))
        await seat.until(lambda: seat.app._exit)


@pytest.mark.parametrize("command", [command for command in COMMANDS if command.startswith("reader ")])
def test_every_command_prints_something(
    command: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(bundled("seeds").parent)
    assert main(shlex.split(command)[1:]) == 0
    assert capsys.readouterr().out


def test_it_is_set_up_as_readme_says() -> None:
    others = [command for command in COMMANDS if not command.startswith("reader ")]
    assert all(command in (ROOT / "README.md").read_text(encoding="utf-8") for command in others)
    assert len(others) == 1
