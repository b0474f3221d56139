"""The first article of a page, drawn before Textual is there: where and as the screen shows it then."""

import json
import os
import select
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from reader.model import Article, Block, BlockKind
from reader.ui.launch import first_frame, splash
from reader.ui.launch.first_frame import Look, Scene
from reader.ui.launch.kept_frame import painted
from reader.ui.launch.screen_cells import cells_of
from reader.ui.launch.terminal import Terminal, TerminalTraits
from tests.fake_view import FakeLibrary
from tests.ui.conftest import Open

ARTICLE = Article(
    "报.txt",
    "海湾大桥通车",
    (1, 4),
    (
        Block(BlockKind.PARAGRAPH, "海湾大桥昨日通车。" * 20),
        Block(BlockKind.CROSSHEAD, "市民过桥"),
        Block(BlockKind.PARAGRAPH, "“市民乘车过桥”——AB12" * 9),
    ),
    kicker="市民盼望",
    byline="本报记者 王某",
)


def right_of(
    styles: Sequence[str], rows: Sequence[Sequence[tuple[str, int]]], cell: int
) -> list[list[tuple[str, str]]]:
    """By row the characters right of a cell, but the last, each with its style; of a blank only that of its ground."""
    found = []
    for row in rows:
        place, right = 0, []
        for character, style in ((character, styles[style]) for text, style in row for character in text):
            if place >= cell:
                right.append((character, style.rpartition("48;")[2] if character == " " else style))
            place += splash.cells(character)
        found.append(right[:-1])
    return found


@pytest.mark.slow
@pytest.mark.parametrize("size", [(80, 24), (95, 20), (120, 36), (163, 30)])
@pytest.mark.parametrize("light", [False, True])
async def test_the_app_shows_the_same(desk: Open, size: tuple[int, int], light: bool) -> None:
    fake = FakeLibrary(ARTICLE)
    async with desk(size=size, nature=TerminalTraits(1, light), library=lambda _: fake) as seat:
        shown = cells_of(seat.main, seat.app.console)
        side = seat.text.region.x
    drawn = first_frame.first_frame(Scene(ARTICLE, "fake", size), Look("light" if light else "dark"))
    assert side == first_frame.side_of(size[0])
    ours, theirs = right_of(*drawn, side), right_of(shown.styles, shown.rows, side)
    assert ours[1:-1] == theirs[1:-1]


@pytest.mark.parametrize("keys", [["j"], ["space"]], ids=str)
async def test_a_key_shows_the_same(desk: Open, monkeypatch: pytest.MonkeyPatch, keys: list[str]) -> None:
    monkeypatch.setattr(first_frame, "store_file", lambda: Path(__file__))
    size, other = (100, 14), replace(ARTICLE, headline="银杏黄了", lines=(5, 9))
    async with desk(size=size, nature=TerminalTraits(1, False), library=lambda _: FakeLibrary(ARTICLE, other)) as seat:
        await seat.press(*keys)
        shown = cells_of(seat.main, seat.app.console)
    scene = Scene(ARTICLE, "fake", size)
    drawn = {tuple(sent): drawn for kind, drawn, sent in first_frame.looks_of_keys(scene, other) if kind == (1, False)}
    scene = scene._replace(article=other) if keys == ["j"] else scene._replace(paged=True)
    again = first_frame.first_frame(scene, Look())
    sent = next(sent for sent in drawn if {"j": "j", "space": " "}[keys[0]] in sent)
    assert drawn[sent] == painted(*again, size[1], over=True)
    assert len(drawn) == 2
    side = first_frame.side_of(size[0])
    assert right_of(*again, side)[1:-2] == right_of(shown.styles, shown.rows, side)[1:-2]


async def test_another_size_shows_the_same_place(desk: Open) -> None:
    fake = FakeLibrary(ARTICLE)
    async with desk(size=(100, 12), nature=TerminalTraits(1, False), library=lambda _: fake) as seat:
        await seat.press("l", "j", "j", "j")
        place = seat.place
        shown = cells_of(seat.main, seat.app.console)
    left = json.loads(json.dumps(first_frame.left_at(ARTICLE, place)))
    (drawn, *_) = [drawn for _, drawn, _ in first_frame.looks_again(left, "fake", (100, 12))]
    again = first_frame.first_frame(Scene(ARTICLE, "fake", (100, 12), place), Look())
    assert drawn == painted(*again, 12)
    side = first_frame.side_of(100)
    assert right_of(*again, side)[1:-1] == right_of(shown.styles, shown.rows, side)[1:-1]
    assert not list(first_frame.looks_again({**left, "blocks": [["nothing", ""]]}, "fake", (100, 12)))


def test_only_a_screen_with_room_for_both_is_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    scene = Scene(ARTICLE, "报", (100, 30))
    drawn = {kind: drawn for kind, drawn, _ in first_frame.looks(scene)}
    assert set(drawn) == {(1, False), (1, True), (2, False), (2, True)}
    assert drawn[1, False] != drawn[1, True]
    assert not [*first_frame.looks(scene._replace(size=(79, 30)))]
    monkeypatch.setenv("NO_COLOR", "1")
    assert not [*first_frame.looks(scene)]


@pytest.mark.parametrize(
    ("term", "colorterm", "colours"),
    [("xterm-256color", "truecolor", "truecolor"), ("xterm-256color", "", "256"), ("linux", "", "standard")],
)
def test_colours_are_those_that_rich_finds(
    monkeypatch: pytest.MonkeyPatch, term: str, colorterm: str, colours: str
) -> None:
    from rich.console import Console

    monkeypatch.setenv("TERM", term)
    monkeypatch.setenv("COLORTERM", colorterm)
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert first_frame.colour_system() == colours == Console(force_terminal=True).color_system


class Drawn:
    """A page that was read before."""

    done = False

    def __init__(self) -> None:
        self.drawn: dict[tuple[int, bool], str] = {}
        self.answers: dict[tuple[int, bool], dict[str, str]] = {}
        self.pipe, self.other = os.pipe()

    def receive(self) -> None:
        self.drawn[1, False] = os.read(self.pipe, 99).decode()
        self.answers[1, False] = {"j": "below", " ": "down"}


@pytest.mark.parametrize(
    ("typed", "size"), [("", None), ("j", None), ("jj", None), ("x", None), ("j", (80, 24)), ("j", (81, 24))]
)
def test_it_is_drawn_once_the_terminal_and_the_page_are_known(
    monkeypatch: pytest.MonkeyPatch, typed: str, size: tuple[int, int] | None
) -> None:
    """And so is what the only key typed meanwhile shows; all keys are kept for the app."""
    monkeypatch.setattr(splash, "_full", False)
    monkeypatch.setattr(splash, "_size", size)
    monkeypatch.setattr(Terminal, "size", lambda self: (80, 24))
    ours, theirs = os.openpty()
    drawn, shows = Drawn(), b"below" if typed == "j" and size != (81, 24) else b""
    with Terminal(theirs, theirs) as terminal:
        terminal.ask()
        terminal.listen(drawn)
        os.write(ours, typed.encode() + b"\x1b[1;2R")
        os.write(drawn.other, b"page")
        written = b""
        while not written.endswith(b"page" + shows):
            assert select.select([ours], [], [], 30)[0], written
            written += os.read(ours, 1024)
        assert terminal.answer().typed == typed
        assert written.count(b"page") == 1
        assert not select.select([ours], [], [], 0)[0]
    os.close(ours)
    os.close(theirs)


def test_a_terminal_that_says_nothing_keeps_what_is_typed() -> None:
    ours, theirs = os.openpty()
    with Terminal(theirs, theirs) as terminal:
        terminal.ask()
        terminal.listen(None)
        os.write(ours, b"j")
        assert terminal.answer().typed in ("j", "")
    os.close(ours)
    os.close(theirs)
