"""The command line: sole owner of standard output, standard error and exit codes.

`reader [PATH…]` opens the app; a first word that names a command runs that instead and opens no screen. Exit codes are
grep's: 0 something found, 1 nothing found, 2 an error, which is one line on standard error. A command is imported when
it is called, so that the app does not wait for any.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from reader import i18n
from reader.cli.exit_codes import ExitCode
from reader.cli.paths_given import is_piped, named_archives, require_files, require_paths, with_nearest
from reader.cli.registry import NAMES, Command, Needs, command
from reader.cli.words_given import language_in, paths_alone
from reader.errors import NothingToReadError, ReaderError, StoreError, UnreadableError
from reader.i18n import _
from reader.paths import AUTHORITY, bundled, is_address, meanings, settings_file, user_dictionary
from reader.settings import loading
from reader.ui.launch import signals

if TYPE_CHECKING:
    from argparse import Namespace
    from types import SimpleNamespace

    from reader.api.library import Library
    from reader.backends.ahead import Ahead
    from reader.cli.output import Output


def main(argv: Sequence[str] | None = None, ahead: Ahead | None = None) -> int:
    """Run the command line `argv` (without the program's name) and return the exit code.

    `ahead`: the result of reading in advance what the app is to open.
    """
    words = list(sys.argv[1:] if argv is None else argv)
    loaded = loading.read(settings_file())
    i18n.use_language(language_in(words) or loaded.settings.language)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # Line ends as they are written, on every system: CSV brings its own.
            stream.reconfigure(encoding="utf-8", errors="replace", newline="\n")
    try:
        code = _called(words, loaded, ahead)
        if sys.stdout is not None:
            sys.stdout.flush()
    except ReaderError as error:
        complain(error)
    except BrokenPipeError:  # `reader articles | head`: the rest is not wanted
        _write_no_more()
        return ExitCode.FOUND
    except OSError as error:  # problems with files are reported by their readers: this is the output
        _write_no_more()
        complain(ReaderError(_told_of(error)))
    except KeyboardInterrupt:
        return 128 + signal.SIGINT
    else:
        return code
    return ExitCode.ERROR


def _told_of(error: OSError) -> str:
    """What an error of the system says about the output, or about the current folder: without it no path has a name."""
    try:
        os.getcwd()  # noqa: PTH109 - pathlib costs
    except FileNotFoundError:
        if isinstance(error, FileNotFoundError):
            return _("the current folder does not exist any more")
    return _("cannot write the output: {reason}").format(reason=_(error.strerror or str(error)))


def _called(words: list[str], loaded: loading.LoadedSettings, ahead: Ahead | None) -> int:
    """Run the command that the first word names, else the app."""
    words = [*map(named_archives(loaded.settings.archives), words)]
    if loaded.settings.archive_ca:
        os.environ.setdefault(AUTHORITY, loaded.settings.archive_ca)
    name = words[0] if words else ""
    if name not in NAMES:
        return _open(paths_alone(words) or _parsed(words), loaded, ahead)
    if sys.stdout is None:
        raise ReaderError(_("standard output is closed; redirect it to a file or a terminal"))
    from reader.cli.arguments import for_command

    return _run(command(name), for_command(name, words[1:]))


def _parsed(words: list[str]) -> Namespace:
    """The arguments of the app. Raises `UsageError`."""
    from reader.cli.arguments import for_app

    return for_app(words)


def _write_no_more() -> None:
    """Discard unwritten output after a broken pipe, so that the interpreter does not report it at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def complain(error: ReaderError) -> None:
    """Print one line on standard error."""
    from reader.cli.output import one_line

    print(f"reader: {one_line(str(error))}", file=sys.stderr)


def _open(given: Namespace | SimpleNamespace, loaded: loading.LoadedSettings, ahead: Ahead | None) -> int:
    from reader.ui.launch.launcher import launch

    back = not given.paths
    require_paths(given.paths)
    problem = _settle(given)
    if ahead is not None and ahead.paths and (ahead.paths != given.paths or given.encoding is not None):
        ahead.close()  # It is of other files, or they are to be read otherwise.
        ahead = None
    reading = ahead if ahead is not None and ahead.paths else None

    def opened() -> Library:
        from reader.backends.opening import open_library

        return open_library(
            given.paths,
            encoding=given.encoding,
            cache=not given.no_cache,
            words=own_words(given.userdict),
            meanings=meanings(),
            insecure=given.insecure,
            ahead=reading,
        )

    return launch(given.paths, opened, told=loaded, back=back, problem=problem, keep=not given.no_cache, ahead=ahead)


def _settle(given: Namespace | SimpleNamespace) -> StoreError | None:
    """Without a path, open the library opened last, or the bundled page at the first start or if that is gone.

    Returns the problem with the store, if any.
    """
    if given.paths:
        return None
    from reader.store.last_library import last_library

    last, problem = last_library()
    if last and any(is_address(path) or Path(path).exists() for path in last.paths):
        given.paths, given.encoding = list(last.paths), given.encoding or last.encoding
    else:
        given.paths = [str(bundled("seeds"))]
    return problem


def own_words(named: str | None) -> Path | None:
    """The user dictionary named, else the one among the settings, if there is one. Raises an error if it is missing."""
    require_files([named] if named else [])
    return Path(named) if named else user_dictionary()


def _run(called: Command, given: Namespace) -> ExitCode:
    """Run a command, with a library where it needs one."""
    from reader.cli.output import Output, one_line

    signals.interrupts_raise()
    needs_library = called.needs is Needs.LIBRARY
    colour = needs_library and sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    output = Output(sys.stdout, sys.stderr, colour=colour)
    if not needs_library:
        return called.run(given, output)
    if "words" in given:
        from reader.cli.querying import part_words

        part_words(given)
    if not given.paths and is_piped():
        given.paths = ["-"]
    elif not given.paths:
        damage = _settle(given)
        if damage:
            complain(damage)
        output.warn(_("reader: in {paths}").format(paths=", ".join(map(one_line, given.paths))))
    if "explain" in given and called is command("articles") and given.explain:
        return _explain(given, output)
    library = _library(given, output)
    if not len(library.view):
        return ExitCode.ERROR
    found = called.run(library, given, output)
    unread = any(isinstance(problem, UnreadableError) for problem in library.problems)
    return ExitCode.ERROR if unread else found


def _library(given: Namespace, output: Output) -> Library:
    """The library that the command line names, read. Raises `NothingToReadError`; problems of files are printed."""
    from reader.backends.opening import open_library
    from reader.cli.output import await_all

    words = own_words(given.userdict)
    named = {"encoding": given.encoding, "words": words}
    library = open_library(given.paths, cache=not given.no_cache, insecure=given.insecure, alone=True, **named)
    await_all(library.load(), output)
    for problem in library.problems:
        complain(with_nearest(problem))
    if not len(library.view) and not library.problems:
        raise NothingToReadError(
            _("{paths}: no articles found. Pass a file or folder that contains text.").format(
                paths=", ".join(given.paths)
            )
        )
    return library


def _explain(given: Namespace, output: Output) -> ExitCode:
    """Print how pages were parsed, for which no library is needed."""
    from reader.backends.local.local_library import parsed_pages
    from reader.cli.commands.articles import explain

    return ExitCode.of(explain(parsed_pages(given.paths, given.encoding, complain), output, given.picture))
