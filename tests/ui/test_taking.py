"""Copying, citing, exporting, and the person's own editor."""

from __future__ import annotations

import json
import subprocess
import sys
from contextlib import nullcontext
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reader.backends.local.local_library import LocalLibrary
from reader.export.citations import STYLES, cite
from reader.ui.dialogs.cite_dialog import CiteDialog
from reader.ui.dialogs.save_file_dialog import SaveFileDialog
from reader.ui.system import clipboard
from reader.ui.system.clipboard import program
from reader.ui.system.editor import chosen, command

if TYPE_CHECKING:
    from tests.ui.conftest import Open

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    ("platform", "environment", "there", "expected"),
    [
        ("darwin", {}, "pbcopy", "pbcopy"),
        ("darwin", {"SSH_TTY": "/dev/ttys1"}, "pbcopy", None),
        ("win32", {}, "clip.exe", "clip.exe"),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0", "DISPLAY": ":0"}, "wl-copy xclip", "wl-copy"),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0", "DISPLAY": ":0"}, "xclip xsel", "xclip"),
        ("linux", {"DISPLAY": ":0"}, "wl-copy xsel", "xsel"),
        ("linux", {"DISPLAY": ":0", "SSH_CONNECTION": "1 2 3 4"}, "xsel", None),
        ("linux", {"WSL_DISTRO_NAME": "Ubuntu"}, "clip.exe", "clip.exe"),
        ("linux", {}, "wl-copy xclip xsel", None),
        ("linux", {"DISPLAY": ":0"}, "", None),
    ],
)
def test_the_program_of_the_system_is_found(
    platform: str, environment: dict[str, str], there: str, expected: str | None
) -> None:
    found = program(platform, environment, lambda name: name if name in there.split() else None)
    assert (found and found.command[0]) == expected


def test_the_clipboard_is_given_the_text_as_it_is(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    out = tmp_path / "out"
    keep = f"import sys; open({str(out)!r}, 'wb').write(sys.stdin.buffer.read())"
    there = clipboard.Program((sys.executable, "-c", keep), "utf-16")
    monkeypatch.setattr(clipboard, "program", lambda *_: there)
    clipboard.copy("$(海湾) `大桥`\n")
    assert out.read_text("utf-16") == "$(海湾) `大桥`\n"
    monkeypatch.setattr(clipboard, "program", lambda *_: clipboard.Program((str(tmp_path / "none"),)))
    clipboard.copy("海湾")


@pytest.mark.parametrize(
    ("environment", "platform", "expected"),
    [
        ({}, "linux", ["vi"]),
        ({}, "win32", ["notepad"]),
        ({"EDITOR": "nano"}, "linux", ["nano"]),
        ({"VISUAL": "code --wait", "EDITOR": "nano"}, "linux", ["code", "--wait"]),
        ({"VISUAL": " ", "EDITOR": "'/opt/my editor/vim' -R"}, "linux", ["/opt/my editor/vim", "-R"]),
        ({"EDITOR": "it's"}, "linux", ["it's"]),
    ],
)
def test_the_editor_is_the_person_s(environment: dict[str, str], platform: str, expected: list[str]) -> None:
    assert chosen(environment, platform) == expected


@pytest.mark.parametrize(
    ("editor", "expected"),
    [
        (["vim", "-R"], ["vim", "-R", "+7", "{path}"]),
        (["/usr/bin/emacs"], ["/usr/bin/emacs", "+7", "{path}"]),
        (["code", "-w"], ["code", "-w", "--goto", "{path}:7"]),
        (["C:\\bin\\Code.exe"], ["C:\\bin\\Code.exe", "--goto", "{path}:7"]),
        (["hx"], ["hx", "{path}:7"]),
        (["kate"], ["kate", "--line", "7", "{path}"]),
        (["ed"], ["ed", "{path}"]),
    ],
)
def test_the_editor_is_told_the_line(editor: list[str], expected: list[str]) -> None:
    path = Path("/tmp/早 报;rm.txt")
    assert command(editor, path, 7) == [word.format(path=path) for word in expected]


async def test_the_source_is_opened_at_its_line(desk: Open, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    called: list[list[str]] = []
    monkeypatch.setattr(subprocess, "run", lambda command, **_options: called.append(command))
    monkeypatch.setenv("VISUAL", "vim")
    async with desk() as seat:
        monkeypatch.setattr(seat.app, "suspend", nullcontext)
        await seat.press("]", "e")
        article = seat.articles.article(1)
        assert called == [["vim", f"+{article.lines[0]}", str(Path(article.source).absolute())]]

        def missing(command: list[str], **_options: object) -> None:
            raise FileNotFoundError(2, "No such file")

        monkeypatch.setattr(subprocess, "run", missing)
        await seat.press("ｅ")
        assert "无法启动 vim" in seat.status()


async def test_what_is_in_an_archive_is_opened_in_no_editor(desk: Open, tmp_path: Path) -> None:
    import zipfile

    with zipfile.ZipFile(tmp_path / "早报.zip", "w") as archive:
        archive.writestr("一版.txt", "海湾大桥今日通车\n\n海湾大桥昨日建成通车，全长十二公里，往来两岸只要一刻钟。\n")
    async with desk(str(tmp_path / "早报.zip"), library=partial(LocalLibrary, cache=False)) as seat:
        await seat.press("e")
        assert "不是编辑器能打开的文件" in seat.status()


async def test_a_citation_is_copied(desk: Open) -> None:
    async with desk() as seat:
        article = seat.articles.article(0)
        for place, style in enumerate(STYLES):
            await seat.press("Y", *["j"] * place, "enter")
            wanted = cite(article, style)
            await seat.until(lambda wanted=wanted: seat.app.clipboard == wanted)
        await seat.shows("已复制参考文献")
        await seat.press("Y")
        assert isinstance(seat.app.screen, CiteDialog)
        shown = "\n".join(seat.screen())
        assert "GB/T 7714-2025" in shown
        assert "BibTeX" in shown
        await seat.press("escape")
        assert seat.app.screen is seat.main


async def test_what_was_found_is_written_to_a_file(desk: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    async with desk() as seat:
        await seat.search("产业")
        await seat.press("escape")
        for ending, tabs in ((".md", 0), (".csv", 1), (".jsonl", 2)):
            await seat.press("E")
            naming = seat.app.screen
            assert isinstance(naming, SaveFileDialog)
            await seat.press(*["tab"] * tabs)
            assert naming.line.value == f"产业{ending}"
            await seat.press("enter")
            await seat.until(lambda: seat.app.screen is seat.main)
        found = seat.cursor
        written = [json.loads(line) for line in (tmp_path / "产业.jsonl").read_text(encoding="utf-8").splitlines()]
        assert [record["id"] for record in written] == [seat.articles.id(number) for number in found.ranked]
        assert sum(record["matches"] for record in written) == found.total
        assert "**产业**" in (tmp_path / "产业.md").read_text(encoding="utf-8")
        assert (tmp_path / "产业.csv").read_text(encoding="utf-8-sig").startswith("id,")
        await seat.until(lambda: seat.message == f"已保存：{tmp_path / '产业.jsonl'}")


async def test_without_a_search_the_article_is_written(
    desk: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with desk() as seat:
        await seat.press("E", "enter")
        await seat.until(lambda: seat.app.screen is seat.main)
        (path,) = tmp_path.iterdir()
        assert path.name == f"{seat.articles.summary(0).headline}.md"
