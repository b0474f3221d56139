"""What can go wrong, as types. Each message is one line: what happened, to which file, and what to do.

It is said in the language of the interface at the time when it is said.
"""

from reader.i18n import _
from reader.span import Span


class ReaderError(Exception):
    """An error a person can act on; its text is shown as it is, in one line."""


class UnreadableError(ReaderError):
    """One source that could not be read. It is reported and skipped; the others go on."""

    def __init__(self, source: str, reason: str) -> None:
        super().__init__(source, reason)
        self.source = source
        self.reason = reason

    def __str__(self) -> str:
        return f"{self.source}: {_(self.reason)}"


class BrokenTextError(ReaderError):
    """Bytes that are no text in the encoding of the rest. They are shown as U+FFFD; the text is read all the same."""

    def __init__(self, source: str, encoding: str, count: int) -> None:
        super().__init__(source, encoding, count)
        self.source = source
        self.encoding = encoding
        self.count = count

    def __str__(self) -> str:
        told = _("{source}: {count} characters are broken ({encoding}); if many, name another encoding")
        return told.format(source=self.source, count=self.count, encoding=self.encoding)


class PartlyReadError(ReaderError):
    """Something of a source that was not understood or had to be mended; the rest is read all the same."""

    def __init__(self, source: str, reason: str, detail: str = "") -> None:
        super().__init__(source, reason, detail)
        self.source = source
        self.reason = reason
        self.detail = detail
        """What is put into the reason, once it is translated."""

    def __str__(self) -> str:
        return f"{self.source}: {_(self.reason).format(self.detail)}"


class NothingToReadError(ReaderError):
    """The paths given hold no article."""


class NoTerminalError(ReaderError):
    """The app was asked for where there is no terminal."""


class UnknownArticleError(ReaderError):
    """No article of the library has the id or number asked for."""


class StoreError(ReaderError):
    """What the person left here cannot be read or kept; the program goes on without."""


class DamagedStoreError(StoreError):
    """The store was damaged or not ours: it has been put aside under another name, and a fresh one begun."""

    def __init__(self, message: str, aside: str | None) -> None:
        super().__init__(message)
        self.aside = aside
        """Where the old file is now; None when another reader has put it aside."""


class SettingsError(ReaderError):
    """One thing in the file of settings that is not taken, or cannot be written; the rest is used all the same."""

    def __init__(self, path: str, line: int, message: str, arguments: tuple[str, ...] = ()) -> None:
        super().__init__(path, line, message, arguments)
        self.path = path
        self.line = line
        """From 1; 0 when it concerns the file as a whole."""
        self.message = message
        self.arguments = arguments
        """What is put into the message, once it is translated."""

    def __str__(self) -> str:
        reason = _(self.message).format(*self.arguments)
        if not self.line:
            return f"{self.path}: {reason}"
        return _("{path}, line {line}: {reason}").format(path=self.path, line=self.line, reason=reason)


class DictionaryError(ReaderError):
    """One line of a person's dictionary that is no word; the others are used all the same."""

    def __init__(self, path: str, line: int) -> None:
        super().__init__(path, line)
        self.path = path
        self.line = line
        """From 1."""

    def __str__(self) -> str:
        reason = _("no word; write a word, perhaps its frequency and its part of speech")
        return _("{path}, line {line}: {reason}").format(path=self.path, line=self.line, reason=reason)


class CacheError(ReaderError):
    """What was built cannot be kept, or what was kept cannot be used; it is built again."""


class QueryError(ReaderError):
    """Something in a query that was not understood."""

    def __init__(self, query: str, reason: str, span: Span) -> None:
        super().__init__(query, reason, span)
        self.query = query
        self.reason = reason
        """A sentence of the interface."""
        self.span = span
        """Where in the query it stands, in code points."""

    def __str__(self) -> str:
        first, last = self.span.start + 1, max(self.span.start + 1, self.span.end)
        told = _("{query}: {reason} (characters {first} to {last})")
        return told.format(query=self.query, reason=self.reason, first=first, last=last)


class IncompleteError(ReaderError):
    """A search that was not left to end: its figures are too small."""

    def __init__(self, query: str, seconds: float | None, shortfall: str = "") -> None:
        super().__init__(query, seconds, shortfall)
        self.query = query
        self.shortfall = shortfall
        """Why, where that is neither time nor room."""
        self.seconds = seconds
        """How long it was allowed to take; None when it found more than is kept."""

    def __str__(self) -> str:
        if self.shortfall:
            return f"{self.query}: {self.shortfall}"
        if self.seconds is None:
            return _("{query}: more matches than can be kept; these are not all. Ask for less").format(query=self.query)
        told = _("{query}: stopped after {seconds:g} seconds; these are not all. Allow more by --timeout")
        return told.format(query=self.query, seconds=self.seconds)


class ArchiveError(ReaderError):
    """An archive refuses, or is none of ours; nothing secret is in its text."""

    def __init__(self, message: str, status: int = 0) -> None:
        super().__init__(message)
        self.status = status
        """What HTTP calls it; 0 where nothing was asked."""


class ArchiveSilentError(ArchiveError):
    """No host of an archive answers in time; it may do so later."""


class NotHereYetError(ReaderError):
    """Something of an archive that is on its way: when it has arrived, it can be asked for again."""


class UsageError(ReaderError):
    """The words of a command line are off."""
