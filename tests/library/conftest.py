"""Invented articles in files, and what a library shows of them."""

import os
import random
from pathlib import Path
from typing import Any

import pytest

from reader.backends.local.local_library import LocalLibrary

WORDS = [
    *("海湾", "大桥", "通车", "秋粮", "收购", "进度", "过半", "读书节", "开幕", "市民", "踊跃"),
    *("参加", "污水", "处理厂", "扩建", "工程", "竣工", "學校", "圖書館", "开放"),
]
QUERIES = ("海湾", "读书节开幕", "學校", "桥 秋", "鹦鹉螺")


class Kit:
    """What the tests of this folder share."""

    def __init__(self) -> None:
        self.clock = 1_600_000_000_000_000_000

    def text(self, chance: random.Random) -> str:
        """A Markdown page of some articles."""
        parts = []
        for _ in range(chance.randrange(1, 4)):
            body = [self.sentence(chance) * 2 + "\n" for _ in range(2)]
            parts += [f"## {self.sentence(chance)[:-1]}", "", *body]
        return "\n".join(parts)

    def sentence(self, chance: random.Random) -> str:
        """Some words."""
        return "".join(chance.choices(WORDS, k=chance.randrange(4, 12))) + "。"

    def write(self, path: Path, text: str | bytes) -> None:
        """A file that was changed some time ago, each at another time."""
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        self.clock += 1_000_000_000
        os.utime(path, ns=(self.clock, self.clock))

    def fill(self, folder: Path, count: int, seed: int = 1) -> Path:
        """`count` files of articles in `folder`."""
        chance = random.Random(seed)
        for number in range(count):
            self.write(folder / f"{number}.md", self.text(chance))
        return folder

    def loaded(self, *paths: str | Path, cache: bool = True, **options: Any) -> LocalLibrary:
        """A library, loaded to the end."""
        library = LocalLibrary([str(path) for path in paths], cache=cache, **options)
        for _progress in library.load():
            pass
        return library

    def shown(self, library: LocalLibrary) -> list[Any]:
        """All that can be seen of a library."""
        view = library.view
        summaries = view.summaries(view.all_keys())
        articles = [
            (view.article(key), summary.encoding, summary.headline, view.id(key))
            for key, summary in zip(view.all_keys(), summaries, strict=True)
        ]
        answers = []
        for query in QUERIES:
            results = view.search(query)
            answers.append([(hit.key, hit.score, results.spans(hit.key)) for hit in results.page(0, None)])
        return [articles, answers, sorted(map(str, library.problems)), library.name]


@pytest.fixture(scope="session")
def kit() -> Kit:
    """What the tests of this folder share."""
    return Kit()


@pytest.fixture
def large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every library is too large to be read in this process."""
    monkeypatch.setattr("reader.backends.local.loader.SMALL", 0)


@pytest.fixture
def cache(folders_of_the_test: Path) -> Path:
    """Where snapshots are kept."""
    return folders_of_the_test / "cache" / "newsprint-reader" / "libraries"
