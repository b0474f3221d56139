"""Error types. Each message is one line: what happened, to which file, and what to do.

Messages are in the language of the interface at the time when they are shown.
"""

from reader.i18n import N_, _
from reader.span import Span

SYSTEM_REASONS = (
    N_("No such file or directory"),
    N_("Permission denied"),
    N_("Operation not permitted"),
    N_("No space left on device"),
    N_("Read-only file system"),
    N_("Is a directory"),
    N_("Not a directory"),
    N_("File exists"),
    N_("Disk quota exceeded"),
    N_("Input/output error"),
    N_("Address already in use"),
    N_("Too many open files"),
)
"""Texts of the system's usual errors (`OSError.strerror`), which are translated where they are shown."""


class ReaderError(Exception):
    """An error that the user can act on; its text is shown unchanged, on one line."""


class UnreadableError(ReaderError):
    """A source that could not be read. It is reported and skipped."""

    def __init__(self, source: str, reason: str) -> None:
        super().__init__(source, reason)
        self.source = source
        self.reason = reason

    def __str__(self) -> str:
        return f"{self.source}: {_(self.reason)}"


class BrokenTextError(ReaderError):
    """Bytes invalid in the encoding of the rest. They are shown as U+FFFD; the rest of the text is read."""

    def __init__(self, source: str, encoding: str, count: int) -> None:
        super().__init__(source, encoding, count)
        self.source = source
        self.encoding = encoding
        self.count = count

    def __str__(self) -> str:
        template = _("{source}: {count} invalid characters ({encoding}); if there are many, try --encoding")
        return template.format(source=self.source, count=self.count, encoding=self.encoding)


class PartlyReadError(ReaderError):
    """A part of a source that was not understood or had to be repaired; the rest is read."""

    def __init__(self, source: str, reason: str, detail: str = "") -> None:
        super().__init__(source, reason, detail)
        self.source = source
        self.reason = reason
        self.detail = detail
        """Inserted into the translated reason."""

    def __str__(self) -> str:
        return f"{self.source}: {_(self.reason).format(self.detail)}"


class NothingToReadError(ReaderError):
    """The given paths hold no article."""


class NoTerminalError(ReaderError):
    """The app was started without a terminal."""


class UnknownArticleError(ReaderError):
    """No article of the library has the requested id or number."""


class StoreError(ReaderError):
    """The user's data cannot be read or saved; the program continues without."""


class DamagedStoreError(StoreError):
    """The store was damaged or of another program: it was renamed, and a new one was created."""

    def __init__(self, message: str, aside: str | None) -> None:
        super().__init__(message)
        self.aside = aside
        """Path of the renamed file; None if another instance renamed it."""


class SettingsError(ReaderError):
    """A setting in the file of settings that is invalid or cannot be saved; the others are used."""

    def __init__(self, path: str, line: int, message: str, arguments: tuple[str, ...] = ()) -> None:
        super().__init__(path, line, message, arguments)
        self.path = path
        self.line = line
        """Line number from 1; 0 if it concerns the whole file."""
        self.message = message
        self.arguments = arguments
        """Inserted into the translated message."""

    def __str__(self) -> str:
        reason = _(self.message).format(*self.arguments)
        if not self.line:
            return f"{self.path}: {reason}"
        return _("{path}, line {line}: {reason}").format(path=self.path, line=self.line, reason=reason)


class DictionaryError(ReaderError):
    """An invalid line of a user dictionary; the others are used."""

    def __init__(self, path: str, line: int) -> None:
        super().__init__(path, line)
        self.path = path
        self.line = line
        """Line number from 1."""

    def __str__(self) -> str:
        reason = _("not an entry; write a word, optionally its frequency and part of speech")
        return _("{path}, line {line}: {reason}").format(path=self.path, line=self.line, reason=reason)


class CacheError(ReaderError):
    """The cache cannot be saved or used; it is built again."""


LONGEST_QUOTED = 80
"""Characters of a query that a message quotes."""


def quoted_query(query: str) -> str:
    """A query as a message quotes it: on one line, a long one cut."""
    line = " ".join(query.split())
    return line if len(line) <= LONGEST_QUOTED else f"{line[: LONGEST_QUOTED - 1]}…"


class QueryError(ReaderError):
    """A part of a query that was not understood."""

    def __init__(self, query: str, reason: str, span: Span) -> None:
        super().__init__(query, reason, span)
        self.query = query
        self.reason = reason
        """A translated sentence."""
        self.span = span
        """Span in the query, in code points."""

    def __str__(self) -> str:
        first, last = self.span.start + 1, max(self.span.start + 1, self.span.end)
        template = _("{query}: {reason} (characters {first} to {last})")
        return template.format(query=quoted_query(self.query), reason=self.reason, first=first, last=last)


class IncompleteError(ReaderError):
    """A search that was interrupted: its numbers are too low."""

    def __init__(self, query: str, seconds: float | None, shortfall: str = "") -> None:
        super().__init__(query, seconds, shortfall)
        self.query = query
        self.shortfall = shortfall
        """Reason, if it is neither time nor memory."""
        self.seconds = seconds
        """Time limit in seconds; None if the limit on results was exceeded."""

    def __str__(self) -> str:
        query = quoted_query(self.query)
        if self.shortfall:
            return f"{query}: {self.shortfall}"
        if self.seconds is None:
            return _("{query}: too many matches; results are incomplete. Narrow the query").format(query=query)
        template = _("{query}: stopped after {seconds:g} seconds; results are incomplete (see --timeout)")
        return template.format(query=query, seconds=self.seconds)


class ArchiveError(ReaderError):
    """An archive refuses, or is not compatible; its text holds no secrets."""

    def __init__(self, message: str, status: int = 0) -> None:
        super().__init__(message)
        self.status = status
        """HTTP status; 0 if there was no request."""


class ArchiveSilentError(ArchiveError):
    """No host of an archive answers in time; it may do so later."""


class NotHereYetError(ReaderError):
    """Data of an archive that is being loaded: it can be requested again when it has arrived."""

    def __str__(self) -> str:
        return _("Loading from the archive…")


class UsageError(ReaderError):
    """The arguments of the command line are invalid."""
