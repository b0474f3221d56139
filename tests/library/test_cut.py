"""A file of the index that is cut while it is mapped: to look at what is gone of it would be SIGBUS."""

import os
from pathlib import Path

import pytest

from reader.backends.local import loader
from reader.backends.local.local_library import LocalLibrary
from reader.errors import CacheError
from reader.paths import cache_folder
from reader.storage.snapshot import ENDING

pytestmark = pytest.mark.slow


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> LocalLibrary:
    monkeypatch.setattr(loader, "SMALL_COUNT", 1)
    monkeypatch.setattr(loader, "LOOK_EVERY", 0.0)
    for number in range(30):
        path = tmp_path / f"{number}.md"
        path.write_text(f"# 题{number}\n\n" + "市民乘车过桥。" * 300 + "\n", "utf-8")
        os.utime(path, (1_600_000_000, 1_600_000_000))
    list(LocalLibrary([str(tmp_path)]).load())
    mapped = LocalLibrary([str(tmp_path)])
    list(mapped.load())
    return mapped


def test_it_is_noticed_and_made_again(library: LocalLibrary) -> None:
    before = library.view
    assert before.search("市民").total_articles == 30
    (file,) = (path for path in (cache_folder() / "libraries").rglob("*") if path.suffix == ENDING)
    os.truncate(file, 4096)
    with pytest.raises(CacheError):
        before.search("过桥")
    assert library.changes()
    steps = list(library.load())
    assert steps[0].moved
    assert steps[0].articles == 0
    assert library.view.era != before.era
    assert library.view.search("过桥").total_articles == 30
    assert not library.changes()
