"""What may stand on the command line: options and arguments of the app and of each command."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from typing import NamedTuple, NoReturn

from reader import __version__
from reader.errors import UsageError
from reader.wording import N_, _


class Parser(argparse.ArgumentParser):
    """A parser whose errors are the program's own: one line, and what to do."""

    def error(self, message: str) -> NoReturn:
        """Raise `UsageError`; argparse would print the usage over several lines and leave."""
        raise UsageError(
            _(
                "{message}; `{program} --help` says what there is (what begins with - but is no option goes after --)"
            ).format(message=message, program=self.prog)
        )


def for_app(arguments: Sequence[str]) -> argparse.Namespace:
    """What the app is asked for. Raises `UsageError`, as `for_command` does."""
    return _parsed(app_parser(), arguments)


def for_command(name: str, arguments: Sequence[str]) -> argparse.Namespace:
    """What the command `name` is asked for; options and paths stand in any order."""
    return _parsed(command_parser(name), arguments)


GUARD = "\0"
"""Put before what follows `--`, so that none of it is taken for an option; no argument can hold it."""


def _parsed(parser: argparse.ArgumentParser, arguments: Sequence[str]) -> argparse.Namespace:
    """`arguments` read with options and others in any order, which argparse alone manages only without `--`."""
    end = arguments.index("--") if "--" in arguments else len(arguments)
    given = parser.parse_intermixed_args([*arguments[:end], *(GUARD + word for word in arguments[end + 1 :])])
    for name, value in vars(given).items():
        if isinstance(value, str):
            setattr(given, name, value.removeprefix(GUARD))
        elif isinstance(value, list):
            setattr(given, name, [word.removeprefix(GUARD) for word in value])
    return given


def app_parser() -> argparse.ArgumentParser:
    """Options of the app."""
    parser = Parser(
        prog="reader",
        description=_("A reading room for Chinese newspapers in the terminal."),
        epilog=_("Commands: {names}. `reader COMMAND --help` says more.").format(names=", ".join(COMMANDS)),
    )
    parser.add_argument("--version", action="version", version=f"reader {__version__}")
    _common(parser)
    return parser


def command_parser(name: str) -> argparse.ArgumentParser:
    """Options and arguments of the command `name`."""
    parser = Parser(prog=f"reader {name}", description=_(COMMANDS[name].purpose))
    COMMANDS[name].options(parser)
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
    parser.add_argument("--width", type=_number(1), metavar="N", help=_("cells a line"))


def _search_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("query", metavar="QUERY", help=_('words, "phrases", -without'))
    parser.add_argument("--limit", type=_number(0), default=20, metavar="N", help=_("hits to print; 0: all"))
    parser.add_argument("--sort", choices=("relevance", "date", "-date"), default="relevance")
    parser.add_argument("--context", type=_number(0), default=40, metavar="N", help=_("characters in a snippet"))
    parser.add_argument("--explain", action="store_true", help=_("say what each text asked for adds to the score"))


def _kwic_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("query", metavar="QUERY", help=_("what to find"))
    parser.add_argument("--context", type=_number(0), default=20, metavar="N", help=_("characters on either side"))
    parser.add_argument("--sort", choices=("left", "right", "position"), default="position")


def _freq_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("queries", nargs="+", metavar="QUERY", help=_("what to count; then the files, if any"))
    parser.add_argument("--by", choices=("year", "month", "day", "section", "publication"), required=True)
    parser.add_argument("--relative", action="store_true", help=_("bars by matches in a million characters"))


def _keywords_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--article", metavar="ID|N", help=_("of this article alone"))
    parser.add_argument("--limit", type=_number(0), default=20, metavar="N", help=_("words to print; 0: all"))


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


class Asked(NamedTuple):
    """What a command is for, and the options it has besides the common ones."""

    purpose: str
    options: Callable[[argparse.ArgumentParser], None]


COMMANDS: dict[str, Asked] = {
    "articles": Asked(N_("Print a line an article: section, headline, byline, date."), _articles_options),
    "show": Asked(N_("Print one article, typeset."), _show_options),
    "search": Asked(N_("Print ranked hits with snippets."), _search_options),
    "kwic": Asked(N_("Print each match with what stands left and right of it, aligned."), _kwic_options),
    "freq": Asked(N_("Print how often something is found by year, month, day, section or publication."), _freq_options),
    "keywords": Asked(N_("Print the words that tell articles from others, with their weights."), _keywords_options),
    "cite": Asked(N_("Print a citation of an article."), _cite_options),
    "export": Asked(N_("Print articles, to be taken along."), _export_options),
    "index": Asked(N_("Build or refresh the index that is kept, and tell what it holds."), _index_options),
}


def _number(least: int) -> Callable[[str], int]:
    """Reads a whole number of at least `least`."""

    def read(text: str) -> int:
        if not text.isdecimal() or int(text) < least:
            raise argparse.ArgumentTypeError(
                _("{text} is no number from {least} on").format(text=repr(text), least=least)
            )
        return int(text)

    return read


def language_in(arguments: Sequence[str]) -> str | None:
    """The language asked for, found before parsing, since the parser's own help is in it."""
    for word, following in zip(arguments, [*arguments[1:], ""], strict=False):
        if word == "--":
            break
        language = word.removeprefix("--lang=") if word.startswith("--lang=") else following if word == "--lang" else ""
        if language in ("zh", "en"):
            return language
    return None
