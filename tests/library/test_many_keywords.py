"""Keywords of many articles, shared with a process that answers, lags behind, ends, or has other articles."""

import io
import json
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from reader.analysis.keyword_weights import Keyword
from reader.storage import build_process, many_keywords, worker
from reader.storage.build_process import ENDED
from reader.storage.corpus import Corpus
from reader.storage.many_keywords import ASKED, HELD, SharedKeywords, blocks_of, contents
from reader.storage.snapshot import Snapshot

CONTENTS = ["1", [50]]
BLOCKS = [[2 * number, 2 * number + 1] for number in range(30)]


def worked_out(keys: Sequence[int], weight: float = 1.0) -> Iterator[tuple[Keyword, ...]]:
    return iter([(Keyword(str(key), weight),) for key in keys])


class FakeProcess:
    """Answers by `lines`: it is given how many blocks it was asked for and not answered, and says how many it does."""

    def __init__(self, answers: Callable[[int], int], says: Sequence[bytes] = (json.dumps(CONTENTS).encode(),)) -> None:
        self._answers, self._lines, self._waiting = answers, deque(says), deque[Any]()
        self.answered, self.most, self.is_ended = 0, 0, False

    def send(self, line: bytes) -> None:
        self._waiting.append(json.loads(line))
        self.most = max(self.most, len(self._waiting))

    def line(self, seconds: float) -> bytes | None:
        assert seconds == 0, "it is waited for"
        if self._lines:
            return self._lines.popleft()
        if not self._waiting or not self._answers(len(self._waiting)):
            return None
        number, keys = self._waiting.popleft()
        self.answered += 1
        return json.dumps([number, [*worked_out(keys, 2.0)]]).encode()

    def end(self) -> None:
        self.is_ended = True


def shared(process: Any, own: list[int]) -> list[str]:
    def work(keys: Sequence[int]) -> Iterator[tuple[Keyword, ...]]:
        own.append(keys[0] // 2)
        return worked_out(keys)

    return [word for ((word, _),) in SharedKeywords(BLOCKS, work, process, CONTENTS)]


@pytest.mark.parametrize(
    ("process", "answered"),
    [
        pytest.param(FakeProcess(lambda _: 1), 29, id="at once: all but the first"),
        pytest.param(FakeProcess(lambda waiting: waiting == ASKED), 27, id="with all others waiting"),
        pytest.param(FakeProcess(lambda _: 0), 0, id="never"),
        pytest.param(FakeProcess(lambda _: 1, [b"[]"]), 0, id="other articles"),
        pytest.param(FakeProcess(lambda _: 1, [ENDED]), 0, id="ended at once"),
        pytest.param(FakeProcess(lambda _: 0, [json.dumps(CONTENTS).encode(), ENDED]), 0, id="ended when asked"),
    ],
)
def test_all_are_worked_out_in_order(process: FakeProcess, answered: int) -> None:
    own: list[int] = []
    assert shared(process, own) == [str(number) for number in range(60)]
    assert len(own) == len({*own}) <= 30
    assert process.most <= ASKED
    assert process.is_ended
    assert process.answered == answered


def test_what_is_worked_out_before_its_turn_is_limited() -> None:
    own: list[int] = []

    def work(keys: Sequence[int]) -> Iterator[tuple[Keyword, ...]]:
        own.append(keys[0])
        return worked_out(keys)

    process: Any = FakeProcess(lambda _: 0)
    given = iter(SharedKeywords(BLOCKS, work, process, CONTENTS))
    firsts = [next(given), next(given), next(given)]
    assert firsts == [(Keyword(str(key), 1.0),) for key in range(3)]
    assert HELD <= len(own) <= HELD + ASKED


@pytest.mark.slow
def test_the_process_tells_what_it_has_and_answers(
    kit: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any
) -> None:
    papers = kit.fill(tmp_path / "papers", 3)
    for _ in worker.build(tmp_path / "s", [str(papers)], None):
        pass
    corpus = Corpus(Snapshot(tmp_path / "s", [str(papers)], None).open()[1])
    monkeypatch.setattr("sys.stdin", type("", (), {"buffer": io.BytesIO(b"[7, [1, 0]]\n")}))
    told = json.loads(json.dumps([*worker.keywords(tmp_path / "s", [str(papers)], None, None)]))
    assert told[0] == contents(corpus)
    assert [number for number, _ in told[1:]] == [7]
    assert [[word for word, _ in each] for each in told[1][1]] != [[], []]


@pytest.mark.slow
@pytest.mark.usefixtures("large")
def test_a_library_asks_a_process(kit: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    library = kit.loaded(kit.fill(tmp_path / "papers", 3))
    expected = [*library.view.keywords_of(library.view.all_keys())]
    monkeypatch.setattr(many_keywords, "MANY", 1)
    monkeypatch.setattr(many_keywords, "AT_ONCE", 1)
    monkeypatch.setattr(build_process.os, "cpu_count", lambda: 2)
    assert [*library.view.keywords_of(library.view.all_keys())] == expected
    assert len(blocks_of([1, 2, 3])) == 3
    monkeypatch.setattr(build_process.sys, "executable", str(tmp_path / "nothing"))
    assert [*library.view.keywords_of(library.view.all_keys())] == expected
    monkeypatch.setattr(build_process.os, "cpu_count", lambda: 1)
    assert [*library.view.keywords_of(library.view.all_keys())] == expected
