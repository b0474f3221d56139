"""The library of some files and folders on this machine (see `reader.api.library.Library`).

It is filled by `load`, which may run beside a screen: what is published so far can be seen meanwhile, as a view that
never changes. When a file between others has changed, keys move (`Progress.moved`, another era) and ids stay.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from reader.api.library import Capabilities, Progress
from reader.api.results import Poll, never
from reader.backends.local.loader import Loader, LoadEta
from reader.backends.local.local_view import LocalView, ViewContext
from reader.backends.local.user_dictionaries import UserDictionaries
from reader.errors import ReaderError

if TYPE_CHECKING:
    from reader.parsing import ParsedPage
    from reader.storage.batch import Batch
    from reader.storage.plan import Changes


def parsed_pages(
    paths: Sequence[str], encoding: str | None, on_problem: Callable[[ReaderError], None]
) -> Iterator[ParsedPage]:
    """Every page under `paths`, taken apart, each line with its class and the evidence for it."""
    from reader.ingest import sources
    from reader.storage.library_builder import parsed

    for source in sources(paths):
        yield from parsed(source, encoding, on_problem)


class LocalLibrary:
    """The articles of some files and folders, and the index over them."""

    def __init__(
        self,
        paths: Sequence[str] = (),
        *,
        encoding: str | None = None,
        cache: bool = True,
        words: Path | None = None,
        meanings: Path | None = None,
    ) -> None:
        """Without `cache` nothing is kept on the disk, nor looked for there.

        `words` and `meanings` are a person's own: a user dictionary of jieba's, and a file of CC-CEDICT.
        """
        self.own = UserDictionaries(words, meanings)
        self.problems: list[ReaderError] = []
        self.capabilities = Capabilities(meanings=meanings is not None)
        self._loader = Loader(paths, encoding, cache=cache)
        self._begun = False
        self.view = LocalView((), self._context(0, 0))
        """What can be seen at this moment; a search goes on with what it began with."""

    def __len__(self) -> int:
        return len(self.view)

    @property
    def paths(self) -> tuple[str, ...]:
        """What was opened, as it was named."""
        return self._loader.paths

    @property
    def asked_encoding(self) -> str | None:
        """The encoding that was asked for; None when each file is to speak for itself."""
        return self._loader.encoding

    @property
    def name(self) -> str:
        """The publication and date when all articles share them, else the names of the paths opened."""
        return self.view.name

    def load(self, cancelled: Poll | None = None) -> Iterator[Progress]:
        """Bring the view in line with the files, giving the progress after each step.

        Called again, it reads what has changed since. What cannot be read is in `problems`, and the rest goes on. Left
        off, or when `cancelled()` says so, the view holds what was published by then.
        """
        self._begun, pace = True, LoadEta()
        for stage in self._loader.load(cancelled or never):
            moved = self._publish(stage.batches)
            self._note_problems()
            left = pace.left(stage.bytes_done, stage.bytes_total)
            figures = (stage.files_done, stage.files_total, stage.bytes_done, stage.bytes_total)
            yield Progress(*figures, len(self.view), moved, left)
        self._note_problems()

    def changes(self, cancelled: Poll | None = None) -> Changes | None:
        """How many files were added, changed and removed since they were read; None when it is too early to look again.

        To be asked at any interval, in a thread: looking at many files takes seconds. `load` again reads them.
        """
        return self._loader.changes(cancelled or never) if self._begun else None

    def _note_problems(self) -> None:
        self.problems = [*self.own.faults, *self._loader.problems, *self.view.corpus.problems]

    def _context(self, generation: int, era: int) -> ViewContext:
        names = [Path(path).name or path for path in self.paths]
        called = " + ".join(names[:2]) + (f" + {len(names) - 2}" if len(names) > 2 else "")
        return ViewContext(self.own, called, generation, era, self._loader.looked_into)

    def _publish(self, batches: Sequence[Batch]) -> bool:
        """Make `batches` what can be seen; gives whether articles that were seen have other keys now."""
        before = self.view
        if tuple(batches) == before.corpus.all_batches:
            return False
        now = LocalView(batches, self._context(before.generation + 1, before.era))
        moved = not now.corpus.begins_as(before.corpus)
        self.view = LocalView(batches, self._context(before.generation + 1, before.era + 1)) if moved else now
        return moved
