"""Pictures of the app on the bundled page: read, searched, standing at a match.

    uv run python benchmarks/pictures.py [FOLDER [LANGUAGE]]

Into a FOLDER go pictures that are only looked at: the sheets and charts too, in both themes, wide and narrow.
Needs `rsvg-convert` and the fonts DejaVu Sans Mono and Noto Sans Mono CJK SC (Debian: librsvg2-bin, fonts-dejavu-core,
fonts-noto-cjk). Runs the app without a terminal, takes Textual's screenshot, and puts each character into its cell:
Rich stretches a run of text to its count of characters, which squeezes Chinese to half its width.
"""

import asyncio
import os
import re
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from textual.pilot import Pilot

from reader.backends.local.local_library import LocalLibrary
from reader.i18n import use_language
from reader.paths import bundled
from reader.typeset.cells import Widths
from reader.ui.app import ReaderApp
from reader.ui.launch.terminal import TerminalTraits
from reader.ui.main_screen import MainScreen
from reader.ui.preferences import Preferences

SVG = "http://www.w3.org/2000/svg"
NO_BREAK = "\u00a0"
CELL = 12.2
"""Width of a cell in Rich's pictures, in their units."""
FONTS = "DejaVu Sans Mono, Noto Sans Mono CJK SC, monospace"
"""The first has the narrow forms of `“ ” — …`, which Chinese fonts draw two cells wide."""
KEPT = Path(__file__).parent.parent / "docs" / "pictures"
"""Where the pictures of the project are."""
PATIENCE = 20.0
"""Seconds until something that was to happen is given up."""


@dataclass(frozen=True)
class Picture:
    """What is pressed before a picture is taken, and what must have happened by then."""

    name: str
    keys: tuple[str, ...] = ()
    ready: Callable[[MainScreen], bool] = lambda room: bool(room.workspace.enrichment.words)
    light: bool = True
    size: tuple[int, int] = (112, 32)


def stands_at_match(screen: MainScreen) -> bool:
    """Whether the cursor is on a match."""
    return screen.workspace.search.session.cursor.place is not None


def is_covered(screen: MainScreen) -> bool:
    """Whether a page or a sheet lies over the screen."""
    return len(screen.app.screen_stack) > 1


PICTURES = (
    Picture("reading"),
    Picture("results", ("/", *"产业"), lambda screen: screen.workspace.search.session.results is not None),
    Picture("match", ("/", *"产业", "enter", "n", "n"), stands_at_match),
    Picture("dark", ("/", *"产业", "enter", "n", "n"), stands_at_match, light=False),
    Picture("narrow", ("l",), size=(44, 24)),
    Picture("plot", ("/", *"产业", "enter", "P"), is_covered),
    Picture("kwic", ("/", *"产业", "enter", "L", "o"), is_covered),
    Picture("marks", ("l", "m", "j", "j", "m", "'"), is_covered),
)
SHEETS = {
    "list": ((), lambda room: bool(room.workspace.enrichment.words)),
    "match": (("/", *"产业", "enter", "n", "n"), stands_at_match),
    "plot": (("/", *"产业", "enter", "P"), is_covered),
    "kwic": (("/", *"产业", "enter", "L", "o"), is_covered),
    "dispersion": (("/", *"产业", "enter", "D"), is_covered),
    "palette": ((":",), is_covered),
    "help": (("?",), is_covered),
    "settings": ((",",), is_covered),
}
"""What is only looked at: in both themes, wide and narrow."""
LOOKED_AT = [
    Picture(f"{name}-{'light' if light else 'dark'}-{size[0]}", keys, ready, light, size)
    for name, (keys, ready) in SHEETS.items()
    for light in (True, False)
    for size in ((112, 32), (44, 14))
]


async def shot(picture: Picture) -> str:
    """The screenshot, as Textual makes it."""
    app = ReaderApp(
        LocalLibrary([str(bundled("seeds"))]), preferences=Preferences(terminal=TerminalTraits(light=picture.light))
    )
    async with app.run_test(size=picture.size) as pilot:
        await until(pilot, lambda: bool(app.main.workspace.enrichment.words))
        for key in picture.keys:
            await pilot.press(key)
        await until(pilot, lambda: picture.ready(app.main))
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        return app.export_screenshot(title="reader")


async def until(pilot: Pilot[None], happened: Callable[[], bool]) -> None:
    """Let the app work until something has happened."""
    deadline = time.monotonic() + PATIENCE
    while not happened():
        if time.monotonic() > deadline:
            raise TimeoutError("the app did not come to what the picture is to show")
        await pilot.pause(0.02)


def placed(svg: str) -> str:
    """The picture with every character in its cell, and with fonts that are on this machine."""
    ElementTree.register_namespace("", SVG)
    root = ElementTree.fromstring(svg)
    for style in root.iter(f"{{{SVG}}}style"):
        rules = re.sub(r"@font-face \{[^}]*\}", "", style.text or "")
        style.text = rules.replace("Fira Code, monospace", FONTS)
    widths = Widths()
    for text in root.iter(f"{{{SVG}}}text"):
        if text.attrib.pop("textLength", None):
            place(text, widths)
    return ElementTree.tostring(root, encoding="unicode")


def place(text: ElementTree.Element, widths: Widths) -> None:
    """Give every character of a run of text, which begins in its cell, a place of its own."""
    run, left = text.text or "", float(text.attrib.pop("x"))
    text.text = None
    for character, edge in zip(run, widths.prefix(run), strict=False):
        shown = NO_BREAK if character.isspace() else character  # A space is drawn too: it may be underlined.
        ElementTree.SubElement(text, f"{{{SVG}}}tspan", x=f"{left + edge * CELL:.1f}").text = shown


def main(folder: Path, language: str) -> int:
    """Write the pictures into `folder`."""
    use_language(language)
    # The pictures are those of a terminal with all colours, wherever they are taken.
    os.environ |= {"TERM": "xterm-256color", "COLORTERM": "truecolor"}
    os.environ.pop("NO_COLOR", None)
    folder.mkdir(parents=True, exist_ok=True)
    for picture in PICTURES if folder == KEPT else LOOKED_AT:
        svg = placed(asyncio.run(shot(picture)))
        target = folder / f"{picture.name}.png"
        subprocess.run(["rsvg-convert", "--output", str(target)], input=svg.encode(), check=True)
        print(target)
    return 0


if __name__ == "__main__":
    sys.exit(main(*(Path(sys.argv[1]) if len(sys.argv) > 1 else KEPT, sys.argv[2] if len(sys.argv) > 2 else "zh")))
