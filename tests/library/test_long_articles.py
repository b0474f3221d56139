"""Long articles: memory is saved, and the result is that of short ones."""

import gc
import tempfile
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import IO

import pytest

from reader.ingest import sources
from reader.model import Article, Page
from reader.storage import text_pile
from reader.storage.parsed_sources import parsed
from reader.storage.text_pile import TextPile, give_back

TEXTS = ("海湾大桥", "", "今天通车。" * 9, "𠮷\ud800")


def piled(texts: Sequence[str]) -> TextPile:
    pile = TextPile()
    for number, text in enumerate(texts):
        if number % 2:
            pile.add(text)
        else:
            pile.add_in_pieces([text[:2], text[2:]])
    return pile


class FullDisk:
    """A file that takes some writes, and then none."""

    def __init__(self, file: IO[bytes], takes: int) -> None:
        self._file, self._takes = file, takes

    def write(self, data: bytes) -> None:
        self._takes -= 1
        if self._takes < 0:
            self._file.write(data[:3])
            raise OSError(28, "full")
        self._file.write(data)

    def __getattr__(self, name: str) -> object:
        return getattr(self._file, name)

    def __enter__(self) -> "FullDisk":
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()


@pytest.mark.parametrize("takes", [None, 99, 1, 0], ids=["short texts", "moved", "then full", "full"])
def test_texts_are_piled(monkeypatch: pytest.MonkeyPatch, takes: int | None) -> None:
    if takes is not None:
        monkeypatch.setattr(text_pile, "LONG", 3)
        made = tempfile.TemporaryFile
        monkeypatch.setattr(tempfile, "TemporaryFile", lambda: FullDisk(made(), takes))  # type: ignore[arg-type]
    pile = piled(TEXTS)
    data, cuts = pile.array(), pile.cuts.tolist()
    give_back(data)
    found = [data[a:b].tobytes().decode("utf-8", "surrogatepass") for a, b in pairwise(cuts)]
    assert found == list(TEXTS)


@pytest.mark.parametrize("name", ["一.txt", "二.md"])
def test_a_page_is_held_only_by_who_reads_it(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("# 海湾大桥通车\n\n" + "海湾大桥今天通车。" * 20 + "\n", encoding="utf-8")
    gc.collect()
    kept = []
    for page in parsed(next(iter(sources([str(tmp_path / name)]))), None, print):
        kept.append(page.articles[0].source)
        del page
        gc.collect()
        assert not [each for each in gc.get_objects() if isinstance(each, Article | Page) and each.source in kept]
    assert len(kept) == 1
