"""A page that is read in a process of its own, beside the import of everything else; or a library that has an index.

The process is forked before there are threads, and needs only what reads a page. It sends what can be drawn of the
page, in the looks that the terminal may turn out to want, and then its articles; of a library, a glimpse. Where there
is no `fork`, or anything goes wrong, there is nothing ahead, and what is opened is read as any other. Messages are in
the format of `marshal`, which takes bytes as they are: the rows of a large library are read at once.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence

from reader.lazy_property import lazy_property

TYPE_CHECKING = False
if TYPE_CHECKING:  # What comes before everything else imports next to nothing.
    from typing import Any

    from reader.backends.local.glimpse import Glimpse
    from reader.model import Article
    from reader.storage.parsed_ahead import ParsedAhead

LARGEST = 1 << 19
"""Bytes of a file that is read ahead: a larger one takes longer than everything else."""
PATIENCE = 30
"""Seconds after which the process ends, whatever it is at."""
CHUNK = 1 << 16
GLIMPSE = "glimpse"
"""Kind of the message that is one."""

Kind = tuple[int, bool]
"""Kind of a terminal: cells of characters of ambiguous width, and True for a light background."""
Drawings = Iterator[tuple[Kind, str, list[str]]]
"""Output for each kind of terminal: the page, or what a key shows, with the characters sent for that key."""
Looks = Callable[["ParsedAhead"], Drawings]
"""Draws a parsed page for each kind of terminal."""


class Ahead:
    """Messages of the process. `pipe` can be waited for; each message is received once, by any one thread."""

    def __init__(self, paths: Sequence[str], process: int, pipe: int) -> None:
        self.paths, self.process, self.pipe = [*paths], process, pipe
        self.drawn: dict[Kind, str] = {}
        self.answers: dict[Kind, dict[str, str]] = {}
        """What keys show, by the characters sent for them."""
        self.parsed: ParsedAhead | None = None
        """The articles of a page."""
        self._glimpse: list[Any] | None = None
        self.done = False
        self._received = b""

    def receive(self) -> None:
        """Receive the available messages, waiting for at least one; at the end all are received (`done`)."""
        try:
            more = os.read(self.pipe, CHUNK)
        except OSError:
            more = b""
        self._received += more
        self._unpack()
        if not more and not self.done:
            self.close()

    def wait(self) -> ParsedAhead | None:
        """Wait until something was read ahead, or could not be. Returns the articles of a page."""
        while not self.done and self.parsed is None and self._glimpse is None:
            self.receive()
        return self.parsed

    @lazy_property
    def glimpse(self) -> Glimpse | None:
        """What was seen of a library, once it was waited for."""
        if self._glimpse is None:
            return None
        from reader.backends.local.glimpse import glimpse_of

        return glimpse_of(self._glimpse)

    def end(self) -> None:
        """Receive all that is still to come, so that the process can finish its work."""
        while not self.done:
            self.receive()

    def close(self) -> None:
        """Nothing more is wanted."""
        self.done = True
        os.close(self.pipe)
        try:
            if sys.platform != "win32":
                os.kill(self.process, signal.SIGKILL)
            os.waitpid(self.process, 0)
        except OSError:
            pass  # It has ended.

    def _unpack(self) -> None:
        import marshal

        from reader.storage.parsed_ahead import ParsedAhead

        while len(self._received) >= 4:
            length = 4 + int.from_bytes(self._received[:4], "big")
            if len(self._received) < length:
                return
            kind, value, keys = marshal.loads(self._received[4:length])
            self._received = self._received[length:]
            if kind == GLIMPSE:
                self._glimpse = value
            elif kind is None:
                self.parsed = ParsedAhead.received(value)
            elif keys:
                self.answers.setdefault((kind[0], kind[1]), {}).update(dict.fromkeys(keys, value))
            else:
                self.drawn[kind[0], kind[1]] = value


def begin(
    paths: Sequence[str],
    looks: Looks,
    later: Looks,
    at_once: Callable[[], Drawings] | None = None,
    read: str | None = None,
) -> Ahead | None:
    """Read what is at `paths` in a process of its own; None where that is not worth it, or cannot be.

    `at_once`: what can be drawn before that. `later`: what is drawn when the articles of a page have been sent.
    `read`: id of the article of a library that was read last.
    """
    there = bool(paths) and all(map(os.path.exists, paths))
    if not hasattr(os, "fork") or not (there or at_once):
        return None
    is_page = there and len(paths) == 1 and is_small_file(paths[0])
    ours, theirs = os.pipe()
    process = os.fork()
    if not process:
        try:
            os.close(ours)
            _begin_child()
            for drawing in at_once() if at_once else ():
                _send(theirs, drawing)
            if is_page:
                _read(paths[0], looks, later, theirs)
            elif there:
                _look_at(paths, read, theirs)
        except BaseException:  # noqa: BLE001 - whatever it is, the page is read as any other
            pass
        finally:
            os._exit(0)
    os.close(theirs)
    return Ahead(paths if there else (), process, ours)


def is_small_file(path: str) -> bool:
    """True for a file that is read ahead whole."""
    return os.path.isfile(path) and os.path.getsize(path) <= LARGEST  # noqa: PTH113, PTH202 - pathlib costs


def _begin_child() -> None:
    """Be ended as any process, and at last by oneself. Of a small file nothing is worth being freed."""
    import gc

    gc.disable()
    if sys.platform != "win32":
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP, signal.SIGQUIT, signal.SIGALRM):
            signal.signal(number, signal.SIG_DFL)
        signal.alarm(PATIENCE)


def _read(path: str, looks: Looks, later: Looks, pipe: int) -> None:
    """The work of the process."""
    parsed = parsed_page(path)
    if parsed is not None:
        for drawing in looks(parsed):
            _send(pipe, drawing)
        _send(pipe, (None, parsed.to_send(), []))
        for drawing in later(parsed):
            _send(pipe, drawing)
    from reader import pattern_cache

    pattern_cache.save()  # Functions registered with `atexit` are not called in this process.


def _look_at(paths: Sequence[str], read: str | None, pipe: int) -> None:
    """The work of the process for a library."""
    from reader.backends.local.glimpse import taken

    if (glimpse := taken(paths, read)) is not None:
        _send(pipe, (GLIMPSE, glimpse, []))


def parsed_page(path: str) -> ParsedAhead | None:
    """The articles of a file; None if there are none, or it holds several sources, or had problems.

    Problems are reported when the file is read again.
    """
    from reader.ingest import sources
    from reader.storage.parsed_ahead import ParsedAhead
    from reader.storage.parsed_sources import parsed

    problems: list[object] = []
    source = next(sources([path]))
    pages = tuple((tuple(page.articles), page.page.encoding) for page in parsed(source, None, problems.append))
    if problems or len({article.source for articles, _ in pages for article in articles}) != 1:
        return None
    return ParsedAhead(str(source.path), source.size, source.modified_ns, pages)


def first_article(parsed: ParsedAhead) -> Article:
    """The first article of a page."""
    return next(article for articles, _ in parsed.pages for article in articles)


def following_article(parsed: ParsedAhead) -> Article | None:
    """The article below the first in the list; None if there is none, or it is not known at once."""
    from reader.api.outline import OPEN
    from reader.backends.local.outline.plain_outline import plain_outline
    from reader.backends.local.plain_view import distinct

    articles = distinct([article for articles, _ in parsed.pages for article in articles])
    outline = plain_outline(articles, OPEN)
    following = outline.neighbour(0, 1) if outline is not None else None
    return articles[following] if following else None


def _send(pipe: int, message: Any) -> None:
    import marshal

    packed = marshal.dumps(message)
    view = memoryview(len(packed).to_bytes(4, "big") + packed)
    while view:
        view = view[os.write(pipe, view) :]
