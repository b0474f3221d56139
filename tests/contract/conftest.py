"""The same invented articles in every backend. A backend is one more row of `BACKENDS`."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

import pytest

from reader.api.library import Library, LibraryView
from reader.backends.local.plain_view import PlainView
from reader.backends.opening import open_library

ARTICLES = (
    ("要闻", "2021-12-31", "海湾大桥建成通车", "海湾大桥昨日通车。大桥全长三公里，市民乘车过桥。"),
    ("要闻", "2022-01-01", "市民过桥看海", "通车首日，市民踊跃过桥。"),
    ("副刊", "2022-01-01", "秋天的银杏", "公园里的银杏黄了，市民前来观赏。"),
    ("副刊", "2022-01-02", "老街的茶馆", "茶馆里坐满了人，茶香四溢。"),
    ("体育", "2022-01-02", "少年足球赛开赛", "少年足球赛在海湾体育场开赛。"),
)
"""Section, date, headline and text, in the order of the library."""


def local(folder: Path) -> Library:
    """A folder of Markdown files, read to its end."""
    for number, (section, date, headline, text) in enumerate(ARTICLES):
        matter = f"---\ntitle: {headline}\nsection: {section}\ndate: {date}\n---\n\n"
        path = folder / f"{number}.md"
        path.write_text(f"{matter}{text}\n", "utf-8")
        os.utime(path, (1_600_000_000, 1_600_000_000))  # what was written just now may be written once more
    library = open_library([str(folder)], cache=False)
    for _progress in library.load():
        pass
    return library


class LibraryAhead:
    """A library of which its articles were read ahead, and nothing is indexed."""

    def __init__(self, library: Library) -> None:
        self._library, full = library, library.view
        pages = [((full.article(key),), "utf-8") for key in full.all_keys()]
        self.view = PlainView(pages, full.name, lambda: full)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._library, name)


BACKENDS: dict[str, Callable[[Path], Any]] = {"local": local, "ahead": lambda folder: LibraryAhead(local(folder))}


@pytest.fixture(scope="session", params=list(BACKENDS))
def library(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Library:
    """The articles in one of the backends."""
    return cast("Library", BACKENDS[request.param](tmp_path_factory.mktemp(request.param)))


@pytest.fixture
def view(library: Library) -> LibraryView:
    """What can be seen of them."""
    return library.view
