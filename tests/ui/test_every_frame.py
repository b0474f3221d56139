"""Every frame in a real terminal, from the start to the first key: no blank one, no wrong one, no jump."""

from __future__ import annotations

import re
from itertools import groupby
from pathlib import Path

import pytest

from tests.ui.terminal_session import READY, Session

pytestmark = pytest.mark.pty

SOME, MANY = 30, 2001
"""Files that are read by the app itself, and so many that a process builds an index of them, which is kept."""


def library(folder: Path, count: int) -> str:
    """A folder of `count` articles."""
    folder.mkdir()
    for number in range(count):
        text = (
            f"---\ntitle: 第{number}座桥\ndate: 2022-11-14\n---\n\n" + f"第{number}座桥今天通车，市民步行过桥。\n\n" * 3
        )
        (folder / f"{number:05}.md").write_text(text, "utf-8")
    return str(folder)


def body_of(cells: list[list[str]]) -> str:
    """The list and the article on a screen of 100 columns, without the scrollbars."""
    return "\n".join("".join((*row[:35], *row[36:-1])).rstrip() for row in cells[1:-2])


@pytest.mark.parametrize("count", [SOME, MANY])
def test_a_library_comes_whole_and_comes_back_as_it_was_left(tmp_path: Path, count: int) -> None:
    opened = library(tmp_path / "桥", count)
    first = Session(opened, home=str(tmp_path / "home"))
    try:
        first.shows("第0座桥今天通车")
        first.shows("入门")
        first.type("\x1b")
        first.until(lambda: None if "入门" in "".join(first.rows()) else re.search("", ""), "the end of the tour")
        first.type("j")
        first.shows("第1座桥今天通车")
        first.shows(rf"桥 · {count:,} 篇")
        first.until(lambda: None if "已索引" in first.rows()[0] else re.search("", ""), "the end of the loading")
        first.settled()
        left = body_of(first.cells())
        bodies = [body_of(cells) for cells in first.paints]
        begun = next(place for place, body in enumerate(bodies) if "第0座桥今天通车" in body)
        assert all("座桥今天通车" in body for body in bodies[begun:]), "the article is not taken away again"
        first.type("q")
        assert first.ends() == 0
    finally:
        first.close()
    again = Session(home=str(tmp_path / "home"))
    try:
        again.until(lambda: re.search("", "") if READY in again.raw else None, "the app")
        again.until(lambda: None if "已索引" in again.rows()[0] else re.search("", ""), "the end of the loading")
        again.settled()
        again.type("]")
        again.shows("第2座桥今天通车")
        again.settled()
        bodies = [body for body, _ in groupby(map(body_of, again.paints))]
        assert bodies[0] == left
        assert len(bodies) == 2, "the frame, and what the key shows"
    finally:
        again.close()
