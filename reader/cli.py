"""The command line: sole owner of standard output, standard error and exit codes.

`reader [PATH…]` opens the app; a first word that names a command runs that instead and opens no screen. Exit codes are
grep's: 0 something found, 1 nothing found, 2 an error, which is one line on standard error.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from reader import __version__, commands, keeping, wording
from reader.errors import NothingToReadError, ReaderError, StoreError, UnreadableError
from reader.library import Library, parsed_pages
from reader.paths import bundled
from reader.wording import _

FOUND, NOTHING, ERROR = 0, 1, 2

Command = Callable[[Library, argparse.Namespace, commands.Output], bool]


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line `argv` (without the program's name) and give the exit code."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    wording.use_language(_language_in(arguments))
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # Line ends as they are written, on every system: CSV brings its own.
            stream.reconfigure(encoding="utf-8", errors="replace", newline="\n")
    try:
        if arguments and arguments[0] == "index":
            return _index(command_parser("index").parse_args(arguments[1:]))
        if arguments and arguments[0] in COMMANDS:
            return _run(COMMANDS[arguments[0]], command_parser(arguments[0]).parse_args(arguments[1:]))
        return _open(app_parser().parse_args(arguments))
    except ReaderError as error:
        complain(error)
        return ERROR
    except BrokenPipeError:  # `reader articles | head`: the rest is not wanted
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FOUND
    except KeyboardInterrupt:
        return 128 + 2


def complain(error: ReaderError) -> None:
    """One line on standard error."""
    print(f"reader: {commands.one_line(str(error))}", file=sys.stderr)


def app_parser() -> argparse.ArgumentParser:
    """Options of the app."""
    parser = argparse.ArgumentParser(
        prog="reader",
        description=_("A reading room for Chinese newspapers in the terminal."),
        epilog=_("Commands: {names}. `reader COMMAND --help` says more.").format(names=", ".join(OPTIONS)),
    )
    parser.add_argument("--version", action="version", version=f"reader {__version__}")
    _common(parser)
    return parser


def command_parser(name: str) -> argparse.ArgumentParser:
    """Options and arguments of the command `name`."""
    told = (keeping.index if name == "index" else COMMANDS[name]).__doc__
    parser = argparse.ArgumentParser(prog=f"reader {name}", description=_(told or ""))
    OPTIONS[name](parser)
    _common(parser, paths=name != "freq")
    parser.add_argument("--json", action="store_true", help=_("one JSON object a line"))
    return parser


def _common(parser: argparse.ArgumentParser, *, paths: bool = True) -> None:
    if paths:
        parser.add_argument(
            "paths", nargs="*", metavar="PATH", help=_("files, folders and archives; - is standard input")
        )
    parser.add_argument("--encoding", metavar="NAME", help=_("take the files to be in this encoding"))
    parser.add_argument("--no-cache", action="store_true", help=_("keep nothing on the disk, and use nothing kept"))
    parser.add_argument("--lang", choices=("zh", "en"), help=_("language of the interface"))


def _articles_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--explain", action="store_true", help=_("print each line with its class and the evidence for it")
    )


def _show_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("article", metavar="ID|N", help=_("an id, or the number of an article counted from 1"))
    parser.add_argument("--width", type=_width, metavar="N", help=_("cells a line"))


def _search_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("query", metavar="QUERY", help=_('words, "phrases", -without'))
    parser.add_argument("--limit", type=_count, default=20, metavar="N", help=_("hits to print; 0: all"))
    parser.add_argument("--sort", choices=("relevance", "date", "-date"), default="relevance")
    parser.add_argument("--context", type=_count, default=40, metavar="N", help=_("characters in a snippet"))


def _kwic_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("query", metavar="QUERY", help=_("what to find"))
    parser.add_argument("--context", type=_count, default=20, metavar="N", help=_("characters on either side"))
    parser.add_argument("--sort", choices=("left", "right", "position"), default="position")


def _freq_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("queries", nargs="+", metavar="QUERY", help=_("what to count; then the files, if any"))
    parser.add_argument("--by", choices=("year", "month", "day", "section", "publication"), required=True)
    parser.add_argument("--relative", action="store_true", help=_("bars by matches in a million characters"))


def _keywords_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--article", metavar="ID|N", help=_("of this article alone"))
    parser.add_argument("--limit", type=_count, default=20, metavar="N", help=_("words to print; 0: all"))


def _cite_options(parser: argparse.ArgumentParser) -> None:
    from reader.citation import STYLES

    parser.add_argument("article", metavar="ID|N", help=_("an id, or the number of an article counted from 1"))
    parser.add_argument(
        "--style",
        choices=tuple(STYLES),
        default="gbt7714-2025",
        help=_("GB/T 7714-2025, in force since July 2026, when none is named"),
    )


def _export_options(parser: argparse.ArgumentParser) -> None:
    from reader.export import FORMATS

    parser.add_argument("--format", choices=tuple(FORMATS), default="jsonl")
    parser.add_argument("--query", metavar="QUERY", help=_("only the articles that it finds, with its matches"))


def _index_options(parser: argparse.ArgumentParser) -> None:
    instead = parser.add_mutually_exclusive_group()
    instead.add_argument("--status", action="store_true", help=_("tell what is kept"))
    instead.add_argument("--clear", action="store_true", help=_("remove what is kept: of these files, or all"))


OPTIONS: dict[str, Callable[[argparse.ArgumentParser], None]] = {
    "articles": _articles_options,
    "show": _show_options,
    "search": _search_options,
    "kwic": _kwic_options,
    "freq": _freq_options,
    "keywords": _keywords_options,
    "cite": _cite_options,
    "export": _export_options,
    "index": _index_options,
}


def _count(text: str) -> int:
    number = int(text)
    if number < 0:
        raise ValueError
    return number


def _width(text: str) -> int:
    number = int(text)
    if number < 1:
        raise ValueError
    return number


def _language_in(arguments: Sequence[str]) -> str | None:
    """The language asked for, found before parsing, since the parser's own help is in it."""
    for word, following in zip(arguments, [*arguments[1:], ""], strict=False):
        if word == "--":
            break
        language = word.removeprefix("--lang=") if word.startswith("--lang=") else following if word == "--lang" else ""
        if language in ("zh", "en"):
            return language
    return None


def _open(options: argparse.Namespace) -> int:
    from reader.ui.start import run

    back = not options.paths
    problem = _settle(options)
    return run(
        options.paths,
        encoding=options.encoding,
        language=options.lang,
        cache=not options.no_cache,
        back=back,
        problem=problem,
    )


def _settle(options: argparse.Namespace) -> StoreError | None:
    """Where no path is named: the library last opened, and on first run (or when it is gone) the bundled page.

    Gives what was wrong with the store that was asked for it.
    """
    if options.paths:
        return None
    from reader.store import last_library

    last, problem = last_library()
    if last and any(Path(path).exists() for path in last.paths):
        options.paths, options.encoding = list(last.paths), options.encoding or last.encoding
    else:
        options.paths = [str(bundled("seeds"))]
    return problem


def _part_queries_from_paths(options: argparse.Namespace) -> None:
    """`freq QUERY… [PATH…]`: the words at the end that name something on disk are paths."""
    words = options.queries
    count = len(words)
    while count > 1 and (words[count - 1] == "-" or os.path.exists(words[count - 1])):  # noqa: PTH110
        count -= 1
    options.queries, options.paths = words[:count], words[count:]


def _run(command: Command, options: argparse.Namespace) -> int:
    if "queries" in options:
        _part_queries_from_paths(options)
    if damage := _settle(options):
        complain(damage)
    paths = options.paths
    output = commands.Output(sys.stdout, sys.stderr, colour=sys.stdout.isatty() and not os.environ.get("NO_COLOR"))
    if getattr(options, "explain", False):
        return FOUND if commands.explain(parsed_pages(paths, options.encoding, complain), output) else NOTHING
    library = Library(cache=not options.no_cache)
    for _progress in library.load(paths, encoding=options.encoding):
        pass
    for problem in library.problems:
        complain(problem)
    if not len(library):
        if library.problems:
            return ERROR
        raise NothingToReadError(
            _("{paths}: no article there; name a file or folder that holds text").format(paths=", ".join(paths))
        )
    found = command(library, options, output)
    if any(isinstance(problem, UnreadableError) for problem in library.problems):
        return ERROR
    return FOUND if found else NOTHING


def _index(options: argparse.Namespace) -> int:
    return FOUND if keeping.index(options, commands.Output(sys.stdout, sys.stderr, colour=False)) else NOTHING


COMMANDS: dict[str, Command] = {
    "articles": commands.articles,
    "show": commands.show,
    "search": commands.search,
    "kwic": commands.kwic,
    "freq": commands.freq,
    "keywords": commands.keywords,
    "cite": commands.cite,
    "export": commands.export,
}
