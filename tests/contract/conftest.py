"""The same invented articles in every backend. A backend is one more row of `BACKENDS`."""

import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any, cast

import pytest

from reader.api.library import Library, LibraryView
from reader.backends.local.plain_view import PlainView
from reader.backends.opening import open_library
from tests.archive_node import index_of

ARTICLES = (
    ("要闻", "2021-12-31", "海湾大桥建成通车", "海湾大桥昨日通车。大桥全长三公里，市民乘车过桥。"),
    ("要闻", "2022-01-01", "市民过桥看海", "通车首日，市民踊跃过桥。"),
    ("副刊", "2022-01-01", "秋天的银杏", "公园里的银杏黄了，市民前来观赏。"),
    ("副刊", "2022-01-02", "老街的茶馆", "茶馆里坐满了人，茶香四溢。"),
    ("体育", "2022-01-02", "少年足球赛开赛", "少年足球赛在海湾体育场开赛。"),
    ("Page A9", "2022-01-02", "明日有雨", "明日有小雨，气温下降。"),
)
"""Heading, date, headline and text, in the order of the library."""
UNSECTIONED = {"体育": "page_name: 体育\npage: A9\n", "Page A9": "page: A9\n"}
"""Headings that are no section: what the front matter has instead."""


def files(folder: Path) -> None:
    """The articles as a folder of Markdown files."""
    for number, (heading, date, headline, text) in enumerate(ARTICLES):
        place = UNSECTIONED.get(heading, f"section: {heading}\n")
        matter = f"---\ntitle: {headline}\n{place}date: {date}\n---\n\n"
        path = folder / f"{number}.md"
        path.write_text(f"{matter}{text}\n", "utf-8")
        os.utime(path, (1_600_000_000, 1_600_000_000))  # what was written just now may be written once more


def loaded(path: str) -> Library:
    """The library of a path or an address, read to its end."""
    library = open_library([path], cache=False)
    for _progress in library.load():
        pass
    return library


@contextmanager
def local(folder: Path, request: pytest.FixtureRequest) -> Iterator[Library]:
    """The files themselves."""
    files(folder)
    yield loaded(str(folder))


class LibraryAhead:
    """A library of which its articles were read ahead, and nothing is indexed."""

    def __init__(self, library: Library) -> None:
        self._library, full = library, library.view
        pages = [((full.article(key),), "utf-8") for key in full.all_keys()]
        self.view = PlainView(pages, full.name, lambda: full)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._library, name)


@contextmanager
def ahead(folder: Path, request: pytest.FixtureRequest) -> Iterator[Library]:
    """The files, read ahead."""
    with local(folder, request) as library:
        yield cast("Library", LibraryAhead(library))


@contextmanager
def archive(folder: Path, request: pytest.FixtureRequest) -> Iterator[Library]:
    """The files in an index of a search engine."""
    host = request.getfixturevalue("engine_host")
    (folder / "papers").mkdir()
    files(folder / "papers")
    with index_of(str(folder / "papers"), host) as address:
        yield loaded(address)


BACKENDS: dict[str, Callable[[Path, pytest.FixtureRequest], AbstractContextManager[Library]]] = {
    "local": local,
    "ahead": ahead,
    "archive": archive,
}
NODES = [pytest.param(name, marks=pytest.mark.node) if name == "archive" else name for name in BACKENDS]


@pytest.fixture(scope="session", params=NODES)
def library(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """The articles in one of the backends."""
    with BACKENDS[request.param](tmp_path_factory.mktemp(request.param), request) as opened:
        yield opened


@pytest.fixture
def view(library: Library) -> LibraryView:
    """What can be seen of them."""
    return library.view
